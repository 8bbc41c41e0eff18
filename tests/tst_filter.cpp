// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// filter() and filtered(): which elements are kept, in which order, and what the holder of
/// the future sees.

#include "support/gate.h"
#include "support/numbers.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qfuturewatcher.h>
#include <QtCore/qset.h>

#include <atomic>
#include <list>
#include <memory>
#include <ranges>
#include <thread>
#include <vector>

using namespace parallel;

namespace {

QList<int> multiples(int of, int below)
{
    QList<int> list;
    for (int n = 0; n < below; n += of)
        list.append(n);
    return list;
}

/// Kept by a task that yields now and then, so that elements end in any order.
bool isThird(int n)
{
    if (n % 7 == 0)
        std::this_thread::yield();
    return n % 3 == 0;
}

} // namespace

class tst_Filter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrder_data() { addAllRows(); }
    void keepsTheOrder()
    {
        QFETCH(int, workers);
        const auto third = task("third", &isThird);
        inScope(workers, [&] {
            for (const int count : {0, 1, 2, 3, 100, 5000}) {
                const QList<int> list = numbers(count);
                QCOMPARE(parallel::filter(third, list), multiples(3, count));
                QCOMPARE(parallel::filter(third, list.begin(), list.end()), multiples(3, count));
            }
        });
    }

    void keepsTheOrderInTheFuture_data() { addAllRows(); }
    void keepsTheOrderInTheFuture()
    {
        QFETCH(int, workers);
        const auto third = task("third", &isThird);
        const auto none = task("none", [](int) { return false; });
        QFuture<int> empty;
        QFuture<int> many;
        QFuture<int> some;
        QFuture<int> nothing;
        inScope(workers, [&] {
            const QList<int> list = numbers(2000);
            empty = parallel::filtered(third, QList<int>());
            many = parallel::filtered(third, list);
            some = parallel::filtered(third, list.begin(), list.begin() + 10);
            nothing = parallel::filtered(none, list);
        });
        QVERIFY(empty.isFinished() && !empty.isCanceled());
        QCOMPARE(empty.results(), QList<int>());
        QCOMPARE(many.results(), multiples(3, 2000));
        QCOMPARE(many.resultCount(), multiples(3, 2000).size());
        QCOMPARE(some.results(), (QList<int>{0, 3, 6, 9}));
        QVERIFY(nothing.isFinished() && !nothing.isCanceled());
        QCOMPARE(nothing.results(), QList<int>());
        QCOMPARE(nothing.progressValue(), 2000);
        QCOMPARE(nothing.progressMaximum(), 2000);
    }

    void takesAnyRange_data() { addAllRows(); }
    void takesAnyRange()
    {
        QFETCH(int, workers);
        const auto odd = task([](int n) { return n % 2 != 0; });
        const auto isLong = task([](const QString &text) { return text.size() > 1; });
        inScope(workers, [&] {
            QCOMPARE(parallel::filter(isLong, QStringList{"a", "bb", ""}), (QStringList{"bb"}));
            QCOMPARE(parallel::filter(odd, std::list<int>{1, 2, 3}), (QList<int>{1, 3}));
            QCOMPARE(parallel::filter(odd, QSet<int>{5}), (QList<int>{5}));
            const int array[] = {5, 6};
            QCOMPARE(parallel::filter(odd, array), (QList<int>{5}));
            QCOMPARE(parallel::filter(odd, array, array + 1), (QList<int>{5}));
            QCOMPARE(parallel::filter(odd, std::views::iota(0, 4)), (QList<int>{1, 3}));
            QCOMPARE(parallel::filter(task(&QString::isEmpty), QStringList{"a", ""}), (QStringList{""}));
        });
    }

    void movesWhatCannotBeCopied_data() { addAllRows(); }
    void movesWhatCannotBeCopied()
    {
        QFETCH(int, workers);
        const auto odd = task([](const std::unique_ptr<int> &n) { return *n % 2 != 0; });
        const auto pointers = [] {
            std::vector<std::unique_ptr<int>> made;
            for (int n = 0; n < 100; ++n)
                made.push_back(std::make_unique<int>(n));
            return made;
        };
        inScope(workers, [&] {
            const std::vector<std::unique_ptr<int>> kept = parallel::filter(odd, pointers());
            QCOMPARE(kept.size(), std::size_t(50));
            QCOMPARE(*kept.back(), 99);
            QFuture<std::unique_ptr<int>> future = parallel::filtered(odd, pointers());
            future.waitForFinished();
            int sum = 0;
            for (const std::unique_ptr<int> &n : future)
                sum += *n;
            QCOMPARE(sum, 2500);
        });
    }

    void nests_data() { addAllRows(); }
    void nests()
    {
        QFETCH(int, workers);
        const auto third = task([](int n) { return n % 3 == 0; });
        const auto hasNine = task([&](int n) { return parallel::filter(third, numbers(n)).contains(9); });
        const auto outermost = task([&](int n) { return parallel::filter(hasNine, numbers(n)).size() > 5; });
        inScope(workers, [&] {
            QCOMPARE(parallel::filter(outermost, QList<int>{10, 15, 16, 20}), (QList<int>{16, 20}));
        });
    }

    void throwsWhatTheTaskThrew_data() { addAllRows(); }
    void throwsWhatTheTaskThrew()
    {
        QFETCH(int, workers);
        const auto fails = task([](int n) -> bool {
            if (n == 50)
                throw std::out_of_range("fifty");
            return true;
        });
        inScope(workers, [&] {
            QVERIFY_THROWS_EXCEPTION(std::out_of_range, (void)parallel::filter(fails, numbers(100)));
        });
        QFuture<int> future;
        bool thrown = false;
        try {
            inScope(workers, [&] { future = parallel::filtered(fails, numbers(100)); });
        } catch (const std::out_of_range &) {
            thrown = true;
        }
        QVERIFY(thrown);
        if (workers > 0)
            QVERIFY_THROWS_EXCEPTION(std::out_of_range, future.waitForFinished());
    }

    void isCancelledAndSuspended_data() { addThreadedRows(); }
    void isCancelledAndSuspended()
    {
        QFETCH(int, workers);
        Gate gate;
        std::atomic<int> ran{0};
        const auto threads = parallel::threads(workers);
        const OpenAtEnd opener(gate);
        const auto keep = task([&](int) {
            gate.pass();
            ++ran;
            return true;
        });
        QFuture<int> future = parallel::filtered(keep, numbers(1000));
        gate.waitForArrivals(1);
        future.suspend();
        gate.open();
        QTRY_VERIFY(future.isSuspended());
        const int before = ran;
        QVERIFY(before < 1000);
        future.cancel();
        QTRY_VERIFY(future.isFinished());
        barrier();
        QCOMPARE(ran.load(), before);
        QCOMPARE(threads->progress(), (Progress{0, 0, before, 0, 1000 - before}));
    }

    /// Each is announced when all before it have been decided, and once.
    void announcesInOrder_data() { addThreadedRows(); }
    void announcesInOrder()
    {
        QFETCH(int, workers);
        const auto threads = parallel::threads(workers);
        QList<int> announced;
        QFutureWatcher<int> watcher;
        connect(&watcher, &QFutureWatcherBase::resultReadyAt, this,
                [&](int index) { announced.append(watcher.resultAt(index)); });
        // Comes after all results; isFinished() is true as soon as the last of them is decided.
        bool isFinished = false;
        connect(&watcher, &QFutureWatcherBase::finished, this, [&] { isFinished = true; });
        watcher.setFuture(parallel::filtered(task(&isThird), numbers(1000)));
        QTRY_VERIFY(isFinished);
        QCOMPARE(announced, multiples(3, 1000));
    }
};

PARALLEL_TEST_MAIN(tst_Filter)
#include "tst_filter.moc"
