// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "history/runsummary.h"

#include <QtCore/qlist.h>

namespace monitor {

/// One thing that is different in a run, or since some runs.
struct Change
{
    enum Kind {
        Died,         ///< A run died: `at` says which.
        Duration,     ///< Nanoseconds.
        P95,          ///< Of `name`; nanoseconds.
        P50,          ///< Of `name`; nanoseconds.
        Calls,        ///< Of `name`.
        NewName,      ///< Tasks of a name that was not there before.
        GoneName,     ///< No task of that name any more.
        NewFailure,   ///< `text` was never said before.
        MoreFailures, ///< It was, but seldom.
        Cancelled,    ///< Calls were cancelled; they were not before.
        Workers,
    };

    Kind kind = Duration;
    qsizetype at = 0; ///< The run since which it is so.
    QString name;
    QString text; ///< Of a failure.
    double before = 0;
    double after = 0;
    double weight = 0; ///< By how much of a run's time; the heaviest is told first.
};

/// What a run is held against.
struct Usual
{
    qsizetype runs =
        0; ///< How many runs before it are whole; fewer than 8 tell nothing: a week, and one more.
    qint64 shortest = 0; ///< Four of five of them took from this …
    qint64 longest = 0;  ///< … to that many nanoseconds.
};
inline constexpr qsizetype runsThatTell = 8;

/// What is different in the run \a tonight (an index), in the light of those before it. Looks
/// at the 45 runs up to it. Runs that died or were cancelled count for failures and not for
/// times; what still runs counts for nothing.
QList<Change> changesOf(const QList<RunSummary> &runs, qsizetype tonight);
/// The time that a run took before \a tonight, or before that changed.
Usual usualOf(const QList<RunSummary> &runs, qsizetype tonight);

} // namespace monitor
