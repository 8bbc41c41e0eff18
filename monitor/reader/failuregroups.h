// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "query.h"

#include <libparallel/journal.h>

#include <QtCore/qhash.h>
#include <QtCore/qlist.h>
#include <QtCore/qstring.h>

#include <vector>

namespace monitor {

/// Tasks of one name that failed in the same way: see errorKind().
struct FailureGroup
{
    QString name;
    QString type; ///< Of the exception.
    QString kind; ///< Its text without what differs.
    QString text; ///< That of the first one seen.
    quint64 count = 0;
    qint64 first = -1; ///< When the first one failed: a time point of the journal …
    qint64 last = -1;  ///< … and the last.
    std::vector<parallel::Journal::Record> examples; ///< Three at most.

    /// "HttpError: 503 Service Unavailable", in one line.
    QString message() const;
};

/// Tells the failures of a job apart, as far as words can tell. One thread.
class FailureGroups
{
public:
    explicit FailureGroups(const parallel::Journal &journal) : m_journal(journal) {}

    /// A task that failed; others are ignored.
    void add(const parallel::Journal::Record &task);
    /// The most frequent first.
    QList<FailureGroup> groups() const;
    /// Failures beyond so many kinds.
    quint64 others() const { return m_others; }

    /// All of a journal's.
    static FailureGroups of(const parallel::Journal &journal, const Work &work);
    /// Of the tasks that \a query finds.
    static FailureGroups of(const parallel::Journal &journal, const Query &query, Work &work);
    /// The slots of all tasks that failed in this way.
    static Slots tasksOf(const parallel::Journal &journal, const FailureGroup &group, const Work &work);

private:
    static constexpr qsizetype maxKinds = 10'000;
    static constexpr qsizetype maxTexts = 50'000;

    const parallel::Journal &m_journal;
    QList<FailureGroup> m_groups;
    QHash<QStringList, qsizetype> m_byKind; ///< By name, type and kind.
    QHash<QStringList, qsizetype> m_byText; ///< The same text has the same kind.
    quint64 m_others = 0;
};

} // namespace monitor
