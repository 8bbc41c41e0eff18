// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "support/eventlog.h"
#include "support/gate.h"
#include "support/numbers.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qfuturewatcher.h>
#include <QtCore/qset.h>

#include <atomic>
#include <list>
#include <thread>

using namespace parallel;

namespace {

struct NoDefault
{
    explicit NoDefault(int n) : n(n) {}
    int n;
};

} // namespace

class tst_Map : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrder_data() { addAllRows(); }
    void keepsTheOrder()
    {
        QFETCH(int, workers);
        const auto square = task("square", [](int n) {
            if (n % 7 == 0)
                std::this_thread::yield();
            return qint64(n) * n;
        });
        inScope(workers, [&] {
            for (const int count : {0, 1, 2, 3, 100, 5000}) {
                const QList<qint64> squares = parallel::map(square, numbers(count));
                QCOMPARE(squares.size(), count);
                for (int i = 0; i < count; ++i)
                    QCOMPARE(squares.at(i), qint64(i) * i);
            }
        });
    }

    void keepsTheOrderInTheFuture_data() { addAllRows(); }
    void keepsTheOrderInTheFuture()
    {
        QFETCH(int, workers);
        const auto square = task("square", [](int n) { return n * n; });
        QFuture<int> none;
        QFuture<int> many;
        inScope(workers, [&] {
            none = parallel::mapped(square, QList<int>());
            many = parallel::mapped(square, numbers(1000));
        });
        QVERIFY(none.isFinished() && !none.isCanceled());
        QCOMPARE(none.results(), QList<int>());
        QVERIFY(many.isFinished() && !many.isCanceled());
        const QList<int> results = many.results();
        QCOMPARE(results.size(), 1000);
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(results.at(i), i * i);
        QCOMPARE(many.progressMaximum(), 1000);
        QCOMPARE(many.progressValue(), 1000);
    }

    void takesAnyRange_data() { addAllRows(); }
    void takesAnyRange()
    {
        QFETCH(int, workers);
        const auto length = task([](const QString &text) { return text.size(); });
        const auto negative = task([](int n) { return -n; });
        inScope(workers, [&] {
            QCOMPARE(parallel::map(length, QStringList{"a", "bb", ""}), (QList<qsizetype>{1, 2, 0}));
            QCOMPARE(parallel::map(negative, std::list<int>{1, 2}), (QList<int>{-1, -2}));
            QCOMPARE(parallel::map(negative, QSet<int>{4}), (QList<int>{-4}));
            const int array[] = {5, 6};
            QCOMPARE(parallel::map(negative, array), (QList<int>{-5, -6}));
            QCOMPARE(parallel::map(negative, std::views::iota(0, 3)), (QList<int>{0, -1, -2}));
            QCOMPARE(parallel::map(task([](int n) { return n % 2 == 0; }), QList<int>{1, 2}),
                     (QList<bool>{false, true}));
            const QList<NoDefault> made =
                parallel::map(task([](int n) { return NoDefault(n); }), QList<int>{7, 8});
            QCOMPARE(made.at(0).n + made.at(1).n, 15);
            std::atomic<int> sum{0};
            parallel::map(task([&](int n) { sum += n; }), QList<int>{1, 2, 3});
            QCOMPARE(sum.load(), 6);
        });
    }

    /// The elements are where they were: not one is copied.
    void copiesNoElement_data() { addThreadedRows(); }
    void copiesNoElement()
    {
        QFETCH(int, workers);
        std::vector<std::string> texts(100, "a text that is longer than the small buffer");
        std::atomic<int> wrong{0};
        inScope(workers, [&] {
            parallel::map(task([&](const std::string &text) {
                              wrong += &text < texts.data() || &text >= texts.data() + texts.size();
                          }),
                          texts);
        });
        QCOMPARE(wrong.load(), 0);
    }

    void eachElementCounts_data() { addThreadedRows(); }
    void eachElementCounts()
    {
        QFETCH(int, workers);
        const auto threads = parallel::threads(workers);
        parallel::map(task([](int) {}), numbers(1000));
        QCOMPARE(threads->progress(), (Progress{0, 0, 1000, 0, 0}));
    }

    void inATask_data() { addAllRows(); }
    void inATask()
    {
        QFETCH(int, workers);
        std::atomic<int> wrong{0};
        const auto twice = task([](int n) { return 2 * n; });
        inScope(workers, [&] {
            for (int i = 0; i < 30; ++i) {
                task([&] {
                    const QList<int> results = parallel::map(twice, numbers(50));
                    wrong += results.size() != 50 || results.last() != 98;
                })();
            }
        });
        QCOMPARE(wrong.load(), 0);
    }

    void throwsTheFirstFailure_data() { addAllRows(); }
    void throwsTheFirstFailure()
    {
        QFETCH(int, workers);
        const auto work = task([](int n) {
            if (n == 50)
                throw std::range_error("fifty");
            return n;
        });
        inScope(workers, [&] {
            QVERIFY_THROWS_EXCEPTION(std::range_error, parallel::map(work, numbers(1000)));
            QCOMPARE(parallel::map(work, numbers(10)).size(), 10);
        });
    }

    void theFutureHasTheFailure_data() { addThreadedRows(); }
    void theFutureHasTheFailure()
    {
        QFETCH(int, workers);
        QFuture<int> future;
        QVERIFY_THROWS_EXCEPTION(std::range_error, inScope(workers, [&] {
                                     future = parallel::mapped(task([](int n) {
                                                                   if (n == 50)
                                                                       throw std::range_error("fifty");
                                                                   return n;
                                                               }),
                                                               numbers(1000));
                                 }));
        QVERIFY(future.isFinished());
        QVERIFY_THROWS_EXCEPTION(std::range_error, future.waitForFinished());
    }

    void continueCollects_data() { addThreadedRows(); }
    void continueCollects()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        try {
            inScope(workers, {.onFailure = OnFailure::Continue}, [&] {
                parallel::map(task("work",
                                   [&](int n) {
                                       ++ran;
                                       if (n % 100 == 0)
                                           throw std::range_error("hundred");
                                   }),
                              numbers(1000));
            });
            QFAIL("nothing was thrown");
        } catch (const TaskFailures &thrown) {
            QCOMPARE(thrown.failures().size(), 10);
            QSet<QString> arguments;
            for (const TaskInfo &failure : thrown.failures())
                arguments.insert(failure.arguments);
            QCOMPARE(arguments.size(), 10);
            QVERIFY(arguments.contains(QStringLiteral("900")));
        }
        QCOMPARE(ran.load(), 1000);
    }

    void theFutureCancels_data() { addThreadedRows(); }
    void theFutureCancels()
    {
        QFETCH(int, workers);
        Gate gate;
        const OpenAtEnd opener(gate);
        std::atomic<int> ran{0};
        const auto threads = parallel::threads(workers);
        QFuture<int> future = parallel::mapped(task([&](int n) {
                                                   gate.pass();
                                                   ++ran;
                                                   return n;
                                               }),
                                               numbers(1000));
        gate.waitForArrivals(1);
        future.cancel();
        gate.open();
        barrier();
        QVERIFY(future.isFinished() && future.isCanceled());
        const Progress p = threads->progress();
        QCOMPARE(p.succeeded, ran.load());
        QCOMPARE(p.cancelled, 1000 - ran.load());
        QVERIFY(p.cancelled > 0);
    }

    void cancellingAllDropsElements_data() { addThreadedRows(); }
    void cancellingAllDropsElements()
    {
        QFETCH(int, workers);
        Gate gate;
        const OpenAtEnd opener(gate);
        std::atomic<int> ran{0};
        const auto threads = parallel::threads(workers);
        QFuture<int> future = parallel::mapped(task([&](int n) {
                                                   gate.pass();
                                                   ++ran;
                                                   return n;
                                               }),
                                               numbers(1000));
        gate.waitForArrivals(1);
        threads->cancel();
        gate.open();
        QVERIFY_THROWS_EXCEPTION(CancelledError, barrier());
        QVERIFY(future.isFinished() && future.isCanceled());
        QCOMPARE(threads->progress().succeeded, ran.load());
        QCOMPARE(threads->progress().total(), 1000);
        QCOMPARE(threads->progress().completed(), 1000);
    }

    /// A map in a task has results for all of its elements, or throws.
    void cancellingAllIsHeardInATask_data() { addThreadedRows(); }
    void cancellingAllIsHeardInATask()
    {
        QFETCH(int, workers);
        Gate gate;
        const OpenAtEnd opener(gate);
        std::atomic<int> ran{0};
        std::atomic<bool> hasReturned{false};
        const auto element = task([&](int n) {
            gate.pass();
            ++ran;
            return n;
        });
        const auto threads = parallel::threads(workers);
        task([&] {
            (void)parallel::map(element, numbers(1000));
            hasReturned = true;
        })();
        gate.waitForArrivals(1);
        threads->cancel();
        gate.open();
        QVERIFY_THROWS_EXCEPTION(CancelledError, barrier());
        QVERIFY(ran < 1000);
        QVERIFY(!hasReturned);
    }

    /// A long element does not keep the others from its worker's colleagues.
    void aLongElementHoldsNoOthers()
    {
        Gate gate;
        std::atomic<int> ran{0};
        const auto threads = parallel::threads(2);
        parallel::map(task([&](int n) {
                          if (n == 0) {
                              while (ran < 999)
                                  std::this_thread::yield();
                          } else {
                              ++ran;
                          }
                      }),
                      numbers(1000));
        QCOMPARE(ran.load(), 999);
    }

    /// An element that cannot even be made has failed, as one whose task throws.
    void elementsMadeOnDemandMayThrow_data()
    {
        QTest::addColumn<bool>("recorded");
        QTest::newRow("recorded") << true;
        QTest::newRow("not recorded") << false;
    }
    void elementsMadeOnDemandMayThrow()
    {
        QFETCH(bool, recorded);
        const QList<int> all = numbers(6);
        const auto made = std::views::transform(all, [](int n) {
            if (n == 3)
                throw std::out_of_range("no element 3");
            return n;
        });
        std::atomic<int> ran{0};
        const auto count = task([&](int) { ++ran; });
        qputenv("PARALLEL_MONITOR", recorded ? "on" : "off");
        const auto threads = parallel::threads({.workers = 2, .onFailure = OnFailure::Continue});
        qunsetenv("PARALLEL_MONITOR");
        QVERIFY_THROWS_EXCEPTION(TaskFailures, parallel::map(count, made));
        QCOMPARE(ran.load(), 5);
    }
};

PARALLEL_TEST_MAIN(tst_Map)
#include "tst_map.moc"
