// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// For systems that nobody has written a file for: with what POSIX asks for, and flock(), which
/// every Unix has. It is also what a port begins with (docs/portability.md).

#include "platform/platform.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qthread.h>

#include <algorithm>
#include <atomic>
#include <cerrno>

#include <fcntl.h>
#include <pthread.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

namespace parallel::platform {

int openForWriting(int file, const QString &path, QString *why)
{
    // Not for ever, if its name is a pipe's by now.
    const int opened = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC | O_NONBLOCK);
    if (opened < 0) {
        *why = errorText(errno);
        return -1;
    }
    struct stat read = {};
    struct stat written = {};
    if (::fstat(file, &read) == 0 && ::fstat(opened, &written) == 0 && read.st_dev == written.st_dev
        && read.st_ino == written.st_ino)
        return opened;
    ::close(opened);
    *why = QStringLiteral("%1 is another file now").arg(path);
    return -1;
}

// It belongs to what open() has made, as an open file description's lock does. A process's lock
// (fcntl()) would go when any other descriptor of the file is closed, as of a reader in the job.
bool lockWhole(int file) noexcept
{
    // Somebody who asks isLocked() has it for a moment.
    for (int tries = 0; tries < 200; ++tries) {
        if (::flock(file, LOCK_EX | LOCK_NB) == 0)
            return true;
        if (errno != EWOULDBLOCK && errno != EINTR)
            return false;
        const timespec moment{0, 1'000'000};
        ::nanosleep(&moment, nullptr);
    }
    errno = EWOULDBLOCK;
    return false;
}

bool isLocked(int file) noexcept
{
    // Readers may have it together, so they do not take one another for the writer.
    if (::flock(file, LOCK_SH | LOCK_NB) != 0)
        return errno == EWOULDBLOCK;
    ::flock(file, LOCK_UN);
    return false;
}

int allocateRoom(int file, std::uint64_t offset, std::uint64_t size) noexcept
{
    static constexpr char zeros[4096] = {};
    const std::uint64_t end = offset + size;
    if (!mayGrowTo(end))
        return EFBIG;
    // Up to where the file ends it has room: this has written all of it, and releaseRoom() keeps it.
    const std::int64_t present = fileSize(file);
    if (present < 0)
        return errno;
    // Always at the end, wherever that is: a file that somebody cuts meanwhile stays short.
    const int flags = ::fcntl(file, F_GETFL);
    if (flags < 0 || ::fcntl(file, F_SETFL, flags | O_APPEND) != 0)
        return errno;
    int error = 0;
    for (std::uint64_t at = std::uint64_t(present); at < end && error == 0;) {
        const std::size_t part = std::size_t(std::min<std::uint64_t>(sizeof zeros, end - at));
        const ssize_t written = ::write(file, zeros, part);
        if (written > 0)
            at += std::uint64_t(written);
        else if (written == 0)
            error = ENOSPC;
        else if (errno != EINTR)
            error = errno;
    }
    ::fcntl(file, F_SETFL, flags);
    if (error == 0 && fileSize(file) < std::int64_t(end))
        error = ESTALE;
    return error;
}

void releaseRoom(void *address, std::size_t size) noexcept
{
    // Readers may look meanwhile. They find a record, or part of one, and check it.
    auto *const words = static_cast<std::uint64_t *>(address);
    for (std::size_t i = 0; i < size / sizeof *words; ++i)
        std::atomic_ref(words[i]).store(0, std::memory_order_relaxed);
}

bool openPipe(int (&ends)[2]) noexcept
{
    if (::pipe(ends) != 0)
        return false;
    for (const int end : ends)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    return true;
}

bool canOpenFiles(int count) noexcept
{
    int pipes[4][2];
    const int wanted = (std::min(count, 8) + 1) / 2;
    int opened = 0;
    while (opened < wanted && openPipe(pipes[opened]))
        ++opened;
    for (int i = 0; i < opened; ++i) {
        ::close(pipes[i][0]);
        ::close(pipes[i][1]);
    }
    return opened == wanted;
}

ThreadName threadName() noexcept
{
    return {};
}

void setThreadName(const char *) noexcept {}

const char *stackLimit(std::size_t reserve, std::size_t size) noexcept
{
    // Where it ends is not to be had. It goes down from here by what is left of its size, of which
    // a sixteenth may be in use, or the system's.
    pthread_attr_t attributes;
    if (size == 0 && ::pthread_attr_init(&attributes) == 0) {
        ::pthread_attr_getstacksize(&attributes, &size);
        ::pthread_attr_destroy(&attributes);
    }
    const std::size_t left = size - size / 16;
    const auto *const here = static_cast<const char *>(__builtin_frame_address(0));
    return size > 0 ? here - (left - std::min(reserve, left / 2)) : nullptr;
}

int availableCores()
{
    return std::max(QThread::idealThreadCount(), 1);
}

// Whoever would call processFence() has a full fence on both sides instead (base/fence.h).
bool enableProcessFence() noexcept
{
    return false;
}

void processFence() noexcept
{
    std::atomic_thread_fence(std::memory_order_seq_cst);
}

QByteArray bootId()
{
    return {};
}

QByteArray commandLine()
{
    return QCoreApplication::instance() ? QCoreApplication::arguments().join(u' ').toUtf8() : QByteArray();
}

QByteArray programName()
{
    const QStringList words = QCoreApplication::instance() ? QCoreApplication::arguments() : QStringList();
    const QString name = words.isEmpty() ? QString() : QFileInfo(words.first()).fileName();
    return name.isEmpty() ? QByteArray("program") : name.toUtf8();
}

} // namespace parallel::platform
