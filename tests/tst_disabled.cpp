// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// An open scope with PARALLEL_ENABLED=0: what fails, with Continue, is collected as
/// with threads; with Stop it leaves the call.

#include "support/eventlog.h"
#include "support/refusal.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

using namespace parallel;
using support::Refusal;

namespace {

const auto refuse = task("refuse", [](int code) { throw Refusal{code, "the server"}; });

QList<int> codesOf(const TaskFailures &failures)
{
    QList<int> codes;
    for (const TaskInfo &failure : failures.failures())
        codes.append(failure.arguments.toInt());
    return codes;
}

} // namespace

class tst_Disabled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { qputenv("PARALLEL_ENABLED", "0"); }
    void cleanup() { qunsetenv("PARALLEL_ENABLED"); }

    void stopLeavesTheCall()
    {
        const auto threads = parallel::threads({.onFailure = OnFailure::Stop});
        QVERIFY_THROWS_EXCEPTION(Refusal, refuse(1));
    }

    void continueCollects()
    {
        QList<int> codes;
        int ran = 0;
        const auto count = task("count", [&] { return ++ran; });
        try {
            const auto threads = parallel::threads({.onFailure = OnFailure::Continue});
            refuse(1);
            count();
            refuse(2);
            count();
            QCOMPARE(threads->progress(), (Progress{0, 0, 2, 2, 0}));
        } catch (const TaskFailures &failures) {
            codes = codesOf(failures);
        }
        QCOMPARE(ran, 2);
        QCOMPARE(codes, QList<int>({1, 2}));
    }

    void atEveryWait()
    {
        const auto threads = parallel::threads({.onFailure = OnFailure::Continue});
        refuse(1);
        QVERIFY_THROWS_EXCEPTION(TaskFailures, barrier());
        barrier(); // it has been told
        refuse(2);
        QVERIFY_THROWS_EXCEPTION(TaskFailures, threads->wait());
        QVERIFY_THROWS_EXCEPTION(TaskFailures, {
            const auto group = parallel::group();
            refuse(3);
        });
        barrier();
        QVERIFY_THROWS_EXCEPTION(TaskFailures, {
            const auto group = parallel::group();
            refuse(4);
            group.wait();
        });
    }

    void aFutureHasItToo()
    {
        const auto value = task("value", [](int i) {
            if (i == 2)
                throw Refusal{2, "the server"};
            return i;
        });
        const auto threads = parallel::threads({.onFailure = OnFailure::Continue});
        QCOMPARE(value(1).result(), 1);
        QFuture<int> failed = value(2);
        QVERIFY(failed.isFinished());
        QVERIFY_THROWS_EXCEPTION(Refusal, failed.result());
        QVERIFY_THROWS_EXCEPTION(TaskFailures, barrier());
    }

    void mapGoesOn()
    {
        QList<int> ran;
        const auto even = task("even", [&](int i) {
            ran.append(i);
            if (i % 2)
                throw Refusal{i, "the server"};
            return i;
        });
        QList<int> codes;
        const auto threads = parallel::threads({.onFailure = OnFailure::Continue});
        try {
            map(even, QList<int>({1, 2, 3, 4}));
        } catch (const TaskFailures &failures) {
            codes = codesOf(failures);
        }
        QCOMPARE(ran, QList<int>({1, 2, 3, 4}));
        QCOMPARE(codes, QList<int>({1, 3}));

        const QFuture<int> future = mapped(even, QList<int>({1, 2}));
        QVERIFY(future.isFinished());
        QVERIFY_THROWS_EXCEPTION(TaskFailures, barrier());
    }

    void aCancelledTaskIsTold()
    {
        const auto give = task("give up", [] { throw CancelledError("no more"); });
        const auto threads = parallel::threads({.onFailure = OnFailure::Continue});
        give();
        QCOMPARE(threads->progress(), (Progress{0, 0, 0, 0, 1}));
        QVERIFY_THROWS_EXCEPTION(CancelledError, barrier());
    }

    /// As with threads: calls after a cancel are dropped, and the next wait throws.
    void cancelled()
    {
        int ran = 0;
        const auto count = task("count", [&] { return ++ran; });
        const auto threads = parallel::threads({.onFailure = OnFailure::Continue});
        threads->cancel();
        QFuture<int> dropped = count();
        QVERIFY(dropped.isFinished());
        QVERIFY_THROWS_EXCEPTION(CancelledError, dropped.result());
        QVERIFY_THROWS_EXCEPTION(CancelledError, barrier());
        QCOMPARE(count().result(), 1); // the scope begins afresh
        {
            const auto group = parallel::group();
            group.cancel();
            count();
            QVERIFY_THROWS_EXCEPTION(CancelledError, group.wait());
        }
        QCOMPARE(ran, 1);
        barrier();
    }

    void nestedCallsToo()
    {
        const auto outer = task("outer", [] {
            refuse(1);
            const auto group = parallel::group();
            refuse(2);
        });
        QList<QString> names;
        try {
            const auto threads = parallel::threads({.onFailure = OnFailure::Continue});
            outer();
        } catch (const TaskFailures &failures) {
            for (const TaskInfo &failure : failures.failures())
                names.append(failure.name);
        }
        // The group's end leaves the outer task, which fails of it.
        QCOMPARE(names, QList<QString>({QStringLiteral("refuse"), QStringLiteral("outer")}));
    }
};

PARALLEL_TEST_MAIN(tst_Disabled)
#include "tst_disabled.moc"
