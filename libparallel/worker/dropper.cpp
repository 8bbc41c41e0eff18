// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/dropper.h"

#include "journal/writer/cursor.h"
#include "signals/relay.h"
#include "wait/bindings.h"
#include "wait/context.h"
#include "wait/join.h"
#include "worker/attempts.h"
#include "worker/mapcall.h"
#include "worker/pool.h"
#include "worker/taskinfo.h"

namespace parallel::detail {

void Dropper::drop(Call *call)
{
    const AtWork atWork(m_pool); // its arguments may own the threads
    Join *const join = call->join;
    // The holder of a future knows that it cancelled; everybody else has to be told.
    if (!call->isCancelled())
        m_pool.roots.noteCancelled(*join, "queued tasks were cancelled");
    const qint64 count = call->kind == CallKind::Map ? static_cast<MapCall *>(call)->dropRest(m_pool) : 1;
    settle(call);
    discard(call);
    m_pool.tally.countDropped(count);
    join->end(1);
}

/// Tells all but its Join that it will not run.
void Dropper::settle(Call *call)
{
    Relay *const relay = m_pool.relay;
    if (call->kind != CallKind::Map && relay && relay->wantsTasks())
        relay->tell(droppedInfo(*call, m_pool.journal));
    if (call->kind == CallKind::Future) {
        releaseArguments(call);
        call->definition->refName();
        call->definition->deref();
    }
    call->drop();
    if (call->record) {
        journal::Writer *const journal = m_pool.journal;
        journal::ended(call->record, journal::RecordState::Cancelled, journal->now());
        if (journal::Block *const block = journal->blockOf(call->record))
            journal::Writer::ended(block, 1);
    }
}

/// Ends the life of a call that has been settled.
void Dropper::discard(Call *call)
{
    Definition *const definition = call->definition;
    if (call->hasPolicy)
        Attempts::end(call);
    Slab *const slab = slabOf(call);
    const bool isPlain = call->kind == CallKind::Plain;
    if (call->hasBinding) [[unlikely]]
        forgetBinding(call);
    destroyArguments(call);
    if (isPlain)
        definition->deref();
    else
        definition->derefName();
    endInSlab(slab, 1);
}

void Dropper::giveRoomOf(const Call *call)
{
    if (call->kind != CallKind::Map && m_pool.room.isLimited())
        m_pool.room.give();
}

bool Dropper::claimPending(Call *call)
{
    const PendingHead::Claim claim = pendingHead(call).claim();
    if (claim == PendingHead::Claim::Settled)
        discard(call);
    return claim == PendingHead::Claim::Mine;
}

bool Dropper::claimIfStopped(Call *call)
{
    if (call->kind == CallKind::Plain)
        return m_pool.stops.isStopped(*call->join);
    PendingHead &head = pendingHead(call);
    if (!head.takeUnlessSettling())
        return head.isSettled();
    if (m_pool.stops.isStopped(*call->join))
        return true;
    head.release();
    return false;
}

void Dropper::dropAll(Call *calls)
{
    while (calls) {
        Call *const next = calls->next;
        if (calls->kind != CallKind::Plain && pendingHead(calls).isSettled()) {
            discard(calls);
        } else {
            giveRoomOf(calls);
            drop(calls);
        }
        calls = next;
    }
}

bool Dropper::settleCancelled()
{
    bool any = false;
    const auto settleIt = [&](Call *call) {
        Join *const join = call->join;
        any = true;
        const bool isMap = call->kind == CallKind::Map;
        const qint64 count = isMap ? static_cast<MapCall *>(call)->dropRest(m_pool) : 1;
        if (call->hasPolicy && WaitingRoom::instance().leave(call))
            pendingHead(call).claim(); // it is in no queue: nobody else will find it
        settle(call);
        m_pool.tally.countDropped(count);
        giveRoomOf(call);
        join->end(1);
    };
    m_pool.pending.look(settleIt, [this](Call *call) { discard(call); });
    if (any)
        m_pool.draining.check();
    return any;
}

} // namespace parallel::detail
