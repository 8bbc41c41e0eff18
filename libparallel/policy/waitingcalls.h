// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "queue/sharedqueue.h"

namespace parallel::detail {

struct PolicyHead;

/// A pool as the waiting room knows it: those of its calls that wait there, and how they get
/// into its queue.
class WaitingCalls
{
public:
    WaitingCalls() = default;
    virtual ~WaitingCalls() = default;
    WaitingCalls(const WaitingCalls &) = delete;
    WaitingCalls &operator=(const WaitingCalls &) = delete;

    /// Are there any? A hint. Any thread.
    bool any() const noexcept { return m_count.load(std::memory_order_relaxed) > 0; }

    /// How many of them other processes are known to run. For show. Any thread.
    int begunElsewhere() const noexcept { return m_begun.load(std::memory_order_relaxed); }

    /// Queues a call that may run now, or drops it if it was stopped. Any thread, with no lock held.
    virtual void add(Call *call, SharedQueue::Producer &producer) = 0;
    /// Some were.
    virtual void noteAdded() = 0;
    /// Must \a call be dropped? Any thread, also with the waiting room's lock.
    virtual bool isStopped(const Call &call) const noexcept = 0;
    /// That it waits for \a head's gate or time, or does not wait any more, is to be recorded.
    virtual void record(const PolicyHead &head) noexcept = 0;
    /// That another process has begun it, with the waiting room's lock; \a begun: of the monotonic clock.
    virtual void recordBegun(const PolicyHead &head, quint16 worker, qint64 begun) noexcept = 0;
    /// How far it is, with the waiting room's lock.
    virtual void recordProgress(const PolicyHead &head, qint64 done, qint64 total) noexcept = 0;

protected:
    /// In the child of a fork: none waits.
    void forget() noexcept
    {
        m_first = m_last = nullptr;
        m_comers.store(0, std::memory_order_relaxed);
        m_begun.store(0, std::memory_order_relaxed);
        m_count.store(0, std::memory_order_relaxed);
    }

private:
    friend class WaitingRoom;

    // Guarded by the waiting room, but for the three counts:
    PolicyHead *m_first = nullptr;
    PolicyHead *m_last = nullptr;
    std::atomic<int> m_comers{
        0}; // see WaitingRoom::send(): threads that add to the pool's queue, and will look at the pool once more
    std::atomic<int> m_count{0}; // relaxed, see any()
    std::atomic<int> m_begun{0}; // relaxed, see begunElsewhere()
};

} // namespace parallel::detail
