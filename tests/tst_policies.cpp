// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Time-outs, rates, delays and priorities of a task's calls, and what an operator says of them.

#include "support/eventlog.h"
#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

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

template<typename Body>
QString thrownBy(Body &&body)
{
    try {
        body();
    } catch (const std::exception &e) {
        return QString::fromUtf8(e.what());
    }
    return {};
}

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

struct Tasks
{
    explicit Tasks(const char *value) { qputenv("PARALLEL_TASKS", value); }
    ~Tasks() { qunsetenv("PARALLEL_TASKS"); }
};

// --- each in a process of its own, without a scope: what the variable says is looked at once ---

QString obeysTheOperator()
{
    const auto plain = task("plain", [](Clock::time_point called) { return Clock::now() - called >= 30ms; });
    if (!plain(Clock::now()).result())
        return QStringLiteral("a call has not waited");
    if (parallel::map(plain, QList<Clock::time_point>{Clock::now()}) != QList<bool>{true})
        return QStringLiteral("an element has not waited");
    for (auto &&outcome : parallel::asCompleted(plain, QList<Clock::time_point>{Clock::now()})) {
        if (!outcome.value())
            return QStringLiteral("an element of a loop has not waited");
    }
    int tried = 0;
    const auto load = task("load", [&] {
                          if (++tried < 3)
                              throw std::runtime_error("not yet");
                      }).retry({.attempts = 1, .firstDelay = 0ms});
    load();
    task("other", [&] { ++tried; })();
    return tried == 4 ? QString() : QStringLiteral("tried %1 times").arg(tried);
}

QString throwsWhatIsWrong()
{
    const auto load = task("load", [] {});
    for (int i = 0; i < 2; ++i) {
        const QString error = thrownBy([&] { load(); });
        if (!error.startsWith(QStringLiteral("PARALLEL_TASKS is \"load:tries=3\"")))
            return QStringLiteral("it threw: ") + error;
    }
    return {};
}

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
            const auto threads = parallel::threads(1);
            Gate gate;
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
        {
            const auto threads = parallel::threads(workers);
            threads->pause();
            const auto say = task("say", [&](const QString &what) { log.add(what); });
            const auto limited = say.limit(1);
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
            threads->resume();
        }
        // The first one had its place before the others came.
        const QStringList expected{"low",  "highest", "highest", "highest", "high", "high",
                                   "high", "plain",   "plain",   "plain",   "low",  "low"};
        QCOMPARE(log.events(), expected);
    }

    void alsoWithoutALimit()
    {
        EventLog log;
        {
            const auto threads = parallel::threads(1);
            Gate gate;
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

    // --- PARALLEL_TASKS ---

    void theOperatorHasTheLastWord_data() { addAllRows(); }
    void theOperatorHasTheLastWord()
    {
        QFETCH(int, workers);
        const bool inAScope = workers != noScope;
        const Tasks tasks("load:retry=3,limit=1 ; notify: rate=1/ms;a:b.cpp:7:retry=2");
        std::atomic<int> tried{0};
        Meter meter;
        const auto fails = [&] {
            const Meter::Visit visit(meter);
            ++tried;
            throw std::runtime_error("no");
        };
        const auto triesOf = [&](const auto &of) {
            tried = 0;
            thrownBy([&] { inScope(workers, {.onFailure = OnFailure::Continue}, [&] { of(); }); });
            return tried.load();
        };
        const auto plain = task("load", fails);
        // Delays are those of the code.
        const auto quick = task("load", fails).retry({.attempts = 7, .firstDelay = 0ms}).limit(100);
        QCOMPARE(triesOf(quick), inAScope ? 3 : 7);
        QCOMPARE(triesOf(task("other", fails)), 1);
        QCOMPARE(triesOf(task("a:b.cpp:7", fails).retry({.attempts = 1, .firstDelay = 0ms})),
                 inAScope ? 2 : 1);
        if (!inAScope)
            return;
        tried = 0;
        std::atomic<int> ran{0};
        Meter both;
        const auto visit = [&] {
            const Meter::Visit inside(both);
            std::this_thread::yield();
            ++ran;
        };
        const auto one = task("load", visit);
        const auto two = task("load", visit).limit(50);
        inScope(workers, [&] {
            for (int i = 0; i < 200; ++i)
                i % 2 ? one() : two();
        });
        QCOMPARE(ran.load(), 200);
        QCOMPARE(both.most(), 1); // the limit is one for the name
    }

    void serialCallsObeyTheOperatorToo()
    {
        QCOMPARE(
            runChild("obeysTheOperator", {QStringLiteral("PARALLEL_TASKS=load:retry=3;plain:delay=30ms")}),
            QString());
        QCOMPARE(runChild("throwsWhatIsWrong", {QStringLiteral("PARALLEL_TASKS=load:tries=3")}), QString());
    }

    void malformed_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("wrong");
        const auto row = [](const char *value, const char *wrong) {
            QTest::newRow(value) << QByteArray(value) << QString::fromUtf8(wrong);
        };
        row("load", "\"load\" has no name");
        row(":retry=3", "\":retry=3\" has no name");
        row("load:", "\"\" is none of these");
        row("load:retry", "\"retry\" is none of these");
        row("load:retry=0", "\"retry=0\" is none");
        row("load:retry=65536", "\"retry=65536\" is none");
        row("load:retry=3,", "\"\" is none of these");
        row("load:retries=3", "\"retries=3\" is none");
        row("load:limit=-1", "\"limit=-1\" is none");
        row("load:limit=1.5", "\"limit=1.5\" is none");
        row("load:rate=10", "\"rate=10\" is none");
        row("load:rate=10/week", "\"rate=10/week\" is none");
        row("load:timeout=30", "\"timeout=30\" is none");
        row("load:timeout=0s", "\"timeout=0s\" is none");
        row("load:delay=-1s", "\"delay=-1s\" is none");
        row("load:priority=high", "\"priority=high\" is none");
        row("load:retry=5,limit=2, RETRY=3", "\"retry\" is there twice for \"load\"");
        row("load:retry=3;load:limit=2", "\"load\" is there twice");
    }
    void malformed()
    {
        QFETCH(QByteArray, value);
        QFETCH(QString, wrong);
        const Tasks tasks(value.constData());
        const QString error = thrownBy([] { const auto threads = parallel::threads(1); });
        QVERIFY2(error.startsWith(QStringLiteral("PARALLEL_TASKS is \"%1\"").arg(QString::fromUtf8(value))),
                 qPrintable(error));
        QVERIFY2(error.contains(wrong), qPrintable(error));
        QVERIFY2(error.contains(QStringLiteral("accepted is a list such as load:retry=5")),
                 qPrintable(error));
    }

    void wellFormed()
    {
        const Tasks tasks(
            " load:retry=5,limit=4,rate=10/s,timeout=500ms,delay=0s,priority=-3;;x:timeout=0.5h; ");
        QCOMPARE(thrownBy([] { const auto threads = parallel::threads(1); }), QString());
    }
};

PARALLEL_TEST_MAIN(tst_Policies, {"obeysTheOperator", &obeysTheOperator},
                   {"throwsWhatIsWrong", &throwsWhatIsWrong})
#include "tst_policies.moc"
