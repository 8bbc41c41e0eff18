// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Cancelling one call, or all. Everything that is dropped is settled.

#include "support/gate.h"
#include "support/hold.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qfuturewatcher.h>
#include <QtTest/qsignalspy.h>

#include <atomic>
#include <thread>
#include <vector>

using namespace parallel;

class tst_Cancel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aQueuedCallIsDropped_data() { addThreadedRows(); }
    void aQueuedCallIsDropped()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        const auto count = task([&] { return ++ran; });
        const auto threads = parallel::threads(workers);
        Hold hold(workers);
        QFuture<int> one = count();
        QFuture<int> two = count();
        one.cancel();
        hold.end();
        barrier(); // who cancelled knows: nothing is thrown
        QCOMPARE(ran.load(), 1);
        QVERIFY(one.isCanceled() && one.isFinished());
        QVERIFY(!two.isCanceled());
        QCOMPARE(two.result(), 1);
        QCOMPARE(threads->progress(), (Progress{0, 0, workers + 1, 0, 1}));
    }

    void aRunningCallIsAskedToStop_data() { addThreadedRows(); }
    void aRunningCallIsAskedToStop()
    {
        QFETCH(int, workers);
        std::atomic<int> others{0};
        Gate started;
        started.open();
        const auto run = task([&](const std::stop_token &token) {
            started.pass();
            waitForStop(token);
            return 1;
        });
        const auto threads = parallel::threads(workers);
        QFuture<int> future = run();
        started.waitForArrivals(1);
        for (int i = 0; i < 10; ++i)
            task([&] { others += !thisTask::stopToken().stop_requested(); })();
        future.cancel();
        barrier();
        QVERIFY(future.isFinished() && future.isCanceled());
        QCOMPARE(others.load(), 10);
        QCOMPARE(threads->progress().total(), 11);
    }

    void aCancelledErrorCounts_data() { addThreadedRows(); }
    void aCancelledErrorCounts()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        const auto threads = parallel::threads(workers);
        task([] { throw CancelledError("I give up"); })();
        for (int i = 0; i < 10; ++i)
            task([&] { ++ran; })(); // go on: it is no failure
        QVERIFY_THROWS_EXCEPTION(CancelledError, barrier());
        QCOMPARE(ran.load(), 10);
        QCOMPARE(threads->progress(), (Progress{0, 0, 10, 0, 1}));
    }

    /// Its future tells too, but somebody may read only the scope.
    void aTaskWithAResultGivesUp_data() { addThreadedRows(); }
    void aTaskWithAResultGivesUp()
    {
        QFETCH(int, workers);
        const auto threads = parallel::threads(workers);
        const auto giveUp = task([]() -> int { throw CancelledError("I give up"); });
        const QFuture<int> future = giveUp();
        QVERIFY_THROWS_EXCEPTION(CancelledError, barrier());
        QVERIFY(future.isFinished() && future.isCanceled());
        const auto callAndWait = [&] {
            const auto group = parallel::group();
            giveUp();
        };
        QVERIFY_THROWS_EXCEPTION(CancelledError, callAndWait());
        QCOMPARE(threads->progress(), (Progress{0, 0, 0, 0, 2}));
    }

    void cancellingAllDropsWhatIsQueued_data() { addThreadedRows(); }
    void cancellingAllDropsWhatIsQueued()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        QList<QFuture<int>> futures;
        Progress progress;
        bool after = false;
        try {
            const auto threads = parallel::threads(workers);
            Hold hold(workers);
            const auto count = task([&] { return ++ran; });
            const auto countOnly = task([&] { ++ran; });
            for (int i = 0; i < 500; ++i) {
                futures.append(count());
                countOnly();
            }
            threads->cancel();
            for (const QFuture<int> &future : futures) // at once, not at the barrier
                QVERIFY(future.isFinished() && future.isCanceled());
            QCOMPARE(threads->progress(), (Progress{0, workers, 0, 0, 1000}));
            futures.append(count()); // dropped too, until somebody has been told
            QVERIFY(futures.last().isFinished() && futures.last().isCanceled());
            hold.end();
            try {
                barrier();
                after = true;
            } catch (const CancelledError &) {
                progress = threads->progress();
                count();
                barrier(); // told once, and as good as new
                QCOMPARE(ran.load(), 1);
                throw;
            }
        } catch (const CancelledError &) {
        }
        QVERIFY(!after);
        QCOMPARE(progress, (Progress{0, 0, workers, 0, 1001}));
    }

    void cancellingAllStopsWhatRuns_data() { addThreadedRows(); }
    void cancellingAllStopsWhatRuns()
    {
        QFETCH(int, workers);
        Gate started;
        started.open();
        std::atomic<int> stopped{0};
        Threads threads(workers);
        const auto entered = threads.enter();
        for (int i = 0; i < workers; ++i) {
            task([&](std::stop_token token) {
                started.pass();
                waitForStop(token);
                ++stopped;
            })();
        }
        started.waitForArrivals(workers);
        std::thread([&] { threads.cancel(); }).join();
        QVERIFY_THROWS_EXCEPTION(CancelledError, threads.wait());
        QCOMPARE(stopped.load(), workers);
        QCOMPARE(threads.progress().running, 0);
    }

    /// It is "cancelled", even if the task that runs ends as if nothing were.
    void everyWaitHearsOfIt_data() { addThreadedRows(); }
    void everyWaitHearsOfIt()
    {
        QFETCH(int, workers);
        QVERIFY_THROWS_EXCEPTION(CancelledError, {
            const auto threads = parallel::threads(workers);
            Hold hold(workers);
            threads->cancel();
        });
        QVERIFY_THROWS_EXCEPTION(CancelledError, {
            const auto threads = parallel::threads(workers);
            Hold hold(workers);
            threads->cancel();
            hold.end();
            threads->wait();
        });
    }

    void cancellingWhatIsIdleDoesNothing_data() { addThreadedRows(); }
    void cancellingWhatIsIdleDoesNothing()
    {
        QFETCH(int, workers);
        Threads threads(workers);
        std::atomic<int> ran{0};
        for (int round = 0; round < 20; ++round) {
            threads.cancel();
            const auto entered = threads.enter();
            task([&] { ++ran; })();
            threads.wait();
        }
        QCOMPARE(ran.load(), 20);
    }

    void aWatcherOfADroppedCallIsTold_data() { addThreadedRows(); }
    void aWatcherOfADroppedCallIsTold()
    {
        QFETCH(int, workers);
        Threads threads(workers);
        const auto entered = threads.enter();
        Hold hold(workers);
        QFutureWatcher<int> watcher;
        QSignalSpy finished(&watcher, &QFutureWatcher<int>::finished);
        QSignalSpy cancelled(&watcher, &QFutureWatcher<int>::canceled);
        watcher.setFuture(task([] { return 1; })());
        bool continued = false;
        auto afterwards = task([] { return 2; })().then([&](int) { continued = true; }).onCanceled([] {});
        threads.cancel();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(cancelled.count(), 1);
        QVERIFY(afterwards.isFinished());
        QVERIFY(!continued);
        hold.end();
        QVERIFY_THROWS_EXCEPTION(CancelledError, threads.wait());
    }

    void stopCallbacksMayDoAnything_data() { addThreadedRows(); }
    void stopCallbacksMayDoAnything()
    {
        QFETCH(int, workers);
        Gate started;
        started.open();
        std::atomic<int> ran{0};
        const auto threads = parallel::threads(workers);
        QFuture<int> future = task([&](const std::stop_token &token) {
            std::stop_callback onStop(token, [&] {
                const auto inner = parallel::threads(1);
                task([&] { ++ran; })();
            });
            started.pass();
            while (ran == 0)
                std::this_thread::yield();
            return 1;
        })();
        started.waitForArrivals(1);
        future.cancel();
        barrier();
        QCOMPARE(ran.load(), 1);
    }

    /// Cancelling, from one thread or several, while calls are made and run.
    void cancellingRacesWithCalling_data() { addThreadedRows(); }
    void cancellingRacesWithCalling()
    {
        QFETCH(int, workers);
        Threads threads(workers);
        std::atomic<bool> over{false};
        std::atomic<int> ran{0};
        std::vector<std::thread> cancellers;
        for (int t = 0; t < 2; ++t) {
            cancellers.emplace_back([&] {
                while (!over) {
                    threads.cancel();
                    std::this_thread::yield();
                }
            });
        }
        qint64 called = 0;
        for (int round = 0; round < 200; ++round) {
            const auto entered = threads.enter();
            QList<QFuture<int>> futures;
            for (int i = 0; i < 10; ++i) {
                futures.append(task([&] {
                    task([&] { ++ran; })();
                    return ++ran;
                })());
            }
            called += 10;
            try {
                barrier();
            } catch (const CancelledError &) {
            }
            for (const QFuture<int> &future : futures)
                QVERIFY(future.isFinished());
        }
        over = true;
        for (std::thread &canceller : cancellers)
            canceller.join();
        try {
            threads.wait();
        } catch (const CancelledError &) {
        }
        const Progress p = threads.progress();
        QCOMPARE(p.queued + p.running, 0);
        QCOMPARE(p.succeeded, ran.load());
        QVERIFY(p.total() >= called);
    }

    /// Another thread that waits hears of the cancel; this one has to hear of it too.
    void aScopeStaysCancelledUntilItsThreadHears_data() { addThreadedRows(); }
    void aScopeStaysCancelledUntilItsThreadHears()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        {
            const auto threads = parallel::threads(workers);
            std::thread([&] {
                threads->cancel();
                QVERIFY_THROWS_EXCEPTION(CancelledError, threads->wait());
            }).join();
            const auto count = task([&] { ++ran; });
            for (int i = 0; i < 50; ++i)
                count();
            QVERIFY_THROWS_EXCEPTION(CancelledError, barrier());
            QCOMPARE(ran.load(), 0);
            count(); // as good as new
        }
        QCOMPARE(ran.load(), 1);
    }
};

PARALLEL_TEST_MAIN(tst_Cancel)
#include "tst_cancel.moc"
