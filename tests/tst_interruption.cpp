// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Ctrl-C and SIGTERM: each case is a process of its own.

#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qprocess.h>

#include <csignal>
#include <cstdio>

#include <unistd.h>

using namespace parallel;

namespace {

/// A job that runs until it is stopped, with calls behind it. Tells what became of it.
QString stopped()
{
    const Interruption interruption;
    std::atomic<int> begun{0};
    bool wasAsked = false;
    QString thrown;
    try {
        const auto outer = parallel::threads(2);
        const auto threads = parallel::threads(1);
        const auto run = task([&](std::stop_token stop, int) {
            if (begun++ == 0)
                ::raise(qEnvironmentVariableIntValue("TEST_SIGNAL"));
            waitForStop(stop);
            wasAsked = true;
        });
        for (int i = 0; i < 10; ++i)
            run(i);
    } catch (const CancelledError &error) {
        thrown = QString::fromUtf8(error.what());
    }
    if (!thrown.contains(QStringLiteral("interrupted")))
        return QStringLiteral("it was not interrupted: ") + thrown;
    if (begun != 1 || !wasAsked)
        return QStringLiteral("%1 tasks have begun").arg(begun.load());
    if (interruption.exitStatus() != 128 + qEnvironmentVariableIntValue("TEST_SIGNAL"))
        return QStringLiteral("exit status %1").arg(interruption.exitStatus());
    return QString();
}

/// A task that does not listen: the second signal ends the program.
QString twice()
{
    const Interruption interruption;
    const auto threads = parallel::threads(1);
    task([&] {
        ::raise(SIGINT);
        while (interruption.signal() == 0)
            std::this_thread::yield();
        ::raise(SIGINT);
        ::pause();
    })();
    parallel::barrier();
    return QStringLiteral("it goes on");
}

QString nothingToStop()
{
    const Interruption interruption;
    Threads idle(2);
    ::raise(SIGTERM);
    ::pause();
    return QStringLiteral("it goes on");
}

QString givesBack()
{
    static std::atomic<int> came{0};
    std::signal(SIGINT, [](int) { ++came; });
    {
        const Interruption interruption;
        try {
            const Interruption another;
            return QStringLiteral("there are two");
        } catch (const UsageError &) {
        }
    }
    ::raise(SIGINT);
    if (came != 1)
        return QStringLiteral("the handler that was there before is gone");
    const Interruption again;
    return again.signal() == 0 ? QString() : QStringLiteral("it remembers a signal");
}

QString serial()
{
    const Interruption interruption;
    try {
        const auto threads = parallel::threads();
        const auto run = task([&](int) {
            if (interruption.signal() == 0)
                ::raise(SIGINT);
            while (threads->progress().cancelled == 0 && interruption.signal() == 0)
                std::this_thread::yield();
        });
        for (int i = 0; i < 1'000'000; ++i)
            run(i);
    } catch (const CancelledError &) {
        return QString();
    }
    return QStringLiteral("it was not cancelled");
}

} // namespace

class tst_Interruption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopsScopesInOrder_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void stopsScopesInOrder()
    {
        QFETCH(int, signal);
        QCOMPARE(runChild("stopped", {QStringLiteral("TEST_SIGNAL=%1").arg(signal)}), QString());
    }

    void stopsASerialScopeToo()
    {
        QCOMPARE(runChild("serial", {QStringLiteral("PARALLEL_ENABLED=0")}), QString());
    }

    void endsTheProgram_data()
    {
        QTest::addColumn<QByteArray>("child");
        QTest::addColumn<int>("signal");
        QTest::newRow("the second signal") << QByteArray("twice") << SIGINT;
        QTest::newRow("nothing to be stopped") << QByteArray("nothingToStop") << SIGTERM;
    }
    void endsTheProgram()
    {
        QFETCH(QByteArray, child);
        QFETCH(int, signal);
        QProcess process;
        startChild(process, child.constData());
        QVERIFY(process.waitForFinished(hangMs));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        QCOMPARE(process.exitCode(), signal);
    }

    void givesBackWhatWasThere() { QCOMPARE(runChild("givesBack"), QString()); }
};

PARALLEL_TEST_MAIN(tst_Interruption, {"stopped", &stopped}, {"twice", &twice},
                   {"nothingToStop", &nothingToStop}, {"givesBack", &givesBack}, {"serial", &serial})
#include "tst_interruption.moc"
