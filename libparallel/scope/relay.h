// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/threads.h>

#include "scope/parker.h"

#include <atomic>
#include <mutex>

namespace parallel::detail {

class Pool;

/// Carries what the workers do to the signals of a Threads object, in the thread
/// that owns it: in an event that it posts there, or, while that thread waits
/// for the pool, in that wait.
class Relay
{
public:
    /// So that there are at most 30 progressChanged() a second.
    static constexpr std::chrono::milliseconds interval{34};

    explicit Relay(Threads &threads) : m_threads(threads) {}

    // --- any thread ---

    /// Is anybody connected to the signals of single tasks?
    bool wantsTasks() const noexcept { return m_wantsTasks.load(std::memory_order_relaxed); }
    void setWantsTasks(bool wants) noexcept { m_wantsTasks.store(wants, std::memory_order_relaxed); }
    void tell(TaskInfo info);

    /// Nobody is running tasks any more, perhaps because all have ended.
    void onQuiet();
    /// Now and then while there may be something to tell. False: there is not.
    bool tick(Pool &pool);

    // --- the owning thread ---

    bool belongsToThisThread() const;
    void deliver(Pool &pool);
    /// The same, with the final counts even if the last ones were just told.
    void deliverAll(Pool &pool);

private:
    void post();
    void deliverTasks();

    Threads &m_threads;
    std::atomic<bool> m_wantsTasks{false};
    std::atomic<bool> m_posted{false};
    std::atomic<bool> m_quiet{false}; // since the last delivery

    std::mutex m_tasksMutex;
    QList<TaskInfo> m_tasks; // to be told, in order

    // The owning thread's:
    Progress m_told;
    qint64 m_toldDrained = 0; // total() at the last drained()
    Clock::time_point m_toldAt;
    std::atomic<qint64> m_toldTotal{0}; // for tick(): completed() that was told
};

} // namespace parallel::detail
