// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/filter.h"
#include "models/job.h"
#include "reader/sessions.h"
#include "views/theme.h"

#include <QtWidgets/qmainwindow.h>

#include <functional>

class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace monitor {

class CallsPane;
class ComparisonPage;
class Control;
class DetailsPanel;
class EmptyPage;
class Exports;
class FailuresPane;
class HistoryPage;
class HostsPane;
class JobTitle;
class LogPane;
class Machines;
class Notice;
class Overview;
class SessionPane;
class StatisticsPane;
class TaskPane;
class TimelinePanel;
class WhyPane;

/// The window: which job (left), how is it going (top), when and where (middle),
/// which task (below), why (at the right).
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// \a sessions: started, and outliving the window.
    explicit MainWindow(Sessions *sessions, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Shows a journal, or the newest of a folder of them, and lists it. What is wrong
    /// with it is said in the window.
    bool openJournal(const QString &fileName);
    /// Shows the newest live process, else the newest of all, else the empty page.
    void openNewest();
    /// Shows the runs of a program in a folder that is listed.
    void openHistory(const QString &folder, const QString &program);
    /// Shows two runs beside each other, the earlier one first.
    void openComparison(const QString &before, const QString &after);
    QString currentPath() const;
    Job *job() const { return m_job.get(); }
    FilterHistory *filters() { return &m_filters; }

    TimelinePanel *timeline() const { return m_timeline; }
    TaskPane *tasks() const { return m_tasks; }
    StatisticsPane *statistics() const { return m_statistics; }
    FailuresPane *failures() const { return m_failures; }
    HostsPane *hosts() const { return m_hosts; }
    WhyPane *why() const { return m_why; }
    CallsPane *calls() const { return m_calls; }
    LogPane *log() const { return m_log; }
    DetailsPanel *details() const { return m_details; }
    SessionPane *sessions() const { return m_sessionPane; }
    Control *control() const { return m_control; }
    Machines *machines() const { return m_machines; }
    Exports *exports() const { return m_exports; }
    HistoryPage *historyPage() const { return m_history; }
    ComparisonPage *comparison() const { return m_comparison; }

    void setFollowing(bool follow);
    void setScheme(Theme::Scheme scheme);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void buildToolBar();
    void buildMenu(QMenu *menu);
    void connectParts();
    void setJob(std::unique_ptr<Job> job);
    bool openFolder(const QString &path);
    void followDeath();
    void askForJournal();
    void askForFolder();
    void buildMachines();
    bool openMachine(const QString &url);
    void askForMachine();
    void fillMachines(QMenu *menu);
    void fillRecent(QMenu *menu);
    void runExample();
    void showTask(quint32 slot);
    void showCounterpart(quint32 slot);
    void say(const QString &what);
    void take();
    void arrangeDetails();
    void sessionsChanged();
    void about();
    void keysHelp();
    void restoreLayout();
    void saveLayout() const;
    QAction *addShortcut(const QString &text, const QKeySequence &keys, std::function<void()> does);

    Sessions *m_sessions;
    std::unique_ptr<Job> m_job;
    FilterHistory m_filters;

    SessionPane *m_sessionPane;
    QStackedWidget *m_pages;
    EmptyPage *m_empty;
    HistoryPage *m_history;
    ComparisonPage *m_comparison;
    Notice *m_notice;
    Overview *m_overview;
    TimelinePanel *m_timeline;
    QTabWidget *m_tabs;
    TaskPane *m_tasks;
    StatisticsPane *m_statistics;
    FailuresPane *m_failures;
    HostsPane *m_hosts;
    WhyPane *m_why;
    CallsPane *m_calls;
    LogPane *m_log;
    DetailsPanel *m_details;
    Control *m_control;
    Machines *m_machines;
    Exports *m_exports;
    JobTitle *m_title;
    QToolButton *m_follow;
    QAction *m_undo;
    QAction *m_redo;
    QList<QAction *> m_actions;
    bool m_wantsDetails = true;
    bool m_narrow = false;
    QSplitter *m_sideSplitter;
    QSplitter *m_middleSplitter;
    QSplitter *m_lowerSplitter;
};

} // namespace monitor
