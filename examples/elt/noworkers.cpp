// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "workers.h"

#include <libparallel/errors.h>

namespace {

/// Loading here what is meant for other machines would surprise.
void refuseIfSet(const char *variable)
{
    if (!qEnvironmentVariableIsEmpty(variable))
        throw parallel::ConfigError(
            QStringLiteral("%1 is set, and this elt was built without "
                           "Parallel::Cluster, so it has no workers on other machines")
                .arg(QLatin1String(variable))
                .toStdString());
}

} // namespace

void serveIfWorker()
{
    refuseIfSet("PARALLEL_WORKER");
}

bool isReadAnywhere(const Source &)
{
    return false;
}

LoadByWorker loadByWorker(const Job &, const parallel::Retry &)
{
    refuseIfSet("PARALLEL_CLUSTER");
    return {};
}
