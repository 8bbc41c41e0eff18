// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/parker.h"

namespace parallel::detail {

class Pool;
struct Join;

/// When a thread that waits for a pool or a group has to be interrupted: at its deadline,
/// and to deliver its own signals. For that thread alone.
class Interruptions
{
public:
    /// \a join is what it waits for, or nullptr for all. A task that waits is not
    /// timed, and has no signals to deliver.
    Interruptions(Pool &pool, Join *join, bool inTask);
    /// Of a wait for all that has a deadline of its own, and stops nothing.
    explicit Interruptions(Pool &pool);

    /// When the next one is due. Where no thread has been started yet, who waits looks
    /// often whether to do the work itself: another thread may find out that none can be.
    Clock::time_point next() const;
    /// It is due.
    void handle();
    /// The wait is over.
    void end();

    static constexpr std::chrono::milliseconds unstaffed{20};

private:
    void onTimeout();

    Pool &m_pool;
    Join *const m_join;
    Clock::time_point m_deadline = Clock::time_point::max();
    bool m_delivers = false;
};

} // namespace parallel::detail
