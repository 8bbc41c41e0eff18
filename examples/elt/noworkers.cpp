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

bool hasWorkers(const QString &)
{
    refuseIfSet("PARALLEL_CLUSTER");
    return false;
}

bool isReadAnywhere(const Source &)
{
    return false;
}

Loaded loadByWorker(const Source &, const QString &, const WarehouseOptions &)
{
    throw parallel::UsageError("there are no workers");
}
