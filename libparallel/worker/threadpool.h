// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/settings.h"

#include <libparallel/export.h>

#include <QtCore/qthreadpool.h>

#include <atomic>
#include <memory>
#include <mutex>

namespace parallel::detail {

class Start;
class Worker;

/// The QThreadPool that workers get their threads of: one of the library's own, which is
/// kept for a moment when its scope has ended and lent to the next one, or one that the
/// program has named, which may run other things too. Any thread.
///
/// Qt counts a thread that the system refused to start as one that works, for ever. So a
/// pool that has lost a start is told to have one place more, and is never waited for.
class ThreadPool
{
public:
    /// The one that \a settings name, or one that is kept, or a new one. Throws std::bad_alloc.
    static std::shared_ptr<ThreadPool> take(const Settings &settings);
    /// No worker is on its threads any more: lends it to the next scope.
    static void giveBack(std::shared_ptr<ThreadPool> threads) noexcept;

    explicit ThreadPool(QThreadPool &given) : m_pool(&given), isGiven(true) {}
    ThreadPool(unsigned stackSize, QThread::Priority priority);
    ~ThreadPool();
    ThreadPool(const ThreadPool &) = delete;
    ThreadPool &operator=(const ThreadPool &) = delete;

    QThreadPool *qt() const noexcept { return m_pool; }

    /// Queues \a start, which then runs \a worker. Throws std::bad_alloc: abandon it, as nobody
    /// knows how far Qt has come.
    void start(Start &start, Worker &worker, int priority);
    /// Takes back what has not begun and is still in the QThreadPool's queue.
    bool withdraw(Start &start);
    /// Gives up \a start, and keeps it until it begins, if it ever does. If the thread was
    /// \a refused, or after a second, its place is made good. False: it has just begun.
    bool abandon(Start *start, bool refused) noexcept;
    /// By a start that was abandoned, as it begins: ends it.
    void beganLate(Start *start);

    /// Do all the threads that it may have work, so that a start has to wait in its queue?
    bool isSaturated();
    /// Of our own: lets it have so many threads.
    void allowThreads(int count) noexcept;
    void allowMoreThreads(int count) noexcept;
    /// Can the system start a thread just now, such as its are?
    bool canStartThread() const;

    /// A thread of the pool is about to sleep: another one may work meanwhile …
    void lendPlace() noexcept;
    /// … and goes on.
    void reclaimPlace() noexcept { m_pool->reserveThread(); }
    /// Is this thread one of those of a pool that is given?
    bool hostsThisThread() const noexcept;

    /// In the child of a fork: its threads are the parent's, and nobody waits for them.
    void leaveToParent() noexcept { m_isParents = true; }
    bool isParents() const noexcept { return m_isParents; }

private:
    class Kept;
    friend void endKeptThreads();
    bool hasLost();
    bool hasRefused();
    void endThreads();
    void replaceLost() noexcept;
    void setAllowed(int count) noexcept;

    QThreadPool *const m_pool;
    std::mutex m_mutex; // guards the next two
    Start *m_lost = nullptr; // linked; Qt waits in its destructor for what it believes to run
    std::atomic<bool> m_hasUnreplaced{false}; // some of these; relaxed: who sees it takes the lock
    int m_allowed = 0;
    bool m_isParents = false; // set where there is but one thread

public:
    const bool isGiven;
    /// Starts of all scopes that have not begun, on a pool that is given. Relaxed: it tells
    /// workers that it is time to look, and they look again.
    std::atomic<int> waiting{0};
};

/// Ends the threads that are kept for the next scope, and waits for that. For tests, which
/// count what is left.
PARALLEL_EXPORT void endKeptThreads();

/// While it lives, this thread waits: where it is one of the pool that is given, another one
/// may work in its place.
class PlaceLent
{
public:
    explicit PlaceLent(ThreadPool &threads) noexcept
        : m_threads(threads.hostsThisThread() ? &threads : nullptr)
    {
        if (m_threads)
            m_threads->lendPlace();
    }
    ~PlaceLent()
    {
        if (m_threads && !m_threads->isParents()) // a slot may have forked
            m_threads->reclaimPlace();
    }
    PlaceLent(const PlaceLent &) = delete;
    PlaceLent &operator=(const PlaceLent &) = delete;

private:
    ThreadPool *const m_threads;
};

} // namespace parallel::detail
