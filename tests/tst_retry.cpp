// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Calls that fail and are tried again: how often, with what, and who is told.

#include "support/eventlog.h"
#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"
#include "support/thrown.h"

#include <libparallel/parallel.h>

#include <QtTest/qsignalspy.h>

#include <atomic>
#include <memory>
#include <stdexcept>

using namespace parallel;
using namespace std::chrono_literals;

namespace {

struct Unavailable : std::runtime_error
{
    explicit Unavailable(int s) : std::runtime_error("unavailable"), status(s) {}
    int status;
};

Retry atOnce(int attempts)
{
    return {.attempts = attempts, .firstDelay = 0ms, .jitter = 0};
}

} // namespace

class tst_Retry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsTriedUntilItSucceeds_data() { addAllRows(); }
    void itIsTriedUntilItSucceeds()
    {
        QFETCH(int, workers);
        constexpr int calls = 100;
        std::array<std::atomic<int>, calls> tried{};
        std::atomic<int> wrongAttempts{0};
        const auto load = task("load", [&](int i) {
                              const int attempt = ++tried[std::size_t(i)];
                              if (thisTask::attempt() != attempt)
                                  ++wrongAttempts;
                              if (attempt < 3)
                                  throw std::runtime_error("not yet");
                          }).retry({.attempts = 3, .firstDelay = 1ms});
        inScope(workers, [&] {
            for (int i = 0; i < calls; ++i)
                load(i);
        });
        for (const auto &count : tried)
            QCOMPARE(count.load(), 3);
        QCOMPARE(wrongAttempts.load(), 0);
        QCOMPARE(thisTask::attempt(), 1);
    }

    void theLastFailureIsTheCalls_data() { addAllRows(); }
    void theLastFailureIsTheCalls()
    {
        QFETCH(int, workers);
        std::atomic<int> tried{0};
        const auto load = task("load", [&] {
                              throw std::runtime_error("attempt " + std::to_string(++tried));
                          }).retry(atOnce(4));
        QCOMPARE(thrownBy([&] { inScope(workers, [&] { load(); }); }), QStringLiteral("attempt 4"));
        QCOMPARE(tried.load(), 4);
    }

    void theFutureHasTheLastAttempt_data() { addThreadedRows(); }
    void theFutureHasTheLastAttempt()
    {
        QFETCH(int, workers);
        std::atomic<int> tried{0};
        const auto size = task("size", [&](const QString &text) {
                              if (++tried < 3)
                                  throw std::runtime_error("not yet");
                              return text.size();
                          }).retry(atOnce(3));
        const auto threads = parallel::threads(workers);
        QFuture<qsizetype> future = size(QStringLiteral("four"));
        QCOMPARE(future.result(), 4);
        QCOMPARE(tried.load(), 3);
    }

    void eachAttemptIsGivenTheArguments_data() { addAllRows(); }
    void eachAttemptIsGivenTheArguments()
    {
        QFETCH(int, workers);
        EventLog log;
        std::atomic<int> tried{0};
        const auto take =
            task("take", [&](QString text, std::vector<int> numbers, const std::unique_ptr<int> &last) {
                log.add(text + QString::number(numbers.size()));
                text.clear();
                numbers.clear();
                if (++tried < 3)
                    throw std::runtime_error("not yet");
                Q_UNUSED(last);
            }).retry(atOnce(3));
        // The last argument of that is only looked at; the others are copied for each attempt.
        const auto taken = task("taken", [&](QString text, std::vector<int> numbers) {
                               log.add(text + QString::number(numbers.size()));
                               text.clear();
                               numbers.clear();
                               if (++tried < 3)
                                   throw std::runtime_error("not yet");
                           }).retry(atOnce(3));
        const auto looksAt = task("looksAt", [&](const std::unique_ptr<int> &number) {
                                 log.add(QString::number(*number));
                                 if (++tried < 3)
                                     throw std::runtime_error("not yet");
                             }).retry(atOnce(3));
        inScope(workers, [&] { take(QStringLiteral("b"), std::vector<int>{1}, std::make_unique<int>(1)); });
        tried = 0;
        inScope(workers, [&] { taken(QStringLiteral("a"), std::vector<int>{1, 2}); });
        tried = 0;
        inScope(workers, [&] { looksAt(std::make_unique<int>(7)); });
        QCOMPARE(log.events(), QStringList({"b1", "b1", "b1", "a2", "a2", "a2", "7", "7", "7"}));
        // What would be used up by the first attempt is refused.
        const auto uses = task("uses", [](const QString &, std::unique_ptr<int>) {}).retry(atOnce(3));
        QVERIFY(thrownBy([&] {
                    inScope(workers, [&] { uses(QStringLiteral("a"), std::make_unique<int>(1)); });
                }).contains(QStringLiteral("can only be moved")));
    }

    /// One that takes anything may change it too.
    void aChangedArgumentIsNotGivenAgain_data() { addAllRows(); }
    void aChangedArgumentIsNotGivenAgain()
    {
        QFETCH(int, workers);
        EventLog log;
        const auto changes = task("changes", [&](auto &&n) {
                                 log.add(QString::number(n));
                                 ++n;
                                 if (thisTask::attempt() < 3)
                                     throw std::runtime_error("not yet");
                             }).retry(atOnce(3));
        inScope(workers, [&] { changes(5); });
        QCOMPARE(log.events(), QStringList({"5", "5", "5"}));
    }

    void whatIsRetriedIsChosenByException_data() { addAllRows(); }
    void whatIsRetriedIsChosenByException()
    {
        QFETCH(int, workers);
        std::atomic<int> tried{0};
        const auto triesOf = [&](const Retry &retry, auto thrown) {
            tried = 0;
            const auto fails = task("fails", [&tried, thrown] {
                                   ++tried;
                                   throw thrown;
                               }).retry(retry);
            thrownBy([&] { inScope(workers, [&] { fails(); }); });
            return tried.load();
        };
        const Retry all = atOnce(3);
        QCOMPARE(triesOf(all, std::runtime_error("x")), 3);
        QCOMPARE(triesOf(all, std::string("no std::exception")), 3);
        QCOMPARE(triesOf(all, std::logic_error("x")), 1);
        QCOMPARE(triesOf(all, UsageError("x")), 1);
        QCOMPARE(triesOf(all, std::bad_alloc()), 1);
        QCOMPARE(triesOf(all, CancelledError("x")), 1);
        Retry some = atOnce(3);
        some.when = [](const Unavailable &e) { return e.status == 503; };
        QCOMPARE(triesOf(some, Unavailable(503)), 3);
        QCOMPARE(triesOf(some, Unavailable(404)), 1);
        QCOMPARE(triesOf(some, std::runtime_error("x")), 1);
        Retry any = atOnce(3);
        any.when = [](const std::exception_ptr &) { return true; };
        QCOMPARE(triesOf(any, std::logic_error("x")), 3);
        QCOMPARE(triesOf(any, CancelledError("x")), 1);
    }

    void aTaskSaysWhenItIsTriedAgain_data() { addAllRows(); }
    void aTaskSaysWhenItIsTriedAgain()
    {
        QFETCH(int, workers);
        constexpr auto asked = 30ms;
        std::array<std::chrono::steady_clock::time_point, 2> began;
        std::atomic<int> tried{0};
        const auto load = task("load", [&] {
                              const int attempt = tried++;
                              began[std::size_t(attempt)] = std::chrono::steady_clock::now();
                              if (attempt == 0)
                                  throw RetryAfter(asked, "the server answered 503");
                          }).retry({.attempts = 2, .firstDelay = 1h, .maxDelay = 1h});
        inScope(workers, [&] { load(); });
        QCOMPARE(tried.load(), 2);
        QVERIFY(began[1] - began[0] >= asked);
        // Without a retry it is a failure like any other.
        const auto once = task("once", [] { throw RetryAfter(1h, "the server answered 503"); });
        QCOMPARE(thrownBy([&] { inScope(workers, [&] { once(); }); }),
                 QStringLiteral("the server answered 503"));
    }

    void theSignalsTellOfEachAttempt_data() { addThreadedRows(); }
    void theSignalsTellOfEachAttempt()
    {
        QFETCH(int, workers);
        QStringList told;
        {
            const auto threads = parallel::threads(workers);
            const auto note = [&told](const char *what) {
                return [&told, what](const TaskInfo &info) {
                    told.append(QStringLiteral("%1 %2 %3 %4")
                                    .arg(QLatin1String(what), info.arguments)
                                    .arg(info.attempt)
                                    .arg(info.error));
                };
            };
            QObject::connect(&*threads, &Threads::taskStarted, &*threads, note("started"));
            QObject::connect(&*threads, &Threads::taskRetried, &*threads, note("retried"));
            QObject::connect(&*threads, &Threads::taskFailed, &*threads, note("failed"));
            QObject::connect(&*threads, &Threads::taskFinished, &*threads, note("finished"));
            const auto load = task("load", [](const QString &) {
                                  if (thisTask::attempt() < 3)
                                      throw std::runtime_error("no");
                              }).retry(atOnce(3));
            load(QStringLiteral("orders"));
        }
        const QString no = QStringLiteral("std::runtime_error: no");
        QCOMPARE(told, QStringList({"started orders 1 ", "retried orders 1 " + no, "started orders 2 ",
                                    "retried orders 2 " + no, "started orders 3 ", "finished orders 3 "}));
    }

    /// It holds no worker meanwhile, and counts as queued.
    void whatWaitsForItsNextAttemptIsQueued_data() { addThreadedRows(); }
    void whatWaitsForItsNextAttemptIsQueued()
    {
        QFETCH(int, workers);
        Gate gate;
        const auto threads = parallel::threads(workers);
        std::atomic<int> failed{0};
        const auto fails = task("fails", [&] {
                               ++failed;
                               throw std::runtime_error("no");
                           }).retry({.attempts = 2, .firstDelay = 1h, .maxDelay = 1h});
        for (int i = 0; i < 100; ++i)
            fails();
        QTRY_COMPARE(failed.load(), 100);
        QTRY_COMPARE(threads->progress(), (Progress{.queued = 100}));
        // Every worker is free.
        const OpenAtEnd openAtEnd(gate);
        const auto work = task("work", [&] { gate.pass(); });
        for (int i = 0; i < workers; ++i)
            work();
        gate.waitForArrivals(workers);
        QCOMPARE(threads->progress(), (Progress{.queued = 100, .running = workers}));
        gate.open();
        threads->cancel();
        QVERIFY_THROWS_EXCEPTION(CancelledError, threads->wait());
        QCOMPARE(threads->progress(), (Progress{.succeeded = workers, .cancelled = 100}));
        QCOMPARE(failed.load(), 100);
    }

    void theCountsAddUpAtAnyInstant_data() { addThreadedRows(); }
    void theCountsAddUpAtAnyInstant()
    {
        QFETCH(int, workers);
        constexpr int calls = 3000;
        const auto threads = parallel::threads(workers);
        const auto load = task("load", [] {
                              if (thisTask::attempt() < 3)
                                  throw std::runtime_error("not yet");
                          }).retry(atOnce(3));
        for (int i = 0; i < calls; ++i)
            load();
        Progress now;
        int wrong = 0;
        do {
            now = threads->progress();
            for (const qint64 count : {now.queued, now.running, now.succeeded, now.failed, now.cancelled})
                wrong += count < 0;
            wrong += now.total() != calls;
            wrong += now.running > workers;
        } while (now.succeeded < calls);
        QCOMPARE(wrong, 0);
        QCOMPARE(now, (Progress{.succeeded = calls}));
    }

    void badValuesAreRefused()
    {
        const auto work = task([] {});
        const auto refused = [](auto make) { return thrownBy([&] { Q_UNUSED(make()); }); };
        QCOMPARE(refused([&] { return work.retry({.attempts = 0}); }),
                 QStringLiteral("Retry::attempts is 0; accepted is a whole number from 1 to 65535."));
        QVERIFY(refused([&] {
                    return work.retry({.firstDelay = -1ms});
                }).startsWith("Retry::firstDelay is -1 ms"));
        QVERIFY(refused([&] { return work.retry({.factor = 0.5}); }).startsWith("Retry::factor is 0.5"));
        QVERIFY(
            refused([&] { return work.retry({.factor = std::nan("")}); }).startsWith("Retry::factor is nan"));
        QVERIFY(refused([&] { return work.retry({.jitter = 2}); }).startsWith("Retry::jitter is 2"));
        QVERIFY(refused([&] { return work.limit(0); }).startsWith("Task::limit() is 0"));
        QVERIFY(refused([&] { return work.rate(0, 1s); }).startsWith("the number in Task::rate() is 0"));
        QVERIFY(refused([&] { return work.rate(1, 0s); }).startsWith("the time in Task::rate() is 0 ms"));
        QVERIFY(refused([&] { return work.timeout(0s); }).startsWith("Task::timeout() is 0 ms"));
        QVERIFY(refused([&] { return work.delay(-1s); }).startsWith("Task::delay() is -1000 ms"));
    }
};

PARALLEL_TEST_MAIN(tst_Retry)
#include "tst_retry.moc"
