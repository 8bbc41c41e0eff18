// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "queue/sharedqueue.h"

namespace parallel::detail {

class Pool;
struct Join;

/// Carries out that joins are stopped: drops what of them is queued, and asks what runs to
/// stop. Any thread.
class Sweeper
{
public:
    explicit Sweeper(Pool &pool) noexcept : m_pool(pool) {}

    /// For all joins that are stopped. With a \a join, that is all that has been stopped.
    void sweep(const Join *join = nullptr);

private:
    struct Kept;
    void sweepQueue();
    void takeAll(Kept &kept);
    void keepOrDrop(SharedQueue::Item taken, Kept &kept);
    bool giveBack(Kept &kept);

    Pool &m_pool;
};

} // namespace parallel::detail
