// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/job.h"
#include "reader/exporter.h"

#include <QtCore/qobject.h>

#include <functional>

class QAction;
class QMenu;
class QProgressBar;
class QToolButton;

namespace monitor {

/// What the window can be taken away as: files of the tasks, the trace, a report,
/// a picture. Writing happens in the background, with its progress in the foot.
class Exports : public QObject
{
    Q_OBJECT

public:
    explicit Exports(QWidget *window);

    void setJob(Job *job);
    /// What "of the filtered tasks" are; asked when they are written.
    void setTasks(std::function<SlotsPtr()> tasks) { m_tasks = std::move(tasks); }
    QMenu *menu() const { return m_menu; }
    /// The progress of what is being written, and a button that ends it.
    QWidget *progress() const { return m_progress; }

    /// Writes without asking for a name.
    void write(const QString &fileName, Format format);
    bool writePicture(const QString &fileName);

Q_SIGNALS:
    void said(const QString &what);

private:
    void ask(Format format);
    void askPicture();
    QString suggestion(const QString &suffix) const;

    QWidget *m_window;
    Job *m_job = nullptr;
    std::function<SlotsPtr()> m_tasks;
    std::unique_ptr<Exporter> m_exporter;
    QMenu *m_menu;
    QList<QAction *> m_actions;
    QWidget *m_progress;
    QProgressBar *m_bar;
};

} // namespace monitor
