// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The real window, its real buttons: what it shows, of what, and where one gets from there.

#include "support/windowtest.h"

#include "views/control.h"
#include "views/detailspanel.h"
#include "views/exports.h"
#include "views/filterbar.h"
#include "views/sessionpane.h"
#include "views/statetile.h"
#include "views/statisticspane.h"
#include "views/taskpane.h"
#include "views/timelinepanel.h"
#include "views/timelineview.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>
#include <QtGui/qaction.h>
#include <QtGui/qclipboard.h>
#include <QtGui/qevent.h>
#include <QtTest/qsignalspy.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qlineedit.h>
#include <QtWidgets/qlistview.h>
#include <QtWidgets/qplaintextedit.h>
#include <QtWidgets/qpushbutton.h>
#include <QtWidgets/qscrollbar.h>
#include <QtWidgets/qtableview.h>
#include <QtWidgets/qtabwidget.h>
#include <QtWidgets/qtoolbutton.h>

using namespace monitor;
using parallel::Journal;

class tst_window : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void sayWhatToDoWhenThereIsNothing()
    {
        openWindow();
        QVERIFY(find<QLabel>("emptyTitle")->isVisible());
        QVERIFY(find<QPushButton>("emptyOpen")->isEnabled());
        QVERIFY(!m_window->control()->pauseAction()->isEnabled());
        QVERIFY(!m_window->control()->pauseAction()->toolTip().isEmpty());
        // … and what appears is shown by itself.
        m_maker = makeScene(path("late.journal"));
        QTRY_VERIFY(m_window->job());
        QTRY_COMPARE(tile("tile-running"), 12u);
    }

    void sayWhyAFileCannotBeShown()
    {
        openWindow();
        QFile broken(m_runtime.filePath(QStringLiteral("broken.journal")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("this is no journal");
        broken.close();
        QVERIFY(!m_window->openJournal(broken.fileName()));
        QVERIFY(find<QLabel>("emptyTitle")->text().contains(QStringLiteral("broken.journal")));
    }

    void theReasonStaysWhileOthersRun()
    {
        openScene();
        QFile broken(m_runtime.filePath(QStringLiteral("broken.journal")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("this is no journal");
        broken.close();
        QVERIFY(!m_window->openJournal(broken.fileName()));
        QSignalSpy listed(m_sessions.get(), &Sessions::listChanged);
        QTRY_VERIFY(listed.size() >= 2); // the one that lives goes on
        QVERIFY(find<QLabel>("emptyTitle")->isVisible());
        QVERIFY(find<QLabel>("emptyTitle")->text().contains(QStringLiteral("broken.journal")));
    }

    void openByARelativePath()
    {
        openScene();
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder()));
        QVERIFY(m_window->openJournal(QStringLiteral("scene.journal")));
        QVERIFY(QDir::setCurrent(before));
        QCOMPARE(m_window->currentPath(), path("scene.journal"));
        QCOMPARE(m_window->sessions()->list()->selectionModel()->selectedIndexes().size(), 1);
    }

    void keepAFolderOfRecordings()
    {
        QTemporaryDir recordings;
        Scene scene;
        scene.tasks = 20;
        scene.live = false;
        scene.closed = true;
        scene.completed = 1;
        makeScene(recordings.filePath(QStringLiteral("monday.journal")), scene);
        openWindow();
        QVERIFY(m_window->openJournal(recordings.path()));
        QCOMPARE(m_window->currentPath(), recordings.filePath(QStringLiteral("monday.journal")));
        m_window->close();
        m_window.reset();
        openWindow();
        QCOMPARE(m_sessions->list().size(), 1);
        QCOMPARE(m_sessions->folders(), QStringList{recordings.path()});
    }

    void showExactCounts()
    {
        openScene();
        QCOMPARE(tile("tile-succeeded"), 1285u);
        QCOMPARE(tile("tile-failed"), 7u);
        QCOMPARE(tile("tile-cancelled"), 4u);
        QCOMPARE(tile("tile-running"), 12u);
        QCOMPARE(tile("tile-queued"), 492u);
    }

    void filterByButtonsSearchAndUndo()
    {
        openScene();
        click("filter-failed");
        QTRY_COMPARE(rows(), 7);
        QVERIFY(find<StateTile>("tile-failed")->isChecked());
        click("tile-failed"); // the same choice, in another place
        QTRY_COMPARE(rows(), 1800);
        auto *const search = find<QLineEdit>("search");
        QTest::keyClicks(search, QStringLiteral("name:load state:failed"));
        int failedLoads = 0;
        m_window->job()->journal()->forEach([&](const Journal::Record &task) {
            failedLoads += task.state == Journal::TaskState::Failed
                           && m_window->job()->journal()->name(task) == QLatin1String("load");
        });
        QVERIFY(failedLoads > 0);
        QTRY_COMPARE(rows(), failedLoads);
        QTest::keyClicks(search, QStringLiteral(" state:bro"));
        QVERIFY(find<QLabel>("searchError")->isVisible());
        QCOMPARE(rows(), failedLoads); // what was found stays meanwhile
        find<QAction>("undo")->trigger();
        QTRY_COMPARE(rows(), 1800);
        QVERIFY(!find<QLabel>("searchError")->isVisible());
        QCOMPARE(search->text(), QString());
    }

    void takeAllFiltersAwayInTheSearchBox()
    {
        openScene();
        click("filter-failed");
        auto *const search = find<QLineEdit>("search");
        QTest::keyClicks(search, QStringLiteral("name:load"));
        QTRY_VERIFY(rows() < 7);
        QTest::keyClick(search, Qt::Key_Escape);
        QTRY_COMPARE(rows(), 1800);
        QVERIFY(m_window->filters()->filter().isEmpty());
        QCOMPARE(search->text(), QString());
    }

    /// The statistics are those of the tasks in the table.
    void statisticsFollowTheFilter()
    {
        openScene();
        m_window->findChild<QTabWidget *>(QStringLiteral("tabs"))->setCurrentIndex(1);
        const QAbstractItemModel *const model = m_window->statistics()->table()->model();
        const auto count = [&] {
            int sum = 0;
            for (int row = 0; row < model->rowCount(); ++row)
                sum += model->index(row, StatisticsModel::Count).data().toString().remove(u',').toInt();
            return sum;
        };
        QTRY_COMPARE(count(), 1800);
        Filter filter;
        filter.range = Filter::Range{20'000'000'000, 60'000'000'000};
        m_window->filters()->set(filter);
        QTRY_VERIFY(rows() < 1800 && rows() > 20);
        QTRY_COMPARE(count(), rows());
        QVERIFY(model->rowCount() > 1);
        filter.name = model->index(1, StatisticsModel::Name).data().toString(); // a row of these
        m_window->filters()->set(filter);
        QTRY_VERIFY(rows() < count());
        QCOMPARE(m_window->statistics()->table()->selectionModel()->selectedRows().value(0).row(), 1);
        filter.range.reset();
        filter.text = QStringLiteral("no such thing");
        m_window->filters()->set(filter);
        QTRY_COMPARE(count(), 0);
        m_window->filters()->set(Filter());
        QTRY_COMPARE(count(), 1800);
    }

    void followOneSelectionEverywhere()
    {
        openScene();
        // A name, from the statistics.
        m_window->findChild<QTabWidget *>(QStringLiteral("tabs"))->setCurrentIndex(1);
        QTableView *const statistics = m_window->statistics()->table();
        QTRY_COMPARE(statistics->model()->rowCount(), 5);
        const QString name = statistics->model()->index(0, 0).data().toString();
        QTest::mouseClick(statistics->viewport(), Qt::LeftButton, {},
                          statistics->visualRect(statistics->model()->index(0, 0)).center());
        QCOMPARE(m_window->filters()->filter().name, name);
        m_window->findChild<QTabWidget *>(QStringLiteral("tabs"))->setCurrentIndex(0);
        QTRY_VERIFY(rows() > 0 && rows() < 1800);
        const int named = rows();
        // A range, from the timeline.
        TimelineView *const timeline = m_window->timeline()->view();
        const int y = 60;
        QTest::mousePress(timeline->viewport(), Qt::LeftButton, Qt::ShiftModifier, {400, y});
        QMouseEvent move(QEvent::MouseMove, QPointF(600, y),
                         timeline->viewport()->mapToGlobal(QPointF(600, y)), Qt::NoButton, Qt::LeftButton,
                         Qt::ShiftModifier);
        QApplication::sendEvent(timeline->viewport(), &move);
        QTest::mouseRelease(timeline->viewport(), Qt::LeftButton, Qt::ShiftModifier, {600, y});
        QVERIFY(m_window->filters()->filter().range);
        QTRY_VERIFY(rows() > 0 && rows() < named);
        // Both are chips, and each goes at a click.
        const auto chips = [&] {
            return find<QWidget>("chips")->findChildren<QToolButton *>(QString(), Qt::FindDirectChildrenOnly);
        };
        QToolButton *range = nullptr;
        for (QToolButton *const chip : chips()) {
            if (chip->property("chip") == QLatin1String("range") && !chip->isHidden())
                range = chip;
        }
        QVERIFY(range);
        QTest::mouseClick(range, Qt::LeftButton);
        QTRY_COMPARE(rows(), named);
        find<QAction>("undo")->trigger();
        QVERIFY(m_window->filters()->filter().range);
    }

    void explainAFailure()
    {
        openScene();
        click("filter-failed");
        QTRY_COMPARE(rows(), 7);
        QTableView *const table = m_window->tasks()->table();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(0, 1)).center());
        QTRY_VERIFY(!find<QPlainTextEdit>("detailError")->toPlainText().isEmpty());
        QTRY_COMPARE(find<QPlainTextEdit>("detailError")->verticalScrollBar()->maximum(), 0); // all is seen
        click("copyTask");
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY(copied.contains(find<QPlainTextEdit>("detailError")->toPlainText()));
        QCOMPARE(m_window->timeline()->view()->selected(), m_window->details()->task());
        click("locateTask"); // down to one task
        QTRY_VERIFY(m_window->timeline()->view()->rectOf(m_window->details()->task()).width() > 100);
    }

    void explainTheTaskThatTookItsPlace()
    {
        Scene scene;
        scene.recorded = false;
        openScene(scene);
        auto *const details = find<DetailsPanel>("detailsPanel");
        const quint32 slot = m_window->tasks()->finder()->model()->record(3).slot;
        details->setTask(slot);
        QVERIFY(find<QLabel>("detailTitle")->text().endsWith(QStringLiteral("#4")));
        m_maker->task(slot).id = 70'000;
        QTRY_VERIFY(!find<QLabel>("detailTitle")->isVisible()); // dropped to make room
        details->setTask(slot);                                 // and the new one is chosen
        QVERIFY(find<QLabel>("detailTitle")->isVisible());
        QVERIFY(find<QLabel>("detailTitle")->text().endsWith(QStringLiteral("#70,000")));
    }

    void zoomAndPanByKeysAndWheel()
    {
        openScene();
        TimelineView *const view = m_window->timeline()->view();
        TimeWindow *const window = m_window->timeline()->window();
        click("follow");
        QVERIFY(!find<QToolButton>("follow")->isChecked());
        const double all = window->length();
        QTest::keyClick(view, Qt::Key_Plus);
        QVERIFY(window->length() < all);
        const double from = window->from();
        QTest::keyClick(view, Qt::Key_Right);
        QVERIFY(window->from() > from);
        QTest::keyClick(view, Qt::Key_0);
        QVERIFY(window->showsAll());
        const QPointF at(700, 100);
        QWheelEvent wheel(at, view->viewport()->mapToGlobal(at), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(view->viewport(), &wheel);
        QVERIFY(window->length() < all * 0.7);
        QTRY_VERIFY((QTest::keyClick(view, Qt::Key_BracketRight), view->selected() != 0)); // once it is drawn
        QCOMPARE(m_window->details()->task(), view->selected());
        QTest::keyClick(view, Qt::Key_Return);
        QTRY_VERIFY(view->rectOf(view->selected()).width() > 100);
    }

    void exportWhatIsFiltered()
    {
        openScene();
        click("filter-failed");
        QTRY_COMPARE(rows(), 7);
        const QString file = m_runtime.filePath(QStringLiteral("failed.tasks.json"));
        QSignalSpy said(m_window->exports(), &Exports::said);
        m_window->exports()->write(file, Format::Json);
        QTRY_COMPARE(said.size(), 1);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(written.readAll()).array().size(), 7);
        QVERIFY(m_window->exports()->writePicture(m_runtime.filePath(QStringLiteral("window.png"))));
        QVERIFY(!QImage(m_runtime.filePath(QStringLiteral("window.png"))).isNull());
    }

    void goOnWritingWhenAnotherJobIsChosen()
    {
        Scene other;
        other.tasks = 20;
        other.live = false;
        other.closed = true;
        const auto maker = makeScene(path("other.journal"), other);
        openScene();
        const QString file = m_runtime.filePath(QStringLiteral("all.tasks.json"));
        QSignalSpy said(m_window->exports(), &Exports::said);
        m_window->exports()->write(file, Format::Json);
        QVERIFY(m_window->openJournal(path("other.journal")));
        QTRY_COMPARE(said.size(), 1);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(written.readAll()).array().size(), 1800);
    }

    void sayThatOneFileIsWrittenAtATime()
    {
        openScene();
        const QString trace = m_runtime.filePath(QStringLiteral("first.json"));
        const QString csv = m_runtime.filePath(QStringLiteral("second.csv"));
        QSignalSpy said(m_window->exports(), &Exports::said);
        m_window->exports()->write(trace, Format::Trace);
        m_window->exports()->write(csv, Format::Csv);
        QTRY_COMPARE(said.size(), 2);
        QVERIFY(said[0][0].toString().startsWith(QStringLiteral("second.csv was not written")));
        QVERIFY(said[1][0].toString().contains(QStringLiteral("first.json")));
        QVERIFY(QFile::exists(trace) && !QFile::exists(csv));
    }

    void rememberTheLayout()
    {
        openScene();
        m_window->timeline()->setByState(true);
        m_window->findChild<QTabWidget *>(QStringLiteral("tabs"))->setCurrentIndex(1);
        const QList<QAction *> actions =
            m_window->actions(); // no key reaches a window that no window manager activates
        for (QAction *const action : actions) {
            if (action->shortcut() == QKeySequence(Qt::Key_F9))
                action->trigger(); // no list of processes
        }
        QTRY_VERIFY(m_window->sessions()->isHidden());
        m_window->close();
        m_window.reset();
        openWindow();
        QVERIFY(m_window->timeline()->isByState());
        QCOMPARE(m_window->findChild<QTabWidget *>(QStringLiteral("tabs"))->currentIndex(), 1);
        QVERIFY(m_window->sessions()->isHidden());
    }

    void everythingHasAName()
    {
        openScene();
        const QList<QAbstractButton *> buttons = m_window->findChildren<QAbstractButton *>();
        for (const QAbstractButton *const button : buttons) {
            const bool ofLineEdit = qobject_cast<QLineEdit *>(button->parentWidget()); // Qt's own
            if (button->isVisible() && !ofLineEdit)
                QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty()
                             || !button->toolTip().isEmpty(),
                         qPrintable(QLatin1String(button->metaObject()->className()) + u' '
                                    + button->objectName() + QLatin1String(" in ")
                                    + button->parentWidget()->objectName()));
        }
        for (const QAbstractScrollArea *const view :
             {static_cast<QAbstractScrollArea *>(m_window->tasks()->table()),
              static_cast<QAbstractScrollArea *>(m_window->statistics()->table()),
              static_cast<QAbstractScrollArea *>(m_window->timeline()->view())})
            QVERIFY(!view->accessibleName().isEmpty());
    }
};

QTEST_MAIN(tst_window)
#include "tst_window.moc"
