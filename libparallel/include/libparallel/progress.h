// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/enums.h>
#include <libparallel/export.h>

#include <QtCore/qdebug.h>
#include <QtCore/qmetatype.h>
#include <QtCore/qstring.h>

#include <chrono>
#include <exception>

namespace parallel {

/// How far a scope is. At any instant the five counts sum to the number of
/// calls made. Each element of a map() counts as one call.
struct PARALLEL_EXPORT Progress
{
    Q_GADGET
    Q_PROPERTY(qint64 queued MEMBER queued)
    Q_PROPERTY(qint64 running MEMBER running)
    Q_PROPERTY(qint64 succeeded MEMBER succeeded)
    Q_PROPERTY(qint64 failed MEMBER failed)
    Q_PROPERTY(qint64 cancelled MEMBER cancelled)
    Q_PROPERTY(qint64 completed READ completed)
    Q_PROPERTY(qint64 total READ total)

public:
    qint64 queued = 0;    ///< Called, not started.
    qint64 running = 0;   ///< Started, not finished.
    qint64 succeeded = 0; ///< Returned.
    qint64 failed = 0;    ///< Ended by throwing an exception.
    qint64 cancelled = 0; ///< Dropped before they ran, or ended by throwing CancelledError.

    /// Calls that have ended: the sum of succeeded, failed and cancelled.
    constexpr qint64 completed() const noexcept { return succeeded + failed + cancelled; }
    /// Calls made so far.
    constexpr qint64 total() const noexcept { return queued + running + completed(); }

    /// True if all five counts are equal.
    friend constexpr bool operator==(const Progress &, const Progress &) noexcept = default;
};

/// What the signals of Threads, and TaskFailures, tell about one call.
struct PARALLEL_EXPORT TaskInfo
{
    Q_GADGET
    Q_PROPERTY(quint64 id MEMBER id)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString arguments MEMBER arguments)
    Q_PROPERTY(parallel::TaskState state MEMBER state)
    Q_PROPERTY(int worker MEMBER worker)
    Q_PROPERTY(std::chrono::nanoseconds waited MEMBER waited)
    Q_PROPERTY(std::chrono::nanoseconds ran MEMBER ran)
    Q_PROPERTY(QString error MEMBER error)

public:
    quint64 id = 0;    ///< From 1, and unique in this process. The monitor shows the same id, except
                       ///< for elements of a map that it shows as one task.
    QString name;      ///< The task's name, or where in the source it was wrapped.
    QString arguments; ///< The call's arguments as text; see Task::label().
    TaskState state = TaskState::Queued; ///< The state of the call at that moment.
    int attempt = 1;   ///< Which attempt it is, from 1; see Task::retry().
    int worker = 0;    ///< The worker that ran it, from 1; 0 if none did.
    std::chrono::nanoseconds waited{
        0}; ///< From the call to the start, or to its being dropped. 0 if not recorded.
    std::chrono::nanoseconds ran{0};    ///< From the start until now, or to the end. 0 if not recorded.
    QString error;     ///< For a failed task, the exception's type and what().
    std::exception_ptr exception; ///< For a failed task, what it threw.
    qint64 done = 0;  ///< What it last passed to thisTask::setProgress(); set in Threads::taskProgressed().
    qint64 total = 0; ///< The total that it passed; 0: none, or unknown.
    QString text;     ///< What it last passed to thisTask::setText(); set in Threads::taskProgressed().
};

/// Writes the counts to qDebug(). (Qt itself writes TaskState, OnFailure and ProgressLine, by name.)
PARALLEL_EXPORT QDebug operator<<(QDebug debug, const Progress &progress);
/// Writes the call to qDebug().
PARALLEL_EXPORT QDebug operator<<(QDebug debug, const TaskInfo &task);

} // namespace parallel

Q_DECLARE_METATYPE(parallel::Progress)
Q_DECLARE_METATYPE(parallel::TaskInfo)
