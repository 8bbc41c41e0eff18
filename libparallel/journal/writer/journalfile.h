// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "journal/format.h"
#include "platform/guard.h"

#include <QtCore/qstring.h>

#include <atomic>
#include <cstddef>
#include <optional>

namespace parallel::journal {

/// The file: its place, its lock, and its chunks as they are mapped one after the
/// other into address space that was reserved for them, so that a position in
/// the file and an address are the same thing. Guarded by its user.
class File
{
public:
    File() = default;
    ~File();
    File(const File &) = delete;
    File &operator=(const File &) = delete;

    /// Makes a file at \a path, locked and complete with \a header before it has
    /// that name, so that nobody meets half a journal. Replaces what was there.
    bool create(const QString &path, const FileHeader &header, QString *why);
    /// A further chunk. Returns its number, or 0, and \a why.
    std::uint32_t addChunk(ChunkKind kind, QString *why);
    /// Room that was released has to be real again before it is written to.
    bool restoreRoom(void *address, std::size_t size);
    void remove();
    /// In the child of a fork: the file is the parent's. What the child still writes goes to memory of its own.
    void abandon() noexcept;

    FileHeader &header() const noexcept { return *reinterpret_cast<FileHeader *>(m_base); }
    PoolEntry *pools() const noexcept { return reinterpret_cast<PoolEntry *>(m_base + poolTableOffset); }
    char *chunk(std::uint32_t number) const noexcept { return m_base + number * chunkSize; }
    std::uint64_t offsetOf(const void *address) const noexcept
    {
        return std::uint64_t(static_cast<const char *>(address) - m_base);
    }
    /// Somebody has cut the file: what was there is memory of this process now.
    bool isCut() const noexcept { return m_cut.load(std::memory_order_relaxed); }
    QString path() const { return m_path; }
    /// Is all of this in chunks that are mapped? From any thread.
    bool has(std::uint64_t offset, std::size_t size) const noexcept
    {
        const std::uint64_t end = std::uint64_t(m_chunks.load(std::memory_order_acquire)) * chunkSize;
        return offset <= end && size <= end - offset;
    }

private:
    bool prepare(const QByteArray &temporary, const FileHeader &header, int *error);
    bool map(std::uint32_t number, QString *why);

    QString m_path;
    QByteArray m_name; // the same, as the system has it
    int m_file = -1;
    char *m_base = nullptr;
    std::size_t m_reserved = 0;
    std::atomic<std::uint32_t> m_chunks{0}; // release: they are mapped
    std::atomic<bool> m_cut{false};
    std::optional<platform::BusGuard> m_guard; // ends before the mapping
};

} // namespace parallel::journal
