// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/filter.h"
#include "models/job.h"
#include "models/taskmodel.h"
#include "reader/search.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qtimer.h>

namespace monitor {

/// Keeps the rows of the table as the filter and the sorting say, searching in the
/// background: at once when the user changes something, and again as the job goes
/// on, as often as that can be had for a few percent of a core.
class TaskFinder : public QObject
{
    Q_OBJECT

public:
    explicit TaskFinder(QObject *parent = nullptr);
    ~TaskFinder() override;

    TaskModel *model() { return &m_model; }
    void setJob(Job *job);
    void setFilter(const Filter &filter);
    void setSorting(Column column, Qt::SortOrder order);
    Column sortColumn() const { return m_column; }
    Qt::SortOrder sortOrder() const { return m_order; }

    /// While frozen, rows stay as they are and what has come is only counted, until the
    /// job is over.
    void setFrozen(bool frozen);
    /// Tasks that were called since the rows were found.
    quint64 newTasks() const;
    /// Others may match by now: tasks have begun or ended, and the filter may be about that.
    bool isOutdated() const;

    /// The search box's text as it was understood.
    const Query &query() const { return m_query; }
    bool isSearching() const { return m_wanted; }
    void cancel();

Q_SIGNALS:
    /// A search that the user waits for: begun or ended.
    void searchingChanged();
    void progressChanged(quint64 done, quint64 total);
    void found();

private:
    struct Counts
    {
        quint64 total = 0;
        quint64 running = 0;
        quint64 completed = 0;
    };

    Counts counts() const;
    void start(bool wanted);
    void refresh();
    void take(const SlotsPtr &slots);

    TaskModel m_model;
    Job *m_job = nullptr;
    std::unique_ptr<Search> m_search;
    Query m_query;
    Column m_column = Column::Id;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    bool m_frozen = false;
    bool m_wanted = false; // the user waits for what runs
    bool m_stale = false;  // the job has gone on since
    Counts m_found;   // as of the search whose rows are shown
    Counts m_started; // as of the one that runs
    QElapsedTimer m_took;
    QTimer m_again;
};

} // namespace monitor
