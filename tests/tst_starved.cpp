// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The system has no thread left for us: the job goes on with those that it has,
/// and with none at all on the calling thread. Each test is a process of its own,
/// because it limits itself.

#include "support/eventlog.h"
#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qthreadpool.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include <sys/resource.h>
#include <unistd.h>

using namespace parallel;

namespace {

/// From now on, no new thread: none at all, or as many as there are already.
/// The superuser is not limited, so it first becomes a user that nobody is.
bool allowNoThreads()
{
    if (::geteuid() == 0 && ::setresuid(54321, 54321, 54321) != 0)
        return false;
    rlimit limit{};
    ::getrlimit(RLIMIT_NPROC, &limit);
    limit.rlim_cur = 1;
    if (::setrlimit(RLIMIT_NPROC, &limit) != 0)
        return false;
    try {
        std::thread([] {}).join();
    } catch (const std::system_error &) {
        return true;
    }
    return false; // the system does not obey
}

void allowThreads()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NPROC, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NPROC, &limit);
}

const char *const unlimited = "skip: this system does not limit threads";

/// Starts \a count workers of the current scope.
void startWorkers(int count)
{
    Gate gate;
    for (int i = 0; i < count; ++i)
        task([&] { gate.pass(); })();
    gate.waitForArrivals(count);
    gate.open();
    barrier();
}

/// In another scope: so that the process's own thread is there.
void startWorkersOfTheirOwn()
{
    const auto threads = parallel::threads(1);
    startWorkers(1);
}

QString nestedWork(int rounds)
{
    std::atomic<int> ran{0};
    const auto leaf = task([&] { ++ran; });
    const auto branch = task([&] {
        const auto group = parallel::group();
        for (int i = 0; i < 5; ++i)
            leaf();
    });
    for (int i = 0; i < rounds; ++i)
        branch();
    barrier();
    return ran == 5 * rounds ? QString() : QStringLiteral("%1 of %2 have run").arg(ran).arg(5 * rounds);
}

QString none()
{
    if (!allowNoThreads())
        return QLatin1String(unlimited);
    const auto threads = parallel::threads(8);
    QString wrong = nestedWork(100);
    QFuture<int> future = task([] { return 5; })();
    if (future.result() != 5)
        wrong = QStringLiteral("no result");
    try {
        task([] { throw std::range_error(""); })();
        barrier();
        wrong = QStringLiteral("no failure");
    } catch (const std::range_error &) {
    }
    if (parallel::map(task([](int n) { return 2 * n; }), QList<int>{1, 2, 3}) != QList<int>{2, 4, 6})
        wrong = QStringLiteral("no map");
    return wrong;
}

QString noneAndALimitedQueue()
{
    if (!allowNoThreads())
        return QLatin1String(unlimited);
    const auto threads = parallel::threads({.workers = 8, .queueLimit = 2});
    return nestedWork(100);
}

QString noneWhilePaused()
{
    if (!allowNoThreads())
        return QLatin1String(unlimited);
    std::atomic<int> ran{0};
    Threads threads({.workers = 8});
    threads.pause();
    {
        const auto entered = threads.enter();
        for (int i = 0; i < 100; ++i)
            task([&] { ++ran; })();
        if (ran != 0)
            return QStringLiteral("a task ran while paused");
        threads.resume();
        barrier();
    }
    return ran == 100 ? QString() : QStringLiteral("not all have run");
}

QString noneForSeveralThreads()
{
    Threads threads(8);
    std::atomic<int> ran{0};
    Gate ready;
    std::vector<std::thread> callers;
    for (int t = 0; t < 3; ++t) {
        callers.emplace_back([&] {
            ready.pass();
            for (int round = 0; round < 50; ++round) {
                const auto entered = threads.enter();
                for (int i = 0; i < 10; ++i) {
                    task([&] {
                        ++ran;
                        task([&] { ++ran; })();
                    })();
                }
                if (round % 5 == 0)
                    barrier();
            }
        });
    }
    ready.waitForArrivals(3);
    const bool obeyed = allowNoThreads();
    ready.open();
    for (std::thread &caller : callers)
        caller.join();
    threads.wait();
    if (!obeyed)
        return QLatin1String(unlimited);
    return ran == 3000 ? QString() : QStringLiteral("%1 of 3000 have run").arg(ran);
}

QString some()
{
    const auto threads = parallel::threads(16);
    startWorkers(3);
    if (!allowNoThreads())
        return QLatin1String(unlimited);
    {
        Gate gate;
        for (int i = 0; i < 3; ++i)
            task([&] { gate.pass(); })();
        gate.waitForArrivals(3);
        task([] {})(); // all three are busy: a fourth is wanted
        gate.open();
        barrier();
    }
    QString wrong;
    for (int i = 0; i < 20 && wrong.isEmpty(); ++i)
        wrong = nestedWork(200);
    return wrong;
}

/// Each failed attempt to start a thread races with the workers that there are.
QString someTimesOver()
{
    for (int round = 0; round < 60; ++round) {
        Threads threads(16);
        const auto entered = threads.enter();
        startWorkers(2);
        if (round == 0 && !allowNoThreads())
            return QLatin1String(unlimited);
        rlimit limit{};
        ::getrlimit(RLIMIT_NPROC, &limit);
        limit.rlim_cur = 1;
        ::setrlimit(RLIMIT_NPROC, &limit);
        const QString wrong = nestedWork(50);
        if (!wrong.isEmpty())
            return wrong;
        threads.wait();
        allowThreads();
    }
    return QString();
}

std::atomic<int> warnings{0};

/// A thread that the system refuses is missed after a moment: so there is work until it is.
QString untilItIsSaid()
{
    static const QtMessageHandler before =
        qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &text) {
            before(type, context, text);
            warnings += text.contains(QLatin1String("a worker thread could not be started"));
        });
    const auto threads = parallel::threads(16);
    startWorkers(3);
    if (!allowNoThreads())
        return QLatin1String(unlimited);
    QString wrong;
    while (warnings == 0 && wrong.isEmpty())
        wrong = nestedWork(200);
    for (int i = 0; i < 20 && wrong.isEmpty(); ++i)
        wrong = nestedWork(200);
    return wrong;
}

/// Nobody but Qt knows that its holder waits for it.
QString noneAndAFuture()
{
    Gate gate;
    const auto threads = parallel::threads(4);
    startWorkers(1); // and the process's own thread is there
    task([&] { gate.pass(); })(); // the worker that there is has something to do
    const OpenAtEnd opener(gate);
    gate.waitForArrivals(1);
    if (!allowNoThreads())
        return QLatin1String(unlimited);
    QFuture<int> future;
    {
        const auto others = parallel::threads({.workers = 2, .stackSize = 512 * 1024}); // no kept thread fits
        future = task([] { return 5; })();
        if (future.result() != 5)
            return QStringLiteral("no result");
    }
    return QString();
}

/// Qt counts a thread that was refused as one that works, for ever.
QString noneOnAGivenPool()
{
    QThreadPool pool;
    pool.setMaxThreadCount(2);
    startWorkersOfTheirOwn();
    if (!allowNoThreads())
        return QLatin1String(unlimited);
    QString wrong;
    {
        const auto threads = parallel::threads({.workers = 4, .pool = &pool});
        wrong = nestedWork(20);
        QFuture<int> future = task([] { return 5; })();
        if (future.result() != 5)
            wrong = QStringLiteral("no result");
    }
    allowThreads();
    if (wrong.isEmpty()) {
        Gate gate;
        const auto threads = parallel::threads({.workers = 2, .pool = &pool});
        for (int i = 0; i < 2; ++i)
            task([&] { gate.pass(); })();
        gate.waitForArrivals(2); // both of its places can be used again
        gate.open();
        wrong = nestedWork(200);
    }
    // Qt would wait in its destructor for the threads that it believes to run.
    std::fputs(qPrintable(wrong), stdout);
    std::fflush(nullptr);
    std::_Exit(wrong.isEmpty() ? 0 : 1);
}

QString later()
{
    Gate gate;
    const auto threads = parallel::threads(4);
    startWorkers(1);
    if (!allowNoThreads())
        return QLatin1String(unlimited);
    for (int i = 0; i < 4; ++i)
        task([&] { gate.pass(); })();
    gate.waitForArrivals(1);
    allowThreads();
    gate.waitForArrivals(4); // tried again, now and then
    gate.open();
    barrier();
    return QString();
}

} // namespace

// LeakSanitizer looks from a thread of its own, and there is none to be had.
static const QStringList withoutLeakCheck{QStringLiteral("ASAN_OPTIONS=detect_leaks=0")};

class tst_Starved : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void starved_data()
    {
        QTest::addColumn<QByteArray>("child");
        for (const char *const child :
             {"none", "noneAndALimitedQueue", "noneWhilePaused", "noneForSeveralThreads", "noneAndAFuture",
              "noneOnAGivenPool", "some", "someTimesOver", "later"})
            QTest::newRow(child) << QByteArray(child);
    }
    void starved()
    {
        QFETCH(QByteArray, child);
        const QString wrong = runChild(child.constData(), withoutLeakCheck);
        if (wrong.startsWith(QLatin1String("skip")))
            QSKIP(qPrintable(wrong));
        QCOMPARE(wrong, QString());
    }

    /// Once, and with how many it goes on.
    void itIsSaid()
    {
        const QString wrong = runChild("untilItIsSaid", withoutLeakCheck);
        if (wrong.startsWith(QLatin1String("skip")))
            QSKIP(qPrintable(wrong));
        QVERIFY2(lastChildError().count(QLatin1String("a worker thread could not be started; going on with "))
                     == 1,
                 qPrintable(lastChildError()));
    }
};

PARALLEL_TEST_MAIN(tst_Starved, {"none", &none}, {"noneAndALimitedQueue", &noneAndALimitedQueue},
                   {"noneWhilePaused", &noneWhilePaused}, {"noneForSeveralThreads", &noneForSeveralThreads},
                   {"noneAndAFuture", &noneAndAFuture}, {"noneOnAGivenPool", &noneOnAGivenPool},
                   {"untilItIsSaid", &untilItIsSaid}, {"some", &some}, {"someTimesOver", &someTimesOver},
                   {"later", &later})
#include "tst_starved.moc"
