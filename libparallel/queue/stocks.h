// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "queue/batch.h"
#include "queue/ownqueue.h"
#include "queue/sharedqueue.h"

#include <mutex>
#include <vector>

namespace parallel::detail {

class Stocks;

/// What one thread has of calls that nobody has begun: those that its tasks have made, and
/// those that it has taken from the shared queue.
struct Stock
{
    /// Throws std::bad_alloc.
    explicit Stock(Stocks &stocks);
    ~Stock();
    Stock(const Stock &) = delete;
    Stock &operator=(const Stock &) = delete;

    Stocks &stocks;
    alignas(64) OwnQueue own; // thieves come here
    alignas(64) Batch batch;  // and here
};

/// The stocks of all threads of a pool, from which others take too. Any thread.
class Stocks
{
public:
    /// Has anybody taken anything from the shared queue and not begun it, or announced
    /// something that is not in it?
    bool hasWork() const noexcept { return m_count.load(std::memory_order_relaxed) > 0; }

    /// By the owner of \a batch.
    void fill(Batch &batch, std::span<const SharedQueue::Item> items)
    {
        // Counted first: who finds no batch here has looked before this, and is seen
        // by the owner when it says that work was added.
        m_count.fetch_add(1, std::memory_order_relaxed);
        batch.fill(items);
    }
    std::optional<SharedQueue::Item> takeFrom(Batch &batch)
    {
        const Batch::Taken taken = batch.take();
        if (taken.last)
            m_count.fetch_sub(1, std::memory_order_relaxed);
        return taken.any ? std::optional(taken.item) : std::nullopt;
    }

    /// Tells by \a queue that \a own has calls to be stolen. Needs no memory: where there
    /// is none for a place in the queue, takeFromOthers() finds it.
    void announce(SharedQueue &queue, SharedQueue::Producer &producer, OwnQueue *own);
    /// What one of the next \a count threads has taken from the queue and not begun.
    std::optional<SharedQueue::Item> takeFromOthers(std::size_t count = SIZE_MAX);
    /// So much may takeFromOthers() find, at most.
    std::size_t mostToTake() const;

    /// Removes what tasks have made and \a doomed holds for, linked by Call::next.
    template<typename Doomed>
    Call *removeIf(Doomed doomed)
    {
        Call *removed = nullptr; // linked, as no memory may be left to keep a list
        const std::lock_guard lock(m_mutex);
        Call **end = &removed;
        for (Stock *const stock : m_stocks) {
            for (*end = stock->own.removeIf(doomed); *end; end = &(*end)->next) {
            }
        }
        return removed;
    }

    /// Around a fork().
    void lockForFork() { m_mutex.lock(); }
    void unlockAfterFork() { m_mutex.unlock(); }
    /// In its child, with the lock held: there are none but those added again, for which
    /// there is room.
    void startAnew() noexcept;
    void addAgain(Stock *stock) { m_stocks.push_back(stock); }
    bool has(const Stock *stock) const;

private:
    friend Stock;

    // Batches that are not empty, or about to be filled; and announcements that are not in the queue.
    alignas(64) std::atomic<int> m_count{0};
    mutable std::mutex m_mutex; // guards what follows
    std::vector<Stock *> m_stocks;
    std::size_t m_firstToRob = 0;
    OwnQueue *m_unqueued = nullptr; // announcers that are not in the queue, linked
};

} // namespace parallel::detail
