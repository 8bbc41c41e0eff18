// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Nested calls, groups and barriers: what is waited for, by whom, and that it never deadlocks.

#include "support/eventlog.h"
#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <functional>
#include <thread>

using namespace parallel;

class tst_Group : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nestedCallsAreWaitedFor_data() { addAllRows(); }
    void nestedCallsAreWaitedFor()
    {
        QFETCH(int, workers);
        std::atomic<int> leaves{0};
        std::function<void(int)> grow;
        const auto branch = task("branch", [&](int depth) { grow(depth); });
        grow = [&](int depth) {
            if (depth == 0) {
                ++leaves;
                return;
            }
            for (int i = 0; i < 3; ++i)
                branch(depth - 1);
        };
        inScope(workers, [&] { branch(7); });
        QCOMPARE(leaves.load(), 2187);
        leaves = 0;
        inScope(workers, [&] {
            branch(6);
            barrier();
            QCOMPARE(leaves.load(), 729);
            branch(5);
        });
        QCOMPARE(leaves.load(), 972);
    }

    void aBarrierSeparatesStages_data() { addAllRows(); }
    void aBarrierSeparatesStages()
    {
        QFETCH(int, workers);
        std::atomic<int> early{0};
        std::array<std::atomic<int>, 10> done{};
        inScope(workers, [&] {
            for (int stage = 0; stage < 10; ++stage) {
                const auto work = task([&, stage] {
                    if (stage > 0)
                        early += done[size_t(stage - 1)] != 40;
                    ++done[size_t(stage)];
                });
                for (int i = 0; i < 40; ++i)
                    work();
                barrier();
                QCOMPARE(done[size_t(stage)].load(), 40);
            }
        });
        QCOMPARE(early.load(), 0);
    }

    void outsideAScopeThereIsNothingToWaitFor()
    {
        barrier();
        const auto group = parallel::group();
        group.wait();
        group.cancel();
    }

    void aGroupWaitsForItsOwnOnly_data() { addThreadedRows(); }
    void aGroupWaitsForItsOwnOnly()
    {
        QFETCH(int, workers);
        Gate others;
        std::atomic<int> own{0};
        // What is not the group's holds all workers but one.
        inScope(workers, [&] {
            const OpenAtEnd opener(others);
            const auto block = task([&] { others.pass(); });
            for (int i = 1; i < workers; ++i)
                block();
            others.waitForArrivals(workers - 1);
            {
                const auto inner = task([&] { ++own; });
                const auto outer = task([&] {
                    inner();
                    inner();
                });
                const auto group = parallel::group();
                for (int i = 0; i < 20; ++i)
                    outer();
                group.wait();
                QCOMPARE(own.load(), 40);
                outer(); // it stays open for more
            }
            QCOMPARE(own.load(), 42);
            QCOMPARE(others.arrived(), workers - 1);
        });
    }

    void aGroupInATaskDoesNotWaitForItsSiblings_data() { addThreadedRows(); }
    void aGroupInATaskDoesNotWaitForItsSiblings()
    {
        QFETCH(int, workers);
        Gate late;
        std::atomic<bool> ended{false};
        inScope(workers, [&] {
            task([&] {
                task([&] { late.pass(); })(); // called before the group: not waited for
                {
                    const auto group = parallel::group();
                    task([&] {})();
                }
                ended = true;
                late.open();
            })();
        });
        QVERIFY(ended);
    }

    void aBarrierInAGroupWaitsForTheGroup_data() { addThreadedRows(); }
    void aBarrierInAGroupWaitsForTheGroup()
    {
        QFETCH(int, workers);
        Gate outside;
        std::atomic<int> ran{0};
        if (workers == 1)
            outside.open(); // or it would hold the only worker
        inScope(workers, [&] {
            const OpenAtEnd opener(outside);
            task([&] { outside.pass(); })();
            const auto group = parallel::group();
            for (int i = 0; i < 10; ++i)
                task([&] { ++ran; })();
            barrier();
            QCOMPARE(ran.load(), 10);
        });
    }

    /// Tasks that sleep in groups lend their place, but those that run are never too many.
    void neverMoreThanItsWorkersRun_data() { addThreadedRows(); }
    void neverMoreThanItsWorkersRun()
    {
        QFETCH(int, workers);
        Meter meter;
        std::atomic<int> ran{0};
        const auto leaf = task("leaf", [&] {
            const Meter::Visit visit(meter);
            std::this_thread::yield();
            ++ran;
        });
        const auto branch = task("branch", [&] {
            {
                const Meter::Visit visit(meter);
                std::this_thread::yield();
            }
            for (int round = 0; round < 3; ++round) {
                const auto group = parallel::group();
                for (int i = 0; i < 4; ++i)
                    leaf();
            }
            const Meter::Visit visit(meter);
            std::this_thread::yield();
        });
        inScope(workers, [&] {
            for (int i = 0; i < 60; ++i)
                branch();
        });
        QCOMPARE(ran.load(), 720);
        QVERIFY2(meter.most() <= workers, qPrintable(QString::number(meter.most())));
    }

    /// While a task sleeps in its group, its place is another one's.
    void aSleepingTaskLendsItsPlace()
    {
        Gate gate;
        Gate child;
        const auto threads = parallel::threads(2);
        const OpenAtEnd opener(gate);
        const auto sleeper = task("sleeper", [&] {
            const auto group = parallel::group();
            const auto wait = task("child", [&] {
                child.pass();
                gate.pass();
            });
            wait();
            wait(); // one is the sleeper's own to run, the other one is for the second worker
        });
        sleeper();
        child.waitForArrivals(2);
        // Both workers run children; the sleeper waits. A third task finds no place …
        QCOMPARE(threads->progress().running, 3);
        std::atomic<bool> ran{false};
        task([&] { ran = true; })();
        child.open();
        gate.open();
        barrier();
        QVERIFY(ran);
    }

    /// It runs its own descendants while it waits, and nothing else: anything else
    /// could re-enter what it is in the middle of.
    void aWaitingTaskRunsItsOwnOnly_data() { addThreadedRows(); }
    void aWaitingTaskRunsItsOwnOnly()
    {
        QFETCH(int, workers);
        static thread_local int inClient = 0;
        std::atomic<int> reentered{0};
        const auto client = task("client", [&] {
            reentered += inClient != 0;
            ++inClient;
            {
                const auto group = parallel::group();
                for (int i = 0; i < 3; ++i)
                    task([] { std::this_thread::yield(); })();
            }
            --inClient;
        });
        inScope(workers, [&] {
            for (int i = 0; i < 200; ++i)
                client();
        });
        QCOMPARE(reentered.load(), 0);
    }

    /// A call belongs to the group in which its caller's call was made.
    void nestedCallsBelongToTheirCallersGroup_data() { addThreadedRows(); }
    void nestedCallsBelongToTheirCallersGroup()
    {
        QFETCH(int, workers);
        std::atomic<int> leaves{0};
        const auto leaf = task([&] { ++leaves; });
        const auto twig = task([&] {
            leaf();
            leaf();
        });
        const auto branch = task([&] {
            twig();
            twig();
        });
        inScope(workers, [&] {
            for (int i = 1; i <= 30; ++i) {
                const auto group = parallel::group();
                branch();
                group.wait();
                QCOMPARE(leaves.load(), 4 * i);
            }
        });
    }

    void aContinuationsCallsAreWaitedFor_data() { addThreadedRows(); }
    void aContinuationsCallsAreWaitedFor()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        Gate gate;
        const auto give = task([&] {
            gate.pass();
            return 5;
        });
        const auto count = task([&](int n) { ran += n; });
        inScope(workers, [&] {
            const OpenAtEnd opener(gate);
            give().then([&](int n) {
                for (int i = 0; i < 10; ++i)
                    count(n);
            });
        });
        QCOMPARE(ran.load(), 50);
    }
};

PARALLEL_TEST_MAIN(tst_Group)
#include "tst_group.moc"
