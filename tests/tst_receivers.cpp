// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Who listens to Threads: comes, goes, and does things in a slot.

#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qcoreapplication.h>
#include <QtTest/qsignalspy.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <thread>

using namespace parallel;

class tst_Receivers : public QObject
{
    Q_OBJECT

    static void runSome(Threads &threads, int count)
    {
        const auto entered = threads.enter();
        for (int i = 0; i < count; ++i)
            task([] {})();
        threads.wait();
    }

private Q_SLOTS:
    void disconnectedByHandle_data() { addThreadedRows(); }
    void disconnectedByHandle()
    {
        QFETCH(int, workers);
        Threads threads(workers);
        int told = 0;
        const auto count = [&] { ++told; };
        const QMetaObject::Connection connections[] = {
            connect(&threads, &Threads::progressChanged, this, count),
            connect(&threads, &Threads::drained, this, count),
            connect(&threads, &Threads::taskStarted, this, count),
            connect(&threads, &Threads::taskFinished, this, count),
            connect(&threads, &Threads::taskFailed, this, count),
        };
        runSome(threads, 10);
        QVERIFY(told >= 22);
        told = 0;
        for (const QMetaObject::Connection &connection : connections)
            QVERIFY(disconnect(connection));
        runSome(threads, 10);
        QCOMPARE(told, 0);
    }

    void connectedForOneTime()
    {
        Threads threads(2);
        int drained = 0;
        int finished = 0;
        connect(
            &threads, &Threads::drained, this, [&] { ++drained; }, Qt::SingleShotConnection);
        connect(
            &threads, &Threads::taskFinished, this, [&] { ++finished; }, Qt::SingleShotConnection);
        for (int i = 0; i < 3; ++i)
            runSome(threads, 10);
        QCOMPARE(drained, 1);
        QCOMPARE(finished, 1);
    }

    void receiversGoWhileTasksRun_data() { addThreadedRows(); }
    void receiversGoWhileTasksRun()
    {
        QFETCH(int, workers);
        Threads threads(workers);
        const auto entered = threads.enter();
        for (int round = 0; round < 200; ++round) {
            auto receiver = std::make_unique<QObject>();
            connect(&threads, &Threads::taskFinished, receiver.get(), [] {});
            connect(&threads, &Threads::progressChanged, receiver.get(), [] {});
            for (int i = 0; i < 10; ++i)
                task([] {})();
            if (round % 2 == 0)
                threads.wait();
            receiver.reset();
        }
        threads.wait();
        QSignalSpy finished(&threads, &Threads::taskFinished); // and a late one hears all of it
        for (int i = 0; i < 10; ++i)
            task([] {})();
        threads.wait();
        QVERIFY(finished.size() >= 10);
    }

    /// It shows a dialog, say, while more goes on.
    void aSlotRunsAnEventLoop()
    {
        Threads threads({.workers = 1, .onFailure = OnFailure::Continue});
        QList<quint64> started;
        int ended = 0;
        Progress last;
        bool wentBack = false;
        connect(&threads, &Threads::progressChanged, this, [&](const Progress &progress) {
            wentBack |= progress.completed() < last.completed();
            last = progress;
        });
        connect(&threads, &Threads::taskStarted, this, [&](const TaskInfo &task) { started << task.id; });
        connect(&threads, &Threads::taskFinished, this, [&] { ++ended; });
        const auto work = task([](int i) {
            if (i == 0)
                throw std::runtime_error("ask the user");
        });
        const auto callTen = [&](int first) {
            const auto entered = threads.enter();
            for (int i = first; i < first + 10; ++i)
                work(i);
        };
        bool allTold = false;
        connect(&threads, &Threads::taskFailed, this, [&] {
            callTen(10);
            // all but the one that failed, which is told here first
            allTold = QTest::qWaitFor([&] { return ended == 19; }, hangMs);
        });
        callTen(0);
        while (threads.progress().completed() < 10) // all are told in one go
            std::this_thread::yield();
        QTRY_COMPARE_WITH_TIMEOUT(ended, 20, 40'000);
        QVERIFY(allTold);
        QCOMPARE(started.size(), 20);
        QVERIFY(std::is_sorted(started.begin(), started.end()));
        QVERIFY(!wentBack);
        QVERIFY_THROWS_EXCEPTION(TaskFailures, threads.wait());
    }
};

PARALLEL_TEST_MAIN(tst_Receivers)
#include "tst_receivers.moc"
