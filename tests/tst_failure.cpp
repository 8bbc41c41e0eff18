// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What becomes of an exception that leaves a task.

#include "support/gate.h"
#include "support/refusal.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtTest/qsignalspy.h>

#include <atomic>
#include <thread>

using namespace parallel;
using support::Refusal;

static_assert(std::is_base_of_v<std::runtime_error, Error>);
static_assert(std::is_base_of_v<Error, ConfigError> && std::is_base_of_v<Error, TimeoutError>
              && std::is_base_of_v<Error, CancelledError> && std::is_base_of_v<Error, TaskFailures>);
static_assert(std::is_base_of_v<std::logic_error, UsageError> && !std::is_base_of_v<Error, UsageError>);
static_assert(std::is_nothrow_copy_constructible_v<TaskFailures>);
static_assert(!noexcept(std::declval<ThreadsScope>().~ThreadsScope()));

namespace {

enum Where { AtTheEnd, AtABarrier, AtAGroup, AtWait };

} // namespace

class tst_Failure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsType_data()
    {
        QTest::addColumn<int>("workers");
        QTest::addColumn<int>("where");
        for (const int workers : {1, 2, 8, 64}) {
            QTest::addRow("%d, end", workers) << workers << int(AtTheEnd);
            QTest::addRow("%d, barrier", workers) << workers << int(AtABarrier);
            QTest::addRow("%d, group", workers) << workers << int(AtAGroup);
            QTest::addRow("%d, wait", workers) << workers << int(AtWait);
        }
    }
    void keepsItsType()
    {
        QFETCH(int, workers);
        QFETCH(int, where);
        const auto refuse = task("refuse", [](int code) { throw Refusal{code, "the server"}; });
        bool after = false;
        try {
            const auto threads = parallel::threads(workers);
            switch (where) {
            case AtTheEnd:
                refuse(404);
                after = true;
                break;
            case AtABarrier:
                refuse(404);
                barrier();
                after = true;
                break;
            case AtAGroup: {
                const auto group = parallel::group();
                refuse(404);
            }
                after = true;
                break;
            case AtWait:
                refuse(404);
                threads->wait();
                after = true;
                break;
            }
        } catch (const Refusal &refusal) {
            QCOMPARE(refusal.code, 404);
            QCOMPARE(refusal.by, std::string("the server"));
            QCOMPARE(after, where == AtTheEnd);
            return;
        }
        QFAIL("nothing was thrown");
    }

    void leavesASerialCallItself_data()
    {
        QTest::addColumn<int>("workers");
        QTest::newRow("PARALLEL_ENABLED=0") << disabled;
        QTest::newRow("no scope") << noScope;
    }
    void leavesASerialCallItself()
    {
        QFETCH(int, workers);
        int thrown = 0;
        const auto nothing = task([](int) { throw Refusal{1, {}}; });
        const auto something = task([](int code) -> int { throw Refusal{code, {}}; });
        inScope(workers, [&] {
            QVERIFY_THROWS_EXCEPTION(Refusal, nothing(1));
            QVERIFY_THROWS_EXCEPTION(Refusal, (void)something(2));
            try {
                const auto group = parallel::group();
                nothing(3);
            } catch (const Refusal &) {
                ++thrown;
            }
            barrier();
        }); // nothing is left to throw
        QCOMPARE(thrown, 1);
    }

    void isInTheFutureToo_data() { addThreadedRows(); }
    void isInTheFutureToo()
    {
        QFETCH(int, workers);
        QFuture<int> future;
        const auto refuse = task([](int code) -> int { throw Refusal{code, {}}; });
        QVERIFY_THROWS_EXCEPTION(Refusal, inScope(workers, [&] { future = refuse(3); }));
        QVERIFY(future.isFinished());
        QVERIFY_THROWS_EXCEPTION(Refusal, future.result());
    }

    void stopDropsWhatIsQueued_data() { addThreadedRows(); }
    void stopDropsWhatIsQueued()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        Gate gate;
        Gate refused;
        Progress progress;
        try {
            const auto threads = parallel::threads({.workers = workers, .onFailure = OnFailure::Stop});
            const OpenAtEnd opener(gate);
            const auto block = task([&] { gate.pass(); });
            for (int i = 1; i < workers; ++i)
                block();
            gate.waitForArrivals(workers - 1);
            task([&] {
                refused.pass();
                throw Refusal{500, {}};
            })();
            refused.waitForArrivals(1);
            const auto count = task([&] { ++ran; });
            for (int i = 0; i < 1000; ++i)
                count();
            refused.open();
            while (threads->progress().failed == 0 || threads->progress().queued > 0)
                std::this_thread::yield();
            count(); // and what is called after the failure
            gate.open();
            try {
                barrier();
                QFAIL("nothing was thrown");
            } catch (...) {
                progress = threads->progress();
                throw;
            }
        } catch (const Refusal &refusal) {
            QCOMPARE(refusal.code, 500);
        }
        QCOMPARE(ran.load(), 0);
        QCOMPARE(progress, (Progress{0, 0, workers - 1, 1, 1001}));
    }

    void stopAsksWhatRunsToStop_data()
    {
        QTest::addColumn<int>("workers");
        QTest::newRow("2 workers") << 2;
        QTest::newRow("8 workers") << 8;
        QTest::newRow("64 workers") << 64;
    }
    void stopAsksWhatRunsToStop()
    {
        QFETCH(int, workers);
        Gate gate;
        std::atomic<int> stopped{0};
        QVERIFY_THROWS_EXCEPTION(Refusal, inScope(workers, [&] {
                                     const auto run = task([&](const std::stop_token &token) {
                                         Gate asked;
                                         const std::stop_callback onStop(token, [&] {
                                             ++stopped;
                                             asked.open();
                                         });
                                         gate.pass();
                                         asked.pass();
                                     });
                                     for (int i = 1; i < workers; ++i)
                                         run();
                                     gate.waitForArrivals(workers - 1);
                                     gate.open();
                                     task([] { throw Refusal{500, {}}; })();
                                 }));
        QCOMPARE(stopped.load(), workers - 1);
    }

    /// After a barrier has thrown, its scope is as good as new.
    void aBarrierThatThrewBeginsAfresh_data() { addThreadedRows(); }
    void aBarrierThatThrewBeginsAfresh()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        const auto refuse = task([] { throw Refusal{1, {}}; });
        const auto count = task([&] { ++ran; });
        const auto threads = parallel::threads(workers);
        for (int round = 0; round < 20; ++round) {
            refuse();
            QVERIFY_THROWS_EXCEPTION(Refusal, barrier());
            count();
            barrier();
            refuse();
            QVERIFY_THROWS_EXCEPTION(Refusal, threads->wait());
            count();
            threads->wait();
        }
        QCOMPARE(ran.load(), 40);
    }

    void aFailureIsThrownOnce_data() { addThreadedRows(); }
    void aFailureIsThrownOnce()
    {
        QFETCH(int, workers);
        inScope(workers, [&] {
            task([] { throw Refusal{1, {}}; })();
            QVERIFY_THROWS_EXCEPTION(Refusal, barrier());
            barrier();
        });
        const auto threads = parallel::threads(workers);
        task([] { throw Refusal{1, {}}; })();
        QVERIFY_THROWS_EXCEPTION(Refusal, threads->wait());
        threads->wait();
    }

    void continueRunsEverything_data() { addThreadedRows(); }
    void continueRunsEverything()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        const auto work = task("work", [&](QString name, int i) {
            const QString taken = std::move(name);
            ++ran;
            if (i % 10 == 3)
                throw Refusal{i, {}};
            if (i % 10 == 7)
                throw std::range_error("no place for " + taken.toStdString());
        });
        try {
            inScope(workers, {.onFailure = OnFailure::Continue}, [&] {
                for (int i = 0; i < 100; ++i)
                    work(QStringLiteral("n%1").arg(i), i);
            });
            QFAIL("nothing was thrown");
        } catch (const TaskFailures &thrown) {
            QCOMPARE(ran.load(), 100);
            QCOMPARE(thrown.failures().size(), 20);
            const QString text = QString::fromUtf8(thrown.what());
            QVERIFY2(text.startsWith(QLatin1String("20 tasks failed: work(n")), thrown.what());
            QVERIFY2(text.endsWith(QLatin1String("; and 17 more")), thrown.what());
            QSet<QString> arguments;
            for (const TaskInfo &failure : thrown.failures()) {
                QCOMPARE(failure.name, QStringLiteral("work"));
                QCOMPARE(failure.state, TaskState::Failed);
                QVERIFY(failure.worker >= 1);
                QVERIFY(failure.id > 0);
                arguments.insert(failure.arguments);
                try {
                    std::rethrow_exception(failure.exception);
                } catch (const Refusal &refusal) {
                    QVERIFY2(failure.error.endsWith(QLatin1String("::Refusal")), qPrintable(failure.error));
                    QCOMPARE(failure.arguments, QStringLiteral("n%1, %1").arg(refusal.code));
                } catch (const std::range_error &error) {
                    QCOMPARE(failure.error,
                             QLatin1String("std::range_error: ") + QLatin1String(error.what()));
                }
            }
            QCOMPARE(arguments.size(), 20);
        }
    }

    void continueInAGroup_data() { addThreadedRows(); }
    void continueInAGroup()
    {
        QFETCH(int, workers);
        inScope(workers, {.onFailure = OnFailure::Continue}, [&] {
            int failures = 0;
            try {
                const auto group = parallel::group();
                for (int i = 0; i < 10; ++i)
                    task([] { throw Refusal{1, {}}; })();
            } catch (const TaskFailures &thrown) {
                failures = int(thrown.failures().size());
            }
            QCOMPARE(failures, 10);
        });
    }

    /// A failure in a group is its opener's: if that does not catch it, it fails in its turn.
    void aGroupPassesItUp_data() { addThreadedRows(); }
    void aGroupPassesItUp()
    {
        QFETCH(int, workers);
        std::atomic<int> caught{0};
        const auto refuse = task("refuse", [](int code) { throw Refusal{code, {}}; });
        const auto forgive = task("forgive", [&] {
            try {
                const auto group = parallel::group();
                refuse(1);
            } catch (const Refusal &refusal) {
                caught += refusal.code;
            }
        });
        const auto passOn = task("passOn", [&] {
            const auto group = parallel::group();
            refuse(2);
        });
        inScope(workers, [&] {
            for (int i = 0; i < 50; ++i)
                forgive();
        });
        QCOMPARE(caught.load(), 50);
        try {
            inScope(workers, [&] { passOn(); });
            QFAIL("nothing was thrown");
        } catch (const Refusal &refusal) {
            QCOMPARE(refusal.code, 2);
        }
    }

    /// A window enters its threads for each batch, and never waits.
    void eachBatchIsStoppedByItsFailure_data() { addThreadedRows(); }
    void eachBatchIsStoppedByItsFailure()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        Threads threads({.workers = workers, .onFailure = OnFailure::Stop});
        QSignalSpy drained(&threads, &Threads::drained);
        for (int batch = 1; batch <= 3; ++batch) {
            Gate gate;
            {
                const OpenAtEnd opener(gate);
                const auto entered = threads.enter();
                const auto fail = task([&] {
                    gate.pass();
                    throw Refusal{batch, {}};
                });
                for (int i = 0; i < workers; ++i)
                    fail();
                gate.waitForArrivals(workers);
                const auto count = task([&] { ++ran; });
                for (int i = 0; i < 100; ++i)
                    count();
            }
            QTRY_VERIFY(drained.size() >= batch);
            QCOMPARE(ran.load(), 0);
        }
        try {
            threads.wait();
            QFAIL("nothing was thrown");
        } catch (const Refusal &refusal) {
            QCOMPARE(refusal.code, 1);
        }
    }

    void exceptionsOfCopiesArePlain() { QVERIFY_THROWS_EXCEPTION(TaskFailures, throw TaskFailures({})); }
};

PARALLEL_TEST_MAIN(tst_Failure)
#include "tst_failure.moc"
