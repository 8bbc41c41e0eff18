// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Coroutines of QCoro that await calls of tasks, as docs/futures.md has it.

#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QCoro/QCoroFuture>
#include <QCoro/QCoroTask>

#include <QtCore/qthread.h>

#include <stdexcept>

using namespace parallel;

namespace {

/// What a window would be: its threads live as long as it does, and its coroutine stays in its thread.
class Window : public QObject
{
public:
    explicit Window(int workers) : m_threads(workers) {}

    QCoro::Task<> show(int number)
    {
        const auto half = task("half", [this](int n) {
            m_wasElsewhere = QThread::currentThread() != thread();
            if (n % 2)
                throw std::range_error("odd");
            m_gate.pass();
            return n / 2;
        });
        try {
            shown = QString::number(co_await m_threads.run(half, number));
        } catch (const std::range_error &error) {
            shown = QString::fromUtf8(error.what());
        } catch (const CancelledError &) {
            shown = QStringLiteral("cancelled");
        }
        isInItsThread = QThread::currentThread() == thread();
    }

    void letGo() { m_gate.open(); }
    void waitForTask() { m_gate.waitForArrivals(1); }
    bool wasElsewhere() const { return m_wasElsewhere; }
    Threads &threads() { return m_threads; }

    QString shown;
    bool isInItsThread = false;

private:
    Gate m_gate;
    std::atomic<bool> m_wasElsewhere{false};
    Threads m_threads; // goes first
};

} // namespace

class tst_Coroutines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theResultComesToTheWindowsThread_data() { addThreadedRows(); }
    void theResultComesToTheWindowsThread()
    {
        QFETCH(int, workers);
        Window window(workers);
        const QCoro::Task<> showing = window.show(42);
        window.waitForTask(); // this thread goes on meanwhile
        QVERIFY(window.shown.isEmpty());
        window.letGo();
        QTRY_COMPARE(window.shown, QStringLiteral("21"));
        QVERIFY(window.isInItsThread);
        QVERIFY(window.wasElsewhere());
    }

    void anExceptionKeepsItsType_data() { addThreadedRows(); }
    void anExceptionKeepsItsType()
    {
        QFETCH(int, workers);
        Window window(workers);
        const QCoro::Task<> showing = window.show(41);
        QTRY_COMPARE(window.shown, QStringLiteral("odd"));
        QVERIFY(window.isInItsThread);
        QVERIFY_THROWS_EXCEPTION(std::range_error, window.threads().wait());
    }

    void aDroppedCallIsACancelledError_data() { addThreadedRows(); }
    void aDroppedCallIsACancelledError()
    {
        QFETCH(int, workers);
        Window window(workers);
        window.threads().pause();
        const QCoro::Task<> showing = window.show(42);
        window.threads().cancel();
        QTRY_COMPARE(window.shown, QStringLiteral("cancelled"));
        QVERIFY_THROWS_EXCEPTION(CancelledError, window.threads().wait());
        window.threads().resume();
    }
};

PARALLEL_TEST_MAIN(tst_Coroutines)
#include "tst_coroutines.moc"
