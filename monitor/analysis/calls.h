// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/work.h"

#include <libparallel/journal.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qhash.h>

#include <limits>
#include <vector>

namespace monitor {

/// Nanoseconds. From the end of one task to the beginning of the next a worker needs so long at most;
/// beyond it something else held the call back.
inline constexpr qint64 handOver = 2'000'000;

/// One call that has run, by the index of others in Calls::all.
struct Call
{
    static constexpr quint32 none = std::numeric_limits<quint32>::max();

    qint64 queued = 0; ///< Time points, nanoseconds.
    qint64 started = 0;
    qint64 finished = 0;
    quint32 slot = 0;
    quint32 parent = none;
    quint32 group = 0; ///< As in the journal; 0: none.
    quint16 pool = 0;
    quint16 worker = 0;
    quint16 name = 0; ///< In Calls::names.

    /// A worker of another process ran it.
    bool isRemote() const { return worker >= parallel::Journal::lowestRemoteWorker; }
};

/// When a task only waited for calls of its own: from its last call in a group until all of
/// the group had ended. It has given its place to another meanwhile.
struct GroupWait
{
    quint32 owner = 0; ///< The task.
    quint32 last = 0;  ///< The call that ended last.
    quint32 group = 0;
    qint64 from = 0;
    qint64 to = 0;
};

/// The calls of a run and what depended on what, as far as a journal tells: who called whom,
/// in which group, and when. For those who ask why a run took as long as it did.
struct Calls
{
    std::vector<Call> all; ///< In the order in which they were called.
    std::vector<GroupWait> waits; ///< By owner, then by time.
    std::vector<QByteArray> names; ///< 1000 at most; all others share the last.
    QList<parallel::Journal::Pool> pools;
    qint64 end = 0; ///< When the run ended, or until when it is known.
    quint64 neverRan = 0; ///< Calls that are left out: dropped, or still queued.

    /// A task that still runs does so until now. Reads all of the journal; blocks.
    static Calls of(const parallel::Journal &journal, Work &work);

    /// The waits of a task.
    std::pair<const GroupWait *, const GroupWait *> waitsOf(quint32 owner) const;
    /// Nanoseconds that it ran, without what it waited.
    qint64 workOf(quint32 call) const;
    /// Of a pool: as many as the journal tells, or, where other processes ran its calls, as many as did.
    /// 1 at least.
    int workersOf(quint16 pool) const;

    QHash<quint16, int> remoteWorkers; ///< Of other processes, by pool.
};

} // namespace monitor
