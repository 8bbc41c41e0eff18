// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/calltreemodel.h"
#include "reader/background.h"

#include <QtCore/qelapsedtimer.h>
#include <QtWidgets/qwidget.h>

class QLabel;
class QTreeView;

namespace monitor {

class FlameView;
class Job;

/// Who called whom: a tree that folds, with the sums of what is below, and beside it the
/// chosen call as a flame.
class CallsPane : public QWidget
{
    Q_OBJECT

public:
    explicit CallsPane(QWidget *parent = nullptr);

    void setJob(Job *job);
    QTreeView *view() { return m_view; }
    FlameView *flame() { return m_flame; }
    bool isComplete() const { return m_model.tree() != nullptr; }

Q_SIGNALS:
    void taskChosen(quint32 slot);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void take();
    void show(const std::shared_ptr<const CallTree> &tree);

    Job *m_job = nullptr;
    bool m_wasOver = false; // when the tree was read
    QElapsedTimer m_since;
    CallTreeModel m_model;
    QTreeView *m_view;
    FlameView *m_flame;
    QLabel *m_words;
    QLabel *m_empty;
    Background m_reader; // the last member: it ends first
};

} // namespace monitor
