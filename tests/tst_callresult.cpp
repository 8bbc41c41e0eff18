// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What a call gives back: a future, and what can be done with it.

#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qfuturewatcher.h>
#include <QtTest/qsignalspy.h>

#include <functional>

class tst_CallResult : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

    /// Which lends its worker to them meanwhile, and its places at limits.
    void aTaskMayWaitForItsResults_data() { addAllRows(); }
    void aTaskMayWaitForItsResults()
    {
        QFETCH(int, workers);
        std::function<int(int)> fibonacci;
        const auto call = parallel::task("fibonacci", [&](int n) { return fibonacci(n); }).limit(1);
        const auto square = parallel::task("square", [](int n) { return n * n; });
        fibonacci = [&](int n) {
            if (n < 2)
                return n;
            QFuture<int> one = call(n - 1);
            QFuture<int> two = call(n - 2);
            return one.result() + two.result();
        };
        int sum = 0;
        inScope(workers, [&] {
            const auto all = parallel::task("all", [&] {
                sum = call(10).result();
                QFuture<int> squares = parallel::mapped(square, QList<int>{1, 2, 3});
                squares.waitForFinished();
                for (const int one : squares.results())
                    sum += one;
            });
            all();
        });
        QCOMPARE(sum, 55 + 14);
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
};

PARALLEL_TEST_MAIN(tst_CallResult)
#include "tst_callresult.moc"
