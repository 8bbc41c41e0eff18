// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/call.h>

#include <concurrentqueue/concurrentqueue.h>

#include <optional>

namespace parallel::detail {

class Runner;

/// What waits for any worker of a pool: calls, in the order in which each thread
/// made them, and announcements that a worker has calls of its own to steal.
/// Any thread may add and take, at the same time.
class SharedQueue
{
public:
    /// A call, or the runner that announces its own queue; never both.
    struct Item
    {
        Call *call = nullptr;
        Runner *announcer = nullptr;
    };

private:
    // One word: the announcer's is tagged.
    using Queue = moodycamel::ConcurrentQueue<quintptr>;

public:
    /// One thread's way in; made with the first thing it adds.
    using Producer = std::optional<moodycamel::ProducerToken>;
    /// One thread's way out.
    using Consumer = std::optional<moodycamel::ConsumerToken>;

    /// False when there is no memory for it.
    bool add(Producer &producer, Call *call) { return add(producer, quintptr(call)); }
    bool announce(Producer &producer, Runner *runner) { return add(producer, quintptr(runner) | tag); }

    bool take(Consumer &consumer, Item &item)
    {
        if (!consumer) [[unlikely]]
            consumer.emplace(m_queue);
        quintptr word = 0;
        if (!m_queue.try_dequeue(*consumer, word))
            return false;
        if (word & tag)
            item = {nullptr, reinterpret_cast<Runner *>(word & ~tag)};
        else
            item = {reinterpret_cast<Call *>(word), nullptr};
        return true;
    }

    /// Is there anything that was added before this call's own thread, or whoever
    /// told it, passed a full fence? Unlike a failed take(), which may be due to
    /// another taker that is just about to fail too, the answer "no" is certain.
    bool isEmpty() const { return m_queue.size_approx() == 0; }
    std::size_t size() const { return m_queue.size_approx(); }

private:
    static constexpr quintptr tag = 1;

    bool add(Producer &producer, quintptr word)
    {
        if (!producer) [[unlikely]] {
            producer.emplace(m_queue);
            if (!producer->valid()) {
                producer.reset();
                return false;
            }
        }
        return m_queue.enqueue(*producer, word);
    }

    Queue m_queue;
};

} // namespace parallel::detail
