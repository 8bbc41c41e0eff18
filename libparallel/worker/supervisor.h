// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

#include <atomic>
#include <condition_variable>
#include <limits>
#include <mutex>
#include <thread>
#include <vector>

namespace parallel::detail {

class Pool;

/// What goes on in a pool, as far as somebody has to look for it.
enum class Activity {
    None,  ///< Nothing, or calls that wait for what wakes the supervisor.
    Waits, ///< Calls wait that somebody may cancel without telling: now and then.
    Runs,  ///< Several times a second.
};

/// The one thread of a process that looks at its pools a few times a second, so
/// that workers need not: who has been cancelled from outside, what progress is
/// there to show. Sleeps while nothing runs, until the first of the calls that wait is due; looks
/// now and then where those may be cancelled by a monitor or the holders of their futures, of which
/// nobody tells. Ends when there are no pools.
class Supervisor
{
public:
    static Supervisor &instance();

    void add(Pool *pool);
    /// Returns when the supervisor has done with it.
    void remove(Pool *pool);
    /// Cancels all pools, the latest first. False: there was nothing in them to be cancelled.
    bool cancelAll(const char *why);

    /// Something runs, or has ended. Any thread, whatever it has locked.
    void wake()
    {
        if (m_asleep.load(std::memory_order_acquire))
            wakeUp();
    }
    /// As that, and it comes by itself at \a due (nanoseconds of the monotonic clock), or before.
    void wakeBy(qint64 due);
    /// Wakes it. False: its thread cannot be started.
    bool wakeForSure();
    /// Its thread could not be started: who waits should wake() it now and then.
    bool isMissing() const noexcept { return m_missing.load(std::memory_order_relaxed); }

private:
    Supervisor() = default;
    void wakeUp();
    void run();
    Activity lookAround();
    void stop();
    void lockForFork();
    void unlockAfterFork();
    void startAnew();

    static constexpr qint64 never = std::numeric_limits<qint64>::max();

    std::mutex m_poolsMutex; // guards the next five
    std::vector<Pool *> m_pools;
    Pool *m_looksAt = nullptr;
    Pool *m_cancels = nullptr; // by cancelAll()
    std::condition_variable m_lookedAt;
    bool m_removed = false;

    std::mutex m_mutex; // guards those below; never held while another one is taken
    std::condition_variable m_wake;
    std::thread m_thread;
    int m_poolCount = 0; // of m_pools
    qint64 m_due = never; // when it has to come at the latest
    bool m_running = false;
    bool m_stopping = false;
    std::atomic<bool> m_asleep{true};
    std::atomic<bool> m_missing{false};
};

} // namespace parallel::detail
