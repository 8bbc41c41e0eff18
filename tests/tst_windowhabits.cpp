// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What people rightly expect of a window: that a number is whole, what was chosen stays
// chosen, what was sorted for is in sight, and what is paused does not look as if it ran.

#include "support/windowtest.h"

#include "models/savedfilters.h"
#include "views/filterbar.h"
#include "views/filtermenu.h"
#include "views/jobtitle.h"
#include "views/plotview.h"
#include "views/sessionpane.h"
#include "views/taskpane.h"

#include <QtCore/qsettings.h>
#include <QtCore/qtimer.h>
#include <QtGui/qaction.h>
#include <QtGui/qscreen.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qheaderview.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qlineedit.h>
#include <QtWidgets/qlistview.h>
#include <QtWidgets/qmessagebox.h>
#include <QtWidgets/qscrollbar.h>
#include <QtWidgets/qtableview.h>
#include <QtWidgets/qtoolbutton.h>

#include <algorithm>

using namespace monitor;
using namespace parallel::journal;

class tst_WindowHabits : public WindowTest
{
    Q_OBJECT

private:
    QTableView *table() const { return m_window->tasks()->table(); }
    QString cell(int row, Column column) const
    {
        return table()->model()->index(row, int(column)).data().toString();
    }
    void clickHeader(Column column) const
    {
        QHeaderView *const header = table()->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(int(column)) + 20, header->height() / 2));
    }
    bool isInSight(int row) const
    {
        return table()->viewport()->rect().contains(
            table()->visualRect(table()->model()->index(row, 0)).center());
    }

private Q_SLOTS:
    void aFilterIsSavedAndUsedAgain()
    {
        openScene();
        auto *const search = find<QLineEdit>("search");
        QTest::keyClicks(search, QStringLiteral("state:failed name:load"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(SavedFilters::recent(), QStringList{QStringLiteral("state:failed name:load")});
        FilterMenu menu(m_window->filters());
        const auto action = [&](const QString &text) -> QAction * {
            Q_EMIT menu.aboutToShow();
            const QList<QAction *> actions = menu.actions();
            for (QAction *const each : actions) {
                if (each->text() == text)
                    return each;
            }
            return nullptr;
        };
        QVERIFY(action(QStringLiteral("Save this filter"))->isEnabled());
        action(QStringLiteral("Save this filter"))->trigger();
        QCOMPARE(SavedFilters::saved(), QStringList{m_window->filters()->filter().queryText()});
        QVERIFY(!action(QStringLiteral("Save this filter"))->isEnabled());
        m_window->filters()->set(Filter());
        QTRY_COMPARE(rows(), 1800);
        QAction *const saved = action(SavedFilters::saved().first());
        QVERIFY(saved && saved->menu());
        saved->menu()->actions().first()->trigger();
        QTRY_VERIFY(rows() > 0 && rows() < 7);
        action(QStringLiteral("Forget these"))->trigger();
        QVERIFY(SavedFilters::recent().isEmpty());
    }

    /// … and not half under the header.
    void theFirstRowIsWholeWhileFollowing()
    {
        openScene();
        QTableView *const table = m_window->tasks()->table();
        for (const int height : {700, 733, 761, 800}) {
            m_window->resize(1280, height);
            QTRY_VERIFY(table->verticalScrollBar()->value() > 0);
            QTRY_COMPARE(table->visualRect(table->indexAt(QPoint(30, 1))).top(), 0);
        }
    }

    void keysAreWrittenAsTheyAre()
    {
        openWindow();
        QString text;
        QTimer look;
        look.callOnTimeout(this, [&] {
            if (auto *const box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())) {
                text = box->text();
                box->reject();
            }
        });
        look.start(20);
        const QList<QAction *> actions = m_window->findChildren<QAction *>();
        const auto help = std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
            return action->shortcut() == QKeySequence(QKeySequence::HelpContents);
        });
        QVERIFY(help != actions.end());
        (*help)->trigger(); // returns when the box is closed
        QVERIFY2(text.contains(QString::fromUtf8("Ctrl+1 … 9")) && text.contains(QString::fromUtf8("← →")),
                 qPrintable(text));
    }

    void aPausedJobDoesNotLookAsIfItRan()
    {
        const auto dots = [this](bool paused) {
            openScene({.paused = paused});
            const QImage image =
                m_window->findChild<JobTitle *>()->grab().toImage().convertToFormat(QImage::Format_RGB32);
            const QRgb running = Theme::ink(Shown::Running).rgb();
            int count = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    count += image.pixel(x, y) == running;
            }
            return count;
        };
        QVERIFY(dots(false) > 20);
        m_window.reset();
        m_maker.reset();
        QFile::remove(path("scene.journal"));
        QCOMPARE(dots(true), 0);
        QVERIFY(m_window->findChild<JobTitle *>()->accessibleName().contains(QLatin1String("paused")));
        const auto *const list = m_window->sessions()->list();
        const QString row = list->currentIndex().data(Qt::AccessibleTextRole).toString();
        QVERIFY2(row.contains(QLatin1String("paused")), qPrintable(row));
    }

    void theTableHasAllWhenTheJobIsOver()
    {
        openScene();
        table()->selectRow(5); // freezes it
        QTRY_VERIFY(!find<QToolButton>("follow")->isChecked());
        const QString chosen = cell(5, Column::Id);
        const int before = rows();
        for (int i = 0; i < 5000; ++i) {
            TaskRecord task = record(RecordState::Succeeded);
            m_maker->addTask(task);
        }
        PoolEntry &pool = m_maker->pool();
        std::atomic_ref(pool.called).store(pool.called + 5000);
        std::atomic_ref(pool.started).store(pool.started + 5000);
        std::atomic_ref(pool.succeeded).store(pool.succeeded + 5000);
        m_maker->close(m_window->job()->journal()->now());
        QTRY_VERIFY(m_window->job()->isOver());
        QTRY_COMPARE(rows(), before + 5000);
        QCOMPARE(cell(table()->currentIndex().row(), Column::Id), chosen);
        QVERIFY(!find<QToolButton>("newTasks")->isVisible());
    }

    void whatWasChosenIsChosenAgain()
    {
        openScene();
        const int row = rows() / 2;
        table()->selectRow(row);
        const QString id = cell(row, Column::Id);
        QVERIFY(cell(row, Column::State) != QLatin1String("failed"));
        click("filter-failed");
        QTRY_COMPARE(rows(), 7);
        click("filter-all");
        QTRY_COMPARE(rows(), 1800);
        QTRY_VERIFY(table()->selectionModel()->hasSelection());
        QCOMPARE(cell(table()->currentIndex().row(), Column::Id), id);
        QTRY_VERIFY(isInSight(row));
        // One chosen meanwhile is to be seen, too, when others come back around it.
        click("filter-failed");
        QTRY_COMPARE(rows(), 7);
        table()->selectRow(6);
        const QString failed = cell(6, Column::Id);
        click("filter-all");
        QTRY_COMPARE(rows(), 1800);
        QTRY_COMPARE(cell(table()->currentIndex().row(), Column::Id), failed);
        QTRY_VERIFY(isInSight(table()->currentIndex().row()));
    }

    void whatWasSortedForIsInSight()
    {
        openScene();
        m_window->setFollowing(false);
        table()->scrollToBottom();
        clickHeader(Column::Ran);
        QTRY_COMPARE(m_window->tasks()->finder()->isSearching(), false);
        QCOMPARE(table()->horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder); // the longest
        QTRY_COMPARE(table()->verticalScrollBar()->value(), 0);
        table()->scrollToBottom();
        clickHeader(Column::Ran);
        QTRY_COMPARE(table()->horizontalHeader()->sortIndicatorOrder(), Qt::AscendingOrder);
        QTRY_COMPARE(table()->verticalScrollBar()->value(), 0);
    }

    void theFirstWindowFitsOnTheScreen()
    {
        openWindow();
        m_window.reset();
        QSettings().clear();
        m_window = std::make_unique<MainWindow>(m_sessions.get());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        const QSize available = m_window->screen()->availableGeometry().size();
        QVERIFY2(m_window->width() <= available.width() && m_window->height() <= available.height(),
                 qPrintable(QStringLiteral("%1x%2").arg(m_window->width()).arg(m_window->height())));
    }

    void numbersHaveRoom()
    {
        openScene();
        m_window->resize(1700, 900); // with room for all columns
        QTRY_VERIFY(!table()->isColumnHidden(int(Column::Worker)));
        const QFontMetrics metrics(table()->font());
        for (const Column column : {Column::Id, Column::Waited, Column::Ran, Column::Worker}) {
            for (int row = 0; row < rows(); row += 7) {
                const QString text = cell(row, column);
                QVERIFY2(metrics.horizontalAdvance(text) + 16 <= table()->columnWidth(int(column)),
                         qPrintable(text));
            }
        }
    }

    void anEmptyColumnTakesNoRoom()
    {
        Scene scene;
        scene.completed = 1; // nobody tells of progress
        scene.live = false;
        scene.closed = true;
        openScene(scene);
        QVERIFY(table()->isColumnHidden(int(Column::Progress)));
        const QFontMetrics metrics(table()->font());
        QVERIFY(table()->columnWidth(int(Column::Outcome)) >= metrics.averageCharWidth() * 20);
        m_window.reset();
        openScene(); // here some do
        QTRY_VERIFY(!table()->isColumnHidden(int(Column::Progress)));
        const int outcome = table()->columnViewportPosition(int(Column::Outcome));
        QVERIFY2(outcome < table()->viewport()->width(), qPrintable(QString::number(outcome)));
        QVERIFY(outcome < table()->columnViewportPosition(int(Column::Progress)));
        QCOMPARE(table()->horizontalScrollBar()->maximum(), 0); // nothing is out of sight
    }

    void processesOfOneNameAreToldApart()
    {
        std::vector<std::unique_ptr<JournalMaker>> jobs;
        for (int i = 0; i < 3; ++i) {
            Scene scene;
            scene.program = "job";
            scene.tasks = 60;
            scene.commandLine = "job --shop " + QByteArray::number(i + 1);
            jobs.push_back(makeScene(path(qPrintable(QStringLiteral("job%1.journal").arg(i))), scene));
        }
        openWindow();
        QAbstractItemModel *const model = m_window->sessions()->list()->model();
        QTRY_COMPARE(model->rowCount(), 4);
        QList<QImage> pictures;
        for (int row = 1; row <= 3; ++row) {
            m_window->sessions()->list()->setCurrentIndex(model->index(row, 0));
            QTest::mouseMove(m_window->sessions()->list()->viewport(), QPoint(1, 1));
            const QRect rect = m_window->sessions()->list()->visualRect(model->index(row, 0));
            // the second line, where it is not about time
            pictures
                << m_window->sessions()->list()->viewport()->grab(rect.adjusted(80, 24, 0, -18)).toImage();
        }
        QVERIFY(pictures[0] != pictures[1]);
        QVERIFY(pictures[0] != pictures[2]);
        QVERIFY(pictures[1] != pictures[2]);
    }

    /// What a notice says of the journal is so, and a figure is a bound where not all is known.
    void whatIsSaidOfADeadJobIsSo()
    {
        Scene scene;
        scene.recorded = false;
        scene.dropped = 2'000'000;
        scene.live = false;
        m_maker = makeScene(path("scene.journal"), scene);
        m_maker->header().droppedUntil = m_maker->header().heartbeat / 2;
        m_maker.reset();
        openWindow();
        QTRY_VERIFY(m_window->job()->snapshot()->complete);
        QTRY_VERIFY(find<QLabel>("noticeWords")->text().contains(QLatin1String("1,296 tasks are here")));
        QTRY_VERIFY(find<PlotView>("busy")->accessibleDescription().startsWith(QChar(0x2265)));
        QTRY_COMPARE(tile("tile-succeeded"), 2'001'285u);
        const QFontMetrics metrics(table()->font());
        QVERIFY(metrics.horizontalAdvance(QStringLiteral("2,001,800")) + 16
                <= table()->columnWidth(int(Column::Id)));
    }
};

QTEST_MAIN(tst_WindowHabits)
#include "tst_windowhabits.moc"
