// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "wait/failures.h"
#include "wait/stops.h"

#include <vector>

namespace parallel::detail {

/// The roots of a pool: one join for each guard, which waits for what that guard directs
/// to the pool. Any thread.
class Roots
{
public:
    Roots(Stops &stops, Failures &failures) noexcept : m_stops(stops), m_failures(failures) {}
    Roots(const Roots &) = delete;
    Roots &operator=(const Roots &) = delete;

    /// Throws std::bad_alloc.
    void add(Join *root);
    /// Its guard ends: deletes it, now or when its last call ends.
    void detach(Join *root);
    /// Deletes it. What nobody has thrown goes to the pool.
    void remove(Join *root);

    void stopAll();
    /// Stops those whose guard may go on to make calls, or that have calls. False: none.
    bool cancel(const char *why, bool drained);
    /// A call of \a join was cancelled by someone: whoever waits for it must know.
    void noteCancelled(Join &join, const char *why) noexcept;
    /// Those of Threads::enter() forget that they were stopped, if \a drained() holds.
    template<typename Drained>
    void forgetStops(Drained drained)
    {
        const std::lock_guard lock(m_mutex); // so that no cancel() comes between the check and the reset
        if (drained())
            startEntered();
    }

    /// Takes what went wrong in all of them, for who has waited for all, to the pool's
    /// failures, and starts again those that may go on.
    void takeFailures();

    /// Around a fork().
    void lockForFork() { m_mutex.lock(); }
    void unlockAfterFork() { m_mutex.unlock(); }
    /// In its child, with the lock held: there are none but those added again, for which there is room.
    void startAnew() noexcept { m_roots.clear(); }
    void addAgain(Join *root);

private:
    void startEntered();

    Stops &m_stops;
    Failures &m_failures; // the pool's
    std::mutex m_mutex;   // guards m_roots
    std::vector<Join *> m_roots;
};

} // namespace parallel::detail
