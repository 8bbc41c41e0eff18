// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/fence.h"
#include "base/parker.h"
#include "base/settings.h"
#include "worker/threadpool.h"

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
/// Waking is what costs, so it is throttled: while one worker is on its way to the queue
/// no other is woken, or two while their threads start, and one that finds work there wakes
/// the next. A burst of a million calls makes a handful of wake-ups, and W workers start in
/// two chains.
///
/// No wake-up is lost: who adds work does so before it looks at m_wakeable; who
/// makes the roster wakeable does so before it looks at the queue; a fence lies
/// between on both sides, the light one for every call, the heavy one here.
///
/// Workers get their threads of a QThreadPool. One that has slept for `idleTimeout` gives
/// its thread back, and so do those that are too many after setLimit(); on a pool that the
/// program has named, all do that have nothing to do. The worker itself stays, and is the
/// first to be started again.
///
/// A start that has not begun after a moment is looked at by checkStarts(): the system may
/// have refused the thread, and Qt does not say so.
class Roster
{
public:
    Roster(Pool &pool, const Settings &settings);
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
    /// It has got a thread. Worker only, as are those that follow.
    void begin(Worker &worker);
    /// Sleeps until there is work. With nothing unsettled. False: it has to leave its thread.
    bool rest(Worker &worker);
    /// It was woken, and has found work.
    void found(Worker &worker);
    /// It gives its thread back; last of all. If it \a yields it is still active, and wants
    /// to go on when others have had a turn.
    void leave(Worker &worker, bool yields);

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
    /// Does any worker have a thread?
    bool isStaffed() const noexcept { return m_staffed.load(std::memory_order_acquire); }
    /// How many starts have not begun.
    int starting() const noexcept { return m_startCount.load(std::memory_order_relaxed); }
    /// Looks at the starts that should have begun. By the supervisor, now and then.
    void checkStarts();
    /// What its workers get their threads of.
    ThreadPool &threads() const noexcept { return *m_threads; }
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
    using Lock = std::unique_lock<std::mutex>;
    void wakeOne();
    void startOne(Lock &lock, bool woken);
    Worker *hire() noexcept;
    bool give(Worker &worker, bool needsThread, bool isDoubtful);
    void removeStart(Worker &worker);
    void noteRefused(Lock &lock);
    bool checkStart(Worker &worker, bool canStart, bool isSaturated);
    void wakeIfWork();
    void update();
    void passPlaceOn();
    void arrive(Worker &worker);
    bool sleep(Worker &worker);
    int threadsNow() const;

    Pool &m_pool;
    std::shared_ptr<ThreadPool> m_threads;
    const int m_priority; // of its starts
    mutable std::mutex m_mutex; // guards all below
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::vector<Worker *> m_idle;       // the latest to sleep is the first to wake
    std::vector<Worker *> m_threadless; // to be started when there is work
    std::vector<Worker *> m_starts;     // have been started, and have not begun
    std::vector<Worker *> m_returning;  // wait in reclaimPlace(), the first came first
    const std::chrono::milliseconds m_idleTimeout; // max(): never
    int m_onThreads = 0; // workers that have begun and not left
    int m_leaving = 0;   // those of them that will do nothing but leave
    int m_passing = 0;   // threads that start a worker just now, or have just been left by one
    std::condition_variable m_left; // any of these has become less
    int m_surplus = 0; // so many more threads must end
    Clock::time_point m_hireAgain; // after a thread could not be started
    int m_limit;
    std::atomic<int> m_active{0}; // changed with m_mutex held; pairs as the fences of Pool::onQuiet()
    std::atomic<int> m_startCount{0}; // of m_starts, to be read without the lock; relaxed
    int m_onTheWay = 0; // workers that were woken or started, and have not yet found work
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
