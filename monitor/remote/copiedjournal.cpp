// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "copiedjournal.h"

#include "frames.h"

#include "journal/format.h"

#include <QtCore/qfile.h>
#include <QtCore/qhashfunctions.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace monitor::remote {

using namespace parallel::journal;

namespace {

constexpr qint64 chunkBytes = qint64(chunkSize);
constexpr int tries = 8;
constexpr size_t seed = 0x9e3779b97f4a7c15;

size_t hashOf(const char *block)
{
    static const QByteArray empty(blockSize, '\0');
    return std::memcmp(block, empty.constData(), blockSize) == 0 ? 0 : qHashBits(block, blockSize, seed) | 1;
}

} // namespace

CopiedJournal::CopiedJournal(const QString &path)
    : m_file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC)), m_buffer(chunkBytes, '\0')
{
}

CopiedJournal::~CopiedJournal()
{
    if (m_file >= 0)
        ::close(m_file);
}

qint64 CopiedJournal::size() const
{
    struct stat status = {};
    return m_file >= 0 && ::fstat(m_file, &status) == 0 ? qint64(status.st_size) : 0;
}

QByteArray CopiedJournal::read(qint64 offset) const
{
    QByteArray before(blockSize, '\0');
    QByteArray after(blockSize, '\0');
    if (::pread(m_file, before.data(), blockSize, offset) != blockSize)
        return {};
    for (int i = 0; i < tries; ++i) {
        if (::pread(m_file, after.data(), blockSize, offset) != blockSize)
            return {};
        if (before == after)
            break;
        before.swap(after);
    }
    return after;
}

void CopiedJournal::look(qint64 chunk, std::vector<Block> &changed)
{
    const qint64 begin = chunk * chunkBytes;
    const auto head = std::size_t(begin / blockSize);
    if (m_sent.size() <= head)
        m_sent.resize(head + 1);
    // Before the others, or it would count what they do not have yet.
    QByteArray first = read(begin);
    if (first.isEmpty())
        return;
    if (const std::size_t hash = hashOf(first.constData()); hash != m_sent[head]) {
        m_sent[head] = hash;
        changed.push_back({begin, std::move(first)});
    }
    const ssize_t got = ::pread(m_file, m_buffer.data(), std::size_t(chunkBytes), begin);
    const auto count = std::size_t(std::max<ssize_t>(got, 0) / blockSize);
    if (m_sent.size() < head + count)
        m_sent.resize(head + count);
    for (std::size_t i = 1; i < count; ++i) {
        const auto inChunk = qint64(i) * blockSize;
        if (hashOf(m_buffer.constData() + inChunk) == m_sent[head + i])
            continue;
        QByteArray bytes = read(begin + inChunk);
        if (bytes.isEmpty())
            return; // it is being cut
        m_sent[head + i] = hashOf(bytes.constData());
        changed.push_back({begin + inChunk, std::move(bytes)});
    }
}

/// From its end to its head: a reader that finds a text or a line there has all of it.
void CopiedJournal::sendTexts(qint64 chunk, const Send &send)
{
    std::vector<Block> changed;
    look(chunk, changed);
    if (changed.empty())
        return;
    const QByteArray &first = changed.front().bytes;
    LogHeader head;
    std::memcpy(&head, first.constData(), sizeof head);
    const bool isHead = changed.front().offset == chunk * chunkBytes;
    if (isHead && head.kind == quint32(ChunkKind::Log)
        && std::exchange(m_generations[chunk], head.generation) != head.generation && changed.size() > 1) {
        // It was used again: until the new head is there, readers are to leave it alone.
        QByteArray closed = first;
        head.generation |= 1;
        std::memcpy(closed.data(), &head, sizeof head);
        send(chunk * chunkBytes, closed);
    }
    for (auto block = changed.rbegin(); block != changed.rend(); ++block)
        send(block->offset, block->bytes);
}

void CopiedJournal::update(const Send &send)
{
    const qint64 chunks = (size() + chunkBytes - 1) / chunkBytes;
    if (chunks == 0)
        return;
    std::vector<qint64> tasks;
    std::vector<qint64> texts;
    for (qint64 chunk = 1; chunk < chunks; ++chunk) {
        quint32 kind = 0;
        if (::pread(m_file, &kind, sizeof kind, chunk * chunkBytes) != sizeof kind)
            continue;
        (kind == quint32(ChunkKind::Tasks) ? tasks : texts).push_back(chunk);
    }
    std::vector<Block> header;
    look(0, header);
    // Bounds what is held at a time; a part of the tasks is followed by all texts until then.
    constexpr std::size_t most = 16;
    for (std::size_t from = 0; from <= tasks.size(); from += most) {
        std::vector<Block> records;
        for (std::size_t i = from; i < std::min(tasks.size(), from + most); ++i)
            look(tasks[i], records);
        if (records.empty() && from > 0)
            continue;
        for (const qint64 chunk : texts)
            sendTexts(chunk, send);
        for (const Block &block : records)
            send(block.offset, block.bytes);
    }
    for (auto block = header.rbegin(); block != header.rend(); ++block)
        send(block->offset, block->bytes);
}

} // namespace monitor::remote
