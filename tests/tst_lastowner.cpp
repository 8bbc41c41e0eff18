// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Threads that are destroyed by their own tasks, or by a slot that they tell.

#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include "worker/threadpool.h"

#include <libparallel/parallel.h>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qdir.h>
#include <QtCore/qpointer.h>

#include <atomic>
#include <memory>
#include <thread>

using namespace parallel;

namespace {

int threadCount()
{
    detail::endKeptThreads(); // for the next scope

    return int(QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
}

/// A Threads object that anybody may own, and what has become of it.
struct Owned
{
    explicit Owned(int workers) : threads(workers) { ++alive; }
    ~Owned() { --alive; }
    Owned(const Owned &) = delete;
    Owned &operator=(const Owned &) = delete;
    Threads threads;
    static inline std::atomic<int> alive{0};
};

} // namespace

class tst_LastOwner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto warmUp = parallel::threads(1); // the process's own thread starts
        task([] {})();
        barrier();
        m_threadsBefore = threadCount() - 1;
    }
    /// Wherever they were destroyed, they have ended.
    void cleanup()
    {
        QTRY_COMPARE(Owned::alive.load(), 0);
        QTRY_VERIFY(threadCount() <= m_threadsBefore);
    }

    void anArgumentIsTheLastOwner_data() { addThreadedRows(); }
    void anArgumentIsTheLastOwner()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        const auto work = task([&](const std::shared_ptr<Owned> &) { ++ran; });
        int made = 0;
        for (int round = 0; round < 6; ++round) {
            Gate gate;
            auto owner = std::make_shared<Owned>(workers);
            const auto hold = task([&gate](const std::shared_ptr<Owned> &) { gate.pass(); });
            {
                const auto entered = owner->threads.enter();
                if (round % 2 == 0)
                    hold(owner);
                for (int i = 0; i < 10; ++i)
                    work(owner);
            }
            made += 10;
            if (round % 2 == 0)
                gate.waitForArrivals(1);
            owner.reset();
            gate.open();
            QTRY_COMPARE(Owned::alive.load(), 0);
        }
        QVERIFY(ran <= made); // the last one drops what is queued: nothing, as all own it
    }

    void aCaptureIsTheLastOwner_data() { addThreadedRows(); }
    void aCaptureIsTheLastOwner()
    {
        QFETCH(int, workers);
        for (int round = 0; round < 6; ++round) {
            const auto gate = std::make_shared<Gate>();
            auto owner = std::make_shared<Owned>(workers);
            {
                const auto entered = owner->threads.enter();
                for (int i = 0; i < 4; ++i)
                    task([gate, owner] { gate->pass(); })();
            }
            owner.reset();
            gate->open();
            QTRY_COMPARE(Owned::alive.load(), 0);
        }
    }

    void aTaskDeletesThem_data() { addThreadedRows(); }
    void aTaskDeletesThem()
    {
        QFETCH(int, workers);
        for (int round = 0; round < 6; ++round) {
            std::atomic<int> stopped{0};
            std::atomic<int> after{0};
            std::atomic<bool> wentOn{false};
            auto *const threads = new Threads(workers);
            Gate others;
            others.open();
            {
                const auto entered = threads->enter();
                for (int i = 1; i < workers; ++i) {
                    task([&](const std::stop_token &token) {
                        others.pass();
                        waitForStop(token);
                        ++stopped;
                    })();
                }
                others.waitForArrivals(workers - 1);
                const auto queued = std::make_shared<Gate>(); // the task leaves it later than this does
                task([&, threads, queued] {
                    queued->pass();
                    task([&] { ++after; })(); // dropped, with all that is queued
                    delete threads;
                    task([&] { ++after; })(); // and so is this
                    wentOn = true;
                })();
                queued->waitForArrivals(1);
                for (int i = 0; i < 100; ++i)
                    task([&] { ++after; })();
                queued->open();
                // the guard ends after the object, or before
            }
            QTRY_VERIFY(wentOn);
            QTRY_COMPARE(stopped.load(), workers - 1);
            QTRY_VERIFY(threadCount() <= m_threadsBefore);
            if (workers == 1)
                QCOMPARE(after.load(), 0);
        }
    }

    /// … while others wait for them.
    void aTaskDeletesThemDuringAWait_data() { addThreadedRows(); }
    void aTaskDeletesThemDuringAWait()
    {
        QFETCH(int, workers);
        for (int round = 0; round < 6; ++round) {
            auto *const threads = new Threads(workers);
            {
                const auto entered = threads->enter();
                task([threads] { delete threads; })();
                try {
                    barrier();
                } catch (const CancelledError &) {
                }
            }
        }
    }

    void aSerialTaskDeletesThem()
    {
        qputenv("PARALLEL_ENABLED", "0");
        bool wentOn = false;
        {
            auto *const threads = new Threads(2);
            const auto entered = threads->enter();
            task([&] {
                delete threads;
                wentOn = true;
            })();
            auto owner = std::make_shared<Owned>(2);
            const auto enteredToo = owner->threads.enter();
            task([](const std::shared_ptr<Owned> &) {})(std::move(owner));
        }
        qunsetenv("PARALLEL_ENABLED");
        QVERIFY(wentOn);
    }

    void aDroppedCallIsTheLastOwner_data() { addThreadedRows(); }
    void aDroppedCallIsTheLastOwner()
    {
        QFETCH(int, workers);
        auto owner = std::make_shared<Owned>(workers);
        Threads &threads = owner->threads;
        threads.pause();
        {
            const auto entered = threads.enter();
            task([](const std::shared_ptr<Owned> &) {})(std::move(owner));
        }
        threads.cancel();
    }

    /// A slot deletes the sender: told by an event, and by a wait.
    void aSlotDeletesThem_data()
    {
        QTest::addColumn<int>("workers");
        QTest::addColumn<QByteArray>("by");
        for (const int workers : {1, 2, 8, 64}) {
            for (const char *const by : {"event", "wait", "barrier"})
                QTest::addRow("%s, %d workers", by, workers) << workers << QByteArray(by);
        }
    }
    void aSlotDeletesThem()
    {
        QFETCH(int, workers);
        QFETCH(QByteArray, by);
        for (int round = 0; round < 4; ++round) {
            const QPointer<Threads> threads = new Threads(workers);
            const auto deletes = [threads] { delete threads.data(); };
            if (round % 2)
                connect(threads, &Threads::progressChanged, this, deletes);
            else
                connect(threads, &Threads::taskFinished, this, deletes);
            std::atomic<int> ran{0};
            const auto work = task([&] { ++ran; });
            std::unique_ptr<EnterGuard> entered(new EnterGuard(threads->enter()));
            for (int i = 0; i < 50; ++i)
                work();
            try {
                if (by == "wait")
                    threads->wait();
                else if (by == "barrier")
                    barrier();
            } catch (const CancelledError &) { // what was queued then
            }
            entered.reset();
            QTRY_VERIFY(!threads);
        }
    }

private:
    int m_threadsBefore = 0;
};

PARALLEL_TEST_MAIN(tst_LastOwner)
#include "tst_lastowner.moc"
