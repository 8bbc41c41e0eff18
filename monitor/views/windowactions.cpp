// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The window's tool bar, menu, keys and remembered layout.

#include "views/callspane.h"
#include "views/control.h"
#include "views/detailspanel.h"
#include "views/exports.h"
#include "views/failurespane.h"
#include "views/filterbar.h"
#include "views/glyphs.h"
#include "views/hostspane.h"
#include "views/jobtitle.h"
#include "views/logpane.h"
#include "views/mainwindow.h"
#include "views/overview.h"
#include "views/printing.h"
#include "views/sessionpane.h"
#include "views/statisticspane.h"
#include "views/taskpane.h"
#include "views/timelinepanel.h"
#include "views/timelineview.h"
#include "views/whypane.h"

#include <QtCore/qfileinfo.h>
#include <QtCore/qsettings.h>
#include <QtGui/qaction.h>
#include <QtGui/qactiongroup.h>
#include <QtGui/qscreen.h>
#include <QtWidgets/qstackedwidget.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qlineedit.h>
#include <QtWidgets/qlistview.h>
#include <QtWidgets/qmenu.h>
#include <QtWidgets/qmessagebox.h>
#include <QtWidgets/qsplitter.h>
#include <QtWidgets/qtableview.h>
#include <QtWidgets/qtabwidget.h>
#include <QtWidgets/qtoolbar.h>
#include <QtWidgets/qtoolbutton.h>
#include <QtWidgets/qtreeview.h>

namespace monitor {

QAction *MainWindow::addShortcut(const QString &text, const QKeySequence &keys, std::function<void()> does)
{
    auto *const action = new QAction(text, this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, std::move(does));
    addAction(action); // works although no menu bar shows it
    return action;
}

void MainWindow::buildToolBar()
{
    static constexpr QSize iconSize{19, 16}; // with room before the text
    auto *const bar = addToolBar(tr("Control"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    bar->setFloatable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize(iconSize);
    const auto button = [bar](Glyph glyph, const QString &text, const QString &name) {
        auto *const b = new QToolButton;
        b->setIcon(glyphIcon(glyph));
        b->setText(text);
        b->setAccessibleName(text);
        b->setObjectName(name);
        b->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        b->setIconSize(iconSize);
        b->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(b);
        return b;
    };
    bar->addAction(m_control->pauseAction());
    bar->widgetForAction(m_control->pauseAction())->setFocusPolicy(Qt::TabFocus);
    bar->widgetForAction(m_control->pauseAction())->setObjectName(QStringLiteral("pauseButton"));
    QToolButton *const cancel = button(Glyph::Cancel, tr("Cancel"), QStringLiteral("cancel"));
    auto *const cancelMenu = new QMenu(cancel);
    cancelMenu->setToolTipsVisible(true);
    cancelMenu->addAction(m_control->cancelAllAction());
    cancelMenu->addAction(m_control->cancelSelectedAction());
    cancel->setMenu(cancelMenu);
    cancel->setPopupMode(QToolButton::InstantPopup);
    const auto enableCancel = [this, cancel] {
        cancel->setEnabled(m_control->cancelAllAction()->isEnabled()
                           || m_control->cancelSelectedAction()->isEnabled());
        cancel->setToolTip(m_control->cancelAllAction()->toolTip());
    };
    connect(m_control->cancelAllAction(), &QAction::changed, cancel, enableCancel);
    connect(m_control->cancelSelectedAction(), &QAction::changed, cancel, enableCancel);
    enableCancel();
    bar->addWidget(m_control->workersWidget());
    addAction(m_control->cancelSelectedAction());

    m_title = new JobTitle;
    bar->addWidget(m_title);
    m_follow = button(Glyph::Follow, tr("Follow"), QStringLiteral("follow"));
    m_follow->setCheckable(true);
    connect(m_follow, &QToolButton::clicked, this, &MainWindow::setFollowing);
    QToolButton *const exports = button(Glyph::Export, tr("Export"), QStringLiteral("export"));
    exports->setMenu(m_exports->menu());
    exports->setPopupMode(QToolButton::InstantPopup);
    addActions(m_exports->menu()->actions());
    QToolButton *const more = button(Glyph::Menu, tr("Menu"), QStringLiteral("menu"));
    more->setToolButtonStyle(Qt::ToolButtonIconOnly);
    more->setIconSize({16, 16});
    more->setToolTip(tr("Menu (F10)"));
    auto *const menu = new QMenu(more);
    buildMenu(menu);
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    addShortcut(tr("Menu"), Qt::Key_F10, [more] { more->showMenu(); });
}

void MainWindow::buildMenu(QMenu *menu)
{
    QAction *const open = addShortcut(tr("&Open…"), QKeySequence::Open, [this] { askForJournal(); });
    open->setIcon(glyphIcon(Glyph::Open));
    open->setObjectName(QStringLiteral("open"));
    menu->addAction(open);
    connect(menu->addAction(tr("Open a &folder of journals…")), &QAction::triggered, this,
            [this] { askForFolder(); });
    connect(menu->addAction(tr("Sa&ve as PDF…")), &QAction::triggered, this,
            [this] { say(askForPdf(*m_pages->currentWidget(), windowTitle())); });
    connect(menu->addAction(tr("Pr&int…")), &QAction::triggered, this,
            [this] { say(askForPrinter(*m_pages->currentWidget(), windowTitle())); });
    QMenu *const machines = menu->addMenu(tr("Jobs of another mac&hine"));
    connect(machines, &QMenu::aboutToShow, this, [this, machines] { fillMachines(machines); });
    QMenu *const recent = menu->addMenu(tr("Open &recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(recent); });
    menu->addSeparator();
    m_undo = addShortcut(tr("&Undo filter"), QKeySequence::Undo, [this] { m_filters.undo(); });
    m_undo->setIcon(glyphIcon(Glyph::Undo));
    m_undo->setObjectName(QStringLiteral("undo"));
    m_redo = addShortcut(tr("Re&do filter"), QKeySequence::Redo, [this] { m_filters.redo(); });
    menu->addAction(m_undo);
    menu->addAction(m_redo);
    QAction *const find = addShortcut(tr("&Search tasks"), QKeySequence::Find, [this] {
        m_tabs->setCurrentWidget(m_tasks);
        m_tasks->filterBar()->searchBox()->setFocus(Qt::ShortcutFocusReason);
        m_tasks->filterBar()->searchBox()->selectAll();
    });
    find->setIcon(glyphIcon(Glyph::Search));
    menu->addAction(find);
    menu->addAction(addShortcut(tr("Take all filters a&way"), QKeySequence(tr("Ctrl+Shift+F")),
                                [this] { m_filters.set(Filter()); }));
    menu->addAction(addShortcut(tr("Follow or free&ze"), QKeySequence(tr("Ctrl+L")),
                                [this] { setFollowing(!m_follow->isChecked()); }));
    menu->addSeparator();

    QMenu *const look = menu->addMenu(tr("&Appearance"));
    auto *const schemes = new QActionGroup(this);
    const std::pair<Theme::Scheme, QString> choices[] = {{Theme::Scheme::System, tr("As the &desktop")},
                                                         {Theme::Scheme::Light, tr("&Light")},
                                                         {Theme::Scheme::Dark, tr("D&ark")}};
    for (const auto &[scheme, text] : choices) {
        QAction *const action = look->addAction(text);
        action->setCheckable(true);
        schemes->addAction(action);
        connect(action, &QAction::triggered, this, [this, scheme] { setScheme(scheme); });
        connect(look, &QMenu::aboutToShow, action,
                [action, scheme] { action->setChecked(Theme::scheme() == scheme); });
    }
    menu->addAction(addShortcut(tr("Show or hide &processes"), Qt::Key_F9,
                                [this] { m_sessionPane->setVisible(!m_sessionPane->isVisible()); }));
    menu->addAction(addShortcut(tr("Show or hide de&tails"), Qt::Key_F8, [this] {
        m_wantsDetails = !m_details->isVisible();
        m_details->setVisible(m_wantsDetails);
    }));
    menu->addAction(addShortcut(tr("Ti&meline alone"), Qt::Key_F7, [this] {
        if (!m_job)
            return;
        const bool alone = !m_lowerSplitter->isHidden();
        m_lowerSplitter->setVisible(!alone);
        m_overview->setVisible(!alone);
    }));
    menu->addAction(addShortcut(tr("Full scree&n"), QKeySequence::FullScreen,
                                [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); }));
    menu->addSeparator();
    QAction *const keys = addShortcut(tr("&Keys"), QKeySequence::HelpContents, [this] { keysHelp(); });
    keys->setIcon(glyphIcon(Glyph::Help));
    menu->addAction(keys);
    connect(menu->addAction(tr("A&bout")), &QAction::triggered, this, &MainWindow::about);
    menu->addSeparator();
    menu->addAction(addShortcut(tr("&Quit"), QKeySequence::Quit, [this] { close(); }));

    // Each region has a key of its own.
    addShortcut(tr("Processes"), QKeySequence(tr("Ctrl+1")),
                [this] { m_sessionPane->list()->setFocus(Qt::ShortcutFocusReason); });
    addShortcut(tr("Timeline"), QKeySequence(tr("Ctrl+2")),
                [this] { m_timeline->view()->setFocus(Qt::ShortcutFocusReason); });
    addShortcut(tr("Tasks"), QKeySequence(tr("Ctrl+3")), [this] {
        m_tabs->setCurrentWidget(m_tasks);
        m_tasks->table()->setFocus(Qt::ShortcutFocusReason);
    });
    addShortcut(tr("Failures"), QKeySequence(tr("Ctrl+5")), [this] {
        m_tabs->setCurrentWidget(m_failures);
        m_failures->table()->setFocus(Qt::ShortcutFocusReason);
    });
    addShortcut(tr("Why so long"), QKeySequence(tr("Ctrl+6")), [this] {
        m_tabs->setCurrentWidget(m_why);
        m_why->shares()->setFocus(Qt::ShortcutFocusReason);
    });
    addShortcut(tr("Calls"), QKeySequence(tr("Ctrl+7")), [this] {
        m_tabs->setCurrentWidget(m_calls);
        m_calls->view()->setFocus(Qt::ShortcutFocusReason);
    });
    addShortcut(tr("Statistics"), QKeySequence(tr("Ctrl+4")), [this] {
        m_tabs->setCurrentWidget(m_statistics);
        m_statistics->table()->setFocus(Qt::ShortcutFocusReason);
    });
    addShortcut(tr("Log"), QKeySequence(tr("Ctrl+8")), [this] {
        m_tabs->setCurrentWidget(m_log);
        m_log->view()->setFocus(Qt::ShortcutFocusReason);
    });
    addShortcut(tr("Hosts"), QKeySequence(tr("Ctrl+9")), [this] {
        if (!m_tabs->isTabVisible(m_tabs->indexOf(m_hosts)))
            return;
        m_tabs->setCurrentWidget(m_hosts);
        m_hosts->table()->setFocus(Qt::ShortcutFocusReason);
    });
}

void MainWindow::fillRecent(QMenu *menu)
{
    menu->clear();
    const QStringList files = Sessions::recentFiles();
    for (const QString &file : files) {
        QAction *const action = menu->addAction(QFileInfo(file).fileName());
        action->setToolTip(file);
        connect(action, &QAction::triggered, this, [this, file] { openJournal(file); });
    }
    if (files.isEmpty()) {
        menu->addAction(tr("Nothing was opened yet"))->setEnabled(false);
    } else {
        menu->addSeparator();
        connect(menu->addAction(tr("Forget these")), &QAction::triggered, this,
                [] { Sessions::clearRecentFiles(); });
    }
    menu->setToolTipsVisible(true);
}

void MainWindow::setScheme(Theme::Scheme scheme)
{
    Theme::apply(*qApp, scheme);
    QSettings().setValue(QStringLiteral("window/scheme"), int(scheme));
}

void MainWindow::keysHelp()
{
    QString rows;
    const auto row = [&](const QString &keys, const QString &does) {
        rows += QStringLiteral("<tr><td style=\"padding:2px 18px 2px 0\"><b>%1</b></td><td>%2</td></tr>")
                    .arg(keys, does);
    };
    row(tr("Ctrl+1 … 9", "keys, as shown"),
        tr("processes, timeline, tasks, statistics, failures, why so long, calls, log, hosts"));
    row(tr("Ctrl+F", "keys, as shown"),
        tr("search tasks; there F1 tells how, and Esc takes all filters away"));
    row(tr("Ctrl+Z, Ctrl+Shift+Z", "keys, as shown"), tr("take the last filter back, and set it again"));
    row(tr("Ctrl+L", "keys, as shown"), tr("follow the newest, or freeze"));
    row(tr("Ctrl+P", "keys, as shown"), tr("pause or resume the job"));
    row(tr("Del", "keys, as shown"), tr("cancel the selected tasks"));
    row(tr("Ctrl+E", "keys, as shown"), tr("export the tasks in the table"));
    row(tr("Ctrl+O", "keys, as shown"), tr("open a journal"));
    row(QStringLiteral("F7"), tr("the timeline alone, or with all else"));
    row(QStringLiteral("F8, F9"), tr("show or hide details and processes"));
    row(tr("Ctrl+D", "keys, as shown"), tr("saved filters, and searches of late"));
    rows += QStringLiteral("<tr><td colspan=\"2\"><br><i>%1</i></td></tr>").arg(tr("In the timeline"));
    row(QStringLiteral("+  -  0"), tr("closer, farther, all"));
    row(tr("← →  Home  End", "keys, as shown"), tr("along the time; with Shift faster"));
    row(QStringLiteral("↑ ↓"), tr("through the lanes"));
    row(QStringLiteral("[  ]"), tr("the task before, the next task"));
    row(tr("Enter", "keys, as shown"), tr("nothing but the selected task"));
    row(tr("Shift+drag", "keys, as shown"), tr("select a range of time; Esc takes it away"));
    QMessageBox box(QMessageBox::NoIcon, tr("Keys"), QStringLiteral("<table>%1</table>").arg(rows),
                    QMessageBox::Close, this);
    box.setTextFormat(Qt::RichText);
    box.exec();
}

void MainWindow::about()
{
    QMessageBox::about(
        this, tr("About parallel-monitor"),
        tr("<h3>parallel-monitor %1</h3><p>Shows what any program that uses libparallel is doing: "
           "what is queued, what runs, what is slow, what failed and why.</p><p>MIT licence</p>")
            .arg(QCoreApplication::applicationVersion()));
}

void MainWindow::restoreLayout()
{
    const QSettings settings;
    // Not larger than the screen, with its frame.
    const QRect available = screen()->availableGeometry();
    resize(QSize(1360, 860).boundedTo(available.size() - QSize(2, 40)));
    m_sideSplitter->setSizes({230, 1130});
    m_middleSplitter->setSizes({280, 420});
    m_lowerSplitter->setSizes({840, 290});
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    m_sideSplitter->restoreState(settings.value(QStringLiteral("window/side")).toByteArray());
    m_middleSplitter->restoreState(settings.value(QStringLiteral("window/middle")).toByteArray());
    m_lowerSplitter->restoreState(settings.value(QStringLiteral("window/lower")).toByteArray());
    m_tasks->restoreColumns(settings.value(QStringLiteral("window/columns")).toByteArray());
    if (const int tab = settings.value(QStringLiteral("window/tab"), 0).toInt(); m_tabs->isTabVisible(tab))
        m_tabs->setCurrentIndex(tab); // of a job that has such a page
    m_timeline->setByState(settings.value(QStringLiteral("window/byState"), false).toBool());
    m_sessionPane->setVisible(settings.value(QStringLiteral("window/processes"), true).toBool());
    m_wantsDetails = settings.value(QStringLiteral("window/details"), true).toBool();
    arrangeDetails();
}

void MainWindow::saveLayout() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/side"), m_sideSplitter->saveState());
    settings.setValue(QStringLiteral("window/middle"), m_middleSplitter->saveState());
    settings.setValue(QStringLiteral("window/lower"), m_lowerSplitter->saveState());
    settings.setValue(QStringLiteral("window/columns"), m_tasks->saveColumns());
    settings.setValue(QStringLiteral("window/tab"), m_tabs->currentIndex());
    settings.setValue(QStringLiteral("window/byState"), m_timeline->isByState());
    settings.setValue(QStringLiteral("window/processes"), !m_sessionPane->isHidden());
    settings.setValue(QStringLiteral("window/details"), m_wantsDetails);
}

} // namespace monitor
