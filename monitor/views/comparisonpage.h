// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/comparisonmodel.h"
#include "models/timewindow.h"
#include "reader/background.h"

#include <QtWidgets/qwidget.h>

#include <memory>

class QLabel;
class QTableView;

namespace monitor {

class Job;
class TimelineView;

/// One run beside another: their timelines one under the other on one scale, the times of
/// their tasks with the differences, and the calls that failed in one of them only.
class ComparisonPage : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonPage(QWidget *parent = nullptr);
    ~ComparisonPage() override;

    /// False: \a error says which journal cannot be read, and why.
    bool show(const QString &before, const QString &after, QString *error);
    /// Lets go of both runs.
    void clear();
    bool isComplete() const { return m_complete; }
    QTableView *names() { return m_names; }
    QTableView *calls() { return m_calls; }
    TimelineView *timeline(bool after) { return after ? m_after.view : m_before.view; }
    TimeWindow *window() { return &m_window; }

Q_SIGNALS:
    void runChosen(const QString &path);
    /// A task of that run.
    void taskChosen(const QString &path, quint32 slot);

private:
    struct Run
    {
        std::unique_ptr<Job> job;
        QLabel *title = nullptr;
        TimelineView *view = nullptr;
    };
    QWidget *lane(Run &run);
    void open(Run &run);
    void take(const Comparison &comparison);

    TimeWindow m_window; // of both
    Run m_before;
    Run m_after;
    NameDifferenceModel m_nameModel;
    CallDifferenceModel m_callModel;
    QLabel *m_title;
    QLabel *m_words;
    QLabel *m_callTitle;
    QTableView *m_names;
    QTableView *m_calls;
    QLabel *m_noCalls;
    bool m_complete = false;
    Background m_reader; // the last member: it ends first
};

} // namespace monitor
