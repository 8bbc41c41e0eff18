// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/call.h>

#include <concurrentqueue.h>

#include <optional>

namespace parallel::detail {

class OwnQueue;

/// What waits for any worker of a pool: calls, in the order in which each thread
/// made them, and announcements that a worker has calls of its own to steal.
/// Any thread may add and take, at the same time.
class SharedQueue
{
public:
    /// A call, or the queue of a worker's own that is announced: one word, the queue's is
    /// tagged.
    class Item
    {
    public:
        Item() = default;
        explicit Item(Call *call) : m_word(quintptr(call)) {}
        explicit Item(OwnQueue *announcer) : m_word(quintptr(announcer) | tag) {}

        /// nullptr: it is an announcement.
        Call *call() const { return m_word & tag ? nullptr : reinterpret_cast<Call *>(m_word); }
        OwnQueue *announcer() const
        {
            return m_word & tag ? reinterpret_cast<OwnQueue *>(m_word & ~tag) : nullptr;
        }

    private:
        static constexpr quintptr tag = 1;
        quintptr m_word = 0;
    };

private:
    struct Traits : moodycamel::ConcurrentQueueDefaultTraits
    {
        static constexpr std::size_t BLOCK_SIZE = 256; // items: with 32, a quarter of the memory is heads
    };
    using Queue = moodycamel::ConcurrentQueue<Item, Traits>;

public:
    /// One thread's way in; made with the first thing it adds.
    using Producer = std::optional<moodycamel::ProducerToken>;
    /// One thread's way out.
    using Consumer = std::optional<moodycamel::ConsumerToken>;

    /// False when there is no memory for it.
    bool add(Producer &producer, Item item)
    {
        if (!producer) [[unlikely]] {
            producer.emplace(m_queue);
            if (!producer->valid()) {
                producer.reset();
                return false;
            }
        }
        return m_queue.enqueue(*producer, item);
    }

    bool take(Consumer &consumer, Item &item) { return m_queue.try_dequeue(made(consumer), item); }
    /// As many as there are, up to \a count; how many those are.
    std::size_t take(Consumer &consumer, Item *items, std::size_t count)
    {
        return m_queue.try_dequeue_bulk(made(consumer), items, count);
    }

    /// Is there anything that was added before this call's own thread, or whoever
    /// told it, passed a full fence? Unlike a failed take(), which may be due to
    /// another taker that is just about to fail too, the answer "no" is certain.
    bool isEmpty() const { return m_queue.size_approx() == 0; }
    std::size_t size() const { return m_queue.size_approx(); }

private:
    moodycamel::ConsumerToken &made(Consumer &consumer)
    {
        if (!consumer) [[unlikely]]
            consumer.emplace(m_queue);
        return *consumer;
    }

    Queue m_queue{Traits::BLOCK_SIZE}; // room for so many to begin with
};

} // namespace parallel::detail
