// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How a thread makes a call: it is counted, recorded, and queued.

#include "worker/pool.h"
#include "worker/runner.h"
#include "worker/supervisor.h"

#include <libparallel/errors.h>

namespace parallel::detail {

void Runner::submit(Call *call, const Context &context)
{
    Join *const join = context.join;
    if (call->kind == CallKind::Plain)
        hold(call->definition);
    else
        call->definition->ref(); // nothing is held when the holder of its future is told
    call->join = join;
    Counts::add(m_counts.called);
    join->begin(this);
    if (m_cursor.isRecording())
        noteQueued(call, context);
    if (!m_pool.settings.enabled) {
        runSerially(call);
        return;
    }
    if (m_pool.isStopped(*join)) [[unlikely]] {
        m_pool.drop(call);
        m_pool.checkDrained();
        return;
    }
    Roster &roster = m_pool.roster;
    const bool alone = roster.isUnstaffed() && !roster.isPaused() && !roster.staffAgain();
    const bool isFull = !alone && m_pool.settings.queueLimit && !m_pool.takeRoom(*join, !isWorker());
    if (isFull && isWorker() && isStackLow()) { // one inside the other, as many as there was room for
        m_pool.takeMoreRoom();
    } else if (alone || isFull) [[unlikely]] {
        const AtWork atWork(m_pool);
        execute(call); // or drop it, if it was stopped while it waited
        if (!isWorker()) {
            settle();
            m_pool.checkDrained();
        }
        return;
    }
    submitCounted(call);
}

void Runner::submitCounted(Call *call)
{
    const Join *const join = call->join; // outlives it: it is this thread's, or waits for this task
    if (call->kind != CallKind::Plain)
        m_pool.pending.list(call);
    if (!enqueue(call)) [[unlikely]] {
        if (m_pool.claim(call)) {
            if (call->kind != CallKind::Map && m_pool.settings.queueLimit)
                m_pool.giveRoom();
            m_pool.drop(call);
        }
        m_pool.checkDrained();
        throw std::bad_alloc();
    }
    // Stopped since it was asked: whoever did that may have looked here too early,
    // and where all is paused nobody else would come for the call.
    if (m_pool.isStopped(*join)) [[unlikely]]
        m_pool.sweep();
    if (m_pool.roster.isUnstaffed()) [[unlikely]] {
        if (!m_pool.roster.staffAgain())
            runShared();
    }
}

bool Runner::enqueue(Call *call)
{
    if (isWorker()) {
        if (m_own.push(call))
            m_pool.announce(m_producer, this);
        return true;
    }
    if (!m_pool.queue.add(m_producer, SharedQueue::Item(call)))
        return false;
    m_pool.roster.workAdded();
    return true;
}

void Runner::runSerially(Call *call)
{
    Join *const join = call->join;
    if (m_pool.isStopped(*join)) {
        m_pool.drop(call); // with Continue, the next wait throws it
        if (!m_pool.settings.keepGoing)
            throw CancelledError("queued tasks were cancelled");
        return;
    }
    m_lastEnd = 0;
    const AtWork atWork(m_pool);
    const std::exception_ptr thrown = runTask(call);
    end(join);
    settle();
    Supervisor::instance().wake();
    if (thrown && !m_pool.settings.keepGoing)
        std::rethrow_exception(thrown);
}

void Runner::noteQueued(Call *call, const Context &context)
{
    call->record = m_cursor.queued(*call, context.frame ? context.frame->id : 0, context.join->id,
                                   m_pool.journal->slotOf(m_pool.entry.get()), m_pool.journal->now());
}

void Runner::hold(Definition *definition)
{
    constexpr qint64 atOnce = 256;
    if (m_held.definition == definition && m_held.count > 0) [[likely]] {
        --m_held.count;
        return;
    }
    definition->ref(atOnce);
    const Held before = std::exchange(m_held, {definition, atOnce - 1});
    if (before.count > 0)
        before.definition->deref(before.count); // which may end a callable that makes calls
}

void Runner::letGo(const Definition *definition)
{
    if (m_held.definition == definition)
        releaseHeld();
    if (m_ended.definition == definition)
        endDefinition();
}

void Runner::releaseHeld()
{
    const Held held = std::exchange(m_held, {});
    if (held.count > 0)
        held.definition->deref(held.count);
}

/// Some at a time: all workers take them from one line of memory.
quint32 Runner::newGroupId()
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
