// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// A wait that takes too long: it cancels all, and says so.

#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <cstring>

using namespace parallel;
using namespace std::chrono_literals;

class tst_Timeout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
            QVERIFY_THROWS_EXCEPTION(CancelledError, dropped.result());
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
};

PARALLEL_TEST_MAIN(tst_Timeout)
#include "tst_timeout.moc"
