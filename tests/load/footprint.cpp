// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "load/footprint.h"

#include <QtCore/qdeadlinetimer.h>

#include <atomic>
#include <filesystem>
#include <iterator>
#include <thread>

#include <malloc.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

int entriesOf(const char *folder)
{
    const std::filesystem::directory_iterator entries(folder);
    return int(std::distance(begin(entries), end(entries)));
}

std::atomic<qint64> mapped{0};

qint64 heapBytes()
{
    const struct mallinfo2 heap = ::mallinfo2(); // of all arenas
    return qint64(heap.uordblks + heap.hblkhd);
}

} // namespace

#if !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__) // they have these themselves

/// Being in the program itself, these are found before those of the C library. What that maps by
/// itself, for its heap and the stacks of threads, does not come here.
extern "C" void *mmap(void *address, size_t size, int protection, int flags, int file, off_t offset) noexcept
{
    void *const memory =
        reinterpret_cast<void *>(::syscall(SYS_mmap, address, size, protection, flags, file, offset));
    if (memory != MAP_FAILED)
        mapped += qint64(size);
    return memory;
}

extern "C" int munmap(void *address, size_t size) noexcept
{
    mapped -= qint64(size);
    return int(::syscall(SYS_munmap, address, size));
}

#endif

Footprint Footprint::now()
{
    return {heapBytes() + mapped, entriesOf("/proc/self/task"), entriesOf("/proc/self/fd")};
}

QString Flat::verdict() const
{
    Footprint now = Footprint::now();
    const QDeadlineTimer deadline(10'000);
    while (now.threads > m_before.threads && !deadline.hasExpired()) {
        std::this_thread::yield();
        now = Footprint::now();
    }
    if (now.threads > m_before.threads)
        return QStringLiteral("%1 threads, and %2 before").arg(now.threads).arg(m_before.threads);
    now = Footprint::now(); // the last of them may have ended after the memory was counted
    if (now.files > m_before.files)
        return QStringLiteral("%1 files are open, and %2 before").arg(now.files).arg(m_before.files);
    if (now.memory > m_before.memory + m_memory)
        return QStringLiteral("%1 KiB, and %2 before").arg(now.memory / 1024).arg(m_before.memory / 1024);
    return {};
}
