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
        const quint32 begin = end(m_range.load(std::memory_order_relaxed));
        for (std::size_t i = 0; i < items.size(); ++i)
            m_items[(begin + i) % capacity].store(items[i], std::memory_order_relaxed);
        // Release: who takes an item sees what it points to; pairs with take().
        m_range.store(range(begin, begin + quint32(items.size())), std::memory_order_release);
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
        quint64 now = m_range.load(std::memory_order_acquire);
        while (begin(now) != end(now)) {
            // The owner writes over an item only after all were taken, and then the
            // exchange fails: the two ends only ever grow.
            const SharedQueue::Item item = at(begin(now));
            const quint64 then = range(begin(now) + 1, end(now));
            if (m_range.compare_exchange_weak(now, then, std::memory_order_acq_rel,
                                              std::memory_order_acquire))
                return {item, true, begin(then) == end(then)};
        }
        return {};
    }

    bool isEmpty() const noexcept
    {
        const quint64 now = m_range.load(std::memory_order_relaxed);
        return begin(now) == end(now);
    }

    /// Fetches the next one, if it is a call, while the one before it runs: its first two
    /// lines of memory. Owner only.
    void prefetch() const
    {
        const quint64 now = m_range.load(std::memory_order_relaxed);
        const Call *const next = begin(now) != end(now) ? at(begin(now)).call() : nullptr;
        if (next) {
            __builtin_prefetch(next);
            __builtin_prefetch(reinterpret_cast<const char *>(next) + 64);
        }
    }

private:
    static quint32 begin(quint64 range) { return quint32(range); }
    static quint32 end(quint64 range) { return quint32(range >> 32); }
    static quint64 range(quint32 begin, quint32 end) { return quint64(end) << 32 | begin; }
    SharedQueue::Item at(quint32 i) const { return m_items[i % capacity].load(std::memory_order_relaxed); }

    std::atomic<quint64> m_range{0}; // where they begin and end, counted without end
    std::array<std::atomic<SharedQueue::Item>, capacity> m_items{};
};

} // namespace parallel::detail
