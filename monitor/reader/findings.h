// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "scopelabels.h"
#include "svg.h"
#include "work.h"

#include <libparallel/journal.h>

#include <QtCore/qmap.h>
#include <QtCore/qstringlist.h>

namespace monitor {

/// What a report tells of single tasks, gathered in one walk over all of them.
class Findings
{
public:
    /// Tasks of one name that failed in the same way: see errorKind().
    struct Failure
    {
        QString name;
        QString type;
        QString text; ///< Of the first one.
        quint64 count = 0;
        std::vector<parallel::Journal::Record> examples;
    };

    Findings(const parallel::Journal &journal, qint64 now, Work &work);

    QList<Failure> failures;                         ///< The most frequent first.
    quint64 otherFailures = 0;                       ///< Tasks that failed in other ways.
    std::vector<parallel::Journal::Record> longest;  ///< The longest first.
    std::vector<parallel::Journal::Record> unfinished; ///< Running ones, the longest first.
    QList<Strip> strips;                             ///< Of the first workers.
    int workersLeftOut = 0;

private:
    void addFailure(const parallel::Journal::Record &task);
    void addToStrip(const parallel::Journal::Record &task);
    void finish();

    static constexpr qsizetype maxFailures = 50; ///< That are told.
    static constexpr qsizetype maxKinds = 10'000;
    static constexpr std::size_t maxTasks = 20;
    static constexpr qsizetype maxStrips = 64;
    static constexpr std::size_t columns = 240;

    const parallel::Journal &m_journal;
    const qint64 m_now;
    QMap<QStringList, int> m_failureOf; ///< By name, type and kind.
    QMap<quint32, Strip> m_strips; ///< By pool and worker.
    const ScopeLabels m_scopes;
};

} // namespace monitor
