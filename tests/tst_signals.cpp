// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What Threads tells while its tasks run, with an event loop and without.

#include "support/eventlog.h"
#include "support/gate.h"
#include "support/rows.h"
#include "support/supervisor.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qeventloop.h>
#include <QtCore/qthread.h>
#include <QtCore/qtimer.h>
#include <QtTest/qsignalspy.h>

#include <atomic>
#include <ctime>
#include <stdexcept>
#include <thread>

using namespace parallel;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

/// What progressChanged() has told, and what was wrong with it.
class Watch
{
public:
    explicit Watch(Threads &threads)
    {
        QObject::connect(
            &threads, &Threads::progressChanged, &threads,
            [this, &threads](const Progress &p) {
                const auto now = Clock::now();
                if (QThread::currentThread() != threads.thread())
                    note("told in another thread");
                for (const qint64 count : {p.queued, p.running, p.succeeded, p.failed, p.cancelled}) {
                    if (count < 0)
                        note("a count below zero");
                }
                if (p.total() < last.total() || p.completed() < last.completed())
                    note("the counts went back");
                if (called >= 0 && p.total() != called)
                    note("the five do not add up to the calls made");
                last = p;
                times.push_back(now);
                const auto thirtyBefore = times.size() > 30 ? times[times.size() - 31] : Clock::time_point();
                if (times.size() > 30 && now - thirtyBefore < std::chrono::seconds(1))
                    note("more than 30 in a second");
            },
            Qt::DirectConnection);
    }

    QString wrong;
    Progress last;
    qint64 called = -1; // if known
    std::vector<Clock::time_point> times;

private:
    void note(const char *what)
    {
        if (wrong.isEmpty())
            wrong = QLatin1String(what);
    }
};

/// 100,000 tasks and no event loop.
QString manyTasks(int workers)
{
    std::optional<Watch> watch;
    {
        const auto threads = parallel::threads(workers);
        watch.emplace(*threads);
        const auto work = task([] {});
        for (int i = 0; i < 100'000; ++i)
            work();
        watch->called = 100'000;
    }
    if (watch->wrong.isEmpty() && watch->last != Progress{0, 0, 100'000, 0, 0})
        return QStringLiteral("the last one is not exact");
    return watch->wrong;
}

QString withoutApplication()
{
    if (QCoreApplication::instance())
        return QStringLiteral("there is an application");
    return manyTasks(8);
}

/// Calls wait for their time and their next attempt, and some that wait no more run beside them.
QString waitForAnHour()
{
    Threads threads(4);
    const auto entered = threads.enter();
    const auto later = task("later", [] {}).delay(std::chrono::hours(1));
    const auto again = task("again", [] {
                           throw std::runtime_error("no");
                       }).retry({.attempts = 2, .firstDelay = std::chrono::hours(1)});
    std::atomic<int> ran{0};
    for (int i = 0; i < 1000; ++i) {
        later();
        again();
        task([&] { ++ran; })();
    }
    while (ran < 1000 || threads.progress().running > 0)
        std::this_thread::yield();
    if (!supervisorLives())
        return QStringLiteral("nobody looks when they are due");
    return supervisorRests() ? QString() : QStringLiteral("it looks again and again");
}

/// A monitor may cancel the call that waits, and somebody has to look whether it does.
QString waitRecorded()
{
    Threads threads(2);
    const auto entered = threads.enter();
    const auto later = task("later", [] { return 1; });
    QFuture<int> waits = later.delay(1h)();
    const auto began = Clock::now();
    const std::clock_t usedBefore = std::clock();
    later.delay(1s)().waitForFinished();
    const std::chrono::duration<double> took = Clock::now() - began;
    const double used = double(std::clock() - usedBefore) / CLOCKS_PER_SEC;
    waits.cancel();
    return used < took.count() / 4 ? QString() : QStringLiteral("%1 s of %2 s").arg(used).arg(took.count());
}

} // namespace

class tst_Signals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyTasksWithoutAnEventLoop_data() { addThreadedRows(); }
    void manyTasksWithoutAnEventLoop()
    {
        QFETCH(int, workers);
        QCOMPARE(manyTasks(workers), QString());
    }

    void manyTasksWithoutAnApplication() { QCOMPARE(runChild("withoutApplication"), QString()); }

    /// However often the program waits.
    void manyBarriers_data() { addThreadedRows(); }
    void manyBarriers()
    {
        QFETCH(int, workers);
        std::optional<Watch> watch;
        {
            const auto threads = parallel::threads(workers);
            watch.emplace(*threads);
            for (int i = 0; i < 500; ++i) {
                task([] {})();
                if (i % 3 == 0)
                    barrier();
                else if (i % 3 == 1)
                    threads->wait();
                else
                    parallel::map(task([](int n) { return n; }), QList<int>{1, 2, 3});
            }
        }
        QCOMPARE(watch->wrong, QString());
        QCOMPARE(watch->last.succeeded, 500 + 3 * 166);
        QCOMPARE(watch->last.completed(), watch->last.total());
    }

    void progressIsToldWhileTasksRun()
    {
        Gate gate;
        const auto threads = parallel::threads(4);
        const OpenAtEnd opener(gate);
        bool told = false;
        connect(&*threads, &Threads::progressChanged, &*threads, [&](const Progress &p) {
            told = told || p == Progress{6, 4, 0, 0, 0};
            if (told)
                gate.open(); // from within the barrier
        });
        for (int i = 0; i < 10; ++i)
            task([&] { gate.pass(); })();
        barrier();
        QVERIFY(told);
    }

    void theEventLoopKeepsTicking_data() { addThreadedRows(); }
    void theEventLoopKeepsTicking()
    {
        QFETCH(int, workers);
        Threads threads(workers);
        Watch watch(threads);
        QEventLoop loop;
        Gate gate;
        int ticks = 0;
        QTimer ticker;
        connect(&ticker, &QTimer::timeout, this, [&] {
            if (++ticks == 20)
                gate.open(); // the tasks wait for the loop, not the loop for them
        });
        ticker.start(1);
        connect(&threads, &Threads::drained, &loop, &QEventLoop::quit);
        {
            const auto entered = threads.enter();
            for (int i = 0; i < 1000; ++i)
                task([&] { gate.pass(); })();
        }
        loop.exec();
        QVERIFY(ticks >= 20);
        // The last one is exact, whether it comes with drained() or after it.
        QTRY_COMPARE(watch.last, (Progress{0, 0, 1000, 0, 0}));
        QCOMPARE(watch.wrong, QString());
    }

    void queuedWhilePausedIsTold()
    {
        Threads threads(2);
        threads.pause();
        QSignalSpy progress(&threads, &Threads::progressChanged);
        {
            const auto entered = threads.enter();
            for (int i = 0; i < 7; ++i)
                task([] {})();
        }
        QTRY_VERIFY(!progress.isEmpty() && progress.last().at(0).value<Progress>().queued == 7);
        threads.cancel();
        QTRY_COMPARE(progress.last().at(0).value<Progress>().cancelled, 7);
        QVERIFY_THROWS_EXCEPTION(CancelledError, threads.wait());
    }

    void drainedEachTime_data() { addThreadedRows(); }
    void nothingTicksWhileNobodyListens()
    {
        Threads threads({.workers = 8});
        const auto work = task([] { std::this_thread::yield(); });
        for (int round = 0; round < 30; ++round) {
            const auto entered = threads.enter();
            for (int i = 0; i < 64; ++i)
                work();
            threads.wait(); // some workers come to rest only after it has returned
        }
        // What it would tell of that waits for an event loop, which does not run.
        QVERIFY(supervisorLives());
        QVERIFY(supervisorRests());
    }

    /// Nor while calls wait, however many, where nobody can cancel them without telling …
    void nothingTicksWhileCallsWait()
    {
        QCOMPARE(runChild("waitForAnHour", {"PARALLEL_MONITOR=readonly"}), QString());
    }

    /// … and seldom where a monitor or the holders of their futures may.
    void seldomTicksWhileFuturesWait()
    {
        Threads threads(2);
        const auto entered = threads.enter();
        const auto later = task("later", [] { return 1; });
        QList<QFuture<int>> futures;
        for (int i = 0; i < 1000; ++i)
            futures.append(later.delay(1h)());
        later.delay(1s)().waitForFinished(); // it has slowed down
        const qint64 before = supervisorSleeps();
        later.delay(3s)().waitForFinished();
        QVERIFY2(supervisorSleeps() - before < 30, qPrintable(QString::number(supervisorSleeps() - before)));
        // It still sees what is cancelled.
        for (QFuture<int> &future : futures)
            future.cancel();
        for (const QFuture<int> &future : std::as_const(futures))
            QTRY_VERIFY(future.isFinished());
    }

    /// Nor does it look all the time: that takes no processor.
    void nothingSpinsWhileRecordedCallsWait()
    {
        QCOMPARE(runChild("waitRecorded", {"PARALLEL_MONITOR=on"}), QString());
    }

    void noThreadIsLeftByAScopeThatWasIdle()
    {
        {
            Threads threads(2);
            const auto entered = threads.enter();
            task([] {})();
            threads.wait();
            QVERIFY(supervisorRests());
        }
        QTRY_VERIFY(!supervisorLives());
    }

    void drainedEachTime()
    {
        QFETCH(int, workers);
        Threads threads(workers);
        QSignalSpy drained(&threads, &Threads::drained);
        for (int round = 1; round <= 5; ++round) {
            const auto entered = threads.enter();
            for (int i = 0; i < 10; ++i)
                task([] {})();
            threads.wait();
            QCOMPARE(drained.count(), round); // by that very wait
        }
        QCoreApplication::processEvents();
        QCOMPARE(drained.count(), 5);
    }

    /// The five sum to the number of calls made, whenever one looks.
    void theCountsAddUp_data() { addThreadedRows(); }
    void theCountsAddUp()
    {
        QFETCH(int, workers);
        std::atomic<int> wrong{0};
        std::atomic<bool> over{false};
        std::atomic<qint64> calling{0};
        Threads threads(workers);
        std::thread reader([&] {
            Progress before;
            while (!over) {
                const qint64 least = before.total();
                const Progress p = threads.progress();
                wrong += p.queued < 0 || p.running < 0 || p.total() < least
                         || p.completed() < before.completed() || p.total() > calling;
                before = p;
            }
        });
        for (int round = 0; round < 20; ++round) {
            const auto entered = threads.enter();
            for (int i = 0; i < 500; ++i) {
                ++calling;
                task([] {})();
            }
            if (round % 4 == 3)
                threads.cancel();
            try {
                threads.wait();
            } catch (const CancelledError &) {
            }
            if (threads.progress().completed() != calling)
                ++wrong;
        }
        over = true;
        reader.join();
        QCOMPARE(wrong.load(), 0);
    }
};

PARALLEL_TEST_MAIN(tst_Signals, {"withoutApplication", &withoutApplication},
                   {"waitForAnHour", &waitForAnHour}, {"waitRecorded", &waitRecorded})
#include "tst_signals.moc"
