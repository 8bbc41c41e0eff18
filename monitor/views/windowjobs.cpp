// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Which job the window shows, and how it comes to it.

#include "models/counterpart.h"
#include "views/comparisonpage.h"
#include "views/emptypage.h"
#include "views/historypage.h"
#include "views/machines.h"
#include "views/mainwindow.h"
#include "views/sessionpane.h"
#include "views/taskpane.h"

#include <QtCore/qdir.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qmimedata.h>
#include <QtCore/qprocess.h>
#include <QtCore/qstandardpaths.h>
#include <QtGui/qevent.h>
#include <QtWidgets/qfiledialog.h>
#include <QtWidgets/qlistview.h>
#include <QtWidgets/qstackedwidget.h>
#include <QtWidgets/qtabwidget.h>

namespace monitor {

/// Of a remote call: in the journal of the worker, or of the job.
void MainWindow::showCounterpart(quint32 slot)
{
    const parallel::Journal &journal = *m_job->journal();
    const auto other = counterpartOf(journal, journal.record(slot), m_sessions->list());
    if (!other)
        return;
    if (other->path.isEmpty()) {
        say(tr("The journal of process %1 on %2 is not in the list: open its file, its folder, or ssh://%2.")
                .arg(QString::number(other->pid), other->host));
        return;
    }
    if (!openJournal(other->path))
        return;
    m_tabs->setCurrentWidget(m_tasks);
    Filter filter;
    filter.text = other->query;
    m_filters.set(filter);
}

bool MainWindow::openJournal(const QString &fileName)
{
    if (Machines::isUrl(fileName))
        return openMachine(fileName);
    const QString path = QFileInfo(fileName).absoluteFilePath();
    if (QFileInfo(path).isDir())
        return openFolder(path);
    if (m_sessions->session(path).gone) {
        if (m_job && currentPath() == path)
            return true; // what is open stays open
        setJob(nullptr);
        m_empty->showGone(m_sessions->session(path));
        m_sessionPane->setCurrent(path);
        return false;
    }
    QString error;
    std::unique_ptr<Job> job = Job::open(path, &error);
    const bool opened = job != nullptr;
    setJob(std::move(job));
    if (opened) {
        if (!m_sessions->session(path).path.isEmpty() || m_sessions->add(path)) {
            if (m_sessions->session(path).added)
                Sessions::addRecentFile(path);
        }
    } else {
        m_empty->showError(path, error);
    }
    m_sessionPane->setCurrent(path);
    return opened;
}

/// Of journals; it stays in the list, until it is taken off it. What has run more than once
/// there is shown by its history, and else by its run.
bool MainWindow::openFolder(const QString &path)
{
    m_sessions->add(path);
    const QList<Session> all = m_sessions->list();
    for (const Session &session : all) {
        const QString folder = QFileInfo(session.path).absolutePath();
        if (!session.error.isEmpty() || session.gone || folder != QDir(path).absolutePath())
            continue;
        Sessions::keepFolder(path);
        if (m_sessionPane->model()->rowOf(SessionModel::historyKey(folder, session.info.program)) < 0)
            return openJournal(session.path);
        openHistory(folder, session.info.program);
        return true;
    }
    say(tr("There are no journals in %1 yet; they appear as they come").arg(shownPath(path)));
    return true;
}

void MainWindow::openHistory(const QString &folder, const QString &program)
{
    setJob(nullptr);
    m_history->show(folder, program);
    m_pages->setCurrentWidget(m_history);
    setWindowTitle(tr("History of %1 – parallel-monitor").arg(program));
    m_sessionPane->setCurrent(SessionModel::historyKey(folder, program));
}

void MainWindow::openComparison(const QString &before, const QString &after)
{
    setJob(nullptr);
    QString error;
    if (!m_comparison->show(before, after, &error)) {
        m_empty->showError(after, error);
        return;
    }
    m_pages->setCurrentWidget(m_comparison);
    setWindowTitle(tr("Two runs – parallel-monitor"));
    m_sessionPane->setCurrent(QString());
}

void MainWindow::openNewest()
{
    const QList<Session> all = m_sessions->list();
    for (const Session &session : all) {
        if (session.error.isEmpty()) {
            openJournal(session.path);
            return;
        }
    }
    setJob(nullptr);
    m_empty->showNothing();
}

QString MainWindow::currentPath() const
{
    return m_job ? m_job->journal()->path() : QString();
}

/// What appears is shown at once only where nothing is looked at yet.
void MainWindow::sessionsChanged()
{
    if (m_pages->currentWidget() == m_history) {
        m_history->history()->refresh();
        return;
    }
    if (!m_job && m_pages->currentWidget() == m_empty && !m_empty->showsError()
        && m_sessionPane->list()->selectionModel()->selectedIndexes().isEmpty())
        openNewest();
}

void MainWindow::askForJournal()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a journal"), QString(),
                                                      tr("Journals (*.journal);;All files (*)"));
    if (!path.isEmpty())
        openJournal(path);
}

void MainWindow::askForFolder()
{
    const QString path = QFileDialog::getExistingDirectory(this, tr("Open a folder of journals"));
    if (!path.isEmpty())
        openJournal(path);
}

void MainWindow::runExample()
{
    QProcess process;
    process.setProgram(EmptyPage::example());
    // It is short: its journal is kept, so that there is something to look at afterwards.
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/example");
    QDir().mkpath(folder);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PARALLEL_RECORD"), folder);
    process.setProcessEnvironment(environment);
    m_sessions->add(folder);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    say(process.startDetached() ? tr("The example has been started; it appears at the left")
                                : tr("The example could not be started: %1").arg(process.errorString()));
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl &url : urls) {
        if (const QString path = url.toLocalFile(); !path.isEmpty())
            openJournal(path);
    }
    event->acceptProposedAction();
}

} // namespace monitor
