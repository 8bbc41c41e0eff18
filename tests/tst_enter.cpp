// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Threads that are entered: from outside, and by tasks.

#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"
#include "support/threadname.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <thread>
#include <vector>

using namespace parallel;

class tst_Enter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enteringDirectsCalls_data() { addThreadedRows(); }
    void enteringDirectsCalls()
    {
        QFETCH(int, workers);
        Threads threads({.workers = workers, .name = "member"});
        std::atomic<int> there{0};
        const auto look = task([&] { there += threadName().startsWith(QLatin1String("member-")); });
        look(); // not entered: here
        {
            const auto entered = threads.enter();
            for (int i = 0; i < 30; ++i)
                look();
        }
        look();
        threads.wait();
        QCOMPARE(there.load(), 30);
        QCOMPARE(threads.progress(), (Progress{0, 0, 30, 0, 0}));
    }

    void theGuardOfEnterDoesNotWait_data() { addThreadedRows(); }
    void theGuardOfEnterDoesNotWait()
    {
        QFETCH(int, workers);
        Threads threads(workers);
        Gate gate;
        const OpenAtEnd opener(gate);
        for (int i = 0; i < 20; ++i) {
            const auto entered = threads.enter();
            task([&] { gate.pass(); })();
        }
        QCOMPARE(threads.progress().completed(), 0);
        gate.open();
        threads.wait();
        QCOMPARE(threads.progress().succeeded, 20);
    }

    void aTaskMayEnterItsOwnThreads_data() { addThreadedRows(); }
    void aTaskMayEnterItsOwnThreads()
    {
        QFETCH(int, workers);
        Threads threads(workers);
        std::atomic<int> ran{0};
        const auto count = task([&] { ++ran; });
        {
            const auto entered = threads.enter();
            for (int i = 0; i < 10; ++i) {
                task([&] {
                    const auto again = threads.enter();
                    count();
                    barrier(); // for what was called since
                    count();
                })();
            }
        }
        threads.wait();
        QCOMPARE(ran.load(), 20);
    }

    void aTaskMayEnterOtherThreads_data() { addThreadedRows(); }
    void aTaskMayEnterOtherThreads()
    {
        QFETCH(int, workers);
        Threads others({.workers = workers, .name = "others"});
        std::atomic<int> there{0};
        inScope(workers, [&] {
            for (int i = 0; i < 50; ++i) {
                task([&] {
                    const auto entered = others.enter();
                    task([&] { there += threadName().startsWith(QLatin1String("others-")); })();
                })();
            }
        });
        others.wait();
        QCOMPARE(there.load(), 50);
    }

    /// While the last calls of a guard that is gone still run, guards come and go.
    void guardsComeAndGo_data() { addThreadedRows(); }
    void guardsComeAndGo()
    {
        QFETCH(int, workers);
        Threads threads(workers);
        std::atomic<int> ran{0};
        const auto leaf = task([&] { ++ran; });
        const auto work = task([&] {
            leaf();
            ++ran;
        });
        std::vector<std::thread> callers;
        for (int t = 0; t < 3; ++t) {
            callers.emplace_back([&] {
                for (int i = 0; i < 300; ++i) {
                    const auto entered = threads.enter();
                    work();
                    if (i % 50 == 0)
                        barrier();
                }
            });
        }
        for (std::thread &caller : callers)
            caller.join();
        threads.wait();
        QCOMPARE(ran.load(), 1800);
        QCOMPARE(threads.progress(), (Progress{0, 0, 1800, 0, 0}));
    }
};

PARALLEL_TEST_MAIN(tst_Enter)
#include "tst_enter.moc"
