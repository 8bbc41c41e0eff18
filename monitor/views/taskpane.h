// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/taskfinder.h"

#include <QtCore/qhash.h>
#include <QtCore/qtimer.h>
#include <QtWidgets/qwidget.h>

#include <optional>

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QToolButton;

namespace monitor {

class FilterBar;

/// The table of tasks with what chooses its rows.
class TaskPane : public QWidget
{
    Q_OBJECT

public:
    explicit TaskPane(FilterHistory *history, QWidget *parent = nullptr);

    void setJob(Job *job);
    QTableView *table() { return m_table; }
    TaskFinder *finder() { return &m_finder; }
    FilterBar *filterBar() { return m_filters; }

    /// The newest rows stay in view until the user scrolls.
    void setFollowing(bool follow);
    QList<quint32> selectedSlots() const;
    /// Selects a task if the table has it.
    void select(quint32 slot);

    /// What the menu of a row ends with; outlives the pane.
    void setCancelAction(QAction *cancel) { m_cancel = cancel; }

    QByteArray saveColumns() const;
    void restoreColumns(const QByteArray &columns);

Q_SIGNALS:
    /// 0: none.
    void currentChanged(quint32 slot);
    void selectionChanged();
    void followingChanged(bool follow);
    void taskActivated(quint32 slot);
    /// The other half of a remote call is to be shown.
    void counterpartRequested(quint32 slot);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take();
    void sortBy(int column, Qt::SortOrder order);
    void showChosen();
    bool followsOrder() const;
    void updateWords();
    void stopFollowing();
    void showNewest();
    void columnMenu(const QPoint &at);
    void copyArguments();
    void rowMenu(const QPoint &at);
    void shareWidth();
    void fitStates(parallel::Journal::State process);

    FilterHistory *m_history;
    Job *m_job = nullptr;
    TaskFinder m_finder;
    FilterBar *m_filters;
    QTableView *m_table;
    QLabel *m_empty;
    QLabel *m_words;
    QWidget *m_search;
    QAction *m_cancel = nullptr;
    QProgressBar *m_searched;
    QToolButton *m_newer;
    bool m_following = true;
    QTimer m_further; // the table takes in its rows some at a time
    bool m_arranged = false; // the user has set the columns' widths
    bool m_sharing = false;
    QHash<int, int> m_widths; // of columns that are not there without room
    bool m_columnsChosen = false; // by the user
    std::optional<parallel::Journal::State> m_fittedTo; // the column of states
    quint32 m_wanted = 0;  // to be selected once it is found
    quint32 m_chosen = 0;  // the last one that was
    quint64 m_chosenId = 0;
    bool m_seek = false;   // … which is to be seen when a filter has found its rows
    bool m_toTop = false;  // when it is sorted
    bool m_progressSeen = false; // its column is there, or was chosen not to be
};

} // namespace monitor
