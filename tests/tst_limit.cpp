// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Limits: how many calls of a task run at the same time.

#include "support/eventlog.h"
#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <functional>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

using namespace parallel;
using namespace std::chrono_literals;

namespace {

/// The only place of a limit is taken, some calls wait for it, and some for their time. The child
/// of a fork has none of them: it has places of its own.
QString forkWhileSomeWait()
{
    Gate gate;
    std::atomic<int> ran{0};
    const auto hold = task("hold",
                           [&](bool waits) {
                               if (waits)
                                   gate.pass();
                               ++ran;
                           })
                          .limit(1)
                          .limit(1, [](bool) { return 1; });
    const auto later = task("later", [&] { ++ran; }).delay(1h);
    QString wrong;
    {
        const auto threads = parallel::threads(2);
        const OpenAtEnd openAtEnd(gate);
        hold(true);
        gate.waitForArrivals(1);
        for (int i = 0; i < 5; ++i) {
            hold(false);
            later();
        }
        const pid_t child = ::fork();
        if (child == 0) {
            hold(false);
            const bool isSerial = ran == 1;
            task([&] { ++ran; }).retry({.attempts = 2, .firstDelay = 1ms}).timeout(1h).rate(1, 1ms)();
            std::_Exit(isSerial && ran == 2 ? 0 : 1);
        }
        int status = 0;
        if (::waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
            wrong = QStringLiteral("the child has not run its calls");
        gate.open();
        while (threads->progress().succeeded < 6)
            std::this_thread::yield();
        threads->cancel();
        try {
            threads->wait();
        } catch (const CancelledError &) {
        }
    }
    if (ran != 6)
        wrong += QStringLiteral("%1 have run").arg(ran.load());
    return wrong;
}

} // namespace

class tst_Limit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noMoreRunAtTheSameTime_data() { addAllRows(); }
    void noMoreRunAtTheSameTime()
    {
        QFETCH(int, workers);
        Meter meter;
        std::atomic<int> ran{0};
        const auto load = task("load", [&] {
                              const Meter::Visit visit(meter);
                              std::this_thread::yield();
                              ++ran;
                          }).limit(3);
        inScope(workers, [&] {
            for (int i = 0; i < 2000; ++i)
                load();
        });
        QCOMPARE(ran.load(), 2000);
        QVERIFY(meter.most() <= 3);
    }

    /// Also not in several scopes at the same time.
    void aLimitIsOneForAllScopes()
    {
        Meter meter;
        std::atomic<int> ran{0};
        const auto load = task("load", [&] {
                              const Meter::Visit visit(meter);
                              std::this_thread::yield();
                              ++ran;
                          }).limit(2);
        // With another label and a retry, it is the same limit.
        const auto labelled = load.label([] { return "x"; }).retry();
        std::vector<std::thread> others;
        for (int i = 0; i < 4; ++i) {
            others.emplace_back([&, i] {
                inScope(i == 0 ? noScope : 4, [&] {
                    for (int n = 0; n < 500; ++n)
                        i % 2 ? load() : labelled();
                });
            });
        }
        for (std::thread &other : others)
            other.join();
        QCOMPARE(ran.load(), 2000);
        QVERIFY(meter.most() <= 2);
    }

    void allPlacesAreUsed()
    {
        Gate gate;
        std::atomic<int> others{0};
        const auto threads = parallel::threads(8);
        const OpenAtEnd openAtEnd(gate);
        const auto load = task("load", [&] { gate.pass(); }).limit(5);
        for (int i = 0; i < 20; ++i)
            load();
        gate.waitForArrivals(5);
        // Those that wait hold no worker.
        const auto other = task("other", [&] { ++others; });
        for (int i = 0; i < 100; ++i)
            other();
        QTRY_COMPARE(others.load(), 100);
        QCOMPARE(gate.arrived(), 5);
        QCOMPARE(threads->progress().queued, 15);
        gate.open();
    }

    void aFailureGivesItsPlaceBack_data() { addAllRows(); }
    void aFailureGivesItsPlaceBack()
    {
        QFETCH(int, workers);
        Meter meter;
        std::atomic<int> tried{0};
        const auto load = task("load",
                               [&](int) {
                                   const Meter::Visit visit(meter);
                                   ++tried;
                                   if (thisTask::attempt() < 3)
                                       throw std::runtime_error("not yet");
                               })
                              .limit(2, [](int i) { return i % 3; })
                              .retry({.attempts = 3, .firstDelay = 0ms})
                              .limit(4);
        inScope(workers, [&] {
            for (int i = 0; i < 300; ++i)
                load(i);
        });
        QCOMPARE(tried.load(), 900);
        QVERIFY(meter.most() <= 4);
    }

    /// What waits is dropped at once, and its places are nobody's.
    void whatWaitsIsDroppedAtOnce_data() { addThreadedRows(); }
    void whatWaitsIsDroppedAtOnce()
    {
        QFETCH(int, workers);
        Gate gate;
        const OpenAtEnd openAtEnd(gate);
        const auto load = task("load", [&] { gate.pass(); }).limit(1);
        const auto value = task("value", [&] { return 1; }).limit(1, [] { return 0; }).delay(1h);
        {
            const auto threads = parallel::threads(workers);
            load();
            for (int i = 0; i < 50; ++i)
                load();
            QList<QFuture<int>> futures;
            for (int i = 0; i < 50; ++i)
                futures.append(value());
            gate.waitForArrivals(1);
            for (int i = 0; i < 25; ++i)
                futures[i].cancel();
            for (int i = 0; i < 25; ++i)
                QTRY_VERIFY(futures[i].isFinished());
            QTRY_COMPARE(threads->progress(), (Progress{.queued = 75, .running = 1, .cancelled = 25}));
            threads->cancel();
            QCOMPARE(threads->progress(), (Progress{.running = 1, .cancelled = 100}));
            for (QFuture<int> &future : futures)
                QVERIFY(future.isFinished());
            gate.open();
            QVERIFY_THROWS_EXCEPTION(CancelledError, threads->wait());
        }
        // The limit is as new.
        std::atomic<bool> ran{false};
        inScope(workers, [&] { load(); });
        inScope(workers, [&] { task([&] { ran = true; }).limit(1)(); });
        QVERIFY(ran);
    }

    /// The wait of a group ends with the failure, and the others' calls stay.
    void aGroupThatFailsDropsItsOwn()
    {
        const auto threads = parallel::threads(4);
        const auto later = task("later", [] {}).delay(1h);
        std::atomic<int> ran{0};
        const auto soon = task("soon", [&] { ++ran; }).delay(20ms);
        soon();
        const auto fails = task("fails", [] { throw std::runtime_error("no"); });
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, [&] {
            const auto group = parallel::group();
            for (int i = 0; i < 20; ++i)
                later();
            fails();
        }());
        threads->wait();
        QCOMPARE(ran.load(), 1);
    }

    /// A task that waits for its group gives its places back meanwhile: it cannot wait for itself.
    void aLimitedTaskMayWaitForItself_data() { addAllRows(); }
    void aLimitedTaskMayWaitForItself()
    {
        QFETCH(int, workers);
        Meter meter;
        std::atomic<int> leaves{0};
        std::function<void(int)> grow;
        const auto branch = task("branch", [&](int depth) { grow(depth); }).limit(2).limit(1, [](int depth) {
            return depth;
        });
        grow = [&](int depth) {
            if (depth == 0) {
                const Meter::Visit visit(meter);
                std::this_thread::yield();
                ++leaves;
                return;
            }
            const auto group = parallel::group();
            for (int i = 0; i < 3; ++i)
                branch(depth - 1);
        };
        inScope(workers, [&] {
            branch(4);
            branch(3);
        });
        QCOMPARE(leaves.load(), 81 + 27);
        QCOMPARE(meter.most(), 1);
        // Also in a scope of its own.
        std::function<void()> nested;
        const auto outer = task("outer", [&] { nested(); }).limit(1);
        std::atomic<int> depth{0};
        nested = [&] {
            if (++depth == 3)
                return;
            const auto threads = parallel::threads(2);
            outer();
        };
        inScope(workers, [&] { outer(); });
        QCOMPARE(depth.load(), 3);
    }

    void aForkedChildHasPlacesOfItsOwn()
    {
#if !defined(__SANITIZE_THREAD__) // whose own locks do not survive a fork beside other threads
        QCOMPARE(runChild("forkWhileSomeWait"), QString());
#endif
    }

    /// Who waited there is gone with its threads, and others go on.
    void aLimitOutlivesThreads()
    {
        Gate gate;
        const OpenAtEnd openAtEnd(gate);
        std::atomic<int> ran{0};
        const auto load = task("load", [&](bool waits) {
                              if (waits)
                                  gate.pass();
                              ++ran;
                          }).limit(1);
        Threads longLived(2);
        {
            const auto entered = longLived.enter();
            load(true);
            gate.waitForArrivals(1);
        }
        {
            Threads shortLived(2);
            const auto entered = shortLived.enter();
            for (int i = 0; i < 100; ++i)
                load(false);
            QCOMPARE(shortLived.progress().queued, 100);
        }
        const auto entered = longLived.enter();
        load(false);
        gate.open();
        longLived.wait();
        QCOMPARE(ran.load(), 2);
    }
};

PARALLEL_TEST_MAIN(tst_Limit, {"forkWhileSomeWait", &forkWhileSomeWait})
#include "tst_limit.moc"
