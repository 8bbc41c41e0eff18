// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What signals tell of single tasks.

#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qhash.h>
#include <QtCore/qset.h>
#include <QtCore/qthread.h>

#include <algorithm>
#include <atomic>
#include <numeric>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using namespace parallel;

class tst_TaskInfo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void singleTasks_data() { addThreadedRows(); }
    void singleTasks()
    {
        QFETCH(int, workers);
        QHash<quint64, QStringList> lives;
        QStringList failures;
        std::atomic<int> elsewhere{0};
        const auto add = [&](const char *what) {
            return [&, what](const TaskInfo &info) {
                elsewhere += QThread::currentThread() != qApp->thread();
                lives[info.id].append(QLatin1String(what));
                if (info.state == TaskState::Failed && lives[info.id].last() == QLatin1String("failed"))
                    failures.append(info.name + QLatin1Char(':') + info.arguments + QLatin1Char(':')
                                    + info.error);
                if (info.worker < 1 || info.worker > 1000)
                    lives[info.id].append(QStringLiteral("a wrong worker"));
            };
        };
        try {
            const auto threads = parallel::threads({.workers = workers, .onFailure = OnFailure::Continue});
            connect(&*threads, &Threads::taskStarted, &*threads, add("started"));
            connect(&*threads, &Threads::taskFinished, &*threads, add("finished"));
            connect(&*threads, &Threads::taskFailed, &*threads, add("failed"));
            const auto work = task("work", [](QString text, int i) {
                const QString taken = std::move(text);
                if (i == 33)
                    throw std::range_error("thirty-three");
            });
            for (int i = 0; i < 100; ++i)
                work(QStringLiteral("t%1").arg(i), i);
        } catch (const TaskFailures &) {
        }
        QCOMPARE(lives.size(), 100);
        int failed = 0;
        for (const QStringList &life : std::as_const(lives)) {
            if (life.contains(QLatin1String("failed"))) {
                ++failed;
                QCOMPARE(life, (QStringList{"started", "failed", "finished"}));
            } else {
                QCOMPARE(life, (QStringList{"started", "finished"}));
            }
        }
        QCOMPARE(failed, 1);
        QCOMPARE(failures, QStringList{"work:t33, 33:std::range_error: thirty-three"});
        QCOMPARE(elsewhere.load(), 0);
    }

    /// … and so do elements of a map, each of which counts as a call.
    void elementsOfMaps_data()
    {
        addThreadedRows();
        QTest::newRow("PARALLEL_ENABLED=0") << disabled;
    }
    void elementsOfMaps()
    {
        QFETCH(int, workers);
        constexpr int count = 300; // more than are taken at a time
        QHash<quint64, QStringList> lives;
        QStringList finished;
        const auto add = [&](const char *what) {
            return [&, what](const TaskInfo &info) {
                lives[info.id].append(QLatin1String(what));
                if (info.state == TaskState::Succeeded)
                    finished.append(info.arguments);
            };
        };
        QStringList expected;
        for (int i = 0; i < count; ++i)
            expected.append(QString::number(i));
        std::vector<int> numbers(count);
        std::iota(numbers.begin(), numbers.end(), 0);
        const auto square = task("square", [](int i) {
            if (i == 77)
                throw std::range_error("seventy-seven");
            return i * i;
        });
        const bool serial = workers == disabled;
        if (serial)
            qputenv("PARALLEL_ENABLED", "0");
        try {
            const auto threads =
                parallel::threads({.workers = qMax(workers, 1), .onFailure = OnFailure::Continue});
            qunsetenv("PARALLEL_ENABLED");
            connect(&*threads, &Threads::taskStarted, &*threads, add("started"));
            connect(&*threads, &Threads::taskFinished, &*threads, add("finished"));
            connect(&*threads, &Threads::taskFailed, &*threads, add("failed"));
            (void)parallel::map(square, numbers);
            QFAIL("nothing was thrown");
        } catch (const std::exception &) {
        }
        QCOMPARE(lives.size(), count);
        int failed = 0;
        for (const QStringList &life : std::as_const(lives)) {
            failed += life == QStringList{"started", "failed", "finished"};
            QVERIFY(life == (QStringList{"started", "finished"}) || life.contains(QLatin1String("failed")));
        }
        QCOMPARE(failed, 1);
        expected.removeAt(77);
        std::sort(finished.begin(), finished.end(),
                  [](const QString &a, const QString &b) { return a.toInt() < b.toInt(); });
        QCOMPARE(finished, expected);
    }

    /// Of what was dropped one hears too, or a list of files would wait for it for ever.
    void droppedCalls_data() { addThreadedRows(); }
    void droppedCalls()
    {
        QFETCH(int, workers);
        QStringList started;
        QStringList dropped;
        Threads threads({.workers = workers});
        connect(&threads, &Threads::taskStarted, &threads,
                [&](const TaskInfo &info) { started.append(info.arguments); });
        connect(&threads, &Threads::taskFinished, &threads, [&](const TaskInfo &info) {
            if (info.state == TaskState::Cancelled && info.worker == 0)
                dropped.append(info.name + info.arguments);
        });
        threads.pause();
        const auto entered = threads.enter();
        const auto work = task("work", [](int) {});
        for (int i = 0; i < 5; ++i)
            work(i);
        QFuture<int> mapped =
            parallel::mapped(task("square", [](int i) { return i * i; }), QList<int>{6, 7, 8});
        threads.cancel();
        threads.resume();
        QVERIFY_THROWS_EXCEPTION(CancelledError, threads.wait());
        dropped.sort();
        QCOMPARE(dropped,
                 (QStringList{"square6", "square7", "square8", "work0", "work1", "work2", "work3", "work4"}));
        QCOMPARE(started, QStringList());
        QVERIFY(mapped.isCanceled());
    }

    /// What starts and what ends is the same task, recorded or not.
    void aTaskKeepsItsNumber_data()
    {
        QTest::addColumn<bool>("recorded");
        QTest::newRow("recorded") << true;
        QTest::newRow("not recorded") << false;
    }
    void aTaskKeepsItsNumber()
    {
        QFETCH(bool, recorded);
        qputenv("PARALLEL_MONITOR", recorded ? "on" : "off");
        Threads threads(1);
        qunsetenv("PARALLEL_MONITOR");
        QList<quint64> started;
        QList<quint64> finished;
        connect(&threads, &Threads::taskStarted, &threads,
                [&](const TaskInfo &task) { started.append(task.id); });
        connect(&threads, &Threads::taskFinished, &threads,
                [&](const TaskInfo &task) { finished.append(task.id); });
        const auto entered = threads.enter();
        for (int i = 0; i < 3; ++i)
            task([] {})();
        threads.wait();
        QCOMPARE(started.size(), 3);
        QCOMPARE(finished, started);
    }

    /// What a task may be changing is not read, and what it has changed not told.
    void argumentsAreThoseOfTheCall_data()
    {
        QTest::addColumn<QByteArray>("monitor");
        QTest::newRow("recorded") << QByteArray("on");
        QTest::newRow("not recorded") << QByteArray("off");
    }
    void argumentsAreThoseOfTheCall()
    {
        QFETCH(QByteArray, monitor);
        qputenv("PARALLEL_MONITOR", monitor);
        Threads threads({.workers = 1, .onFailure = OnFailure::Continue});
        qunsetenv("PARALLEL_MONITOR");
        QStringList told;
        connect(&threads, &Threads::taskFinished, this,
                [&](const TaskInfo &task) { told << task.arguments; });
        const auto entered = threads.enter();
        std::string log("what others write");
        char buffer[] = {'n', 'o', ' ', 'e', 'n', 'd'};
        task([](std::string &, char *, int) {})(std::ref(log), buffer, 3);
        std::string_view view("what others write");
        task([](std::string_view &, const char *) {})(std::ref(view), "text");
        std::string line("orders");
        (void)task([&](std::string_view) -> int {
            line.replace(0, line.size(), "XXXXXX");
            throw std::runtime_error("no such table");
        })(std::string_view(line));
        QVERIFY_THROWS_EXCEPTION(TaskFailures, threads.wait());
        QCOMPARE(told, (QStringList{"…, …, 3", "…, text", "orders"}));
    }

    /// No other task of the process has it.
    void numbersAreOfOneTask()
    {
        QList<quint64> ids;
        const auto use = [&](const char *monitor) {
            qputenv("PARALLEL_MONITOR", monitor);
            Threads threads(1);
            qunsetenv("PARALLEL_MONITOR");
            connect(&threads, &Threads::taskStarted, &threads,
                    [&](const TaskInfo &task) { ids.append(task.id); });
            const auto entered = threads.enter();
            for (int i = 0; i < 100; ++i)
                task([] {})();
            (void)mapped(task([](int i) { return i; }), QList<int>(100));
            threads.wait();
        };
        use("on");
        use("off");
        QCOMPARE(ids.size(), 400);
        QCOMPARE(QSet<quint64>(ids.begin(), ids.end()).size(), ids.size());
    }
};

PARALLEL_TEST_MAIN(tst_TaskInfo)
#include "tst_taskinfo.moc"
