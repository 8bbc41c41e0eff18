// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/failuremodel.h"
#include "models/filter.h"
#include "reader/background.h"
#include "reader/snapshot.h"

#include <QtWidgets/qwidget.h>

class QLabel;
class QTableView;

namespace monitor {

class Job;

/// What broke, and how often: a row for each name and message, numbers, quotes and addresses
/// apart. A row that is activated shows its tasks.
class FailuresPane : public QWidget
{
    Q_OBJECT

public:
    explicit FailuresPane(QWidget *parent = nullptr);

    void setJob(Job *job);
    void setFilter(const Filter &filter);
    QTableView *table() { return m_table; }
    /// Puts the arguments of all tasks of a row on the clipboard, one a line.
    void copyArguments(int row);

Q_SIGNALS:
    void groupChosen(const QString &name, const QString &search);
    void said(const QString &what);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void take();
    void gather();
    void choose(int row);
    void menu(const QPoint &at);

    Job *m_job = nullptr;
    Query m_query; // of the filter, but for the state
    SnapshotPtr m_gatheredAt;
    FailureModel m_model;
    QTableView *m_table;
    QLabel *m_words;
    QLabel *m_empty;
    Background m_copier;
    Background m_gatherer;
};

} // namespace monitor
