// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Objects for each thread, and for all of them.

#include "support/eventlog.h"
#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <thread>

using namespace parallel;

namespace {

/// Knows the thread it was made on, and whether it was used or destroyed on another one.
struct Client
{
    Client(std::atomic<int> &alive, std::atomic<int> &wrong) : alive(alive), wrong(wrong) { ++alive; }
    ~Client()
    {
        wrong += std::this_thread::get_id() != madeOn;
        --alive;
    }
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;
    void use() { wrong += std::this_thread::get_id() != madeOn; }

    std::atomic<int> &alive;
    std::atomic<int> &wrong;
    const std::thread::id madeOn = std::this_thread::get_id();
};

} // namespace

class tst_Cached : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachThreadHasItsOwn_data() { addAllRows(); }
    void eachThreadHasItsOwn()
    {
        QFETCH(int, workers);
        std::atomic<int> alive{0};
        std::atomic<int> wrong{0};
        std::atomic<int> made{0};
        {
            const auto client = threadCached([&](int) {
                ++made;
                return Client(alive, wrong);
            });
            inScope(workers, [&] {
                for (int i = 0; i < 500; ++i)
                    task([&, i] { client(i % 3).use(); })();
            });
            if (workers > 0)
                QCOMPARE(alive.load(), 0); // before the scope's end returned
            QVERIFY2(made <= 3 * std::max(workers, 1), qPrintable(QString::number(made)));
            QVERIFY(made >= 3);
        }
        QCOMPARE(alive.load(), 0); // this thread's own, when the cache went
        QCOMPARE(wrong.load(), 0);
    }

    void theSameArgumentsGiveTheSameObject()
    {
        const auto strings = threadCached([](const QString &text) { return text + QLatin1Char('!'); });
        QString *const first = &strings(QStringLiteral("a"));
        QCOMPARE(*first, QStringLiteral("a!"));
        QCOMPARE(&strings(QStringLiteral("a")), first);
        QVERIFY(&strings(QStringLiteral("b")) != first);

        // C strings by their text.
        const auto bytes = threadCached([](const QByteArray &text) { return text.size(); });
        char one[] = "text";
        char two[] = "text";
        QCOMPARE(&bytes(one), &bytes(two));
        QCOMPARE(&bytes(one), &bytes("text"));

        // Two caches of the same type are two caches.
        const auto factory = [](int n) { return n; };
        const auto left = threadCached(factory);
        const auto right = threadCached(factory);
        QVERIFY(&left(1) != &right(1));
    }

    void clearReachesEveryThread()
    {
        std::atomic<int> alive{0};
        std::atomic<int> wrong{0};
        auto client = threadCached([&] { return Client(alive, wrong); });
        client();
        Threads threads(4);
        const auto entered = threads.enter();
        const auto useAll = [&] {
            Gate gate;
            for (int i = 0; i < 4; ++i) {
                task([&] {
                    client().use();
                    gate.pass();
                })();
            }
            gate.waitForArrivals(4);
            gate.open();
            barrier();
        };
        useAll();
        QCOMPARE(alive.load(), 5);
        client.clear();
        QCOMPARE(alive.load(), 4); // this thread's at once, the others' when they next use it
        useAll();
        QCOMPARE(alive.load(), 4);
        client();
        QCOMPARE(alive.load(), 5);
        QCOMPARE(wrong.load(), 0);
    }

    void clearingRacesWithUse_data() { addThreadedRows(); }
    void clearingRacesWithUse()
    {
        QFETCH(int, workers);
        std::atomic<int> alive{0};
        std::atomic<int> wrong{0};
        auto client = threadCached([&](int) { return Client(alive, wrong); });
        inScope(workers, [&] {
            for (int i = 0; i < 500; ++i) {
                task([&, i] { client(i % 5).use(); })();
                if (i % 20 == 0)
                    client.clear();
            }
        });
        QCOMPARE(alive.load(), 0);
        QCOMPARE(wrong.load(), 0);
    }

    void aFactoryThatThrowsIsTriedAgain_data() { addAllRows(); }
    void aFactoryThatThrowsIsTriedAgain()
    {
        QFETCH(int, workers);
        std::atomic<int> tries{0};
        std::atomic<int> caught{0};
        const auto perThread = threadCached([&](int) -> int {
            if (++tries % 2)
                throw std::range_error("not now");
            return 5;
        });
        inScope(qMin(workers, 1), [&] {
            for (int i = 0; i < 10; ++i) {
                task([&, i] {
                    try {
                        perThread(i / 2);
                    } catch (const std::range_error &) {
                        ++caught;
                    }
                })();
            }
        });
        QCOMPARE(tries.load(), 10);
        QCOMPARE(caught.load(), 5);

        tries = caught = 0;
        std::atomic<int> sum{0};
        const auto forAll = processCached([&]() -> int {
            if (++tries < 3)
                throw std::range_error("not now");
            return 5;
        });
        inScope(workers, [&] {
            for (int i = 0; i < 20; ++i) {
                task([&] {
                    try {
                        sum += forAll();
                    } catch (const std::range_error &) {
                        ++caught;
                    }
                })();
            }
        });
        QCOMPARE(caught.load(), 2);
        QCOMPARE(tries.load(), 3);
        QCOMPARE(sum.load(), 90);
    }

    void oneForAllIsMadeOnce_data() { addAllRows(); }
    void oneForAllIsMadeOnce()
    {
        QFETCH(int, workers);
        for (int round = 0; round < 10; ++round) {
            std::atomic<int> made{0};
            std::atomic<int> wrong{0};
            const auto shared = processCached([&](int n) {
                ++made;
                std::this_thread::yield();
                return QString::number(n);
            });
            Gate gate;
            const int tasks = workers > 0 ? workers : 1;
            if (workers <= 0)
                gate.open();
            inScope(workers, [&] {
                const OpenAtEnd opener(gate);
                for (int i = 0; i < tasks; ++i) {
                    task([&] {
                        gate.pass();
                        for (int n = 0; n < 5; ++n)
                            wrong += shared(n) != QString::number(n);
                    })();
                }
                gate.waitForArrivals(tasks);
            });
            QCOMPARE(made.load(), 5);
            QCOMPARE(wrong.load(), 0);
        }
    }

    void oneForAllEndsWithItsCache()
    {
        std::atomic<int> alive{0};
        std::atomic<int> wrong{0};
        {
            const auto shared = processCached([&] { return Client(alive, wrong); });
            inScope(4, [&] {
                for (int i = 0; i < 20; ++i)
                    task([&] { shared(); })();
            });
            QCOMPARE(alive.load(), 1);
        }
        QCOMPARE(alive.load(), 0);
    }

    /// Another thread clears the cache while this one's first object is being made.
    void clearedWhileOneIsMade()
    {
        std::atomic<int> alive{0};
        std::atomic<int> wrong{0};
        int before = 0;
        int after = 0;
        std::function<void()> clear;
        const auto other = threadCached([] { return 1; });
        const auto client = threadCached([&] {
            if (clear) {
                std::thread(std::exchange(clear, nullptr)).join();
                other(); // looks for what is out of date
            }
            return Client(alive, wrong);
        });
        clear = [&] { client.clear(); };
        inScope(1, [&] {
            task([&] {
                client().use();
                before = alive;
                client().use(); // a new one: that one may be of before
                client().use();
                after = alive;
            })();
        });
        QCOMPARE(before, 1);
        QCOMPARE(after, 1);
        QCOMPARE(alive.load(), 0);
        QCOMPARE(wrong.load(), 0);
    }

    /// The destructor of a thread's own object uses the cache, after the thread has
    /// ended its others.
    void madeAtAThreadsEnd()
    {
        static std::atomic<int> alive{0};
        static std::atomic<int> wrong{0};
        static std::atomic<int> ends{0};
        static const auto client = threadCached([](int) { return Client(alive, wrong); });
        struct UsesIt
        {
            ~UsesIt()
            {
                client(2).use();
                ++ends;
            }
            bool there = true;
        };
        const auto useIt = [] {
            thread_local const UsesIt atTheEnd;
            if (atTheEnd.there)
                client(1).use();
        };
        std::thread(useIt).join();
        QCOMPARE(ends.load(), 1);
        QCOMPARE(alive.load(), 0);
        inScope(4, [&] {
            Gate gate;
            for (int i = 0; i < 4; ++i) {
                task([&] {
                    useIt();
                    gate.pass();
                })();
            }
            gate.waitForArrivals(4);
            gate.open();
            barrier();
        });
        QTRY_COMPARE(ends.load(), 5); // a thread's own objects may end after it has been waited for
        QTRY_COMPARE(alive.load(), 0);
        QCOMPARE(wrong.load(), 0);
    }
};

PARALLEL_TEST_MAIN(tst_Cached)
#include "tst_cached.moc"
