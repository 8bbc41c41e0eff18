// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Objects that tasks delete later, on threads that have no event loop.

#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qeventloop.h>
#include <QtCore/qobject.h>
#include <QtCore/qpointer.h>

#include <atomic>
#include <thread>

using namespace parallel;

namespace {

/// Knows whether it was destroyed on another thread than its own.
class Counted : public QObject
{
public:
    Counted() { ++alive; }
    ~Counted() override
    {
        wrong += std::this_thread::get_id() != m_madeOn;
        --alive;
    }
    static inline std::atomic<int> alive{0};
    static inline std::atomic<int> wrong{0};

private:
    const std::thread::id m_madeOn = std::this_thread::get_id();
};

} // namespace

class tst_DeleteLater : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        QCOMPARE(Counted::alive.load(), 0);
        QCOMPARE(Counted::wrong.load(), 0);
    }

    void goneAfterTheWait_data() { addThreadedRows(); }
    void goneAfterTheWait()
    {
        QFETCH(int, workers);
        Threads threads(workers);
        const auto work = task([] { (new Counted)->deleteLater(); });
        for (const int calls : {1, 10'000, 3, 64, 65}) {
            {
                const auto entered = threads.enter();
                for (int i = 0; i < calls; ++i)
                    work();
            }
            threads.wait();
            QCOMPARE(Counted::alive.load(), 0);
        }
    }

    void goneAfterTheBarrier_data() { addThreadedRows(); }
    void goneAfterTheBarrier()
    {
        QFETCH(int, workers);
        Threads threads(workers);
        const auto work = task([] { (new Counted)->deleteLater(); });
        const auto other = task([] {});
        std::atomic<bool> over{false};
        // Calls of another guard, so that workers go from one to the other.
        std::thread caller([&] {
            const auto entered = threads.enter();
            while (!over) {
                other();
                barrier();
            }
        });
        {
            const auto entered = threads.enter();
            for (int round = 0; round < 50; ++round) {
                for (int i = 0; i < round; ++i)
                    work();
                barrier();
                if (Counted::alive != 0)
                    break;
            }
            over = true;
        }
        caller.join();
        QCOMPARE(Counted::alive.load(), 0);
    }

    /// The number of those that wait for their end stays small, however busy all are.
    void theyDoNotPileUp()
    {
        std::atomic<int> most{0};
        inScope(1, [&] {
            const auto work = task([&] {
                (new Counted)->deleteLater();
                most = std::max(most.load(), Counted::alive.load());
            });
            for (int i = 0; i < 20'000; ++i)
                work();
        });
        QVERIFY2(most <= 64, qPrintable(QString::number(most)));
    }

    /// What a task deletes later lives as long as that task, though calls that it
    /// waits for run on its stack.
    void notBeforeTheirTaskHasEnded_data() { addThreadedRows(); }
    void notBeforeTheirTaskHasEnded()
    {
        QFETCH(int, workers);
        std::atomic<int> early{0};
        inScope(workers, [&] {
            for (int i = 0; i < 20; ++i) {
                task([&] {
                    const QPointer<Counted> mine = new Counted;
                    mine->deleteLater();
                    {
                        const auto group = parallel::group();
                        for (int n = 0; n < 100; ++n)
                            task([] { (new Counted)->deleteLater(); })();
                    }
                    early += mine.isNull();
                })();
            }
        });
        QCOMPARE(early.load(), 0);
    }

    /// Only these events are delivered: others may do anything in the middle of a job.
    void noOtherEventsRun()
    {
        bool ran = false;
        Threads threads(1);
        QObject *object = nullptr;
        {
            const auto entered = threads.enter();
            task([&] {
                object = new QObject;
                QMetaObject::invokeMethod(
                    object, [&] { ran = true; }, Qt::QueuedConnection);
                (new Counted)->deleteLater();
            })();
        }
        threads.wait();
        QCOMPARE(Counted::alive.load(), 0);
        QVERIFY(!ran);
        {
            const auto entered = threads.enter();
            task([&] {
                QEventLoop loop;
                loop.processEvents();
                object->deleteLater();
            })();
        }
        threads.wait();
        QVERIFY(ran);
    }
};

PARALLEL_TEST_MAIN(tst_DeleteLater)
#include "tst_deletelater.moc"
