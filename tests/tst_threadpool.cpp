// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Workers on a QThreadPool: the library's own, or one that the program names, where they
/// leave room for what else runs there.

#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"
#include "support/waits.h"

#include <libparallel/parallel.h>

#include <QtCore/qsemaphore.h>
#include <QtCore/qset.h>
#include <QtCore/qthreadpool.h>

#include <atomic>
#include <chrono>
#include <mutex>

using namespace parallel;
using namespace std::chrono_literals;

namespace {

/// Threads on which something ran.
class ThreadSet
{
public:
    void note()
    {
        const std::lock_guard lock(m_mutex);
        m_threads.insert(QThread::currentThread());
    }
    QSet<QThread *> threads() const
    {
        const std::lock_guard lock(m_mutex);
        return m_threads;
    }

private:
    mutable std::mutex m_mutex;
    QSet<QThread *> m_threads;
};

/// A call that lasts so long on the processor.
void busy(std::chrono::microseconds time)
{
    const auto end = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < end)
        continue;
}

} // namespace

class tst_ThreadPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tasksRunOnThePoolThatIsGiven_data() { addThreadedRows(); }
    void tasksRunOnThePoolThatIsGiven()
    {
        QFETCH(int, workers);
        QThreadPool pool;
        pool.setMaxThreadCount(3);
        pool.setExpiryTimeout(12'345);
        ThreadSet used;
        std::atomic<int> elsewhere{0};
        std::atomic<int> ran{0};
        {
            const auto leaf = task([&] {
                elsewhere += !pool.contains(QThread::currentThread());
                used.note();
                ++ran;
            });
            const auto threads = parallel::threads({.workers = workers, .pool = &pool});
            QCOMPARE(threads->threadPool(), &pool);
            const auto branch = task([&] {
                const auto group = parallel::group();
                for (int i = 0; i < 4; ++i)
                    leaf();
            });
            for (int i = 0; i < 500; ++i)
                branch();
        }
        QCOMPARE(ran.load(), 2000);
        QCOMPARE(elsewhere.load(), 0);
        QVERIFY(pool.waitForDone(hangMs)); // they have left
        QCOMPARE(pool.maxThreadCount(), 3);
        QCOMPARE(pool.expiryTimeout(), 12'345);
        QCOMPARE(pool.activeThreadCount(), 0);
    }

    /// Where nothing else says how many workers there are.
    void thePoolSaysHowManyWorkers()
    {
        QThreadPool pool;
        pool.setMaxThreadCount(3);
        const auto threads = parallel::threads({.pool = &pool});
        QCOMPARE(threads->workerCount(), 3);
    }

    void theGlobalPool()
    {
        std::atomic<int> elsewhere{0};
        {
            const auto threads = parallel::threads({.workers = 2, .pool = QThreadPool::globalInstance()});
            for (int i = 0; i < 100; ++i)
                task([&] {
                    elsewhere += !QThreadPool::globalInstance()->contains(QThread::currentThread());
                })();
        }
        QCOMPARE(elsewhere.load(), 0);
    }

    /// What else runs on the pool waits for a slice of time, and not for the queue.
    void othersAreNotHeldUp_data() { addThreadedRows(); }
    void othersAreNotHeldUp()
    {
        QFETCH(int, workers);
        QThreadPool pool;
        pool.setMaxThreadCount(2);
        std::atomic<int> ran{0};
        std::atomic<bool> stop{false};
        constexpr int calls = 20'000;
        {
            const auto threads = parallel::threads({.workers = workers, .pool = &pool});
            const auto call = task([&] {
                if (!stop)
                    busy(100us);
                ++ran;
            });
            for (int i = 0; i < calls; ++i)
                call();
            QTRY_VERIFY(ran > 0);
            for (int i = 0; i < 10; ++i) {
                QSemaphore done;
                pool.start([&] { done.release(); });
                QVERIFY(done.tryAcquire(1, hangMs));
            }
            // Ten of them waited for some 100 ms of two seconds.
            QVERIFY2(ran < calls, qPrintable(QString::number(ran)));
            stop = true;
        }
        QCOMPARE(ran.load(), calls);
    }

    /// A batch of four beside one of thousands.
    void scopesOnOnePoolTakeTurns_data() { addThreadedRows(); }
    void scopesOnOnePoolTakeTurns()
    {
        QFETCH(int, workers);
        QThreadPool pool;
        pool.setMaxThreadCount(2);
        Threads large({.workers = workers, .name = "large", .pool = &pool});
        Threads small({.workers = workers, .name = "small", .pool = &pool});
        std::atomic<int> ran{0};
        std::atomic<bool> stop{false};
        constexpr int calls = 5000;
        const auto call = task([&] {
            if (!stop)
                busy(1ms);
            ++ran;
        });
        const auto entered = large.enter();
        for (int i = 0; i < calls; ++i)
            call();
        QTRY_VERIFY(ran > 0);
        {
            const auto also = small.enter();
            for (int i = 0; i < 4; ++i)
                task([] { busy(1ms); })();
            barrier();
        }
        QVERIFY2(ran < calls, qPrintable(QString::number(ran)));
        stop = true;
        large.wait();
        QCOMPARE(large.progress().succeeded, calls);
        QCOMPARE(small.progress().succeeded, 4);
    }

    /// The only thread of a pool opens a scope on that pool, and waits for it.
    void aThreadOfThePoolWaits_data() { addThreadedRows(); }
    void aThreadOfThePoolWaits()
    {
        QFETCH(int, workers);
        QThreadPool pool;
        pool.setMaxThreadCount(1);
        std::atomic<int> ran{0};
        for (int round = 0; round < 20; ++round) {
            QSemaphore done;
            pool.start([&] {
                const auto threads = parallel::threads({.workers = workers, .queueLimit = 8, .pool = &pool});
                for (int i = 0; i < 50; ++i)
                    task([&] { ++ran; })();
                barrier();
                {
                    const auto group = parallel::group();
                    for (int i = 0; i < 50; ++i)
                        task([&] { ++ran; })();
                }
                done.release();
            });
            QVERIFY(done.tryAcquire(1, hangMs));
        }
        QCOMPARE(ran.load(), 20 * 100);
        QVERIFY(pool.waitForDone(hangMs));
    }

    /// A task that waits for its group lends its thread's place in the pool too.
    void groupsLendPlaces_data() { addThreadedRows(); }
    void groupsLendPlaces()
    {
        QFETCH(int, workers);
        QThreadPool pool;
        pool.setMaxThreadCount(2);
        std::atomic<int> ran{0};
        {
            std::function<void(int)> nest;
            const auto call = task([&](int depth) { nest(depth); });
            const auto threads = parallel::threads({.workers = workers, .pool = &pool});
            nest = [&](int depth) {
                ++ran;
                if (depth == 0)
                    return;
                const auto group = parallel::group();
                call(depth - 1);
                call(depth - 1);
            };
            for (int i = 0; i < 8; ++i)
                call(5);
        }
        QCOMPARE(ran.load(), 8 * 63);
        QVERIFY(pool.waitForDone(hangMs));
        QCOMPARE(pool.maxThreadCount(), 2);
        QCOMPARE(pool.activeThreadCount(), 0);
    }

    /// The program takes out of the pool's queue what waits there, and so the workers too.
    void thePoolIsCleared()
    {
        QThreadPool pool;
        pool.setMaxThreadCount(1);
        Gate gate;
        std::atomic<int> ran{0};
        {
            const auto threads = parallel::threads({.workers = 4, .pool = &pool});
            const OpenAtEnd opener(gate);
            pool.start([&] { gate.pass(); });
            gate.waitForArrivals(1);
            for (int i = 0; i < 100; ++i)
                task([&] { ++ran; })();
            pool.clear();
            gate.open();
            QTRY_COMPARE(ran.load(), 100);
        }
        QVERIFY(pool.waitForDone(hangMs));
    }

    void pauseAndLimitOnAGivenPool_data() { addThreadedRows(); }
    void pauseAndLimitOnAGivenPool()
    {
        QFETCH(int, workers);
        QThreadPool pool;
        pool.setMaxThreadCount(4);
        Threads threads({.workers = workers, .pool = &pool});
        std::atomic<int> ran{0};
        std::atomic<int> now{0};
        std::atomic<int> most{0};
        const auto call = task([&] {
            const int running = ++now;
            int before = most;
            while (before < running && !most.compare_exchange_weak(before, running))
                continue;
            busy(50us);
            --now;
            ++ran;
        });
        const auto entered = threads.enter();
        threads.pause();
        for (int i = 0; i < 200; ++i)
            call();
        QTRY_COMPARE(pool.activeThreadCount(), 0);
        QCOMPARE(ran.load(), 0);
        threads.resume();
        barrier();
        QCOMPARE(ran.load(), 200);
        QVERIFY(most <= std::min(4, workers));
        threads.setWorkerCount(1);
        most = 0;
        for (int i = 0; i < 200; ++i)
            call();
        barrier();
        QCOMPARE(ran.load(), 400);
        QCOMPARE(most.load(), 1);
    }

    /// Threads of the library's own are kept for a moment, and lent to the next scope.
    void ownThreadsAreKept()
    {
        QSet<QThread *> before;
        for (int round = 0; round < 5; ++round) {
            ThreadSet used;
            {
                Gate gate;
                const auto threads = parallel::threads(4);
                for (int i = 0; i < 4; ++i) {
                    task([&] {
                        used.note();
                        gate.pass();
                    })();
                }
                gate.waitForArrivals(4);
                gate.open();
                barrier();
            }
            QCOMPARE(used.threads().size(), 4);
            if (round > 0)
                QVERIFY(used.threads().intersects(before)); // unless each has just expired
            before = used.threads();
        }
    }

    /// The program may run something of its own beside the tasks, at once.
    void theProgramMayUseTheOwnPool()
    {
        Gate gate;
        const auto threads = parallel::threads(2);
        const OpenAtEnd opener(gate);
        for (int i = 0; i < 2; ++i)
            task([&] { gate.pass(); })();
        gate.waitForArrivals(2);
        QSemaphore done;
        threads->threadPool()->start([&] { done.release(); });
        QVERIFY(done.tryAcquire(1, hangMs));
    }

    void stackAndPriorityOfOwnThreads()
    {
        const auto threads = parallel::threads(
            {.workers = 1, .threadPriority = QThread::LowPriority, .stackSize = 4 * 1024 * 1024});
        QCOMPARE(threads->threadPool()->stackSize(), 4u * 1024 * 1024);
        QCOMPARE(threads->threadPool()->threadPriority(), QThread::LowPriority);
        QThread::Priority priority = QThread::InheritPriority;
        task([&] { priority = QThread::currentThread()->priority(); })();
        barrier();
        QCOMPARE(priority, QThread::LowPriority);
    }

    /// Tasks of a higher priority are started before what waits in the pool.
    void priorityOnAGivenPool()
    {
        QThreadPool pool;
        pool.setMaxThreadCount(1);
        Gate gate;
        std::mutex mutex;
        QStringList order;
        const auto note = [&](const char *what) {
            const std::lock_guard lock(mutex);
            order.append(QLatin1String(what));
        };
        Threads low({.workers = 1, .pool = &pool, .priority = -1});
        Threads high({.workers = 1, .pool = &pool, .priority = 1});
        {
            const OpenAtEnd opener(gate);
            pool.start([&] { gate.pass(); });
            gate.waitForArrivals(1);
            const auto inLow = low.enter();
            task([&] { note("low"); })();
            pool.start([&] { note("plain"); });
            const auto inHigh = high.enter();
            task([&] { note("high"); })();
        }
        high.wait();
        low.wait();
        QVERIFY(pool.waitForDone(hangMs));
        QCOMPARE(order, (QStringList{"high", "plain", "low"}));
    }

    void enabledInCode()
    {
        const auto threads = parallel::threads({.workers = 4, .enabled = false});
        QThread *where = nullptr;
        task([&] { where = QThread::currentThread(); })();
        QCOMPARE(where, QThread::currentThread());
        QCOMPARE(threads->workerCount(), 1);
    }
};

PARALLEL_TEST_MAIN(tst_ThreadPool)
#include "tst_threadpool.moc"
