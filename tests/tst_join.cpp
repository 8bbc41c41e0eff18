// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Joins, which of them are stopped, and where what went wrong in them goes.

#include "wait/join.h"
#include "wait/roots.h"
#include "support/testprogram.h"

#include <libparallel/errors.h>

#include <QtCore/qregularexpression.h>

#include <atomic>
#include <map>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

using namespace parallel;
using namespace parallel::detail;

namespace {

/// What joins need of a pool.
struct Around
{
    Failures failures;
    Stops stops;
    Roots roots{stops, failures};
    Parker owner;

    Join *newRoot(Join::Kind kind)
    {
        auto *const root = new Join(roots, nullptr, owner, false, kind);
        roots.add(root);
        return root;
    }
};

TaskInfo failureOf(const char *task)
{
    TaskInfo info;
    info.name = QString::fromLatin1(task);
    info.state = TaskState::Failed;
    info.exception = std::make_exception_ptr(std::runtime_error(task));
    return info;
}

/// What \a thrown says, or "nothing".
QByteArray textOf(const std::exception_ptr &thrown)
{
    if (!thrown)
        return "nothing";
    try {
        std::rethrow_exception(thrown);
    } catch (const CancelledError &e) {
        return QByteArray("cancelled: ") + e.what();
    } catch (const TimeoutError &e) {
        return QByteArray("timed out: ") + e.what();
    } catch (const std::exception &e) {
        return e.what();
    }
}

} // namespace

class tst_Join : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEvenWhenAllHaveEnded_data()
    {
        QTest::addColumn<int>("byOwner");
        QTest::addColumn<int>("byOthers");
        for (const int byOwner : {1, 2, 10}) {
            for (const int byOthers : {0, 1, 5})
                QTest::addRow("%d by its owner, %d by others", byOwner, byOthers) << byOwner << byOthers;
        }
    }
    void isEvenWhenAllHaveEnded()
    {
        QFETCH(const int, byOwner);
        QFETCH(const int, byOthers);
        Around around;
        Parker other;
        Join join(around.roots, nullptr, around.owner, false, Join::GroupJoin);
        QVERIFY(join.isEven());
        join.begin(&around.owner, byOwner);
        for (int i = 0; i < byOthers; ++i)
            join.begin(&other);
        for (int i = 0; i < byOwner + byOthers; ++i) {
            QVERIFY(!join.isEven());
            join.end(1);
        }
        QVERIFY(join.isEven());
        QVERIFY(!around.owner.parkUntil(Clock::time_point())); // who has not closed is not released
    }

    void theLastEndReleasesTheOwner_data()
    {
        QTest::addColumn<int>("threads");
        for (const int threads : {1, 2, 8, 64})
            QTest::addRow("%d threads", threads) << threads;
    }
    void theLastEndReleasesTheOwner()
    {
        QFETCH(const int, threads);
        for (int round = 0; round < 100; ++round) {
            Around around;
            Join join(around.roots, nullptr, around.owner, false, Join::GroupJoin);
            join.begin(&around.owner, threads);
            std::atomic<int> ended{0};
            std::vector<std::jthread> ending;
            for (int t = 0; t < threads; ++t) {
                ending.emplace_back([&] {
                    ended.fetch_add(1, std::memory_order_relaxed);
                    join.end(1);
                });
            }
            const bool isLast = join.balance.close(std::exchange(join.ownCalls, 0));
            if (!isLast)
                around.owner.park();
            QVERIFY(join.balance.reopen());
            QCOMPARE(ended.load(std::memory_order_relaxed), threads);
            QVERIFY(join.isEven());
        }
    }

    void stopsReachWhatIsBeneath_data()
    {
        QTest::addColumn<QByteArray>("stopped"); // of a root, b beneath it, c beneath that, and d beside c
        QTest::addColumn<QByteArray>("dropped");
        QTest::newRow("none") << QByteArray() << QByteArray();
        QTest::newRow("the root") << QByteArray("a") << QByteArray("abcd");
        QTest::newRow("one in the middle") << QByteArray("b") << QByteArray("bcd");
        QTest::newRow("a leaf") << QByteArray("c") << QByteArray("c");
        QTest::newRow("both leaves") << QByteArray("cd") << QByteArray("cd");
    }
    void stopsReachWhatIsBeneath()
    {
        QFETCH(const QByteArray, stopped);
        QFETCH(const QByteArray, dropped);
        Around around;
        const auto make = [&](Join *parent) {
            return std::make_unique<Join>(around.roots, parent, around.owner, false, Join::GroupJoin);
        };
        std::map<char, std::unique_ptr<Join>> joins;
        joins['a'] = make(nullptr);
        joins['b'] = make(joins['a'].get());
        joins['c'] = make(joins['b'].get());
        joins['d'] = make(joins['b'].get());
        const auto droppedNow = [&] {
            QByteArray now;
            for (const auto &[name, join] : joins) {
                if (around.stops.isStopped(*join))
                    now += name;
            }
            return now;
        };
        for (const char name : stopped) {
            around.stops.set(*joins[name], true);
            around.stops.set(*joins[name], true); // counts once
        }
        QCOMPARE(droppedNow(), dropped);
        QCOMPARE(around.stops.any(), !stopped.isEmpty());
        QCOMPARE(around.stops.made(), unsigned(stopped.size()));
        for (const char name : stopped)
            around.stops.set(*joins[name], false);
        QCOMPARE(droppedNow(), QByteArray());
        QVERIFY(!around.stops.any());
        QVERIFY(around.stops.setForGood());
        QVERIFY(!around.stops.setForGood());
        QCOMPARE(droppedNow(), QByteArray("abcd"));
    }

    void cancelStopsTheRootsThatMayGoOn_data()
    {
        QTest::addColumn<bool>("drained");
        QTest::addColumn<bool>("scopeStops");
        QTest::addColumn<bool>("enteredStops");
        QTest::newRow("with calls") << false << true << true;
        QTest::newRow("with none") << true << true << false;
    }
    void cancelStopsTheRootsThatMayGoOn()
    {
        QFETCH(const bool, drained);
        Around around;
        QVERIFY(!around.roots.cancel("nobody is there", false));
        QCOMPARE(textOf(around.failures.take(false)), QByteArray("nothing"));
        Join *const scope = around.newRoot(Join::ScopeJoin);
        Join *const entered = around.newRoot(Join::EnterJoin);

        QVERIFY(around.roots.cancel("why", drained));
        QTEST(around.stops.isStopped(*scope), "scopeStops");
        QTEST(around.stops.isStopped(*entered), "enteredStops");
        QCOMPARE(textOf(scope->failures.take(false)), QByteArray("cancelled: why"));
        QCOMPARE(textOf(around.failures.take(false)), QByteArray("cancelled: why"));

        around.roots.forgetStops([] { return false; });
        QTEST(around.stops.isStopped(*entered), "enteredStops");
        around.roots.forgetStops([] { return true; });
        QVERIFY(!around.stops.isStopped(*entered));
        QVERIFY(around.stops.isStopped(*scope)); // until its own thread has been told
        around.roots.remove(scope);
        QVERIFY(!around.stops.any());
        around.roots.detach(entered); // which has no calls, and so is gone
    }

    void whatWentWrongComesToThePool_data()
    {
        QTest::addColumn<bool>("all");
        QTest::newRow("the first") << false;
        QTest::newRow("all") << true;
    }
    void whatWentWrongComesToThePool()
    {
        QFETCH(const bool, all);
        Around around;
        Join *const one = around.newRoot(Join::EnterJoin);
        Join *const other = around.newRoot(Join::EnterJoin);
        other->failures.add(failureOf("first"), all);
        one->failures.add(failureOf("second"), all);
        if (!all)
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression("task second\\(\\) failed too"));
        around.roots.takeFailures();
        const std::exception_ptr thrown = around.failures.take(all);
        if (all) {
            try {
                std::rethrow_exception(thrown);
            } catch (const TaskFailures &failures) {
                QCOMPARE(failures.failures().size(), 2);
                QCOMPARE(failures.failures().first().name, QStringLiteral("first"));
            } catch (...) {
                QFAIL("not what all have thrown");
            }
        } else {
            QCOMPARE(textOf(thrown), QByteArray("first"));
        }
        QCOMPARE(textOf(one->failures.take(all)), QByteArray("nothing"));
        around.roots.detach(one);
        around.roots.detach(other);
    }

    /// A guard that ends leaves its root to whoever ends the last call.
    void aDetachedRootGoesWithItsLastCall_data()
    {
        QTest::addColumn<int>("calls");
        for (const int calls : {0, 1, 2, 8, 64})
            QTest::addRow("%d calls", calls) << calls;
    }
    void aDetachedRootGoesWithItsLastCall()
    {
        QFETCH(const int, calls);
        for (int round = 0; round < 100; ++round) {
            Around around;
            Join *const root = around.newRoot(Join::EnterJoin);
            root->begin(&around.owner, calls);
            root->failures.add(failureOf("it"), false);
            {
                std::vector<std::jthread> ending;
                for (int i = 0; i < calls; ++i)
                    ending.emplace_back([&] { root->end(1); });
                around.roots.detach(root);
            }
            QCOMPARE(textOf(around.failures.take(false)), QByteArray("it")); // which came with its end
        }
    }
};

PARALLEL_TEST_APPLESS_MAIN(tst_Join)
#include "tst_join.moc"
