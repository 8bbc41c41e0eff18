// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "history/runsummary.h"

#include <libparallel/journal.h>

#include <QtCore/qlist.h>

namespace monitor {

/// The tasks of one name in two runs.
struct NameDifference
{
    QString name;
    RunSummary::Name before; ///< Its count is 0 where there were none.
    RunSummary::Name after;
    bool isMarked = false; ///< The p95 differs by more than the usual runs do.

    double more() const { return after.total - before.total; } ///< Nanoseconds, of all of them.
    /// What the p95 is of what it was; 0: it was not there.
    double factor() const { return before.p95 > 0 ? double(after.p95) / double(before.p95) : 0; }
};

/// A call that failed in one of two runs only, known by its name and arguments.
struct CallDifference
{
    QString name;
    QString arguments;
    QString error; ///< Why it failed in the one.
    quint32 slot = 0; ///< In the journal in which it failed.
    bool wasCalled = false; ///< In the other run, too.
};

/// Two runs of a program, the earlier one first.
struct Comparison
{
    RunSummary before;
    RunSummary after;
    QList<NameDifference> names; ///< That with the greatest difference in time first.
    QList<CallDifference> broken; ///< Failed in the later run, and not in the earlier one.
    QList<CallDifference> mended; ///< The other way round.
    quint64 brokenCount = 0; ///< Of which the lists have the first 1000.
    quint64 mendedCount = 0;
    quint64 failedInBoth = 0;
};

/// \a usual: other runs of the program, which tell how much two of them differ anyway. Where
/// there are too few, what differs by a quarter is marked. Reads both journals; blocks.
Comparison compare(parallel::Journal &before, parallel::Journal &after, const QList<RunSummary> &usual,
                   Work &work);

/// Their common program's runs in the folder of a journal, but for those two. Reads what is
/// kept beside the journals only.
QList<RunSummary> usualRuns(const QString &before, const QString &after);

} // namespace monitor
