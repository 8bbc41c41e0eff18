// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/logmodel.h"
#include "reader/background.h"
#include "reader/search.h"

#include <QtCore/qelapsedtimer.h>
#include <QtWidgets/qwidget.h>

class QLabel;
class QLineEdit;
class QTableView;

namespace monitor {

struct Filter;
class Job;

/// What all tasks of a run said, in the order of time: of the range that the timeline shows as
/// chosen, and searchable. A click shows the task that said it.
class LogPane : public QWidget
{
    Q_OBJECT

public:
    explicit LogPane(QWidget *parent = nullptr);

    void setJob(Job *job);
    void setFilter(const Filter &filter);
    QTableView *view() { return m_view; }
    QLineEdit *searchBox() { return m_search; }

Q_SIGNALS:
    void taskChosen(quint32 slot);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void take();
    void sayWhatIsMissing();
    void choose(const QModelIndex &index);

    Job *m_job = nullptr;
    std::optional<std::pair<qint64, qint64>> m_range;
    bool m_wasOver = false; // when it was read
    QElapsedTimer m_since;
    LogModel m_model;
    QLineEdit *m_search;
    QTableView *m_view;
    QLabel *m_empty;
    QLabel *m_note;
    std::unique_ptr<Search> m_finder; // of the task of a line
    Background m_reader;              // the last member: it ends first
};

} // namespace monitor
