// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// A worker takes several tiny calls at a time: nobody may notice, but for the time.

#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <numeric>
#include <thread>
#include <vector>

using namespace parallel;

namespace {

constexpr int tiny = 3000; // enough of them to be taken many at a time

} // namespace

class tst_TinyCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTaskThatBlocksKeepsNoOtherFromRunning_data()
    {
        QTest::addColumn<int>("workers");
        QTest::addColumn<int>("at");
        for (const int workers : {2, 8, 64}) {
            for (const int at : {0, 100, 1001, 2002, tiny - 8, tiny})
                QTest::addRow("%d workers, call %d", workers, at) << workers << at;
        }
    }
    void aTaskThatBlocksKeepsNoOtherFromRunning()
    {
        QFETCH(int, workers);
        QFETCH(int, at);
        for (int repetition = 0; repetition < 10; ++repetition) {
            Gate allDone;
            std::atomic<int> done{0};
            const auto small = task("tiny", [&] {
                if (done.fetch_add(1) + 1 == tiny)
                    allDone.open();
            });
            const auto waits = task("waits for all others", [&] { allDone.pass(); });
            const auto scope = threads({.workers = workers});
            for (int i = 0; i < tiny; ++i) {
                if (i == at)
                    waits();
                small();
            }
            if (at == tiny)
                waits();
        } // every scope ends
    }

    void whatWasTakenAndNotBegunCanBeCancelled_data() { addThreadedRows(); }
    void whatWasTakenAndNotBegunCanBeCancelled()
    {
        QFETCH(int, workers);
        Gate gate;
        std::atomic<int> ran{0};
        Threads threads({.workers = workers});
        const auto small = task("tiny", [&] { ++ran; });
        const auto blocks = task("blocks", [&] { gate.pass(); });
        {
            const OpenAtEnd open(gate);
            const auto entered = threads.enter();
            for (int i = 0; i < tiny; ++i)
                small();
            for (int i = 0; i < workers; ++i)
                blocks();
            for (int i = 0; i < tiny; ++i)
                small();
            gate.waitForArrivals(workers); // every worker is kept by one
            threads.cancel();
            QCOMPARE(threads.progress().queued, 0);
            QCOMPARE(threads.progress().running, workers);
        }
        QVERIFY_THROWS_EXCEPTION(CancelledError, threads.wait());
        QCOMPARE(int(threads.progress().succeeded), ran + workers);
        QCOMPARE(int(threads.progress().succeeded + threads.progress().cancelled), 2 * tiny + workers);
    }

    void oneWorkerKeepsTheOrder()
    {
        std::vector<int> order;
        Threads threads({.workers = 1});
        std::atomic<bool> over{false};
        std::thread controller([&] {
            while (!over) {
                threads.pause();
                threads.resume();
            }
        });
        {
            const auto entered = threads.enter();
            const auto note = task("note", [&](int i) { order.push_back(i); });
            for (int i = 0; i < 10 * tiny; ++i)
                note(i);
        }
        threads.wait();
        over = true;
        controller.join();
        std::vector<int> expected(10 * tiny);
        std::iota(expected.begin(), expected.end(), 0);
        QVERIFY(order == expected);
    }

    void fewerWorkersLeaveNothingBehind()
    {
        for (int repetition = 0; repetition < 50; ++repetition) {
            std::atomic<int> ran{0};
            Threads threads({.workers = 8});
            {
                const auto entered = threads.enter();
                const auto small = task("tiny", [&] { ++ran; });
                for (int i = 0; i < tiny; ++i) {
                    small();
                    if (i % 500 == 0)
                        threads.setWorkerCount(1 + i / 500 % 8);
                }
                threads.setWorkerCount(1);
            }
            threads.wait();
            QCOMPARE(ran.load(), tiny);
        }
    }
};

PARALLEL_TEST_MAIN(tst_TinyCalls)
#include "tst_tinycalls.moc"
