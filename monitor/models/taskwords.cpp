// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/taskwords.h"

#include "models/timescale.h"
#include "reader/words.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qlocale.h>

using parallel::Journal;

namespace monitor {

namespace {

struct Said
{
    Q_DECLARE_TR_FUNCTIONS(monitor::TaskWords)
};

} // namespace

QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c == u'\n' || c == u'\r' || c == u'\t')
            c = u' ';
    }
    return text;
}

QString clock(const Journal &journal, qint64 time)
{
    return clockText(journal.dateTime(time), journal.info().started.toLocalTime().date(), true);
}

QString when(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    const QString hour = local.toString(QStringLiteral("HH:mm"));
    const qint64 days = local.date().daysTo(QDate::currentDate());
    if (days == 0)
        return Said::tr("today %1").arg(hour);
    if (days == 1)
        return Said::tr("yesterday %1").arg(hour);
    const bool sameYear = local.date().year() == QDate::currentDate().year();
    return (sameYear ? dayOfMonth(local.date()) : dayOfYear(local.date())) + u' ' + hour;
}

bool isCancelRequested(const Journal::Record &task)
{
    return task.cancelRequested && !task.isCompleted();
}

QString waitingFor(const Journal &journal, const Journal::Record &task)
{
    const QString until =
        task.waitsUntil < 0
            ? QString()
            : journal.dateTime(task.waitsUntil).toLocalTime().toString(QStringLiteral("HH:mm:ss"));
    switch (task.wait) {
    case Journal::Wait::None:
        break;
    case Journal::Wait::Delay:
        return Said::tr("waiting: starts at %1").arg(until);
    case Journal::Wait::Retry:
        return Said::tr("waiting: attempt %1 of %2 at %3")
            .arg(task.attempt + 1)
            .arg(task.attempts)
            .arg(until);
    case Journal::Wait::Limit:
        return Said::tr("waiting: as many run as may at the same time");
    case Journal::Wait::Rate:
        return Said::tr("waiting: the next may start at %1").arg(until);
    }
    return {};
}

QString outcome(const Journal &journal, const Journal::Record &task)
{
    if (task.state == Journal::TaskState::Failed) {
        const QString error = journal.error(task);
        return oneLine(error.isEmpty() ? journal.errorType(task) : error);
    }
    if (const QString waiting = waitingFor(journal, task); !waiting.isEmpty())
        return waiting;
    return oneLine(journal.progressText(task));
}

QString asText(const Journal &journal, const Journal::Record &task, const QString &state,
               const QString &scope, qint64 now)
{
    QStringList lines;
    const auto line = [&](const QString &label, const QString &value) {
        if (!value.isEmpty())
            lines << QStringLiteral("%1: %2").arg(label, value);
    };
    line(Said::tr("Task"), QStringLiteral("%1 #%2").arg(journal.name(task), QString::number(task.id)));
    line(Said::tr("Arguments"), journal.arguments(task));
    line(Said::tr("State"), state);
    line(Said::tr("Waits"), waitingFor(journal, task));
    line(Said::tr("Attempt"), task.attempt > 1 ? QString::number(task.attempt) : QString());
    line(Said::tr("Progress"), task.progress < 0 ? QString() : percent(task.progress / 1e4));
    line(Said::tr("Said"), journal.progressText(task));
    line(Said::tr("Error"), journal.error(task));
    line(Said::tr("Exception"), journal.errorType(task));
    line(Said::tr("Queued"), journal.dateTime(task.queued).toLocalTime().toString(Qt::ISODateWithMs));
    line(Said::tr("Started"), journal.dateTime(task.started).toLocalTime().toString(Qt::ISODateWithMs));
    line(Said::tr("Finished"), journal.dateTime(task.finished).toLocalTime().toString(Qt::ISODateWithMs));
    line(Said::tr("Waited"), duration(task.waited(now)));
    line(Said::tr("Ran"), duration(task.ran(now)));
    line(Said::tr("Scope"), scope);
    line(Said::tr("Worker"), ScopeLabels(journal.pools(), journal.remoteWorkers()).worker(task.worker));
    line(Said::tr("Group"), task.group ? QString::number(task.group) : QString());
    line(Said::tr("Parent"), task.parent ? QStringLiteral("#%1").arg(task.parent) : QString());
    line(Said::tr("Program"),
         Said::tr("%1, pid %2 on %3")
             .arg(journal.info().program, QString::number(journal.info().pid), journal.info().host));
    return lines.join(u'\n') + u'\n';
}

} // namespace monitor
