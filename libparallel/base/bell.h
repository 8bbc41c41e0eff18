// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/fence.h"
#include "base/parker.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace parallel::detail {

/// Where any number of threads sleep until something has changed. Who has changed it
/// rings; that costs a fence and a load as long as nobody sleeps.
class Bell
{
public:
    /// Blocks until \a done() holds, which is asked with the lock held, or until
    /// \a deadline. Returns whether it holds.
    template<typename Done>
    bool waitUntil(Clock::time_point deadline, Done done)
    {
        std::unique_lock lock(m_mutex);
        m_sleepers.fetch_add(1, std::memory_order_relaxed);
        fullFence(); // pairs with the one in ring(): it sees this, or done() sees the change
        bool isDone = done();
        for (bool isLate = false; !isDone && !isLate; isDone = done()) {
            if (deadline == Clock::time_point::max())
                m_rung.wait(lock);
            else
                isLate = m_rung.wait_until(lock, deadline) == std::cv_status::timeout;
        }
        m_sleepers.fetch_sub(1, std::memory_order_relaxed);
        return isDone;
    }

    /// Lets those who sleep look again. After the change. Any thread.
    void ring()
    {
        fullFence(); // pairs with the one in waitUntil()
        if (m_sleepers.load(std::memory_order_relaxed) > 0) {
            const std::lock_guard lock(m_mutex);
            m_rung.notify_all();
        }
    }

    /// In the child of a fork: those who slept are the parent's.
    void startAnew() noexcept
    {
        new (&m_mutex) std::mutex;
        new (&m_rung) std::condition_variable;
        m_sleepers.store(0, std::memory_order_relaxed);
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_rung;
    std::atomic<int> m_sleepers{0};
};

} // namespace parallel::detail
