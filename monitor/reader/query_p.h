// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "query.h"
#include "textmatch.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qlist.h>

#include <limits>

namespace monitor {

/// What a term speaks of.
enum class Field {
    Any,
    State,
    Name,
    Arguments,
    Error,
    Text,
    Scope,
    Worker,
    Id,
    Parent,
    Group,
    Progress,
    Waited,
    Ran,
    At,
    Log,
    Host,
};

/// Both ends included.
struct Range
{
    qint64 from = std::numeric_limits<qint64>::min();
    qint64 to = std::numeric_limits<qint64>::max();
    bool contains(qint64 value) const { return value >= from && value <= to; }
};

/// A moment as the user wrote it; a time point once the journal is known.
struct Moment
{
    qint64 sinceStart = -1; ///< Nanoseconds; -1: as below.
    QDateTime dateTime;     ///< Invalid: as below.
    QTime time;             ///< The first one after the job's start.

    bool isTimeOfDay() const { return sinceStart < 0 && !dateTime.isValid(); }
    /// \a days later than that.
    qint64 timePoint(const QDateTime &started, int days = 0) const;
};

struct QueryTerm
{
    QString written;
    Field field = Field::Any;
    bool negated = false;
    quint32 states = 0;           ///< Bits by Shown.
    bool cancelRequested = false; ///< Matches too.
    QList<Range> ranges;
    Moment from;
    Moment to;
    TextMatch text;
};

struct Query::Data
{
    QString text;
    QList<QueryTerm> terms;
    QString error;
    int errorPosition = -1;
    int errorLength = 0;
};

} // namespace monitor
