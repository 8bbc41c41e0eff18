// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "namestatistics.h"
#include "scopelabels.h"
#include "tally.h"
#include "timeplot.h"

#include <libparallel/journal.h>

#include <QtCore/qhash.h>
#include <QtCore/qlist.h>
#include <QtCore/qmetatype.h>
#include <QtCore/qstring.h>

#include <algorithm>
#include <memory>

namespace monitor {

/// What a worker of another process has done for a job.
struct RemoteLoad
{
    quint64 running = 0;
    quint64 succeeded = 0;
    quint64 failed = 0;
    quint64 cancelled = 0;
    qint64 ran = 0; ///< Nanoseconds, of those that have ended.
    qint64 first = -1; ///< Time point at which the first of them began.
    qint64 last = -1; ///< Time point at which the latest of them ended.

    /// Takes in that of another worker.
    void add(const RemoteLoad &other)
    {
        running += other.running;
        succeeded += other.succeeded;
        failed += other.failed;
        cancelled += other.cancelled;
        ran += other.ran;
        if (other.first >= 0)
            first = first < 0 ? other.first : std::min(first, other.first);
        last = std::max(last, other.last);
    }
};

/// A job at one moment. Never changes; shared between threads without a lock.
struct Snapshot
{
    parallel::Journal::Info info;
    parallel::Journal::State state = parallel::Journal::State::Finished;
    qint64 now = 0; ///< Time point: now, or when it ended or was last seen alive.
    QList<parallel::Journal::Pool> pools;
    QList<parallel::Journal::RemoteWorker> remoteWorkers; ///< Of other processes.
    ScopeLabels scopes; ///< Their names, made different.
    parallel::Journal::Missing missing;
    QString problem; ///< What is wrong with the file; empty: nothing.

    // Of all pools, whether recorded or not: these are exact and never older
    // than the snapshot.
    quint64 queued = 0;
    quint64 running = 0;
    quint64 succeeded = 0;
    quint64 failed = 0;
    quint64 cancelled = 0;
    quint64 completed() const { return succeeded + failed + cancelled; }
    quint64 total() const { return completed() + queued + running; }
    /// Of the running ones, in other processes.
    quint64 elsewhere() const
    {
        quint64 sum = 0;
        for (const parallel::Journal::Pool &pool : pools)
            sum += pool.elsewhere;
        return sum;
    }
    int workers = 0; ///< Of the open pools.
    quint64 dropped = 0; ///< Of the cancelled ones: they never started.
    std::optional<Tally> tally; ///< Of a process that died, where the pools' own counts are older.

    /// Completed a second: of the last ends; of the whole when it has ended. -1: not known.
    double rate = -1;
    qint64 eta = -1; ///< Nanoseconds until all is done; -1: nobody knows yet.

    /// Time point up to which the tasks themselves have been summed, for what
    /// follows. False while a big file is still being read: it is not all yet.
    bool complete = false;
    quint64 summed = 0; ///< Tasks in `names`.
    quint64 damaged = 0; ///< Records that make no sense and are left out.
    int lanes = 0; ///< The highest number of this process's workers that a task has.
    bool tellsProgress = false; ///< Any task.
    int busy = -1; ///< Workers with a task that does not only wait for others. -1: not known.
    quint32 slotCount = 0;
    QList<NameStatistics> names; ///< By total run time, longest first.
    QHash<int, RemoteLoad> remote; ///< What other processes did, by Record::worker.
    Plot plot;
};
using SnapshotPtr = std::shared_ptr<const Snapshot>;

} // namespace monitor

Q_DECLARE_METATYPE(monitor::SnapshotPtr)
