// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Maps over ranges whose elements come one by one, and over more of them than the queue takes.

#include "support/gate.h"
#include "support/numbers.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <ranges>

using namespace parallel;

namespace {

/// 0 to 99, each of which is made only after \a ran has come to be as large.
auto oneByOne(std::atomic<int> &ran)
{
    return std::views::iota(0, 100) | std::views::filter([&ran](int n) {
               while (ran.load() < n)
                   std::this_thread::yield();
               return true;
           });
}

} // namespace

class tst_LazyMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// An element that is there runs while the next one is still being made.
    void elementsRunAsTheyCome_data() { addAllRows(); }
    void elementsRunAsTheyCome()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        const auto count = task([&](int n) {
            ++ran;
            return n;
        });
        inScope(workers, [&] { QCOMPARE(parallel::map(count, oneByOne(ran)), numbers(100)); });
        ran = 0;
        QFuture<int> future;
        inScope(workers, [&] { future = parallel::mapped(count, oneByOne(ran)); });
        QCOMPARE(future.results(), numbers(100));
        QCOMPARE(future.progressMaximum(), 100);
        QCOMPARE(future.progressValue(), 100);
    }

    /// Where there are no threads, each runs before the next one is made.
    void isLazyWithoutThreads_data()
    {
        QTest::addColumn<int>("workers");
        QTest::newRow("PARALLEL_ENABLED=0") << disabled;
        QTest::newRow("no scope") << noScope;
    }
    void isLazyWithoutThreads()
    {
        QFETCH(int, workers);
        int made = 0;
        auto source = std::views::iota(0, 10) | std::views::filter([&](int) { return ++made; });
        QList<int> seen;
        inScope(workers, [&] { parallel::map(task([&](int) { seen.append(made); }), source); });
        QCOMPARE(seen.size(), 10);
        QCOMPARE(seen.first(), 1);
        QVERIFY(seen.last() <= 10);
    }

    void whatTheRangeThrowsLeavesTheMap_data() { addAllRows(); }
    void whatTheRangeThrowsLeavesTheMap()
    {
        QFETCH(int, workers);
        auto broken = std::views::iota(0, 1000) | std::views::filter([](int n) {
                          if (n == 500)
                              throw std::out_of_range("no more");
                          return true;
                      });
        const auto same = task([](int n) { return n; });
        inScope(workers, [&] {
            QVERIFY_THROWS_EXCEPTION(std::out_of_range, parallel::map(same, broken));
            QVERIFY_THROWS_EXCEPTION(std::out_of_range, parallel::mapped(same, broken));
        });
    }

    void aFailureEndsTheTaking_data() { addThreadedRows(); }
    void aFailureEndsTheTaking()
    {
        QFETCH(int, workers);
        const auto threads = parallel::threads(workers);
        const auto fail = task([](int n) {
            if (n == 10)
                throw std::out_of_range("ten");
        });
        auto endless = std::views::iota(0) | std::views::filter([](int) { return true; });
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, parallel::map(fail, endless));
    }

    /// More than the limit are never queued, whatever the range is.
    void honoursTheQueueLimit_data()
    {
        QTest::addColumn<int>("workers");
        QTest::addColumn<bool>("inTask");
        for (const int workers : {1, 2, 8, 64}) {
            QTest::addRow("%d workers", workers) << workers << false;
            QTest::addRow("%d workers, in a task", workers) << workers << true;
        }
    }
    void honoursTheQueueLimit()
    {
        QFETCH(int, workers);
        QFETCH(bool, inTask);
        const auto threads = parallel::threads({.workers = workers, .queueLimit = 5});
        std::atomic<qint64> most{0};
        std::atomic<int> ran{0};
        const auto look = task([&](int n) {
            const qint64 queued = threads->progress().queued;
            qint64 before = most.load();
            while (queued > before && !most.compare_exchange_weak(before, queued)) {
            }
            ++ran;
            return n;
        });
        const auto job = [&] {
            auto lazy = std::views::iota(0, 500) | std::views::filter([](int) { return true; });
            QCOMPARE(parallel::map(look, numbers(500)), numbers(500));
            QCOMPARE(parallel::map(look, lazy), numbers(500));
            QFuture<int> future;
            {
                const auto group = parallel::group();
                future = parallel::mapped(look, lazy);
            }
            QCOMPARE(future.results(), numbers(500));
        };
        if (inTask)
            task(job)();
        else
            job();
        parallel::barrier();
        QCOMPARE(ran.load(), 1500);
        // One more is counted as called before it has its place.
        QVERIFY2(most.load() <= 5 + 1, qPrintable(QString::number(most.load())));
    }

    /// A full queue makes mapped() wait until there is room.
    void mappedWaitsForRoom()
    {
        Gate gate;
        const auto threads = parallel::threads({.workers = 2, .queueLimit = 3});
        const OpenAtEnd opened(gate);
        std::atomic<bool> returned{false};
        std::thread opener([&] {
            gate.waitForArrivals(2);
            if (!returned.load())
                gate.open();
        });
        QFuture<void> future = parallel::mapped(task([&](int) { gate.pass(); }), numbers(20));
        returned = true;
        opener.join();
        gate.open();
        future.waitForFinished();
        QVERIFY(gate.arrived() == 20);
    }
};

PARALLEL_TEST_MAIN(tst_LazyMap)
#include "tst_lazymap.moc"
