// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The real window, its real buttons.

#include "support/scene.h"

#include "views/control.h"
#include "views/detailspanel.h"
#include "views/exports.h"
#include "views/filterbar.h"
#include "views/mainwindow.h"
#include "views/minimap.h"
#include "views/sessionpane.h"
#include "views/statetile.h"
#include "views/statisticspane.h"
#include "views/taskpane.h"
#include "views/timelinepanel.h"
#include "views/timelineview.h"

#include <QtCore/qdir.h>
#include <QtCore/qelapsedtimer.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qmimedata.h>
#include <QtCore/qprocess.h>
#include <QtCore/qsettings.h>
#include <QtCore/qstandardpaths.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qtimer.h>
#include <QtGui/qaction.h>
#include <QtGui/qclipboard.h>
#include <QtGui/qevent.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qlineedit.h>
#include <QtWidgets/qlistview.h>
#include <QtWidgets/qmessagebox.h>
#include <QtWidgets/qplaintextedit.h>
#include <QtWidgets/qpushbutton.h>
#include <QtWidgets/qspinbox.h>
#include <QtWidgets/qtableview.h>
#include <QtWidgets/qtabwidget.h>
#include <QtWidgets/qtoolbutton.h>

#include <csignal>

using namespace monitor;
using parallel::Journal;

namespace {

/// Proves that the event loop kept ticking: the longest time between two ticks.
class Ticker
{
public:
    Ticker()
    {
        m_timer.setInterval(5);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_longest = std::max(m_longest, m_since.restart());
            ++m_ticks;
        });
        m_since.start();
        m_timer.start();
    }
    qint64 longest() const { return m_longest; }
    int ticks() const { return m_ticks; }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
    int m_ticks = 0;
};

} // namespace

class tst_window : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_runtime;
    QTemporaryDir m_settings;
    std::unique_ptr<Sessions> m_sessions;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<JournalMaker> m_maker;

    QString folder() const { return m_runtime.filePath(QStringLiteral("parallel")); }
    QString path(const char *name) const { return folder() + u'/' + QLatin1String(name); }

    template<typename Widget>
    Widget *find(const char *name) const
    {
        auto *const widget = m_window->findChild<Widget *>(QLatin1String(name));
        if (!widget)
            qFatal("there is no %s", name);
        return widget;
    }
    void click(const char *name) const { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }
    int rows() const { return m_window->tasks()->table()->model()->rowCount(); }
    quint64 tile(const char *name) const { return find<StateTile>(name)->count(); }

    void openWindow()
    {
        m_sessions = std::make_unique<Sessions>();
        m_sessions->setFolder(folder());
        m_sessions->start();
        m_window = std::make_unique<MainWindow>(m_sessions.get());
        m_window->resize(1400, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void openScene(const Scene &scene = {})
    {
        m_maker = makeScene(path("scene.journal"), scene);
        openWindow();
        QVERIFY(m_window->job());
        QTRY_VERIFY(m_window->job()->snapshot()->complete && !m_window->job()->isReading());
        QTRY_COMPARE(rows(), scene.tasks);
    }

    QMessageBox *confirmation() const
    {
        return m_window->findChild<QMessageBox *>(QStringLiteral("confirm"));
    }

    std::unique_ptr<QProcess> startJob(int tasks, int milliseconds)
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_runtime.path());
        environment.insert(QStringLiteral("PARALLEL_MONITOR"), QStringLiteral("on"));
        environment.remove(QStringLiteral("PARALLEL_RECORD"));
        process->setProcessEnvironment(environment);
        process->setProcessChannelMode(QProcess::ForwardedChannels);
        process->start(QStringLiteral(LIVE_JOB), {QString::number(tasks), QString::number(milliseconds)});
        return process;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        // Its own, because the same test may run on another display meanwhile.
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(QStringLiteral("libparallel"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_window"));
    }

    void init()
    {
        QSettings().clear();
        QDir().mkpath(folder());
        QFile::setPermissions(folder(),
                              QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }

    void cleanup()
    {
        m_window.reset();
        m_sessions.reset();
        m_maker.reset();
        QDir(folder()).removeRecursively();
    }

    void sayWhatToDoWhenThereIsNothing()
    {
        openWindow();
        QVERIFY(find<QLabel>("emptyTitle")->isVisible());
        QVERIFY(find<QPushButton>("emptyOpen")->isEnabled());
        QVERIFY(!m_window->control()->pauseAction()->isEnabled());
        QVERIFY(!m_window->control()->pauseAction()->toolTip().isEmpty());
        // … and what appears is shown by itself.
        m_maker = makeScene(path("late.journal"));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->job(), 10'000);
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
        click("copyTask");
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY(copied.contains(find<QPlainTextEdit>("detailError")->toPlainText()));
        QCOMPARE(m_window->timeline()->view()->selected(), m_window->details()->task());
        click("locateTask"); // down to one task
        QTRY_VERIFY(m_window->timeline()->view()->rectOf(m_window->details()->task()).width() > 100);
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

    void refuseControlWithTheReason()
    {
        Scene scene;
        scene.readOnly = true;
        openScene(scene);
        QVERIFY(!m_window->control()->pauseAction()->isEnabled());
        QVERIFY(!m_window->control()->workersBox()->isEnabled());
        const QString reason = m_window->job()->journal()->controlRefusal();
        QVERIFY(!reason.isEmpty());
        QCOMPARE(m_window->control()->pauseAction()->toolTip(), reason);
        QCOMPARE(m_window->control()->cancelAllAction()->toolTip(), reason);
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

    void sayAtOnceThatCancelWasRequested()
    {
        openScene();
        QTest::keyClicks(find<QLineEdit>("search"), QStringLiteral("state:running"));
        QTRY_COMPARE(rows(), 12);
        m_window->tasks()->table()->selectRow(0);
        QVERIFY(m_window->control()->cancelSelectedAction()->isEnabled());
        m_window->control()->cancelSelectedAction()->trigger();
        QTRY_VERIFY(confirmation());
        QTest::mouseClick(confirmation()->findChild<QPushButton *>(QStringLiteral("keep")), Qt::LeftButton);
        QTRY_VERIFY(!confirmation());
        const TaskModel *const model = m_window->tasks()->finder()->model();
        QVERIFY(!model->record(0).cancelRequested); // nothing is done without a yes
        m_window->control()->cancelSelectedAction()->trigger();
        QTRY_VERIFY(confirmation());
        QTest::mouseClick(confirmation()->findChild<QPushButton *>(QStringLiteral("danger")), Qt::LeftButton);
        QTRY_COMPARE(model->index(0, int(Column::State)).data().toString(),
                     QStringLiteral("cancel requested"));
        QVERIFY(m_maker->task(model->record(0).slot).control == 1);
    }

    void keepAFrozenTableStill()
    {
        openScene();
        QTableView *const table = m_window->tasks()->table();
        table->selectRow(1790); // reading: it must not be torn away
        QTRY_VERIFY(!find<QToolButton>("follow")->isChecked());
        const int rowsBefore = rows();
        for (int i = 0; i < 50; ++i) {
            parallel::journal::TaskRecord task = {};
            task.queued = parallel::journal::Time(200e9);
            task.state = quint8(parallel::journal::RecordState::Queued);
            m_maker->addTask(task);
            ++m_maker->pool().called;
        }
        QTRY_VERIFY(find<QToolButton>("newTasks")->isVisible());
        QCOMPARE(rows(), rowsBefore);
        QCOMPARE(find<QToolButton>("newTasks")->text(), QStringLiteral("50 new ↓"));
        table->clearSelection();
        click("newTasks");
        QTRY_COMPARE(rows(), rowsBefore + 50);
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

    void controlALiveProcess()
    {
        openWindow();
        const auto process = startJob(4000, 30);
        QVERIFY(process->waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->job(), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(tile("tile-running") > 0 && tile("tile-succeeded") > 0, 10'000);

        const Ticker ticker;
        click("pauseButton");
        const auto pool = [&] { return m_window->job()->journal()->pools().first(); };
        QTRY_VERIFY_WITH_TIMEOUT(pool().paused, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(tile("tile-running"), 0u, 10'000);
        QTRY_COMPARE(m_window->control()->pauseAction()->text(), QStringLiteral("Resume"));
        click("pauseButton");
        QTRY_VERIFY_WITH_TIMEOUT(!pool().paused, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(tile("tile-running") > 0, 10'000);

        auto *const workers = find<QSpinBox>("workers");
        workers->setValue(16);
        QTRY_COMPARE_WITH_TIMEOUT(pool().workers, 16, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(tile("tile-running") > 4, 10'000);

        m_window->control()->cancelAllAction()->trigger();
        QTRY_VERIFY(confirmation());
        QTest::mouseClick(confirmation()->findChild<QPushButton *>(QStringLiteral("danger")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(process->state(), QProcess::NotRunning, 20'000);
        QCOMPARE(process->exitCode(), 3);
        // It took its journal with it; what was read stays in the window.
        QTRY_VERIFY_WITH_TIMEOUT(tile("tile-cancelled") > 100 && tile("tile-queued") == 0, 10'000);
        QVERIFY(ticker.ticks() > 0);
    }

    void showThatAProcessWasKilled()
    {
        openWindow();
        const auto process = startJob(100'000, 5);
        QVERIFY(process->waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->job() && tile("tile-succeeded") > 20, 10'000);
        ::kill(pid_t(process->processId()), SIGKILL);
        QVERIFY(process->waitForFinished(10'000));
        QTRY_COMPARE_WITH_TIMEOUT(m_window->job()->snapshot()->state, Journal::State::Died, 10'000);
        QTRY_VERIFY(find<QLabel>("noticeWords")->isVisible());
        QVERIFY(tile("tile-succeeded") > 20); // what had ended is still there
    }
};

QTEST_MAIN(tst_window)
#include "tst_window.moc"
