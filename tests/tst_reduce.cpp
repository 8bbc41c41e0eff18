// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// One result of many: in which order, beginning with what, and what becomes of failures.

#include "support/eventlog.h"
#include "support/gate.h"
#include "support/numbers.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qset.h>

#include <atomic>
#include <list>
#include <memory>
#include <ranges>
#include <thread>

using namespace parallel;

namespace {

qint64 square(int n)
{
    if (n % 5 == 0)
        std::this_thread::yield();
    return qint64(n) * n;
}

void add(qint64 &sum, qint64 n)
{
    sum += n;
}

void append(QString &text, const QString &part)
{
    text += part;
}

qint64 sumOfSquares(qint64 count)
{
    return (count - 1) * count * (2 * count - 1) / 6;
}

QString letters(int count)
{
    QString text;
    for (int n = 0; n < count; ++n)
        text += QChar(u'a' + n % 26);
    return text;
}

} // namespace

class tst_Reduce : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reducesEachOnce_data() { addAllRows(); }
    void reducesEachOnce()
    {
        QFETCH(int, workers);
        const auto squared = task("square", &square);
        inScope(workers, [&] {
            for (const int count : {0, 1, 2, 100, 5000}) {
                const QList<int> list = numbers(count);
                const qint64 expected = sumOfSquares(count);
                QCOMPARE(parallel::mapReduce(squared, list, &add), expected);
                QCOMPARE(parallel::mapReduce(squared, list.begin(), list.end(), add), expected);
                QCOMPARE(parallel::mapReduce(squared, list, add, 10), expected + 10);
                QCOMPARE(parallel::mapReduce(squared, list, add, 10LL, QtConcurrent::OrderedReduce),
                         expected + 10);
                QCOMPARE(parallel::mapReduce<double>(squared, list,
                                                     [](double &sum, qint64 n) { sum += double(n); }),
                         double(expected));
            }
        });
    }

    void reducesInOrder_data() { addAllRows(); }
    void reducesInOrder()
    {
        QFETCH(int, workers);
        const auto letter = task([](int n) {
            if (n % 7 == 0)
                std::this_thread::yield();
            return QString(QChar(u'a' + n % 26));
        });
        const QtConcurrent::ReduceOptions ordered =
            QtConcurrent::OrderedReduce | QtConcurrent::SequentialReduce;
        QFuture<QString> future;
        QFuture<QString> begun;
        inScope(workers, [&] {
            QCOMPARE(parallel::mapReduce(letter, numbers(3000), append, ordered), letters(3000));
            future = parallel::mappedReduced(letter, numbers(3000), append, ordered);
            const QList<int> list = numbers(26);
            begun = parallel::mappedReduced(letter, list.begin(), list.end(), append, "0", ordered);
        });
        QCOMPARE(future.result(), letters(3000));
        QCOMPARE(future.resultCount(), 1);
        QCOMPARE(begun.result(), "0" + letters(26));
    }

    /// Never two at a time, though the reduce function is slow.
    void reducesOneAtATime_data() { addThreadedRows(); }
    void reducesOneAtATime()
    {
        QFETCH(int, workers);
        Meter meter;
        const auto same = task([](int n) { return n; });
        const auto reduce = [&meter](int &sum, int n) {
            const Meter::Visit visit(meter);
            std::this_thread::yield();
            sum += n;
        };
        const auto threads = parallel::threads(workers);
        for (const QtConcurrent::ReduceOption option :
             {QtConcurrent::UnorderedReduce, QtConcurrent::OrderedReduce})
            QCOMPARE(parallel::mapReduce(same, numbers(1000), reduce, option), 499500);
        QCOMPARE(meter.most(), 1);
    }

    void reducesWhatIsKept_data() { addAllRows(); }
    void reducesWhatIsKept()
    {
        QFETCH(int, workers);
        const auto even = task([](int n) { return n % 2 == 0; });
        QFuture<qint64> future;
        QFuture<QList<int>> list;
        inScope(workers, [&] {
            QCOMPARE(parallel::filterReduce(even, numbers(100), add), 2450);
            const QList<int> elements = numbers(1000);
            QCOMPARE(parallel::filterReduce(even, elements.begin(), elements.end(), add, 1), 249501);
            future = parallel::filteredReduced(even, elements, add);
            const auto push = [](QList<int> &kept, int n) { kept.append(n); };
            list = parallel::filteredReduced(even, elements.begin(), elements.begin() + 5, push,
                                             QtConcurrent::OrderedReduce);
        });
        QCOMPARE(future.result(), 249500);
        QCOMPARE(list.result(), (QList<int>{0, 2, 4}));
    }

    /// Also by a member function, and of what can only be moved.
    void takesAnyReduceFunction_data() { addAllRows(); }
    void takesAnyReduceFunction()
    {
        QFETCH(int, workers);
        struct Total
        {
            void add(int n) { sum += n; }
            int sum = 0;
        };
        const auto made = task([](int n) { return std::make_unique<int>(n); });
        const auto same = task([](int n) { return n; });
        inScope(workers, [&] {
            const int sum = parallel::mapReduce(made, std::list<int>{1, 2, 3},
                                                [](int &total, std::unique_ptr<int> n) { total += *n; });
            QCOMPARE(sum, 6);
            QCOMPARE(parallel::mapReduce(same, std::views::iota(0, 10), &Total::add).sum, 45);
            const std::function<void(QSet<int> &, int)> insert = [](QSet<int> &set, int n) { set.insert(n); };
            QCOMPARE(parallel::mapReduce(same, QList<int>{1, 2, 1}, insert), (QSet<int>{1, 2}));
            const auto isAny = task([](int n) { return n == 3; });
            QCOMPARE(parallel::mapReduce(isAny, numbers(5), [](bool &any, bool is) { any = any || is; }),
                     true);
        });
    }

    void nests_data() { addAllRows(); }
    void nests()
    {
        QFETCH(int, workers);
        const auto squared = task(&square);
        const auto inner = task([&](int n) { return parallel::mapReduce(squared, numbers(n), add); });
        const auto outer = task([&](int n) { return parallel::mapReduce(inner, numbers(n), add); });
        const auto plain = [](int n) {
            qint64 sum = 0;
            for (int i = 0; i < n; ++i)
                sum += sumOfSquares(i);
            return sum;
        };
        inScope(workers, [&] {
            QCOMPARE(parallel::mapReduce(outer, QList<int>{10, 20}, add), plain(10) + plain(20));
        });
    }

    void throwsWhatWasThrown_data() { addAllRows(); }
    void throwsWhatWasThrown()
    {
        QFETCH(int, workers);
        const auto fails = task([](int n) {
            if (n == 50)
                throw std::out_of_range("fifty");
            return n;
        });
        const auto same = task([](int n) { return n; });
        const auto refuse = [](int &sum, int n) {
            if (n == 50)
                throw std::domain_error("no fifties");
            sum += n;
        };
        inScope(workers, [&] {
            QVERIFY_THROWS_EXCEPTION(std::out_of_range, (void)parallel::mapReduce(fails, numbers(100), add));
            QVERIFY_THROWS_EXCEPTION(std::domain_error,
                                     (void)parallel::mapReduce(same, numbers(100), refuse));
            QVERIFY_THROWS_EXCEPTION(
                std::domain_error,
                (void)parallel::mapReduce(same, numbers(100), refuse, QtConcurrent::OrderedReduce));
        });
        if (workers < 1)
            return;
        QFuture<int> future;
        bool thrown = false;
        try {
            inScope(workers, [&] { future = parallel::mappedReduced(same, numbers(100), refuse); });
        } catch (const std::domain_error &) {
            thrown = true;
        }
        QVERIFY(thrown);
        QVERIFY_THROWS_EXCEPTION(std::domain_error, future.result());
    }

    void isCancelledAndSuspended_data() { addThreadedRows(); }
    void isCancelledAndSuspended()
    {
        QFETCH(int, workers);
        Gate gate;
        const auto threads = parallel::threads(workers);
        const OpenAtEnd opener(gate);
        const auto wait = task([&](int n) {
            gate.pass();
            return qint64(n);
        });
        QFuture<qint64> future = parallel::mappedReduced(wait, numbers(1000), add);
        QFuture<qint64> other = parallel::mappedReduced(wait, numbers(1000), add);
        gate.waitForArrivals(1);
        future.suspend();
        other.cancel();
        gate.open();
        QTRY_VERIFY(future.isSuspended());
        QTRY_VERIFY(other.isFinished());
        QCOMPARE(other.resultCount(), 0);
        future.resume();
        QCOMPARE(future.result(), 499500);
        QCOMPARE(future.progressValue(), 1000);
    }

    /// What the scope drops has no result, but the reason.
    void isDroppedWithItsScope_data() { addThreadedRows(); }
    void isDroppedWithItsScope()
    {
        QFETCH(int, workers);
        QFuture<qint64> future;
        Gate gate;
        {
            Threads threads(workers);
            const OpenAtEnd opener(gate);
            const auto entered = threads.enter();
            future = parallel::mappedReduced(task([&](int n) {
                                                 gate.pass();
                                                 return qint64(n);
                                             }),
                                             numbers(1000), add);
            gate.waitForArrivals(1);
            threads.cancel();
        }
        QVERIFY_THROWS_EXCEPTION(CancelledError, future.result());
    }
};

PARALLEL_TEST_MAIN(tst_Reduce)
#include "tst_reduce.moc"
