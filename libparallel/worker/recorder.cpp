// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/recorder.h"

#include "base/thrown.h"
#include "wait/context.h"
#include "worker/ended.h"
#include "worker/pool.h"

#include <libparallel/detail/elsewhere.h>

namespace parallel::detail {

namespace {

journal::RecordState recordStateOf(TaskState state)
{
    return state == TaskState::Failed      ? journal::RecordState::Failed
           : state == TaskState::Cancelled ? journal::RecordState::Cancelled
                                           : journal::RecordState::Succeeded;
}

} // namespace

Recorder::Recorder(Pool &pool, int number, Ended &ended)
    : m_pool(pool),
      m_number(number < journal::lowestRemoteWorker ? number : 0),
      m_ended(ended),
      m_cursor(pool.entry ? pool.journal : nullptr)
{
}

void Recorder::queued(Call *call, const Context &context)
{
    call->record = m_cursor.queued(*call, context.frame ? context.frame->id : 0, context.join->id,
                                   m_pool.journal->slotOf(m_pool.entry.get()), m_pool.journal->now());
}

void Recorder::started(Frame &frame)
{
    journal::TaskRecord *const record = frame.record;
    frame.id = record->id;
    if (journal::isRunning(record)) { // elsewhere, and only its answer is taken up here
        m_lastEnd = 0;
        return;
    }
    const journal::Time now = m_lastEnd ? std::max(m_lastEnd, record->queued) : m_pool.journal->now();
    m_lastEnd = 0;
    journal::started(record, m_number, now);
}

void Recorder::finished(Frame &frame, TaskState state, const std::exception_ptr &thrown)
{
    if (state == TaskState::Failed)
        error(frame.record, thrown);
    m_lastEnd = m_pool.journal->now();
    journal::ended(frame.record, recordStateOf(state), m_lastEnd);
    endInBlock(frame.record);
}

void Recorder::error(journal::TaskRecord *record, const std::exception_ptr &thrown) noexcept
{
    try {
        const QByteArray error = describe(thrown, "\n").toUtf8();
        m_pool.journal->addError(record, std::string_view(error.constData(), std::size_t(error.size())));
    } catch (const std::bad_alloc &) {
        m_pool.journal->countLostText();
    }
}

void Recorder::endInBlock(const journal::TaskRecord *record)
{
    if (m_pool.journal->isBounded())
        m_ended.add(m_pool.journal->blockOf(record));
}

void Recorder::startElements(Call *call, Frame &frame, journal::Time queued, quint64 parent, int count)
{
    journal::TaskRecord *const record = m_cursor.elements(
        *call, parent, call->join->id, m_pool.journal->slotOf(m_pool.entry.get()), queued, count);
    m_pool.stoppables.setRecord(frame, record);
    frame.id = record ? record->id : 0;
    frame.isBatch = count > 1;
    if (record)
        journal::started(record, m_number, m_pool.journal->now(), count > 1 ? journal::batchFlag : 0);
}

void Recorder::finishElements(Frame &frame, TaskState state, int count)
{
    journal::TaskRecord *const record = frame.record;
    if (!record)
        return;
    m_pool.stoppables.setRecord(frame, nullptr);
    const quint8 flags = frame.isBatch ? journal::batchFlag : 0;
    if (frame.isBatch)
        std::atomic_ref(record->progress).store(quint16(count), std::memory_order_relaxed);
    journal::ended(record, recordStateOf(state), m_pool.journal->now(), flags);
    endInBlock(record);
}

quint16 remoteWorker(const QByteArray &host, qint64 pid, int worker)
{
    journal::Writer *const writer = journal::Writer::current();
    const std::string_view name(host.constData(), std::size_t(host.size()));
    return writer && worker > 0 ? writer->remoteWorker(name, pid, std::uint32_t(worker)) : quint16(0);
}

} // namespace parallel::detail
