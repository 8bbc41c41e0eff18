// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Scopes: nested, side by side, and Threads that live longer than one block.

#include "support/eventlog.h"
#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"
#include "support/threadname.h"

#include "worker/threadpool.h"

#include <libparallel/parallel.h>

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>

#include <atomic>
#include <limits>
#include <thread>

using namespace parallel;

namespace {

int threadCount()
{
    detail::endKeptThreads(); // for the next scope

    return int(QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
}

} // namespace

class tst_Scope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void optionsAreDesignated()
    {
        const auto threads = parallel::threads({.workers = 3, .name = "nightly"});
        QCOMPARE(threads->workerCount(), 3);
        QCOMPARE(threads->name(), QStringLiteral("nightly"));
        QCOMPARE((*threads).workerCount(), 3);
    }

    void workersAreNamed()
    {
        QStringList names;
        {
            const auto threads = parallel::threads({.workers = 1, .name = "nightly"});
            task([&] { names.append(threadName()); })();
        }
        {
            const auto threads = parallel::threads({.workers = 1, .name = "a name that is too long"});
            task([&] { names.append(threadName()); })();
        }
        QCOMPARE(names, (QStringList{"nightly-1", "a name that i-1"}));
    }

    void workersStartAsTheyAreNeeded()
    {
        const int before = threadCount();
        const auto threads = parallel::threads(1000);
        for (int i = 0; i < 20; ++i) {
            task([] {})();
            barrier();
        }
        const int now = threadCount();
        QVERIFY2(now - before <= 6, qPrintable(QString::number(now - before))); // and the supervisor
    }

    void noThreadIsLeft()
    {
        {
            const auto warmUp = parallel::threads(1); // the process's own thread starts
            task([] {})();
        }
        const int before = threadCount();
        for (int i = 0; i < 10; ++i) {
            Gate gate;
            const auto threads = parallel::threads(16);
            for (int j = 0; j < 16; ++j)
                task([&] { gate.pass(); })();
            gate.waitForArrivals(16);
            gate.open();
        }
        QTRY_VERIFY(threadCount() <= before);
    }

    void scopesNest_data() { addThreadedRows(); }
    void scopesNest()
    {
        QFETCH(int, workers);
        std::atomic<int> inner{0};
        std::atomic<int> outer{0};
        Gate gate;
        {
            const auto outerThreads = parallel::threads({.workers = workers, .name = "outer"});
            const OpenAtEnd opener(gate);
            task([&] { gate.pass(); })(); // the inner scope does not wait for this
            {
                const auto innerThreads = parallel::threads({.workers = workers, .name = "inner"});
                for (int i = 0; i < 50; ++i)
                    task([&] { inner += threadName().startsWith(QLatin1String("inner-")); })();
            }
            QCOMPARE(inner.load(), 50);
            gate.open();
            for (int i = 0; i < 50; ++i)
                task([&] { outer += threadName().startsWith(QLatin1String("outer-")); })();
        }
        QCOMPARE(outer.load(), 50);
    }

    void aTaskMayOpenAScope_data() { addThreadedRows(); }
    void aTaskMayOpenAScope()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        const auto work = task([&] {
            {
                const auto threads = parallel::threads(2);
                for (int i = 0; i < 5; ++i)
                    task([&] { ++ran; })();
                barrier(); // the inner scope's, not the task's own
            }
            QVERIFY_THROWS_EXCEPTION(UsageError, barrier());
        });
        inScope(workers, [&] {
            for (int i = 0; i < 10; ++i)
                work();
        });
        QCOMPARE(ran.load(), 50);
    }

    /// … which by default shares with the other tasks that may do so.
    void scopesInTasksShareTheDefault_data() { addThreadedRows(); }
    void scopesInTasksShareTheDefault()
    {
        QFETCH(int, workers);
        const int alone = parallel::threads()->workerCount();
        std::atomic<int> byDefault{0};
        std::atomic<int> asked{0};
        std::atomic<int> inside{0};
        {
            const auto threads = parallel::threads(workers);
            task([&] {
                const auto inTask = parallel::threads();
                byDefault = inTask->workerCount();
                task([&] { inside = parallel::threads()->workerCount(); })();
                barrier();
                asked = parallel::threads(33)->workerCount();
            })();
        }
        QCOMPARE(byDefault.load(), std::max(2, alone / workers));
        QCOMPARE(inside.load(), std::max(2, alone / byDefault));
        QCOMPARE(asked.load(), 33);
        qputenv("PARALLEL_WORKERS", "7");
        {
            const auto threads = parallel::threads(workers);
            task([&] { byDefault = parallel::threads()->workerCount(); })();
        }
        qunsetenv("PARALLEL_WORKERS");
        QCOMPARE(byDefault.load(), 7);
    }

    void scopesOfSeveralThreadsAreIndependent_data() { addThreadedRows(); }
    void scopesOfSeveralThreadsAreIndependent()
    {
        QFETCH(int, workers);
        std::atomic<int> wrong{0};
        std::vector<std::thread> programs;
        for (int p = 0; p < 4; ++p) {
            programs.emplace_back([&, p] {
                for (int round = 0; round < 5; ++round) {
                    std::atomic<int> ran{0};
                    bool failed = false;
                    try {
                        const auto threads = parallel::threads(workers);
                        const auto work = task([&] { ++ran; });
                        for (int i = 0; i < 200; ++i)
                            work();
                        barrier();
                        wrong += ran != 200;
                        if (p == 0)
                            task([] { throw std::range_error("of the first only"); })();
                    } catch (const std::range_error &) {
                        failed = true;
                    }
                    wrong += failed != (p == 0);
                }
            });
        }
        for (std::thread &program : programs)
            program.join();
        QCOMPARE(wrong.load(), 0);
    }

    void anotherThreadHasNoScope()
    {
        const auto threads = parallel::threads(2);
        bool here = false;
        std::thread([&] {
            task([&, id = std::this_thread::get_id()] { here = std::this_thread::get_id() == id; })();
        }).join();
        QVERIFY(here);
    }

    void theDestructorDropsWhatIsQueued_data() { addThreadedRows(); }
    void theDestructorDropsWhatIsQueued()
    {
        QFETCH(int, workers);
        std::atomic<int> stopped{0};
        std::atomic<int> ran{0};
        Gate started;
        started.open();
        {
            Threads threads(workers);
            const auto entered = threads.enter();
            for (int i = 0; i < workers; ++i) {
                task([&](const std::stop_token &token) {
                    started.pass();
                    waitForStop(token);
                    ++stopped;
                })();
            }
            started.waitForArrivals(workers);
            for (int i = 0; i < 1000; ++i)
                task([&] { ++ran; })();
        }
        QCOMPARE(stopped.load(), workers);
        QCOMPARE(ran.load(), 0);
    }

    /// What the tasks of threads that are destroyed still call is dropped, paused or not.
    void theDestructorEndsWhileTasksCall_data() { addThreadedRows(); }
    void theDestructorEndsWhileTasksCall()
    {
        QFETCH(int, workers);
        for (int round = 0; round < 10; ++round) {
            Gate started;
            started.open();
            Threads threads(workers);
            {
                const auto entered = threads.enter();
                for (int i = 0; i < workers; ++i) {
                    task([&](const std::stop_token &token) {
                        started.pass();
                        for (int j = 0; j < 1000 && !token.stop_requested(); ++j)
                            task([] {})();
                    })();
                }
            }
            started.waitForArrivals(workers);
            if (round % 2)
                threads.pause();
        }
    }

    /// … and not no workers.
    void bracesAreTheDefaults()
    {
        QObject parent;
        auto *const threads = new Threads({}, &parent);
        QVERIFY(threads->workerCount() > 1);
        QCOMPARE(parallel::threads({})->workerCount(), threads->workerCount());
        QCOMPARE(parallel::threads(std::size_t(3))->workerCount(), 3);
        QVERIFY_THROWS_EXCEPTION(ConfigError, (void)parallel::threads(std::numeric_limits<quint64>::max()));
        QVERIFY_THROWS_EXCEPTION(ConfigError, (void)parallel::threads(qint64(1) << 32));
    }

    void threadsWithoutACall()
    {
        for (int i = 0; i < 100; ++i) {
            Threads threads(8);
            threads.wait();
            threads.cancel();
            QCOMPARE(threads.progress(), Progress());
        }
        for (int i = 0; i < 100; ++i)
            const auto threads = parallel::threads(8);
    }
};

PARALLEL_TEST_MAIN(tst_Scope)
#include "tst_scope.moc"
