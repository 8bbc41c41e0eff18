// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Which elements of a map run when, and who owns them and their results.

#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <list>
#include <memory>
#include <numeric>
#include <thread>
#include <vector>

using parallel::task;

namespace {

std::vector<int> numbers(int count)
{
    std::vector<int> list(std::size_t(count), 0);
    std::iota(list.begin(), list.end(), 0);
    return list;
}

std::vector<std::unique_ptr<int>> pointers(int count)
{
    std::vector<std::unique_ptr<int>> list;
    for (int i = 0; i < count; ++i)
        list.push_back(std::make_unique<int>(i));
    return list;
}

/// One element waits for a later one, as far as workers are concerned: it blocks.
class Waits
{
public:
    Waits(int which, int forWhich) : m_which(which), m_for(forWhich) {}
    void operator()(int n)
    {
        if (n == m_for)
            m_gate.open();
        else if (n == m_which)
            m_gate.pass();
    }

private:
    const int m_which;
    const int m_for;
    Gate m_gate;
};

} // namespace

class tst_MapElements : public QObject
{
    Q_OBJECT

    static void addSeveralWorkersRows()
    {
        QTest::addColumn<int>("workers");
        for (const int workers : {2, 8, 64})
            QTest::addRow("%d workers", workers) << workers;
    }

private Q_SLOTS:
    void anElementMayWaitForTheNext_data() { addSeveralWorkersRows(); }
    void anElementMayWaitForTheNext()
    {
        QFETCH(int, workers);
        const auto threads = parallel::threads(workers);
        for (int i = 0; i < 10; ++i) {
            Waits waits(3000, 3001);
            std::atomic<int> ran{0};
            parallel::map(task([&](int n) {
                              waits(n);
                              ++ran;
                          }),
                          numbers(6000));
            QCOMPARE(ran.load(), 6000);
        }
    }

    void orForAnyLaterOne_data()
    {
        QTest::addColumn<int>("workers");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("forWhich");
        for (const int workers : {2, 8, 64}) {
            for (const int count : {2, 3, 100, 20'000}) {
                QTest::addRow("%d workers, the first of %d for the second", workers, count)
                    << workers << count << 0 << 1;
                QTest::addRow("%d workers, the first of %d for the last", workers, count)
                    << workers << count << 0 << count - 1;
                QTest::addRow("%d workers, the last but one of %d for the last", workers, count)
                    << workers << count << count - 2 << count - 1;
            }
        }
    }
    void orForAnyLaterOne()
    {
        QFETCH(int, workers);
        QFETCH(int, count);
        QFETCH(int, which);
        QFETCH(int, forWhich);
        const auto threads = parallel::threads(workers);
        Waits waits(which, forWhich);
        QFuture<int> future = parallel::mapped(task([&](int n) {
                                                   waits(n);
                                                   return n;
                                               }),
                                               numbers(count));
        future.waitForFinished();
        parallel::barrier();
        QCOMPARE(future.resultCount(), count);
    }

    void inATaskToo_data() { addSeveralWorkersRows(); }
    void inATaskToo()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        {
            const auto threads = parallel::threads(workers);
            task([&] {
                Waits waits(3000, 3001);
                parallel::map(task([&](int n) {
                                  waits(n);
                                  ++ran;
                              }),
                              numbers(6000));
            })();
        }
        QCOMPARE(ran.load(), 6000);
    }

    /// However it is taken to and fro, each element runs once.
    void eachElementRunsOnce_data() { addAllRows(); }
    void eachElementRunsOnce()
    {
        QFETCH(int, workers);
        const int count = 5000;
        std::vector<std::atomic<int>> ran(count);
        inScope(workers, [&] {
            const auto count1 = task([&](int n) {
                if (n % 64 == 0)
                    std::this_thread::yield();
                ++ran[std::size_t(n)];
            });
            for (int i = 0; i < 20; ++i)
                parallel::map(count1, numbers(count));
        });
        for (const std::atomic<int> &n : ran)
            QCOMPARE(n.load(), 20);
    }

    void returnsWhatCannotBeCopied_data() { addAllRows(); }
    void returnsWhatCannotBeCopied()
    {
        QFETCH(int, workers);
        inScope(workers, [] {
            const auto make = task([](int n) { return std::make_unique<int>(n); });
            std::vector<std::unique_ptr<int>> made = parallel::map(make, numbers(100));
            QCOMPARE(made.size(), std::size_t(100));
            QCOMPARE(*std::move(made.back()), 99);
            QFuture<std::unique_ptr<int>> future = parallel::mapped(make, numbers(100));
            int sum = 0;
            for (const std::unique_ptr<int> &n : future)
                sum += *n;
            QCOMPARE(sum, 4950);
        });
    }

    void takesWhatCannotBeCopied_data() { addAllRows(); }
    void takesWhatCannotBeCopied()
    {
        QFETCH(int, workers);
        inScope(workers, [] {
            const auto look = task([](const std::unique_ptr<int> &n) { return *n; });
            const auto own = task([](std::unique_ptr<int> n) { return *n; });
            const auto pass = task([](std::unique_ptr<int> n) { return n; });
            const auto all = pointers(50);
            QCOMPARE(parallel::map(look, all).last(), 49);
            QCOMPARE(parallel::map(look, pointers(50)).last(), 49);
            QCOMPARE(parallel::map(own, pointers(50)).last(), 49);
            QCOMPARE(*parallel::map(pass, pointers(50)).back(), 49);
            QCOMPARE(parallel::mapped(look, pointers(50)).resultAt(49), 49);
            QFuture<int> owned = parallel::mapped(own, pointers(50));
            QCOMPARE(owned.resultAt(49), 49);
            auto moved = pointers(50);
            QCOMPARE(parallel::mapped(own, std::move(moved)).resultAt(49), 49);
            std::list<std::unique_ptr<int>> list;
            list.push_back(std::make_unique<int>(7));
            QCOMPARE(parallel::map(own, std::move(list)), QList<int>{7});
            // What it takes for itself is its own: the range keeps what it has.
            const QStringList names = {"a", "b"};
            const auto grow = task([](QString &&name) { return name += u'!'; });
            QCOMPARE(parallel::map(grow, names), (QStringList{"a!", "b!"}));
            QCOMPARE(names, (QStringList{"a", "b"}));
        });
    }

    void failuresTellOfElementsThatWereTaken()
    {
        const auto own = task("own", [](std::unique_ptr<int> n) {
                             if (*n == 3)
                                 throw std::runtime_error("three");
                         }).label([](const std::unique_ptr<int> &n) { return *n; });
        try {
            const auto threads =
                parallel::threads({.workers = 2, .onFailure = parallel::OnFailure::Continue});
            parallel::map(own, pointers(5));
            QFAIL("nothing was thrown");
        } catch (const parallel::TaskFailures &failures) {
            QCOMPARE(failures.failures().first().arguments, QStringLiteral("3"));
        }
    }
};

PARALLEL_TEST_MAIN(tst_MapElements)
#include "tst_mapelements.moc"
