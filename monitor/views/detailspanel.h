// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/job.h"
#include "reader/search.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qhash.h>
#include <QtWidgets/qwidget.h>

class QGridLayout;
class QLabel;
class QScrollArea;
class QToolButton;

namespace monitor {

class TextBox;

/// Why? Everything about one task: how it went, its error, its parent and children.
class DetailsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsPanel(QWidget *parent = nullptr);

    void setJob(Job *job);
    /// 0: none.
    void setTask(quint32 slot);
    quint32 task() const { return m_slot; }
    /// What "Copy" copies.
    QString text() const;

    QSize sizeHint() const override { return {300, 300}; }

Q_SIGNALS:
    /// A link to another task, or to this one in the timeline, was followed.
    void taskActivated(quint32 slot);
    void showInTimeline(quint32 slot);
    void childrenRequested(quint64 id);

private:
    void update();
    void seekRelatives();
    void showLog(const parallel::Journal::Record &task);
    void setRow(QLabel *value, const QString &text);
    QLabel *addRow(const QString &label, const QString &name);
    parallel::Journal::Record record() const;

    Job *m_job = nullptr;
    quint32 m_slot = 0;
    quint64 m_id = 0;
    quint32 m_parentSlot = 0;
    SlotsPtr m_children;
    std::unique_ptr<Search> m_parentSearch;
    std::unique_ptr<Search> m_childSearch;

    QLabel *m_empty;
    QScrollArea *m_area;
    QLabel *m_title;
    QLabel *m_state;
    QLabel *m_arguments;
    QWidget *m_times;
    TextBox *m_error;
    QLabel *m_errorType;
    TextBox *m_log;
    quint64 m_logOf = 0; // the task whose whole log is shown
    quint64 m_logTask = 0; // the one whose log was read …
    QElapsedTimer m_logSince; // … then
    QGridLayout *m_form; // QFormLayout writes beyond its arrays when rows are hidden (Qt 6.4)
    QHash<QLabel *, QLabel *> m_titles;
    QLabel *m_progress;
    QLabel *m_said;
    QLabel *m_queued;
    QLabel *m_started;
    QLabel *m_finished;
    QLabel *m_scope;
    QLabel *m_worker;
    QLabel *m_group;
    QLabel *m_parent;
    QLabel *m_childLinks;
    QToolButton *m_copy;
    QToolButton *m_locate;
};

} // namespace monitor
