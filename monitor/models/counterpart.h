// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/sessions.h"

#include <libparallel/journal.h>

#include <optional>

namespace monitor {

/// Where the other half of a remote call is recorded: of one that a job has made, the task in the worker's
/// journal, and of that the call in the job's.
struct Counterpart
{
    QString host;
    qint64 pid = 0;
    QString query; ///< Finds it there.
    QString path;  ///< The journal. Empty: that is not in the list.
};

/// Nothing: the task is not one of a remote call.
std::optional<Counterpart> counterpartOf(const parallel::Journal &journal,
                                         const parallel::Journal::Record &task,
                                         const QList<Session> &sessions);

} // namespace monitor
