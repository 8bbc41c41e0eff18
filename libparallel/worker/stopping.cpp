// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How a pool or group stops: who is told, what is dropped.

#include "journal/writer/cursor.h"
#include "worker/pool.h"
#include "signals/relay.h"
#include "worker/mapcall.h"
#include "worker/runner.h"
#include "worker/taskinfo.h"

namespace parallel::detail {

bool Pool::isStoppedSlow(const Join &join) const noexcept
{
    if (m_ended.load(std::memory_order_acquire))
        return true;
    // Safe: a Join outlives its calls, and those beneath it.
    for (const Join *j = &join; j; j = j->parent) {
        if (j->stopped.load(std::memory_order_acquire))
            return true;
    }
    return false;
}

void Pool::setStopped(Join &join, bool stopped)
{
    // Mostly it is as it should be: a look costs less than a change.
    if (join.stopped.load(std::memory_order_acquire) != stopped
        && join.stopped.exchange(stopped, std::memory_order_acq_rel) != stopped) {
        stops.fetch_add(stopped ? 1 : -1, std::memory_order_acq_rel);
        if (stopped)
            m_stopsMade.fetch_add(1, std::memory_order_acq_rel);
    }
}

void Pool::stopRoots()
{
    {
        const std::lock_guard lock(m_rootsMutex);
        for (Join *const root : m_roots)
            setStopped(*root, true);
    }
    sweep();
}

void Pool::cancel(const char *why)
{
    // A block in the middle of its calls must not go on with them. Where there is
    // no such block, and nothing to be cancelled, a later wait has nothing to tell.
    const bool drained = isDrained();
    bool stopped = false;
    {
        const std::lock_guard lock(m_rootsMutex);
        for (Join *const root : m_roots) {
            if (root->kind == Join::ScopeJoin || !drained) {
                root->failures.addCancelled(why);
                setStopped(*root, true);
                stopped = true;
            }
        }
    }
    if (stopped) {
        failures.addCancelled(why);
        sweep();
    }
}

void Pool::cancelGroup(Join &join)
{
    join.failures.addCancelled("the group was cancelled");
    setStopped(join, true);
    sweep(&join);
}

void Pool::fail(Join &join, const TaskInfo &failure)
{
    join.failures.add(failure, settings.keepGoing);
    if (!settings.keepGoing && settings.enabled && !join.stopped.load(std::memory_order_acquire)) {
        setStopped(join, true);
        sweep(&join);
    }
}

void Pool::noteCancelled(Join &join, const char *why)
{
    // A root's own thread must hear of it, even if another one has taken what the pool throws.
    join.failures.addCancelled(why);
    if (join.isRoot())
        failures.addCancelled(why);
}

void Pool::drop(Call *call)
{
    const AtWork atWork(*this); // its arguments may own the threads
    Join *const join = call->join;
    // The holder of a future knows that it cancelled; everybody else has to be told.
    if (!call->isCancelled())
        noteCancelled(*join, "queued tasks were cancelled");
    const qint64 count = call->kind == CallKind::Map ? static_cast<MapCall *>(call)->dropRest() : 1;
    settleDropped(call);
    discard(call);
    countDropped(count);
    join->end(1);
}

/// Tells all but its Join that it will not run.
void Pool::settleDropped(Call *call)
{
    if (call->kind != CallKind::Map && relay && relay->wantsTasks())
        relay->tell(droppedInfo(*call));
    if (call->kind == CallKind::Future) {
        releaseArguments(call);
        call->definition->refName();
        call->definition->deref();
    }
    call->drop();
    if (call->record) {
        journal::ended(call->record, journal::RecordState::Cancelled, journal->now());
        if (journal::Block *const block = journal->blockOf(call->record))
            journal::Writer::ended(block, 1);
    }
}

/// Ends the life of a call that has been settled.
void Pool::discard(Call *call)
{
    Definition *const definition = call->definition;
    Slab *const slab = slabOf(call);
    const bool isPlain = call->kind == CallKind::Plain;
    destroyArguments(call);
    if (isPlain)
        definition->deref();
    else
        definition->derefName();
    endInSlab(slab, 1);
}

void Pool::discardSettled(Call *call)
{
    if (claim(call))
        drop(call);
}

bool Pool::claimPending(Call *call)
{
    const PendingHead::Claim claim = pendingHead(call).claim();
    if (claim == PendingHead::Claim::Settled)
        discard(call);
    return claim == PendingHead::Claim::Mine;
}

/// Settles queued calls that the holders of their futures have cancelled, where they are.
/// True: there were some.
bool Pool::settleCancelled()
{
    bool any = false;
    const auto settle = [&](Call *call) {
        Join *const join = call->join;
        any = true;
        const bool isMap = call->kind == CallKind::Map;
        const qint64 count = isMap ? static_cast<MapCall *>(call)->dropRest() : 1;
        settleDropped(call);
        countDropped(count);
        if (settings.queueLimit && !isMap)
            giveRoom();
        join->end(1);
    };
    pending.look(settle, [this](Call *call) { discard(call); });
    if (any)
        checkDrained();
    return any;
}

void Pool::dropAll(Call *calls)
{
    while (calls) {
        Call *const next = calls->next;
        if (calls->kind != CallKind::Plain && pendingHead(calls).isSettled()) {
            discard(calls);
        } else {
            if (settings.queueLimit && calls->kind != CallKind::Map)
                giveRoom();
            drop(calls);
        }
        calls = next;
    }
}

/// What is not doomed goes back to the end of the queue, in the same order, and only when
/// all have been looked at: the queue hands out what was just returned before what other
/// threads have added. No memory is needed to keep it, as calls and announcers are linked.
void Pool::sweepQueue()
{
    SharedQueue::Producer producer;
    SharedQueue::Consumer consumer;
    Call *kept = nullptr;
    Call **keptEnd = &kept;
    Runner *announcers = nullptr;
    const auto dropOrKeep = [&](SharedQueue::Item taken) {
        Call *const call = taken.call();
        if (!call) {
            Runner *const announcer = taken.announcer();
            announcer->nextUnqueued = std::exchange(announcers, announcer);
            return;
        }
        if (!claim(call))
            return;
        call->next = nullptr;
        if (isStopped(*call->join)) {
            dropAll(call);
        } else {
            if (call->kind != CallKind::Plain)
                pendingHead(call).release();
            *keptEnd = call;
            keptEnd = &call->next;
        }
    };
    bool returned = false;
    unsigned before = 0;
    do {
        before = m_stopsMade.load(std::memory_order_acquire);
        const std::size_t size = queue.size();
        // What is in batches comes before what is queued. Busy workers fill them again
        // meanwhile, and see by themselves what is stopped.
        for (std::size_t n = mostInBatches(); n > 0; --n) {
            const auto taken = takeFromOthers();
            if (!taken)
                break;
            dropOrKeep(*taken);
        }
        SharedQueue::Item item;
        for (std::size_t n = size; n > 0 && queue.take(consumer, item); --n)
            dropOrKeep(item);

        returned = kept || announcers;
        while (Runner *const announcer = announcers) {
            announcers = std::exchange(announcer->nextUnqueued, nullptr);
            announce(producer, announcer);
        }
        while (Call *const call = kept) {
            kept = std::exchange(call->next, nullptr);
            if (!queue.add(producer, SharedQueue::Item(call)) && claim(call)) // no memory to keep it
                dropAll(call);
        }
        keptEnd = &kept;
        if (!returned)
            return;
        roster.workAdded();
        fullFence(); // pairs with the heavy one in sweep(), of whoever has stopped more meanwhile
        // It may have missed what was held here.
    } while (m_stopsMade.load(std::memory_order_acquire) != before);
}

/// For a call that stays in its queue unless it is stopped, or has been settled, which
/// dropAll() tells apart. Its Join may be gone once it has been settled.
bool Pool::claimIfStopped(Call *call)
{
    if (call->kind == CallKind::Plain)
        return isStopped(*call->join);
    PendingHead &head = pendingHead(call);
    if (!head.takeUnlessSettling())
        return head.isSettled();
    if (isStopped(*call->join))
        return true;
    head.release();
    return false;
}

void Pool::sweep(const Join *join)
{
    heavyFence(); // pairs with the one in Roster::workAdded(): who adds a call looks again whether it is stopped
    // Beneath what a task has opened, workers make all calls, in queues of their own.
    if (!join || !join->isOfWorker || hadHelpers.load(std::memory_order_relaxed))
        sweepQueue();

    Call *dropped = nullptr; // linked, as no memory may be left to keep a list
    {
        const auto doomed = [this](Call *call) { return claimIfStopped(call); };
        const std::lock_guard lock(m_runnersMutex);
        Call **end = &dropped;
        for (Runner *const runner : m_runners) {
            for (*end = runner->own().removeIf(doomed); *end; end = &(*end)->next) {
            }
        }
    }
    dropAll(dropped);
    resumeSuspended(); // which drops what is stopped

    stoppables.stopIf([this](const Frame &frame) {
        const bool stopped = isStopped(*frame.call->join);
        if (stopped) // it may leave undone what others rely on
            frame.call->join->failures.addCancelled("running tasks were asked to stop");
        return stopped;
    });
    if (settings.queueLimit) {
        const std::lock_guard lock(m_roomMutex);
        m_room.notify_all();
    }
    checkDrained();
}

} // namespace parallel::detail
