// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// fork() in a program whose threads have run: in the child the library starts anew.
/// Each is a process of its own, which forks; a child that hangs is ended by SIGALRM.

#include "support/forked.h"
#include "support/forkwork.h"
#include "support/gate.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <memory>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

using namespace parallel;

namespace {

/// The child forgets that there were threads, and exits.
QString exits()
{
    countedWork(100, 4);
    static Threads threads(4);
    const auto scope = parallel::threads(4);
    Gate gate;
    for (int i = 0; i < 8; ++i)
        task([&] { gate.pass(); })();
    gate.waitForArrivals(4);
    const pid_t child = ::fork();
    if (child == 0) {
        mustEndSoon();
        std::exit(right);
    }
    gate.open();
    barrier();
    return statusOf(child);
}

QString endsAnInheritedScope()
{
    pid_t child = 0;
    Gate gate;
    {
        const auto threads = parallel::threads(4);
        for (int i = 0; i < 100; ++i)
            task([&] { gate.pass(); })();
        gate.waitForArrivals(4);
        const auto group = parallel::group();
        task([&] { gate.pass(); })();
        child = ::fork();
        if (child == 0)
            mustEndSoon();
        else
            gate.open();
    }
    if (child == 0)
        std::exit(countedWork(100, 4) ? right : wrong);
    return statusOf(child);
}

/// What has failed, and what was cancelled, was the parent's too.
QString makesCallsInAnInheritedScope()
{
    QString status;
    Threads more(4);
    try {
        const auto threads = parallel::threads({.workers = 4, .queueLimit = 4});
        task([] { throw std::range_error("told in the parent"); })();
        while (threads->progress().failed == 0)
            std::this_thread::yield();
        const pid_t child = ::fork();
        if (child == 0) {
            mustEndSoon();
            bool ok = worksSerially();
            threads->wait();
            threads->cancel();
            threads->pause();
            threads->setWorkerCount(5);
            ok = ok && threads->progress().queued == 0 && threads->progress().running == 0;
            {
                const auto entered = more.enter();
                ok = ok && worksSerially();
            }
            more.wait();
            ok = ok && countedWork(100, 4);
            Threads anew(4);
            {
                const auto entered = anew.enter();
                task([] {})();
            }
            anew.wait();
            std::exit(ok && anew.progress().succeeded == 1 ? right : wrong);
        }
        status = statusOf(child);
        barrier();
        return status + QStringLiteral(": the failure was not thrown");
    } catch (const std::range_error &) {
        return status;
    }
}

QString forksInATask()
{
    QString status = QStringLiteral("it did not run");
    for (const int workers : {1, 2, 8, 64}) {
        Threads threads(workers);
        const auto scope = parallel::threads(workers);
        std::atomic<int> others{0};
        for (int i = 0; i < 100; ++i)
            task([&] { ++others; })();
        task([&] {
            const auto group = parallel::group();
            for (int i = 0; i < 10; ++i)
                task([&] { ++others; })();
            const pid_t child = ::fork();
            if (child == 0) {
                mustEndSoon();
                const bool ok = worksSerially() && countedWork(100, 4);
                std::exit(ok ? right : wrong);
            }
            status = statusOf(child);
        })();
        barrier();
        if (others != 110)
            return QStringLiteral("%1 of 110 have run").arg(others);
        if (!status.isEmpty())
            break;
    }
    return status;
}

/// Its thread is the only one there: its end is that of the process, and no other call runs.
QString returnsFromATaskThatHasForked()
{
    QString status = QStringLiteral("it did not run");
    int ends[2];
    if (::pipe(ends) != 0)
        return QStringLiteral("no pipe");
    {
        const auto threads = parallel::threads(1);
        task([&] {
            const pid_t child = ::fork();
            if (child == 0) {
                mustEndSoon();
                ::close(ends[0]);
                return;
            }
            ::close(ends[1]);
            int ended = 0;
            ::waitpid(child, &ended, 0);
            status = WIFEXITED(ended) && WEXITSTATUS(ended) == 0
                         ? QString()
                         : QStringLiteral("the child ended by %1").arg(ended);
            char byte = 0;
            if (::read(ends[0], &byte, 1) != 0)
                status = QStringLiteral("a queued call has run in the child");
        })();
        for (int i = 0; i < 10; ++i) {
            task([&] {
                const char byte = 'x';
                (void)!::write(ends[1], &byte, 1); // closed in the parent by then
            })();
        }
    }
    return status;
}

/// Which has a time-out, whose timer was set in the parent.
QString returnsFromSerialCalls()
{
    pid_t child = -1;
    const auto forks = task("forks", [&] {
                           child = ::fork();
                           if (child == 0)
                               mustEndSoon();
                       }).timeout(std::chrono::hours(1));
    const auto around = task("around", [&] { forks(); }).timeout(std::chrono::hours(2));
    around();
    if (child == 0)
        std::exit(worksSerially() && countedWork(20, 4) ? right : wrong);
    return statusOf(child);
}

/// Connections would say farewell to the parent's servers.
QString leavesCachedObjectsAlone()
{
    struct Connection
    {
        ~Connection()
        {
            if (::getpid() != madeBy)
                std::_Exit(wrong);
        }
        const pid_t madeBy = ::getpid();
    };
    const auto connection = threadCached([] { return std::make_unique<Connection>(); });
    connection();
    pid_t child = ::fork();
    if (child == 0) {
        mustEndSoon();
        const bool ok = connection()->madeBy == ::getpid();
        std::exit(ok ? right : wrong);
    }
    QString status = statusOf(child);
    const auto threads = parallel::threads(2);
    task([&] {
        connection();
        child = ::fork();
        if (child == 0) {
            mustEndSoon();
            const bool ok = connection()->madeBy == ::getpid();
            std::exit(ok ? right : wrong);
        }
        status += statusOf(child);
    })();
    barrier();
    return status;
}

/// The parent keeps threads for its next scope, which the child does not have.
QString whereThreadsAreKept()
{
    QString status;
    for (int round = 0; round < 20 && status.isEmpty(); ++round) {
        if (!countedWork(200, 4))
            return QStringLiteral("the parent has lost calls");
        const pid_t child = ::fork();
        if (child == 0) {
            mustEndSoon();
            const bool ok = countedWork(200, 4) && countedWork(200, 8);
            if (round % 2)
                ::_exit(ok ? right : wrong);
            std::exit(ok ? right : wrong);
        }
        status = statusOf(child);
    }
    return status;
}

} // namespace

class tst_Forks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inTheChild_data()
    {
        QTest::addColumn<QByteArray>("child");
        QTest::newRow("exits") << QByteArray("exits");
        QTest::newRow("ends an inherited scope") << QByteArray("endsAnInheritedScope");
        QTest::newRow("makes calls in an inherited scope") << QByteArray("makesCallsInAnInheritedScope");
        QTest::newRow("of a task") << QByteArray("forksInATask");
        QTest::newRow("returns from a task") << QByteArray("returnsFromATaskThatHasForked");
        QTest::newRow("returns from serial calls") << QByteArray("returnsFromSerialCalls");
        QTest::newRow("where threads are kept") << QByteArray("whereThreadsAreKept");
        QTest::newRow("leaves cached objects alone") << QByteArray("leavesCachedObjectsAlone");
    }
    void inTheChild()
    {
        QFETCH(QByteArray, child);
        // GLib, by which Qt starts a thread, has locks that are not for a fork either.
        QCOMPARE(runChild(child.constData(),
                          {QStringLiteral("ASAN_OPTIONS=detect_leaks=0"), QStringLiteral("QT_NO_GLIB=1")}),
                 QString());
        QCOMPARE(lastChildError(), QString());
    }
};

PARALLEL_TEST_MAIN(tst_Forks, {"exits", &exits}, {"endsAnInheritedScope", &endsAnInheritedScope},
                   {"makesCallsInAnInheritedScope", &makesCallsInAnInheritedScope},
                   {"forksInATask", &forksInATask},
                   {"returnsFromATaskThatHasForked", &returnsFromATaskThatHasForked},
                   {"returnsFromSerialCalls", &returnsFromSerialCalls},
                   {"leavesCachedObjectsAlone", &leavesCachedObjectsAlone},
                   {"whereThreadsAreKept", &whereThreadsAreKept})
#include "tst_forks.moc"
