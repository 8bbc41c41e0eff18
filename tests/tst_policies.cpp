// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Time-outs, rates, delays and priorities of a task's calls.

#include "support/eventlog.h"
#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"
#include "support/thrown.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <stdexcept>
#include <thread>

using namespace parallel;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

/// When each of some calls began.
class Times
{
public:
    void add()
    {
        const std::lock_guard lock(m_mutex);
        m_times.push_back(Clock::now());
    }
    /// Did each begin at least so much \a apart from \a start on, but for so much in all? A thread
    /// that is slow to begin comes later, never earlier.
    bool areApart(Clock::time_point start, std::chrono::nanoseconds apart,
                  std::chrono::nanoseconds all = 0ns) const
    {
        std::vector<Clock::time_point> sorted = m_times;
        std::sort(sorted.begin(), sorted.end());
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            if (sorted[i] - start < apart * qint64(i) - all)
                return false;
        }
        return true;
    }
    std::size_t count() const { return m_times.size(); }

private:
    std::mutex m_mutex;
    std::vector<Clock::time_point> m_times;
};

} // namespace

class tst_Policies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // --- time-outs ---

    void aTimeoutStopsItAndIsItsFailure_data() { addAllRows(); }
    void aTimeoutStopsItAndIsItsFailure()
    {
        QFETCH(int, workers);
        const auto hangs =
            task("hangs", [](const std::stop_token &stop) { waitForStop(stop); }).timeout(20ms);
        QVERIFY_THROWS_EXCEPTION(TimeoutError, inScope(workers, [&] { hangs(); }));
        // What it throws or returns then is not used.
        const auto throws = task("throws", [](const std::stop_token &stop) {
                                waitForStop(stop);
                                throw CancelledError("stopped");
                            }).timeout(20ms);
        QCOMPARE(thrownBy([&] { inScope(workers, [&] { throws(); }); }),
                 QStringLiteral("the call did not end within its timeout of 0.02 s"));
        const auto returns = task("returns", [](const std::stop_token &stop) {
                                 waitForStop(stop);
                                 return 1;
                             }).timeout(20ms);
        QVERIFY_THROWS_EXCEPTION(TimeoutError, inScope(workers, [&] { returns().result(); }));
        // One in time is as without.
        const auto quick = task("quick", [] { return 2; }).timeout(1h);
        inScope(workers, [&] { QCOMPARE(quick().result(), 2); });
    }

    void aTokenAskedForLaterIsStoppedToo_data() { addAllRows(); }
    void aTokenAskedForLaterIsStoppedToo()
    {
        QFETCH(int, workers);
        const auto hangs = task("hangs", [] {
                               const auto began = Clock::now();
                               while (Clock::now() - began < 40ms)
                                   std::this_thread::yield();
                               waitForStop(thisTask::stopToken());
                           }).timeout(20ms);
        QVERIFY_THROWS_EXCEPTION(TimeoutError, inScope(workers, [&] { hangs(); }));
    }

    void aRetryStartsWhenItHasReturned_data() { addAllRows(); }
    void aRetryStartsWhenItHasReturned()
    {
        QFETCH(int, workers);
        std::atomic<int> inside{0};
        std::atomic<int> tried{0};
        std::atomic<int> wrong{0};
        const auto hangsTwice = task("hangsTwice",
                                     [&](const std::stop_token &stop) {
                                         wrong += ++inside != 1;
                                         wrong += stop.stop_requested();
                                         const int attempt = ++tried;
                                         if (attempt < 3)
                                             waitForStop(stop);
                                         --inside;
                                         return attempt;
                                     })
                                    .timeout(20ms)
                                    .retry({.attempts = 3, .firstDelay = 0ms});
        inScope(workers, [&] { QCOMPARE(hangsTwice().result(), 3); });
        QCOMPARE(wrong.load(), 0);
    }

    // --- delays and rates ---

    void aDelayedCallStartsNotBefore_data() { addAllRows(); }
    void aDelayedCallStartsNotBefore()
    {
        QFETCH(int, workers);
        constexpr auto delay = 30ms;
        std::atomic<int> early{0};
        std::atomic<int> ran{0};
        const auto check = task("check", [&](Clock::time_point called) {
                               early += Clock::now() - called < delay;
                               ++ran;
                           }).delay(delay);
        inScope(workers, [&] {
            for (int i = 0; i < 5; ++i)
                check(Clock::now());
        });
        QCOMPARE(ran.load(), 5);
        QCOMPARE(early.load(), 0);
    }

    void noMoreStartInATime_data() { addAllRows(); }
    void noMoreStartInATime()
    {
        QFETCH(int, workers);
        Times slow;
        const auto slowly = task("slowly", [&] { slow.add(); }).rate(5, 100ms); // 20 ms apart
        Times fast;
        const auto quickly = task("quickly",
                                  [&] {
                                      fast.add();
                                      if (thisTask::attempt() == 1)
                                          throw std::runtime_error("each attempt is a start");
                                  })
                                 .rate(1000, 200ms)
                                 .retry({.attempts = 2, .firstDelay = 0ms});
        const auto start = Clock::now();
        inScope(workers, [&] {
            for (int i = 0; i < 12; ++i)
                slowly();
            for (int i = 0; i < 1000; ++i)
                quickly();
        });
        QCOMPARE(slow.count(), 12u);
        QVERIFY(slow.areApart(start, 20ms));
        QCOMPARE(fast.count(), 2000u);
        // Those that are late may be followed by some on time: never more than 1000 in 200 ms.
        QVERIFY(fast.areApart(start, 202us, 2ms));
    }

    /// Also where all workers are busy for a while: what waited does not start in one go.
    void aRateIsKeptBehindABusyWorker()
    {
        Times times;
        Clock::time_point opened;
        {
            Gate gate;
            const auto threads = parallel::threads(1);
            const OpenAtEnd openAtEnd(gate);
            const auto busy = task("busy", [&] { gate.pass(); });
            busy();
            gate.waitForArrivals(1);
            const auto work = task("work", [&] { times.add(); }).rate(1, 20ms);
            for (int i = 0; i < 4; ++i)
                work();
            const auto called = Clock::now();
            while (Clock::now() - called < 100ms) // in which all might have started
                std::this_thread::yield();
            opened = Clock::now();
            gate.open();
        }
        QCOMPARE(times.count(), 4u);
        QVERIFY(times.areApart(opened, 20ms));
    }

    void droppedCallsUseUpNoRate()
    {
        const auto work = task("work", [] {}).rate(1, 1h);
        inScope(2, [&] { work(); });
        const auto other = work.label([] { return "other"; }); // the same rate
        Times times;
        const auto two = task("two", [&] { times.add(); }).rate(1, 50ms);
        {
            const auto threads = parallel::threads(2);
            for (int i = 0; i < 100; ++i)
                other();
            for (int i = 0; i < 100; ++i)
                two();
            QTRY_VERIFY(threads->progress().succeeded > 0);
            threads->cancel();
            QVERIFY_THROWS_EXCEPTION(CancelledError, threads->wait());
            // What comes now need not wait for those.
            two();
            threads->wait();
        }
        QVERIFY(times.count() >= 2);
    }

    // --- priorities ---

    void theHigherPriorityGoesFirst_data() { addThreadedRows(); }
    void theHigherPriorityGoesFirst()
    {
        QFETCH(int, workers);
        EventLog log;
        Gate gate;
        {
            const auto threads = parallel::threads(workers);
            const OpenAtEnd openAtEnd(gate);
            const auto say = task("say", [&](const QString &what) {
                if (what == QLatin1String("first"))
                    gate.pass();
                log.add(what);
            });
            const auto limited = say.limit(1);
            limited(QStringLiteral("first"));
            gate.waitForArrivals(1);
            const auto low = limited.priority(-1);
            const auto high = limited.priority(1);
            const auto highest = limited.priority(7);
            // All behind one limit, so that the order is seen with any number of workers.
            for (int i = 0; i < 3; ++i) {
                low(QStringLiteral("low"));
                limited(QStringLiteral("plain"));
                high(QStringLiteral("high"));
                highest(QStringLiteral("highest"));
            }
        }
        const QStringList expected{"first", "highest", "highest", "highest", "high", "high", "high",
                                   "plain", "plain",   "plain",   "low",     "low",  "low"};
        QCOMPARE(log.events(), expected);
    }

    void alsoWithoutALimit()
    {
        EventLog log;
        {
            Gate gate;
            const auto threads = parallel::threads(1);
            const auto hold = task("hold", [&] { gate.pass(); });
            hold();
            gate.waitForArrivals(1);
            const auto say = task("say", [&](const QString &what) { log.add(what); });
            const auto low = say.priority(-3);
            const auto high = say.priority(2);
            low(QStringLiteral("low"));
            say(QStringLiteral("plain"));
            high(QStringLiteral("high"));
            gate.open();
        }
        QCOMPARE(log.events(), QStringList({"high", "plain", "low"}));
    }

    void aPriorityIsDroppedAsOthers_data() { addThreadedRows(); }
    void aPriorityIsDroppedAsOthers()
    {
        QFETCH(int, workers);
        const auto threads = parallel::threads(workers);
        threads->pause();
        const auto work = task("work", [] { return 1; });
        QList<QFuture<int>> futures;
        for (int i = 0; i < 10; ++i) {
            futures.append(work.priority(1)());
            futures.append(work.priority(-1)());
        }
        futures.first().cancel();
        QTRY_VERIFY(futures.first().isFinished());
        threads->cancel();
        for (const QFuture<int> &future : std::as_const(futures))
            QVERIFY(future.isFinished());
        QCOMPARE(threads->progress(), (Progress{.cancelled = 20}));
        threads->resume();
        QVERIFY_THROWS_EXCEPTION(CancelledError, threads->wait());
    }
};

PARALLEL_TEST_MAIN(tst_Policies)
#include "tst_policies.moc"
