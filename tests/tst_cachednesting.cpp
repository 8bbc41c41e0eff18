// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Objects for each thread, in calls that a thread runs while their caller waits on it.

#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <functional>
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

class tst_CachedNesting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A parent is in the middle of a transaction, and its thread runs the children.
    void noCallGetsWhatACallerBeneathItUses_data()
    {
        addThreadedRows();
        QTest::newRow("PARALLEL_ENABLED=0") << disabled;
    }
    void noCallGetsWhatACallerBeneathItUses()
    {
        QFETCH(int, workers);
        struct Connection
        {
            int depth = 0; // of transactions
            std::thread::id madeOn = std::this_thread::get_id();
        };
        std::atomic<int> made{0};
        std::atomic<int> written{0};
        std::atomic<int> wrong{0};
        const auto connection = threadCached([&](const char *) {
            ++made;
            return Connection();
        });
        constexpr int levels = 3;
        std::function<void(int)> inTransaction;
        const auto child = task([&](int level) { inTransaction(level); });
        inTransaction = [&](int level) {
            Connection &mine = connection("warehouse");
            wrong += mine.depth++ != 0 || mine.madeOn != std::this_thread::get_id();
            if (level < levels) {
                const auto group = parallel::group();
                for (int i = 0; i < 4; ++i)
                    child(level + 1);
            }
            wrong += &connection("warehouse") != &mine; // it stays this task's own
            ++written;
            --mine.depth;
        };
        inScope(workers, [&] {
            for (int i = 0; i < 20; ++i)
                child(1);
        });
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(written.load(), 20 * (1 + 4 + 16));
        // A thread has as many as there are tasks inside each other, however many there were.
        if (workers <= 1)
            QCOMPARE(made.load(), levels);
    }

    /// Callers that use none of them take none away.
    void aCallerThatUsesNoneCostsNone()
    {
        std::atomic<int> made{0};
        const auto connection = threadCached([&] { return ++made; });
        const auto leaf = task([&] { connection(); });
        const auto parent = task([&] {
            const auto group = parallel::group();
            for (int i = 0; i < 5; ++i)
                leaf();
        });
        inScope(1, [&] {
            for (int i = 0; i < 20; ++i) {
                leaf();
                parent();
            }
        });
        QCOMPARE(made.load(), 1);
    }

    /// What a waiting caller uses outlives a clear(), by a call that its thread runs.
    void clearSparesWhatACallerUses()
    {
        std::atomic<int> alive{0};
        std::atomic<int> wrong{0};
        int during = 0;
        int after = 0;
        const auto client = threadCached([&] { return Client(alive, wrong); });
        inScope(1, [&] {
            task([&] {
                Client &mine = client();
                {
                    const auto group = parallel::group();
                    task([&] {
                        client().use();
                        client.clear();
                        during = alive; // the parent's
                        client().use();
                    })();
                }
                mine.use();
            })();
            barrier();
            task([&] { after = alive; })();
        });
        QCOMPARE(during, 1);
        QCOMPARE(after, 1); // that of after the clear()
        QCOMPARE(alive.load(), 0);
        QCOMPARE(wrong.load(), 0);
    }
};

PARALLEL_TEST_MAIN(tst_CachedNesting)
#include "tst_cachednesting.moc"
