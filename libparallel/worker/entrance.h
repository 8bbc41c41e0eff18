// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "policy/waitingcalls.h"

namespace parallel::detail {

class Pool;

/// Where those calls of a pool enter its queue that have waited for their time, a limit or a
/// rate. Any thread.
class Entrance final : public WaitingCalls
{
public:
    explicit Entrance(Pool &pool) noexcept : m_pool(pool) {}

    void add(Call *call, SharedQueue::Producer &producer) override;
    void noteAdded() override;
    bool isStopped(const Call &call) const noexcept override;
    void record(const PolicyHead &head) noexcept override;
    void recordBegun(const PolicyHead &head, quint16 worker, qint64 begun) noexcept override;
    void recordProgress(const PolicyHead &head, qint64 done, qint64 total) noexcept override;

    /// Drops those of a stopped Join that wait. Those on their way are in the queue after it.
    void sweep();

    /// Drops those that a monitor has asked to. By the supervisor, now and then.
    void dropRequested();

    /// In the child of a fork.
    void startAnew() noexcept { forget(); }

private:
    Pool &m_pool;
};

} // namespace parallel::detail
