// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include <libparallel/thistask.h>

#include <libparallel/detail/call.h>

namespace parallel::thisTask {

void setProgress(qint64, qint64) {}

void setText(const QString &) {}

std::stop_token stopToken()
{
    return detail::currentStopToken();
}

} // namespace parallel::thisTask
