// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "journal_p.h"

namespace parallel {

using namespace journal;

static_assert(int(Journal::TextKind::Name) == int(journal::TextKind::Name)
              && int(Journal::TextKind::Error) == int(journal::TextKind::Error));

Journal::Text Journal::text(TextRef ref) const
{
    const quint64 offset = quint64(ref) * textUnit;
    const std::size_t inChunk = offset % chunkSize;
    const std::byte *const chunk =
        isOpen() && ref != 0 ? d->mapping->chunk(quint32(offset / chunkSize)) : nullptr;
    if (!chunk || offset < chunkSize || inChunk < sizeof(ChunkHeader))
        return {};
    if (load(reinterpret_cast<const ChunkHeader *>(chunk)->kind) != quint32(ChunkKind::Text))
        return {};

    // one load of the whole entry, or its parts could be of two different texts
    const quint64 bits = load(*reinterpret_cast<const quint64 *>(chunk + inChunk));
    TextEntry entry;
    std::memcpy(&entry, &bits, sizeof entry);
    if (inChunk + sizeof entry + entry.size > chunkSize || entry.kind < quint32(TextKind::Name)
        || entry.kind > quint32(TextKind::Error))
        return {};
    return {
        QByteArrayView(reinterpret_cast<const char *>(chunk) + inChunk + sizeof entry, qsizetype(entry.size)),
        entry.turned ? 0 : entry.previous, TextKind(entry.kind), bool(entry.cut),
        entry.turned ? entry.previous : 0};
}

namespace {

QString toString(const Journal::Text &text, Journal::TextKind kind)
{
    if (text.kind != kind)
        return {};
    QString string = QString::fromUtf8(text.utf8);
    if (text.cut)
        string += QChar(0x2026);
    return string;
}

/// Where the newest of a kind among a task's other texts is. 0: nowhere.
Journal::TextRef newest(const Journal &journal, Journal::TextRef ref, Journal::TextKind kind)
{
    for (int i = 0; i < Journal::maxTexts && ref != 0; ++i) { // a damaged file may have a ring
        const Journal::Text text = journal.text(ref);
        if (text.kind == kind)
            return ref;
        ref = text.previous;
    }
    return 0;
}

QString newestText(const Journal &journal, Journal::TextRef ref, Journal::TextKind kind)
{
    return toString(journal.text(newest(journal, ref, kind)), kind);
}

} // namespace

QString Journal::name(const Record &task) const
{
    const QString name = toString(text(task.name), TextKind::Name);
    return d->isStill(this, task) ? name : QString();
}

QString Journal::arguments(const Record &task) const
{
    const QString arguments = toString(text(task.arguments), TextKind::Arguments);
    return d->isStill(this, task) ? arguments : QString();
}

QString Journal::progressText(const Record &task) const
{
    TextRef from = task.text;
    for (int attempt = 0; attempt < 16; ++attempt) {
        const TextRef ref = newest(*this, from, TextKind::Progress);
        const Text read = text(ref);
        QString progress = toString(read, TextKind::Progress);
        if (!d->isStill(this, task))
            return {};
        const Text now = text(ref);
        if (now.kind == read.kind && now.turn == read.turn)
            return progress;
        from = textRef(task.slot, TextKind::Progress); // it was written over meanwhile
    }
    return {}; // it changes faster than we can read
}

QString Journal::errorType(const Record &task) const
{
    const QString both = newestText(*this, task.text, TextKind::Error);
    return d->isStill(this, task) ? both.section(u'\n', 0, 0) : QString();
}

QString Journal::error(const Record &task) const
{
    const QString both = newestText(*this, task.text, TextKind::Error);
    return d->isStill(this, task) ? both.section(u'\n', 1) : QString();
}

} // namespace parallel
