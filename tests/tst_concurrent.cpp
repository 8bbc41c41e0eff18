// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What parallel::concurrent has that QtConcurrent has not: types of exceptions, nesting, a stop
/// for what runs.

#include "concurrent/pool.h"
#include "support/eventlog.h"
#include "support/gate.h"
#include "support/numbers.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/concurrent.h>
#include <libparallel/parallel.h>

#include <atomic>
#include <memory>
#include <numeric>
#include <thread>

using namespace parallel;

namespace {

int failAtFive(int n)
{
    if (n == 5)
        throw std::out_of_range("five");
    return n;
}

void add(int &sum, int n)
{
    sum += n;
}

/// With one task inside the other, each waiting for the one that it has called.
int depthOf(QThreadPool *pool, int depth)
{
    return depth == 0 ? 0 : 1 + concurrent::run(pool, depthOf, pool, depth - 1).result();
}

int fibonacci(int n)
{
    if (n < 2)
        return n;
    QFuture<int> one = concurrent::run(fibonacci, n - 1);
    QFuture<int> two = concurrent::run(fibonacci, n - 2);
    return one.result() + two.result();
}

} // namespace

class tst_Concurrent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Qt makes QUnhandledException of them: see tst_concurrentforms.cpp.
    void exceptionsKeepTheirType_data() { addAllRows(); }
    void exceptionsKeepTheirType()
    {
        QFETCH(int, workers);
        inScope(workers, [&] {
            const QList<int> list = numbers(100);
            QList<int> changed = list;
            QVERIFY_THROWS_EXCEPTION(std::out_of_range, concurrent::run(failAtFive, 5).waitForFinished());
            QVERIFY_THROWS_EXCEPTION(std::out_of_range, concurrent::run(failAtFive, 5).result());
            QVERIFY_THROWS_EXCEPTION(std::out_of_range,
                                     concurrent::task(failAtFive).withArguments(5).spawn().result());
            QVERIFY_THROWS_EXCEPTION(
                std::out_of_range, concurrent::run([](QPromise<int> &) { failAtFive(5); }).waitForFinished());
            QVERIFY_THROWS_EXCEPTION(std::out_of_range,
                                     concurrent::mapped(list, failAtFive).waitForFinished());
            QVERIFY_THROWS_EXCEPTION(std::out_of_range, (void)concurrent::blockingMapped(list, failAtFive));
            QVERIFY_THROWS_EXCEPTION(std::out_of_range,
                                     concurrent::map(changed, failAtFive).waitForFinished());
            QVERIFY_THROWS_EXCEPTION(std::out_of_range,
                                     concurrent::filtered(list, failAtFive).waitForFinished());
            QVERIFY_THROWS_EXCEPTION(std::out_of_range,
                                     concurrent::filter(changed, failAtFive).waitForFinished());
            QVERIFY_THROWS_EXCEPTION(std::out_of_range, concurrent::blockingFilter(changed, failAtFive));
            QVERIFY_THROWS_EXCEPTION(std::out_of_range,
                                     concurrent::mappedReduced(list, failAtFive, add).result());
            QVERIFY_THROWS_EXCEPTION(std::out_of_range,
                                     (void)concurrent::blockingFilteredReduced(list, failAtFive, add));
            QCOMPARE(changed, list);
        });
    }

    /// Nor is anything else of the scope dropped.
    void aFailureIsTheFuturesAlone_data() { addThreadedRows(); }
    void aFailureIsTheFuturesAlone()
    {
        QFETCH(int, workers);
        QFuture<int> failed;
        QList<QFuture<int>> others;
        std::atomic<int> ran{0};
        {
            const auto threads = parallel::threads(workers);
            failed = concurrent::run(failAtFive, 5);
            concurrent::mapped(numbers(10), failAtFive);
            for (int i = 0; i < 100; ++i)
                others.append(concurrent::run([&ran] { return ++ran; }));
        }
        QCOMPARE(ran.load(), 100);
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, failed.result());
    }

    /// As with Qt, the rest of a map is not begun after a failure.
    void aFailureEndsItsMap_data() { addThreadedRows(); }
    void aFailureEndsItsMap()
    {
        QFETCH(int, workers);
        Pool pool(workers);
        std::atomic<int> ran{0};
        QFuture<int> future = concurrent::mapped(&pool, numbers(100'000), [&ran](int n) {
            ++ran;
            return failAtFive(n);
        });
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, future.waitForFinished());
        QVERIFY(ran < 100'000);
    }

    void ignoredFailuresAreLogged()
    {
        QTest::ignoreMessage(QtCriticalMsg,
                             QRegularExpression("task int \\(\\*\\)\\(int\\) .*std::out_of_range: five"));
        Pool pool(1);
        concurrent::task(&failAtFive)
            .withArguments(5)
            .onThreadPool(pool)
            .spawn(concurrent::FutureResult::Ignore);
        QCOMPARE(concurrent::run(&pool, [] { return 1; }).result(), 1);
    }

    // --- nesting ---

    /// With one thread: who waits lends its place.
    void tasksWaitForTheirCalls_data() { addThreadedRows(); }
    void tasksWaitForTheirCalls()
    {
        QFETCH(int, workers);
        Pool pool(workers);
        QCOMPARE(depthOf(&pool, 20), 20);
        const auto threads = parallel::threads(workers);
        QCOMPARE(fibonacci(10), 55);
    }

    /// Several wait for the same one, which nobody has begun.
    void manyWaitForOne_data() { addThreadedRows(); }
    void manyWaitForOne()
    {
        QFETCH(int, workers);
        Pool pool(workers);
        const int sum = concurrent::run(&pool, [&pool] {
                            QFuture<int> one = concurrent::run(&pool, [] { return 1; });
                            QList<QFuture<int>> all;
                            for (int i = 0; i < 20; ++i)
                                all.append(concurrent::run(&pool, [one] { return one.result(); }));
                            int total = one.result();
                            for (const QFuture<int> &each : all)
                                total += each.result();
                            return total;
                        }).result();
        QCOMPARE(sum, 21);
    }

    void tasksWaitForTheirMaps_data() { addThreadedRows(); }
    void tasksWaitForTheirMaps()
    {
        QFETCH(int, workers);
        Pool pool(workers);
        const auto inner = [&pool](int n) {
            QList<int> list = numbers(n);
            concurrent::map(&pool, list, [](int &i) { i += 1; }).waitForFinished();
            concurrent::filter(&pool, list, [](int i) { return i % 2 == 0; }).waitForFinished();
            return concurrent::mappedReduced(
                       &pool, list, [](int i) { return i; }, add)
                .result();
        };
        const auto outer = [&](int n) {
            return concurrent::mapped(&pool, numbers(n), inner).results().last();
        };
        QCOMPARE(concurrent::mapped(&pool, QList<int>{5, 11}, outer).results(), (QList<int>{6, 30}));
    }

    void blockingFormsNest_data() { addAllRows(); }
    void blockingFormsNest()
    {
        QFETCH(int, workers);
        const auto inner = [](int n) { return concurrent::blockingMappedReduced(numbers(n), failSafe, add); };
        const auto middle = [&](int n) {
            const QList<int> all = concurrent::blockingMapped(numbers(n), inner);
            return std::accumulate(all.begin(), all.end(), 0);
        };
        QList<int> plain;
        for (int n = 0; n < 10; ++n)
            plain.append(n * (n - 1) * (n - 2) / 6);
        inScope(workers, [&] { QCOMPARE(concurrent::blockingMapped(numbers(10), middle), plain); });
    }

    /// No more run at a time than the pool has threads, though they wait for each other.
    void noMoreRunThanTheirPoolHas_data() { addThreadedRows(); }
    void noMoreRunThanTheirPoolHas()
    {
        QFETCH(int, workers);
        Pool pool(workers);
        Meter meter;
        const auto leaf = [&meter] {
            const Meter::Visit visit(meter);
            std::this_thread::yield();
            return 1;
        };
        const auto branch = [&] {
            QList<QFuture<int>> leaves;
            for (int i = 0; i < 10; ++i)
                leaves.append(concurrent::run(&pool, leaf));
            int sum = 0;
            for (const QFuture<int> &each : leaves) {
                sum += each.result();
                const Meter::Visit visit(meter);
            }
            return sum;
        };
        QList<QFuture<int>> branches;
        for (int i = 0; i < 20; ++i)
            branches.append(concurrent::run(&pool, branch));
        for (const QFuture<int> &each : branches)
            QCOMPARE(each.result(), 10);
        QVERIFY2(meter.most() <= workers, qPrintable(QString::number(meter.most())));
    }

    // --- stopping ---

    void cancellingReachesWhatRuns_data() { addThreadedRows(); }
    void cancellingReachesWhatRuns()
    {
        QFETCH(int, workers);
        Pool pool(workers);
        Gate gate;
        const OpenAtEnd opener(gate);
        std::atomic<bool> stopped{false};
        QFuture<void> future = concurrent::run(&pool, [&](std::stop_token token) {
            gate.pass();
            waitForStop(token);
            stopped = true;
        });
        gate.waitForArrivals(1);
        future.cancel();
        gate.open();
        future.waitForFinished();
        QTRY_VERIFY(stopped);
    }

    void cancellingDropsWhatIsQueued_data() { addThreadedRows(); }
    void cancellingDropsWhatIsQueued()
    {
        QFETCH(int, workers);
        Pool pool(workers);
        Gate gate;
        const OpenAtEnd opener(gate);
        for (int i = 0; i < workers; ++i)
            concurrent::task([&gate] { gate.pass(); })
                .onThreadPool(pool)
                .spawn(concurrent::FutureResult::Ignore);
        gate.waitForArrivals(workers);
        std::atomic<int> ran{0};
        QFuture<int> one = concurrent::run(&pool, [&ran] { return ++ran; });
        QFuture<int> many = concurrent::mapped(&pool, numbers(1000), [&ran](int) { return ++ran; });
        one.cancel();
        many.cancel();
        QTRY_VERIFY(one.isFinished() && many.isFinished()); // while all threads are busy
        gate.open();
        QCOMPARE(concurrent::run(&pool, [] { return 1; }).result(), 1);
        QCOMPARE(ran.load(), 0);
    }

    void mapsAreSuspended_data() { addThreadedRows(); }
    void mapsAreSuspended()
    {
        QFETCH(int, workers);
        Pool pool(workers);
        Gate gate;
        const OpenAtEnd opener(gate);
        QFuture<int> future = concurrent::mapped(&pool, numbers(1000), [&gate](int n) {
            gate.pass();
            return n;
        });
        gate.waitForArrivals(1);
        future.suspend();
        gate.open();
        QTRY_VERIFY(future.isSuspended());
        QVERIFY(future.resultCount() < 1000);
        future.resume();
        QCOMPARE(future.results(), numbers(1000));
    }

    // --- what is called ---

    void takesWhatCanOnlyBeMoved_data() { addAllRows(); }
    void takesWhatCanOnlyBeMoved()
    {
        QFETCH(int, workers);
        inScope(workers, [&] {
            auto functor = [n = std::make_unique<int>(1)](std::unique_ptr<int> m) {
                return std::make_unique<int>(*n + *m);
            };
            QFuture<std::unique_ptr<int>> future =
                concurrent::run(std::move(functor), std::make_unique<int>(2));
            QCOMPARE(*future.takeResult(), 3);
        });
    }

    void namesAreThoseOfFunctions_data() { addThreadedRows(); }
    void namesAreThoseOfFunctions()
    {
        QFETCH(int, workers);
        QStringList names;
        {
            const auto threads = parallel::threads(workers);
            connect(&*threads, &Threads::taskFinished, this,
                    [&](const TaskInfo &info) { names.append(info.name + '(' + info.arguments + ')'); });
            concurrent::run(qEnvironmentVariableIsSet, "HOME").waitForFinished();
            concurrent::run([](int n, const QString &) { return n; }, 1, QString("two")).waitForFinished();
            concurrent::mapped(QList<int>{7}, parallel::task("seven", [](int n) { return n; }))
                .waitForFinished();
            concurrent::run(&QString::isEmpty, QString("text")).waitForFinished();
        }
        names.sort();
        QCOMPARE(names.size(), 4);
        QVERIFY2(names[0].remove(" noexcept") == "bool (QString::*)() const(text)", qPrintable(names[0]));
        QVERIFY2(names[1].startsWith("qEnvironmentVariableIsSet(char const*)("), qPrintable(names[1]));
        QCOMPARE(names[2], "seven(7)");
        QVERIFY2(names[3].contains("namesAreThoseOfFunctions()::{lambda(int, QString const&)")
                     && names[3].endsWith("(1, two)"),
                 qPrintable(names[3]));
    }

private:
    static int failSafe(int n) { return n; }
};

PARALLEL_TEST_MAIN(tst_Concurrent)
#include "tst_concurrent.moc"
