// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How the writer puts texts into pages. Where there is no memory for what is kept of
/// one, it is not recorded, and counted.

#include "journal/writer/writer.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace parallel::journal {

namespace {

constexpr std::size_t longestText = 2000;
constexpr std::size_t mostNames = 10000;

} // namespace

std::string_view beginningOf(std::string_view utf8, std::size_t longest)
{
    if (utf8.size() <= longest)
        return utf8;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80)
        --end; // not within a character
    return utf8.substr(0, end);
}

char *Writer::textPage(Block *block)
{
    char *page = nullptr;
    if (!m_freeTextPages.empty()) {
        page = m_freeTextPages.back();
        m_freeTextPages.pop_back();
    } else {
        page = freshPage(m_textPages, ChunkKind::Text);
        if (!page)
            return nullptr;
    }
    if (block)
        block->texts.push_back(page);
    return page;
}

char *Writer::takeTexts(Block *block)
try {
    const Lock lock(*this);
    return textPage(block);
} catch (const std::bad_alloc &) {
    return nullptr;
}

TextRef Writer::putText(char *room, TextKind kind, std::string_view utf8, bool cut, TextRef previous,
                        bool turned) const noexcept
{
    TextEntry entry = {};
    entry.size = std::uint32_t(utf8.size());
    entry.kind = std::uint32_t(kind);
    entry.turned = turned;
    entry.cut = cut;
    entry.previous = previous;
    // A seqlock, whose other side is in Journal::progressText(): who has seen any of
    // the new bytes sees that the old head has gone.
    std::atomic_ref head(*reinterpret_cast<std::uint64_t *>(room));
    if (turned) {
        head.store(0, std::memory_order_relaxed);
        std::atomic_thread_fence(std::memory_order_release);
    }
    std::memcpy(room + sizeof entry, utf8.data(), utf8.size());
    head.store(std::bit_cast<std::uint64_t>(entry), std::memory_order_release);
    return TextRef(m_file.offsetOf(room) / textUnit);
}

TextRef Writer::nameText(std::string_view utf8)
try {
    const Lock lock(*this);
    const std::string name(beginningOf(utf8, longestText));
    if (const auto known = m_names.find(name); known != m_names.end())
        return known->second;
    const std::size_t size = textSize(name.size());
    if (m_nameRoomLeft < size) {
        m_nameRoom = m_names.size() < mostNames ? textPage(nullptr) : nullptr;
        m_nameRoomLeft = m_nameRoom ? blockSize : 0;
        if (!m_nameRoom) {
            countLostText();
            return 0;
        }
        const std::size_t head = headIn(m_nameRoom);
        m_nameRoom += head;
        m_nameRoomLeft -= head;
    }
    const TextRef ref = putText(m_nameRoom, TextKind::Name, name, name.size() < utf8.size(), 0);
    m_nameRoom += size;
    m_nameRoomLeft -= size;
    m_names.emplace(name, ref);
    return ref;
} catch (const std::bad_alloc &) {
    countLostText();
    return 0;
}

/// With m_mutex held: room for one more text of a task, from any thread.
char *Writer::textRoom(TaskRecord *record, std::size_t size)
{
    Block *const block = m_bounded ? blockOf(record) : &m_common;
    if (block->roomLeft < size) {
        block->room = textPage(m_bounded ? block : nullptr);
        block->roomLeft = block->room ? blockSize : 0;
        if (!block->room)
            return nullptr;
        const std::size_t head = headIn(block->room);
        block->room += head;
        block->roomLeft -= head;
    }
    block->roomLeft -= size;
    return std::exchange(block->room, block->room + size);
}

void Writer::tell(TaskRecord *record, ToldTexts &told, std::string_view utf8)
try {
    const std::string_view kept = beginningOf(utf8, longestText);
    const bool cut = kept.size() < utf8.size();
    const std::size_t size = textSize(kept.size());
    std::atomic_ref text(record->text);
    if (!m_bounded) {
        const Lock lock(*this);
        if (char *const room = textRoom(record, size))
            text.store(putText(room, TextKind::Progress, kept, cut, text.load(std::memory_order_relaxed)),
                       std::memory_order_release);
        else
            countLostText();
        return;
    }
    ToldTexts::Place &place = told.places[told.count % told.places.size()];
    if (told.count < told.places.size() || place.size < size) {
        // A larger one than it needs to be, so that no task takes many.
        const std::size_t larger =
            std::min(std::bit_ceil(std::max(size, std::size_t(64))), textSize(longestText));
        const Lock lock(*this);
        char *const room = textRoom(record, larger);
        if (!room) {
            countLostText();
            return;
        }
        place = {room, larger};
    }
    text.store(putText(place.room, TextKind::Progress, kept, cut, told.count++, true),
               std::memory_order_release);
} catch (const std::bad_alloc &) {
    countLostText();
}

void Writer::addError(TaskRecord *record, std::string_view utf8)
try {
    const std::string_view kept = beginningOf(utf8, longestText);
    const Lock lock(*this);
    char *const room = textRoom(record, textSize(kept.size()));
    if (!room) {
        countLostText();
        return;
    }
    std::atomic_ref text(record->text);
    text.store(
        putText(room, TextKind::Error, kept, kept.size() < utf8.size(), text.load(std::memory_order_relaxed)),
        std::memory_order_release);
} catch (const std::bad_alloc &) {
    countLostText();
}

QString Writer::text(TextRef ref) const
{
    if (ref == 0)
        return QString();
    // Any value may have been written there, in the place of ours.
    const std::uint64_t offset = std::uint64_t(ref) * textUnit;
    TextEntry entry;
    if (!m_file.has(offset, sizeof entry))
        return QString();
    const char *const room = m_file.chunk(0) + offset;
    std::memcpy(&entry, room, sizeof entry);
    if (entry.size > blockSize || !m_file.has(offset + sizeof entry, entry.size))
        return QString();
    return QString::fromUtf8(room + sizeof entry, qsizetype(entry.size));
}

} // namespace parallel::journal
