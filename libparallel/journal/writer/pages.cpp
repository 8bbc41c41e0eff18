// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How the writer hands out pages of its chunks, and uses those of a bounded journal again.

#include "journal/writer/writer.h"

#include "platform/platform.h"

#include <algorithm>

namespace parallel::journal {

namespace {

/// How many completed tasks a bounded journal keeps: 64 MiB of them.
constexpr std::size_t mostBlocks = (std::size_t(64) << 20) / blockSize;
constexpr std::size_t blocksPerChunk = chunkSize / blockSize;
/// How many of the oldest pages are looked at for one that can be used again.
constexpr int candidates = 4;

} // namespace

char *Writer::freshPage(Pages &pages, ChunkKind kind)
{
    if (pages.next == pages.end) {
        if (m_faulted.load(std::memory_order_relaxed))
            return nullptr;
        const bool hasBlocks = kind == ChunkKind::Tasks && m_bounded;
        if (hasBlocks) // first, as it may throw
            m_blockMemory.push_back(std::make_unique<Block[]>(blocksPerChunk));
        QString why;
        const std::uint32_t number = m_file.addChunk(kind, &why);
        if (number == 0) {
            fault(why);
            return nullptr;
        }
        pages.next = m_file.chunk(number);
        pages.end = pages.next + chunkSize;
        if (hasBlocks)
            m_blocks[number].store(m_blockMemory.back().get(), std::memory_order_release);
    }
    char *const page = pages.next;
    pages.next += blockSize;
    return page;
}

Block *Writer::blockOf(const TaskRecord *record) const noexcept
{
    if (!m_bounded)
        return nullptr;
    const std::uint64_t offset = m_file.offsetOf(record);
    return m_blocks[offset / chunkSize].load(std::memory_order_acquire) + offset % chunkSize / blockSize;
}

Block *Writer::freshBlock()
{
    if (!m_spare.empty()) {
        Block *const block = m_spare.back();
        if (m_file.restoreRoom(block->records, blockSize)) {
            m_spare.pop_back();
            return block;
        }
    }
    char *const page = freshPage(m_taskPages, ChunkKind::Tasks);
    if (!page)
        return nullptr;
    Block *const block = blockOf(reinterpret_cast<TaskRecord *>(page));
    block->records = reinterpret_cast<TaskRecord *>(page);
    return block;
}

/// The oldest page whose tasks have all ended, or nullptr. Queued and running
/// tasks are never dropped: pages with some of them go to the back.
Block *Writer::usedBlock()
{
    for (int i = 0; i < candidates && !m_used.empty(); ++i) {
        Block *const block = m_used.front();
        m_used.pop_front();
        if (block->ended.load(std::memory_order_acquire) >= recordsPerBlock) {
            forget(block);
            return block;
        }
        m_used.push_back(block);
    }
    return nullptr;
}

/// Drops what a page holds; the totals remain.
void Writer::forget(Block *block)
{
    FileHeader &header = m_file.header();
    std::uint64_t dropped[8] = {};
    const bool first = m_file.offsetOf(block->records) % chunkSize == 0; // the chunk's head
    const auto load = [](auto &field) { return std::atomic_ref(field).load(std::memory_order_relaxed); };
    Time until = load(header.droppedUntil);
    for (int i = first; i < recordsPerBlock; ++i)
        until = std::max(until, load(block->records[i].finished));
    // Before they go: a reader that finds one missing, by an acquiring load of its state,
    // then sees up to when there may be others. Pairs with the loads in Journal::read().
    std::atomic_ref(header.droppedUntil).store(until, std::memory_order_relaxed);
    for (int i = first; i < recordsPerBlock; ++i) {
        TaskRecord &record = block->records[i];
        std::atomic_ref state(record.state);
        const std::uint8_t was = state.load(std::memory_order_relaxed);
        dropped[was & stateMask] += was & batchFlag ? std::max<std::uint64_t>(load(record.progress), 1) : 1;
        state.store(std::uint8_t(RecordState::Empty), std::memory_order_release);
    }
    const auto add = [&](std::uint64_t &counter, RecordState state) {
        std::atomic_ref(counter).fetch_add(dropped[std::size_t(state)], std::memory_order_relaxed);
    };
    add(header.droppedSucceeded, RecordState::Succeeded);
    add(header.droppedFailed, RecordState::Failed);
    add(header.droppedCancelled, RecordState::Cancelled);
    m_freeTextPages.insert(m_freeTextPages.end(), block->texts.begin(), block->texts.end());
    block->texts.clear();
    block->room = nullptr;
    block->roomLeft = 0;
}

std::uint64_t Writer::takeIds(std::uint64_t n) noexcept
{
    static std::atomic<std::uint64_t> next{1};
    return next.fetch_add(n, std::memory_order_relaxed);
}

/// Where there is no memory for what is kept of them, the tasks are not recorded.
RecordPage Writer::takeRecords()
try {
    const Lock lock(*this);
    RecordPage page;
    faultIfCut();
    if (!m_bounded) {
        page.next = reinterpret_cast<TaskRecord *>(freshPage(m_taskPages, ChunkKind::Tasks));
    } else {
        Block *block = m_used.size() >= mostBlocks ? usedBlock() : nullptr;
        // There were once more tasks at a time than the bound allows for: give back.
        if (block && m_used.size() >= mostBlocks && m_spare.size() < m_used.size()) {
            if (Block *const surplus = usedBlock()) {
                const bool first = m_file.offsetOf(surplus->records) % chunkSize == 0;
                if (first) {
                    m_used.push_front(surplus); // the chunk's head is in it
                } else {
                    platform::releaseRoom(surplus->records, blockSize);
                    m_spare.push_back(surplus);
                }
            }
        }
        if (!block)
            block = freshBlock();
        if (!block)
            return {};
        m_used.push_back(block);
        page.next = block->records;
        block->ended.store(0, std::memory_order_release);
    }
    if (!page.next)
        return {};
    page.end = page.next + recordsPerBlock;
    if (m_file.offsetOf(page.next) % chunkSize == 0) { // the chunk's head
        if (m_bounded)
            ended(blockOf(page.next), 1);
        ++page.next;
    }
    page.firstId = takeIds(recordsPerBlock);
    // Release: a reader that sees a field of a new task here, and acquires, sees that
    // the one before it is gone. Pairs with the loads in Journal::read().
    std::atomic_thread_fence(std::memory_order_release);
    return page;
} catch (const std::bad_alloc &) {
    return {};
}

} // namespace parallel::journal
