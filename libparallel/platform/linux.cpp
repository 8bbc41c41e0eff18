// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What Linux has that POSIX does not ask for.

#include "platform/cores.h"
#include "platform/platform.h"

#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qthread.h>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <linux/membarrier.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace parallel::platform {

namespace {

QByteArray contentOf(const char *path)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct flock wholeFile(short type)
{
    struct flock lock = {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    return lock;
}

bool askForProcessFence() noexcept
{
    return ::syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0) == 0;
}

} // namespace

int openForWriting(int file, const QString &, QString *why)
{
    const QByteArray itself = "/proc/self/fd/" + QByteArray::number(file);
    const int opened = ::open(itself.constData(), O_RDWR | O_CLOEXEC);
    if (opened < 0)
        *why = errorText(errno);
    return opened;
}

// An open file description's lock: not lost when some other descriptor of the
// same file is closed, as a process's lock is, nor kept by children once they
// have closed theirs.
bool lockWhole(int file) noexcept
{
    struct flock lock = wholeFile(F_WRLCK);
    return ::fcntl(file, F_OFD_SETLK, &lock) == 0;
}

bool isLocked(int file) noexcept
{
    struct flock lock = wholeFile(F_RDLCK); // would it be granted? Not while the writer has its own
    return ::fcntl(file, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

int allocateRoom(int file, std::uint64_t offset, std::uint64_t size) noexcept
{
    if (!mayGrowTo(offset + size))
        return EFBIG;
    int error = 0;
    do {
        error = ::posix_fallocate(file, off_t(offset), off_t(size));
    } while (error == EINTR);
    return error;
}

void releaseRoom(void *address, std::size_t size) noexcept
{
    ::madvise(address, size, MADV_REMOVE);
}

bool openPipe(int (&ends)[2]) noexcept
{
    return ::pipe2(ends, O_CLOEXEC) == 0;
}

bool canOpenFiles(int count) noexcept
{
    int files[8];
    int opened = 0;
    while (opened < std::min(count, 8) && (files[opened] = ::eventfd(0, EFD_CLOEXEC)) >= 0)
        ++opened;
    for (int i = 0; i < opened; ++i)
        ::close(files[i]);
    return opened == std::min(count, 8);
}

ThreadName threadName() noexcept
{
    ThreadName name{};
    ::pthread_getname_np(::pthread_self(), name.data(), name.size());
    return name;
}

void setThreadName(const char *name) noexcept
{
    ::pthread_setname_np(::pthread_self(), name);
}

const char *stackLimit(std::size_t reserve, std::size_t) noexcept
{
    pthread_attr_t attributes;
    if (::pthread_getattr_np(::pthread_self(), &attributes) != 0)
        return nullptr;
    void *lowest = nullptr;
    std::size_t size = 0;
    ::pthread_attr_getstack(&attributes, &lowest, &size);
    ::pthread_attr_destroy(&attributes);
    return static_cast<const char *>(lowest) + std::min(reserve, size / 2);
}

int availableCores()
{
    static const int quota = coresOfQuota(contentOf("/proc/self/cgroup"), QStringLiteral("/sys/fs/cgroup"));
    const int cores = std::max(QThread::idealThreadCount(), 1); // by affinity
    return quota > 0 ? std::min(quota, cores) : cores;
}

bool enableProcessFence() noexcept
{
    // A child of fork() has to ask for itself.
    return askForProcessFence() && ::pthread_atfork(nullptr, nullptr, [] { askForProcessFence(); }) == 0;
}

void processFence() noexcept
{
    // It may want memory for a moment, and then nobody else can stand in for it.
    while (::syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0) != 0 && errno == ENOMEM)
        ::sched_yield();
}

QByteArray bootId()
{
    return contentOf("/proc/sys/kernel/random/boot_id").trimmed();
}

QByteArray commandLine()
{
    QByteArray words = contentOf("/proc/self/cmdline");
    if (words.endsWith('\0'))
        words.chop(1);
    return words.replace('\0', ' ');
}

QByteArray programName()
{
    const QString path = QFile::symLinkTarget(QStringLiteral("/proc/self/exe"));
    return path.isEmpty() ? QByteArray("program") : QFileInfo(path).fileName().toUtf8();
}

} // namespace parallel::platform
