// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Failures that cannot be thrown where they belong: they are logged, or told elsewhere.

#include "support/gate.h"
#include "support/refusal.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <thread>

using namespace parallel;
using support::Refusal;

class tst_Unthrown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// While another exception leaves the scope, its own is logged.
    void noneIsThrownDuringUnwinding_data() { addThreadedRows(); }
    void noneIsThrownDuringUnwinding()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        QTest::ignoreMessage(QtCriticalMsg,
                             QRegularExpression(QStringLiteral("end of scope unwinding .*Refusal")));
        QTest::ignoreMessage(QtCriticalMsg,
                             QRegularExpression(QStringLiteral("end of a group of scope unwinding")));
        try {
            const auto threads = parallel::threads({.workers = workers, .name = "unwinding"});
            task([] { throw Refusal{1, {}}; })();
            const auto group = parallel::group();
            task([&] {
                ++ran;
                throw Refusal{2, {}};
            })();
            throw std::out_of_range("of the block itself");
        } catch (const std::out_of_range &) {
            return; // the group waited; whether its task ran depends on which was first
        }
        QFAIL("the block's own exception was lost");
    }

    /// … but one in a destructor that runs during unwinding has its own scope.
    void aScopeOpenedDuringUnwindingThrows()
    {
        struct Cleaner
        {
            bool &caught;
            ~Cleaner()
            {
                try {
                    const auto threads = parallel::threads(2);
                    task([] { throw Refusal{1, {}}; })();
                } catch (const Refusal &) {
                    caught = true;
                }
            }
        };
        bool caught = false;
        try {
            const Cleaner cleaner{caught};
            throw std::out_of_range("");
        } catch (const std::out_of_range &) {
        }
        QVERIFY(caught);
    }

    /// Later failures of a scope that stops are logged, since only one can be thrown.
    void noneIsLost_data()
    {
        QTest::addColumn<int>("workers");
        QTest::newRow("2 workers") << 2;
        QTest::newRow("8 workers") << 8;
        QTest::newRow("64 workers") << 64;
    }
    void noneIsLost()
    {
        QFETCH(int, workers);
        for (int i = 1; i < workers; ++i)
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral(
                                                   "task refuse\\(\\d+\\) failed too.*Refusal")));
        Gate gate;
        const auto refuse = task("refuse", [&](int i) {
            gate.pass();
            throw Refusal{i, {}};
        });
        QVERIFY_THROWS_EXCEPTION(Refusal, inScope(workers, [&] {
                                     for (int i = 0; i < workers; ++i)
                                         refuse(i);
                                     gate.waitForArrivals(workers);
                                     gate.open();
                                 }));
    }

    void aDestructorOfThreadsLogsIt()
    {
        QTest::ignoreMessage(QtCriticalMsg,
                             QRegularExpression(QStringLiteral("destructor of threads quiet.*Refusal")));
        Threads threads({.workers = 2, .name = "quiet"});
        {
            const auto entered = threads.enter();
            task([] { throw Refusal{1, {}}; })();
        }
        while (threads.progress().completed() < 1)
            std::this_thread::yield();
    }

    /// One thread's cancel drops another one's calls: that one must hear of it.
    void everyThreadHearsThatItsCallsWereDropped_data() { addThreadedRows(); }
    void everyThreadHearsThatItsCallsWereDropped()
    {
        QFETCH(int, workers);
        Threads threads({.workers = workers});
        Gate gate;
        const OpenAtEnd opener(gate);
        const auto entered = threads.enter();
        for (int i = 0; i < workers; ++i)
            task([&] { gate.pass(); })();
        gate.waitForArrivals(workers);

        std::atomic<int> ran{0};
        std::atomic<int> told{0};
        Gate called;
        Gate waited;
        std::thread other([&] {
            const auto otherEntered = threads.enter();
            task([&] { ++ran; })();
            called.pass();
            waited.pass();
            try {
                barrier();
            } catch (const CancelledError &) {
                ++told;
            }
            barrier(); // told once
        });
        called.waitForArrivals(1);
        called.open();
        threads.cancel();
        gate.open();
        QVERIFY_THROWS_EXCEPTION(CancelledError, barrier());
        waited.open();
        other.join();
        QCOMPARE(ran.load(), 0);
        QCOMPARE(told.load(), 1);
    }

    /// Who reads the log may do with the threads what anybody may.
    void whatIsLoggedMayCancel()
    {
        static Threads *told;
        static bool cancelled;
        static QtMessageHandler before;
        Threads threads(2);
        told = &threads;
        cancelled = false;
        Gate gate;
        const auto fail = task([&] {
            gate.pass();
            throw Refusal{1, {}};
        });
        const auto entered = threads.enter();
        fail();
        fail();
        gate.waitForArrivals(2);
        before = qInstallMessageHandler(
            [](QtMsgType type, const QMessageLogContext &context, const QString &message) {
                if (message.contains(QLatin1String("failed too"))) {
                    told->cancel();
                    cancelled = true;
                } else {
                    before(type, context, message);
                }
            });
        gate.open();
        try {
            threads.wait();
        } catch (const Refusal &) {
        }
        qInstallMessageHandler(before);
        QVERIFY(cancelled);
    }

    /// Also where a wait finds one failure in each of two batches.
    void whatAWaitLogsMayCancel()
    {
        static Threads *told;
        static bool cancelled;
        static QtMessageHandler before;
        Threads threads(2);
        told = &threads;
        cancelled = false;
        const auto fail = task([] { throw Refusal{1, {}}; });
        const auto first = threads.enter();
        fail();
        const auto second = threads.enter();
        fail();
        while (threads.progress().failed < 2)
            std::this_thread::yield();
        before = qInstallMessageHandler(
            [](QtMsgType type, const QMessageLogContext &context, const QString &message) {
                if (message.contains(QLatin1String("failed too"))) {
                    told->cancel();
                    cancelled = true;
                } else {
                    before(type, context, message);
                }
            });
        bool threw = false;
        try {
            threads.wait();
        } catch (const Refusal &) {
            threw = true;
        } catch (const CancelledError &) {
        }
        qInstallMessageHandler(before);
        QVERIFY(threw && cancelled);
    }
};

PARALLEL_TEST_MAIN(tst_Unthrown)
#include "tst_unthrown.moc"
