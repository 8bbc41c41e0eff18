// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How the writer keeps log lines: in chunks of their own, the oldest of which is used again.

#include "journal/writer/writer.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace parallel::journal {

namespace {

constexpr std::size_t longestLine = 4000;
/// So many chunks of 1 MiB: of a journal that keeps some of the tasks, and of one that keeps all.
constexpr std::size_t mostChunks = 4;
constexpr std::size_t mostChunksRecorded = 64;

template<typename T>
void put(T &field, T value, std::memory_order order = std::memory_order_relaxed) noexcept
{
    std::atomic_ref(field).store(value, order);
}

} // namespace

/// With m_mutex held. nullptr: nothing more can be recorded.
char *Writer::logRoom(std::size_t size)
{
    if (m_logChunks.empty() || m_logChunks.back().used + size > chunkSize) {
        if (m_faulted.load(std::memory_order_relaxed))
            return nullptr;
        if (m_logChunks.size() < (m_bounded ? mostChunks : mostChunksRecorded)) {
            m_logChunks.emplace_back(); // first, as it may throw
            QString why;
            const std::uint32_t number = m_file.addChunk(ChunkKind::Log, &why);
            if (number == 0) {
                m_logChunks.pop_back();
                fault(why);
                return nullptr;
            }
            m_logChunks.back().head = reinterpret_cast<LogHeader *>(m_file.chunk(number));
        } else {
            std::rotate(m_logChunks.begin(), m_logChunks.begin() + 1, m_logChunks.end());
            useAgain(m_logChunks.back());
        }
        m_logChunks.back().used = sizeof(LogHeader);
    }
    return reinterpret_cast<char *>(m_logChunks.back().head) + m_logChunks.back().used;
}

/// A seqlock, whose other side is in the reader's logs.cpp.
void Writer::useAgain(LogChunk &chunk) noexcept
{
    m_linesDropped += std::exchange(chunk.lines, 0);
    put(m_file.header().linesDropped, m_linesDropped);
    put(chunk.head->generation, ++chunk.generation);
    std::atomic_thread_fence(std::memory_order_release);
    put(chunk.head->used, std::uint64_t(sizeof(LogHeader)));
    put(chunk.head->lines, std::uint64_t(0));
    put(chunk.head->generation, ++chunk.generation, std::memory_order_release);
}

void Writer::log(std::uint64_t id, int type, std::string_view utf8)
try {
    const std::string_view kept = beginningOf(utf8, longestLine);
    const std::size_t size = (sizeof(LogEntry) + kept.size() + textUnit - 1) / textUnit * textUnit;
    const Lock lock(*this);
    char *const room = logRoom(size);
    if (!room) {
        countLostText();
        return;
    }
    LogEntry entry = {};
    entry.task = id;
    entry.time = now();
    entry.size = std::uint32_t(kept.size());
    entry.type = std::uint32_t(type) & 0x7f;
    entry.cut = kept.size() < utf8.size();
    std::memcpy(room, &entry, sizeof entry);
    std::memcpy(room + sizeof entry, kept.data(), kept.size());
    LogChunk &chunk = m_logChunks.back();
    put(chunk.head->lines, ++chunk.lines);
    put(chunk.head->used, std::uint64_t(chunk.used += size), std::memory_order_release);
} catch (const std::bad_alloc &) {
    countLostText();
}

} // namespace parallel::journal
