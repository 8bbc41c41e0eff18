// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/journal.h>

#include <functional>
#include <optional>

namespace monitor {

/// How many tasks are in which state. A process that dies has no time to store its pools'
/// last counts; its tasks know better.
struct Tally
{
    quint64 queued = 0;
    quint64 running = 0;
    quint64 succeeded = 0;
    quint64 failed = 0;
    quint64 cancelled = 0;
    qint64 latest = 0; ///< When the last thing happened to any of them: it lived then.

    void add(const parallel::Journal::Record &task);
    /// Those that made room.
    void add(const parallel::Journal::Missing &missing);
};

/// Do all scopes that are open take no tasks for now?
bool isPaused(const QList<parallel::Journal::Pool> &pools);

/// Do its records and what the header counts as dropped make all calls?
bool hasAllCalls(const parallel::Journal &journal);

/// By looking at each task, until \a stop says true: then nothing, and also where
/// records are missing that nobody has counted.
std::optional<Tally> tallyOf(const parallel::Journal &journal, const std::function<bool()> &stop);

} // namespace monitor
