// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/bell.h"

#include <chrono>

namespace parallel::detail {

class Pool;

/// Where threads wait until all of a pool's calls have ended. Any thread.
class Draining
{
public:
    explicit Draining(Pool &pool) noexcept : m_pool(pool) {}

    enum Until {
        Drained, // all that was called has ended
        Quiet,   // … and workers have told of it, and deleted what tasks have deleted later
    };
    bool is(Until until) const;
    /// Blocks until then, or throws (see Threads::wait()). Where the threads end next, they
    /// will be quiet anyway.
    void wait(Until until);
    /// So does this, but for no longer than \a deadline. False: then it was time, and nothing was stopped.
    bool waitUntil(Until until, Clock::time_point deadline);

    /// Lets those who wait look. Whoever may have ended the last call, and is not a worker
    /// (the roster looks when they rest).
    void check();
    /// So does the roster, when nobody is active.
    void ring() { m_bell.ring(); }

    /// In the child of a fork: nobody waits.
    void startAnew() noexcept { m_bell.startAnew(); }

private:
    bool sleepUntil(Until until, Clock::time_point deadline);
    bool wait(Until until, class Interruptions &interruptions, Clock::time_point deadline);

    Pool &m_pool;
    Bell m_bell;
};

} // namespace parallel::detail
