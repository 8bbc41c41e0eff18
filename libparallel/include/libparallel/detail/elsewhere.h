// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How a call may be run by another process. Not part of the public API: Parallel::Cluster
/// uses it.

#pragma once

#include <libparallel/export.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qglobal.h>

#include <memory>

namespace parallel::detail {

struct PolicyHead;
class WaitingRoom;

/// What another process does for a call. Until comeBack(), the call is in no queue and holds no
/// worker and no thread, but keeps its places at its limits; it can be cancelled as one that is queued.
class PARALLEL_EXPORT Elsewhere
{
public:
    Elsewhere() = default;
    virtual ~Elsewhere();
    Elsewhere(const Elsewhere &) = delete;
    Elsewhere &operator=(const Elsewhere &) = delete;

    /// The answer is there: a worker runs the call's callable once more, which finds this in
    /// takeDeparture(). Does nothing if the call has been dropped. Any thread, once.
    void comeBack();
    /// The call was begun so many nanoseconds ago, by the worker with this number (remoteWorker()). For the
    /// monitor; again where others have begun it too. Any thread, before comeBack().
    void setBegun(quint16 worker, qint64 nanosecondsAgo);
    /// How far the call is, for the monitor; nothing if it has been dropped. Any thread.
    void setProgress(qint64 done, qint64 total);
    /// The call has ended: nobody waits for an answer any more. Any thread, no lock held.
    virtual void forget() noexcept = 0;

private:
    friend class WaitingRoom;
    // Guarded by the waiting room:
    PolicyHead *m_head = nullptr; // of the call that waits
    bool m_isBack = false;
    quint16 m_worker = 0;
    qint64 m_begun = 0; // of the monotonic clock; 0: not that it is known
};

/// How this process's journal names a worker of another one, from 1 there. 0: it does not. Any thread.
PARALLEL_EXPORT quint16 remoteWorker(const QByteArray &host, qint64 pid, int worker);

/// The call that runs on this thread, and may run elsewhere.
struct Departing
{
    std::shared_ptr<Elsewhere> *place;
    qint64 timeout; // of each attempt, in nanoseconds; 0: none
    int attempt;
    quint64 id; // as TaskInfo::id; 0: it has none
};
/// For the callable of a remote task. No place: it is to be run here. Where that is empty, it puts
/// there where the call goes, and throws LeavesCall; else the call has come back, with the answer.
/// The second one that asks gets none.
PARALLEL_EXPORT Departing takeDeparture() noexcept;
struct LeavesCall
{};

/// What a library of remote calls is asked.
struct ClusterHooks
{
    /// Threads are about to be made. May throw, and need not return.
    void (*beforeThreads)();
    /// Do remote calls of this process leave it?
    bool (*isOn)() noexcept;
};
/// \a hooks lives as long as the process.
PARALLEL_EXPORT void setClusterHooks(const ClusterHooks *hooks) noexcept;

} // namespace parallel::detail
