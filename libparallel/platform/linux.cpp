// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "platform/platform.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <dlfcn.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <linux/membarrier.h>
#include <pthread.h>
#include <pwd.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

namespace parallel::platform {

namespace {

QString errorText(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

/// A folder that is ours, no link, and open to us and to nobody else.
bool isPrivateFolder(const QByteArray &path, QString *why)
{
    struct stat status;
    if (::lstat(path.constData(), &status) != 0) {
        *why = QStringLiteral("%1: %2").arg(QFile::decodeName(path), errorText(errno));
        return false;
    }
    if (!S_ISDIR(status.st_mode) || status.st_uid != ::geteuid()) {
        *why = QStringLiteral("%1 is not a folder of this user's").arg(QFile::decodeName(path));
        return false;
    }
    // The umask may have taken away our own access, when it was made.
    if ((status.st_mode & 0777) != 0700 && ::chmod(path.constData(), 0700) != 0) {
        *why = QStringLiteral("%1 has not the mode 0700").arg(QFile::decodeName(path));
        return false;
    }
    return true;
}

bool makePrivateFolder(const QByteArray &path, QString *why)
{
    if (::mkdir(path.constData(), 0700) != 0 && errno != EEXIST) {
        *why = QStringLiteral("%1: %2").arg(QFile::decodeName(path), errorText(errno));
        return false;
    }
    return isPrivateFolder(path, why);
}

/// XDG_RUNTIME_DIR; where it is not set, as under cron, the place that a session
/// of this user would have; and else the one that Qt would use.
QByteArray runtimeFolder(QString *why)
{
    QByteArray session = qgetenv("XDG_RUNTIME_DIR");
    if (!session.isEmpty())
        return session;
    QByteArray ours = "/run/user/" + QByteArray::number(::geteuid());
    QString ignored;
    if (isPrivateFolder(ours, &ignored))
        return ours;
    char buffer[4096];
    passwd entry;
    passwd *found = nullptr;
    ::getpwuid_r(::geteuid(), &entry, buffer, sizeof buffer, &found);
    const QByteArray user = found ? QByteArray(found->pw_name) : QByteArray::number(::geteuid());
    const QByteArray temporary = QFile::encodeName(QDir::tempPath()) + "/runtime-" + user;
    return makePrivateFolder(temporary, why) ? temporary : QByteArray();
}

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

std::int64_t nanoseconds(clockid_t clock) noexcept
{
    timespec now = {};
    ::clock_gettime(clock, &now); // of a clock that is there, at an address that is: it cannot fail
    return std::int64_t(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

} // namespace

QString journalFolder(QString *why)
{
    const QByteArray runtime = runtimeFolder(why);
    if (runtime.isEmpty())
        return QString();
    const QByteArray folder = runtime + "/parallel";
    return makePrivateFolder(folder, why) ? QFile::decodeName(folder) : QString();
}

int createPrivateFile(const QString &path, QString *why)
{
    const int file =
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        *why = QStringLiteral("%1: %2").arg(path, errorText(errno));
    else
        ::fchmod(file, 0600); // whatever the umask took away
    return file;
}

// An open file description's lock: not lost when some other descriptor of the
// same file is closed, as a process's lock is, nor kept by children once they
// have closed theirs.
bool lockWhole(int file)
{
    struct flock lock = wholeFile(F_WRLCK);
    return ::fcntl(file, F_OFD_SETLK, &lock) == 0;
}

bool isLocked(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return false;
    struct flock lock = wholeFile(F_RDLCK);
    const bool locked = ::fcntl(file, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    ::close(file);
    return locked;
}

int allocateRoom(int file, std::uint64_t offset, std::uint64_t size)
{
    // Beyond this limit the kernel would not only refuse but send SIGXFSZ.
    rlimit limit;
    if (::getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY
        && offset + size > limit.rlim_cur)
        return EFBIG;
    int error = 0;
    do {
        error = ::posix_fallocate(file, off_t(offset), off_t(size));
    } while (error == EINTR);
    return error;
}

void releaseRoom(void *address, std::size_t size)
{
    ::madvise(address, size, MADV_REMOVE);
}

void *reserveAddresses(std::size_t size)
{
    void *const address =
        ::mmap(nullptr, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return address == MAP_FAILED ? nullptr : address;
}

void freeAddresses(void *address, std::size_t size)
{
    ::munmap(address, size);
}

bool mapAt(void *address, int file, std::uint64_t offset, std::size_t size)
{
    return ::mmap(address, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, file, off_t(offset))
           != MAP_FAILED;
}

void replaceByMemory(void *address, std::size_t size) noexcept
{
    (void)::mmap(address, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
}

std::int64_t monotonicNanoseconds() noexcept
{
    return nanoseconds(CLOCK_MONOTONIC);
}

std::int64_t wallNanoseconds()
{
    return nanoseconds(CLOCK_REALTIME);
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

bool canStartThread(std::size_t stackSize) noexcept
{
    pthread_attr_t attributes;
    if (::pthread_attr_init(&attributes) != 0)
        return false;
    pthread_t thread{};
    const bool started = (stackSize == 0 || ::pthread_attr_setstacksize(&attributes, stackSize) == 0)
                         && ::pthread_create(
                                &thread, &attributes, [](void *nothing) { return nothing; }, nullptr)
                                == 0;
    if (started)
        ::pthread_join(thread, nullptr);
    ::pthread_attr_destroy(&attributes);
    return started;
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

void keepLoaded() noexcept
{
    Dl_info library{};
    if (::dladdr(reinterpret_cast<const void *>(&keepLoaded), &library) != 0)
        (void)::dlopen(library.dli_fname, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
}

QByteArray bootId()
{
    return contentOf("/proc/sys/kernel/random/boot_id").trimmed();
}

QByteArray hostName()
{
    char name[256] = {};
    ::gethostname(name, sizeof name - 1);
    return name;
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

QByteArray symbolAt(const void *address)
{
    Dl_info info = {};
    if (::dladdr(address, &info) == 0 || info.dli_saddr != address)
        return {};
    return info.dli_sname;
}

namespace {

bool askForProcessFence()
{
    return ::syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0) == 0;
}

} // namespace

const bool hasProcessFence = [] {
    // A child of fork() has to ask for itself.
    return askForProcessFence() && ::pthread_atfork(nullptr, nullptr, [] { askForProcessFence(); }) == 0;
}();

void processFence() noexcept
{
    // It may want memory for a moment, and then nobody else can stand in for it.
    while (::syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0) != 0 && errno == ENOMEM)
        ::sched_yield();
}

void onFork(void (*before)(), void (*inParent)(), void (*inChild)())
{
    ::pthread_atfork(before, inParent, inChild);
}

} // namespace parallel::platform
