// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "journal_p.h"

#include <algorithm>

namespace parallel {

using namespace journal;

namespace {

QtMsgType typeOf(quint32 type)
{
    return type <= quint32(QtInfoMsg) ? QtMsgType(type) : QtInfoMsg;
}

/// Adds the lines of \a task (0: of all) that are in \a chunk. False: it was used again meanwhile.
bool readLines(const std::byte *chunk, quint64 task, QList<Journal::LogLine> &lines)
{
    const auto &head = *reinterpret_cast<const LogHeader *>(chunk);
    const quint32 generation = load(head.generation);
    if (generation % 2 != 0)
        return false;
    const quint64 used = std::min<quint64>(load(head.used), chunkSize);
    for (quint64 at = sizeof(LogHeader); at + sizeof(LogEntry) <= used;) {
        LogEntry entry;
        std::memcpy(&entry, chunk + at, sizeof entry);
        const quint64 size = (sizeof entry + entry.size + textUnit - 1) / textUnit * textUnit;
        if (size > used - at)
            break;
        if (task == 0 || entry.task == task) {
            Journal::LogLine line;
            line.task = entry.task;
            line.time = timePoint(entry.time);
            line.type = typeOf(entry.type);
            line.text = QString::fromUtf8(reinterpret_cast<const char *>(chunk + at + sizeof entry),
                                          qsizetype(entry.size));
            if (entry.cut)
                line.text += QChar(0x2026);
            lines.append(std::move(line));
        }
        at += size;
    }
    std::atomic_thread_fence(std::memory_order_acquire); // the lines were read before this
    return load(head.generation) == generation && load(head.kind) == quint32(ChunkKind::Log);
}

} // namespace

QList<Journal::LogLine> Journal::log(quint64 task) const
{
    QList<LogLine> lines;
    const quint32 chunks = isOpen() ? d->mapping->chunkCount() : 0;
    for (quint32 number = 1; number < chunks; ++number) {
        const std::byte *const chunk = d->mapping->chunk(number);
        if (load(reinterpret_cast<const ChunkHeader *>(chunk)->kind) != quint32(ChunkKind::Log))
            continue;
        const qsizetype before = lines.size();
        for (int attempt = 0; attempt < 8 && !readLines(chunk, task, lines); ++attempt)
            lines.resize(before);
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const LogLine &a, const LogLine &b) { return a.time < b.time; });
    return lines;
}

} // namespace parallel
