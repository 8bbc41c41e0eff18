// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/sweeper.h"

#include "wait/join.h"
#include "worker/pool.h"

namespace parallel::detail {

/// What is not dropped, linked: no memory is needed to keep it.
struct Sweeper::Kept
{
    void add(Call *call)
    {
        call->next = nullptr;
        *end = call;
        end = &call->next;
    }
    Call *takeCall()
    {
        Call *const call = calls;
        if (call)
            calls = std::exchange(call->next, nullptr);
        if (!calls)
            end = &calls;
        return call;
    }

    Call *calls = nullptr;
    Call **end = &calls;
    OwnQueue *announcers = nullptr;
};

void Sweeper::keepOrDrop(SharedQueue::Item taken, Kept &kept)
{
    Call *const call = taken.call();
    if (!call) {
        OwnQueue *const announcer = taken.announcer();
        announcer->nextAnnouncer = std::exchange(kept.announcers, announcer);
        return;
    }
    if (!m_pool.dropper.claim(call))
        return;
    call->next = nullptr;
    if (m_pool.stops.isStopped(*call->join)) {
        m_pool.dropper.dropAll(call);
        return;
    }
    if (call->kind != CallKind::Plain)
        pendingHead(call).release();
    kept.add(call);
}

/// What is in batches comes before what is queued. Busy workers fill them again
/// meanwhile, and see by themselves what is stopped.
void Sweeper::takeAll(Kept &kept)
{
    const std::size_t size = m_pool.queue.size();
    for (std::size_t n = m_pool.stocks.mostToTake(); n > 0; --n) {
        const auto taken = m_pool.stocks.takeFromOthers();
        if (!taken)
            break;
        keepOrDrop(*taken, kept);
    }
    SharedQueue::Consumer consumer;
    SharedQueue::Item item;
    for (std::size_t n = size; n > 0 && m_pool.queue.take(consumer, item); --n)
        keepOrDrop(item, kept);
}

/// False: there is nothing to be given back.
bool Sweeper::giveBack(Kept &kept)
{
    if (!kept.calls && !kept.announcers)
        return false;
    SharedQueue::Producer producer;
    while (OwnQueue *const announcer = kept.announcers) {
        kept.announcers = std::exchange(announcer->nextAnnouncer, nullptr);
        m_pool.stocks.announce(m_pool.queue, producer, announcer);
    }
    while (Call *const call = kept.takeCall()) {
        if (!m_pool.queue.add(producer, SharedQueue::Item(call))
            && m_pool.dropper.claim(call)) // no memory to keep it
            m_pool.dropper.dropAll(call);
    }
    m_pool.roster.workAdded();
    return true;
}

/// What is not doomed goes back to the end of the queue, in the same order, and only when
/// all have been looked at: the queue hands out what was just returned before what other
/// threads have added.
void Sweeper::sweepQueue()
{
    unsigned before = 0;
    do {
        before = m_pool.stops.made();
        Kept kept;
        takeAll(kept);
        if (!giveBack(kept))
            return;
        fullFence(); // pairs with the heavy one in sweep(), of whoever has stopped more meanwhile
        // It may have missed what was held here.
    } while (m_pool.stops.made() != before);
}

void Sweeper::sweep(const Join *join)
{
    m_pool.entrance.sweep();
    heavyFence(); // pairs with the one in Roster::workAdded(): who adds a call looks again whether it is stopped
    // Beneath what a task has opened, workers make all calls, in queues of their own.
    if (!join || !join->isOfWorker || m_pool.hadHelpers.load(std::memory_order_relaxed))
        sweepQueue();
    Dropper &dropper = m_pool.dropper;
    dropper.dropAll(m_pool.priorities.removeIf([&](Call *call) { return dropper.claimIfStopped(call); }));
    dropper.dropAll(m_pool.stocks.removeIf([&](Call *call) { return dropper.claimIfStopped(call); }));
    m_pool.suspended.resume(m_pool); // which drops what is stopped

    m_pool.stoppables.stopIf([this](const Frame &frame) {
        const bool stopped = m_pool.stops.isStopped(*frame.call->join);
        if (stopped) // it may leave undone what others rely on
            frame.call->join->failures.addCancelled("running tasks were asked to stop");
        return stopped;
    });
    if (m_pool.room.isLimited())
        m_pool.room.ring();
    m_pool.draining.check();
}

} // namespace parallel::detail
