// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/hostsmodel.h"

#include <QtWidgets/qwidget.h>

class QLabel;
class QTableView;

namespace monitor {

class Job;

/// Which other processes run the tasks of a job, and what each has done.
class HostsPane : public QWidget
{
    Q_OBJECT

public:
    explicit HostsPane(QWidget *parent = nullptr);

    void setJob(Job *job);
    QTableView *table() { return m_table; }

Q_SIGNALS:
    /// The tasks that ran on the host of a row are to be shown.
    void hostChosen(const QString &search);
    /// There is something to show now, or no more.
    void filled(bool any);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void take();

    Job *m_job = nullptr;
    bool m_isFilled = false;
    HostsModel m_model;
    QTableView *m_table;
    QLabel *m_words;
    QLabel *m_empty;
};

} // namespace monitor
