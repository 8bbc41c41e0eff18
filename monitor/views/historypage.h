// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/history.h"
#include "models/trendmodels.h"

#include <QtWidgets/qwidget.h>

class QLabel;
class QTableView;

namespace monitor {

class RunsChart;

/// Is tonight like the other nights? The first page of a program: what is different in its
/// last run, in a sentence; its runs as bars; the times of its tasks and their failures over
/// the runs.
class HistoryPage : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryPage(QWidget *parent = nullptr);

    void show(const QString &folder, const QString &program);
    History *history() { return &m_history; }
    RunsChart *chart() { return m_chart; }
    QTableView *names() { return m_names; }
    QTableView *failures() { return m_failures; }

Q_SIGNALS:
    void runChosen(const QString &path);
    void comparisonChosen(const QString &before, const QString &after);

private:
    void take();
    void runMenu(const QString &path, const QPoint &at);

    History m_history;
    NameTrendModel m_nameModel;
    FailureTrendModel m_failureModel;
    QLabel *m_title;
    QLabel *m_facts;
    QLabel *m_sentence;
    RunsChart *m_chart;
    QTableView *m_names;
    QTableView *m_failures;
    QLabel *m_noNames;
    QLabel *m_noFailures;
};

} // namespace monitor
