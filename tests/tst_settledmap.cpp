// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What settled() keeps of each element.

#include "support/numbers.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <memory>
#include <ranges>
#include <vector>

using namespace parallel;

class tst_SettledMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneFailureKeepsTheOthers_data() { addAllRows(); }
    void oneFailureKeepsTheOthers()
    {
        QFETCH(int, workers);
        inScope(workers, [] { // and its end throws nothing
            const auto download = task("download", [](int n) {
                if (n == 42)
                    throw std::out_of_range("not there");
                return QString::number(n);
            });
            const QList<Outcome<QString, int>> outcomes = settled(download, numbers(100));
            QCOMPARE(outcomes.size(), 100);
            for (int i = 0; i < 100; ++i) {
                const auto &outcome = outcomes.at(i);
                QCOMPARE(outcome.index(), i);
                QCOMPARE(outcome.element(), i);
                QCOMPARE(outcome.succeeded(), i != 42);
                if (outcome)
                    QCOMPARE(outcome.value(), QString::number(i));
            }
            QVERIFY_THROWS_EXCEPTION(std::out_of_range, outcomes.at(42).value());
            QCOMPARE(outcomes.at(42).errorText(), QStringLiteral("std::out_of_range: not there"));
        });
    }

    void countsThem_data() { addThreadedRows(); }
    void countsThem()
    {
        QFETCH(int, workers);
        const auto threads = parallel::threads(workers);
        settled(task([](int n) {
                    if (n % 3 == 0)
                        throw std::runtime_error("three");
                }),
                numbers(99));
        QCOMPARE(threads->progress(), (Progress{0, 0, 66, 33, 0}));
    }

    void takesMoveOnlyElementsAndResults_data() { addAllRows(); }
    void takesMoveOnlyElementsAndResults()
    {
        QFETCH(int, workers);
        inScope(workers, [] {
            std::vector<std::unique_ptr<int>> pointers;
            for (int i = 0; i < 50; ++i)
                pointers.push_back(std::make_unique<int>(i));
            std::vector<Outcome<std::unique_ptr<int>, std::unique_ptr<int>>> outcomes =
                settled(task([](const std::unique_ptr<int> &n) { return std::make_unique<int>(2 * *n); }),
                        std::move(pointers));
            QCOMPARE(outcomes.size(), std::size_t(50));
            for (std::size_t i = 0; i < 50; ++i) {
                QCOMPARE(*outcomes[i].element(), int(i));
                QCOMPARE(*std::move(outcomes[i]).value(), int(2 * i));
            }
        });
    }

    void takesAGenerator_data() { addAllRows(); }
    void takesAGenerator()
    {
        QFETCH(int, workers);
        inScope(workers, [] {
            auto even = std::views::iota(0, 1000) | std::views::filter([](int n) { return n % 2 == 0; });
            const auto outcomes = settled(task([](int n) { return n; }), even);
            QCOMPARE(outcomes.size(), 500);
            QCOMPARE(outcomes.last().value(), 998);
        });
    }

    void aCancelIsThrown_data() { addThreadedRows(); }
    void aCancelIsThrown()
    {
        QFETCH(int, workers);
        const auto job = [&] {
            const auto threads = parallel::threads(workers);
            settled(task([&](std::stop_token, int) { threads->cancel(); }), numbers(1000));
        };
        QVERIFY_THROWS_EXCEPTION(CancelledError, job());
    }

    void aNestedFailureIsThrown_data() { addThreadedRows(); }
    void aNestedFailureIsThrown()
    {
        QFETCH(int, workers);
        const auto nested = task([] { throw std::out_of_range("nested"); });
        const auto threads = parallel::threads(workers);
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, settled(task([&](int) { nested(); }), numbers(10)));
    }

    void isAValue()
    {
        // Moved out as a value of its own, which outlives a temporary outcome.
        static_assert(std::is_same_v<decltype(std::declval<Outcome<int, QString>>().element()), QString>);
        const auto outcomes = settled(task([](int n) { return n; }), numbers(2));
        Outcome<int, int> copy = outcomes.at(1);
        copy.value() = 7;
        QCOMPARE(copy.value(), 7);
        QCOMPARE(outcomes.at(1).value(), 1);
        copy = outcomes.at(0);
        QCOMPARE(copy.index(), 0);
    }
};

PARALLEL_TEST_MAIN(tst_SettledMap)
#include "tst_settledmap.moc"
