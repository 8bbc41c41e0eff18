// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What becomes of remote calls when workers or submitters die, and when they are cancelled.

#include "support/broker.h"
#include "support/clustertasks.h"
#include "support/effects.h"
#include "support/endswithtest.h"
#include "support/testprogram.h"
#include "support/warnings.h"
#include "support/workers.h"

#include <libparallel/cluster.h>
#include <libparallel/parallel.h>

#include <QtTest/qtest.h>

#include <unistd.h>

using namespace clustertasks;

namespace {

const auto workOnce = parallel::task("work once", &work).remote();
const auto poison = parallel::task("poison",
                                   [](const QString &folder) {
                                       effects::add(folder, QStringLiteral("died"));
                                       ::kill(::getpid(), SIGKILL);
                                   })
                        .remote()
                        .repeatable();
const auto waitsForGate = parallel::task("waits", [](const QString &folder, int number) {
                              effects::add(folder, QStringLiteral("began %1").arg(number));
                              const bool isOpen = effects::waitForGate(folder);
                              effects::add(folder, QStringLiteral("done %1").arg(number));
                              return isOpen;
                          }).remote();
const auto progresses = parallel::task("progresses", [](const QString &folder) {
                            parallel::thisTask::setProgress(3, 4);
                            return effects::waitForGate(folder);
                        }).remote();

/// Submits what never ends, until it is killed.
QString submitter()
{
    const QString folder = qEnvironmentVariable("TEST_FOLDER");
    const auto threads = parallel::threads();
    for (int i = 0; i < 5; ++i)
        untilStopped(folder);
    return {};
}

/// Says what else than WorkerLost comes of it.
QString poisoned()
{
    try {
        const auto threads = parallel::threads();
        poison(qEnvironmentVariable("TEST_FOLDER"));
    } catch (const parallel::WorkerLost &) {
        return {};
    }
    return QStringLiteral("nothing was thrown");
}

} // namespace

class ClusterFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_workers.endAll(); }
    void repeatableCallsGoToAnotherWorker();
    void othersAreLostWithTheirWorker();
    void poisonKillsNoMoreThanTheLimit_data();
    void poisonKillsNoMoreThanTheLimit();
    void aWorkerLeavesInOrder();
    void aSecondSignalEndsIt();
    void aCancelReachesWhatRuns();
    void aCancelReachesWhatWaits();
    void timeOutsAreTheWorkers();
    void progressIsTold();
    void unknownTasksAreNamed();
    void anotherBuildTakesNothing();
    void callsEndWithTheirSubmitter();
    void waitingCallsHoldNoThreads();

private:
    void startWorkers(int count, int places, const QString &options = {});
    QString folder() const { return m_folder->path(); }

    Broker m_broker;
    Workers m_workers;
    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
};

void ClusterFaultsTest::initTestCase()
{
    const QString wrong = m_broker.start();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    qputenv("PARALLEL_CLUSTER", m_broker.url().toUtf8());
}

void ClusterFaultsTest::startWorkers(int count, int places, const QString &options)
{
    for (int i = 0; i < count; ++i)
        m_workers.start("worker", {QStringLiteral("PARALLEL_WORKERS=%1").arg(places),
                                   QStringLiteral("PARALLEL_CLUSTER=") + m_broker.url(options)});
}

void ClusterFaultsTest::repeatableCallsGoToAnotherWorker()
{
    startWorkers(2, 4);
    constexpr int count = 200;
    QList<QFuture<int>> results;
    {
        const auto threads = parallel::threads();
        for (int i = 0; i < count; ++i)
            results.append(workAgain(folder(), i, 20));
        QTRY_VERIFY(effects::of(folder()).size() > 60);
        m_workers.kill(0);
    }
    const QMap<QString, int> done = effects::of(folder());
    for (int i = 0; i < count; ++i) {
        QCOMPARE(results[i].result(), i);
        QVERIFY(done.contains(QStringLiteral("done %1").arg(i)));
    }
}

void ClusterFaultsTest::othersAreLostWithTheirWorker()
{
    startWorkers(1, 4);
    constexpr int count = 200;
    QList<QFuture<int>> results; // which do not all end together, so that some run when it is killed
    try {
        const auto threads = parallel::threads({.onFailure = parallel::OnFailure::Continue});
        for (int i = 0; i < count; ++i)
            results.append(workOnce(folder(), i, 10 + i % 4 * 15));
        QTRY_VERIFY(effects::of(folder()).size() > 60);
        m_workers.kill(0);
        startWorkers(1, 4);
    } catch (const parallel::TaskFailures &) {
    }
    const QMap<QString, int> done = effects::of(folder());
    int lost = 0;
    for (int i = 0; i < count; ++i) {
        QVERIFY(done.value(QStringLiteral("began %1").arg(i)) <= 1);
        try {
            QCOMPARE(results[i].result(), i);
            QCOMPARE(done.value(QStringLiteral("done %1").arg(i)), 1);
        } catch (const parallel::WorkerLost &) {
            ++lost;
        }
    }
    QVERIFY(lost >= 1);
    QVERIFY(lost <= 4);
}

void ClusterFaultsTest::poisonKillsNoMoreThanTheLimit_data()
{
    QTest::addColumn<QString>("options");
    QTest::newRow("its own build") << QString();
    QTest::newRow("a build with dots") << QStringLiteral("build=1.2.3");
}

void ClusterFaultsTest::poisonKillsNoMoreThanTheLimit()
{
    QFETCH(QString, options);
    startWorkers(5, 1, options);
    QCOMPARE(runChild("poisoned", {QStringLiteral("TEST_FOLDER=") + folder(),
                                   QStringLiteral("PARALLEL_CLUSTER=") + m_broker.url(options)}),
             QString());
    QCOMPARE(effects::count(folder(), QStringLiteral("died")), 4);
    const QString aside =
        m_broker.control({QStringLiteral("list_queues"), QStringLiteral("name"), QStringLiteral("messages")});
    QVERIFY2(aside.contains(QRegularExpression(QStringLiteral("parallel.aside\\s+[12]"))), qPrintable(aside));
}

void ClusterFaultsTest::aWorkerLeavesInOrder()
{
    startWorkers(1, 1);
    QList<QFuture<bool>> results;
    {
        const auto threads = parallel::threads();
        for (int i = 0; i < 3; ++i)
            results.append(waitsForGate(folder(), i));
        QTRY_COMPARE(effects::of(folder()).size(), 1);
        m_workers.signal(0, SIGTERM);
        startWorkers(1, 1);
        QTRY_COMPARE(effects::of(folder()).size(), 2); // by the other one
        effects::openGate(folder());
        QVERIFY(m_workers.at(0).waitForFinished(hangMs));
        QCOMPARE(m_workers.at(0).exitStatus(), QProcess::NormalExit);
        QCOMPARE(m_workers.at(0).exitCode(), 0);
    }
    for (int i = 0; i < 3; ++i) {
        QVERIFY(results[i].result());
        QCOMPARE(effects::count(folder(), QStringLiteral("done %1").arg(i)), 1);
    }
}

/// The other one of the two.
void ClusterFaultsTest::aSecondSignalEndsIt()
{
    startWorkers(1, 1);
    try {
        const auto threads = parallel::threads();
        waitsForGate(folder(), 1);
        QTRY_COMPARE(effects::of(folder()).size(), 1);
        const auto catches = [&] {
            QFile status(QStringLiteral("/proc/%1/status").arg(m_workers.pids().constFirst()));
            if (!status.open(QIODevice::ReadOnly))
                return false;
            static const QRegularExpression caught(QStringLiteral("SigCgt:\\s+([0-9a-f]+)"));
            const auto found = caught.match(QString::fromUtf8(status.readAll()));
            return (found.captured(1).toULongLong(nullptr, 16) >> (SIGTERM - 1) & 1) != 0;
        };
        QVERIFY(catches());
        m_workers.signal(0, SIGTERM);
        QTRY_VERIFY(!catches());
        m_workers.signal(0, SIGINT);
        QVERIFY(m_workers.at(0).waitForFinished(hangMs));
        QCOMPARE(m_workers.at(0).exitStatus(), QProcess::CrashExit);
        startWorkers(1, 1); // which tells that the call is lost
    } catch (const parallel::WorkerLost &) {
        return;
    }
    QFAIL("nothing was thrown");
}

void ClusterFaultsTest::aCancelReachesWhatRuns()
{
    startWorkers(1, 2);
    const auto threads = parallel::threads();
    QFuture<int> result = untilStopped(folder());
    QTRY_COMPARE(effects::count(folder(), QStringLiteral("began")), 1);
    result.cancel();
    QTRY_COMPARE(effects::count(folder(), QStringLiteral("stopped")), 1);
    QVERIFY(result.isCanceled());
}

void ClusterFaultsTest::aCancelReachesWhatWaits()
{
    const auto threads = parallel::threads();
    QFuture<int> waits = workOnce(folder(), 1, 0); // no worker is there
    QFuture<int> comes = workOnce(folder(), 2, 0);
    waits.cancel();
    QTRY_VERIFY(waits.isFinished());
    startWorkers(1, 1);
    QCOMPARE(comes.result(), 2);
}

void ClusterFaultsTest::timeOutsAreTheWorkers()
{
    startWorkers(1, 1);
    const auto timed = untilStopped.timeout(std::chrono::milliseconds(200));
    QVERIFY_THROWS_EXCEPTION(parallel::TimeoutError, [&] {
        const auto threads = parallel::threads();
        timed(folder());
    }());
    QCOMPARE(effects::count(folder(), QStringLiteral("stopped")), 1);
    {
        const auto threads = parallel::threads();
        workOnce(folder(), 1, 0); // the worker goes on
    }
    QCOMPARE(effects::count(folder(), QStringLiteral("done 1")), 1);
}

void ClusterFaultsTest::progressIsTold()
{
    startWorkers(1, 1);
    qint64 done = 0;
    const auto threads = parallel::threads();
    connect(threads.operator->(), &parallel::Threads::taskProgressed, threads.operator->(),
            [&](const parallel::TaskInfo &task) { done = task.done * 10 + task.total; });
    const QFuture<bool> result = progresses(folder());
    QTRY_COMPARE(done, 34);
    effects::openGate(folder());
    QVERIFY(result.result());
}

void ClusterFaultsTest::unknownTasksAreNamed()
{
    startWorkers(1, 1);
    const auto later = parallel::task("made too late", [](int i) { return i; }).remote();
    try {
        const auto threads = parallel::threads();
        later(1);
        threads->wait();
        QFAIL("nothing was thrown");
    } catch (const parallel::UsageError &error) {
        QVERIFY2(QString::fromUtf8(error.what()).contains(QStringLiteral("no remote task \"made too late\"")),
                 error.what());
    }
}

void ClusterFaultsTest::anotherBuildTakesNothing()
{
    startWorkers(1, 1, QStringLiteral("build=other"));
    const Warnings warnings;
    const auto threads = parallel::threads();
    QFuture<int> result = workOnce(folder(), 1, 0);
    QTRY_VERIFY(warnings.has(
        QRegularExpression(QStringLiteral("^1 call waits for build [0-9a-f]+; 1 worker runs other$"))));
    QVERIFY(!result.isFinished());
    startWorkers(1, 1);
    QCOMPARE(result.result(), 1);
}

void ClusterFaultsTest::callsEndWithTheirSubmitter()
{
    startWorkers(1, 2, QStringLiteral("grace=1"));
    QProcess dies;
    endWithTest(dies);
    startChild(dies, "submitter",
               {QStringLiteral("TEST_FOLDER=") + folder(),
                QStringLiteral("PARALLEL_CLUSTER=") + m_broker.url(QStringLiteral("grace=1"))});
    QTRY_COMPARE(effects::count(folder(), QStringLiteral("began")), 2);
    dies.kill();
    dies.waitForFinished(hangMs);
    QTRY_COMPARE(effects::count(folder(), QStringLiteral("stopped")), 2);
    {
        const auto threads = parallel::threads();
        workOnce(folder(), 1, 0); // comes behind what waited
    }
    QCOMPARE(effects::count(folder(), QStringLiteral("began")), 2);
}

void ClusterFaultsTest::waitingCallsHoldNoThreads()
{
    startWorkers(1, 1);
    const auto threads = parallel::threads(200);
    for (int i = 0; i < 64; ++i)
        waitsForGate(folder(), i);
    // What the tests before have left may still be there.
    const auto inQueue = [&] {
        const QString queues = m_broker.control(
            {QStringLiteral("list_queues"), QStringLiteral("name"), QStringLiteral("messages")});
        static const QRegularExpression queue(QStringLiteral("parallel\\.calls\\.\\S+\\s+(\\d+)\\b"));
        int messages = 0;
        for (auto found = queue.globalMatch(queues); found.hasNext();)
            messages += found.next().captured(1).toInt();
        return messages;
    };
    QTRY_VERIFY_WITH_TIMEOUT(inQueue() >= 64, hangMs);
    QFile status(QStringLiteral("/proc/self/status"));
    QVERIFY(status.open(QIODevice::ReadOnly));
    const QRegularExpression count(QStringLiteral("Threads:\\s+(\\d+)"));
    const int running = count.match(QString::fromUtf8(status.readAll())).captured(1).toInt();
    effects::openGate(folder());
    QVERIFY2(running < 64, qPrintable(QString::number(running)));
}

PARALLEL_TEST_MAIN(ClusterFaultsTest, {"worker", worker}, {"submitter", submitter}, {"poisoned", poisoned})
#include "tst_clusterfaults.moc"
