// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "journalmaker.h"
#include "support/servedmonitor.h"

#include <QtCore/qdir.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qtemporarydir.h>

#include <memory>

/// Runtime folders with a job of this process each, which runs for as long as `job` is not reset.
struct ServedJobs
{
    ServedJobs()
    {
        QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    /// A new one; what ran before has died.
    QString runtime()
    {
        const QString runtime = folder.filePath(QStringLiteral("runtime%1").arg(++count));
        QDir().mkpath(runtime + QStringLiteral("/parallel"));
        QFile::setPermissions(runtime, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        job = std::make_unique<JournalMaker>(runtime + QStringLiteral("/parallel/job.journal"));
        const auto name = job->addText(parallel::journal::TextKind::Name, "load");
        const auto error =
            job->addText(parallel::journal::TextKind::Error, "HttpError\n503 <b>from</b> server");
        for (const parallel::journal::RecordState state :
             {parallel::journal::RecordState::Succeeded, parallel::journal::RecordState::Failed,
              parallel::journal::RecordState::Running}) {
            auto task = record(state);
            task.name = name;
            task.arguments = job->addText(parallel::journal::TextKind::Arguments, "orders.csv");
            task.text = state == parallel::journal::RecordState::Failed ? error : 0;
            job->addTask(task);
        }
        auto &pool = job->pool();
        pool.called = pool.started = 3;
        pool.succeeded = pool.failed = 1;
        return runtime;
    }

    static QJsonObject session(const ServedMonitor &monitor)
    {
        return monitor.get(QStringLiteral("/api/sessions")).json()[QStringLiteral("sessions")][0].toObject();
    }
    static QString pathOfJob(const ServedMonitor &monitor)
    {
        return QStringLiteral("/api/sessions/") + session(monitor)[QStringLiteral("id")].toString();
    }

    QTemporaryDir folder;
    std::unique_ptr<JournalMaker> job;

private:
    int count = 0;
};
