// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// A plugin makes thread-cached objects for threads of the program, and is unloaded.

#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <thread>

#include <dlfcn.h>

using namespace parallel;

class tst_UnloadedCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// As with a plain thread_local object: the code stays until it has ended.
    void theCodeStays_data()
    {
        QTest::addColumn<bool>("worker");
        QTest::newRow("a thread of the program") << false;
        QTest::newRow("a worker") << true;
    }
    void theCodeStays()
    {
        QFETCH(bool, worker);
        std::atomic<int> ended{0};
        for (int round = 1; round <= 3; ++round) {
            void *const plugin = ::dlopen(UNLOADED_PLUGIN, RTLD_NOW | RTLD_LOCAL);
            QVERIFY2(plugin, ::dlerror());
            auto *const cacheOne =
                reinterpret_cast<void (*)(std::atomic<int> *)>(::dlsym(plugin, "cacheOne"));
            QVERIFY(cacheOne);
            if (worker) {
                Threads threads(1);
                {
                    const auto entered = threads.enter();
                    task([=, &ended] { cacheOne(&ended); })();
                }
                threads.wait();
                ::dlclose(plugin);
                QCOMPARE(ended.load(), round - 1);
            } else {
                std::atomic<int> step{0};
                std::thread user([&] {
                    cacheOne(&ended);
                    step = 1;
                    step.notify_one();
                    step.wait(1);
                });
                step.wait(0);
                ::dlclose(plugin);
                step = 2;
                step.notify_one();
                user.join();
            }
            QCOMPARE(ended.load(), round);
        }
    }
};

PARALLEL_TEST_APPLESS_MAIN(tst_UnloadedCache)
#include "tst_unloadedcache.moc"
