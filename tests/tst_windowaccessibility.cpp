// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The window by keyboard, and by what screen readers are told of it.

#include "support/pagestest.h"

#include "views/detailspanel.h"
#include "views/failurespane.h"
#include "views/filterbar.h"
#include "views/historypage.h"
#include "views/runschart.h"
#include "views/statisticspane.h"
#include "views/taskpane.h"
#include "views/timelinepanel.h"
#include "views/timelineview.h"

#include <QtCore/qregularexpression.h>
#include <QtGui/qaccessible.h>
#include <QtGui/qaction.h>
#include <QtGui/qimage.h>
#include <QtWidgets/qabstractbutton.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qheaderview.h>
#include <QtWidgets/qlineedit.h>
#include <QtWidgets/qlistview.h>
#include <QtWidgets/qmenu.h>
#include <QtWidgets/qscrollbar.h>
#include <QtWidgets/qsplitter.h>
#include <QtWidgets/qtableview.h>
#include <QtWidgets/qtoolbutton.h>

using namespace monitor;

class TestWindowAccessibility : public PagesTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        setUp();
        QApplication::setCursorFlashTime(0);
    }
    void cleanup()
    {
        tearDown();
        Theme::apply(*qApp, Theme::Scheme::System);
    }

    void everyControlHasAName()
    {
        openScene();
        everyPage([this] { checkNames(); });
        verdict();
    }

    /// What is painted in a cell can be read out.
    void everyCellCanBeRead()
    {
        openScene();
        everyPage([this] { checkCells(); });
        verdict();
    }

    void theTimelineIsAListOfLanes()
    {
        openScene();
        TimelineView *const view = m_window->timeline()->view();
        QAccessibleInterface *const timeline = QAccessible::queryAccessibleInterface(view);
        QVERIFY(timeline);
        QCOMPARE(timeline->role(), QAccessible::List);
        QCOMPARE(timeline->text(QAccessible::Name), QStringLiteral("Timeline"));
        QVERIFY(timeline->text(QAccessible::Value).contains(QStringLiteral(" – ")));
        QTRY_COMPARE(timeline->childCount(), Scene().workers + 1);
        for (int i = 0; i < Scene().workers; ++i) {
            QAccessibleInterface *const lane = timeline->child(i);
            QCOMPARE(lane->role(), QAccessible::ListItem);
            QVERIFY2(QRegularExpression(
                         QStringLiteral("^nightly-%1: \\d+(\\.\\d+)? % busy(, some failed)?$").arg(i + 1))
                         .match(lane->text(QAccessible::Name))
                         .hasMatch(),
                     qPrintable(lane->text(QAccessible::Name)));
            QVERIFY(timeline->rect().contains(lane->rect()));
            QCOMPARE(timeline->indexOfChild(lane), i);
            QCOMPARE(lane->parent(), timeline);
        }
        QCOMPARE(timeline->child(Scene().workers)->text(QAccessible::Name),
                 QStringLiteral("no task is selected"));
    }

    /// [ and ] go from task to task, and each can be read; that they are told of is in atspi.py.
    void eachTaskOfTheTimelineCanBeRead()
    {
        openScene();
        TimelineView *const view = m_window->timeline()->view();
        m_window->activateWindow();
        view->setFocus();
        QTRY_VERIFY(view->hasFocus());
        QAccessibleInterface *const timeline = QAccessible::queryAccessibleInterface(view);
        QTRY_COMPARE(view->laneCount(), Scene().workers);
        view->viewport()->repaint(); // so that tasks are where they are seen
        QString before;
        for (int i = 0; i < 3; ++i) {
            QTest::keyClick(view, Qt::Key_BracketRight);
            QVERIFY(view->selected() != 0);
            QAccessibleInterface *const task = timeline->focusChild();
            QVERIFY(task);
            QVERIFY(task->state().focused);
            const QString text = task->text(QAccessible::Name);
            QVERIFY2(text.contains(QLatin1String("waited ")) && text != before, qPrintable(text));
            before = text;
        }
        QTest::keyClick(view, Qt::Key_Escape);
        QVERIFY(!timeline->focusChild());
    }

    /// The chart of a history too.
    void movingAmongRunsIsTold()
    {
        openRecordings();
        m_window->activateWindow();
        RunsChart *const chart = m_window->historyPage()->chart();
        QTest::keyClick(chart, Qt::Key_End);
        const QString last = chart->accessibleDescription();
        QVERIFY2(last.contains(QLatin1String("tasks")), qPrintable(last));
        QTest::keyClick(chart, Qt::Key_Left);
        QVERIFY(chart->accessibleDescription() != last);
    }

    /// Tab goes through all that can be used, and comes back.
    void tabReachesEverything()
    {
        openScene();
        everyPage([this] { checkTab(); });
        verdict();
    }

    void focusIsVisible_data() { addSchemes(); }
    void focusIsVisible()
    {
        QFETCH(const int, scheme);
        Theme::apply(*qApp, Theme::Scheme(scheme));
        openScene();
        everyPage([this] { checkFocus(); });
        verdict();
    }

    /// What a mouse can press has a key, or is in a menu that keys open.
    void everyActionHasAKey()
    {
        openScene();
        QSet<const QAction *> reached;
        const QList<QToolButton *> buttons = m_window->findChildren<QToolButton *>();
        for (const QToolButton *const button : buttons) {
            if (button->menu() && (button->focusPolicy() & Qt::TabFocus))
                addMenu(reached, *button->menu());
            if (button->defaultAction() && (button->focusPolicy() & Qt::TabFocus))
                reached.insert(button->defaultAction());
        }
        const QList<QAction *> actions = m_window->findChildren<QAction *>();
        for (const QAction *const action : actions) {
            const QString text = QString(action->text().isEmpty() ? action->toolTip() : action->text());
            static const QRegularExpression key(QStringLiteral("\\([^)]+\\)$"));
            if (action->isSeparator() || text.isEmpty() || !action->isVisible() || reached.contains(action)
                || !action->shortcut().isEmpty() || action->toolTip().contains(key)
                || action->associatedObjects().isEmpty()
                || action->objectName() == QLatin1String("_q_qlineeditclearaction")) // as any text is
                continue;
            if (qobject_cast<QLineEdit *>(action->associatedObjects().first()) && !action->isCheckable()
                && action->objectName().isEmpty())
                continue; // a picture
            m_problems.insert(QStringLiteral("no key reaches “%1”").arg(text));
        }
        everyPage([this] {
            const QList<QAbstractButton *> all = m_window->findChildren<QAbstractButton *>();
            for (const QAbstractButton *const button : all) {
                if (!button->isVisible() || button->focusPolicy() & Qt::TabFocus
                    || qobject_cast<QLineEdit *>(button->parentWidget())
                    || qobject_cast<QTableView *>(button->parentWidget())
                    || qobject_cast<QTabBar *>(button->parentWidget()))
                    continue;
                m_problems.insert(QStringLiteral("no Tab reaches the button %1 “%2”")
                                      .arg(button->objectName(), button->text()));
            }
        });
        verdict();
    }

private:
    /// The window's pages, one after another; the window has a job now.
    template<typename Check>
    void everyPage(Check &&check)
    {
        m_window->activateWindow();
        auto *const tabs = find<QTabWidget>("tabs");
        eachTab([&](int i) {
            m_page = tabs->tabText(i);
            check();
        });
        tabs->setCurrentIndex(0);
        Filter filter;
        filter.state = Shown::Failed;
        m_window->filters()->set(filter);
        QTRY_COMPARE(rows(), Scene().failed);
        m_window->tasks()->table()->selectRow(0);
        QTRY_VERIFY(m_window->details()->task());
        m_page = QStringLiteral("a failure");
        check();
        m_window.reset();
        m_sessions.reset();
        m_maker.reset();
        QDir(folder()).removeRecursively();
        QDir().mkpath(folder());
        openWindow();
        m_page = QStringLiteral("empty");
        check();
        m_window.reset();
        openRecordings();
        m_window->activateWindow();
        m_page = QStringLiteral("history");
        check();
        openComparison();
        m_page = QStringLiteral("comparison");
        check();
    }

    void problem(const QString &what) { m_problems.insert(m_page + QStringLiteral(": ") + what); }
    static QString nameOf(const QWidget *widget)
    {
        return QStringLiteral("%1 “%2”").arg(QLatin1String(widget->metaObject()->className()),
                                             widget->objectName());
    }

    void checkNames() { checkNames(QAccessible::queryAccessibleInterface(m_window.get()), 0); }
    void checkNames(QAccessibleInterface *at, int depth)
    {
        if (!at || depth > 40 || at->state().invisible)
            return;
        const auto *const widget = qobject_cast<QWidget *>(at->object());
        const QAccessible::Role role = at->role();
        const bool isPart = role == QAccessible::ScrollBar || role == QAccessible::Grip
                            || role == QAccessible::Splitter || role == QAccessible::LayeredPane
                            || role == QAccessible::Cell || qobject_cast<const QScrollBar *>(widget);
        const bool isInner = widget && widget->parentWidget() && widget->parentWidget()->inherits("QSpinBox");
        const bool isControl = role == QAccessible::PushButton || role == QAccessible::ButtonMenu
                               || role == QAccessible::ButtonDropDown || role == QAccessible::ComboBox
                               || role == QAccessible::SpinBox || role == QAccessible::EditableText
                               || role == QAccessible::Table || role == QAccessible::List
                               || role == QAccessible::Tree || role == QAccessible::ProgressBar;
        const bool takesFocus = widget && widget->focusPolicy() & Qt::TabFocus;
        if (!isPart && !isInner && (isControl || takesFocus)
            && at->text(QAccessible::Name).trimmed().isEmpty() && widget)
            problem(nameOf(widget) + QStringLiteral(" has no name"));
        if (role == QAccessible::Table || role == QAccessible::Tree)
            return; // of cells there are many
        for (int i = 0; i < at->childCount(); ++i)
            checkNames(at->child(i), depth + 1);
    }

    static qsizetype colours(const QImage &image)
    {
        QSet<QRgb> seen;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                seen.insert(image.pixel(x, y));
        }
        return seen.size();
    }

    void checkCells()
    {
        constexpr int most = 12;
        const QList<QAbstractItemView *> views = m_window->findChildren<QAbstractItemView *>();
        for (QAbstractItemView *const view : views) {
            const auto *const table = qobject_cast<QTableView *>(view);
            if (!view->isVisible() || !view->model() || qobject_cast<QHeaderView *>(view))
                continue;
            // Where nobody listens, as here, Qt does not forget the cells that it has been asked for before.
            if (QAccessibleInterface *const before = QAccessible::queryAccessibleInterface(view))
                QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(before));
            QAccessibleInterface *const read = QAccessible::queryAccessibleInterface(view);
            if (!read || !read->tableInterface()) {
                problem(nameOf(view) + QStringLiteral(" is no table to those who hear it"));
                continue;
            }
            const QImage image = view->viewport()->grab().toImage();
            for (int row = 0; row < std::min(view->model()->rowCount(), most); ++row) {
                for (int column = 0; column < view->model()->columnCount(); ++column) {
                    if (table && table->isColumnHidden(column))
                        continue;
                    const QModelIndex index = view->model()->index(row, column);
                    const QRect rect = view->visualRect(index).adjusted(2, 3, -2, -3);
                    if (!image.rect().contains(rect) || colours(image.copy(rect)) < 2)
                        continue;
                    QAccessibleInterface *const cell = read->tableInterface()->cellAt(row, column);
                    if (!cell || cell->text(QAccessible::Name).trimmed().isEmpty())
                        problem(nameOf(view)
                                + QStringLiteral(" has cells without text in “%1”")
                                      .arg(view->model()->headerData(column, Qt::Horizontal).toString()));
                }
            }
        }
    }

    QList<QWidget *> tabStops() const
    {
        QList<QWidget *> stops;
        const QList<QWidget *> all = m_window->findChildren<QWidget *>();
        for (QWidget *const widget : all) {
            if (widget->isVisible() && widget->isEnabled() && widget->focusPolicy() & Qt::TabFocus
                && !widget->focusProxy() && widget->window() == m_window.get())
                stops << widget;
        }
        return stops;
    }

    void checkTab()
    {
        const QList<QWidget *> stops = tabStops();
        QVERIFY(!stops.isEmpty());
        stops.first()->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(QApplication::focusWidget());
        QSet<QWidget *> reached;
        for (qsizetype i = 0; i < 2 * stops.size(); ++i) {
            QWidget *const at = QApplication::focusWidget();
            reached.insert(at);
            QTest::keyClick(at, Qt::Key_Tab);
            if (QApplication::focusWidget() == at) {
                problem(nameOf(at) + QStringLiteral(" keeps Tab for itself"));
                at->nextInFocusChain()->setFocus(Qt::TabFocusReason);
                break;
            }
        }
        for (const QWidget *const stop : stops) {
            if (!reached.contains(const_cast<QWidget *>(stop)))
                problem(QStringLiteral("Tab does not reach ") + nameOf(stop));
        }
    }

    /// Twenty pixels and more change by 3 : 1.
    void checkFocus()
    {
        const QList<QWidget *> stops = tabStops();
        for (QWidget *const stop : stops) {
            QWidget *const other = stop == stops.first() ? stops.last() : stops.first();
            other->setFocus(Qt::TabFocusReason);
            QTest::qWait(0);
            const QRect at(stop->mapTo(m_window.get(), QPoint()), stop->size());
            const QRect around = at.adjusted(-3, -3, 3, 3);
            const QImage without = m_window->grab(around).toImage();
            stop->setFocus(Qt::TabFocusReason);
            QTest::qWait(0);
            const QImage with = m_window->grab(around).toImage();
            int changed = 0;
            for (int y = 0; y < with.height(); ++y) {
                for (int x = 0; x < with.width(); ++x) {
                    if (with.pixel(x, y) != without.pixel(x, y)
                        && contrastRatio(with.pixelColor(x, y), without.pixelColor(x, y)) >= 3)
                        ++changed;
                }
            }
            if (changed < 20)
                problem(nameOf(stop)
                        + QStringLiteral(" looks the same with the focus (%1 pixels)").arg(changed));
        }
    }

    static void addMenu(QSet<const QAction *> &reached, const QMenu &menu)
    {
        reached.insert(menu.menuAction());
        const QList<QAction *> actions = menu.actions();
        for (const QAction *const action : actions) {
            reached.insert(action);
            if (action->menu())
                addMenu(reached, *action->menu<QMenu *>());
        }
    }

    QString m_page;
};

QTEST_MAIN(TestWindowAccessibility)
#include "tst_windowaccessibility.moc"
