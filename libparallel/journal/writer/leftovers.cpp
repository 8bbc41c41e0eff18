// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "journal/writer/leftovers.h"

#include "journal/format.h"
#include "platform/platform.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qlist.h>

#include <algorithm>
#include <ctime>
#include <optional>

#include <sys/stat.h>
#include <unistd.h>

namespace parallel::journal {

namespace {

/// A file gets its own name only when it is locked; one that still has its first name
/// after so long belongs to a process that was killed just then.
constexpr std::time_t unfinishedSeconds = 3600;

struct Leftover
{
    QByteArray path;
    timespec changed = {};
    qint64 bytes = 0; // of room, not of length: most of a journal may have been given back
};

bool isNewer(const Leftover &a, const Leftover &b)
{
    return a.changed.tv_sec != b.changed.tv_sec ? a.changed.tv_sec > b.changed.tv_sec
                                                : a.changed.tv_nsec > b.changed.tv_nsec;
}

/// A journal of this user that nobody writes any more.
std::optional<Leftover> leftoverAt(const QString &path)
{
    Leftover leftover{QFile::encodeName(path)};
    struct stat status = {};
    if (::lstat(leftover.path.constData(), &status) != 0 || !S_ISREG(status.st_mode)
        || status.st_uid != ::geteuid() || platform::isLocked(path))
        return {};
    leftover.changed = status.st_mtim;
    leftover.bytes = qint64(status.st_blocks) * 512;
    return leftover;
}

/// How the name of a run begins, up to its time: "nightly-" of "nightly-20261122-031205-4121".
/// Empty: it is not named as a run.
QString beginOfRun(const QString &name)
{
    const auto areDigits = [](QStringView part) {
        return !part.isEmpty()
               && std::all_of(part.begin(), part.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    };
    const QString ending = QLatin1String(fileSuffix);
    const QStringList parts = name.chopped(name.endsWith(ending) ? ending.size() : 0).split(u'-');
    const qsizetype n = parts.size();
    if (!name.endsWith(ending) || n < 4 || !areDigits(parts[n - 1]) || !areDigits(parts[n - 2])
        || !areDigits(parts[n - 3]) || parts[n - 2].size() != 6 || parts[n - 3].size() != 8)
        return {};
    return parts.mid(0, n - 3).join(u'-') + u'-';
}

} // namespace

void removeLeftovers(const QString &folder, int keptFiles, qint64 keptBytes)
{
    const QDir dir(folder);
    QList<Leftover> leftovers;
    const QString ending = QLatin1String(fileSuffix);
    const QStringList patterns{u'*' + ending, u'*' + ending + QStringLiteral(".*.new")};
    for (const QString &name : dir.entryList(patterns, QDir::Files | QDir::Hidden | QDir::System)) {
        const auto leftover = leftoverAt(dir.filePath(name));
        if (!leftover)
            continue;
        if (name.endsWith(ending))
            leftovers.append(*leftover);
        else if (std::time(nullptr) - leftover->changed.tv_sec > unfinishedSeconds)
            ::unlink(leftover->path.constData());
    }
    std::sort(leftovers.begin(), leftovers.end(), isNewer);
    qint64 bytes = 0;
    for (qsizetype i = 0; i < leftovers.size(); ++i) {
        bytes += leftovers[i].bytes;
        if (i > 0 && (i >= keptFiles || bytes > keptBytes)) // the latest is the one that is asked for
            ::unlink(leftovers[i].path.constData());
    }
}

void removeOldRuns(const QString &path, const detail::Keep &keep)
{
    if (keep.isAll())
        return;
    const QString own = QFileInfo(path).fileName();
    const QString begin = beginOfRun(own);
    if (begin.isEmpty())
        return;
    const QDir dir = QFileInfo(path).dir();
    QList<Leftover> runs;
    for (const QString &name : dir.entryList(QDir::Files | QDir::Hidden | QDir::System)) {
        if (name == own || beginOfRun(name) != begin)
            continue;
        if (const auto run = leftoverAt(dir.filePath(name)))
            runs.append(*run);
    }
    std::sort(runs.begin(), runs.end(), isNewer);
    struct stat status = {};
    qint64 bytes =
        ::lstat(QFile::encodeName(path).constData(), &status) == 0 ? qint64(status.st_blocks) * 512 : 0;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        bytes += runs[i].bytes;
        if (i + 1 < keep.runs && bytes <= keep.bytes)
            continue;
        ::unlink((runs[i].path + summarySuffix).constData());
        ::unlink(runs[i].path.constData());
    }
}

} // namespace parallel::journal
