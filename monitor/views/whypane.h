// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "analysis/why.h"
#include "models/textrows.h"
#include "reader/background.h"

#include <QtCore/qelapsedtimer.h>
#include <QtWidgets/qwidget.h>

class QLabel;
class QTableView;

namespace monitor {

class Job;
class PartsBar;

/// Why did it take so long? What the workers did with their time, the chain of calls that
/// decided when the run ended, and what it would have taken otherwise.
class WhyPane : public QWidget
{
    Q_OBJECT

public:
    explicit WhyPane(QWidget *parent = nullptr);

    void setJob(Job *job);
    /// All of it has been worked out; of a job that runs, as far as it had got.
    bool isComplete() const { return m_complete; }
    QTableView *shares() { return m_shares; }
    QTableView *steps() { return m_steps; }
    QTableView *held() { return m_held; }
    QTableView *estimates() { return m_estimates; }

Q_SIGNALS:
    void taskChosen(quint32 slot);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void take();
    void show(const Why &why, const parallel::Journal &journal);
    void showPath(const Why &why, const parallel::Journal &journal);
    void showHeldBack(const Why &why);
    void showEstimates(const Why &why);

    Job *m_job = nullptr;
    bool m_complete = false;
    bool m_wasOver = false; // when it was worked out
    QElapsedTimer m_since;
    TextRows m_shareRows;
    TextRows m_stepRows;
    TextRows m_heldRows;
    TextRows m_estimateRows;
    PartsBar *m_bar;
    QTableView *m_shares;
    QTableView *m_steps;
    QTableView *m_held;
    QTableView *m_estimates;
    QLabel *m_words;
    QLabel *m_about;
    Background m_worker; // the last member: it ends first
};

} // namespace monitor
