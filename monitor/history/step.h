// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

#include <optional>
#include <vector>

namespace monitor {

double median(std::vector<double> values);

/// Where a series of measurements has moved to another level, at which it is still.
struct Step
{
    qsizetype at = 0; ///< The first measurement of the new level.
    double before = 0; ///< The two levels: medians.
    double after = 0;
};

/// How sure one has to be that a step is one.
struct StepRule
{
    double smallest = 0; ///< Lesser steps matter to nobody.
    double noise = 0;    ///< The spread that is to be expected at least.
    double ease = 1;     ///< Less than 1 for what is asked first: it may be less sure.
    qsizetype before = 8; ///< Measurements that make a level to begin with.
    qsizetype latest = 14; ///< A level that has lasted for longer is the usual one.
};

/// The latest step of a series, if there is one that is no chance. Levels and spread are
/// medians, so that a single outlier makes no step, unless it is the last value and far
/// beyond all that was.
std::optional<Step> findStep(const std::vector<double> &values, const StepRule &rule);

} // namespace monitor
