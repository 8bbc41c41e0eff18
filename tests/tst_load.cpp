// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Much of everything. Afterwards there is no thread, no file and hardly a byte more
/// than before. PARALLEL_LOAD=full takes the numbers of a bad night, and minutes.

#include "load/footprint.h"
#include "support/gate.h"
#include "support/testprogram.h"
#include "support/thorough.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <ranges>
#include <thread>

using namespace parallel;

namespace {

constexpr qint64 mib = 1 << 20;

#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr bool isSanitized = true; // some ten times slower, and with memory of its own
#else
constexpr bool isSanitized = false;
#endif

bool isFull()
{
    return qEnvironmentVariable("PARALLEL_LOAD") == QLatin1String("full");
}

int number(int full, int shortly)
{
    return isFull() ? full : isSanitized ? shortly / 10 : shortly;
}

/// How much more memory there may be after all is done: the library keeps a megabyte for calls to
/// come, and some kilobytes for each of as many \a threads as there have been at once. A
/// sanitizer keeps what is freed; there only threads and files are counted.
qint64 allowed(int threads = 64)
{
    return isSanitized ? 1024 * mib : mib + mib / 2 + threads * 8192;
}

} // namespace

class tst_Load : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What is made once for the process is there before anything is compared.
    void initTestCase()
    {
        std::atomic<int> ran{0};
        {
            const auto threads = parallel::threads(8);
            for (int i = 0; i < 10'000; ++i)
                task([&] { ++ran; })();
        }
        QCOMPARE(ran.load(), 10'000);
    }

    void manyTasks_data()
    {
        QTest::addColumn<int>("workers");
        QTest::newRow("tasks in a scope of 2 workers") << 2;
        QTest::newRow("tasks in a scope of 64 workers") << 64;
    }
    void manyTasks()
    {
        QFETCH(int, workers);
        const int count = number(10'000'000, 1'000'000);
        const Flat flat(allowed());
        std::atomic<qint64> sum{0};
        {
            const auto add = task("add", [&](int i) { sum.fetch_add(i, std::memory_order_relaxed); });
            const auto threads = parallel::threads({.workers = workers, .queueLimit = 100'000});
            for (int i = 1; i <= count; ++i)
                add(i);
            barrier();
            QCOMPARE(threads->progress(), (Progress{0, 0, count, 0, 0}));
        }
        QCOMPARE(sum.load(), qint64(count) * (count + 1) / 2);
        report(QTest::currentDataTag(), count, flat);
    }

    /// All of them wait in the queue at the same time.
    void manyInTheQueue()
    {
        const int count = number(10'000'000, 500'000);
        const Flat flat(allowed());
        std::atomic<qint64> ran{0};
        {
            const auto one = task("one", [&] { ran.fetch_add(1, std::memory_order_relaxed); });
            const auto threads = parallel::threads(8);
            threads->pause();
            for (int i = 0; i < count; ++i)
                one();
            QCOMPARE(threads->progress(), (Progress{count, 0, 0, 0, 0}));
            threads->resume();
        }
        QCOMPARE(ran.load(), count);
        report("tasks in the queue at once", count, flat);
    }

    /// A loop over a source without an end holds what is on its way and no more.
    void anEndlessStream_data()
    {
        QTest::addColumn<int>("workers");
        QTest::newRow("elements of an endless range on 2 workers") << 2;
        QTest::newRow("elements of an endless range on 64 workers") << 64;
    }
    void anEndlessStream()
    {
        QFETCH(int, workers);
        const int count = number(10'000'000, 500'000);
        const Flat flat(allowed());
        qint64 most = 0;
        {
            const auto threads = parallel::threads(workers);
            const auto same = task("same", [](int i) { return QByteArray(100, char(i)); });
            int seen = 0;
            for (auto &&outcome : asCompleted(same, std::views::iota(0))) {
                QCOMPARE(outcome.value().size(), 100);
                if (++seen % 50'000 == 0)
                    most = std::max(most, flat.growth());
                if (seen == count)
                    break;
            }
        }
        if (!isSanitized)
            QVERIFY2(most <= 10 * mib, qPrintable(QString::number(most)));
        report(QTest::currentDataTag(), count, flat);
    }

    void groupsBesideEachOther()
    {
        const int count = number(100'000, 20'000);
        const Flat flat(allowed());
        std::atomic<int> ran{0};
        std::atomic<int> tooEarly{0};
        {
            const auto leaf = task("leaf", [&](std::atomic<int> *done) {
                ++*done;
                ++ran;
            });
            const auto withGroup = task("group", [&] {
                std::atomic<int> done{0};
                {
                    const auto group = parallel::group();
                    for (int i = 0; i < 3; ++i)
                        leaf(&done);
                }
                tooEarly += done != 3;
            });
            const auto threads = parallel::threads(16);
            for (int i = 0; i < count; ++i)
                withGroup();
        }
        QCOMPARE(ran.load(), 3 * count);
        QCOMPARE(tooEarly.load(), 0);
        report("groups beside each other", count, flat);
    }

    /// Each group is in a task of the one before: as deep as it is long.
    void groupsInsideEachOther()
    {
        const int chains = number(100, 20);
        const int depth = number(1'000, 500);
        const Flat flat(allowed());
        std::atomic<int> ran{0};
        {
            const auto threads = parallel::threads(8);
            for (int i = 0; i < chains; ++i) {
                deeper(depth, ran);
                barrier(); // one at a time: each that waits may need a thread
            }
        }
        QCOMPARE(ran.load(), chains * (depth + 1));
        report("groups inside each other", qint64(chains) * depth, flat);
    }

    /// All of them run at the same time.
    void manyWorkers()
    {
        const int workers = number(4'096, 512);
        const Flat flat(allowed(workers));
        {
            Gate gate;
            const OpenAtEnd opener(gate);
            const auto threads = parallel::threads(workers);
            const auto wait = task("wait", [&] { gate.pass(); });
            for (int i = 0; i < workers; ++i)
                wait();
            gate.waitForArrivals(workers);
            QCOMPARE(threads->progress().running, workers);
            gate.open();
            barrier();
        }
        report("workers at once", workers, flat);
    }

    void manyScopes()
    {
        const int count = number(1'000, 300);
        const Flat flat(allowed());
        std::atomic<int> ran{0};
        for (int i = 0; i < count; ++i) {
            const auto threads = parallel::threads(4);
            for (int n = 0; n < 10; ++n)
                task([&] { ++ran; })();
        }
        QCOMPARE(ran.load(), 10 * count);
        report("scopes, one after the other", count, flat);
    }

    void manyThreadsWithAScopeEach()
    {
        constexpr int callers = 24;
        const int count = number(100'000, 10'000);
        const Flat flat(allowed());
        std::atomic<int> ran{0};
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < callers; ++i) {
                threads.emplace_back([&] {
                    const auto scope = parallel::threads(4);
                    const auto one = task("one", [&] { ran.fetch_add(1, std::memory_order_relaxed); });
                    for (int n = 0; n < count; ++n)
                        one();
                });
            }
        }
        QCOMPARE(ran.load(), callers * count);
        report("tasks of 24 threads, each with a scope", qint64(callers) * count, flat);
    }

private:
    static void deeper(int depth, std::atomic<int> &ran)
    {
        task("deeper", [depth, &ran] {
            ++ran;
            if (depth == 0)
                return;
            const auto group = parallel::group();
            deeper(depth - 1, ran);
        })();
    }

    static void report(const char *what, qint64 count, const Flat &flat)
    {
        const QString verdict = flat.verdict();
        qInfo("%s: %lld, grown by %lld KiB", what, count, flat.growth() / 1024);
        tell({.kind = "load", .what = QLatin1String(what), .count = count, .leaks = !verdict.isEmpty()});
        QVERIFY2(verdict.isEmpty(), qPrintable(verdict));
    }
};

int main(int argc, char **argv)
{
    // On a busy machine each of the full numbers may take minutes.
    if (isFull())
        qputenv("QTEST_FUNCTION_TIMEOUT", "900000");
    // A journal grows to its bound, and would be counted.
    qputenv("PARALLEL_MONITOR", "off");
    tst_Load test;
    return runTestProgram(argc, argv, test, {}, true);
}
#include "tst_load.moc"
