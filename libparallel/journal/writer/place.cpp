// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "journal/writer/place.h"

#include "journal/format.h"
#include "platform/platform.h"

#include <QtCore/qdir.h>
#include <QtCore/qfileinfo.h>

#include <ctime>

namespace parallel::journal {

namespace {

/// "nightly-20261122-031205-4121.journal"
QString fileName(const QByteArray &program)
{
    // Not by QDateTime, whose calendar crashes when there is no memory for it.
    const std::tm local = platform::localTime(std::time(nullptr));
    char time[32] = {};
    (void)std::strftime(time, sizeof time, "%Y%m%d-%H%M%S", &local);
    return QStringLiteral("%1-%2-%3%4")
        .arg(QString::fromUtf8(program).replace(u'/', u'_').left(100), QLatin1String(time))
        .arg(platform::processId())
        .arg(QLatin1String(fileSuffix));
}

/// Where PARALLEL_RECORD says: a folder gets a new file for each process; a file
/// is replaced, unless a process that still runs writes it.
QString recordPath(const QString &record, const QByteArray &program)
{
    if (record.endsWith(u'/') || QFileInfo(record).isDir())
        return QDir(record).filePath(fileName(program));
    if (!platform::isLocked(record))
        return record;
    const QFileInfo taken(record);
    const QString ending = taken.suffix().isEmpty() ? QStringLiteral("journal") : taken.suffix();
    QString name = QStringLiteral("%1-%2").arg(taken.completeBaseName()).arg(platform::processId());
    for (int i = 2;; ++i) { // a process in another container may have our number
        QString path = taken.dir().filePath(name + u'.' + ending);
        if (!platform::isLocked(path))
            return path;
        name = QStringLiteral("%1-%2-%3").arg(taken.completeBaseName()).arg(platform::processId()).arg(i);
    }
}

} // namespace

QString placeFor(const detail::Settings &settings, QString *why)
{
    const QByteArray program = platform::programName();
    if (settings.record.isEmpty()) {
        const QString folder = platform::journalFolder(why);
        return folder.isEmpty() ? QString() : QDir(folder).filePath(fileName(program));
    }
    QString path = recordPath(settings.record, program);
    const QFileInfo present(path);
    if (present.exists() && !present.isFile()) { // it would be replaced: /dev/null, a pipe
        *why = QStringLiteral("%1 is not a file").arg(path);
        return {};
    }
    return path;
}

} // namespace parallel::journal
