// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/work.h"

#include <libparallel/journal.h>

#include <QtCore/qdatetime.h>
#include <QtCore/qlist.h>
#include <QtCore/qstring.h>

#include <optional>

namespace monitor {

/// What a history tells of one run: a few kilobytes, kept in a file beside its journal, so
/// that a folder of many runs need not be read again.
struct RunSummary
{
    struct Name
    {
        QString name;
        quint64 count = 0; ///< Calls, in whatever state.
        quint64 failed = 0;
        qint64 p50 = 0; ///< Nanoseconds that they ran …
        qint64 p95 = 0;
        double total = 0; ///< … and all of them together.
    };
    struct Failure
    {
        QString name;
        QString type;
        QString kind; ///< See errorKind().
        QString text; ///< Of the first one.
        quint64 count = 0;
        QDateTime first;
        QDateTime last;

        bool isSameKind(const Failure &other) const
        {
            return name == other.name && type == other.type && kind == other.kind;
        }
    };

    QString path; ///< Of the journal; not in the file.
    QString program;
    QString host;
    qint64 pid = 0;
    QString commandLine;
    QDateTime started;
    parallel::Journal::State state = parallel::Journal::State::Finished;
    qint64 duration = 0; ///< Nanoseconds; of one that died, until it was last seen alive.
    int workers = 0; ///< Of all scopes that were open at the same time.
    quint64 called = 0;
    quint64 succeeded = 0;
    quint64 failed = 0;
    quint64 cancelled = 0;
    double succeededTime = 0; ///< Nanoseconds that workers ran tasks that succeeded, …
    double failedTime = 0;    ///< … or failed. The rest of `workers` times `duration` they waited.
    QList<Name> names;        ///< The longest run time first; 200 at most.
    QList<Failure> failures;  ///< The most frequent first; 200 at most.
    QString problem; ///< Why the journal cannot be read, or what is missing; empty: nothing.

    bool died() const { return state == parallel::Journal::State::Died; }
    /// It was left to do all of its work: what it took can be held against others.
    bool isWhole() const { return state == parallel::Journal::State::Finished && cancelled == 0; }
    const Name *name(const QString &name) const;
    const Failure *failure(const Failure &kind) const;
    /// Of `duration`, 0 … 1: what workers spent on tasks of that outcome.
    double succeededPart() const { return part(succeededTime); }
    double failedPart() const { return part(failedTime); }

    /// Reads a whole journal; takes as long as that. A process that still runs has one too.
    static RunSummary of(parallel::Journal &journal, const Work &work);

    /// What is kept beside \a journal, if that has not changed since.
    static std::optional<RunSummary> kept(const QString &journal);
    /// Keeps it there, for this user alone. False: it cannot be written there.
    bool keep() const;
    /// That file's name.
    static QString fileFor(const QString &journal);

private:
    double part(double time) const
    {
        const double all = double(duration) * workers;
        return all > 0 ? qMin(1.0, time / all) : 0;
    }
};

} // namespace monitor
