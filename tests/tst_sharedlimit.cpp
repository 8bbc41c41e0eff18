// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Limits and rates that several scopes share: who cannot start a call keeps no place from who can.

#include "support/eventlog.h"
#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"
#include "support/waits.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <functional>
#include <thread>

using namespace parallel;
using namespace std::chrono_literals;

namespace {

/// Of which not more run at the same time than \a most.
struct Counted
{
    explicit Counted(int mostAtOnce) : most(mostAtOnce) {}

    void run()
    {
        const Meter::Visit visit(meter);
        std::this_thread::yield();
        ++ran;
    }

    const int most;
    Meter meter;
    std::atomic<int> ran{0};
};

} // namespace

class tst_SharedLimit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What is queued in a scope that is paused has no place.
    void aPausedScopeHoldsUpNoOther_data() { addThreadedRows(); }
    void aPausedScopeHoldsUpNoOther()
    {
        QFETCH(int, workers);
        for (const bool isRate : {false, true}) {
            Counted counted(2);
            const auto plain = task("load", [&] { counted.run(); });
            const auto load = isRate ? plain.rate(1000, 1s) : plain.limit(counted.most);
            Threads paused(workers);
            paused.pause();
            {
                const auto entered = paused.enter();
                for (int i = 0; i < 100; ++i)
                    load();
            }
            inScope(workers, [&] {
                for (int i = 0; i < 100; ++i)
                    load();
            });
            QCOMPARE(counted.ran.load(), 100);
            paused.resume();
            paused.wait();
            QCOMPARE(counted.ran.load(), 200);
            if (!isRate)
                QVERIFY(counted.meter.most() <= counted.most);
        }
    }

    /// Nor has what waited for a place, and was to have the next one when its scope was paused.
    void whoseTurnItIsButCannotStartHoldsUpNoOther_data() { addAllRows(); }
    void whoseTurnItIsButCannotStartHoldsUpNoOther()
    {
        QFETCH(int, workers);
        Gate gate;
        Counted counted(1);
        const auto load = task("load", [&](bool waits) {
                              if (waits)
                                  gate.pass();
                              counted.run();
                          }).limit(counted.most);
        Threads paused(2);
        const OpenAtEnd openAtEnd(gate);
        {
            const auto entered = paused.enter();
            load(true);
            gate.waitForArrivals(1);
            for (int i = 0; i < 50; ++i)
                load(false);
        }
        paused.pause();
        gate.open();
        QTRY_COMPARE(counted.ran.load(), 1);
        inScope(workers, [&] {
            for (int i = 0; i < 50; ++i)
                load(false);
        });
        QCOMPARE(counted.ran.load(), 51);
        paused.resume();
        paused.wait();
        QCOMPARE(counted.ran.load(), 101);
        QCOMPARE(counted.meter.most(), 1);
    }

    /// A call that is queued behind a task which waits for another call of the same limit.
    void aTaskWaitsForTheSameLimitInAScopeOfItsOwn_data() { addThreadedRows(); }
    void aTaskWaitsForTheSameLimitInAScopeOfItsOwn()
    {
        QFETCH(int, workers);
        for (const int most : {1, 2, 5}) {
            Counted counted(most);
            const auto load = task("load", [&](int) { counted.run(); }).limit(most).limit(most, [](int i) {
                return i % 2;
            });
            const auto parent = task("parent", [&] {
                const auto threads = parallel::threads(workers);
                for (int i = 0; i < 10; ++i)
                    load(i);
            });
            inScope(1, [&] {
                for (int i = 0; i < 10; ++i) {
                    parent();
                    load(i);
                }
            });
            QCOMPARE(counted.ran.load(), 110);
            QVERIFY(counted.meter.most() <= most);
        }
    }

    /// Where both have waited for it, and the outer one's turn comes first.
    void aTaskWaitsForWhoseTurnIsBehindIt_data() { addThreadedRows(); }
    void aTaskWaitsForWhoseTurnIsBehindIt()
    {
        QFETCH(int, workers);
        Gate gate;
        Counted counted(1);
        std::atomic<bool> outerWaits{false};
        std::atomic<bool> innerWaits{false};
        const auto load = task("load", [&](bool waits) {
                              if (waits)
                                  gate.pass();
                              counted.run();
                          }).limit(counted.most);
        Threads holder(1);
        const OpenAtEnd openAtEnd(gate);
        {
            const auto entered = holder.enter();
            load(true);
        }
        gate.waitForArrivals(1);
        inScope(1, [&] {
            const auto parent = task("parent", [&] {
                while (!outerWaits)
                    std::this_thread::yield();
                const auto threads = parallel::threads(workers);
                load(false);
                innerWaits = true;
            });
            parent();
            load(false);
            outerWaits = true;
            while (!innerWaits)
                std::this_thread::yield();
            gate.open();
        });
        holder.wait();
        QCOMPARE(counted.ran.load(), 3);
    }

    /// Scopes that all have calls take turns, and a busy one does not keep another one out.
    void scopesTakeTurns_data() { addThreadedRows(); }
    void scopesTakeTurns()
    {
        QFETCH(int, workers);
        Counted counted(1);
        std::atomic<bool> otherIsDone{false};
        std::function<void()> goOn;
        const auto load = task("load", [&](bool repeats) {
                              counted.run();
                              if (repeats && !otherIsDone)
                                  goOn();
                          }).limit(counted.most);
        goOn = [&] { load(true); };
        Threads busy(workers);
        {
            const auto entered = busy.enter();
            for (int i = 0; i < 100; ++i)
                load(true);
        }
        inScope(workers, [&] {
            for (int i = 0; i < 100; ++i)
                load(false);
        });
        otherIsDone = true;
        busy.wait();
        QVERIFY(counted.ran.load() >= 200);
        QCOMPARE(counted.meter.most(), 1);
    }

    /// What is dropped gives its turn to others, of its own scope and of another one.
    void aDroppedTurnIsTheNextOnes_data() { addThreadedRows(); }
    void aDroppedTurnIsTheNextOnes()
    {
        QFETCH(int, workers);
        Gate gate;
        Counted counted(1);
        const auto load = task("load", [&](bool waits) {
                              if (waits)
                                  gate.pass();
                              counted.run();
                              return 1;
                          }).limit(counted.most);
        Threads paused(workers);
        const OpenAtEnd openAtEnd(gate);
        QList<QFuture<int>> futures;
        {
            const auto entered = paused.enter();
            futures.append(load(true));
            gate.waitForArrivals(1);
            for (int i = 0; i < 10; ++i)
                futures.append(load(false));
            paused.pause();
            gate.open();
            futures[0].waitForFinished();
            for (int i = 1; i < 6; ++i)
                futures[i].cancel();
            for (int i = 1; i < 6; ++i)
                QTRY_VERIFY(futures[i].isFinished());
        }
        inScope(workers, [&] {
            for (int i = 0; i < 10; ++i)
                load(false);
        });
        QCOMPARE(counted.ran.load(), 11);
        paused.resume();
        paused.wait();
        QCOMPARE(counted.ran.load(), 16);
    }
};

PARALLEL_TEST_MAIN(tst_SharedLimit)
#include "tst_sharedlimit.moc"
