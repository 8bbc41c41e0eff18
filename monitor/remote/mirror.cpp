// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "mirror.h"

#include "frames.h"

#include "journal/format.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qfile.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace monitor::remote {

using namespace parallel::journal;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::remote::Mirror)
};

constexpr qint64 chunkBytes = qint64(chunkSize);
constexpr qint64 longest = qint64(1) << 40; // a journal's texts have 32 bits for 8 bytes
constexpr std::size_t stateAt = offsetof(TaskRecord, state);

bool setLock(int file, short type)
{
    struct flock lock = {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    return ::fcntl(file, F_OFD_SETLK, &lock) == 0;
}

/// In the order in which the writer itself would have stored it: a reader that finds the state has
/// what belongs to it.
void storeRecord(std::byte *to, const char *from)
{
    auto &state = *reinterpret_cast<std::uint8_t *>(to + stateAt);
    const auto newState = std::uint8_t(from[stateAt]);
    if (std::memcmp(to, from, recordSize) == 0)
        return;
    // Pairs with the reader's acquire of `state`.
    if (std::memcmp(to, from, sizeof(TaskRecord::id)) != 0)
        std::atomic_ref(state).store(0, std::memory_order_release); // the place of another task
    std::memcpy(to, from, stateAt);
    std::memcpy(to + stateAt + 1, from + stateAt + 1, recordSize - stateAt - 1);
    std::atomic_ref(state).store(newState, std::memory_order_release);
}

/// The first block of log lines, likewise: a reader that finds how much of it is used has that.
void storeLogHead(std::byte *to, const QByteArray &from)
{
    LogHeader head;
    std::memcpy(&head, from.constData(), sizeof head);
    const std::atomic_ref generation(reinterpret_cast<LogHeader *>(to)->generation);
    // Pairs with the reader's look at it before and after it has read.
    if (generation.load(std::memory_order_relaxed) != head.generation)
        generation.store(head.generation | 1, std::memory_order_relaxed);
    std::atomic_thread_fence(std::memory_order_release);
    std::memcpy(to + sizeof head, from.constData() + sizeof head, std::size_t(from.size()) - sizeof head);
    std::atomic_thread_fence(std::memory_order_release); // pairs with the reader's acquire of `used`
    std::memcpy(to, &head, sizeof head);
}

} // namespace

Mirror::Mirror(const QString &path) : m_path(path)
{
    const QByteArray name = QFile::encodeName(path + QStringLiteral(".part"));
    m_file = ::open(name.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (m_file < 0 || !setLock(m_file, F_WRLCK))
        fail(QString::fromLocal8Bit(std::strerror(errno)));
}

Mirror::~Mirror()
{
    if (m_file < 0)
        return;
    QFile::remove(m_shown ? m_path : m_path + QStringLiteral(".part"));
    ::close(m_file);
}

void Mirror::fail(const QString &what)
{
    m_error = Words::tr("%1 cannot be written: %2.").arg(m_path, what);
}

void Mirror::grow(qint64 bytes)
{
    if (!m_error.isEmpty() || bytes <= m_size)
        return;
    if (bytes > longest)
        fail(Words::tr("no journal is as long as that"));
    else if (::ftruncate(m_file, bytes) != 0)
        fail(QString::fromLocal8Bit(std::strerror(errno)));
    else
        m_size = bytes;
}

void Mirror::write(qint64 offset, const QByteArray &bytes)
{
    if (!m_error.isEmpty())
        return;
    const qint64 chunk = offset / chunkBytes;
    const qint64 inChunk = offset % chunkBytes;
    if (offset < 0 || offset >= longest || inChunk + bytes.size() > chunkBytes || offset % blockSize != 0
        || bytes.size() % blockSize != 0) {
        fail(Words::tr("what came is no block of a journal"));
        return;
    }
    grow(offset + bytes.size());
    if (!m_error.isEmpty())
        return;
    // Room on the disk before the mapping is written to, or a full one would end the process.
    if (const int why = ::posix_fallocate(m_file, offset, bytes.size()); why != 0) {
        fail(QString::fromLocal8Bit(std::strerror(why)));
        return;
    }
    const qint64 length = std::min(chunkBytes, m_size - chunk * chunkBytes);
    void *const mapped =
        ::mmap(nullptr, std::size_t(length), PROT_READ | PROT_WRITE, MAP_SHARED, m_file, chunk * chunkBytes);
    if (mapped == MAP_FAILED) {
        fail(QString::fromLocal8Bit(std::strerror(errno)));
        return;
    }
    auto *const begin = static_cast<std::byte *>(mapped);
    std::uint32_t kind = 0;
    if (inChunk == 0 && !bytes.isEmpty())
        std::memcpy(&kind, bytes.constData(), sizeof kind);
    else
        std::memcpy(&kind, begin, sizeof kind);
    if (chunk > 0 && kind == std::uint32_t(ChunkKind::Tasks)) {
        const qint64 first = inChunk == 0 ? qint64(recordSize) : 0;
        std::memcpy(begin + inChunk, bytes.constData(), std::size_t(first)); // the chunk's head
        for (qint64 at = first; at < bytes.size(); at += qint64(recordSize))
            storeRecord(begin + inChunk + at, bytes.constData() + at);
    } else if (chunk > 0 && inChunk == 0 && kind == std::uint32_t(ChunkKind::Log)) {
        storeLogHead(begin, bytes);
    } else {
        std::memcpy(begin + inChunk, bytes.constData(), std::size_t(bytes.size()));
        if (offset == 0)
            reinterpret_cast<FileHeader *>(begin)->flags |= std::uint32_t(ReadOnly);
    }
    ::munmap(mapped, std::size_t(length));
}

void Mirror::show()
{
    if (m_shown || m_size == 0 || !m_error.isEmpty())
        return;
    if (!QFile::rename(m_path + QStringLiteral(".part"), m_path))
        fail(Words::tr("another file has its name"));
    else
        m_shown = true;
}

void Mirror::end()
{
    if (m_file >= 0)
        setLock(m_file, F_UNLCK);
}

} // namespace monitor::remote
