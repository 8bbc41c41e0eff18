// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What becomes of remote calls when the broker dies, or when a connection to it breaks.

#include "amqp/outbox.h"
#include "support/broker.h"
#include "support/clustertasks.h"
#include "support/cutter.h"
#include "support/effects.h"
#include "support/testprogram.h"
#include "support/workers.h"

#include <libparallel/cluster.h>
#include <libparallel/parallel.h>

#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

#include <csignal>

#include <unistd.h>

using namespace clustertasks;

namespace {

const auto large = parallel::task("large", [](int size) { return QByteArray(size, 'x'); }).remote();

constexpr int largeSize = 8'000'000;

QString asksForMuch()
{
    const auto threads = parallel::threads();
    return large(largeSize).result().size() == largeSize ? QString() : QStringLiteral("another size");
}

} // namespace

class ClusterConnectionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_workers.endAll(); }
    void aMessageIsCutOff();
    void whatIsGivenBackEndsWithTheConnection();
    void aCancelReachesWhoWasCutOff();
    void theBrokerLosesTheQueue_data();
    void theBrokerLosesTheQueue();
    void theBrokerRestarts();

private:
    void startWorkers(int count, int places, int port);
    QString folder() const { return m_folder->path(); }

    Broker m_broker;
    Workers m_workers;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void ClusterConnectionsTest::initTestCase()
{
    const QString wrong = m_broker.start();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    qputenv("PARALLEL_CLUSTER", m_broker.url().toUtf8());
}

void ClusterConnectionsTest::startWorkers(int count, int places, int port)
{
    for (int i = 0; i < count; ++i)
        m_workers.start("worker", {QStringLiteral("PARALLEL_WORKERS=%1").arg(places),
                                   QStringLiteral("PARALLEL_CLUSTER=") + m_broker.url({}, port)});
}

void ClusterConnectionsTest::aMessageIsCutOff()
{
    startWorkers(1, 1, m_broker.port());
    Cutter cutter(m_broker.port());
    cutter.cutAfter(largeSize / 2);
    QCOMPARE(
        runChild("asks-for-much", {QStringLiteral("PARALLEL_CLUSTER=") + m_broker.url({}, cutter.port())}),
        QString());
    QVERIFY(cutter.hasCut());
}

/// The broker gives it to others by itself; a copy would be a second call.
void ClusterConnectionsTest::whatIsGivenBackEndsWithTheConnection()
{
    using parallel::cluster::Outbox;
    Outbox outbox;
    Outbox::Item item;
    for (const auto kind : {Outbox::Item::Returned, Outbox::Item::Call, Outbox::Item::Answered}) {
        item.kind = kind;
        item.call.id = QByteArray::number(int(kind));
        outbox.add(item);
    }
    const std::vector<Outbox::Item> lost = outbox.linkLost();
    QCOMPARE(lost.size(), std::size_t(1));
    QVERIFY(lost.front().kind == Outbox::Item::Returned);
    QVERIFY(outbox.linkLost().empty());
}

void ClusterConnectionsTest::aCancelReachesWhoWasCutOff()
{
    Cutter cutter(m_broker.port());
    startWorkers(1, 1, cutter.port());
    const auto threads = parallel::threads();
    QFuture<int> result = untilStopped(folder());
    QTRY_COMPARE(effects::count(folder(), QStringLiteral("began")), 1);
    const auto ownQueues = [&] {
        return m_broker.control({QStringLiteral("list_queues"), QStringLiteral("name")})
            .count(QStringLiteral("parallel.worker."));
    };
    QCOMPARE(ownQueues(), 1);
    cutter.setCut(true);
    QTRY_COMPARE(ownQueues(), 0); // what is told now goes nowhere
    result.cancel();
    QTRY_VERIFY(result.isFinished());
    cutter.setCut(false);
    QTRY_COMPARE(effects::count(folder(), QStringLiteral("stopped")), 1);
    m_workers.endAll(); // while it is connected
}

void ClusterConnectionsTest::theBrokerRestarts()
{
    startWorkers(2, 4, m_broker.port());
    constexpr int count = 400;
    QList<QFuture<int>> results;
    {
        const auto threads = parallel::threads();
        for (int i = 0; i < count; ++i)
            results.append(workAgain(folder(), i, 20));
        QTRY_VERIFY(effects::of(folder()).size() > 60);
        QVERIFY(m_broker.sync().contains(QLatin1String("ok")));
        m_broker.kill();
        const QString wrong = m_broker.start();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
    const QMap<QString, int> done = effects::of(folder());
    for (int i = 0; i < count; ++i) {
        QCOMPARE(results[i].result(), i);
        QVERIFY(done.contains(QStringLiteral("done %1").arg(i)));
    }
}

void ClusterConnectionsTest::theBrokerLosesTheQueue_data()
{
    QTest::addColumn<bool>("isKilled");
    QTest::addColumn<bool>("callsAgain");
    // RabbitMQ 3.10 then has the queue, and no answer for it, until somebody deletes it.
    QTest::newRow("it is killed before it has written the queue's name") << true << false;
    QTest::newRow("somebody deletes it") << false << false;
    QTest::newRow("somebody deletes it, and then the submitter makes it anew") << false << true;
}

void ClusterConnectionsTest::theBrokerLosesTheQueue()
{
    QFETCH(const bool, isKilled);
    QFETCH(const bool, callsAgain);
    startWorkers(1, 1, m_broker.port());
    constexpr int count = 30;
    QList<QFuture<int>> results;
    QFuture<int> last;
    try {
        const auto threads = parallel::threads(
            {.timeout = std::chrono::milliseconds(hangMs), .onFailure = parallel::OnFailure::Continue});
        for (int i = 0; i < count; ++i)
            results.append(workAgain(folder(), i, 100));
        QTRY_VERIFY(!effects::of(folder()).isEmpty());
        m_workers.signal(0, SIGSTOP); // so that there are calls in it, however long that takes
        const QStringList queues = m_broker.control({"list_queues", "name"}).split('\n');
        const QString queue = queues.value(queues.indexOf(QRegularExpression("parallel\\.calls\\..*")));
        QVERIFY2(!queue.isEmpty(), qPrintable(queues.join(' ')));
        if (isKilled) {
            m_broker.kill();
            const QString wrong = m_broker.start();
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
        const QString deleted = m_broker.control({"delete_queue", queue});
        QVERIFY2(deleted.contains(QLatin1String("deleted")), qPrintable(deleted));
        if (callsAgain) {
            last = workAgain(folder(), count + 1, 0);
            QTRY_VERIFY(m_broker.control({"list_queues", "name"}).contains(queue));
        }
        m_workers.signal(0, SIGCONT);
    } catch (const parallel::TaskFailures &) {
    }
    int lost = 0;
    for (int i = 0; i < count; ++i) {
        try {
            QCOMPARE(results[i].result(), i);
        } catch (const parallel::WorkerLost &error) {
            QVERIFY2(QByteArray(error.what()).contains("the broker has lost the queue"), error.what());
            ++lost;
        }
    }
    QVERIFY(lost > 0);
    if (callsAgain)
        QCOMPARE(last.result(), count + 1); // it was still to be sent
    const auto threads = parallel::threads();
    QCOMPARE(workAgain(folder(), count, 0).result(), count); // and it goes on
}

PARALLEL_TEST_MAIN(ClusterConnectionsTest, {"worker", worker}, {"asks-for-much", asksForMuch})
#include "tst_clusterconnections.moc"
