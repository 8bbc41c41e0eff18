// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Maps of tasks that have policies: each element waits, and is tried again, by itself.

#include "support/eventlog.h"
#include "support/gate.h"
#include "support/numbers.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qfuturewatcher.h>

#include <atomic>
#include <memory>
#include <numeric>
#include <stdexcept>

using namespace parallel;
using namespace std::chrono_literals;

namespace {

const Retry twice{.attempts = 2, .firstDelay = 0ms};

} // namespace

class tst_MapPolicies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachElementIsTriedAgain_data() { addAllRows(); }
    void eachElementIsTriedAgain()
    {
        QFETCH(int, workers);
        std::array<std::atomic<int>, 100> tried{};
        Meter meter;
        const auto square = task("square",
                                 [&](int i) {
                                     const Meter::Visit visit(meter);
                                     if (++tried[std::size_t(i)] == 1)
                                         throw std::runtime_error("not yet");
                                     return i * i;
                                 })
                                .retry(twice)
                                .limit(3)
                                .limit(2, [](int i) { return i % 4; });
        QList<int> expected;
        for (int i = 0; i < 100; ++i)
            expected.append(i * i);
        inScope(workers, [&] { QCOMPARE(parallel::map(square, numbers(100)), expected); });
        for (auto &count : tried)
            QCOMPARE(count.exchange(0), 2);
        inScope(workers, [&] { QCOMPARE(parallel::mapped(square, numbers(100)).results(), expected); });
        for (auto &count : tried)
            QCOMPARE(count.exchange(0), 2);
        inScope(workers, [&] {
            int sum = 0;
            for (auto &&outcome : parallel::asCompleted(square, numbers(100)))
                sum += outcome.value();
            QCOMPARE(sum, std::accumulate(expected.begin(), expected.end(), 0));
        });
        QVERIFY(meter.most() <= 3);
    }

    void aTaskMayMapInAGroup_data() { addThreadedRows(); }
    void aTaskMayMapInAGroup()
    {
        QFETCH(int, workers);
        std::atomic<int> sum{0};
        const auto add = task("add",
                              [&](int i) {
                                  if (thisTask::attempt() == 1)
                                      throw std::runtime_error("not yet");
                                  sum += i;
                              })
                             .retry(twice)
                             .limit(2);
        const auto outer = task("outer", [&] { parallel::map(add, numbers(50)); });
        inScope(workers, [&] {
            for (int i = 0; i < 10; ++i)
                outer();
        });
        QCOMPARE(sum.load(), 10 * 1225);
    }

    void aConsumedElementIsThereForEachAttempt_data() { addAllRows(); }
    void aConsumedElementIsThereForEachAttempt()
    {
        QFETCH(int, workers);
        struct Moved
        {
            Moved() = default;
            explicit Moved(int v) : value(v) {}
            Moved(const Moved &) = default;
            Moved(Moved &&other) noexcept : value(std::exchange(other.value, -1)) {}
            Moved &operator=(const Moved &) = default;
            int value = 0;
        };
        std::array<std::atomic<int>, 10> tried{};
        const auto take = task("take", [&](Moved &&moved) {
                              const Moved mine(std::move(moved));
                              if (++tried[std::size_t(mine.value)] == 1)
                                  throw std::runtime_error("not yet");
                              return mine.value;
                          }).retry(twice);
        std::vector<Moved> elements;
        for (int i = 0; i < 10; ++i)
            elements.emplace_back(i);
        inScope(workers, [&] { QCOMPARE(parallel::map(take, std::move(elements)), numbers(10)); });
    }

    void aFailureIsTheLastAttempts_data() { addAllRows(); }
    void aFailureIsTheLastAttempts()
    {
        QFETCH(int, workers);
        std::atomic<int> tried{0};
        const auto fails = task("fails", [&](int i) {
                               if (i == 5) {
                                   ++tried;
                                   throw std::runtime_error("five");
                               }
                               return i;
                           }).retry({.attempts = 3, .firstDelay = 0ms});
        QVERIFY_THROWS_EXCEPTION(std::runtime_error,
                                 inScope(workers, [&] { parallel::map(fails, numbers(10)); }));
        QCOMPARE(tried.load(), 3);
        tried = 0;
        // What is settled fails nothing.
        inScope(workers, [&] {
            const auto outcomes = parallel::settled(fails, numbers(10));
            QCOMPARE(outcomes.size(), 10);
            for (int i = 0; i < 10; ++i)
                QCOMPARE(bool(outcomes[i].error()), i == 5);
        });
        QCOMPARE(tried.load(), 3);
    }

    /// What a first attempt threw is not the element's, nor what one returned that took too long.
    void anOutcomeIsTheLastAttempts_data() { addAllRows(); }
    void anOutcomeIsTheLastAttempts()
    {
        QFETCH(int, workers);
        const auto second = task("second", [](int i) {
                                if (thisTask::attempt() == 1)
                                    throw std::runtime_error("not yet");
                                return i;
                            }).retry(twice);
        const auto late = task("late", [](const std::stop_token &stop, int i) {
                              waitForStop(stop);
                              return i;
                          }).timeout(20ms);
        inScope(workers, [&] {
            for (const auto &outcome : parallel::settled(second, numbers(10)))
                QCOMPARE(outcome.value(), qint32(outcome.index()));
            for (const auto &outcome : parallel::settled(late, numbers(2)))
                QVERIFY_THROWS_EXCEPTION(TimeoutError, outcome.value());
        });
    }

    /// What an attempt returns that took too long goes nowhere.
    void aLateResultIsNotHandedOver_data() { addAllRows(); }
    void aLateResultIsNotHandedOver()
    {
        QFETCH(int, workers);
        const auto attempt = task("attempt",
                                  [](const std::stop_token &stop, int) {
                                      const int number = thisTask::attempt();
                                      if (number == 1)
                                          waitForStop(stop);
                                      return number;
                                  })
                                 .timeout(20ms)
                                 .retry(twice);
        const auto keep = task("keep",
                               [](const std::stop_token &stop, const QString &) {
                                   if (thisTask::attempt() == 1)
                                       waitForStop(stop);
                                   return true;
                               })
                              .timeout(20ms)
                              .retry(twice);
        const auto add = [](int &sum, int number) { sum += number; };
        const QStringList texts{QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")};
        inScope(workers, [&] {
            QCOMPARE(parallel::mapped(attempt, numbers(3)).results(), (QList<int>{2, 2, 2}));
            QCOMPARE(parallel::mapReduce(attempt, numbers(3), add), 6);
            QCOMPARE(parallel::mapReduce(attempt, numbers(3), add, QtConcurrent::OrderedReduce), 6);
            QCOMPARE(parallel::mappedReduced(attempt, numbers(3), add).result(), 6);
            QCOMPARE(parallel::filtered(keep, texts).results(), texts);
        });
    }

    void aReductionThatThrowsIsNotTriedAgain_data() { addAllRows(); }
    void aReductionThatThrowsIsNotTriedAgain()
    {
        QFETCH(int, workers);
        std::atomic<int> reduced{0};
        const auto same = task("same", [](int i) { return i; }).retry(twice);
        const auto fails = [&](int &, int) {
            ++reduced;
            throw std::runtime_error("cannot be added");
        };
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, inScope(workers, [&] {
                                     (void)parallel::mapReduce(same, numbers(3), fails);
                                 }));
        QCOMPARE(reduced.load(), 1);
    }

    void aMapIsCancelledAtOnce_data() { addThreadedRows(); }
    void aMapIsCancelledAtOnce()
    {
        QFETCH(int, workers);
        const auto threads = parallel::threads(workers);
        const auto later = task("later", [](int i) { return i; }).delay(1h);
        QFuture<int> future = parallel::mapped(later, numbers(1000));
        QCOMPARE(threads->progress().queued, 1000);
        future.cancel();
        QTRY_VERIFY(future.isFinished());
        QTRY_COMPARE(threads->progress(), (Progress{.cancelled = 1000}));
        threads->wait();
    }

    void aSuspendedMapWaits_data() { addThreadedRows(); }
    void aSuspendedMapWaits()
    {
        QFETCH(int, workers);
        Gate gate;
        const auto threads = parallel::threads(workers);
        const OpenAtEnd openAtEnd(gate);
        const auto slow = task("slow", [&](int i) {
                              gate.pass();
                              return i;
                          }).limit(1);
        QFuture<int> future = parallel::mapped(slow, numbers(20));
        gate.waitForArrivals(1);
        future.suspend();
        gate.open();
        QTRY_VERIFY(future.isSuspended());
        QTRY_COMPARE(threads->progress().running, 0);
        QCOMPARE(gate.arrived(), 1);
        future.resume();
        QCOMPARE(future.results(), numbers(20));
    }
};

PARALLEL_TEST_MAIN(tst_MapPolicies)
#include "tst_mappolicies.moc"
