// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "queue/sharedqueue.h"

#include <array>
#include <atomic>
#include <span>

namespace parallel::detail {

/// What a worker has taken from the shared queue in one go and not yet begun, in
/// the order of the queue. To take from here costs it no line of memory that other
/// workers write; and while a task keeps it busy, others take from here too.
class Batch
{
public:
    static constexpr std::size_t capacity = 16;

    /// Owner only, and only when it is empty.
    void fill(std::span<const SharedQueue::Item> items)
    {
        const quint32 begin = m_range.load(std::memory_order_relaxed).end;
        for (std::size_t i = 0; i < items.size(); ++i)
            m_items[(begin + i) % capacity].store(items[i], std::memory_order_relaxed);
        // Release: who takes an item sees what it points to; pairs with take().
        m_range.store({begin, begin + quint32(items.size())}, std::memory_order_release);
    }

    struct Taken
    {
        SharedQueue::Item item;
        bool any = false;
        bool last = false; ///< Nothing is left.
    };

    /// The first of them. Any thread.
    Taken take()
    {
        Range now = m_range.load(std::memory_order_acquire);
        while (now.begin != now.end) {
            // The owner writes over an item only after all were taken, and then the
            // exchange fails: the two ends only ever grow.
            const SharedQueue::Item item = m_items[now.begin % capacity].load(std::memory_order_relaxed);
            if (m_range.compare_exchange_weak(now, {now.begin + 1, now.end}, std::memory_order_acq_rel,
                                              std::memory_order_acquire))
                return {item, true, now.begin + 1 == now.end};
        }
        return {};
    }

    bool isEmpty() const noexcept
    {
        const Range now = m_range.load(std::memory_order_relaxed);
        return now.begin == now.end;
    }

    /// Fetches the next one, if it is a call, while the one before it runs: its first two
    /// lines of memory. Owner only.
    void prefetch() const
    {
        const Range now = m_range.load(std::memory_order_relaxed);
        if (now.begin == now.end)
            return;
        if (const Call *const next = m_items[now.begin % capacity].load(std::memory_order_relaxed).call()) {
            __builtin_prefetch(next);
            __builtin_prefetch(reinterpret_cast<const char *>(next) + 64);
        }
    }

private:
    /// Where they begin and end, counted without end: only the remainder says where that is.
    struct Range
    {
        quint32 begin;
        quint32 end;
    };
    static_assert(std::atomic<Range>::is_always_lock_free);

    std::atomic<Range> m_range{Range{0, 0}};
    std::array<std::atomic<SharedQueue::Item>, capacity> m_items{};
};

} // namespace parallel::detail
