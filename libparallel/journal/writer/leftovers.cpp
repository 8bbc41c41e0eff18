// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "journal/writer/leftovers.h"

#include "journal/format.h"
#include "platform/platform.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qlist.h>

#include <algorithm>
#include <ctime>

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

} // namespace

void removeLeftovers(const QString &folder, int keptFiles, qint64 keptBytes)
{
    const QDir dir(folder);
    QList<Leftover> leftovers;
    const QString ending = QLatin1String(fileSuffix);
    const QStringList patterns{u'*' + ending, u'*' + ending + QStringLiteral(".*.new")};
    for (const QString &name : dir.entryList(patterns, QDir::Files | QDir::Hidden | QDir::System)) {
        const QString path = dir.filePath(name);
        Leftover leftover{QFile::encodeName(path)};
        struct stat status = {};
        if (::lstat(leftover.path.constData(), &status) != 0 || !S_ISREG(status.st_mode)
            || status.st_uid != ::geteuid() || platform::isLocked(path))
            continue;
        if (!name.endsWith(ending)) {
            if (std::time(nullptr) - status.st_mtime > unfinishedSeconds)
                ::unlink(leftover.path.constData());
            continue;
        }
        leftover.changed = status.st_mtim;
        leftover.bytes = qint64(status.st_blocks) * 512;
        leftovers.append(leftover);
    }
    std::sort(leftovers.begin(), leftovers.end(), isNewer);
    qint64 bytes = 0;
    for (qsizetype i = 0; i < leftovers.size(); ++i) {
        bytes += leftovers[i].bytes;
        if (i > 0 && (i >= keptFiles || bytes > keptBytes)) // the latest is the one that is asked for
            ::unlink(leftovers[i].path.constData());
    }
}

} // namespace parallel::journal
