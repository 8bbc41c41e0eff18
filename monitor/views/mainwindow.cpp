// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/mainwindow.h"

#include "views/callspane.h"
#include "views/comparisonpage.h"
#include "views/control.h"
#include "views/detailspanel.h"
#include "views/emptypage.h"
#include "views/exports.h"
#include "views/failurespane.h"
#include "views/filterbar.h"
#include "views/historypage.h"
#include "views/hostspane.h"
#include "views/jobtitle.h"
#include "views/logpane.h"
#include "views/machines.h"
#include "views/notice.h"
#include "views/overview.h"
#include "views/sessionpane.h"
#include "views/statisticspane.h"
#include "views/taskpane.h"
#include "views/timelinepanel.h"
#include "views/timelineview.h"
#include "views/whypane.h"

#include <QtCore/qfileinfo.h>
#include <QtCore/qsettings.h>
#include <QtGui/qevent.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qlineedit.h>
#include <QtWidgets/qlistview.h>
#include <QtWidgets/qsplitter.h>
#include <QtWidgets/qstackedwidget.h>
#include <QtWidgets/qstatusbar.h>
#include <QtWidgets/qtableview.h>
#include <QtWidgets/qtabwidget.h>
#include <QtWidgets/qtoolbutton.h>

using parallel::Journal;

namespace monitor {

MainWindow::MainWindow(Sessions *sessions, QWidget *parent) : QMainWindow(parent), m_sessions(sessions)
{
    if (!Theme::isApplied())
        Theme::apply(*qApp, Theme::Scheme(QSettings().value(QStringLiteral("window/scheme"), 0).toInt()));
    setObjectName(QStringLiteral("monitor"));
    setWindowTitle(tr("parallel-monitor"));
    setAcceptDrops(true);
    build();
    buildToolBar();
    connectParts();
    restoreLayout();
    const QStringList folders = Sessions::keptFolders();
    for (const QString &folder : folders) {
        if (QFileInfo(folder).isDir())
            m_sessions->add(folder);
    }
    setJob(nullptr);
    openNewest();
    m_sessionPane->list()->setFocus();
}

MainWindow::~MainWindow()
{
    delete m_machines; // it tells of what ends, which the parts below hear
    setJob(nullptr); // the parts let go of the job before it goes
}

void MainWindow::build()
{
    m_sessionPane = new SessionPane(m_sessions);
    m_empty = new EmptyPage;
    buildMachines();
    m_history = new HistoryPage;
    m_comparison = new ComparisonPage;
    m_notice = new Notice;
    m_overview = new Overview;
    m_timeline = new TimelinePanel;
    m_tasks = new TaskPane(&m_filters);
    m_statistics = new StatisticsPane;
    m_failures = new FailuresPane;
    m_why = new WhyPane;
    m_calls = new CallsPane;
    m_log = new LogPane;
    m_hosts = new HostsPane;
    m_details = new DetailsPanel;
    m_control = new Control(this);
    m_tasks->setCancelAction(m_control->cancelSelectedAction());
    m_exports = new Exports(this);
    m_exports->setTasks([this] { return m_tasks->finder()->model()->tasks(); });

    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    m_tabs->setObjectName(QStringLiteral("tabs"));
    m_tabs->setAccessibleName(tr("Pages of the job"));
    m_tabs->addTab(m_tasks, tr("&Tasks"));
    m_tabs->addTab(m_statistics, tr("&Statistics"));
    m_tabs->addTab(m_failures, tr("&Failures"));
    m_tabs->addTab(m_why, tr("&Why so long"));
    m_tabs->addTab(m_calls, tr("&Calls"));
    m_tabs->addTab(m_log, tr("&Log"));
    m_tabs->addTab(m_hosts, tr("&Hosts"));
    m_tabs->setTabVisible(m_tabs->indexOf(m_hosts), false);
    auto *const corner = new QWidget;
    auto *const cornerLayout = new QHBoxLayout(corner);
    cornerLayout->setContentsMargins(Theme::gap, 4, Theme::gap, 2);
    cornerLayout->addWidget(m_tasks->filterBar()->searchBox());
    m_tabs->setCornerWidget(corner);
    auto *const lower = new QWidget;
    lower->setObjectName(QStringLiteral("panel"));
    auto *const lowerLayout = new QVBoxLayout(lower);
    lowerLayout->setContentsMargins(0, 0, 0, 0);
    lowerLayout->addWidget(m_tabs);

    m_lowerSplitter = new QSplitter(Qt::Horizontal);
    m_lowerSplitter->addWidget(lower);
    m_lowerSplitter->addWidget(m_details);
    m_middleSplitter = new QSplitter(Qt::Vertical);
    m_middleSplitter->addWidget(m_timeline);
    m_middleSplitter->addWidget(m_lowerSplitter);
    auto *const line = new QFrame;
    line->setFixedHeight(1);
    line->setStyleSheet(QStringLiteral("background: palette(mid)"));
    auto *const jobPage = new QWidget;
    auto *const jobLayout = new QVBoxLayout(jobPage);
    jobLayout->setContentsMargins(0, 0, 0, 0);
    jobLayout->setSpacing(0);
    jobLayout->addWidget(m_notice);
    jobLayout->addWidget(m_overview);
    jobLayout->addWidget(line);
    jobLayout->addWidget(m_middleSplitter, 1);

    m_pages = new QStackedWidget;
    m_pages->addWidget(m_empty);
    m_pages->addWidget(jobPage);
    m_pages->addWidget(m_history);
    m_pages->addWidget(m_comparison);
    m_sideSplitter = new QSplitter(Qt::Horizontal);
    m_sideSplitter->addWidget(m_sessionPane);
    m_sideSplitter->addWidget(m_pages);
    for (QSplitter *const splitter : {m_sideSplitter, m_middleSplitter, m_lowerSplitter}) {
        splitter->setHandleWidth(1);
        splitter->setChildrenCollapsible(false);
    }
    m_sideSplitter->setCollapsible(0, true);
    m_lowerSplitter->setCollapsible(1, true);
    m_sideSplitter->setStretchFactor(1, 1);
    m_middleSplitter->setStretchFactor(0, 2);
    m_middleSplitter->setStretchFactor(1, 3);
    m_lowerSplitter->setStretchFactor(0, 1);
    setCentralWidget(m_sideSplitter);

    statusBar()->addPermanentWidget(m_exports->progress());
    statusBar()->setSizeGripEnabled(false);
    statusBar()->hide(); // until there is something to say
}

void MainWindow::connectParts()
{
    const auto change = [this](auto &&how) {
        Filter filter = m_filters.filter();
        how(filter);
        m_filters.set(filter);
    };
    connect(m_sessionPane, &SessionPane::chosen, this, &MainWindow::openJournal);
    connect(m_sessionPane, &SessionPane::historyChosen, this, &MainWindow::openHistory);
    connect(m_history, &HistoryPage::runChosen, this, &MainWindow::openJournal);
    connect(m_history, &HistoryPage::comparisonChosen, this, &MainWindow::openComparison);
    connect(m_comparison, &ComparisonPage::taskChosen, this, [this](const QString &path, quint32 slot) {
        if (openJournal(path))
            showTask(slot);
    });
    connect(m_sessionPane, &SessionPane::openRequested, this, &MainWindow::askForJournal);
    connect(m_empty, &EmptyPage::openRequested, this, &MainWindow::askForJournal);
    connect(m_empty, &EmptyPage::exampleRequested, this, &MainWindow::runExample);
    connect(m_sessions, &Sessions::listChanged, this, &MainWindow::sessionsChanged);

    connect(m_overview, &Overview::stateSelected, this,
            [=](std::optional<Shown> state) { change([&](Filter &f) { f.state = state; }); });
    const auto selectRange = [this](const std::optional<Filter::Range> &range) {
        Filter filter = m_filters.filter();
        filter.range = range;
        m_filters.set(filter, range.has_value()); // a drag is one step
    };
    connect(m_overview, &Overview::rangeSelected, this, selectRange);
    connect(m_timeline->view(), &TimelineView::rangeSelected, this, selectRange);
    connect(m_timeline->view(), &TimelineView::laneSelected, this,
            [=](const std::optional<Filter::Lane> &lane) { change([&](Filter &f) { f.lane = lane; }); });
    connect(m_statistics, &StatisticsPane::nameSelected, this,
            [=](const QString &name) { change([&](Filter &f) { f.name = name; }); });
    connect(m_failures, &FailuresPane::groupChosen, this,
            [=, this](const QString &name, const QString &search) {
                m_tabs->setCurrentWidget(m_tasks);
                change([&](Filter &f) {
                    f.state = Shown::Failed;
                    f.name = name;
                    f.text = search;
                });
            });
    connect(m_why, &WhyPane::taskChosen, this, &MainWindow::showTask);
    connect(m_calls, &CallsPane::taskChosen, this, &MainWindow::showTask);
    connect(m_log, &LogPane::taskChosen, this, &MainWindow::showTask);
    connect(m_failures, &FailuresPane::said, this, &MainWindow::say);
    connect(m_hosts, &HostsPane::filled, this,
            [this](bool any) { m_tabs->setTabVisible(m_tabs->indexOf(m_hosts), any); });
    connect(m_hosts, &HostsPane::hostChosen, this, [=, this](const QString &search) {
        m_tabs->setCurrentWidget(m_tasks);
        change([&](Filter &f) { f.text = search; });
    });
    connect(m_notice, &Notice::stateWanted, this, [=, this](Shown state) {
        m_tabs->setCurrentWidget(m_tasks);
        change([&](Filter &f) { f.state = state; });
    });
    connect(&m_filters, &FilterHistory::changed, this, [this] {
        m_overview->setFilter(m_filters.filter());
        m_timeline->setFilter(m_filters.filter());
        m_statistics->setFilter(m_filters.filter());
        m_failures->setFilter(m_filters.filter());
        m_log->setFilter(m_filters.filter());
        m_undo->setEnabled(m_filters.canUndo());
        m_redo->setEnabled(m_filters.canRedo());
    });

    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::arrangeDetails);

    // Names and states are pale at once; what a search finds, as soon as it is found.
    connect(m_tasks->finder(), &TaskFinder::found, this, [this] {
        const Filter &filter = m_filters.filter();
        const bool searched = !filter.text.trimmed().isEmpty() && m_tasks->finder()->query().isValid();
        m_timeline->view()->setFound(searched ? m_tasks->finder()->model()->tasks() : nullptr);
    });

    // One task is selected everywhere.
    connect(m_timeline->view(), &TimelineView::taskActivated, this, [this](quint32 slot) {
        m_details->setTask(slot);
        m_tasks->select(slot);
    });
    connect(m_tasks, &TaskPane::currentChanged, this, [this](quint32 slot) {
        if (slot == 0)
            return;
        m_details->setTask(slot);
        m_details->setVisible(m_wantsDetails);
        m_timeline->view()->setSelected(slot);
    });
    connect(m_tasks, &TaskPane::counterpartRequested, this, &MainWindow::showCounterpart);
    connect(m_tasks, &TaskPane::taskActivated, this,
            [this](quint32 slot) { m_timeline->view()->reveal(slot, true); });
    connect(m_tasks, &TaskPane::selectionChanged, this,
            [this] { m_control->setSelection(m_tasks->selectedSlots()); });
    connect(m_details, &DetailsPanel::taskActivated, this, &MainWindow::showTask);
    connect(m_details, &DetailsPanel::showInTimeline, this, [this](quint32 slot) {
        m_timeline->view()->setSelected(slot);
        m_timeline->view()->reveal(slot, true);
    });
    connect(m_details, &DetailsPanel::childrenRequested, this, [=, this](quint64 id) {
        m_tabs->setCurrentWidget(m_tasks);
        Filter filter;
        filter.text = Query::term(QStringLiteral("parent"), QString::number(id));
        m_filters.set(filter);
    });
    connect(m_tasks, &TaskPane::followingChanged, this, &MainWindow::setFollowing);
    connect(m_control, &Control::said, this, &MainWindow::say);
    connect(m_exports, &Exports::said, this, &MainWindow::say);
    connect(statusBar(), &QStatusBar::messageChanged, this, [this](const QString &text) {
        statusBar()->setVisible(!text.isEmpty() || !m_exports->progress()->isHidden());
    });
}

void MainWindow::setJob(std::unique_ptr<Job> job)
{
    m_filters.reset();
    m_comparison->clear();
    for (QAction *const action : std::as_const(m_actions))
        action->setEnabled(job != nullptr);
    Job *const shown = job.get();
    m_notice->setJob(shown);
    m_timeline->setJob(shown);
    m_tasks->setJob(shown);
    m_statistics->setJob(shown);
    m_failures->setJob(shown);
    m_hosts->setJob(shown);
    m_why->setJob(shown);
    m_calls->setJob(shown);
    m_log->setJob(shown);
    m_details->setJob(shown);
    m_control->setJob(shown);
    m_exports->setJob(shown);
    m_job = std::move(job);
    if (m_job) {
        connect(m_job.get(), &Job::snapshotChanged, this, &MainWindow::take);
        connect(m_job.get(), &Job::refreshed, this, [this] { m_overview->setPlots(m_job->snapshot()); });
        m_pages->setCurrentIndex(1);
    } else {
        m_pages->setCurrentIndex(0);
    }
    setFollowing(true);
    take();
    m_overview->setPlots(m_job ? m_job->snapshot() : nullptr);
}

void MainWindow::take()
{
    const SnapshotPtr snapshot = m_job ? m_job->snapshot() : nullptr;
    m_overview->setSnapshot(snapshot);
    m_title->setSnapshot(snapshot);
    const bool live = snapshot && snapshot->state == Journal::State::Running;
    if (snapshot && snapshot->state == Journal::State::Died)
        followDeath();
    m_follow->setEnabled(live);
    if (!live) {
        m_follow->setChecked(false);
        m_follow->setToolTip(snapshot ? tr("This process has ended: nothing new will come") : QString());
    }
    setWindowTitle(snapshot ? tr("%1 – parallel-monitor").arg(snapshot->info.program)
                            : tr("parallel-monitor"));
}

/// What was filtered as running or queued has another name now.
void MainWindow::followDeath()
{
    Filter filter = m_filters.filter();
    if (filter.state == Shown::Running)
        filter.state = Shown::Died;
    else if (filter.state == Shown::Queued)
        filter.state = Shown::NeverRan;
    m_filters.set(filter, true);
}

void MainWindow::showTask(quint32 slot)
{
    m_details->setTask(slot);
    m_timeline->view()->setSelected(slot);
    m_timeline->view()->reveal(slot, false);
    m_tasks->select(slot);
}

void MainWindow::setFollowing(bool follow)
{
    m_tasks->setFollowing(follow);
    m_timeline->window()->setFrozen(!follow);
    if (m_job && m_job->isOver())
        return; // the button says so
    m_follow->setChecked(follow);
    m_follow->setToolTip(follow ? tr("The newest stays in view. Press to freeze what you see (Ctrl+L)")
                                : tr("Frozen. Press to follow the newest again (Ctrl+L)"));
}

void MainWindow::say(const QString &what)
{
    if (what.isEmpty())
        return;
    statusBar()->show();
    statusBar()->showMessage(what, 8000);
}

/// What tells of a single task gives its room to what tells of all.
void MainWindow::arrangeDetails()
{
    m_details->setVisible(m_wantsDetails && m_tabs->currentWidget() == m_tasks
                          && (!m_narrow || m_details->task()));
}

/// Without room, what explains a task waits until a task is chosen.
void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    constexpr int wide = 1360;
    const bool narrow = width() < wide;
    if (narrow != m_narrow) {
        m_narrow = narrow;
        arrangeDetails();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveLayout();
    QMainWindow::closeEvent(event);
}

} // namespace monitor
