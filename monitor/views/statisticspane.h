// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/filter.h"
#include "models/statisticsmodel.h"
#include "reader/background.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qtimer.h>
#include <QtWidgets/qwidget.h>

class QLabel;
class QTableView;

namespace monitor {

class Job;

/// Which kind of task costs the time: a row for each name, how long they ran beside
/// how long they waited, so that too few workers and a slow server look different.
class StatisticsPane : public QWidget
{
    Q_OBJECT

public:
    explicit StatisticsPane(QWidget *parent = nullptr);

    void setJob(Job *job);
    void setFilter(const Filter &filter);
    QTableView *table() { return m_table; }

Q_SIGNALS:
    void nameSelected(const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void take();
    void sumFound();
    void selectName();
    void makeRoom();
    void shareWidth();
    QString verdict(const QList<NameStatistics> &names) const;

    Job *m_job = nullptr;
    QString m_name;                   // the one of the filter
    Query m_query;                    // the filter, but for the name: a row is one
    QList<NameStatistics> m_found;    // of what it finds
    SnapshotPtr m_foundAt;            // null: not yet
    Background m_sum;
    QElapsedTimer m_since;            // the last sum was begun
    QTimer m_again;                   // there is more to be summed
    qint64 m_took = 0;                // ms
    StatisticsModel m_model;
    QTableView *m_table;
    QLabel *m_words;
    QLabel *m_empty;
    bool m_taking = false;
    bool m_arranged = false; // the user has set the columns' widths
    bool m_sharing = false;
};

} // namespace monitor
