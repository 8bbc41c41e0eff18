// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "journal/format.h"
#include "platform/guard.h"

#include <QtCore/qfile.h>

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

namespace parallel::journal {

/// What others may write meanwhile is only ever looked at like this. The pages are
/// mapped read-only, and a load of up to eight aligned bytes does not write.
template<typename T>
T load(const T &field)
{
    static_assert(std::atomic_ref<T>::is_always_lock_free);
    return std::atomic_ref<T>(const_cast<T &>(field)).load(std::memory_order_acquire);
}

/// A file, mapped chunk by chunk as it grows. A chunk stays where it is mapped
/// until the Mapping ends, so that any thread can follow a pointer at any time.
class Mapping
{
public:
    static constexpr quint32 maxChunks = (quint64(1) << 32) / recordsPerChunk - 1;

    /// Opens and maps chunk 0. False: \a error says why not, as half a sentence.
    bool open(const QString &path, QString *error);
    /// Maps further chunks, up to this number; fewer if the file is too short for
    /// it. From any thread.
    void grow(quint64 chunks, QString *error);

    /// How many are mapped.
    quint32 chunkCount() const { return m_count.load(std::memory_order_acquire); }
    /// Null if there is none of that number.
    const std::byte *chunk(quint32 index) const
    {
        if (index >= chunkCount())
            return nullptr;
        return m_groups[index / groupSize].load(std::memory_order_acquire)->at[index % groupSize];
    }
    const FileHeader &header() const { return *m_header; }

    /// Something that was mapped is no longer in the file.
    bool isTruncated() const { return m_truncated.load(std::memory_order_acquire); }
    int handle() const { return m_file.handle(); }
    QString path() const { return m_file.fileName(); }

private:
    static constexpr quint32 groupSize = 512;
    struct Group
    {
        std::array<const std::byte *, groupSize> at{};
    };

    bool map(quint32 from, quint32 to, QString *error);

    QFile m_file; // unmaps everything when it is closed
    std::atomic<bool> m_truncated{false};
    std::mutex m_mutex; // held while growing; readers go by m_count
    std::vector<std::unique_ptr<Group>> m_ownedGroups;
    std::vector<std::unique_ptr<platform::BusGuard>> m_guards; // end before m_file does
    std::array<std::atomic<Group *>, maxChunks / groupSize + 1> m_groups{};
    std::atomic<quint32> m_count{0};
    const FileHeader *m_header = nullptr;
};

} // namespace parallel::journal
