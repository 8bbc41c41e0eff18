// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

/// Holds threads back until it is opened, and tells when some have come. Takes
/// the place of every sleep: who waits here waits for an event, and the test's
/// watchdog is its deadline.
class Gate
{
public:
    /// Counts the arrival, and waits until the gate is open.
    void pass()
    {
        std::unique_lock lock(m_mutex);
        ++m_arrived;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_open; });
    }

    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }

    /// Until \a n have come to pass().
    void waitForArrivals(int n)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_arrived >= n; });
    }

    int arrived() const
    {
        const std::lock_guard lock(m_mutex);
        return m_arrived;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_arrived = 0;
    bool m_open = false;
};

/// A gate that opens when its scope is left, so that a failed check does not
/// leave a task behind it for ever.
class OpenAtEnd
{
public:
    explicit OpenAtEnd(Gate &gate) : m_gate(gate) {}
    ~OpenAtEnd() { m_gate.open(); }
    OpenAtEnd(const OpenAtEnd &) = delete;
    OpenAtEnd &operator=(const OpenAtEnd &) = delete;

private:
    Gate &m_gate;
};

/// Sleeps until the task that runs is asked to stop.
inline void waitForStop(const std::stop_token &token)
{
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait(lock, token, [] { return false; });
}
