// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The file beside a journal. It is read like any other: what makes no sense is no summary.

#include "history/runsummary.h"

#include <QtCore/qfile.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qsavefile.h>

#include <sys/stat.h>
#include <unistd.h>

namespace monitor {

using parallel::Journal;

namespace {

constexpr int version = 1;
constexpr qint64 largest = 4 << 20;

/// Tells a journal that has changed, or another one of its name. Empty: there is none.
QString stampOf(const QString &journal)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(journal).constData(), &status) != 0)
        return {};
    return QStringLiteral("%1 %2.%3")
        .arg(qint64(status.st_size))
        .arg(qint64(status.st_mtim.tv_sec))
        .arg(qint64(status.st_mtim.tv_nsec));
}

/// Milliseconds: what the clock of a journal is shown by.
double fromTime(const QDateTime &time)
{
    return time.isValid() ? double(time.toMSecsSinceEpoch()) : -1;
}

QDateTime toTime(const QJsonValue &value)
{
    const double ms = value.toDouble(-1);
    return ms >= 0 && ms < 1e14 ? QDateTime::fromMSecsSinceEpoch(qint64(ms)) : QDateTime();
}

quint64 toCount(const QJsonValue &value)
{
    const double number = value.toDouble(0);
    return number > 0 && number < 9e15 ? quint64(number) : 0;
}

} // namespace

QString RunSummary::fileFor(const QString &journal)
{
    return journal + QStringLiteral(".summary");
}

bool RunSummary::keep() const
{
    const QString stamp = stampOf(path);
    if (stamp.isEmpty() || state == Journal::State::Running)
        return false;
    QJsonArray namesJson;
    for (const Name &name : names)
        namesJson.append(QJsonObject{{"name", name.name},
                                     {"count", double(name.count)},
                                     {"failed", double(name.failed)},
                                     {"p50", double(name.p50)},
                                     {"p95", double(name.p95)},
                                     {"total", name.total}});
    QJsonArray failuresJson;
    for (const Failure &failure : failures)
        failuresJson.append(QJsonObject{{"name", failure.name},
                                        {"type", failure.type},
                                        {"kind", failure.kind},
                                        {"text", failure.text},
                                        {"count", double(failure.count)},
                                        {"first", fromTime(failure.first)},
                                        {"last", fromTime(failure.last)}});
    const QJsonObject all{{"version", version},
                          {"journal", stamp},
                          {"program", program},
                          {"host", host},
                          {"pid", double(pid)},
                          {"commandLine", commandLine},
                          {"started", fromTime(started)},
                          {"died", died()},
                          {"duration", double(duration)},
                          {"workers", workers},
                          {"called", double(called)},
                          {"succeeded", double(succeeded)},
                          {"failed", double(failed)},
                          {"cancelled", double(cancelled)},
                          {"succeededTime", succeededTime},
                          {"failedTime", failedTime},
                          {"problem", problem},
                          {"names", namesJson},
                          {"failures", failuresJson}};
    QSaveFile file(fileFor(path));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner); // it has what the journal has
    file.write(QJsonDocument(all).toJson(QJsonDocument::Compact));
    return file.commit();
}

std::optional<RunSummary> RunSummary::kept(const QString &journal)
{
    const QString name = fileFor(journal);
    struct stat status = {};
    if (::lstat(QFile::encodeName(name).constData(), &status) != 0 || !S_ISREG(status.st_mode)
        || status.st_uid != ::geteuid() || status.st_size > largest)
        return {};
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
    if (all.value(QLatin1String("version")).toInt() != version
        || all.value(QLatin1String("journal")).toString() != stampOf(journal))
        return {};
    RunSummary run;
    run.path = journal;
    run.program = all.value(QLatin1String("program")).toString();
    run.host = all.value(QLatin1String("host")).toString();
    run.pid = qint64(toCount(all.value(QLatin1String("pid"))));
    run.commandLine = all.value(QLatin1String("commandLine")).toString();
    run.started = toTime(all.value(QLatin1String("started")));
    run.state = all.value(QLatin1String("died")).toBool() ? Journal::State::Died : Journal::State::Finished;
    run.duration = qint64(toCount(all.value(QLatin1String("duration"))));
    run.workers = qBound(0, all.value(QLatin1String("workers")).toInt(), 1 << 24);
    run.called = toCount(all.value(QLatin1String("called")));
    run.succeeded = toCount(all.value(QLatin1String("succeeded")));
    run.failed = toCount(all.value(QLatin1String("failed")));
    run.cancelled = toCount(all.value(QLatin1String("cancelled")));
    run.succeededTime = double(toCount(all.value(QLatin1String("succeededTime"))));
    run.failedTime = double(toCount(all.value(QLatin1String("failedTime"))));
    run.problem = all.value(QLatin1String("problem")).toString();
    const QJsonArray names = all.value(QLatin1String("names")).toArray();
    for (const auto &value : names)
        run.names.append({value[u"name"].toString(), toCount(value[u"count"]), toCount(value[u"failed"]),
                          qint64(toCount(value[u"p50"])), qint64(toCount(value[u"p95"])),
                          double(toCount(value[u"total"]))});
    const QJsonArray failures = all.value(QLatin1String("failures")).toArray();
    for (const auto &value : failures)
        run.failures.append({value[u"name"].toString(), value[u"type"].toString(), value[u"kind"].toString(),
                             value[u"text"].toString(), toCount(value[u"count"]), toTime(value[u"first"]),
                             toTime(value[u"last"])});
    if (!run.started.isValid() || run.program.isEmpty())
        return {};
    return run;
}

} // namespace monitor
