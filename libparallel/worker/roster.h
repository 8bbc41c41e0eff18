// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/fence.h"
#include "base/parker.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace parallel::detail {

class Pool;
class Worker;

/// Who works and who sleeps. At most `limit` workers are active: they run tasks
/// or look for some. All others sleep: because there is no work, because their
/// task waits for its group and has lent its place, or because the limit fell.
///
/// Waking is what costs, so it is throttled: while one worker is on its way to
/// the queue no other is woken, and one that finds work there wakes the next. A
/// burst of a million calls makes a handful of wake-ups, and W workers start in
/// a chain.
///
/// No wake-up is lost: who adds work does so before it looks at m_wakeable; who
/// makes the roster wakeable does so before it looks at the queue; a fence lies
/// between on both sides, the light one for every call, the heavy one here.
///
/// A worker that has slept for `idleTimeout` ends its thread, and so do those that are too
/// many after setLimit(). Under the lock it is seen that it sleeps, so that nobody wakes
/// it then; the worker itself stays, and is the first to be started again.
class Roster
{
public:
    Roster(Pool &pool, int limit, std::chrono::milliseconds idleTimeout);
    ~Roster();

    /// There is work in the queue.
    void workAdded()
    {
        lightFence();
        if (m_wakeable.load(std::memory_order_relaxed))
            wakeOne();
    }

    /// Should a worker rest() before it takes the next call?
    bool hasNews() const noexcept { return m_news.load(std::memory_order_relaxed); }
    /// Sleeps until there is work. Worker only, with nothing unsettled. False: its
    /// thread has to end.
    bool rest(Worker &worker);
    /// A worker that was woken has found work.
    void found(Worker &worker);

    /// The worker's task is going to sleep: another one may take its place …
    void lendPlace();
    /// … and goes on: as soon as there is a place for it.
    void reclaimPlace(Worker &worker);

    void setLimit(int limit);
    int limit() const;
    void setPaused(bool paused);
    bool isPaused() const;
    /// How many threads there are now.
    int threadCount() const;
    /// Takes no lock: who waits asks with one of its own held.
    bool isActive() const noexcept { return m_active.load(std::memory_order_relaxed) > 0; }
    /// Not one thread could be started: those who call and wait must do the work.
    bool isUnstaffed() const noexcept { return m_unstaffed.load(std::memory_order_acquire); }
    /// Has a thread been started, and the last of them not ended since?
    bool isStaffed() const noexcept { return m_staffed.load(std::memory_order_acquire); }
    /// Tries again to start one, now and then. False: still none.
    bool staffAgain();
    /// Tries again where there are some, but not as many as there should be. True:
    /// there is work that waits for another one.
    bool tryAgain();

    /// Calls Pool::onQuiet() if no worker is active.
    void checkQuiet();
    /// Ends the workers and waits for them. Nothing is queued or running any more.
    void end();

    /// Around a fork().
    void lockForFork() { m_mutex.lock(); }
    void unlockAfterFork() { m_mutex.unlock(); }
    /// In its child: the threads are the parent's, and no others start. With the lock held.
    void startAnew();

private:
    void wakeOne();
    Worker *hire() noexcept;
    void wakeIfWork();
    void update();
    void passPlaceOn();
    bool sleep(Worker &worker);
    int threads() const;

    Pool &m_pool;
    mutable std::mutex m_mutex; // guards all below
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::vector<Worker *> m_idle;          // the latest to sleep is the first to wake
    std::vector<Worker *> m_threadless;    // their threads have ended, or are about to
    std::vector<Worker *> m_returning;     // wait in reclaimPlace(), the first came first
    const std::chrono::milliseconds m_idleTimeout; // max(): never
    int m_starting = 0; // threads that are being started; who ends the pool waits for that
    std::condition_variable m_started;
    int m_surplus = 0; // so many more threads must end
    Clock::time_point m_hireAgain; // after a thread could not be started
    int m_limit;
    std::atomic<int> m_active{0}; // changed with m_mutex held; pairs as the fences of Pool::onQuiet()
    bool m_waking = false; // a worker is on its way to the queue
    bool m_paused = false;
    bool m_ending = false;
    bool m_warned = false; // that a thread could not be started
    std::atomic<bool> m_staffed{false};
    // Read by every call and task, changed only when somebody sleeps or wakes:
    alignas(64) std::atomic<bool> m_wakeable{true}; // by who adds work
    std::atomic<bool> m_news{false}; // by workers
    std::atomic<bool> m_unstaffed{false};
};

} // namespace parallel::detail
