// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "history/runsummary.h"

#include <vector>

namespace monitor {

/// The tasks of one name over several runs. A value for each of them; NaN where it did not run.
struct NameTrend
{
    QString name;
    std::vector<double> p50; ///< Nanoseconds.
    std::vector<double> p95;
    quint64 calls = 0;       ///< Of the last run.
    double share = 0;        ///< 0 … 1 of what all names of the last run took.
    double usualLow = 0; ///< The p95 of four of five runs before the last, or before it changed: from …
    double usualHigh = 0; ///< … to; 0: there are too few to tell.

    /// Below (-1), in (0) or above (1) what is usual.
    int place() const;
};

/// Failures of one kind over several runs.
struct FailureTrend
{
    RunSummary::Failure failure; ///< Its count is that of all runs together, its times the first and last.
    std::vector<quint64> counts; ///< Of each run.
    qsizetype runs = 0; ///< That had it.
    quint64 latest() const { return counts.empty() ? 0 : counts.back(); }
};

/// Of \a runs, the oldest first; the last one is the one in question. The names that it spent
/// most time on come first.
QList<NameTrend> nameTrends(const QList<RunSummary> &runs);
/// Those of the last run first, the most frequent of them first.
QList<FailureTrend> failureTrends(const QList<RunSummary> &runs);

} // namespace monitor
