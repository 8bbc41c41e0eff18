// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

namespace parallel::platform {

struct SignalsTaken
{};

/// While it lives, the first SIGINT or SIGTERM goes to wait(), and a second one does what it did
/// before. One at a time: the constructor throws SignalsTaken, or std::system_error.
class Signals
{
public:
    Signals();
    ~Signals();
    Signals(const Signals &) = delete;
    Signals &operator=(const Signals &) = delete;

    /// Blocks until one has come, which it returns, or until end(): 0.
    int wait() const noexcept;
    void end() noexcept;
    /// The one that has come, or 0. Any thread.
    int latest() const noexcept;
    /// Ends the program by this signal, if that is what it did before.
    void raise(int signal) const noexcept;
};

} // namespace parallel::platform
