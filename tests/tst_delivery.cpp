// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Where and when signals come: in the thread that owns the object, by its event loop or its waits.

#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qthread.h>
#include <QtTest/qsignalspy.h>

#include <atomic>
#include <thread>

using namespace parallel;

class tst_Delivery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// drained() comes with the end of the last task and its counts, not a moment later.
    void theEndIsToldAtOnce()
    {
        Threads threads(2);
        bool later = false; // something that was posted by the last taskFinished() has run
        int together = 0;
        QSignalSpy ends(&threads, &Threads::drained);
        Progress told;
        connect(&threads, &Threads::taskFinished, &threads, [&] {
            later = false;
            QMetaObject::invokeMethod(
                &threads, [&] { later = true; }, Qt::QueuedConnection);
        });
        connect(&threads, &Threads::progressChanged, &threads,
                [&](const Progress &progress) { told = progress; });
        connect(&threads, &Threads::drained, &threads, [&] { together += !later; });
        // A worker may still be on its way to rest when the signal comes; not ten times.
        constexpr int rounds = 10;
        for (int i = 1; i <= rounds; ++i) {
            const auto entered = threads.enter();
            task([] {})();
            while (ends.count() < i)
                QVERIFY(ends.wait(60'000));
            QCOMPARE(told, (Progress{0, 0, i, 0, 0})); // the last counts came with it
        }
        QVERIFY2(together > 1, "each end but the first was told by a later event");
    }

    /// A subclass may use events of its own.
    void aSubclassGetsItsEvents()
    {
        class Subclass : public Threads
        {
        public:
            using Threads::Threads;
            int events = 0;

        protected:
            void customEvent(QEvent *event) override { events += event->type() == QEvent::User; }
        };
        Subclass threads(1);
        int drained = 0;
        connect(&threads, &Threads::drained, &threads, [&] { ++drained; });
        QCoreApplication::postEvent(&threads, new QEvent(QEvent::User));
        QTRY_COMPARE(threads.events, 1);
        const auto entered = threads.enter();
        task([] {})();
        QTRY_COMPARE(drained, 1);
        QCOMPARE(threads.events, 1);
    }

    /// By the wait in the thread that owns the object, or by its event loop.
    void inTheOwningThread()
    {
        QThread owner;
        auto *const threads = new Threads(4);
        threads->moveToThread(&owner);
        std::atomic<int> wrong{0};
        std::atomic<bool> drained{false};
        connect(
            threads, &Threads::progressChanged, threads, [&] { wrong += QThread::currentThread() != &owner; },
            Qt::DirectConnection);
        connect(
            threads, &Threads::drained, threads,
            [&] {
                wrong += QThread::currentThread() != &owner;
                drained = true;
            },
            Qt::DirectConnection);
        owner.start(); // from here on the object is its own
        {
            const auto entered = threads->enter();
            for (int i = 0; i < 1000; ++i)
                task([] {})();
        }
        threads->wait(); // here, where it does not live
        QTRY_VERIFY(drained);
        threads->deleteLater();
        owner.quit();
        owner.wait();
        QCOMPARE(wrong.load(), 0);
    }

    void destroyedWithSignalsOnTheirWay()
    {
        std::atomic<int> told{0};
        for (int i = 0; i < 50; ++i) {
            Threads threads(4);
            connect(&threads, &Threads::progressChanged, &threads, [&] { ++told; });
            connect(&threads, &Threads::taskFinished, &threads, [&] { ++told; });
            const auto entered = threads.enter();
            for (int j = 0; j < 20; ++j)
                task([] {})();
        }
        const int before = told;
        QCoreApplication::processEvents();
        QCOMPARE(told.load(), before);
    }

    /// A wait of many hours tells by itself; it must not leave an event behind each time.
    void aWaitLeavesOneEventAtMost()
    {
        struct Counter : QObject
        {
            int events = 0;
            bool eventFilter(QObject *, QEvent *event) override
            {
                events += event->type() == QEvent::User;
                return false;
            }
        } counter;
        Threads threads(2);
        std::atomic<int> told{0};
        connect(&threads, &Threads::progressChanged, &threads, [&] { ++told; });
        {
            const auto entered = threads.enter();
            std::function<void()> again;
            const auto next = task([&] {
                if (told < 10)
                    again();
            });
            again = [&] { next(); };
            again();
            threads.wait();
        }
        QObject *const mailbox = threads.children().constFirst();
        mailbox->installEventFilter(&counter);
        QCoreApplication::sendPostedEvents(mailbox);
        QVERIFY2(counter.events <= 1, qPrintable(QString::number(counter.events)));
    }

    /// A wait delivers the signals of its own threads and no other event, which might do
    /// anything in the middle of the block that waits. So a task that waits for an answer
    /// of the thread that waits for it would wait for ever.
    void aWaitRunsNoOtherEvents_data()
    {
        QTest::addColumn<int>("workers");
        for (const int workers : {1, 2, 8, 64})
            QTest::addRow("%d workers", workers) << workers;
    }
    void aWaitRunsNoOtherEvents()
    {
        QFETCH(int, workers);
        QObject object;
        int ran = 0;
        int during = -1;
        {
            const auto threads = parallel::threads(workers);
            task([&] {
                QMetaObject::invokeMethod(
                    &object, [&] { ++ran; }, Qt::QueuedConnection);
            })();
            barrier();
            during = ran;
        }
        QCOMPARE(during, 0);
        QCOMPARE(ran, 0);
        QCoreApplication::processEvents();
        QCOMPARE(ran, 1);
    }

    /// … and one that goes on with its event loop answers.
    void anEventLoopAnswersTasks()
    {
        QObject object;
        int answer = 0;
        Threads threads(2);
        QEventLoop loop;
        connect(&threads, &Threads::drained, &loop, &QEventLoop::quit);
        {
            const auto entered = threads.enter();
            task([&] {
                QMetaObject::invokeMethod(
                    &object, [] { return 5; }, Qt::BlockingQueuedConnection, &answer);
            })();
        }
        loop.exec();
        QCOMPARE(answer, 5);
    }

    /// A slot that a wait calls may make calls: they are waited for by the same wait.
    void slotsMayMakeCalls_data()
    {
        QTest::addColumn<int>("workers");
        QTest::addColumn<QString>("wait");
        for (const int workers : {1, 2, 8, 64}) {
            for (const char *const wait : {"scope", "group", "inner and outer group", "barrier", "wait"})
                QTest::addRow("%d workers, %s", workers, wait) << workers << QString::fromLatin1(wait);
        }
    }
    void slotsMayMakeCalls()
    {
        QFETCH(int, workers);
        QFETCH(QString, wait);
        std::atomic<int> late{0};
        int afterTheWait = -1;
        const auto further = task("further", [&] {
            for (int i = 0; i < 1000; ++i)
                std::this_thread::yield();
            ++late;
        });
        const auto first = task("first", [] {});
        {
            const auto threads = parallel::threads(workers);
            int calls = 0;
            connect(&*threads, &Threads::taskFinished, &*threads, [&](const TaskInfo &) {
                if (calls++ < 3)
                    further();
            });
            if (wait == QLatin1String("group")) {
                const auto group = parallel::group();
                first();
            } else if (wait == QLatin1String("inner and outer group")) {
                const auto outer = parallel::group();
                const auto inner = parallel::group();
                first();
                outer.wait();
                afterTheWait = late;
            } else {
                first();
                if (wait == QLatin1String("barrier"))
                    barrier();
                if (wait == QLatin1String("wait"))
                    threads->wait();
            }
            if (wait != QLatin1String("scope") && afterTheWait < 0)
                afterTheWait = late;
        }
        QCOMPARE(late.load(), 3);
        if (afterTheWait >= 0)
            QCOMPARE(afterTheWait, 3);
    }
};

PARALLEL_TEST_MAIN(tst_Delivery)
#include "tst_delivery.moc"
