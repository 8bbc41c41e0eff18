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
#include <optional>

namespace parallel::journal {

namespace {

/// A file gets its own name only when it is locked; one that still has its first name
/// after so long belongs to a process that was killed just then.
constexpr std::int64_t unfinished = 3'600'000'000'000; // nanoseconds

struct Leftover
{
    QByteArray path;
    platform::FileFacts facts;
};

bool isNewer(const Leftover &a, const Leftover &b)
{
    return a.facts.changed > b.facts.changed;
}

/// A journal of this user that nobody writes any more.
std::optional<Leftover> leftoverAt(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const auto facts = platform::factsOf(name);
    if (!facts || platform::isLocked(path))
        return {};
    return Leftover{name, *facts};
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
        else if (platform::wallNanoseconds() - leftover->facts.changed > unfinished)
            platform::removeFile(leftover->path);
    }
    std::sort(leftovers.begin(), leftovers.end(), isNewer);
    qint64 bytes = 0;
    for (qsizetype i = 0; i < leftovers.size(); ++i) {
        bytes += leftovers[i].facts.bytes;
        if (i > 0 && (i >= keptFiles || bytes > keptBytes)) // the latest is the one that is asked for
            platform::removeFile(leftovers[i].path);
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
    qint64 bytes = platform::factsOf(QFile::encodeName(path)).value_or(platform::FileFacts()).bytes;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        bytes += runs[i].facts.bytes;
        if (i + 1 < keep.runs && bytes <= keep.bytes)
            continue;
        platform::removeFile(runs[i].path + summarySuffix);
        platform::removeFile(runs[i].path);
    }
}

} // namespace parallel::journal
