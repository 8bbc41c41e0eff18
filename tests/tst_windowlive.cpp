// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The real window while its job goes on, and as it ends or dies: what follows, and what stays.

#include "support/windowtest.h"

#include "views/control.h"
#include "views/filterbar.h"
#include "views/statetile.h"
#include "views/statisticspane.h"
#include "views/taskpane.h"
#include "views/timelinepanel.h"
#include "views/timelineview.h"

#include <QtCore/qfile.h>
#include <QtGui/qaction.h>
#include <QtWidgets/qheaderview.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qscrollbar.h>
#include <QtWidgets/qtableview.h>
#include <QtWidgets/qtabwidget.h>
#include <QtWidgets/qtoolbutton.h>

#include <cstring>

using namespace monitor;
using parallel::Journal;

class tst_windowlive : public WindowTest
{
    Q_OBJECT

    /// The states of the tasks that the table shows without scrolling.
    QList<Journal::TaskState> statesOnScreen() const
    {
        QList<Journal::TaskState> states;
        const QTableView *const table = m_window->tasks()->table();
        for (int row = table->rowAt(0); row >= 0 && row <= table->rowAt(table->viewport()->height() - 1);
             ++row)
            states << m_window->tasks()->finder()->model()->record(row).state;
        return states;
    }

    /// One that runs.
    void failOne()
    {
        quint32 running = 0;
        m_window->job()->journal()->forEach([&](const Journal::Record &task) {
            if (task.state == Journal::TaskState::Running)
                running = task.slot;
        });
        m_maker->task(running).finished = m_maker->task(running).started + 1;
        m_maker->task(running).state = quint8(parallel::journal::RecordState::Failed);
        ++m_maker->pool().failed;
    }

    void callFifty()
    {
        for (int i = 0; i < 50; ++i) {
            parallel::journal::TaskRecord task = {};
            task.queued = parallel::journal::Time(200e9);
            task.state = quint8(parallel::journal::RecordState::Queued);
            m_maker->addTask(task);
            ++m_maker->pool().called;
        }
    }

private Q_SLOTS:
    /// Hundreds are queued, and what runs now is what one wants to see.
    void followWhatRuns()
    {
        openScene();
        QTRY_VERIFY(statesOnScreen().contains(Journal::TaskState::Running));
        QVERIFY(statesOnScreen().contains(Journal::TaskState::Queued)); // and what comes next
        m_window->tasks()->table()->horizontalHeader()->setSortIndicator(int(Column::Id),
                                                                         Qt::DescendingOrder);
        QTRY_VERIFY(!statesOnScreen().isEmpty() && statesOnScreen().first() == Journal::TaskState::Queued
                    && statesOnScreen().contains(Journal::TaskState::Running));
    }

    void followToTheNewestScope()
    {
        Scene scene;
        scene.workers = 60; // more than there is room for
        openScene(scene);
        QScrollBar *const scroll = m_window->timeline()->view()->verticalScrollBar();
        QCOMPARE(scroll->value(), 0);
        parallel::journal::PoolEntry &next = m_maker->pool(1);
        std::strcpy(next.name, "report");
        next.id = 2;
        next.state = 1;
        next.workers = 4;
        for (int i = 0; i < 4; ++i) {
            parallel::journal::TaskRecord task = record(parallel::journal::RecordState::Running);
            task.pool = 1;
            task.worker = quint16(i + 1);
            m_maker->addTask(task);
            ++next.called;
            ++next.started;
        }
        QTRY_VERIFY(scroll->value() > 0 && scroll->value() == scroll->maximum());
    }

    /// The filter finds others by now: said, and not done to who is reading.
    void offerToLookAgainWhileFrozen()
    {
        openScene();
        click("filter-failed");
        QTRY_COMPARE(rows(), 7);
        m_window->tasks()->table()->selectRow(2);
        QTRY_VERIFY(!find<QToolButton>("follow")->isChecked());
        failOne();
        QTRY_VERIFY(find<QToolButton>("newTasks")->isVisible());
        QCOMPARE(find<QToolButton>("newTasks")->text(), QStringLiteral("Changed ↓"));
        QCOMPARE(rows(), 7);
        click("newTasks");
        QTRY_COMPARE(rows(), 8);
        QTRY_VERIFY(!find<QToolButton>("newTasks")->isVisible());
    }

    /// … however soon after the last sum the job ends.
    void statisticsEndWithTheLastFigures()
    {
        openScene();
        click("filter-failed");
        m_window->findChild<QTabWidget *>(QStringLiteral("tabs"))->setCurrentIndex(1);
        const QAbstractItemModel *const model = m_window->statistics()->table()->model();
        const auto count = [&] {
            int sum = 0;
            for (int row = 0; row < model->rowCount(); ++row)
                sum += model->index(row, StatisticsModel::Count).data().toInt();
            return sum;
        };
        QTRY_COMPARE(count(), 7);
        failOne();
        m_maker->lock(false);
        QTRY_COMPARE(count(), 8);
    }

    /// What ran when the process died has another name from then on.
    void theFilterFollowsADeath()
    {
        openScene();
        click("filter-running");
        QTRY_COMPARE(rows(), 12);
        m_maker->lock(false);
        QTRY_VERIFY(m_window->job()->isOver());
        QTRY_COMPARE(m_window->filters()->filter().state, std::optional(Shown::Died));
        QTRY_COMPARE(rows(), 12);
        QVERIFY(find<StateTile>("tile-running")->isChecked());
    }

    /// … however the numbers in it grow.
    void aNoticeThatWasReadStaysAway()
    {
        openScene();
        std::strcpy(m_maker->header().fault, "no space left on device");
        m_maker->header().unrecorded = 5;
        auto *const words = find<QLabel>("noticeWords");
        QTRY_VERIFY(words->isVisible());
        click("noticeClose");
        QVERIFY(!words->isVisible());
        m_maker->header().unrecorded = 6;
        QTRY_VERIFY(words->text().contains(QLatin1Char('6')));
        QVERIFY(!words->isVisible());
    }

    void showWhatACrashLeft()
    {
        Scene scene;
        scene.live = false;
        openScene(scene);
        QCOMPARE(m_window->job()->snapshot()->state, Journal::State::Died);
        QVERIFY(find<QLabel>("noticeWords")->isVisible());
        QVERIFY(find<QLabel>("noticeWords")->text().contains(QStringLiteral("12")));
        click("noticeShow");
        QTRY_COMPARE(rows(), 12);
        QVERIFY(!m_window->control()->pauseAction()->isEnabled());
    }

    void keepAFrozenTableStill()
    {
        openScene();
        QTableView *const table = m_window->tasks()->table();
        table->selectRow(1790); // reading: it must not be torn away
        QTRY_VERIFY(!find<QToolButton>("follow")->isChecked());
        const int rowsBefore = rows();
        callFifty();
        QTRY_VERIFY(find<QToolButton>("newTasks")->isVisible());
        QCOMPARE(rows(), rowsBefore);
        QTRY_COMPARE(find<QToolButton>("newTasks")->text(), QStringLiteral("50 new ↓"));
        table->clearSelection();
        click("newTasks");
        QTRY_COMPARE(rows(), rowsBefore + 50);
    }

    /// Nothing will move any more: there is no reason to hold back what came.
    void showWhatCameWhileFrozenWhenItIsOver()
    {
        openScene();
        m_window->tasks()->table()->selectRow(5);
        QTRY_VERIFY(!find<QToolButton>("follow")->isChecked());
        const int rowsBefore = rows();
        callFifty();
        QTRY_VERIFY(find<QToolButton>("newTasks")->isVisible());
        QCOMPARE(rows(), rowsBefore);
        m_maker->lock(false); // it dies
        QTRY_VERIFY(m_window->job()->isOver());
        QTRY_COMPARE(rows(), rowsBefore + 50);
        QTRY_VERIFY(!find<QToolButton>("newTasks")->isVisible());
        QCOMPARE(m_window->tasks()->table()->currentIndex().row(), 5);
        QVERIFY(!find<QToolButton>("follow")->isChecked());
    }

    void stayWithAJobThatLeavesTheList()
    {
        openWindow();
        Scene scene;
        scene.tasks = 20;
        scene.live = false;
        scene.closed = true;
        scene.completed = 1;
        for (int i = 0; i < 23; ++i) { // more than are kept when their files have gone
            scene.ago = 100 + i;
            makeScene(path(qPrintable(QStringLiteral("job-%1.journal").arg(i))), scene);
        }
        m_sessions->refresh();
        QCOMPARE(m_sessions->list().size(), 23);
        const QString oldest = path("job-22.journal");
        QVERIFY(m_window->openJournal(oldest));
        for (int i = 0; i < 23; ++i)
            QVERIFY(QFile::remove(path(qPrintable(QStringLiteral("job-%1.journal").arg(i)))));
        m_sessions->refresh();
        QTRY_COMPARE(m_sessions->list().size(), 20);
        QVERIFY(m_sessions->session(oldest).path.isEmpty());
        QVERIFY(m_window->job());
        QCOMPARE(m_window->job()->journal()->path(), oldest);
    }
};

QTEST_MAIN(tst_windowlive)
#include "tst_windowlive.moc"
