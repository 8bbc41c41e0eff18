// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Groups inside groups, at any depth, in the same task or in the tasks that they wait for.

#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <functional>
#include <memory>

using namespace parallel;

class tst_NestedGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsInGroups_data() { addAllRows(); }
    void groupsInGroups()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        const auto count = task([&] { ++ran; });
        inScope(workers, [&] {
            const auto outer = parallel::group();
            count();
            {
                const auto inner = parallel::group();
                count();
                count();
                inner.wait();
                QVERIFY(ran >= 2);
                count();
                outer.wait(); // and what was called in the inner one
                QCOMPARE(ran.load(), 4);
            }
            count();
        });
        QCOMPARE(ran.load(), 5);
    }

    void aThousandDeep_data() { addThreadedRows(); }
    void aThousandDeep()
    {
        QFETCH(int, workers);
        std::atomic<int> deepest{0};
        std::atomic<int> ended{0};
        std::function<void(int)> descend;
        const auto down = task("down", [&](int depth) { descend(depth); });
        descend = [&](int depth) {
            deepest = std::max(deepest.load(), depth);
            if (depth < 1000) {
                const auto group = parallel::group();
                down(depth + 1);
            }
            ++ended;
        };
        inScope(workers, [&] { down(1); });
        QCOMPARE(deepest.load(), 1000);
        QCOMPARE(ended.load(), 1000);
    }

    void aTreeOfGroups_data() { addThreadedRows(); }
    void aTreeOfGroups()
    {
        QFETCH(int, workers);
        const auto sum = std::make_shared<std::function<int(int)>>();
        const auto add = task("add", [&](int depth, int &result) { result = (*sum)(depth); });
        *sum = [&](int depth) {
            if (depth == 0)
                return 1;
            int left = 0;
            int right = 0;
            {
                const auto group = parallel::group();
                add(depth - 1, std::ref(left));
                add(depth - 1, std::ref(right));
            }
            return left + right;
        };
        int result = 0;
        inScope(workers, [&] { add(10, std::ref(result)); });
        QCOMPARE(result, 1024);
    }

    void groupsOfManyTasksAtOnce_data() { addThreadedRows(); }
    void groupsOfManyTasksAtOnce()
    {
        QFETCH(int, workers);
        std::atomic<int> wrong{0};
        const auto work = task([&] {
            std::atomic<int> mine{0};
            {
                const auto group = parallel::group();
                const auto add = task([&mine] { ++mine; });
                for (int i = 0; i < 20; ++i)
                    add();
            }
            wrong += mine != 20;
        });
        inScope(workers, [&] {
            for (int i = 0; i < 200; ++i)
                work();
        });
        QCOMPARE(wrong.load(), 0);
    }

    /// Guards that lie on the heap may end in any order.
    void anOuterOneMayEndFirst_data() { addAllRows(); }
    void anOuterOneMayEndFirst()
    {
        QFETCH(int, workers);
        struct Held
        {
            Group group = parallel::group();
        };
        std::atomic<int> wrong{0};
        const auto work = [&] {
            std::atomic<int> ran{0};
            const auto count = task([&] { ++ran; });
            auto outer = std::make_unique<Held>();
            auto inner = std::make_unique<Held>();
            count();
            outer.reset();
            wrong += ran != 1;
            count();
            const auto last = std::make_unique<Held>();
            count();
            inner.reset();
            wrong += ran != 3;
            count();
            last->group.wait();
            wrong += ran != 4;
            last->group.cancel();
            try {
                count();
                last->group.wait();
            } catch (const CancelledError &) {
            }
        };
        inScope(workers, [&] {
            work();
            const auto group = parallel::group();
            for (int i = 0; i < 20; ++i)
                task(work)();
        });
        QCOMPARE(wrong.load(), 0);
    }
};

PARALLEL_TEST_MAIN(tst_NestedGroups)
#include "tst_nestedgroups.moc"
