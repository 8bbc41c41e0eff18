// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Waits that would wait for themselves, and the same ones in a serial run, which do not wait.

#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <cstring>

using namespace parallel;

class tst_UsageError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usageErrors_data() { addThreadedRows(); }
    void usageErrors()
    {
        QFETCH(int, workers);
        const auto bare = task([] { barrier(); });
        try {
            inScope(workers, [&] { bare(); });
            QFAIL("nothing was thrown");
        } catch (const UsageError &error) {
            QVERIFY2(std::strstr(error.what(), "group"), error.what());
        }

        Threads threads(workers);
        {
            const auto entered = threads.enter();
            task([&] { threads.wait(); })();
        }
        QVERIFY_THROWS_EXCEPTION(UsageError, threads.wait());

        std::atomic<int> refused{0};
        inScope(workers, [&] {
            const auto group = parallel::group();
            task([&] { // it would wait for itself
                try {
                    group.wait();
                } catch (const UsageError &) {
                    ++refused;
                }
            })();
        });
        QCOMPARE(refused.load(), 1);
    }

    void serialBarriersDoNotWait_data()
    {
        QTest::addColumn<int>("workers");
        QTest::newRow("PARALLEL_ENABLED=0") << disabled;
        QTest::newRow("no scope") << noScope;
    }
    void serialBarriersDoNotWait()
    {
        QFETCH(int, workers);
        int ran = 0;
        inScope(workers, [&] {
            barrier();
            task([&] {
                ++ran;
                barrier(); // as if it were a plain function
                const auto group = parallel::group();
                task([&] { ++ran; })();
                group.wait();
            })();
            barrier();
        });
        QCOMPARE(ran, 2);
    }
};

PARALLEL_TEST_MAIN(tst_UsageError)
#include "tst_usageerror.moc"
