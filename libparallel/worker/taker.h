// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "queue/sharedqueue.h"

namespace parallel::detail {

class Batch;
class Pool;
class Runner;

/// Where one thread finds its next call: among its own, in the shared queue, or among
/// what another one has taken and not begun. For that thread alone.
class Taker
{
public:
    explicit Taker(Runner &runner) noexcept;

    /// The next call to run, or nullptr.
    Call *take();
    /// Have the calls lately been so short that it takes several at a time?
    bool isHurried() const noexcept { return m_atOnce > 1; }
    /// Before a worker rests: a sweep may have come between its taking calls and
    /// their being seen in the batch, and nobody takes them while all is paused.
    void sweepBatch();

    /// In the child of a fork.
    void startAnew() noexcept;

private:
    Call *takeFairly();
    Call *takeShared();
    Call *callOf(SharedQueue::Item item);
    std::optional<SharedQueue::Item> takeSome(Batch &batch);
    std::size_t worthTaking();

    Runner &m_runner;
    Pool &m_pool;
    SharedQueue::Consumer m_consumer;
    unsigned m_takes = 0;
    std::size_t m_atOnce = 1; // so many items it takes from the shared queue
    int m_takenSince = 0;     // that the clock was read, at …
    qint64 m_takenAt = 0;
};

} // namespace parallel::detail
