// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Cancelling one call, a group, or all; time-outs, which cancel all. Everything
/// that is dropped is settled.

#include "support/eventlog.h"
#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qfuturewatcher.h>
#include <QtTest/qsignalspy.h>

#include <atomic>
#include <thread>

using namespace parallel;
using namespace std::chrono_literals;

namespace {

/// Holds all workers of a scope until it ends.
class Hold
{
public:
    explicit Hold(int workers)
    {
        const auto block = task("block", [gate = m_gate] { gate->pass(); });
        for (int i = 0; i < workers; ++i)
            block();
        m_gate->waitForArrivals(workers);
    }
    ~Hold() { m_gate->open(); }
    Hold(const Hold &) = delete;
    Hold &operator=(const Hold &) = delete;
    void end() { m_gate->open(); }

private:
    const std::shared_ptr<Gate> m_gate = std::make_shared<Gate>(); // the tasks leave it later than this does
};

} // namespace

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

    void aGroupIsCancelledByItself_data() { addThreadedRows(); }
    void aGroupIsCancelledByItself()
    {
        QFETCH(int, workers);
        std::atomic<int> inside{0};
        std::atomic<int> outside{0};
        const auto threads = parallel::threads(workers);
        {
            Hold hold(workers);
            const auto count = task([&](std::atomic<int> &n) { ++n; });
            for (int i = 0; i < 50; ++i)
                count(std::ref(outside));
            const auto group = parallel::group();
            for (int i = 0; i < 50; ++i)
                count(std::ref(inside));
            group.cancel();
            QCOMPARE(threads->progress().cancelled, 50);
            hold.end();
            QVERIFY_THROWS_EXCEPTION(CancelledError, group.wait());
            count(std::ref(inside)); // as good as new
            group.wait();
        }
        barrier();
        QCOMPARE(inside.load(), 1);
        QCOMPARE(outside.load(), 50);
    }

    void aCancelledGroupStopsWhatRuns_data() { addThreadedRows(); }
    void aCancelledGroupStopsWhatRuns()
    {
        QFETCH(int, workers);
        Gate started;
        started.open();
        std::atomic<bool> other{false};
        inScope(workers, [&] {
            const auto group = parallel::group();
            const auto nested = task([&] {
                const auto inner = parallel::group(); // beneath the one that is cancelled
                task([&](const std::stop_token &token) {
                    started.pass();
                    waitForStop(token);
                })();
            });
            nested();
            started.waitForArrivals(1);
            group.cancel();
            QVERIFY_THROWS_EXCEPTION(CancelledError, group.wait());
            task([&] { other = !thisTask::stopToken().stop_requested(); })();
        });
        QVERIFY(other);
    }

    void aGroupInATaskIsCancelled_data() { addThreadedRows(); }
    void aGroupInATaskIsCancelled()
    {
        QFETCH(int, workers);
        std::atomic<int> caught{0};
        std::atomic<int> ran{0};
        const auto threads = parallel::threads(workers);
        for (int i = 0; i < 50; ++i) {
            task([&] {
                try {
                    const auto group = parallel::group();
                    task([&] { group.cancel(); })(); // from another thread, perhaps
                    for (int j = 0; j < 10; ++j)
                        task([&] { ++ran; })();
                } catch (const CancelledError &) {
                    ++caught;
                }
            })();
        }
        barrier();
        QCOMPARE(caught.load(), 50);
        QCOMPARE(threads->progress().succeeded, 100 + ran);
        QCOMPARE(threads->progress().cancelled, 500 - ran);
    }

    /// Cancelling all reaches into every group, at any depth.
    void groupsAreCancelledWithAll_data() { addThreadedRows(); }
    void groupsAreCancelledWithAll()
    {
        QFETCH(int, workers);
        Gate started;
        started.open();
        std::function<void(int)> descend;
        const auto down = task([&](int depth) { descend(depth); });
        descend = [&](int depth) {
            const auto group = parallel::group();
            if (depth < 20) {
                down(depth + 1);
                return;
            }
            started.pass();
            for (int i = 0; i < 10; ++i)
                task([] {})();
            waitForStop(thisTask::stopToken());
        };
        Threads threads(workers);
        const auto entered = threads.enter();
        down(1);
        started.waitForArrivals(1);
        threads.cancel();
        QVERIFY_THROWS_EXCEPTION(CancelledError, threads.wait());
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

    // --- time-outs ---

    void aTimeOutDropsAndStops_data() { addThreadedRows(); }
    void aTimeOutDropsAndStops()
    {
        QFETCH(int, workers);
        std::atomic<int> stopped{0};
        std::atomic<int> ran{0};
        QFuture<int> dropped;
        Gate started;
        started.open();
        try {
            const auto threads = parallel::threads({.workers = workers, .timeout = 30ms, .name = "slow"});
            for (int i = 0; i < workers; ++i) {
                task([&](const std::stop_token &token) {
                    started.pass();
                    waitForStop(token);
                    ++stopped;
                })();
            }
            started.waitForArrivals(workers);
            for (int i = 0; i < 100; ++i)
                task([&] { ++ran; })();
            dropped = task([&] { return ++ran; })();
        } catch (const TimeoutError &error) {
            QVERIFY2(std::strstr(error.what(), "slow") && std::strstr(error.what(), "0.03"), error.what());
            QCOMPARE(stopped.load(), workers);
            QCOMPARE(ran.load(), 0);
            QVERIFY(dropped.isFinished() && dropped.isCanceled());
            return;
        }
        QFAIL("nothing was thrown");
    }

    void everyWaitTimesOut_data() { addThreadedRows(); }
    void everyWaitTimesOut()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        const auto untilStopped = task([&](const std::stop_token &token) { waitForStop(token); });
        const auto threads = parallel::threads({.workers = workers, .timeout = 20ms});
        untilStopped();
        QVERIFY_THROWS_EXCEPTION(TimeoutError, barrier());
        untilStopped();
        QVERIFY_THROWS_EXCEPTION(TimeoutError, threads->wait());
        QVERIFY_THROWS_EXCEPTION(TimeoutError, {
            const auto group = parallel::group();
            untilStopped();
        });
        QVERIFY_THROWS_EXCEPTION(TimeoutError, {
            const auto group = parallel::group();
            untilStopped();
            barrier();
        });
        // Told, each time; and the scope is as good as new.
        task([&] { ++ran; })();
        barrier();
        QCOMPARE(ran.load(), 1);
    }

    void whatIsInTimeDoesNotTimeOut_data() { addThreadedRows(); }
    void whatIsInTimeDoesNotTimeOut()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        inScope(workers, {.timeout = 10min}, [&] {
            for (int i = 0; i < 100; ++i) {
                task([&] { ++ran; })();
                barrier();
            }
        });
        QCOMPARE(ran.load(), 100);
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
};

PARALLEL_TEST_MAIN(tst_Cancel)
#include "tst_cancel.moc"
