// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

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
    /// Tasks that failed in the same way.
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
    quint64 otherFailures = 0;                       ///< Kinds beyond those told.
    std::vector<parallel::Journal::Record> longest;  ///< The longest first.
    std::vector<parallel::Journal::Record> unfinished; ///< Running ones, the longest first.
    QList<Strip> strips;                             ///< Of the first workers.
    int workersLeftOut = 0;

private:
    void addFailure(const parallel::Journal::Record &task);
    void addToStrip(const parallel::Journal::Record &task);
    void finish();

    static constexpr int maxFailures = 50;
    static constexpr std::size_t maxTasks = 20;
    static constexpr qsizetype maxStrips = 64;
    static constexpr std::size_t columns = 240;

    const parallel::Journal &m_journal;
    const qint64 m_now;
    QMap<QPair<QString, QString>, int> m_failureOf;
    QMap<quint32, Strip> m_strips; ///< By pool and worker.
    const ScopeLabels m_scopes;
};

} // namespace monitor
