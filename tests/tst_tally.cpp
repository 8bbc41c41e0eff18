// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The five counts add up at any instant, however many threads count.

#include "base/tally.h"
#include "support/testprogram.h"

#include <memory>
#include <thread>
#include <vector>

using namespace parallel;
using namespace parallel::detail;

class tst_Tally : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumsWhatWasCounted_data()
    {
        QTest::addColumn<QByteArray>("history");
        QTest::addColumn<Progress>("progress"); // queued, running, succeeded, failed, cancelled
        QTest::newRow("nothing") << QByteArray() << Progress{};
        QTest::newRow("called") << QByteArray("ccc") << Progress{3, 0, 0, 0, 0};
        QTest::newRow("started") << QByteArray("cccs") << Progress{2, 1, 0, 0, 0};
        QTest::newRow("ended") << QByteArray("ccc+ssso!x-") << Progress{0, 0, 1, 1, 1};
        QTest::newRow("dropped") << QByteArray("cccd") << Progress{2, 0, 0, 0, 1};
        QTest::newRow("dropped by nobody's thread") << QByteArray("cccD") << Progress{2, 0, 0, 0, 1};
        QTest::newRow("by another thread") << QByteArray("cc+so+so-") << Progress{0, 0, 2, 0, 0};
        QTest::newRow("by one that is gone") << QByteArray("ccsos-") << Progress{0, 1, 1, 0, 0};
    }
    void sumsWhatWasCounted()
    {
        QFETCH(const QByteArray, history);
        Tally tally;
        std::vector<std::unique_ptr<OwnCounts>> counts;
        counts.push_back(std::make_unique<OwnCounts>(tally));
        for (const char step : history) {
            Counts &latest = *counts.back();
            switch (step) {
            case 'c':
                Counts::add(latest.called);
                break;
            case 's':
                Counts::add(latest.started);
                break;
            case 'o':
                Counts::add(latest.succeeded);
                break;
            case '!':
                Counts::add(latest.failed);
                break;
            case 'x':
                Counts::add(latest.cancelled);
                break;
            case 'd':
                Counts::add(latest.dropped);
                break;
            case 'D':
                tally.countDropped(1);
                break;
            case '+':
                counts.push_back(std::make_unique<OwnCounts>(tally));
                break;
            case '-':
                counts.erase(counts.begin()); // the first
                break;
            }
        }
        QTEST(tally.progress(), "progress");
    }

    void addsUpAtAnyInstant_data()
    {
        QTest::addColumn<int>("threads");
        for (const int threads : {1, 2, 8, 64})
            QTest::addRow("%d threads", threads) << threads;
    }
    void addsUpAtAnyInstant()
    {
        QFETCH(const int, threads);
        constexpr int looks = 5000;
        constexpr int inOneLife = 5000;
        Tally tally;
        std::atomic<bool> over{false};
        std::atomic<qint64> ended{0};
        std::vector<std::jthread> counting;
        for (int t = 0; t < threads; ++t) {
            counting.emplace_back([&] {
                while (!over) {
                    OwnCounts counts(tally); // comes and goes while others count
                    for (int i = 0; i < inOneLife; ++i) {
                        Counts::add(counts.called);
                        Counts::add(counts.started);
                        Counts::add(i % 3 == 0   ? counts.succeeded
                                    : i % 3 == 1 ? counts.failed
                                                 : counts.cancelled);
                    }
                    ended += inOneLife;
                }
            });
        }
        Progress before;
        QByteArray wrong;
        for (int look = 0; look < looks && wrong.isEmpty(); ++look) {
            const Progress now = tally.progress();
            if (now.queued < 0 || now.running < 0 || now.succeeded < before.succeeded
                || now.failed < before.failed || now.cancelled < before.cancelled
                || now.total() < before.total())
                wrong = "a count was negative, or fell";
            if (now.running > threads)
                wrong = QByteArray::number(now.running) + " seemed to run";
            before = now;
        }
        over = true;
        counting.clear();
        QCOMPARE(wrong, QByteArray());
        const Progress all = tally.progress();
        QCOMPARE(all.completed(), ended.load());
        QCOMPARE(all.queued, 0);
        QCOMPARE(all.running, 0);
    }
};

PARALLEL_TEST_APPLESS_MAIN(tst_Tally)
#include "tst_tally.moc"
