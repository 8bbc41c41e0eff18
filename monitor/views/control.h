// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/job.h"

#include <QtCore/qobject.h>
#include <QtCore/qtimer.h>

#include <functional>

class QAction;
class QComboBox;
class QSpinBox;
class QWidget;

namespace monitor {

/// Pause, cancel, workers: what the window can ask a running job for. Shows what
/// has been asked at once, and why something cannot be.
class Control : public QObject
{
    Q_OBJECT

public:
    /// Dialogs appear over \a window.
    explicit Control(QWidget *window);

    void setJob(Job *job);
    void setSelection(const QList<quint32> &slots);
    /// Looks again what is possible.
    void take();

    QAction *pauseAction() const { return m_pause; }
    QAction *cancelAllAction() const { return m_cancelAll; }
    QAction *cancelSelectedAction() const { return m_cancelSelected; }
    QWidget *workersWidget() const { return m_workersWidget; }
    QSpinBox *workersBox() const { return m_workers; }

Q_SIGNALS:
    /// Something was asked for, or refused: a sentence for the user.
    void said(const QString &what);

private:
    QList<parallel::Journal::Pool> pools() const;
    QString refusal() const;
    void togglePause();
    void cancelAll();
    void cancelSelected();
    void cancelSome();
    void setWorkers(int workers);
    void ask(const QString &question, const QString &details, const QString &yes, std::function<void()> then);
    void tell(bool done, const QString &what);

    bool eventFilter(QObject *watched, QEvent *event) override;

    QWidget *m_window;
    Job *m_job = nullptr;
    QList<quint32> m_selection;
    QList<quint64> m_selectedIds; // where slots are used again for other tasks
    QList<std::pair<quint32, quint64>> m_toCancel; // slots and ids
    quint64 m_cancelled = 0; // of those that were to be
    QTimer m_more;
    QAction *m_pause;
    QAction *m_cancelAll;
    QAction *m_cancelSelected;
    QWidget *m_workersWidget;
    QSpinBox *m_workers;
    QComboBox *m_scopes;
    bool m_taking = false;
    bool m_showsResume = false;
};

} // namespace monitor
