// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "answer.h"

#include "models/job.h"
#include "reader/failuregroups.h"
#include "reader/sessions.h"

#include <QtCore/qelapsedtimer.h>

namespace monitor::serve {

/// One job that somebody looks at in a browser. However many do, its journal is read once, by
/// what also reads it for the window, and an answer is made once for each time it has changed.
/// Belongs to one thread.
class ServedJob : public QObject
{
    Q_OBJECT

public:
    /// Null: \a error says why.
    static std::unique_ptr<ServedJob> open(const QString &path, QString *error);
    ~ServedJob() override;

    /// Counts, course, names and scopes.
    QJsonObject details();
    /// What each worker did when; see timelineOf().
    Answer timeline(const Question &question) const;
    /// By name and message. Those of a moment ago while they are being gathered.
    QJsonObject failures();
    /// Asks the job to pause, resume, cancel or change its workers, as a browser wants it.
    Answer control(const Question &question);

    /// Nobody has asked for it for this long.
    qint64 unusedMs() const { return m_used.elapsed(); }
    void use() { m_used.start(); }

private:
    explicit ServedJob(std::unique_ptr<Job> job);
    void gatherFailures();

    const std::unique_ptr<Job> m_job;
    QElapsedTimer m_used;
    SnapshotPtr m_detailsOf; // whether m_details is of now
    QJsonObject m_details;
    quint64 m_failuresOf = 0; // so many had failed then
    qint64 m_failuresDue = 0; // by m_clock: when they may be gathered again
    bool m_hasFailures = false;
    QJsonObject m_failures;
    QElapsedTimer m_clock;
    Background m_gatherer; // of the failures; the last: it ends first
};

/// The names of states in answers: "running", "finished", "died".
QString stateWord(parallel::Journal::State state);
/// Nanoseconds as seconds; -1 as null.
QJsonValue seconds(qint64 nanoseconds);
/// To the millisecond, in UTC.
QString isoTime(const QDateTime &time);

} // namespace monitor::serve
