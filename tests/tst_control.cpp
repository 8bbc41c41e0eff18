// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Pausing, the number of workers, and the length of the queue.

#include "support/eventlog.h"
#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <functional>
#include <stdexcept>
#include <thread>

using namespace parallel;

namespace {

/// Each task calls the next one, and the queue is full: they run one inside the other.
QString longChain()
{
    constexpr int length = 100'000;
    std::atomic<int> ran{0};
    std::function<void(int)> callNext;
    const auto link = task([&](int left) {
        ++ran;
        if (left > 1)
            callNext(left - 1);
    });
    callNext = [&](int left) { link(left); };
    {
        Gate gate;
        const auto threads = parallel::threads({.workers = 1, .queueLimit = 1});
        task([&] {
            gate.pass();
            callNext(length);
        })();
        gate.waitForArrivals(1);
        task([] {})(); // takes the one place in the queue
        gate.open();
    }
    return ran == length ? QString() : QStringLiteral("%1 ran").arg(ran);
}

} // namespace

class tst_Control : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pausedThreadsStartNothing_data() { addThreadedRows(); }
    void pausedThreadsStartNothing()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        Gate gate;
        const OpenAtEnd opener(gate);
        Threads threads(workers);
        const auto entered = threads.enter();
        for (int i = 0; i < workers; ++i) {
            task([&] {
                gate.pass();
                task([&] { ++ran; })(); // queued, and not started either
                ++ran;
            })();
        }
        gate.waitForArrivals(workers);
        threads.pause();
        QVERIFY(threads.isPaused());
        for (int i = 0; i < 100; ++i)
            task([&] { ++ran; })();
        gate.open(); // what runs goes on
        while (threads.progress().running > 0)
            std::this_thread::yield();
        QCOMPARE(ran.load(), workers);
        QCOMPARE(threads.progress(), (Progress{100 + workers, 0, workers, 0, 0}));
        threads.resume();
        QVERIFY(!threads.isPaused());
        threads.wait();
        QCOMPARE(ran.load(), 100 + 2 * workers);
    }

    /// A task that waits for its group while paused goes on after resume().
    void pausingInsideGroups_data() { addThreadedRows(); }
    void pausingInsideGroups()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        std::atomic<bool> over{false};
        Threads threads(workers);
        std::thread pauser([&] {
            while (!over) {
                threads.pause();
                std::this_thread::yield();
                threads.resume();
                std::this_thread::yield();
            }
        });
        {
            const auto entered = threads.enter();
            for (int i = 0; i < 100; ++i) {
                task([&] {
                    const auto group = parallel::group();
                    for (int j = 0; j < 5; ++j)
                        task([&] { ++ran; })();
                })();
            }
        }
        threads.wait();
        over = true;
        pauser.join();
        QCOMPARE(ran.load(), 500);
    }

    void cancellingWhilePaused_data() { addThreadedRows(); }
    void cancellingWhilePaused()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        Threads threads(workers);
        threads.pause();
        const auto entered = threads.enter();
        for (int i = 0; i < 100; ++i)
            task([&] { ++ran; })();
        QCOMPARE(threads.progress().queued, 100);
        threads.cancel();
        QVERIFY_THROWS_EXCEPTION(CancelledError, threads.wait());
        QCOMPARE(threads.progress().cancelled, 100);
        task([&] { ++ran; })();
        threads.resume();
        threads.wait();
        QCOMPARE(ran.load(), 1);
    }

    void pausedThreadsCanBeDestroyed_data() { addThreadedRows(); }
    void pausedThreadsCanBeDestroyed()
    {
        QFETCH(int, workers);
        for (int i = 0; i < 20; ++i) {
            Threads threads(workers);
            threads.pause();
            const auto entered = threads.enter();
            for (int j = 0; j < 10; ++j)
                task([] {})();
        }
    }

    // --- the number of workers ---

    void moreWorkers()
    {
        Gate gate;
        Threads threads(1);
        const auto entered = threads.enter();
        const OpenAtEnd opener(gate);
        for (int i = 0; i < 40; ++i)
            task([&] { gate.pass(); })();
        gate.waitForArrivals(1);
        for (const int count : {2, 8, 33}) {
            threads.setWorkerCount(count);
            QCOMPARE(threads.workerCount(), count);
            gate.waitForArrivals(count);
            QCOMPARE(threads.progress().running, count);
        }
        gate.open();
        threads.wait();
    }

    void fewerWorkers_data() { addThreadedRows(); }
    void fewerWorkers()
    {
        QFETCH(int, workers);
        Gate gate;
        Meter meter;
        Threads threads(workers);
        const auto entered = threads.enter();
        const OpenAtEnd opener(gate);
        for (int i = 0; i < workers; ++i)
            task([&] { gate.pass(); })();
        gate.waitForArrivals(workers);
        for (int i = 0; i < 200; ++i) {
            task([&] {
                const Meter::Visit visit(meter);
                std::this_thread::yield();
            })();
        }
        threads.setWorkerCount(1);
        gate.open(); // none is stopped: each goes when its task has ended
        threads.wait();
        QCOMPARE(threads.progress().succeeded, 200 + workers);
        QCOMPARE(meter.most(), 1);
    }

    void resizingAllTheTime_data() { addThreadedRows(); }
    void resizingAllTheTime()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        std::atomic<bool> over{false};
        Meter meter;
        Threads threads(workers);
        std::thread resizer([&] {
            for (int i = 0; !over; ++i) {
                threads.setWorkerCount(1 + i % workers);
                std::this_thread::yield();
            }
        });
        {
            const auto entered = threads.enter();
            for (int i = 0; i < 200; ++i) {
                task([&] {
                    const auto group = parallel::group();
                    for (int j = 0; j < 5; ++j) {
                        task([&] {
                            const Meter::Visit visit(meter);
                            std::this_thread::yield();
                            ++ran;
                        })();
                    }
                })();
            }
        }
        threads.wait();
        over = true;
        resizer.join();
        QCOMPARE(ran.load(), 1000);
        QVERIFY2(meter.most() <= workers, qPrintable(QString::number(meter.most())));
    }

    void refusesOtherCounts()
    {
        Threads threads(3);
        for (const int count : {0, -1, 65537}) {
            QVERIFY_THROWS_EXCEPTION(ConfigError, threads.setWorkerCount(count));
            QVERIFY_THROWS_EXCEPTION(ConfigError, Threads{count});
            QVERIFY_THROWS_EXCEPTION(ConfigError, const auto scope = parallel::threads(count));
        }
        QCOMPARE(threads.workerCount(), 3);
        threads.setWorkerCount(65536);
        QCOMPARE(threads.workerCount(), 65536);
    }

    // --- the length of the queue ---

    void aFullQueueMakesTheCallWait_data() { addThreadedRows(); }
    void aFullQueueMakesTheCallWait()
    {
        QFETCH(int, workers);
        constexpr int limit = 5;
        Gate gate;
        std::atomic<int> called{0};
        Threads threads({.workers = workers, .queueLimit = limit});
        const OpenAtEnd opener(gate);
        std::thread caller([&] {
            const auto entered = threads.enter();
            for (int i = 0; i < workers; ++i)
                task([&] { gate.pass(); })();
            gate.waitForArrivals(workers);
            for (int i = 0; i < 100; ++i) {
                task([] {})();
                ++called;
            }
        });
        gate.waitForArrivals(workers);
        while (called < limit || threads.progress().total() < workers + limit + 1)
            std::this_thread::yield();
        QCOMPARE(called.load(), limit); // and the next one waits
        gate.open();
        caller.join();
        threads.wait();
        QCOMPARE(threads.progress(), (Progress{0, 0, workers + 100, 0, 0}));
    }

    void neverMoreThanTheLimitIsQueued_data() { addThreadedRows(); }
    void neverMoreThanTheLimitIsQueued()
    {
        QFETCH(int, workers);
        constexpr int limit = 10;
        std::atomic<qint64> most{0};
        Threads threads({.workers = workers, .queueLimit = limit});
        const auto entered = threads.enter();
        for (int i = 0; i < 2000; ++i) {
            task([&] { std::this_thread::yield(); })();
            // One more is counted while it waits for room, and each worker has one in hand.
            most = std::max(most.load(), threads.progress().queued);
        }
        threads.wait();
        QVERIFY2(most <= limit + 1 + workers, qPrintable(QString::number(most)));
    }

    void aTaskRunsItThere_data() { addThreadedRows(); }
    void aTaskRunsItThere()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        std::atomic<int> here{0};
        inScope(workers, {.queueLimit = 1}, [&] {
            for (int i = 0; i < 20; ++i) {
                task([&] {
                    for (int j = 0; j < 20; ++j) {
                        task([&, id = std::this_thread::get_id()] {
                            here += std::this_thread::get_id() == id;
                            ++ran;
                            task([&] { ++ran; })();
                        })();
                    }
                })();
            }
        });
        QCOMPARE(ran.load(), 800);
        QVERIFY(here > 0);
    }

    void aFullQueueKeepsExceptions_data() { addThreadedRows(); }
    void aFullQueueKeepsExceptions()
    {
        QFETCH(int, workers);
        std::atomic<int> wrong{0};
        inScope(workers, {.queueLimit = 1, .onFailure = OnFailure::Continue}, [&] {
            for (int i = 0; i < 10; ++i) {
                task([&] {
                    int failures = 0;
                    try {
                        const auto group = parallel::group();
                        for (int j = 0; j < 10; ++j)
                            task([] { throw std::range_error("full"); })(); // never out of the call itself
                    } catch (const TaskFailures &thrown) {
                        failures = int(thrown.failures().size());
                    }
                    wrong += failures != 10;
                })();
            }
        });
        QCOMPARE(wrong.load(), 0);
    }

    void cancellingWakesWhoWaitsForRoom_data() { addThreadedRows(); }
    void cancellingWakesWhoWaitsForRoom()
    {
        QFETCH(int, workers);
        Gate gate;
        std::atomic<int> ran{0};
        Threads threads({.workers = workers, .queueLimit = 1});
        const OpenAtEnd opener(gate);
        std::thread caller([&] {
            const auto entered = threads.enter();
            for (int i = 0; i < workers; ++i)
                task([&] { gate.pass(); })();
            gate.waitForArrivals(workers);
            for (int i = 0; i < 50; ++i)
                task([&] { ++ran; })();
        });
        gate.waitForArrivals(workers);
        while (threads.progress().total() < workers + 2)
            std::this_thread::yield();
        threads.cancel();
        caller.join(); // although no worker is free
        QCOMPARE(ran.load(), 0);
        gate.open();
        QVERIFY_THROWS_EXCEPTION(CancelledError, threads.wait());
    }

    void aChainIsLongerThanTheStack() { QCOMPARE(runChild("longChain"), QString()); }

    void aPausedScopeEndsWithAnException_data() { addThreadedRows(); }
    void aPausedScopeEndsWithAnException()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        const auto failWhilePaused = [&] {
            const auto threads = parallel::threads(workers);
            threads->pause();
            task([&] { ++ran; })();
            throw std::runtime_error("before the resume");
        };
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, failWhilePaused());
        QCOMPARE(ran.load(), 1);
    }
};

PARALLEL_TEST_MAIN(tst_Control, {"longChain", &longChain})
#include "tst_control.moc"
