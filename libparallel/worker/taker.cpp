// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/taker.h"

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

} // namespace

Taker::Taker(Runner &runner) noexcept : m_runner(runner), m_pool(runner.pool()) {}

void Taker::startAnew() noexcept
{
    new (&m_consumer) SharedQueue::Consumer;
}

Call *Taker::take()
{
    Call *call = nullptr;
    do {
        if (m_pool.priorities.hasUrgent()) [[unlikely]] {
            call = m_pool.priorities.takeUrgent();
            if (call)
                continue;
        }
        call = m_takes++ % fairness != 0 ? m_runner.stock.own.take() : takeFairly();
        if (!call)
            call = takeShared();
        if (!call && m_pool.priorities.hasPatient())
            call = m_pool.priorities.takePatient();
    } while (call && call->kind != CallKind::Plain && !m_pool.dropper.claim(call));
    if (call && call->kind != CallKind::Map && m_pool.room.isLimited())
        m_pool.room.give();
    return call;
}

Call *Taker::takeFairly()
{
    Call *call = nullptr;
    if (const auto item = m_pool.stocks.takeFromOthers(4)) // of whom some task may be keeping
        call = callOf(*item);
    if (!call)
        call = takeShared();
    return call ? call : m_runner.stock.own.take();
}

Call *Taker::takeShared()
{
    Batch &batch = m_runner.stock.batch;
    for (;;) {
        auto item = m_pool.stocks.takeFrom(batch);
        if (item)
            batch.prefetch();
        else if (!(item = takeSome(batch)))
            return nullptr;
        if (Call *const call = callOf(*item))
            return call;
    }
}

/// The call itself, or one of the announcer's, if it still has any.
Call *Taker::callOf(SharedQueue::Item item)
{
    if (Call *const call = item.call())
        return call;
    OwnQueue *const announcer = item.announcer();
    const auto [call, more] = announcer->steal();
    if (more)
        m_runner.submitter.announce(announcer);
    return call;
}

/// From the queue, and all but the first of them to \a batch; or from others.
std::optional<SharedQueue::Item> Taker::takeSome(Batch &batch)
{
    std::array<SharedQueue::Item, Batch::capacity> items;
    const std::size_t count = m_pool.queue.take(m_consumer, items.data(), worthTaking());
    if (count > 1) {
        m_pool.stocks.fill(batch, std::span(items).subspan(1, count - 1));
        m_pool.roster.workAdded(); // for others: one that rests has looked for it in vain
    }
    return count > 0 ? std::optional(items[0]) : m_pool.stocks.takeFromOthers();
}

void Taker::sweepBatch()
{
    if (m_runner.stock.batch.isEmpty())
        return;
    fullFence(); // pairs with the heavy one in Sweeper::sweep(), before it looks into batches
    if (m_pool.stops.any())
        m_pool.sweeper.sweep();
}

/// How many items this worker takes at a time. As long as they are done within
/// microseconds, taking them is what costs, and it takes several; where they take
/// longer it takes one, so that none waits behind another that might have started.
std::size_t Taker::worthTaking()
{
    if (!m_runner.isWorker())
        return 1;
    if (++m_takenSince < 8 && m_atOnce == 1)
        return 1;
    const qint64 now = platform::monotonicNanoseconds();
    const qint64 done = m_takenSince * qint64(m_atOnce);
    m_atOnce = now - m_takenAt < done * nanosecondsWorthSharing ? Batch::capacity : 1;
    m_takenAt = now;
    m_takenSince = 0;
    return m_atOnce;
}

} // namespace parallel::detail
