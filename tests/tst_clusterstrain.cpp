// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What becomes of remote calls when a worker stands still, or the broker takes nothing any more.

#include "support/broker.h"
#include "support/clustertasks.h"
#include "support/testprogram.h"
#include "support/warnings.h"
#include "support/workers.h"

#include <QtCore/qscopeguard.h>
#include <QtTest/qtest.h>

#include <unistd.h>

using namespace clustertasks;

namespace {

const auto workOnce = parallel::task("work once", &work).remote();
const auto pidThere = parallel::task("pid", [](const QString &folder, int number) {
                          work(folder, number, 20);
                          return qint64(::getpid());
                      }).remote();
const auto sizeOf =
    parallel::task("size", [](const QByteArray &bytes) { return int(bytes.size()); }).remote();

} // namespace

class ClusterStrainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_workers.endAll(); }
    void aWorkerStandsStill();
    void theBrokersDiskIsFull_data();
    void theBrokersDiskIsFull();
    void workersKeepTheirCallsMeanwhile();

private:
    QString folder() const { return m_folder->path(); }
    void startWorkers(int count)
    {
        for (int i = 0; i < count; ++i)
            m_workers.start("worker", {QStringLiteral("PARALLEL_WORKERS=2")});
    }
    /// The broker takes no messages from now on, or does again.
    void setDiskFull(bool full)
    {
        const QString limit = full ? QStringLiteral("1000000GB") : QStringLiteral("1MB");
        m_broker.control({QStringLiteral("set_disk_free_limit"), limit});
        const auto alarms = [&] { return m_broker.control({QStringLiteral("status")}); };
        QTRY_COMPARE(alarms().contains(QLatin1String("Free disk space alarm")), full);
    }

    /// Bytes that the broker has sent to those connections whose messages it does not take now. -1: there are
    /// none.
    qint64 sentToBlocked() const
    {
        const QString all = m_broker.control(
            {QStringLiteral("list_connections"), QStringLiteral("state"), QStringLiteral("send_oct")});
        qint64 most = -1;
        for (const QString &line : all.split(u'\n')) {
            if (line.startsWith(QLatin1String("blocked")))
                most = std::max(most, line.section(u'\t', 1).toLongLong());
        }
        return most;
    }

    Broker m_broker;
    Workers m_workers;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void ClusterStrainTest::initTestCase()
{
    const QString wrong = m_broker.start();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    // Who is silent for two of them is given up.
    qputenv("PARALLEL_CLUSTER", m_broker.url(QStringLiteral("heartbeat=1")).toUtf8());
}

void ClusterStrainTest::aWorkerStandsStill()
{
    startWorkers(2);
    constexpr int count = 60;
    QList<QFuture<int>> again;
    QList<QFuture<int>> once;
    try {
        const auto threads = parallel::threads({.onFailure = parallel::OnFailure::Continue});
        for (int i = 0; i < count; ++i) {
            again.append(workAgain(folder(), i, 30));
            once.append(workOnce(folder(), count + i, 30));
        }
        QTRY_VERIFY(effects::of(folder()).size() > 20);
        m_workers.signal(0, SIGSTOP);
    } catch (const parallel::TaskFailures &) {
    }
    const auto goOn = qScopeGuard([&] { m_workers.signal(0, SIGCONT); });
    const QMap<QString, int> done = effects::of(folder());
    int lost = 0;
    for (int i = 0; i < count; ++i) {
        QCOMPARE(again[i].result(), i);
        QVERIFY(done.value(QStringLiteral("done %1").arg(i)) >= 1);
        QVERIFY(done.value(QStringLiteral("began %1").arg(count + i)) <= 1);
        try {
            QCOMPARE(once[i].result(), count + i);
            QCOMPARE(done.value(QStringLiteral("done %1").arg(count + i)), 1);
        } catch (const parallel::WorkerLost &) {
            ++lost;
        }
    }
    QVERIFY2(lost <= 2, qPrintable(QString::number(lost))); // what it had begun

    // It goes on, and is a worker as any other: what it answers now is of no interest to anybody.
    m_workers.signal(0, SIGCONT);
    const qint64 pid = m_workers.pids().first();
    const auto takesCalls = [&] {
        static int number = 1000;
        const auto threads = parallel::threads();
        QList<QFuture<qint64>> pids;
        for (int i = 0; i < 8; ++i)
            pids.append(pidThere(folder(), number++));
        bool found = false;
        for (auto &future : pids)
            found = future.result() == pid || found;
        return found;
    };
    QTRY_VERIFY(takesCalls());
}

void ClusterStrainTest::theBrokersDiskIsFull_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("count");
    QTest::newRow("small calls") << 100 << 200;
    QTest::newRow("more than connections take") << 4'000'000 << 12;
}

void ClusterStrainTest::theBrokersDiskIsFull()
{
    QFETCH(int, size);
    QFETCH(int, count);
    startWorkers(2);
    {
        const auto threads = parallel::threads();
        QCOMPARE(sizeOf(QByteArray(3, 'x')).result(), 3);
    }
    const Warnings warnings;
    const auto threads = parallel::threads();
    setDiskFull(true);
    const auto freeAgain = qScopeGuard([&] { setDiskFull(false); });
    if (QTest::currentTestFailed())
        return;
    const auto repeats = sizeOf.repeatable();
    QList<QFuture<int>> results;
    for (int i = 0; i < count; ++i)
        results.append(repeats(QByteArray(size + i, 'x')));
    // For longer than a connection may be silent: three heartbeats of the broker, of 8 bytes.
    qint64 first = -1;
    QTRY_VERIFY((first = sentToBlocked()) >= 0);
    QTRY_VERIFY(sentToBlocked() >= first + 3 * 8);
    QCOMPARE(threads->progress().completed(), 0);
    if (size < 1000) // else it cannot say so while it is sent what it does not read
        QVERIFY(warnings.has(QRegularExpression(QStringLiteral(".*the broker takes no messages.*disk"))));
    setDiskFull(false);
    for (int i = 0; i < count; ++i)
        QCOMPARE(results[i].result(), size + i);
}

/// Longer than any question to the broker may take. What they have is not given to others, and so not lost.
void ClusterStrainTest::workersKeepTheirCallsMeanwhile()
{
    startWorkers(1);
    const auto threads = parallel::threads();
    QList<QFuture<int>> results;
    for (int i = 0; i < 2; ++i)
        results.append(workOnce(folder(), i, 3000));
    QTRY_COMPARE(effects::of(folder()).size(), 2); // both have begun
    setDiskFull(true);
    const auto freeAgain = qScopeGuard([&] { setDiskFull(false); });
    QTRY_COMPARE(effects::of(folder()).size(), 4); // and ended, and their answers wait
    qint64 first = -1;
    QTRY_VERIFY((first = sentToBlocked()) >= 0);
    QTRY_VERIFY(sentToBlocked() >= first + 25 * 8);
    QCOMPARE(threads->progress().completed(), 0);
    setDiskFull(false);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(results[i].result(), i);
}

PARALLEL_TEST_MAIN(ClusterStrainTest, {"worker", &worker})
#include "tst_clusterstrain.moc"
