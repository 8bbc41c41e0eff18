// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What the threads of parallel::concurrent do that stand for a QThreadPool.

#include "concurrent/pool.h"
#include "support/eventlog.h"
#include "support/gate.h"
#include "support/numbers.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/concurrent.h>
#include <libparallel/parallel.h>

#include <array>
#include <atomic>
#include <thread>

using namespace parallel;

namespace {

QString endsWithCallsUnderWay()
{
    auto *const gate = new Gate; // stays when the program ends
    concurrent::task([gate] { gate->pass(); }).spawn(concurrent::FutureResult::Ignore);
    gate->waitForArrivals(1);
    gate->open();
    for (int i = 0; i < 100; ++i)
        concurrent::task([] { std::this_thread::yield(); }).spawn(concurrent::FutureResult::Ignore);
    return {};
}

QString waitsForThemWithTheApplication()
{
    std::atomic<int> ran{0};
    {
        int argc = 1;
        char name[] = "program";
        char *argv[] = {name, nullptr};
        const QCoreApplication application(argc, argv);
        for (int i = 0; i < 100; ++i) {
            concurrent::task([&ran] {
                std::this_thread::yield();
                ++ran;
            }).spawn(concurrent::FutureResult::Ignore);
        }
    }
    return ran == 100 ? QString() : QStringLiteral("ran %1 of 100").arg(ran);
}

} // namespace

class tst_ConcurrentPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsRunOnThePoolsThreads_data() { addThreadedRows(); }
    void callsRunOnThePoolsThreads()
    {
        QFETCH(int, workers);
        Pool pool(workers);
        const auto isOn = [](const QThreadPool *on) { return on->contains(QThread::currentThread()); };
        QVERIFY(concurrent::run(&pool, isOn, &pool).result());
        QVERIFY(concurrent::run(isOn, QThreadPool::globalInstance()).result());
        QCOMPARE(concurrent::blockingFiltered(&pool, numbers(100), [&](int) { return isOn(&pool); }).size(),
                 100);
    }

    /// Those of higher priority first, as QThreadPool::start() has it.
    void prioritiesAreThoseOfThePool()
    {
        Pool pool(1);
        Gate gate;
        const OpenAtEnd opener(gate);
        EventLog log;
        const auto spawn = [&](const QString &name, int priority) {
            concurrent::task([&log, name] { log.add(name); })
                .onThreadPool(pool)
                .withPriority(priority)
                .spawn(concurrent::FutureResult::Ignore);
        };
        pool.start([&gate] { gate.pass(); });
        gate.waitForArrivals(1);
        spawn("low", -1);
        spawn("usual", 0);
        spawn("high", 1);
        gate.open();
        QTRY_COMPARE(log.events(), (QStringList{"high", "usual", "low"}));
    }

    void asManyRunAsTheirPoolMayHave()
    {
        Pool pool(2);
        Meter meter;
        const auto visit = [&meter](int) {
            const Meter::Visit inside(meter);
            std::this_thread::yield();
        };
        QList<int> list = numbers(1000);
        concurrent::blockingMap(&pool, list, visit);
        QVERIFY(meter.most() <= 2);
        pool.setMaxThreadCount(3);
        Gate gate;
        const OpenAtEnd opener(gate);
        for (int i = 0; i < 3; ++i)
            concurrent::task([&gate] { gate.pass(); })
                .onThreadPool(pool)
                .spawn(concurrent::FutureResult::Ignore);
        gate.waitForArrivals(3);
    }

    void aPoolsEndWaitsForItsCalls_data() { addThreadedRows(); }
    void aPoolsEndWaitsForItsCalls()
    {
        QFETCH(int, workers);
        for (int round = 0; round < 3; ++round) { // at the same address
            std::atomic<int> ran{0};
            {
                Pool pool(workers);
                for (int i = 0; i < 100; ++i) {
                    concurrent::task([&ran] {
                        std::this_thread::yield();
                        ++ran;
                    })
                        .onThreadPool(pool)
                        .spawn(concurrent::FutureResult::Ignore);
                }
            }
            QCOMPARE(ran.load(), 100);
        }
    }

    /// Each has its own way in, which ends with it, while its calls go on.
    void anyThreadCalls_data() { addThreadedRows(); }
    void anyThreadCalls()
    {
        QFETCH(int, workers);
        Pool pool(workers);
        std::array<QList<QFuture<int>>, 10> all;
        {
            std::vector<std::jthread> callers;
            for (QList<QFuture<int>> &futures : all) {
                callers.emplace_back([&pool, &futures] {
                    for (int i = 0; i < 100; ++i)
                        futures.append(concurrent::run(&pool, [i] { return i; }));
                });
            }
        }
        for (const QList<QFuture<int>> &futures : all) {
            for (int i = 0; i < 100; ++i)
                QCOMPARE(futures.at(i).result(), i);
        }
    }

    void theProgramEnds() { QCOMPARE(runChild("ends"), QString()); }
    void theApplicationWaits() { QCOMPARE(runChild("waits"), QString()); }
};

PARALLEL_TEST_MAIN(tst_ConcurrentPool, {"ends", &endsWithCallsUnderWay},
                   {"waits", &waitsForThemWithTheApplication})
#include "tst_concurrentpool.moc"
