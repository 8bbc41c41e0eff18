// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Batch beside a plain queue, and robbed by many.

#include "queue/batch.h"
#include "support/testprogram.h"

#include <array>
#include <atomic>
#include <deque>
#include <thread>
#include <vector>

using namespace parallel::detail;

namespace {

SharedQueue::Item item(quintptr number)
{
    return SharedQueue::Item(reinterpret_cast<Call *>(number * 2)); // the lowest bit is the queue's own
}
quintptr numberOf(SharedQueue::Item item)
{
    return quintptr(item.call()) / 2;
}

std::vector<SharedQueue::Item> items(quintptr from, std::size_t count)
{
    std::vector<SharedQueue::Item> made;
    for (std::size_t i = 0; i < count; ++i)
        made.push_back(item(from + i));
    return made;
}

} // namespace

class tst_Batch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst()
    {
        Batch batch;
        QVERIFY(batch.isEmpty());
        QVERIFY(!batch.take().any);
        batch.prefetch(); // does nothing
    }

    /// Filled and emptied again and again, by so many that it goes around in all ways.
    void asAPlainQueue_data()
    {
        QTest::addColumn<int>("count");
        for (int count = 1; count <= int(Batch::capacity); ++count)
            QTest::addRow("%d at a time", count) << count;
    }
    void asAPlainQueue()
    {
        QFETCH(const int, count);
        Batch batch;
        std::deque<quintptr> model;
        quintptr next = 1;
        for (int round = 0; round < 100; ++round) {
            batch.fill(items(next, std::size_t(count)));
            for (int i = 0; i < count; ++i)
                model.push_back(next++);
            while (!model.empty()) {
                QVERIFY(!batch.isEmpty());
                batch.prefetch();
                const Batch::Taken taken = batch.take();
                QVERIFY(taken.any);
                QCOMPARE(numberOf(taken.item), model.front());
                model.pop_front();
                QCOMPARE(taken.last, model.empty());
            }
            QVERIFY(batch.isEmpty());
            QVERIFY(!batch.take().any);
        }
    }

    void keepsAnnouncements()
    {
        Batch batch;
        alignas(64) static OwnQueueStandIn announcer;
        batch.fill(std::array{SharedQueue::Item(reinterpret_cast<OwnQueue *>(&announcer)), item(7)});
        batch.prefetch(); // of a call only
        const Batch::Taken first = batch.take();
        QCOMPARE(first.item.call(), nullptr);
        QCOMPARE(static_cast<void *>(first.item.announcer()), static_cast<void *>(&announcer));
        QVERIFY(!first.last);
        QCOMPARE(numberOf(batch.take().item), quintptr(7));
    }

    void eachIsTakenOnce_data()
    {
        QTest::addColumn<int>("thieves");
        for (const int thieves : {1, 2, 8, 64})
            QTest::addRow("%d thieves", thieves) << thieves;
    }
    void eachIsTakenOnce()
    {
        QFETCH(const int, thieves);
        constexpr quintptr rounds = 5000;
        Batch batch;
        std::vector<std::atomic<int>> taken(rounds * Batch::capacity + 1);
        std::atomic<quintptr> lasts{0};
        std::atomic<bool> over{false};
        const auto take = [&] {
            const Batch::Taken got = batch.take();
            if (got.any)
                ++taken[numberOf(got.item)];
            lasts += got.last;
            return got.any;
        };
        {
            std::vector<std::jthread> robbing;
            for (int t = 0; t < thieves; ++t) {
                robbing.emplace_back([&] {
                    while (!over) {
                        if (!take())
                            std::this_thread::yield();
                    }
                });
            }
            for (quintptr round = 0; round < rounds; ++round) {
                batch.fill(items(1 + round * Batch::capacity, Batch::capacity));
                while (take()) {
                }
            }
            over = true;
        }
        for (std::size_t i = 1; i < taken.size(); ++i)
            QCOMPARE(taken[i].load(), 1);
        QCOMPARE(lasts.load(), rounds);
    }

private:
    struct OwnQueueStandIn
    {
        char room[64];
    };
};

PARALLEL_TEST_APPLESS_MAIN(tst_Batch)
#include "tst_batch.moc"
