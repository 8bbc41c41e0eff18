// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The real window, its real buttons: control of the job that it shows, made or alive.

#include "support/windowtest.h"

#include "views/control.h"
#include "views/taskpane.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtimer.h>
#include <QtGui/qaction.h>
#include <QtGui/qevent.h>
#include <QtTest/qsignalspy.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qcombobox.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qlineedit.h>
#include <QtWidgets/qmessagebox.h>
#include <QtWidgets/qpushbutton.h>
#include <QtWidgets/qspinbox.h>
#include <QtWidgets/qtableview.h>

#include <algorithm>
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

class tst_windowcontrol : public WindowTest
{
    Q_OBJECT

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

    void answerWhileManyAreCancelled()
    {
        Scene scene;
        scene.tasks = 20'000;
        scene.completed = 0.01;
        scene.cancelled = 0;
        openScene(scene);
        QTRY_COMPARE(rows(), scene.tasks);
        m_window->tasks()->table()->selectAll();
        m_window->control()->cancelSelectedAction()->trigger();
        QTRY_VERIFY(confirmation());
        const SlotsPtr tasks = m_window->tasks()->finder()->model()->tasks();
        const auto asked = [&] {
            return std::count_if(tasks->begin(), tasks->end(),
                                 [&](quint32 slot) { return m_maker->task(slot).control == 1; });
        };
        const int ended = int(scene.completed * scene.tasks);
        m_maker->task(tasks->at(std::size_t(ended))).state =
            quint8(parallel::journal::RecordState::Cancelled); // one of them while the question stands there
        m_maker->task(tasks->at(std::size_t(ended))).finished = parallel::journal::Time(200e9);
        QSignalSpy said(m_window->control(), &Control::said);
        qsizetype askedMeanwhile = -1;
        QTimer::singleShot(0, this, [&] { askedMeanwhile = asked(); });
        QTest::mouseClick(confirmation()->findChild<QPushButton *>(QStringLiteral("danger")), Qt::LeftButton);
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(askedMeanwhile >= 0);
        QVERIFY(askedMeanwhile < scene.tasks - ended - 1); // the timer did not have to wait for all
        QCOMPARE(asked(), scene.tasks - ended - 1);
        QCOMPARE(said.first().first().toString(), QStringLiteral("Cancel requested for 19,799 tasks"));
    }

    void cancelOnlyTheScopeThatWasAskedFor()
    {
        openScene();
        parallel::journal::PoolEntry &other = m_maker->pool(1);
        other.workers = 2;
        other.called = 10;
        std::strcpy(other.name, "report");
        other.id = 2;
        other.state = 1;
        auto *const scopes = find<QComboBox>("scopes");
        QTRY_COMPARE(scopes->count(), 3);
        scopes->setCurrentIndex(1);
        QCOMPARE(scopes->currentText(), QStringLiteral("nightly"));
        m_window->control()->cancelAllAction()->trigger();
        QTRY_VERIFY(confirmation());
        m_maker->pool(0).state = 2; // it ends while the question stands there
        QTRY_COMPARE(scopes->count(), 2);
        QTest::mouseClick(confirmation()->findChild<QPushButton *>(QStringLiteral("danger")), Qt::LeftButton);
        QTRY_VERIFY(!confirmation());
        QCOMPARE(other.control.cancelAll, 0u);
    }

    /// A wheel that turns while the pointer passes is not an order.
    void aWheelOverTheToolBarChangesNothing()
    {
        openScene();
        auto *const workers = find<QSpinBox>("workers");
        m_window->tasks()->table()->setFocus();
        const QPointF at = workers->rect().center();
        QWheelEvent wheel(at, workers->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(workers, &wheel);
        QCOMPARE(workers->value(), 12);
        QCOMPARE(m_maker->pool().control.workers, 0u);
    }

    void scopesThatDifferAreAskedForOneByOne()
    {
        openScene();
        parallel::journal::PoolEntry &other = m_maker->pool(1);
        other.workers = 2;
        std::strcpy(other.name, "report");
        other.id = 2;
        other.state = 1;
        auto *const scopes = find<QComboBox>("scopes");
        auto *const workers = find<QSpinBox>("workers");
        QTRY_COMPARE(scopes->count(), 3);
        QVERIFY(!workers->isEnabled());
        scopes->setCurrentIndex(2);
        QVERIFY(workers->isEnabled());
        QCOMPARE(workers->value(), 2);
    }

    void sayWhichTaskIsToBeCancelled()
    {
        openScene();
        QTest::keyClicks(find<QLineEdit>("search"), QStringLiteral("state:running"));
        QTRY_COMPARE(rows(), 12);
        m_window->tasks()->table()->selectRow(0);
        m_window->control()->cancelSelectedAction()->trigger();
        QTRY_VERIFY(confirmation());
        const Journal::Record task = m_window->tasks()->finder()->model()->record(0);
        QVERIFY(confirmation()->text().contains(m_window->job()->journal()->name(task)));
        QVERIFY(confirmation()->text().contains(QStringLiteral("#%1").arg(task.id)));
        // What is looked at elsewhere is not in the table, and nothing else stays selected.
        m_window->tasks()->select(1);
        QVERIFY(!m_window->control()->cancelSelectedAction()->isEnabled());
    }

    void controlALiveProcess()
    {
        openWindow();
        const auto process = startJob(4000, 30);
        QVERIFY(process->waitForStarted(hangMs));
        QTRY_VERIFY(m_window->job());
        QTRY_VERIFY(tile("tile-running") > 0 && tile("tile-succeeded") > 0);

        const Ticker ticker;
        click("pauseButton");
        const auto pool = [&] { return m_window->job()->journal()->pools().first(); };
        QTRY_VERIFY(pool().paused);
        QTRY_COMPARE(tile("tile-running"), 0u);
        QTRY_COMPARE(m_window->control()->pauseAction()->text(), QStringLiteral("Resume"));
        click("pauseButton");
        QTRY_VERIFY(!pool().paused);
        QTRY_VERIFY(tile("tile-running") > 0);

        auto *const workers = find<QSpinBox>("workers");
        workers->setValue(16);
        QTRY_COMPARE(pool().workers, 16);
        QTRY_VERIFY(tile("tile-running") > 4);

        m_window->control()->cancelAllAction()->trigger();
        QTRY_VERIFY(confirmation());
        QTest::mouseClick(confirmation()->findChild<QPushButton *>(QStringLiteral("danger")), Qt::LeftButton);
        QTRY_COMPARE(process->state(), QProcess::NotRunning);
        QCOMPARE(process->exitCode(), 3);
        // It took its journal with it; what was read stays in the window.
        QTRY_VERIFY(tile("tile-cancelled") > 100 && tile("tile-queued") == 0);
        QVERIFY(ticker.ticks() > 0);
    }

    void showThatAProcessWasKilled()
    {
        openWindow();
        const auto process = startJob(100'000, 5);
        QVERIFY(process->waitForStarted(hangMs));
        QTRY_VERIFY(m_window->job() && tile("tile-succeeded") > 20);
        ::kill(pid_t(process->processId()), SIGKILL);
        QVERIFY(process->waitForFinished(hangMs));
        QTRY_COMPARE(m_window->job()->snapshot()->state, Journal::State::Died);
        QTRY_VERIFY(find<QLabel>("noticeWords")->isVisible());
        QVERIFY(tile("tile-succeeded") > 20); // what had ended is still there
    }
};

QTEST_MAIN(tst_windowcontrol)
#include "tst_windowcontrol.moc"
