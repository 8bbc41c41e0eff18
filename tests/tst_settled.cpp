// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Queued calls that will not run: settled at once where the holder of their future cancels
/// them, and with an exception where their scope drops them.

#include "support/gate.h"
#include "support/hold.h"
#include "support/refusal.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

using namespace parallel;
using support::Refusal;

class tst_Settled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// One fails; whoever asks for the others' results is told, in main and in a task.
    void droppedResultsThrow_data() { addThreadedRows(); }
    void droppedResultsThrow()
    {
        QFETCH(int, workers);
        const auto value = task("value", [](int i) { return i; });
        const auto failing = task("failing", []() -> int { throw Refusal{1, "the server"}; });
        std::atomic<int> cancelledInTask{0};
        QFuture<int> failed;
        QFuture<int> dropped;
        QFuture<int> cancelled;
        {
            Threads threads(workers);
            const auto entered = threads.enter();
            {
                Hold hold(workers);
                failed = failing();
                cancelled = value(3);
                cancelled.cancel();
                dropped = value(2);
                threads.cancel();
            }
            QVERIFY_THROWS_EXCEPTION(CancelledError, dropped.result());
            QVERIFY_THROWS_EXCEPTION(CancelledError, failed.result());
            QVERIFY_THROWS_EXCEPTION(CancelledError, threads.wait());
            task("asks", [&] {
                try {
                    const auto group = parallel::group();
                    failing();
                    while (!dropped.isFinished())
                        std::this_thread::yield();
                    dropped = value(5);
                    group.cancel();
                    dropped.waitForFinished();
                    try {
                        dropped.result();
                    } catch (const CancelledError &) {
                        ++cancelledInTask;
                    }
                } catch (...) { // of the group
                }
            })();
            threads.wait();
        }
        QVERIFY(cancelled.isCanceled() && cancelled.isFinished());
        cancelled.waitForFinished(); // throws nothing: its holder knows
        QVERIFY(cancelledInTask <= 1);
    }

    /// A queued call is settled while it is queued: whoever looks sees it ended, it counts
    /// no more, and has given its place back.
    void aQueuedCallIsSettledAtOnce_data() { addThreadedRows(); }
    void aQueuedCallIsSettledAtOnce()
    {
        QFETCH(int, workers);
        Threads threads({.workers = workers, .queueLimit = 3});
        std::atomic<int> ran{0};
        const auto count = task([&] { return ++ran; });
        {
            const auto entered = threads.enter();
            Hold hold(workers); // all are busy
            QFuture<int> one = count();
            QFuture<int> two = count();
            QFuture<int> three = count();
            two.cancel();
            QTRY_VERIFY_WITH_TIMEOUT(two.isFinished(), 60'000);
            QTRY_COMPARE_WITH_TIMEOUT(threads.progress(), (Progress{2, workers, 0, 0, 1}), 60'000);
            QFuture<int> four = count(); // there is room for it: it does not wait
            one.cancel();
            three.cancel();
            four.cancel();
            QTRY_VERIFY_WITH_TIMEOUT(one.isFinished() && three.isFinished() && four.isFinished(), 60'000);
            QTRY_COMPARE_WITH_TIMEOUT(threads.progress(), (Progress{0, workers, 0, 0, 4}), 60'000);
        }
        threads.wait();
        QCOMPARE(ran.load(), 0);
        QCOMPARE(threads.progress(), (Progress{0, 0, workers, 0, 4}));
    }

    void aPausedOneToo_data() { addThreadedRows(); }
    void aPausedOneToo()
    {
        QFETCH(int, workers);
        Threads threads(workers);
        int drained = 0;
        connect(&threads, &Threads::drained, &threads, [&] { ++drained; });
        threads.pause(); // before any worker was started
        std::atomic<int> ran{0};
        {
            const auto entered = threads.enter();
            QFuture<int> one = task([&] { return ++ran; })();
            one.cancel();
            QTRY_VERIFY_WITH_TIMEOUT(one.isFinished(), 60'000);
            barrier(); // there is nothing left to wait for
            threads.wait();
        }
        QTRY_VERIFY_WITH_TIMEOUT(drained > 0, 60'000);
        threads.resume();
        QFuture<int> two;
        {
            const auto entered = threads.enter();
            two = task([&] { return ++ran; })();
        }
        threads.wait();
        QCOMPARE(two.result(), 1);
        QCOMPARE(threads.progress(), (Progress{0, 0, 1, 0, 1}));
    }

    /// The elements of a map that have not begun, too.
    void aQueuedMapToo_data() { addThreadedRows(); }
    void aQueuedMapToo()
    {
        QFETCH(int, workers);
        Threads threads(workers);
        std::atomic<int> ran{0};
        const auto count = task([&](int) { return ++ran; });
        {
            const auto entered = threads.enter();
            Hold hold(workers); // all are busy
            QFuture<int> many = mapped(count, QList<int>(1000, 1));
            many.cancel();
            QTRY_VERIFY_WITH_TIMEOUT(many.isFinished(), 60'000);
            QTRY_COMPARE_WITH_TIMEOUT(threads.progress(), (Progress{0, workers, 0, 0, 1000}), 60'000);
        }
        threads.wait();
        QCOMPARE(ran.load(), 0);
    }

    /// Calls that tasks have made, in a group and without.
    void aNestedOneToo_data() { addThreadedRows(); }
    void aNestedOneToo()
    {
        QFETCH(int, workers);
        Gate gate;
        std::mutex mutex;
        QList<QFuture<int>> futures; // kept: ThreadSanitizer does not see who lets one go last
        Threads threads(workers);
        std::atomic<int> ran{0};
        std::atomic<int> early{0};
        {
            const auto entered = threads.enter();
            const OpenAtEnd opens(gate);
            for (int i = 0; i < workers; ++i) {
                task([&] {
                    gate.pass(); // until all workers are here
                    const auto cancelled = [&] {
                        QFuture<int> one = task([&] { return ++ran; })();
                        one.cancel();
                        while (!one.isFinished())
                            std::this_thread::yield();
                        ++early;
                        const std::lock_guard lock(mutex);
                        futures.append(one);
                    };
                    cancelled();
                    const auto group = parallel::group();
                    cancelled();
                })();
            }
            gate.waitForArrivals(workers);
        }
        threads.wait();
        QCOMPARE(early.load(), 2 * workers);
        QVERIFY2(ran.load() < 2 * workers, "others may take some before they are cancelled");
        const Progress progress = threads.progress();
        QCOMPARE(progress.total(), qint64(3 * workers));
        QCOMPARE(progress.cancelled, qint64(2 * workers - ran.load()));
    }

    /// Many at a time, from several threads, while workers take and others stop groups.
    void manyAtOnce_data() { addThreadedRows(); }
    void manyAtOnce()
    {
        QFETCH(int, workers);
        constexpr int each = 5000;
        Threads threads(workers);
        std::atomic<int> ran{0};
        std::atomic<int> unsettled{0};
        std::vector<std::thread> callers;
        for (int c = 0; c < 3; ++c) {
            callers.emplace_back([&, c] {
                const auto entered = threads.enter();
                QList<QFuture<int>> futures;
                for (int i = 0; i < each; ++i) {
                    futures.append(task([&](int n) { return ++ran, n; })(i));
                    if (i % 3 == c)
                        futures[i / 2].cancel();
                    if (i % 1000 == 999) {
                        try {
                            const auto group = parallel::group();
                            futures.append(task([&](int n) { return ++ran, n; })(i));
                            group.cancel();
                        } catch (const CancelledError &) {
                        }
                    }
                }
                barrier();
                for (const QFuture<int> &future : std::as_const(futures))
                    unsettled += !future.isFinished();
            });
        }
        for (std::thread &caller : callers)
            caller.join();
        QCOMPARE(unsettled.load(), 0);
        const Progress progress = threads.progress();
        QCOMPARE(progress.total(), qint64(3 * (each + 5)));
        QCOMPARE(progress.completed(), progress.total());
    }
};

PARALLEL_TEST_MAIN(tst_Settled)
#include "tst_settled.moc"
