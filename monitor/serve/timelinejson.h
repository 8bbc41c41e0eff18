// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "answer.h"

#include "models/lanes.h"
#include "reader/scopelabels.h"

namespace monitor::serve {

/// Which part of a timeline, and how finely.
struct TimelineWish
{
    qint64 from = 0; ///< Nanoseconds.
    qint64 to = 0;
    int columns = 240;
    int first = 0; ///< Lane.
    int lanes = 64; ///< At most.

    /// Of a query; times there are in milliseconds. False: \a wrong says what is not accepted.
    bool read(const Question &question, Answer *wrong);
};

/// For each worker a digit a column, how busy it was (0 to 9), and one that has 1 where a task
/// runs, 2 where one failed and 4 where one was cancelled.
QJsonObject timelineOf(const Lanes &lanes, const ScopeLabels &scopes, const TimelineWish &wish);

} // namespace monitor::serve
