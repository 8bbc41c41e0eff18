// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <atomic>
#include <functional>
#include <stop_token>
#include <thread>

/// Turns SIGINT, SIGTERM and SIGHUP into a stop token. Must be made before any
/// other thread, which inherits that these signals are blocked.
class Interruption
{
public:
    /// \a lastWords is called, on a thread of its own, when the program has not ended
    /// a few seconds after the signal (something blocks that cannot be told to stop),
    /// or at a second signal. Then the process ends, and the databases take back what
    /// was not committed.
    explicit Interruption(std::function<void()> lastWords);
    ~Interruption();

    std::stop_token token() const { return m_interrupted.get_token(); }
    bool happened() const { return m_interrupted.stop_requested(); }
    /// What a shell expects of a program that a signal has ended: 128 + its number.
    int exitStatus() const { return 128 + m_signal; }

private:
    void watch(std::stop_token ended);

    std::function<void()> m_lastWords;
    std::stop_source m_interrupted;
    std::atomic<int> m_signal = 0;
    std::jthread m_watcher;
};
