// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/entrance.h"

#include "journal/writer/cursor.h"
#include "policy/waitingroom.h"
#include "signals/relay.h"
#include "worker/pool.h"

#include <algorithm>

namespace parallel::detail {

void Entrance::add(Call *call, SharedQueue::Producer &producer)
{
    Dropper &dropper = m_pool.dropper;
    const bool isStopped = dropper.claimIfStopped(call); // its Join may be gone then
    if (!isStopped && m_pool.enqueue(call, producer))
        return;
    if (isStopped || dropper.claim(call)) // its holder has cancelled it, or there is no memory to queue it
        dropper.dropAll(call);
    m_pool.draining.check();
}

void Entrance::noteAdded()
{
    m_pool.roster.workAdded();
}

bool Entrance::isStopped(const Call &call) const noexcept
{
    return m_pool.stops.isStopped(*call.join);
}

void Entrance::record(const PolicyHead &head) noexcept
{
    journal::TaskRecord *const record = callOf(head)->record;
    if (!record)
        return;
    if (head.why == PolicyHead::Why::Nothing || head.why == PolicyHead::Why::Answer) {
        if (!journal::isRunning(record)) // else it did, elsewhere
            journal::waitsNoMore(record);
        return;
    }
    const Gate *const gate = head.line ? &head.line->gate : nullptr;
    const qint64 until = !gate                       ? head.due
                         : gate->kind == Gate::Rates ? static_cast<const Rate *>(gate)->opensAt()
                                                     : 0;
    journal::waits(record, journal::WaitReason(head.why), head.policy->retry.attempts,
                   until > 0 ? m_pool.journal->timeOf(until) : 0);
}

void Entrance::recordBegun(const PolicyHead &head, quint16 worker, qint64 begun) noexcept
{
    journal::TaskRecord *const record = callOf(head)->record;
    if (record)
        journal::started(record, worker, std::max(record->queued, m_pool.journal->timeOf(begun)));
}

void Entrance::recordProgress(const PolicyHead &head, qint64 done, qint64 total) noexcept
{
    const Call &call = *callOf(head);
    if (call.record)
        journal::setProgress(call.record, done, total);
    Relay *const relay = m_pool.relay;
    if (!relay || !relay->wantsProgress())
        return;
    const quint64 id = call.record ? call.record->id : pendingHead(&call).id;
    const auto info = [&] { // without its arguments: a label may do anything
        TaskInfo made;
        made.id = id;
        made.name = QString::fromUtf8(call.definition->name());
        made.attempt = attemptOf(call);
        made.state = TaskState::Running;
        return made;
    };
    try {
        relay->tellProgress(id, info, [&](TaskInfo &task) {
            task.done = done;
            task.total = std::max<qint64>(0, total);
        });
    } catch (const std::bad_alloc &) { // no reason for the call to fail
    }
}

void Entrance::dropRequested()
{
    if (!any())
        return;
    Call *const calls = WaitingRoom::instance().takeSomeIf(*this, [](Call *call) {
        return call->record && journal::isCancelRequested(call->record)
               && (call->kind == CallKind::Plain || pendingHead(call).takeUnlessSettling());
    });
    if (!calls)
        return; // nothing has changed: to check would wake the supervisor, whose look this is
    m_pool.dropper.dropAll(calls);
    m_pool.draining.check();
}

void Entrance::sweep()
{
    Dropper &dropper = m_pool.dropper;
    dropper.dropAll(
        WaitingRoom::instance().takeIf(*this, [&](Call *call) { return dropper.claimIfStopped(call); }));
}

} // namespace parallel::detail
