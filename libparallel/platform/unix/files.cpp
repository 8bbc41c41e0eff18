// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "platform/platform.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace parallel::platform {

namespace {

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

void closeFile(int file) noexcept
{
    ::close(file);
}

bool isLocked(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return false;
    const bool locked = isLocked(file);
    ::close(file);
    return locked;
}

bool mayGrowTo(std::uint64_t size) noexcept
{
    // Beyond this limit the kernel would not only refuse but send SIGXFSZ.
    rlimit limit;
    return ::getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY
           || size <= limit.rlim_cur;
}

bool writeBegin(int file, const void *data, std::size_t size) noexcept
{
    return ::pwrite(file, data, size, 0) == ssize_t(size);
}

std::int64_t fileSize(int file) noexcept
{
    struct stat status = {};
    return ::fstat(file, &status) == 0 ? std::int64_t(status.st_size) : -1;
}

std::optional<FileFacts> factsOf(const QByteArray &path) noexcept
{
    struct stat status = {};
    if (::lstat(path.constData(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_uid != ::geteuid())
        return {};
    return FileFacts{std::int64_t(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec,
                     std::int64_t(status.st_blocks) * 512};
}

void removeFile(const QByteArray &path) noexcept
{
    ::unlink(path.constData());
}

bool renameFile(const QByteArray &from, const QByteArray &to) noexcept
{
    return std::rename(from.constData(), to.constData()) == 0;
}

bool makeLink(const QByteArray &target, const QByteArray &path) noexcept
{
    return ::symlink(target.constData(), path.constData()) == 0;
}

namespace {

struct CloseFolder
{
    void operator()(DIR *dir) const noexcept { ::closedir(dir); }
};
using Folder = std::unique_ptr<DIR, CloseFolder>;

/// The next name in it that ends so; nullptr: there is none.
const char *nextName(const Folder &dir, const char *ending) noexcept
{
    while (const dirent *const entry = dir ? ::readdir(dir.get()) : nullptr) {
        if (QByteArrayView(entry->d_name).endsWith(ending))
            return entry->d_name;
    }
    return nullptr;
}

} // namespace

std::size_t countOf(const QByteArray &folder, const char *ending) noexcept
{
    const Folder dir(::opendir(folder.constData()));
    std::size_t count = 0;
    while (nextName(dir, ending))
        ++count;
    return count;
}

std::vector<Link> linksIn(const QByteArray &folder, const char *ending)
{
    std::vector<Link> links;
    const Folder dir(::opendir(folder.constData()));
    while (const char *const name = nextName(dir, ending)) {
        struct stat status = {};
        char target[PATH_MAX];
        if (::fstatat(::dirfd(dir.get()), name, &status, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISLNK(status.st_mode)
            || status.st_uid != ::geteuid())
            continue;
        const ssize_t size = ::readlinkat(::dirfd(dir.get()), name, target, sizeof target);
        if (size > 0 && size < ssize_t(sizeof target))
            links.push_back({folder + '/' + name, QByteArray(target, qsizetype(size)),
                             std::int64_t(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec});
    }
    return links;
}

bool isLinkTo(const QByteArray &target, const QByteArray &path) noexcept
{
    char found[PATH_MAX];
    const ssize_t size = ::readlink(path.constData(), found, sizeof found);
    return size == target.size() && std::memcmp(found, target.constData(), std::size_t(size)) == 0;
}

} // namespace parallel::platform
