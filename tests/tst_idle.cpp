// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Threads that have nothing to do end, and start again.

#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"
#include "support/threadname.h"

#include <libparallel/parallel.h>

#include <QtCore/qdir.h>
#include <QtCore/qset.h>

#include <atomic>
#include <mutex>
#include <thread>

using namespace parallel;
using namespace std::chrono_literals;

namespace {

int threadCount()
{
    return int(QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
}

struct Client
{
    Client() { ++alive; }
    ~Client()
    {
        wrong += std::this_thread::get_id() != madeOn;
        --alive;
    }
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;
    const std::thread::id madeOn = std::this_thread::get_id();
    static inline std::atomic<int> alive{0};
    static inline std::atomic<int> wrong{0};
};

/// Lets \a count workers run at the same time, each with a client. Returns their names.
QSet<QString> useWorkers(Threads &threads, int count, const std::function<void()> &useClient)
{
    QSet<QString> names;
    std::mutex mutex;
    Gate gate;
    const auto entered = threads.enter();
    for (int i = 0; i < count; ++i) {
        task([&] {
            useClient();
            {
                const std::lock_guard lock(mutex);
                names.insert(threadName());
            }
            gate.pass();
        })();
    }
    gate.waitForArrivals(count);
    gate.open();
    barrier();
    return names;
}

} // namespace

class tst_Idle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto warmUp = parallel::threads(1); // the process's own thread starts
        task([] {})();
        barrier();
        m_threadsBefore = threadCount() - 1;
    }
    void cleanup()
    {
        QTRY_VERIFY(threadCount() <= m_threadsBefore);
        QCOMPARE(Client::alive.load(), 0);
        QCOMPARE(Client::wrong.load(), 0);
    }

    void idleThreadsEnd_data() { addThreadedRows(); }
    void idleThreadsEnd()
    {
        QFETCH(int, workers);
        const auto client = threadCached([](int) { return Client(); });
        Threads threads({.workers = workers, .name = "idle", .idleTimeout = 20ms});
        QSet<QString> names;
        for (int round = 0; round < 3; ++round) {
            const QSet<QString> now = useWorkers(threads, workers, [&] { client(1); });
            QCOMPARE(now.size(), workers);
            if (round > 0)
                QCOMPARE(now, names); // the lanes are used again
            names = now;
            QTRY_COMPARE(Client::alive.load(), 0);
            QTRY_VERIFY(threadCount() <= m_threadsBefore + 1); // the supervisor may linger
        }
        QCOMPARE(threads.progress().succeeded, 3 * workers);
    }

    void surplusThreadsEnd_data() { addThreadedRows(); }
    void surplusThreadsEnd()
    {
        QFETCH(int, workers);
        const auto client = threadCached([](int) { return Client(); });
        const int fewer = std::max(1, workers / 4);
        Threads threads({.workers = workers, .idleTimeout = Options::noTimeout});
        for (int round = 0; round < 3; ++round) {
            useWorkers(threads, workers, [&] { client(1); });
            QVERIFY(Client::alive <= workers);
            threads.setWorkerCount(fewer);
            QTRY_VERIFY(Client::alive <= fewer);
            QTRY_VERIFY(threadCount() <= m_threadsBefore + 1 + fewer);
            useWorkers(threads, fewer, [&] { client(1); });
            QCOMPARE(Client::alive.load(), fewer);
            threads.setWorkerCount(workers);
        }
    }

    /// While all are busy: each ends with the task that it is at.
    void surplusThreadsEndTheirTasksFirst()
    {
        const auto client = threadCached([](int) { return Client(); });
        Threads threads({.workers = 16, .idleTimeout = Options::noTimeout});
        Gate gate;
        std::atomic<int> ran{0};
        {
            const auto entered = threads.enter();
            for (int i = 0; i < 100; ++i) {
                task([&] {
                    client(1);
                    gate.pass();
                    ++ran;
                })();
            }
            gate.waitForArrivals(16);
            threads.setWorkerCount(2);
            gate.open();
            barrier();
        }
        QCOMPARE(ran.load(), 100);
        QTRY_VERIFY(Client::alive <= 2);
        QTRY_VERIFY(threadCount() <= m_threadsBefore + 1 + 2);
    }

    /// They end in the very moment in which there is work again.
    void noCallIsLost_data() { addThreadedRows(); }
    void noCallIsLost()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        const auto leaf = task([&] { ++ran; });
        const auto branch = task([&] {
            const auto group = parallel::group();
            for (int i = 0; i < 3; ++i)
                leaf();
        });
        Threads threads({.workers = workers, .idleTimeout = 1ms});
        constexpr int rounds = 150;
        for (int round = 0; round < rounds; ++round) {
            {
                const auto entered = threads.enter();
                for (int i = 0; i < 4; ++i)
                    branch();
                barrier();
            }
            if (round % 10 == 0)
                threads.setWorkerCount(1 + round % workers);
            for (int i = round % 4 * 1000; i > 0; --i) // until about then
                std::this_thread::yield();
        }
        QCOMPARE(ran.load(), rounds * 12);
        threads.wait();
        QCOMPARE(threads.progress().succeeded, rounds * 16);
    }

    void theTimeIsChecked() { QVERIFY_THROWS_EXCEPTION(ConfigError, Threads({.idleTimeout = -1ms})); }

private:
    int m_threadsBefore = 0;
};

PARALLEL_TEST_MAIN(tst_Idle)
#include "tst_idle.moc"
