// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// When what calls hold is released: what they were passed, and what their callables have
/// captured.

#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <functional>
#include <memory>
#include <stdexcept>
#include <thread>

using parallel::task;

namespace {

/// Something that is given away, and a way to see whether it still lives.
struct Owned
{
    std::shared_ptr<int> mine = std::make_shared<int>(1);
    std::weak_ptr<int> seen = mine;
    std::shared_ptr<int> give() { return std::move(mine); }
    bool isGone() const { return seen.expired(); }
};

} // namespace

class tst_Released : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beforeItsFutureIsTold_data() { addAllRows(); }
    void beforeItsFutureIsTold()
    {
        QFETCH(int, workers);
        inScope(workers, [] {
            for (int i = 0; i < 200; ++i) {
                Owned captured;
                Owned passed;
                QFuture<int> future = task([kept = captured.give()](const std::shared_ptr<int> &n) {
                    return *n + *kept;
                })(passed.give());
                QCOMPARE(future.result(), 2);
                QVERIFY(captured.isGone());
                QVERIFY(passed.isGone());
            }
        });
    }

    void beforeItsFailureIsTold_data() { addThreadedRows(); }
    void beforeItsFailureIsTold()
    {
        QFETCH(int, workers);
        QVERIFY_THROWS_EXCEPTION(
            parallel::TaskFailures, inScope(workers, {.onFailure = parallel::OnFailure::Continue}, [] {
                for (int i = 0; i < 50; ++i) {
                    Owned captured;
                    Owned passed;
                    QFuture<int> future = task([kept = captured.give()](const std::shared_ptr<int> &) -> int {
                        throw std::runtime_error("always");
                    })(passed.give());
                    QVERIFY_THROWS_EXCEPTION(std::runtime_error, future.waitForFinished());
                    QVERIFY(captured.isGone());
                    QVERIFY(passed.isGone());
                }
            }));
    }

    void beforeTheFutureOfAMapIsTold_data() { addAllRows(); }
    void beforeTheFutureOfAMapIsTold()
    {
        QFETCH(int, workers);
        inScope(workers, [] {
            for (int i = 0; i < 50; ++i) {
                Owned captured;
                Owned element;
                std::vector<std::shared_ptr<int>> elements(20, element.give());
                QFuture<int> future = parallel::mapped(
                    task([kept = captured.give()](const std::shared_ptr<int> &n) { return *n + *kept; }),
                    std::move(elements));
                future.waitForFinished();
                QCOMPARE(future.resultAt(19), 2);
                QVERIFY(captured.isGone());
                QVERIFY(element.isGone());
            }
        });
    }

    /// Nobody asks for more: neither who called nor a worker that rests keeps anything.
    void whenAllRest_data() { addThreadedRows(); }
    void whenAllRest()
    {
        QFETCH(int, workers);
        const auto threads = parallel::threads(workers);
        Owned captured;
        Owned passed;
        task([kept = captured.give()](const std::shared_ptr<int> &) {})(passed.give());
        QTRY_VERIFY_WITH_TIMEOUT(captured.isGone() && passed.isGone(), 20'000);
    }

    void beforeTheNextTaskRuns()
    {
        Gate gate;
        const auto threads = parallel::threads(1);
        const OpenAtEnd opener(gate);
        Owned captured;
        task([kept = captured.give()] {})();
        task([&] { gate.pass(); })();
        gate.waitForArrivals(1);
        QVERIFY(captured.isGone());
    }

    void atABarrier_data() { addAllRows(); }
    void atABarrier()
    {
        QFETCH(int, workers);
        inScope(workers, [] {
            for (int i = 0; i < 50; ++i) {
                Owned captured;
                {
                    const auto work = task([kept = captured.give()] {});
                    for (int n = 0; n < 10; ++n)
                        work();
                }
                parallel::barrier();
                QVERIFY(captured.isGone());
            }
        });
    }

    void atAGroupsEndInATask_data() { addAllRows(); }
    void atAGroupsEndInATask()
    {
        QFETCH(int, workers);
        std::atomic<int> kept{0};
        inScope(workers, [&] {
            for (int i = 0; i < 50; ++i) {
                task([&] {
                    Owned captured;
                    Owned element;
                    {
                        const auto group = parallel::group();
                        task([n = captured.give()] {})();
                    }
                    {
                        std::vector<std::shared_ptr<int>> elements(5, element.give());
                        parallel::map(task([](const std::shared_ptr<int> &) {}), std::move(elements));
                    }
                    kept += !captured.isGone() + !element.isGone();
                })();
            }
        });
        QCOMPARE(kept.load(), 0);
    }

    /// Of a call that is dropped, and of one whose holder cancels it while it is queued.
    void beforeADroppedOneIsTold_data() { addThreadedRows(); }
    void beforeADroppedOneIsTold()
    {
        QFETCH(int, workers);
        for (const bool byHolder : {false, true}) {
            Owned captured;
            Owned passed;
            parallel::Threads threads(workers);
            threads.pause();
            const auto entered = threads.enter();
            std::atomic<int> gone{-1};
            QFuture<int> future = task([kept = captured.give()](const std::shared_ptr<int> &n) {
                return *n + *kept;
            })(passed.give());
            QFuture<void> told = future.then(
                QtFuture::Launch::Sync, [&](QFuture<int>) { gone = captured.isGone() + passed.isGone(); });
            if (byHolder)
                future.cancel();
            else
                threads.cancel();
            QTRY_VERIFY_WITH_TIMEOUT(told.isFinished() || byHolder, 60'000);
            QTRY_VERIFY_WITH_TIMEOUT(captured.isGone() && passed.isGone(), 60'000); // all is paused
            if (!byHolder)
                QCOMPARE(gone.load(), 2);
            threads.resume();
            try {
                threads.wait();
            } catch (const parallel::CancelledError &) {
            }
        }
    }

    /// What a call has captured may make calls as the threads end.
    void whatThreadsEndMayMakeCalls()
    {
        static std::atomic<bool> armed;
        static std::atomic<int> made;
        struct Caller
        {
            explicit Caller(const parallel::Task<std::function<void()>> &t) : last(t) {}
            Caller(Caller &&other) noexcept : last(other.last) { other.isOwn = false; }
            Caller(const Caller &) = delete;
            ~Caller()
            {
                if (isOwn && armed)
                    last();
            }
            parallel::Task<std::function<void()>> last;
            bool isOwn = true;
        };
        armed = false;
        const auto last = task("last", std::function<void()>([] { ++made; }));
        auto threads = std::make_unique<parallel::Threads>(1);
        QFuture<int> inner;
        std::atomic<bool> isQueued{false};
        {
            const auto entered = threads->enter();
            task([&] {
                inner = task([caller = Caller(last)] { return 1; })();
                armed = true;
                isQueued = true;
                while (!inner.isFinished())
                    std::this_thread::yield();
            })();
            while (!isQueued)
                std::this_thread::yield();
            threads->pause();
            inner.cancel();
            inner.waitForFinished();
        }
        threads.reset(); // does not hang
        QVERIFY(inner.isFinished());
    }

    /// As long as there is a handle, there may be calls.
    void notWhileThereIsAHandle_data() { addAllRows(); }
    void notWhileThereIsAHandle()
    {
        QFETCH(int, workers);
        Owned captured;
        inScope(workers, [&] {
            auto work = std::make_unique<parallel::Task<std::function<int()>>>(
                task(std::function<int()>([kept = captured.give()] { return *kept; })));
            const auto other = *work;
            QCOMPARE((*work)().result(), 1);
            work.reset();
            QVERIFY(!captured.isGone());
            QCOMPARE(other().result(), 1);
        });
        QVERIFY(captured.isGone());
    }
};

PARALLEL_TEST_MAIN(tst_Released)
#include "tst_released.moc"
