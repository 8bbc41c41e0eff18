// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace parallel::detail {

using Clock = std::chrono::steady_clock;

/// \a nanoseconds are those of platform::monotonicNanoseconds().
inline Clock::time_point timePoint(std::int64_t nanoseconds) noexcept
{
    return Clock::time_point(std::chrono::nanoseconds(nanoseconds));
}

/// Where one thread sleeps until another one lets it go on. A release() that
/// comes first is remembered.
class Parker
{
public:
    void park()
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_released; });
        m_released = false;
    }

    /// False when it is \a deadline and nobody has released it.
    bool parkUntil(Clock::time_point deadline)
    {
        std::unique_lock lock(m_mutex);
        const bool released = m_wake.wait_until(lock, deadline, [this] { return m_released; });
        m_released = false;
        return released;
    }

    /// Notifies while it holds the lock: the sleeper may be gone, and this object
    /// with it, as soon as the lock is free.
    void release()
    {
        const std::lock_guard lock(m_mutex);
        m_released = true;
        m_wake.notify_one();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_released = false;
};

} // namespace parallel::detail
