// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qdatetime.h>
#include <QtCore/qlist.h>

namespace monitor {

/// Where an axis of time has its marks, and what they say.
struct TimeMark
{
    qint64 time = 0; ///< Time point, nanoseconds.
    QString label;
};

/// Marks at round moments of the clock, at least \a apart pixels from each other.
/// Short of a second they count from \a base, the whole second before.
struct TimeScale
{
    QList<TimeMark> marks;
    qint64 step = 0;
    QString base; ///< "03:12:05" if the labels are relative to it; else the day, if it is not the first.
};

TimeScale timeScale(const QDateTime &start, double from, double to, int width, int apart);

/// "03:12:05", or "27 Nov 03:12:05" where the reader takes it for a time of the day
/// \a known. \a exact: to the millisecond.
QString clockText(const QDateTime &time, const QDate &known, bool exact);

/// "03:12:05 – 03:12:09", with as many decimals as tell the two apart.
QString rangeText(const QDateTime &start, qint64 from, qint64 to);

} // namespace monitor
