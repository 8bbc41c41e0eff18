// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "query_p.h"

namespace monitor {

// What people write as the value of a term. -1 or false: it is not understood.

/// "2s", "1.5 ms", "3" (seconds).
qint64 nanosecondsFrom(const QString &typed);
qint64 numberFrom(const QString &text);
/// "29 %", in parts of 10,000.
qint64 partsFrom(const QString &typed);
/// "3", ">3", "<=3", "3..5", each end by \a valueFrom. \a atLeast: a bare value is the least one.
bool rangeFrom(const QString &text, qint64 (*valueFrom)(const QString &), bool atLeast, Range &range);
/// "3:12", "3:12:05.5", "+90s" since the start, or a date and time in ISO form.
bool momentFrom(const QString &text, Moment &moment);

} // namespace monitor
