// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Threads::run(): calls without a guard; and Threads::wait() with a deadline.

#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using namespace parallel;
using namespace std::chrono_literals;

class tst_Run : public QObject
{
    Q_OBJECT

    static void addRecordedRows()
    {
        QTest::addColumn<int>("workers");
        QTest::addColumn<QByteArray>("monitor");
        for (const int workers : {1, 2, 8, 64}) {
            QTest::addRow("%d workers, recorded", workers) << workers << QByteArray("on");
            QTest::addRow("%d workers, not recorded", workers) << workers << QByteArray("off");
        }
    }

private Q_SLOTS:
    void callsWithoutAGuard_data() { addThreadedRows(); }
    void callsWithoutAGuard()
    {
        QFETCH(int, workers);
        Threads threads(workers);
        std::atomic<int> sum{0};
        const auto add = task([&](int n) { sum += n; });
        const auto twice = task([](int n) { return 2 * n; });
        static_assert(std::is_void_v<decltype(threads.run(add, 1))>);
        static_assert(std::is_same_v<decltype(threads.run(twice, 1)), QFuture<int>>);
        for (int i = 0; i < 1000; ++i)
            threads.run(add, i);
        QFuture<int> future = threads.run(twice, 21);
        QCOMPARE(future.result(), 42);
        threads.wait();
        QCOMPARE(sum.load(), 499'500);
        QCOMPARE(threads.progress(), (Progress{0, 0, 1001, 0, 0}));
    }

    /// Outside a guard, a task's own call would run here and now.
    void doesNotRunHere()
    {
        Threads threads(1);
        Gate gate;
        const OpenAtEnd opened(gate);
        std::thread::id ranIn;
        threads.run(task([&] {
            gate.pass();
            ranIn = std::this_thread::get_id();
        }));
        gate.waitForArrivals(1);
        gate.open();
        threads.wait();
        QVERIFY(ranIn != std::this_thread::get_id());
    }

    void fromManyThreads_data() { addThreadedRows(); }
    void fromManyThreads()
    {
        QFETCH(int, workers);
        Threads threads({.workers = workers, .queueLimit = 50});
        std::atomic<int> ran{0};
        const auto count = task([&] { ++ran; });
        {
            std::vector<std::jthread> callers;
            for (int t = 0; t < 4; ++t) {
                callers.emplace_back([&] {
                    for (int i = 0; i < 500; ++i)
                        threads.run(count);
                });
            }
        }
        threads.wait();
        QCOMPARE(ran.load(), 2000);
    }

    void fromASlot()
    {
        Threads threads(2);
        std::atomic<int> ran{0};
        const auto second = task("second", [&] { ++ran; });
        const auto first = task("first", [&] { ++ran; });
        connect(&threads, &Threads::taskFinished, this, [&](const TaskInfo &info) {
            QCOMPARE(QThread::currentThread(), thread());
            if (info.name == QStringLiteral("first"))
                threads.run(second);
        });
        threads.run(first);
        threads.wait(); // whose delivery makes the second call, and waits for it too
        QCOMPARE(ran.load(), 2);
    }

    /// In a task of the same threads it is a call as any other there, which its group waits for.
    void inATask_data() { addThreadedRows(); }
    void inATask()
    {
        QFETCH(int, workers);
        Threads threads(workers);
        std::atomic<int> ran{0};
        const auto inner = task([&] { ++ran; });
        const auto outer = task([&] {
            const auto group = parallel::group();
            for (int i = 0; i < 10; ++i)
                threads.run(inner);
            group.wait();
            QVERIFY(ran.load() >= 10);
        });
        for (int i = 0; i < 10; ++i)
            threads.run(outer);
        threads.wait();
        QCOMPARE(ran.load(), 100);
    }

    void inATaskOfOthers_data() { addThreadedRows(); }
    void inATaskOfOthers()
    {
        QFETCH(int, workers);
        Threads others(workers);
        std::atomic<int> ran{0};
        {
            const auto threads = parallel::threads(workers);
            const auto inner = task([&] { ++ran; });
            const auto outer = task([&] { others.run(inner); });
            for (int i = 0; i < 10; ++i)
                outer();
            parallel::barrier();
            others.wait();
            QCOMPARE(threads->progress().total(), 10);
        }
        QCOMPARE(ran.load(), 10);
        QCOMPARE(others.progress().total(), 10);
    }

    void aFailureDropsNoOtherCall_data() { addThreadedRows(); }
    void aFailureDropsNoOtherCall()
    {
        QFETCH(int, workers);
        Threads threads(workers);
        std::atomic<int> ran{0};
        const auto fail = task([] { throw std::out_of_range("this one"); });
        const auto count = task([&] { ++ran; });
        threads.run(fail);
        for (int i = 0; i < 100; ++i)
            threads.run(count);
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, threads.wait());
        QCOMPARE(ran.load(), 100);
        threads.wait(); // once
    }

    void releasesWhatTheTaskCaptured()
    {
        Threads threads(2);
        const auto watched = std::make_shared<int>(7);
        {
            const auto look = task([watched] { return *watched; });
            for (int i = 0; i < 10; ++i)
                QCOMPARE(threads.run(look).result(), 7);
            const auto nothing = task([watched] { QCOMPARE(*watched, 7); });
            for (int i = 0; i < 10; ++i)
                threads.run(nothing);
        }
        threads.wait();
        QTRY_COMPARE(watched.use_count(), 1);
    }

    void serially()
    {
        qputenv("PARALLEL_ENABLED", "0");
        Threads threads;
        qunsetenv("PARALLEL_ENABLED");
        std::thread::id ranIn;
        threads.run(task([&] { ranIn = std::this_thread::get_id(); }));
        QVERIFY(ranIn == std::this_thread::get_id());
        QVERIFY_THROWS_EXCEPTION(std::out_of_range,
                                 threads.run(task([] { throw std::out_of_range("here"); })));
        threads.run(task([&] { threads.run(task([&] { ranIn = {}; })); }));
        QVERIFY(ranIn == std::thread::id());
        QVERIFY(threads.wait(0ms));
    }

    /// The id is the one that the signals tell, whether the calls are recorded or not.
    void tellsItsId_data() { addRecordedRows(); }
    void tellsItsId()
    {
        QFETCH(int, workers);
        QFETCH(QByteArray, monitor);
        qputenv("PARALLEL_MONITOR", monitor);
        Threads threads(workers);
        qunsetenv("PARALLEL_MONITOR");
        QHash<quint64, QString> told;
        QHash<quint64, QString> started;
        connect(&threads, &Threads::taskFinished, this,
                [&](const TaskInfo &info) { told.insert(info.id, info.arguments); });
        connect(&threads, &Threads::taskStarted, this,
                [&](const TaskInfo &info) { started.insert(info.id, info.arguments); });
        const auto twice = task([](int n) { return 2 * n; });
        const auto nothing = task([](int) {});
        QHash<quint64, QString> made;
        for (int i = 0; i < 100; ++i) {
            const auto [id, future] = threads.runWithId(twice, i);
            made.insert(id, QString::number(i));
            QFuture<int> result = future;
            QCOMPARE(result.result(), 2 * i);
            made.insert(threads.runWithId(nothing, -i).id, QString::number(-i));
        }
        threads.wait();
        QCOMPARE(made.size(), 200);
        QCOMPARE(told, made);
        QCOMPARE(started, made);
    }

    void tellsTheIdOfADroppedCall_data() { addRecordedRows(); }
    void tellsTheIdOfADroppedCall()
    {
        QFETCH(int, workers);
        QFETCH(QByteArray, monitor);
        qputenv("PARALLEL_MONITOR", monitor);
        Threads threads(workers);
        qunsetenv("PARALLEL_MONITOR");
        QSet<quint64> told;
        connect(&threads, &Threads::taskFinished, this, [&](const TaskInfo &info) { told.insert(info.id); });
        threads.pause();
        const quint64 id = threads.runWithId(task([] {})).id;
        threads.cancel();
        threads.resume();
        QVERIFY_THROWS_EXCEPTION(CancelledError, threads.wait());
        QCOMPARE(told, QSet<quint64>{id});
    }

    void waitsNoLonger_data() { addThreadedRows(); }
    void waitsNoLonger()
    {
        QFETCH(int, workers);
        Threads threads({.workers = workers, .timeout = 1ms}); // which is not for this
        Gate gate;
        const OpenAtEnd opened(gate);
        std::atomic<bool> stopped{false};
        QFuture<int> future = threads.run(task([&](std::stop_token stop) {
            gate.pass();
            stopped = stop.stop_requested();
            return 1;
        }));
        gate.waitForArrivals(1);
        QVERIFY(!threads.wait(0ms));
        QVERIFY(!threads.wait(10ms));
        QVERIFY(!threads.wait(QDeadlineTimer(10)));
        gate.open();
        QVERIFY(threads.wait(QDeadlineTimer(QDeadlineTimer::Forever)));
        QVERIFY(!stopped);
        QCOMPARE(future.result(), 1);
        QVERIFY(threads.wait(0ms));
    }

    void waitThrowsFailures()
    {
        Threads threads(2);
        threads.run(task([] { throw std::out_of_range("failed"); }));
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, threads.wait(QDeadlineTimer(hangMs)));
        QVERIFY(threads.wait(0ms));
    }

    void waitDeliversSignals()
    {
        Threads threads(2);
        Gate gate;
        const OpenAtEnd opened(gate);
        int started = 0;
        connect(&threads, &Threads::taskStarted, this, [&] { ++started; });
        threads.run(task([&] { gate.pass(); }));
        gate.waitForArrivals(1);
        for (int i = 0; i < 600 && started == 0; ++i)
            QVERIFY(!threads.wait(100ms));
        QCOMPARE(started, 1);
        gate.open();
        threads.wait();
    }
};

PARALLEL_TEST_MAIN(tst_Run)
#include "tst_run.moc"
