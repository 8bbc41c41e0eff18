// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/counterpart.h"

#include "reader/query.h"

#include <QtCore/qregularexpression.h>

namespace monitor {

using parallel::Journal;

namespace {

std::optional<Counterpart> inWorker(const Journal &journal, const Journal::Record &task)
{
    for (const Journal::RemoteWorker &worker : journal.remoteWorkers()) {
        if (worker.number != task.worker)
            continue;
        const Journal::Info job = journal.info();
        const QString call =
            QStringLiteral("#%1 (%2:%3)").arg(QString::number(task.id), job.host, QString::number(job.pid));
        return Counterpart{worker.host, worker.pid, Query::term(QStringLiteral("args"), call), {}};
    }
    return {};
}

/// As a worker labels what it runs.
std::optional<Counterpart> inJob(const Journal &journal, const Journal::Record &task)
{
    static const QRegularExpression call(QStringLiteral("^#(\\d+) \\(([^()]+):(\\d+)\\)(?: |$)"));
    const QRegularExpressionMatch found = call.match(journal.arguments(task));
    if (!found.hasMatch())
        return {};
    return Counterpart{found.captured(2),
                       found.captured(3).toLongLong(),
                       Query::term(QStringLiteral("id"), found.captured(1)),
                       {}};
}

} // namespace

std::optional<Counterpart> counterpartOf(const Journal &journal, const Journal::Record &task,
                                         const QList<Session> &sessions)
{
    std::optional<Counterpart> other = task.isRemote() ? inWorker(journal, task) : inJob(journal, task);
    if (!other)
        return {};
    // Of several with that number the latest that had begun by then: numbers are used again.
    const QDateTime began = journal.dateTime(task.started);
    QDateTime latest;
    for (const Session &session : sessions) {
        const Journal::Info &info = session.info;
        if (info.host != other->host || info.pid != other->pid || info.started > began
            || (latest.isValid() && info.started < latest))
            continue;
        latest = info.started;
        other->path = session.path;
    }
    return other;
}

} // namespace monitor
