// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Code that needs an event loop, in a task. See also tst_network.

#include "support/waits.h"

#include <libparallel/parallel.h>

#include <QtCore/QEventLoop>
#include <QtCore/QTimer>
#include <QtTest/QTest>

#include <atomic>

class tst_EventLoop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timer();
    void queuedCall();
};

void tst_EventLoop::timer()
{
    std::atomic<int> ticks = 0;
    const auto tick = parallel::task("tick", [&ticks] {
        QEventLoop loop;
        QTimer timer;
        QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
            if (++ticks % 3 == 0)
                loop.quit();
        });
        timer.start(1);
        loop.exec();
    });
    {
        const auto threads = parallel::threads(1);
        tick();
        tick();
    }
    QCOMPARE(ticks.load(), 6);
}

// Another thread can call into an object of a task's thread.
void tst_EventLoop::queuedCall()
{
    std::atomic<QEventLoop *> waiting = nullptr;
    const auto wait = parallel::task("wait", [&waiting] {
        QEventLoop loop;
        waiting = &loop;
        return loop.exec();
    });
    const auto threads = parallel::threads(1);
    QFuture<int> code = wait();
    QTRY_VERIFY(waiting.load());
    QMetaObject::invokeMethod(
        waiting.load(), [&waiting] { waiting.load()->exit(42); }, Qt::QueuedConnection);
    QCOMPARE(code.result(), 42);
}

QTEST_GUILESS_MAIN(tst_EventLoop)
#include "tst_eventloop.moc"
