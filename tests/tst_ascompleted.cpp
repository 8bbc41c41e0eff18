// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Outcomes as they finish: what a loop over asCompleted() sees.

#include "support/counting.h"
#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qset.h>

#include <atomic>
#include <list>
#include <memory>
#include <numeric>
#include <ranges>
#include <thread>
#include <vector>

using namespace parallel;

namespace {

int windowOf(int workers)
{
    return workers > 0 ? 2 * workers : 1;
}

} // namespace

class tst_AsCompleted : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesEachOutcomeOnce_data() { addAllRows(); }
    void givesEachOutcomeOnce()
    {
        QFETCH(int, workers);
        const auto square = task("square", [](int n) { return qint64(n) * n; });
        inScope(workers, [&] {
            for (const int count : {0, 1, 2, 3, 100, 5000}) {
                QSet<qsizetype> seen;
                for (auto &&outcome : asCompleted(square, numbers(count))) {
                    QVERIFY(outcome.succeeded());
                    QCOMPARE(outcome.element(), int(outcome.index()));
                    QCOMPARE(outcome.value(), qint64(outcome.index()) * outcome.index());
                    QVERIFY(!outcome.error());
                    QVERIFY(!seen.contains(outcome.index()));
                    seen.insert(outcome.index());
                }
                QCOMPARE(seen.size(), count);
            }
        });
    }

    /// A loop that has not even begun is not one that is over.
    void whatItsBeginningThrewIsThrownAgain_data() { addAllRows(); }
    void whatItsBeginningThrewIsThrownAgain()
    {
        QFETCH(int, workers);
        const auto same = task("same", [](int n) { return n; });
        const auto wrong = [](int) -> int { throw std::out_of_range("no such element"); };
        inScope(workers, [&] {
            auto loop = asCompleted(same, numbers(3) | std::views::transform(wrong));
            QVERIFY_THROWS_EXCEPTION(std::out_of_range, loop.begin());
            QVERIFY_THROWS_EXCEPTION(std::out_of_range, loop.begin());
        });
    }

    /// The first element ends when the loop has seen all others.
    void asTheyFinish_data()
    {
        QTest::addColumn<int>("workers");
        QTest::addColumn<bool>("inTask");
        for (const int workers : {2, 8, 64}) {
            QTest::addRow("%d workers", workers) << workers << false;
            QTest::addRow("%d workers, in a task", workers) << workers << true;
        }
    }
    void asTheyFinish()
    {
        QFETCH(int, workers);
        QFETCH(bool, inTask);
        QList<int> order;
        const auto loop = [&order] {
            Gate gate;
            const OpenAtEnd opened(gate);
            const auto wait = task([&gate](int n) {
                if (n == 0)
                    gate.pass();
                return n;
            });
            for (auto &&outcome : asCompleted(wait, numbers(300))) {
                order.append(outcome.value());
                if (order.size() == 299)
                    gate.open();
            }
        };
        {
            const auto threads = parallel::threads(workers);
            if (inTask)
                task(loop)();
            else
                loop();
        }
        QCOMPARE(order.size(), 300);
        QCOMPARE(order.last(), 0);
    }

    void isSerialAndLazyWithoutThreads_data()
    {
        QTest::addColumn<int>("workers");
        QTest::newRow("PARALLEL_ENABLED=0") << disabled;
        QTest::newRow("no scope") << noScope;
    }
    void isSerialAndLazyWithoutThreads()
    {
        QFETCH(int, workers);
        QStringList events;
        inScope(workers, [&] {
            Counting source(endless);
            const auto note = task([&](int n) {
                events.append(QStringLiteral("task %1").arg(n));
                return n;
            });
            for (auto &&outcome : asCompleted(note, source)) {
                events.append(QStringLiteral("body %1").arg(outcome.value()));
                if (outcome.value() == 2)
                    break;
            }
            QCOMPARE(source.taken, 3);
        });
        QCOMPARE(events, QStringList({"task 0", "body 0", "task 1", "body 1", "task 2", "body 2"}));
    }

    /// A slow loop holds back an endless source.
    void isNeverFarAhead_data() { addAllRows(); }
    void isNeverFarAhead()
    {
        QFETCH(int, workers);
        inScope(workers, [&] {
            Counting source(endless);
            int seen = 0;
            int most = 0;
            for (auto &&outcome : asCompleted(task([](int n) { return n; }), source)) {
                Q_UNUSED(outcome);
                ++seen;
                most = std::max(most, source.taken - seen);
                if (seen == 10'000)
                    break;
            }
            QVERIFY2(most <= windowOf(workers), qPrintable(QString::number(most)));
            if (workers > 0)
                QVERIFY(most > 0);
        });
    }

    void theQueueLimitSaysHowFar()
    {
        const auto threads = parallel::threads({.workers = 2, .queueLimit = 100});
        Counting source(endless);
        int seen = 0;
        int most = 0;
        for (auto &&outcome : asCompleted(task([](int n) { return n; }), source)) {
            Q_UNUSED(outcome);
            most = std::max(most, source.taken - ++seen);
            if (seen == 10'000)
                break;
        }
        QVERIFY2(most <= 100, qPrintable(QString::number(most)));
        QVERIFY2(most > 4, qPrintable(QString::number(most)));
    }

    void keepsFailuresApart_data() { addAllRows(); }
    void keepsFailuresApart()
    {
        QFETCH(int, workers);
        int failed = 0;
        int succeeded = 0;
        inScope(workers, [&] {
            const auto odd = task("odd", [](int n) {
                if (n % 10 == 3)
                    throw std::out_of_range(std::to_string(n));
                return n;
            });
            for (auto &&outcome : asCompleted(odd, numbers(100))) {
                if (outcome.error()) {
                    ++failed;
                    QCOMPARE(outcome.element() % 10, 3);
                    QVERIFY(!outcome);
                    QVERIFY_THROWS_EXCEPTION(std::out_of_range, outcome.value());
                    QCOMPARE(outcome.errorText(),
                             QStringLiteral("std::out_of_range: %1").arg(outcome.element()));
                } else {
                    succeeded += outcome.value() == outcome.element();
                }
            }
        });
        QCOMPARE(failed, 10);
        QCOMPARE(succeeded, 90);
    }

    void countsFailures_data() { addThreadedRows(); }
    void countsFailures()
    {
        QFETCH(int, workers);
        const auto threads = parallel::threads(workers);
        const auto odd = task([](int n) {
            if (n % 2 == 1)
                throw std::runtime_error("odd");
            if (n % 4 == 2)
                throw CancelledError("not wanted");
        });
        int seen = 0;
        for (auto &&outcome : asCompleted(odd, numbers(100))) {
            ++seen;
            QVERIFY(threads->progress().completed() >= seen);
            QCOMPARE(outcome.succeeded(), outcome.index() % 4 == 0);
        }
        QCOMPARE(threads->progress(), (Progress{0, 0, 25, 50, 25}));
    }

    void inATask_data() { addAllRows(); }
    void inATask()
    {
        QFETCH(int, workers);
        std::atomic<qint64> sum{0};
        const auto inner = task([](int n) { return n; });
        const auto middle = task([&](int n) {
            qint64 mine = 0;
            for (auto &&outcome : asCompleted(inner, std::views::iota(0, n)))
                mine += outcome.value();
            return mine;
        });
        const auto outer = task([&](int n) {
            for (auto &&outcome : asCompleted(middle, std::vector<int>(std::size_t(n), n)))
                sum += outcome.value();
        });
        inScope(workers, [&] {
            for (int i = 0; i < 12; ++i)
                outer(i);
        });
        qint64 expected = 0;
        for (int i = 0; i < 12; ++i)
            expected += i * (i * (i - 1) / 2);
        QCOMPARE(sum.load(), expected);
    }

    /// What the body calls is not the loop's: it is not waited for, nor cancelled with it.
    void theBodysCallsAreItsOwn_data()
    {
        QTest::addColumn<int>("workers");
        QTest::addColumn<bool>("inTask");
        for (const int workers : {1, 2, 8, 64}) {
            QTest::addRow("%d workers", workers) << workers << false;
            QTest::addRow("%d workers, in a task", workers) << workers << true;
        }
    }
    void theBodysCallsAreItsOwn()
    {
        QFETCH(int, workers);
        QFETCH(bool, inTask);
        std::atomic<int> stored{0};
        const auto store = task([&](int) { ++stored; });
        const auto loop = [&] {
            int seen = 0;
            for (auto &&outcome : asCompleted(task([](int n) { return n; }), std::views::iota(0))) {
                const auto group = parallel::group();
                store(outcome.value());
                if (++seen == 50)
                    break;
                store(outcome.value());
            }
            for (auto &&outcome : asCompleted(task([](int n) { return n; }), std::views::iota(0))) {
                store(outcome.value());
                if (++seen == 100)
                    break;
            }
        };
        {
            const auto threads = parallel::threads(workers);
            if (inTask)
                task(loop)();
            else
                loop();
        }
        QCOMPARE(stored.load(), 99 + 50);
    }

    void nestedCallsAreWaitedFor_data() { addAllRows(); }
    void nestedCallsAreWaitedFor()
    {
        QFETCH(int, workers);
        inScope(workers, [] {
            std::atomic<int> ran{0};
            const auto nested = task([&] { ++ran; });
            for (auto &&outcome : asCompleted(task([&](int) { nested(); }), numbers(200)))
                outcome.value();
            QCOMPARE(ran.load(), 200);
        });
    }

    void takesWhatCannotBeCopied_data() { addAllRows(); }
    void takesWhatCannotBeCopied()
    {
        QFETCH(int, workers);
        inScope(workers, [] {
            const auto pointers = [] {
                std::vector<std::unique_ptr<int>> list;
                for (int i = 0; i < 50; ++i)
                    list.push_back(std::make_unique<int>(i));
                return list;
            };
            int sum = 0;
            const auto pass = task([](std::unique_ptr<int> n) { return n; });
            for (auto &&outcome : asCompleted(pass, pointers()))
                sum += *std::move(outcome).value();
            QCOMPARE(sum, 1225);
            const auto look = task([](const std::unique_ptr<int> &n) { return *n; });
            for (auto &&outcome : asCompleted(look, pointers()))
                sum -= outcome.value() + (*outcome.element() - outcome.value());
            QCOMPARE(sum, 0);
        });
    }

    void isAView()
    {
        const auto threads = parallel::threads(2);
        const auto same = task([](int n) { return n; });
        int seen = 0;
        for (auto &&outcome : asCompleted(same, std::views::iota(0)) | std::views::take(10)) {
            Q_UNUSED(outcome);
            ++seen;
        }
        QCOMPARE(seen, 10);
    }
};

PARALLEL_TEST_MAIN(tst_AsCompleted)
#include "tst_ascompleted.moc"
