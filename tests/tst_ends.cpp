// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// A program that forks, or ends at the wrong moment. Each is a process of its own.

#include "support/gate.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <csignal>
#include <memory>

#include <pthread.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace parallel;

namespace {

QString countedWork(int calls, int workers)
{
    std::atomic<int> ran{0};
    {
        const auto threads = parallel::threads(workers);
        const auto work = task("work", [&] { ++ran; });
        for (int i = 0; i < calls; ++i)
            work();
    }
    return ran == calls ? QString() : QStringLiteral("%1 of %2 have run").arg(ran).arg(calls);
}

// --- forks ---

QString forkInATask()
{
    std::atomic<int> status{-1};
    {
        const auto threads = parallel::threads(4);
        task([&] {
            const pid_t child = ::fork();
            if (child == 0)
                std::exit(7); // by way of the destructors of static objects
            int ended = 0;
            ::waitpid(child, &ended, 0);
            status = WIFEXITED(ended) ? WEXITSTATUS(ended) : -2;
        })();
    }
    return status == 7 ? countedWork(100, 4) : QStringLiteral("the child ended by %1").arg(status);
}

/// The child has none of its parent's threads, and makes its own.
QString scopeInAForkedChild()
{
    countedWork(100, 4);
    const auto threads = parallel::threads(2);
    task([] {})();
    barrier();
    const pid_t child = ::fork();
    if (child == 0) {
        ::alarm(20);
        bool stopped = false;
        bool told = false;
        {
            const auto inChild = parallel::threads(2);
            QObject::connect(&*inChild, &Threads::progressChanged, [&](const Progress &) { told = true; });
            Gate gate;
            QFuture<bool> future = task([&](const std::stop_token &stop) {
                gate.pass();
                waitForStop(stop);
                stopped = true;
                return true;
            })();
            gate.waitForArrivals(1);
            gate.open();
            future.cancel(); // which reaches a running task by the supervisor
        }
        ::_exit(stopped && told ? 7 : 3);
    }
    int ended = 0;
    ::waitpid(child, &ended, 0);
    return WIFEXITED(ended) && WEXITSTATUS(ended) == 7 ? QString()
                                                       : QStringLiteral("the child ended by %1").arg(ended);
}

/// By the thread that looks who has been cancelled.
QString exitInAStopCallback()
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::alarm(20);
        Gate gate;
        const auto threads = parallel::threads(2);
        QFuture<int> future = task([&](const std::stop_token &stop) {
            const std::stop_callback exits(stop, [] { std::exit(7); });
            gate.pass();
            Gate().pass(); // for ever
            return 1;
        })();
        gate.waitForArrivals(1);
        gate.open();
        future.cancel();
        barrier();
        ::_exit(3);
    }
    int ended = 0;
    ::waitpid(child, &ended, 0);
    return WIFEXITED(ended) && WEXITSTATUS(ended) == 7 ? QString()
                                                       : QStringLiteral("the child ended by %1").arg(ended);
}

/// A handler of ours must not keep alive whom somebody ends.
QString endedByABusError()
{
    ::signal(SIGBUS, SIG_DFL);
    const QString wrong = countedWork(10, 2); // recorded, so the handler is there
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit noCore = {};
        ::setrlimit(RLIMIT_CORE, &noCore);
        ::kill(::getpid(), SIGBUS);
        ::_exit(0);
    }
    int ended = 0;
    ::waitpid(child, &ended, 0);
    if (!WIFSIGNALED(ended) || WTERMSIG(ended) != SIGBUS)
        return QStringLiteral("it went on");
    return wrong;
}

QString exitInAScope()
{
    Gate gate;
    const auto threads = parallel::threads(4);
    for (int i = 0; i < 4; ++i)
        task([&] { gate.pass(); })();
    gate.waitForArrivals(4);
    std::exit(0); // the tasks never return
}

QString exitInATask()
{
    const auto threads = parallel::threads(4);
    task([] { std::exit(0); })();
    barrier();
    return QStringLiteral("it went on");
}

// --- exit(), with threads that nobody has ended ---

/// Some tasks run until they are asked to stop, and more are queued.
Threads &busyStaticThreads()
{
    static Threads threads(4);
    Gate started;
    started.open();
    const auto entered = threads.enter();
    for (int i = 0; i < 3; ++i) {
        task([&started](const std::stop_token &stop) {
            started.pass();
            waitForStop(stop);
        })();
    }
    started.waitForArrivals(3);
    return threads;
}

QString exitInATaskOfStaticThreads()
{
    Threads &threads = busyStaticThreads();
    {
        const auto entered = threads.enter();
        task([] { std::exit(8); })();
    }
    Gate().pass(); // for ever
    return QStringLiteral("it went on");
}

QString exitInATaskThatIsWaitedFor()
{
    Threads &threads = busyStaticThreads();
    {
        const auto entered = threads.enter();
        task([] { std::exit(8); })();
    }
    try {
        threads.wait();
    } catch (const CancelledError &) {
    }
    Gate().pass();
    return QStringLiteral("it went on");
}

QString exitWithBusyStaticThreads()
{
    Threads &threads = busyStaticThreads();
    const auto entered = threads.enter();
    for (int i = 0; i < 1000; ++i)
        task([] {})();
    std::exit(8);
}

/// A future's call catches everything on its way.
QString endsItsThread(bool withResult)
{
    const rlimit noCore = {};
    ::setrlimit(RLIMIT_CORE, &noCore);
    const auto threads = parallel::threads(2);
    if (withResult) {
        task([]() -> int { ::pthread_exit(nullptr); })();
    } else {
        task([] { ::pthread_exit(nullptr); })();
    }
    barrier();
    return QStringLiteral("it went on");
}
QString pthreadExit()
{
    return endsItsThread(false);
}
QString pthreadExitWithResult()
{
    return endsItsThread(true);
}

QString exitInANestedTask()
{
    const auto threads = parallel::threads(2);
    task([] {
        const auto group = parallel::group();
        task([] { std::exit(8); })();
    })();
    barrier();
    return QStringLiteral("it went on");
}

/// Opens a scope when static objects are destroyed, after the library's own.
struct Late
{
    ~Late()
    {
        if (!armed)
            return;
        const QString wrong = countedWork(100, 4);
        std::_Exit(wrong.isEmpty() && *cache(5) == 5 ? 0 : 3);
    }
    bool armed = false;
    ThreadCached<std::unique_ptr<int> (*)(int)> cache{[](int n) { return std::make_unique<int>(n); }};
};
Late late;

QString scopeInAStaticDestructor()
{
    late.armed = true;
    return countedWork(100, 4);
}

/// … and uses a cache of this thread's, whose other objects have been destroyed.
QString cacheInAStaticDestructor()
{
    if (*late.cache(1) != 1 || *late.cache(2) != 2)
        return QStringLiteral("wrong objects");
    return scopeInAStaticDestructor();
}

} // namespace

class tst_Ends : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// It ends as it was told to, and nothing is said of it.
    void theProgramEnds_data()
    {
        QTest::addColumn<QByteArray>("child");
#if !defined(__SANITIZE_THREAD__) // whose locks do not survive a fork beside other threads
        QTest::newRow("fork in a task") << QByteArray("forkInATask");
        QTest::newRow("scope in a forked child") << QByteArray("scopeInAForkedChild");
        QTest::newRow("exit in a stop callback") << QByteArray("exitInAStopCallback");
#endif
        QTest::newRow("ended by a signal") << QByteArray("endedByABusError");
        QTest::newRow("exit with a scope open") << QByteArray("exitInAScope");
        QTest::newRow("exit in a task") << QByteArray("exitInATask");
        QTest::newRow("scope in a static destructor") << QByteArray("scopeInAStaticDestructor");
        QTest::newRow("cache in a static destructor") << QByteArray("cacheInAStaticDestructor");
    }
    void theProgramEnds()
    {
        QFETCH(QByteArray, child);
        QCOMPARE(runChild(child.constData(), {QStringLiteral("ASAN_OPTIONS=detect_leaks=0")}), QString());
        QCOMPARE(lastChildError(), QString());
    }

    /// A worker's thread is not a task's to end: the program ends, and says why.
    void aTaskEndsItsThread_data()
    {
        QTest::addColumn<QByteArray>("child");
        QTest::newRow("without a result") << QByteArray("pthreadExit");
        QTest::newRow("with a result") << QByteArray("pthreadExitWithResult");
    }
    void aTaskEndsItsThread()
    {
        QFETCH(QByteArray, child);
        const QString ended = runChild(child.constData(), {QStringLiteral("ASAN_OPTIONS=detect_leaks=0")});
        QVERIFY2(
            ended.startsWith(QLatin1String("the child crashed: parallel: a task has called pthread_exit()")),
            qPrintable(ended));
    }

    /// exit(8) ends the program with 8.
    void theStatusIsKept_data()
    {
        QTest::addColumn<QByteArray>("child");
        QTest::newRow("in a task of static threads") << QByteArray("exitInATaskOfStaticThreads");
        QTest::newRow("in a task that is waited for") << QByteArray("exitInATaskThatIsWaitedFor");
        QTest::newRow("while tasks of static threads run") << QByteArray("exitWithBusyStaticThreads");
        QTest::newRow("in a nested task") << QByteArray("exitInANestedTask");
    }
    void theStatusIsKept()
    {
        QFETCH(QByteArray, child);
        for (int round = 0; round < 5; ++round) {
            QCOMPARE(runChild(child.constData(), {QStringLiteral("ASAN_OPTIONS=detect_leaks=0")}),
                     QStringLiteral("exit status 8: "));
        }
    }
};

PARALLEL_TEST_MAIN(tst_Ends, {"exitInATaskOfStaticThreads", &exitInATaskOfStaticThreads},
                   {"exitInATaskThatIsWaitedFor", &exitInATaskThatIsWaitedFor},
                   {"exitWithBusyStaticThreads", &exitWithBusyStaticThreads},
                   {"exitInANestedTask", &exitInANestedTask}, {"pthreadExit", &pthreadExit},
                   {"pthreadExitWithResult", &pthreadExitWithResult}, {"forkInATask", &forkInATask},
                   {"scopeInAForkedChild", &scopeInAForkedChild},
                   {"exitInAStopCallback", &exitInAStopCallback}, {"endedByABusError", &endedByABusError},
                   {"exitInAScope", &exitInAScope}, {"exitInATask", &exitInATask},
                   {"scopeInAStaticDestructor", &scopeInAStaticDestructor},
                   {"cacheInAStaticDestructor", &cacheInAStaticDestructor})
#include "tst_ends.moc"
