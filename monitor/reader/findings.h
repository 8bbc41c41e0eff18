// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "failuregroups.h"
#include "scopelabels.h"
#include "svg.h"
#include "work.h"

#include <libparallel/journal.h>

#include <QtCore/qmap.h>

namespace monitor {

/// What a report tells of single tasks, gathered in one walk over all of them.
class Findings
{
public:
    Findings(const parallel::Journal &journal, qint64 now, Work &work);

    QList<FailureGroup> failures;                    ///< The most frequent first.
    quint64 otherFailures = 0;                       ///< Tasks that failed in other ways.
    std::vector<parallel::Journal::Record> longest;  ///< The longest first.
    std::vector<parallel::Journal::Record> unfinished; ///< Running ones, the longest first.
    QList<Strip> strips;                             ///< Of the first workers.
    int workersLeftOut = 0;

private:
    void addToStrip(const parallel::Journal::Record &task);
    void finish();

    static constexpr qsizetype maxFailures = 50; ///< That are told.
    static constexpr std::size_t maxTasks = 20;
    static constexpr qsizetype maxStrips = 64;
    static constexpr std::size_t columns = 240;

    const qint64 m_now;
    FailureGroups m_groups;
    QMap<quint32, Strip> m_strips; ///< By pool and worker.
    const ScopeLabels m_scopes;
};

} // namespace monitor
