// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What a task may be, what it may be called with, and what a call gives back.

#include "support/eventlog.h"
#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qfuturewatcher.h>
#include <QtCore/qset.h>
#include <QtCore/qthread.h>
#include <QtTest/qsignalspy.h>

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

/// Tells how often it was copied and moved.
struct Traveller
{
    explicit Traveller(std::atomic<int> &copies) : copies(&copies) {}
    Traveller(const Traveller &other) : copies(other.copies) { ++*copies; }
    Traveller(Traveller &&other) noexcept = default;
    Traveller &operator=(const Traveller &) = delete;
    std::atomic<int> *copies;
};

struct ThrowsAtItsEnd
{
    explicit ThrowsAtItsEnd(std::atomic<int> &ended) : ended(&ended) {}
    ThrowsAtItsEnd(const ThrowsAtItsEnd &) = default;
    ThrowsAtItsEnd(ThrowsAtItsEnd &&other) noexcept : ended(std::exchange(other.ended, nullptr)) {}
    ThrowsAtItsEnd &operator=(const ThrowsAtItsEnd &) = delete;
    ~ThrowsAtItsEnd() noexcept(false)
    {
        if (!ended)
            return;
        ++*ended;
        if (std::uncaught_exceptions() == 0)
            throw std::runtime_error("at its end");
    }
    std::atomic<int> *ended;
};

struct CannotBeCopied
{
    CannotBeCopied() = default;
    CannotBeCopied(const CannotBeCopied &) { throw std::range_error("cannot be copied"); }
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

    void copiesLvaluesAndMovesRvalues_data() { addThreadedRows(); }
    void copiesLvaluesAndMovesRvalues()
    {
        QFETCH(int, workers);
        std::atomic<int> copies{0};
        const auto look = parallel::task([](const Traveller &) {});
        inScope(workers, [&] {
            look(Traveller(copies));
            QCOMPARE(copies.load(), 0);
            const Traveller traveller(copies);
            look(traveller);
            QCOMPARE(copies.load(), 1);
        });
        QCOMPARE(copies.load(), 1);
    }

    /// The caller's variable may change or go as soon as the call returns.
    void aCallHasItsOwnArguments_data() { addAllRows(); }
    void aCallHasItsOwnArguments()
    {
        QFETCH(int, workers);
        std::atomic<int> wrong{0};
        const auto check = parallel::task([&](const std::string &text, int i) {
            wrong += text != "a text that is too long for the small buffer " + std::to_string(i);
        });
        inScope(workers, [&] {
            std::string text;
            for (int i = 0; i < 500; ++i) {
                text = "a text that is too long for the small buffer " + std::to_string(i);
                check(text, i);
                text.assign(text.size(), '!');
            }
        });
        QCOMPARE(wrong.load(), 0);
    }

    void movesWhatCannotBeCopied_data() { addAllRows(); }
    void movesWhatCannotBeCopied()
    {
        QFETCH(int, workers);
        std::atomic<int> sum{0};
        const auto add = parallel::task([&](std::unique_ptr<int> n) { sum += *n; });
        const auto wrap = parallel::task([](std::unique_ptr<int> n) { return n; });
        QFuture<std::unique_ptr<int>> wrapped;
        inScope(workers, [&] {
            for (int i = 0; i < 100; ++i)
                add(std::make_unique<int>(i));
            wrapped = wrap(std::make_unique<int>(7));
        });
        QCOMPARE(sum.load(), 4950);
        QCOMPARE(*wrapped.takeResult(), 7);
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

    void passesReferences_data() { addAllRows(); }
    void passesReferences()
    {
        QFETCH(int, workers);
        std::vector<int> squares(100);
        const auto square = parallel::task([](int &n, int i) { n = i * i; });
        inScope(workers, [&] {
            for (int i = 0; i < 100; ++i)
                square(std::ref(squares[size_t(i)]), i);
        });
        for (int i = 0; i < 100; ++i)
            QCOMPARE(squares[size_t(i)], i * i);
    }

    void takesLargeArguments_data() { addAllRows(); }
    void takesLargeArguments()
    {
        QFETCH(int, workers);
        std::atomic<qint64> sum{0};
        const auto add = parallel::task(
            [&](const std::array<int, 20000> &numbers) { sum += numbers.front() + numbers.back(); });
        inScope(workers, [&] {
            std::array<int, 20000> numbers{};
            for (int i = 0; i < 50; ++i) {
                numbers.front() = numbers.back() = i;
                add(numbers);
            }
        });
        QCOMPARE(sum.load(), 2450);
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

    void givesBackAFuture_data() { addAllRows(); }
    void givesBackAFuture()
    {
        QFETCH(int, workers);
        const auto square = parallel::task([](int n) { return n * n; });
        QList<QFuture<int>> futures;
        inScope(workers, [&] {
            for (int i = 0; i < 100; ++i)
                futures.append(square(i));
            QCOMPARE(futures.at(9).result(), 81); // waits for this one
        });
        for (int i = 0; i < 100; ++i) {
            QVERIFY(futures.at(i).isFinished());
            QCOMPARE(futures.at(i).result(), i * i);
        }
    }

    void futuresHaveContinuations_data() { addAllRows(); }
    void futuresHaveContinuations()
    {
        QFETCH(int, workers);
        const auto square = parallel::task([](int n) { return n * n; });
        QFuture<QString> text;
        inScope(workers, [&] { text = square(12).then([](int n) { return QString::number(n); }); });
        QCOMPARE(text.result(), QStringLiteral("144"));
    }

    void futuresCanBeWatched_data() { addAllRows(); }
    void futuresCanBeWatched()
    {
        QFETCH(int, workers);
        const auto square = parallel::task([](int n) { return n * n; });
        parallel::Threads threads(qMax(workers, 1));
        QFutureWatcher<int> watcher;
        QSignalSpy finished(&watcher, &QFutureWatcher<int>::finished);
        if (workers == noScope) {
            watcher.setFuture(square(5));
        } else {
            const auto entered = threads.enter();
            watcher.setFuture(square(5));
        }
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(watcher.result(), 25);
    }

    void futuresCanBeAwaitedTogether_data() { addAllRows(); }
    void futuresCanBeAwaitedTogether()
    {
        QFETCH(int, workers);
        const auto square = parallel::task([](int n) { return n * n; });
        int sum = 0;
        inScope(workers, [&] {
            QList<QFuture<int>> futures;
            for (int i = 0; i < 30; ++i)
                futures.append(square(i));
            auto all = QtFuture::whenAll(futures.begin(), futures.end());
            const QList<QFuture<int>> done = all.result();
            for (const QFuture<int> &future : done)
                sum += future.result();
        });
        QCOMPARE(sum, 8555);
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

    /// What cannot be copied into the call leaves the call, which never was.
    void aCopyThatThrowsLeavesNoCall_data() { addThreadedRows(); }
    void aCopyThatThrowsLeavesNoCall()
    {
        QFETCH(int, workers);
        const auto look = parallel::task([](const CannotBeCopied &) {});
        const auto threads = parallel::threads(workers);
        const CannotBeCopied argument;
        for (int i = 0; i < 10; ++i)
            QVERIFY_THROWS_EXCEPTION(std::range_error, look(argument));
        parallel::barrier();
        QCOMPARE(threads->progress(), parallel::Progress());
    }

    void anArgumentMayThrowAtItsEnd_data() { addThreadedRows(); }
    void anArgumentMayThrowAtItsEnd()
    {
        QFETCH(int, workers);
        std::atomic<int> ended{0};
        std::atomic<int> ran{0};
        const auto look = parallel::task("look", [&](const ThrowsAtItsEnd &) { ++ran; });
        const auto lookAndTell = parallel::task("tell", [&](const ThrowsAtItsEnd &) { return ++ran; });
        const QRegularExpression lost(QStringLiteral("destructor of an argument of task .*at its end"));
        for (int i = 0; i < 4; ++i)
            QTest::ignoreMessage(QtCriticalMsg, lost);
        {
            const auto threads = parallel::threads(workers);
            for (int i = 0; i < 2; ++i) {
                look(ThrowsAtItsEnd(ended));
                (void)lookAndTell(ThrowsAtItsEnd(ended));
            }
            parallel::barrier();
            QCOMPARE(threads->progress(), (parallel::Progress{0, 0, 4, 0, 0}));
        }
        QCOMPARE(ran.load(), 4);
        QCOMPARE(ended.load(), 4);
    }

    /// Arguments live until their call has run, and no longer than until it has ended.
    void argumentsEndWithTheCall_data() { addAllRows(); }
    void argumentsEndWithTheCall()
    {
        QFETCH(int, workers);
        const auto kept = std::make_shared<int>(1);
        const auto look = parallel::task([](const std::shared_ptr<int> &) {});
        inScope(workers, [&] {
            for (int i = 0; i < 100; ++i)
                look(kept);
            parallel::barrier();
            QCOMPARE(kept.use_count(), 1L);
        });
    }
};

PARALLEL_TEST_MAIN(tst_Call)
#include "tst_call.moc"
