// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What a task may be, where its calls run, and what it is called.

#include "support/eventlog.h"
#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <memory>
#include <thread>

using parallel::Task;

static_assert(std::is_nothrow_copy_constructible_v<Task<void (*)()>>);
static_assert(std::is_nothrow_move_constructible_v<Task<void (*)()>>);
static_assert(!std::is_copy_constructible_v<parallel::Group>
              && !std::is_move_constructible_v<parallel::Group>);
static_assert(!std::is_copy_constructible_v<parallel::ThreadsScope>);
static_assert(std::is_void_v<decltype(parallel::task([] {})())>);
static_assert(std::is_same_v<decltype(parallel::task([] { return 1; })()), QFuture<int>>);

namespace {

std::atomic<int> freeSum{0};
void addToSum(int n)
{
    freeSum += n;
}

struct Account
{
    std::atomic<int> balance{0};
    void deposit(int n) { balance += n; }
    int doubled() const { return 2 * balance; }
};

} // namespace

class tst_Call : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrapsAFunction_data() { addAllRows(); }
    void wrapsAFunction()
    {
        QFETCH(int, workers);
        freeSum = 0;
        const auto add = parallel::task("add", &addToSum);
        inScope(workers, [&] {
            for (int i = 1; i <= 1000; ++i)
                add(i);
        });
        QCOMPARE(freeSum.load(), 500500);
    }

    void wrapsMemberFunctions_data() { addAllRows(); }
    void wrapsMemberFunctions()
    {
        QFETCH(int, workers);
        Account account;
        const auto deposit = parallel::task(&Account::deposit);
        const auto doubled = parallel::task(&Account::doubled);
        QFuture<int> future;
        inScope(workers, [&] {
            for (int i = 0; i < 100; ++i)
                deposit(&account, 1);
            deposit(std::ref(account), 11);
            parallel::barrier();
            future = doubled(&account);
        });
        QCOMPARE(account.balance.load(), 111);
        QCOMPARE(future.result(), 222);
    }

    void wrapsGenericLambdas_data() { addAllRows(); }
    void wrapsGenericLambdas()
    {
        QFETCH(int, workers);
        EventLog log;
        const auto write = parallel::task([&](const auto &value) { log.add(QVariant(value).toString()); });
        inScope(workers, [&] {
            write(1);
            write(2.5);
            write(QStringLiteral("text"));
        });
        QCOMPARE(log.sorted(), (QStringList{"1", "2.5", "text"}));
    }

    void runsElsewhereOnlyInAScope_data() { addAllRows(); }
    void runsElsewhereOnlyInAScope()
    {
        QFETCH(int, workers);
        std::atomic<int> elsewhere{0};
        const auto look = parallel::task(
            [&, here = std::this_thread::get_id()] { elsewhere += std::this_thread::get_id() != here; });
        inScope(workers, [&] {
            for (int i = 0; i < 50; ++i)
                look();
        });
        QCOMPARE(elsewhere.load(), workers > 0 ? 50 : 0);
    }

    void oneWorkerOrNoneKeepsTheOrder_data()
    {
        QTest::addColumn<int>("workers");
        QTest::newRow("1 worker") << 1;
        QTest::newRow("PARALLEL_ENABLED=0") << disabled;
        QTest::newRow("no scope") << noScope;
    }
    void oneWorkerOrNoneKeepsTheOrder()
    {
        QFETCH(int, workers);
        QList<int> order; // by one thread at a time
        QList<int> expected;
        const auto append = parallel::task([&](int i) { order.append(i); });
        inScope(workers, [&] {
            for (int i = 0; i < 2000; ++i) {
                append(i);
                expected.append(i);
            }
        });
        QCOMPARE(order, expected);
    }

    void wrapsACallableThatCannotBeCopied_data() { addAllRows(); }
    void wrapsACallableThatCannotBeCopied()
    {
        QFETCH(int, workers);
        std::atomic<int> sum{0};
        const auto add = parallel::task([&, n = std::make_unique<int>(3)] { sum += *n; });
        inScope(workers, [&] {
            for (int i = 0; i < 10; ++i)
                add();
        });
        QCOMPARE(sum.load(), 30);
    }

    void aTaskMayGoBeforeItsCallsRun_data() { addThreadedRows(); }
    void aTaskMayGoBeforeItsCallsRun()
    {
        QFETCH(int, workers);
        const auto kept = std::make_shared<int>(5);
        std::atomic<int> sum{0};
        Gate gate;
        inScope(workers, [&] {
            const OpenAtEnd opener(gate);
            parallel::task([&] { gate.pass(); })();
            {
                const auto add = parallel::task([kept, &sum] { sum += *kept; });
                for (int i = 0; i < 200; ++i)
                    add();
            }
        });
        QCOMPARE(sum.load(), 1000);
        QCOMPARE(kept.use_count(), 1L); // no call, and nobody else, holds the callable
    }

    void aTaskIsCalledFromManyThreadsAtOnce_data() { addThreadedRows(); }
    void aTaskIsCalledFromManyThreadsAtOnce()
    {
        QFETCH(int, workers);
        std::atomic<int> sum{0};
        const auto add = parallel::task([&](int n) { sum += n; });
        parallel::Threads threads(workers);
        std::vector<std::thread> callers;
        for (int t = 0; t < 4; ++t) {
            callers.emplace_back([&] {
                const auto entered = threads.enter();
                for (int i = 0; i < 2000; ++i)
                    add(1);
                parallel::barrier();
            });
        }
        for (std::thread &caller : callers)
            caller.join();
        QCOMPARE(sum.load(), 8000);
        QCOMPARE(threads.progress(), (parallel::Progress{0, 0, 8000, 0, 0}));
    }

    void aStopTokenComesFirst_data() { addAllRows(); }
    void aStopTokenComesFirst()
    {
        QFETCH(int, workers);
        std::atomic<int> wrong{0};
        QFuture<int> future;
        const auto add = parallel::task([&](std::stop_token token, int n) {
            wrong += token.stop_requested();
            wrong += token != parallel::thisTask::stopToken();
            return n + 1;
        });
        inScope(workers, [&] { future = add(1); });
        QCOMPARE(future.result(), 2);
        QCOMPARE(wrong.load(), 0);
    }

    void outsideATaskThereIsNoStopToken()
    {
        QVERIFY(!parallel::thisTask::stopToken().stop_possible());
        const auto threads = parallel::threads(2);
        QVERIFY(!parallel::thisTask::stopToken().stop_possible());
        parallel::thisTask::setProgress(1, 2);
        parallel::thisTask::setText(QStringLiteral("nowhere"));
    }

    void hasAName()
    {
        QCOMPARE(parallel::task("load", [] {}).name(), QStringLiteral("load"));
        QCOMPARE(parallel::task(QStringLiteral("läd"), [] {}).name(), QStringLiteral("läd"));
        const auto here = parallel::task([] {});
        QVERIFY2(here.name().startsWith(QLatin1String("tst_call.cpp:")), qPrintable(here.name()));
        QCOMPARE(parallel::task("load", [](int) {}).label([](int) { return QString(); }).name(),
                 QStringLiteral("load"));
    }
};

PARALLEL_TEST_MAIN(tst_Call)
#include "tst_call.moc"
