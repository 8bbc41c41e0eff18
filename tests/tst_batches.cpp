// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Each guard of one Threads is a batch: what fails in it, or takes too long, stops it
/// and no other one.

#include "support/gate.h"
#include "support/hold.h"
#include "support/refusal.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <optional>
#include <thread>

using namespace parallel;
using namespace std::chrono_literals;
using support::Refusal;

namespace {

const auto refuse = task("refuse", [](int code) { throw Refusal{code, "the server"}; });

} // namespace

class tst_Batches : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFailureStopsItsOwn_data() { addThreadedRows(); }
    void aFailureStopsItsOwn()
    {
        QFETCH(int, workers);
        std::atomic<int> ranOfFirst{0};
        std::atomic<int> ranOfSecond{0};
        const auto first = task("first", [&] { ++ranOfFirst; });
        const auto second = task("second", [&] { ++ranOfSecond; });
        Threads threads(workers);
        {
            std::optional<Hold> hold;
            {
                const auto entered = threads.enter();
                hold.emplace(workers); // so that nothing begins before all has been called
                refuse(1);
            }
            {
                const auto entered = threads.enter();
                for (int i = 0; i < 100; ++i)
                    second();
            }
        }
        QVERIFY_THROWS_EXCEPTION(Refusal, threads.wait());
        QCOMPARE(ranOfSecond.load(), 100);
        QCOMPARE(threads.progress(), (Progress{0, 0, workers + 100, 1, 0}));

        // What it drops is its own.
        {
            const auto entered = threads.enter();
            refuse(2);
            while (threads.progress().failed < 2)
                std::this_thread::yield();
            const auto other = threads.enter();
            for (int i = 0; i < 100; ++i)
                second();
            barrier(); // waits for the inner guard's calls, and has nothing to throw
        }
        QCOMPARE(ranOfSecond.load(), 200);
        QVERIFY_THROWS_EXCEPTION(Refusal, threads.wait());
    }

    /// The second guard's thread hears nothing of what failed in the first one.
    void aBarrierThrowsItsOwn_data() { addThreadedRows(); }
    void aBarrierThrowsItsOwn()
    {
        QFETCH(int, workers);
        Threads threads(workers);
        Gate firstFailed;
        Gate secondDone;
        const OpenAtEnd opens(secondDone);
        int caught = 0;
        std::thread other([&] {
            const auto entered = threads.enter();
            refuse(7);
            while (threads.progress().failed == 0)
                std::this_thread::yield();
            firstFailed.open();
            secondDone.pass();
            try {
                barrier();
            } catch (const Refusal &refusal) {
                caught = refusal.code;
            }
        });
        firstFailed.pass();
        bool threw = false;
        int result = 0;
        try {
            const auto entered = threads.enter();
            QFuture<int> mine = task([] { return 3; })();
            barrier();
            result = mine.result();
        } catch (...) {
            threw = true;
        }
        secondDone.open();
        other.join();
        QVERIFY(!threw);
        QCOMPARE(result, 3);
        QCOMPARE(caught, 7);
        threads.wait(); // all has been told
    }

    /// With Continue, in the order in which they failed, whichever batch it was in.
    void waitTellsOfAll_data() { addThreadedRows(); }
    void waitTellsOfAll()
    {
        QFETCH(int, workers);
        Threads threads({.workers = workers, .onFailure = OnFailure::Continue});
        const auto failAndWait = [&](int code) {
            refuse(code);
            while (threads.progress().failed < code)
                std::this_thread::yield();
        };
        const auto outer = threads.enter();
        failAndWait(1);
        {
            const auto inner = threads.enter();
            failAndWait(2);
        }
        failAndWait(3);
        QList<int> codes;
        try {
            threads.wait();
        } catch (const TaskFailures &failures) {
            for (const TaskInfo &failure : failures.failures())
                codes.append(failure.arguments.toInt());
        }
        QCOMPARE(codes, QList<int>({1, 2, 3}));
        threads.wait();
    }

    void aTimeoutOfABarrierStopsItsOwn_data() { addThreadedRows(); }
    void aTimeoutOfABarrierStopsItsOwn()
    {
        QFETCH(int, workers);
        Gate gate;
        Threads threads({.workers = workers, .timeout = 20ms});
        std::atomic<int> ran{0};
        const OpenAtEnd opens(gate);
        const auto entered = threads.enter();
        for (int i = 0; i < workers; ++i)
            task([&] { gate.pass(); })();
        for (int i = 0; i < 50; ++i)
            task([&] { ++ran; })();
        gate.waitForArrivals(workers);
        {
            const auto inner = threads.enter();
            QFuture<int> late = task([&] { return ++ran; })();
            QVERIFY_THROWS_EXCEPTION(TimeoutError, barrier());
            QVERIFY(late.isFinished());
            QVERIFY_THROWS_EXCEPTION(CancelledError, late.result());
        }
        gate.open();
        while (threads.progress().completed() < threads.progress().total())
            std::this_thread::yield();
        QCOMPARE(ran.load(), 50);
        threads.wait();
    }
};

PARALLEL_TEST_MAIN(tst_Batches)
#include "tst_batches.moc"
