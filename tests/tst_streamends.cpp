// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How a loop over asCompleted() ends before its range: left, cancelled, timed out, or by an exception.

#include "support/counting.h"
#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qset.h>

#include <atomic>
#include <list>
#include <memory>
#include <numeric>
#include <ranges>
#include <thread>
#include <vector>

using namespace parallel;

class tst_StreamEnds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavingTheLoopCancelsTheRest_data() { addThreadedRows(); }
    void leavingTheLoopCancelsTheRest()
    {
        QFETCH(int, workers);
        Counting source(endless);
        std::atomic<int> stopped{0};
        std::atomic<int> begun{0};
        const auto hang = task([&](std::stop_token stop, int n) {
            ++begun;
            if (n == 0)
                return;
            waitForStop(stop);
            ++stopped;
        });
        {
            const auto threads = parallel::threads(workers);
            for (auto &&outcome : asCompleted(hang, source)) {
                QCOMPARE(outcome.index(), 0);
                break;
            }
            // All that ran has ended, and the rest was dropped.
            const Progress progress = threads->progress();
            QCOMPARE(progress.running, 0);
            QCOMPARE(progress.queued, 0);
            QCOMPARE(progress.total(), source.taken);
            QCOMPARE(stopped.load(), begun.load() - 1);
            QVERIFY(source.taken <= 1 + 2 * workers);
        } // and the scope has not failed
    }

    void aNestedFailureLeavesTheLoop_data() { addThreadedRows(); }
    void aNestedFailureLeavesTheLoop()
    {
        QFETCH(int, workers);
        const auto threads = parallel::threads(workers);
        const auto nested = task([] { throw std::out_of_range("nested"); });
        const auto loop = [&] {
            for (auto &&outcome : asCompleted(task([&](int) { nested(); }), std::views::iota(0)))
                Q_UNUSED(outcome);
        };
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, loop());
    }

    void anotherThreadsCancelEndsIt_data() { addThreadedRows(); }
    void anotherThreadsCancelEndsIt()
    {
        QFETCH(int, workers);
        bool thrown = false;
        try {
            const auto threads = parallel::threads(workers);
            for (auto &&outcome : asCompleted(task([](int n) { return n; }), std::views::iota(0))) {
                if (outcome.index() == 5)
                    threads->cancel();
            }
        } catch (const CancelledError &) {
            thrown = true;
        }
        QVERIFY(thrown);
    }

    /// Even where nothing is left to be dropped when somebody cancels.
    void neverEndsEarlyInSilence_data() { addThreadedRows(); }
    void neverEndsEarlyInSilence()
    {
        QFETCH(int, workers);
        bool wentOn = false; // with what follows the loop, as if all of the range had been there
        const auto job = [&] {
            const auto threads = parallel::threads(workers);
            for (auto &&outcome : asCompleted(task([](int n) { return n; }), std::views::iota(0))) {
                if (outcome.index() != 5)
                    continue;
                while (threads->progress().queued > 0 || threads->progress().running > 0)
                    std::this_thread::yield();
                threads->cancel();
            }
            wentOn = true;
        };
        QVERIFY_THROWS_EXCEPTION(CancelledError, job());
        QVERIFY(!wentOn);
    }

    void theTimeoutEndsIt_data() { addThreadedRows(); }
    void theTimeoutEndsIt()
    {
        QFETCH(int, workers);
        const auto loop = [&] {
            const auto threads =
                parallel::threads({.workers = workers, .timeout = std::chrono::milliseconds(20)});
            for (auto &&outcome :
                 asCompleted(task([](std::stop_token stop, int) { waitForStop(stop); }), std::views::iota(0)))
                Q_UNUSED(outcome);
        };
        QVERIFY_THROWS_EXCEPTION(TimeoutError, loop());
    }

    void whatTheRangeThrowsLeavesTheLoop_data() { addAllRows(); }
    void whatTheRangeThrowsLeavesTheLoop()
    {
        QFETCH(int, workers);
        const auto made = std::views::iota(0) | std::views::transform([](int n) {
                              if (n == 100)
                                  throw std::out_of_range("no more");
                              return n;
                          });
        int seen = 0;
        const auto loop = [&] {
            inScope(workers, [&] {
                for (auto &&outcome : asCompleted(task([](int n) { return n; }), made))
                    seen += outcome.succeeded();
            });
        };
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, loop());
        QVERIFY(seen <= 100);
    }

    void whatTheBodyThrowsLeavesTheLoop_data() { addAllRows(); }
    void whatTheBodyThrowsLeavesTheLoop()
    {
        QFETCH(int, workers);
        const auto loop = [&] {
            inScope(workers, [&] {
                for (auto &&outcome : asCompleted(task([](int n) { return n; }), std::views::iota(0))) {
                    if (outcome.index() == 10)
                        throw std::out_of_range("enough");
                }
            });
        };
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, loop());
    }
};

PARALLEL_TEST_MAIN(tst_StreamEnds)
#include "tst_streamends.moc"
