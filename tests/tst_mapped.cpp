// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What the holder of a map's future sees, and can do: results as they are there, suspend
/// and resume.

#include "support/gate.h"
#include "support/numbers.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qfuturewatcher.h>

#include <atomic>
#include <thread>

using namespace parallel;

class tst_Mapped : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachResultIsAnnouncedWhenItIsThere_data()
    {
        QTest::addColumn<int>("workers");
        QTest::addColumn<int>("count");
        for (const int workers : {2, 8, 64}) {
            for (const int count : {10, 2000})
                QTest::addRow("%d of %d workers", count, workers) << workers << count;
        }
    }
    void eachResultIsAnnouncedWhenItIsThere()
    {
        QFETCH(int, workers);
        QFETCH(int, count);
        Gate gate;
        const auto threads = parallel::threads(workers);
        const OpenAtEnd opener(gate);
        QList<int> announced(count, 0);
        int sum = 0;
        QFutureWatcher<int> watcher;
        connect(&watcher, &QFutureWatcherBase::resultReadyAt, this, [&](int index) {
            ++announced[index];
            ++sum;
            QCOMPARE(watcher.resultAt(index), index);
        });
        watcher.setFuture(parallel::mapped(task([&](int n) {
                                               if (n == 0)
                                                   gate.pass();
                                               return n;
                                           }),
                                           numbers(count)));
        QTRY_COMPARE_WITH_TIMEOUT(sum, count - 1, 20'000);
        QCOMPARE(announced.at(0), 0);
        QVERIFY(!watcher.future().isResultReadyAt(0));
        QCOMPARE(watcher.future().resultAt(count - 1), count - 1);
        gate.open();
        QTRY_COMPARE_WITH_TIMEOUT(sum, count, 20'000);
        QCOMPARE(announced, QList<int>(count, 1));
        QTRY_VERIFY_WITH_TIMEOUT(watcher.isFinished(), 20'000);
    }

    /// What has not begun waits, and no worker waits with it.
    void suspends_data() { addThreadedRows(); }
    void suspends()
    {
        QFETCH(int, workers);
        Gate gate;
        std::atomic<int> ran{0};
        const auto threads = parallel::threads(workers);
        const OpenAtEnd opener(gate);
        QFuture<int> future = parallel::mapped(task([&](int n) {
                                                   gate.pass();
                                                   ++ran;
                                                   return n;
                                               }),
                                               numbers(1000));
        gate.waitForArrivals(1);
        future.suspend();
        QVERIFY(future.isSuspending());
        gate.open();
        QTRY_VERIFY_WITH_TIMEOUT(future.isSuspended(), 20'000);
        const int before = ran;
        QVERIFY(before < 1000);
        const auto other = task([](int n) { return n; });
        for (int i = 0; i < 2 * workers; ++i) // as many as there are workers have a place
            QCOMPARE(other(i).result(), i);
        QCOMPARE(parallel::map(other, numbers(100)).size(), 100);
        QCOMPARE(ran.load(), before);
        QCOMPARE(threads->progress().queued, 1000 - before);
        QTRY_COMPARE_WITH_TIMEOUT(threads->progress().running, 0,
                                  60'000); // a future is told before it counts
        future.resume();
        future.waitForFinished();
        QCOMPARE(future.results(), numbers(1000));
        QVERIFY(!future.isSuspended() && !future.isCanceled());
    }

    void suspendsAsOftenAsOneLikes_data() { addThreadedRows(); }
    void suspendsAsOftenAsOneLikes()
    {
        QFETCH(int, workers);
        QFuture<int> future;
        {
            const auto threads = parallel::threads(workers);
            future = parallel::mapped(task([](int n) {
                                          std::this_thread::yield();
                                          return n;
                                      }),
                                      numbers(3000));
            for (int i = 0; i < 5 && !future.isFinished(); ++i) {
                future.setSuspended(true);
                QTRY_VERIFY_WITH_TIMEOUT(future.isSuspended() || future.isFinished(), 20'000);
                future.toggleSuspended();
            }
        }
        QCOMPARE(future.results(), numbers(3000));
    }

    void theScopesEndWaitsForResume_data() { addThreadedRows(); }
    void theScopesEndWaitsForResume()
    {
        QFETCH(int, workers);
        Gate gate;
        std::jthread other;
        QFuture<int> future;
        {
            const auto threads = parallel::threads(workers);
            const OpenAtEnd opener(gate);
            future = parallel::mapped(task([&](int n) {
                                          gate.pass();
                                          return n;
                                      }),
                                      numbers(100));
            gate.waitForArrivals(1);
            future.suspend();
            other = std::jthread([future]() mutable {
                while (!future.isSuspended())
                    std::this_thread::yield();
                future.resume();
            });
        }
        QVERIFY(future.isFinished());
        QCOMPARE(future.results(), numbers(100));
    }

    /// It has been queued again, and nobody is free to take it.
    void cancellingSettlesAResumedOne_data() { addThreadedRows(); }
    void cancellingSettlesAResumedOne()
    {
        QFETCH(int, workers);
        Gate gate;
        Threads threads(workers);
        const OpenAtEnd opener(gate);
        const auto entered = threads.enter();
        QFuture<int> future = parallel::mapped(task([&](int n) {
                                                   gate.pass();
                                                   return n;
                                               }),
                                               numbers(1000));
        gate.waitForArrivals(1);
        future.suspend();
        gate.open();
        QTRY_VERIFY_WITH_TIMEOUT(future.isSuspended(), 60'000);
        threads.pause();
        future.resume();
        future.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 60'000);
        threads.resume();
        threads.wait();
    }

    void cancellingSettlesASuspendedOne_data() { addThreadedRows(); }
    void cancellingSettlesASuspendedOne()
    {
        QFETCH(int, workers);
        Gate gate;
        std::atomic<int> ran{0};
        const auto threads = parallel::threads(workers);
        const OpenAtEnd opener(gate);
        QFuture<int> future = parallel::mapped(task([&](int n) {
                                                   gate.pass();
                                                   ++ran;
                                                   return n;
                                               }),
                                               numbers(1000));
        gate.waitForArrivals(1);
        future.suspend();
        gate.open();
        QTRY_VERIFY_WITH_TIMEOUT(future.isSuspended(), 20'000);
        future.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 20'000);
        barrier(); // who cancelled knows it
        QCOMPARE(threads->progress(), (Progress{0, 0, ran.load(), 0, 1000 - ran.load()}));
    }

    void stoppingAllSettlesASuspendedOne_data()
    {
        QTest::addColumn<int>("workers");
        QTest::addColumn<bool>("fails");
        for (const int workers : {1, 2, 8, 64}) {
            QTest::addRow("%d workers, cancel", workers) << workers << false;
            QTest::addRow("%d workers, a failure", workers) << workers << true;
        }
    }
    void stoppingAllSettlesASuspendedOne()
    {
        QFETCH(int, workers);
        QFETCH(bool, fails);
        Gate gate;
        const auto threads = parallel::threads(workers);
        const OpenAtEnd opener(gate);
        QFuture<int> future = parallel::mapped(task([&](int n) {
                                                   gate.pass();
                                                   return n;
                                               }),
                                               numbers(1000));
        gate.waitForArrivals(1);
        future.suspend();
        gate.open();
        QTRY_VERIFY_WITH_TIMEOUT(future.isSuspended(), 20'000);
        if (fails)
            task([] { throw std::range_error("stops all"); })();
        else
            threads->cancel();
        if (fails)
            QVERIFY_THROWS_EXCEPTION(std::range_error, barrier());
        else
            QVERIFY_THROWS_EXCEPTION(CancelledError, barrier());
        QVERIFY(future.isFinished() && future.isCanceled());
        QCOMPARE(threads->progress().queued, 0);
    }

    void failsWithThoseThatWereThere_data() { addThreadedRows(); }
    void failsWithThoseThatWereThere()
    {
        QFETCH(int, workers);
        std::atomic<int> ready{0};
        try {
            const auto threads = parallel::threads({.workers = workers, .onFailure = OnFailure::Continue});
            QFuture<int> future = parallel::mapped(task([&](int n) {
                                                       if (n == 5)
                                                           throw std::range_error("five");
                                                       ++ready;
                                                       return n;
                                                   }),
                                                   numbers(100));
            QVERIFY_THROWS_EXCEPTION(std::range_error, future.waitForFinished());
        } catch (const TaskFailures &failures) {
            QCOMPARE(failures.failures().size(), 1);
        }
        QCOMPARE(ready.load(), 99);
    }
};

PARALLEL_TEST_MAIN(tst_Mapped)
#include "tst_mapped.moc"
