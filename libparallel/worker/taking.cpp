// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Where a worker finds its next call: among its own, in the shared queue, or among
/// what another one has taken and not begun.

#include "platform/platform.h"
#include "worker/pool.h"
#include "worker/runner.h"

namespace parallel::detail {

namespace {

/// Every this many takes a worker looks at the shared queue first, so that tasks
/// which call tasks for ever do not keep others out for ever.
constexpr unsigned fairness = 61;

/// A task that takes longer is worth being shared out by itself.
constexpr qint64 nanosecondsWorthSharing = 1000;

/// A call's first two lines of memory, while the one before it runs.
void prefetch(const void *call)
{
    __builtin_prefetch(call);
    __builtin_prefetch(static_cast<const char *>(call) + 64);
}

} // namespace

Call *Runner::take()
{
    Call *call = takeAny();
    while (call && !m_pool.claim(call)) [[unlikely]]
        call = takeAny();
    if (call && call->kind != CallKind::Map && m_pool.settings.queueLimit)
        m_pool.giveRoom();
    return call;
}

Call *Runner::takeAny()
{
    Call *call = nullptr;
    if (m_takes++ % fairness != 0) [[likely]] {
        call = m_own.take();
        if (!call)
            call = takeShared();
    } else {
        if (const auto item = m_pool.takeFromOthers(4)) // of whom some task may be keeping
            call = callOf(*item);
        if (!call)
            call = takeShared();
        if (!call)
            call = m_own.take();
    }
    return call;
}

Call *Runner::takeShared()
{
    while (const auto item = takeItem()) {
        if (Call *const call = callOf(*item))
            return call;
    }
    return nullptr;
}

/// The call itself, or one of the announcer's, if it still has any.
Call *Runner::callOf(SharedQueue::Item item)
{
    Runner *const announcer = item.announcer();
    if (!announcer)
        return item.call();
    const auto [call, more] = announcer->own().steal();
    if (more)
        m_pool.announce(m_producer, announcer);
    return call;
}

std::optional<SharedQueue::Item> Runner::takeItem()
{
    if (const auto item = m_pool.takeFrom(m_batch)) {
        if (const Call *const next = m_batch.peek(0))
            prefetch(next);
        return item;
    }
    std::array<SharedQueue::Item, Batch::capacity> items;
    const std::size_t count = m_pool.queue.take(m_consumer, items.data(), worthTaking());
    if (count > 1) {
        m_pool.fill(m_batch, std::span(items).subspan(1, count - 1));
        m_pool.roster.workAdded(); // for others: one that rests has looked for it in vain
    }
    return count > 0 ? std::optional(items[0]) : m_pool.takeFromOthers();
}

void Runner::sweepBatch()
{
    if (m_batch.isEmpty())
        return;
    fullFence(); // pairs with the heavy one in Pool::sweep(), before it looks into batches
    if (m_pool.stops.load(std::memory_order_acquire) != 0)
        m_pool.sweep();
}

/// How many items this worker takes at a time. As long as they are done within
/// microseconds, taking them is what costs, and it takes several; where they take
/// longer it takes one, so that none waits behind another that might have started.
std::size_t Runner::worthTaking()
{
    if (!isWorker())
        return 1;
    if (++m_takenSince < 8 && m_batchSize == 1)
        return 1;
    const qint64 now = platform::monotonicNanoseconds();
    const qint64 done = m_takenSince * qint64(m_batchSize);
    m_batchSize = now - m_takenAt < done * nanosecondsWorthSharing ? Batch::capacity : 1;
    m_takenAt = now;
    m_takenSince = 0;
    return m_batchSize;
}

} // namespace parallel::detail
