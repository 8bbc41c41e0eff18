// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "journal/writer/pointer.h"

#include "journal/format.h"
#include "platform/platform.h"

#include <QtCore/qdir.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qlist.h>
#include <QtCore/qrandom.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <tuple>

#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

namespace parallel::journal {

namespace {

/// FNV-1a: needs no memory, and what it keeps apart are this user's own files.
quint64 hashOf(const QByteArray &text)
{
    quint64 hash = 0xcbf29ce484222325;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return hash;
}

/// Such as "nightly-6e3a0b9d41f25c78.journal": what Pointer::make() names so, by \a target.
QString nameFor(const QString &target)
{
    return QStringLiteral("%1-%2%3")
        .arg(QFileInfo(target).completeBaseName().left(40))
        .arg(hashOf(QFile::encodeName(target)), 16, 16, QLatin1Char('0'))
        .arg(QLatin1String(fileSuffix));
}

QByteArray targetOf(const QByteArray &link)
{
    char target[PATH_MAX];
    const ssize_t size = ::readlink(link.constData(), target, sizeof target);
    return size > 0 && size < ssize_t(sizeof target) ? QByteArray(target, qsizetype(size)) : QByteArray();
}

constexpr qsizetype mostAtOnce = 256;

/// A pointer that was left in the folder.
struct Found
{
    QByteArray path;
    QByteArray target;
    timespec made = {};
};

/// This user's pointers in \a folder, the latest first.
QList<Found> pointersIn(const QDir &folder)
{
    QList<Found> pointers;
    const QString pattern = QStringLiteral("*-") + QString(16, u'?') + QLatin1String(fileSuffix);
    for (const QString &name : folder.entryList({pattern}, QDir::Files | QDir::Hidden | QDir::System)) {
        Found found{QFile::encodeName(folder.filePath(name)), {}, {}};
        struct stat status = {};
        if (::lstat(found.path.constData(), &status) != 0 || !S_ISLNK(status.st_mode)
            || status.st_uid != ::geteuid())
            continue;
        found.target = targetOf(found.path);
        found.made = status.st_mtim;
        if (name == nameFor(QFile::decodeName(found.target)))
            pointers.append(std::move(found));
    }
    std::sort(pointers.begin(), pointers.end(), [](const Found &a, const Found &b) {
        return std::tie(b.made.tv_sec, b.made.tv_nsec) < std::tie(a.made.tv_sec, a.made.tv_nsec);
    });
    return pointers;
}

} // namespace

void removeOldPointers(const QString &folder, int kept)
{
    const QList<Found> pointers = pointersIn(QDir(folder));
    // Only of these is the journal looked at: it may be on a disk that is slow to answer.
    // No more than so many, since a program that starts waits for it.
    for (qsizetype i = kept; i < std::min(pointers.size(), qsizetype(kept) + mostAtOnce); ++i) {
        if (!platform::isLocked(QFile::decodeName(pointers[i].target)))
            ::unlink(pointers[i].path.constData());
    }
}

bool Pointer::make(const QString &journal, QString *why)
{
    const QString folder = platform::journalFolder(why);
    if (folder.isEmpty())
        return false;
    const QString target = QDir::cleanPath(QFileInfo(journal).absoluteFilePath());
    if (QFileInfo(target).path() == QDir::cleanPath(folder))
        return true; // it is found there anyway
    const QByteArray to = QFile::encodeName(target);
    const QString path = folder + u'/' + nameFor(target);
    const QByteArray name = QFile::encodeName(path);
    const QByteArray temporary =
        name + '.' + QByteArray::number(QRandomGenerator::system()->generate64(), 36) + ".new";
    if (::symlink(to.constData(), temporary.constData()) == 0) {
        if (std::rename(temporary.constData(), name.constData()) == 0) {
            m_path = name;
            m_target = to;
            removeOldPointers(folder);
            return true;
        }
        const int error = errno;
        ::unlink(temporary.constData());
        errno = error;
    }
    *why = QStringLiteral("%1: %2").arg(path, QString::fromLocal8Bit(std::strerror(errno)));
    return false;
}

void Pointer::remove() noexcept
{
    if (m_path.isEmpty())
        return;
    char target[PATH_MAX]; // no memory is asked for at the end of a process
    const ssize_t size = ::readlink(m_path.constData(), target, sizeof target);
    if (size == m_target.size() && std::memcmp(target, m_target.constData(), std::size_t(size)) == 0)
        ::unlink(m_path.constData());
    m_path.clear();
}

} // namespace parallel::journal
