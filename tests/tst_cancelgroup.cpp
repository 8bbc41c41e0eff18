// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Cancelling a group: what is in it, beneath it, and not what is beside it.

#include "support/gate.h"
#include "support/hold.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <functional>

using namespace parallel;

class tst_CancelGroup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGroupIsCancelledByItself_data() { addThreadedRows(); }
    void aGroupIsCancelledByItself()
    {
        QFETCH(int, workers);
        std::atomic<int> inside{0};
        std::atomic<int> outside{0};
        const auto threads = parallel::threads(workers);
        {
            Hold hold(workers);
            const auto count = task([&](std::atomic<int> &n) { ++n; });
            for (int i = 0; i < 50; ++i)
                count(std::ref(outside));
            const auto group = parallel::group();
            for (int i = 0; i < 50; ++i)
                count(std::ref(inside));
            group.cancel();
            QCOMPARE(threads->progress().cancelled, 50);
            hold.end();
            QVERIFY_THROWS_EXCEPTION(CancelledError, group.wait());
            count(std::ref(inside)); // as good as new
            group.wait();
        }
        barrier();
        QCOMPARE(inside.load(), 1);
        QCOMPARE(outside.load(), 50);
    }

    void aCancelledGroupStopsWhatRuns_data() { addThreadedRows(); }
    void aCancelledGroupStopsWhatRuns()
    {
        QFETCH(int, workers);
        Gate started;
        started.open();
        std::atomic<bool> other{false};
        inScope(workers, [&] {
            const auto group = parallel::group();
            const auto nested = task([&] {
                const auto inner = parallel::group(); // beneath the one that is cancelled
                task([&](const std::stop_token &token) {
                    started.pass();
                    waitForStop(token);
                })();
            });
            nested();
            started.waitForArrivals(1);
            group.cancel();
            QVERIFY_THROWS_EXCEPTION(CancelledError, group.wait());
            task([&] { other = !thisTask::stopToken().stop_requested(); })();
        });
        QVERIFY(other);
    }

    void aGroupInATaskIsCancelled_data() { addThreadedRows(); }
    void aGroupInATaskIsCancelled()
    {
        QFETCH(int, workers);
        std::atomic<int> caught{0};
        std::atomic<int> ran{0};
        const auto threads = parallel::threads(workers);
        for (int i = 0; i < 50; ++i) {
            task([&] {
                try {
                    const auto group = parallel::group();
                    task([&] { group.cancel(); })(); // from another thread, perhaps
                    for (int j = 0; j < 10; ++j)
                        task([&] { ++ran; })();
                } catch (const CancelledError &) {
                    ++caught;
                }
            })();
        }
        barrier();
        QCOMPARE(caught.load(), 50);
        QCOMPARE(threads->progress().succeeded, 100 + ran);
        QCOMPARE(threads->progress().cancelled, 500 - ran);
    }

    /// Cancelling all reaches into every group, at any depth.
    void groupsAreCancelledWithAll_data() { addThreadedRows(); }
    void groupsAreCancelledWithAll()
    {
        QFETCH(int, workers);
        Gate started;
        started.open();
        std::function<void(int)> descend;
        const auto down = task([&](int depth) { descend(depth); });
        descend = [&](int depth) {
            const auto group = parallel::group();
            if (depth < 20) {
                down(depth + 1);
                return;
            }
            started.pass();
            for (int i = 0; i < 10; ++i)
                task([] {})();
            waitForStop(thisTask::stopToken());
        };
        Threads threads(workers);
        const auto entered = threads.enter();
        down(1);
        started.waitForArrivals(1);
        threads.cancel();
        QVERIFY_THROWS_EXCEPTION(CancelledError, threads.wait());
    }
};

PARALLEL_TEST_MAIN(tst_CancelGroup)
#include "tst_cancelgroup.moc"
