// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "journal_p.h"

namespace parallel {

using namespace journal;

const std::byte *Journal::taskChunk(quint32 index) const noexcept
{
    const std::byte *const chunk = isOpen() && index > 0 ? d->mapping->chunk(index) : nullptr;
    if (!chunk)
        return nullptr;
    const auto &header = *reinterpret_cast<const ChunkHeader *>(chunk);
    return load(header.kind) == quint32(ChunkKind::Tasks) ? chunk : nullptr;
}

Journal::Found Journal::read(const std::byte *chunk, quint32 slot, Record &into) noexcept
{
    const quint32 index = slot % recordsPerChunk;
    if (index == 0)
        return Found::Nothing; // the ChunkHeader
    const auto &from = *reinterpret_cast<const TaskRecord *>(chunk + index * recordSize);
    const auto &header = *reinterpret_cast<const ChunkHeader *>(chunk);

    // The writer stores the fields and then `state`. All loads are acquiring, so
    // that they happen in this order: if id and state are the same at the end,
    // the slot was not given to another task in between.
    for (int attempt = 0; attempt < 16; ++attempt) {
        const quint8 state = load(from.state);
        const auto kind = TaskState(state & stateMask);
        if (kind == TaskState::Empty)
            return Found::Nothing;
        into.id = load(from.id);
        const quint64 parent = load(from.parent);
        into.parent = parent & parentMask;
        into.attempt = quint16((parent >> parentBits) + 1);
        into.queued = timePoint(load(from.queued));
        into.started = timePoint(load(from.started));
        into.finished = timePoint(load(from.finished));
        into.name = load(from.name);
        into.arguments = load(from.arguments);
        into.text = load(from.text);
        into.group = load(from.group);
        into.pool = load(from.pool);
        into.worker = load(from.worker);
        const quint16 progress = load(from.progress);
        into.cancelRequested = load(from.control) != 0;
        if (load(from.state) != state || load(from.id) != into.id)
            continue;
        if (load(header.kind) != quint32(ChunkKind::Tasks))
            return Found::Nothing;

        const bool batch = state & batchFlag;
        into.elements = batch && progress > 0 ? progress : quint16(1);
        into.progress = batch || progress == 0 ? qint16(-1) : qint16(std::min<int>(progress - 1, 10000));
        into.state = kind;
        into.slot = slot;
        into.attempts = 0;
        into.wait = Wait::None;
        into.waitsUntil = -1;
        if (kind == TaskState::Queued && (state & waitsFlag)) {
            const quint64 why = quint64(into.started + 1);
            if (quint8(why) >= quint8(WaitReason::Delay) && quint8(why) <= quint8(WaitReason::Rate))
                into.wait = Wait(quint8(why));
            into.attempts = quint16(why >> 8);
            into.waitsUntil = into.finished;
        }
        // the next state's fields may be there already
        if (kind == TaskState::Queued)
            into.started = -1;
        if (kind <= TaskState::Running)
            into.finished = -1;
        const bool sound = into.id != 0 && kind <= TaskState::Cancelled && into.queued >= 0
                           && (kind != TaskState::Running || into.started >= 0)
                           && (kind < TaskState::Succeeded || into.finished >= 0);
        return sound ? Found::Task : Found::Damaged;
    }
    return Found::Nothing; // it changes faster than we can read
}

Journal::Record Journal::record(quint32 slot) const
{
    Record task;
    const std::byte *const chunk = taskChunk(slot / slotsPerChunk);
    if (!chunk || read(chunk, slot, task) != Found::Task)
        return {};
    return task;
}

Journal::TextRef Journal::textRef(quint32 slot, TextKind kind) const
{
    const std::byte *const chunk = taskChunk(slot / slotsPerChunk);
    if (!chunk || slot % slotsPerChunk == 0)
        return 0;
    const auto &from = *reinterpret_cast<const TaskRecord *>(chunk + slot % slotsPerChunk * recordSize);
    if (TaskState(load(from.state) & stateMask) == TaskState::Empty)
        return 0;
    switch (kind) {
    case TextKind::Name:
        return load(from.name);
    case TextKind::Arguments:
        return load(from.arguments);
    default:
        return load(from.text);
    }
}

quint64 Journal::damagedCount(quint32 first, quint32 count) const
{
    quint64 damaged = 0;
    const quint64 end = qMin(quint64(first) + count, quint64(slotCount()));
    Record task;
    for (quint64 slot = first; slot < end; ++slot) {
        const std::byte *const chunk = taskChunk(quint32(slot / slotsPerChunk));
        if (!chunk)
            slot |= slotsPerChunk - 1; // on to the next one
        else
            damaged += read(chunk, quint32(slot), task) == Found::Damaged;
    }
    return damaged;
}

bool Journal::Private::isStill(const Journal *q, const Record &task) const
{
    std::atomic_thread_fence(std::memory_order_acquire); // what was read of its texts was read before this
    return info.recorded || q->record(task.slot).id == task.id;
}

} // namespace parallel
