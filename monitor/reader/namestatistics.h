// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "distribution.h"
#include "query.h"
#include "work.h"

#include <libparallel/journal.h>

#include <QtCore/qlist.h>
#include <QtCore/qstring.h>

namespace monitor {

/// Everything about the tasks of one name. Batches count as their elements.
struct NameStatistics
{
    QString name;
    quint64 queued = 0; ///< Of what the journal holds: see Snapshot::missing.
    quint64 running = 0;
    quint64 succeeded = 0;
    quint64 failed = 0;
    quint64 cancelled = 0;
    double share = 0; ///< 0 … 1 of the time that all tasks ran.
    Distribution ran;    ///< Of succeeded and failed tasks.
    Distribution waited; ///< In the queue; of those and of cancelled ones that had started.

    quint64 count() const { return queued + running + succeeded + failed + cancelled; }
    void add(const parallel::Journal::Record &task);
};

/// With their shares, the longest run time first.
QList<NameStatistics> ranked(QList<NameStatistics> names);

/// Of the tasks that \a query finds. Takes as long as the query does.
QList<NameStatistics> statisticsOf(const parallel::Journal &journal, const Query &query, Work &work);

} // namespace monitor
