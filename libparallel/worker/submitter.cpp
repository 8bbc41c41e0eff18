// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/submitter.h"

#include "queue/pending.h"
#include "wait/bindings.h"
#include "wait/context.h"
#include "worker/interruptions.h"
#include "worker/pool.h"
#include "worker/runner.h"
#include "worker/supervisor.h"

#include <libparallel/errors.h>

namespace parallel::detail {

void HeldDefinition::turnTo(Definition *definition)
{
    constexpr qint64 atOnce = 256;
    if (definition)
        definition->ref(atOnce);
    Definition *const before = std::exchange(m_definition, definition);
    const qint64 left = std::exchange(m_count, definition ? atOnce - 1 : 0);
    if (left > 0)
        before->deref(left); // which may end a callable that makes calls
}

Submitter::Submitter(Runner &runner) noexcept : m_runner(runner), m_pool(runner.pool()) {}

void Submitter::startAnew() noexcept
{
    new (&m_producer) SharedQueue::Producer;
}

void Submitter::submit(Call *call, const Context &context)
{
    Join *const join = context.join;
    if (call->kind == CallKind::Plain)
        held.hold(call->definition);
    else
        call->definition->ref(); // nothing is held when the holder of its future is told
    if (currentBinding) [[unlikely]]
        bind(call);
    call->join = join;
    Counts::add(m_runner.counts.called);
    join->begin(&m_runner.parker());
    if (m_runner.recorder.isOn())
        m_runner.recorder.queued(call, context);
    if (context.id) [[unlikely]]
        giveId(call, *context.id);
    if (!m_pool.settings.enabled) {
        runSerially(call);
        return;
    }
    if (m_pool.stops.isStopped(*join)) [[unlikely]] {
        m_pool.dropper.drop(call);
        m_pool.draining.check();
        return;
    }
    Roster &roster = m_pool.roster;
    const bool alone = roster.isUnstaffed() && !roster.isPaused() && !roster.staffAgain();
    const bool isFull = !alone && m_pool.room.isLimited() && !takeRoom(*join);
    if (call->hasPolicy) [[unlikely]] {
        m_runner.attempts.submit(call, alone || isFull);
        return;
    }
    if (isFull && m_runner.isWorker() && m_runner.isStackLow())
        m_pool.room.takeMore(); // they run one inside the other, as many as there was room for
    else if (alone || isFull) [[unlikely]] {
        runHere(call);
        return;
    }
    submitCounted(call);
}

/// Where there is no memory for that, the call finds none.
void Submitter::bind(Call *call) noexcept
{
    try {
        rememberBinding(call, currentBinding);
        call->hasBinding = true;
    } catch (const std::bad_alloc &) {
    }
}

/// One that its record has, or else one that lies in front of it.
void Submitter::giveId(Call *call, quint64 &id)
{
    id = call->record ? call->record->id : journal::Writer::takeIds(1);
    pendingHead(call).id = id;
    call->hasId = true;
}

void Submitter::submitCounted(Call *call)
{
    Join *const join = call->join; // outlives it: it is this thread's, or waits for this task
    if (call->kind != CallKind::Plain)
        m_pool.pending.list(call);
    if (m_runner.isWorker()) {
        const bool isAside = join->isAside && join->isOwnedBy(&m_runner.parker());
        if (m_runner.stock.own.push(call, isAside ? &join->calls : nullptr))
            announce(&m_runner.stock.own);
    } else if (m_pool.queue.add(m_producer, SharedQueue::Item(call))) [[likely]] {
        m_pool.roster.workAdded();
    } else {
        if (m_pool.dropper.claim(call)) {
            if (call->kind != CallKind::Map && m_pool.room.isLimited())
                m_pool.room.give();
            m_pool.dropper.drop(call);
        }
        m_pool.draining.check();
        throw std::bad_alloc();
    }
    // Stopped since it was asked: whoever did that may have looked here too early,
    // and where all is paused nobody else would come for the call.
    if (m_pool.stops.isStopped(*join)) [[unlikely]]
        m_pool.sweeper.sweep();
    if (m_pool.roster.isUnstaffed()) [[unlikely]] {
        if (!m_pool.roster.staffAgain())
            m_runner.runShared();
    }
}

void Submitter::announce(OwnQueue *own)
{
    m_pool.stocks.announce(m_pool.queue, m_producer, own);
    m_pool.roster.workAdded();
}

bool Submitter::takeRoom(const Join &join)
{
    const Roster &roster = m_pool.roster;
    while (!m_pool.room.take()) {
        if (m_runner.isWorker() || (roster.isUnstaffed() && !roster.isPaused()))
            return false;
        const auto until = roster.isStaffed() && !roster.threads().isGiven
                               ? Clock::time_point::max()
                               : Clock::now() + Interruptions::unstaffed;
        const PlaceLent lent(m_pool.roster.threads());
        m_pool.room.waitUntil(until, [&] { return m_pool.stops.isStopped(join); });
        if (m_pool.stops.isStopped(join))
            return false;
    }
    return true;
}

/// Or drops it, if it was stopped while it waited.
void Submitter::runHere(Call *call)
{
    const AtWork atWork(m_pool);
    m_runner.execute(call);
    if (!m_runner.isWorker()) {
        m_runner.settle();
        m_pool.draining.check();
    }
}

void Submitter::runSerially(Call *call)
{
    Join *const join = call->join;
    if (m_pool.stops.isStopped(*join)) {
        m_pool.dropper.drop(call); // with Continue, the next wait throws it
        if (!m_pool.settings.keepGoing)
            throw CancelledError("queued tasks were cancelled");
        return;
    }
    m_runner.recorder.forgetTime();
    const AtWork atWork(m_pool);
    std::exception_ptr thrown;
    bool ended = true;
    if (call->hasPolicy)
        ended = m_runner.attempts.runSerially(call, thrown);
    else
        thrown = m_runner.executor.runTask(call);
    if (ended)
        m_runner.ended.add(join);
    m_runner.settle();
    Supervisor::instance().wake();
    if (thrown && !m_pool.settings.keepGoing)
        std::rethrow_exception(thrown);
}

/// Some at a time: all workers take them from one line of memory.
quint32 Submitter::newGroupId()
{
    constexpr quint32 atOnce = 64;
    static std::atomic<quint32> next{1};
    if (m_nextGroupId % atOnce == 0)
        m_nextGroupId = next.fetch_add(atOnce, std::memory_order_relaxed);
    else
        ++m_nextGroupId;
    return m_nextGroupId;
}

} // namespace parallel::detail
