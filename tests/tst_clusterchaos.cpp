// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Thousands of remote calls, while workers are killed at random, and the broker too. What must hold:
// the effect of every repeatable call is there; every other call was done once, or failed with
// WorkerLost, and never began twice; results are right; and the submitter ends by itself.

#include "support/broker.h"
#include "support/effects.h"
#include "support/testprogram.h"
#include "support/thorough.h"
#include "support/workers.h"

#include <libparallel/cluster.h>
#include <libparallel/parallel.h>

#include <QtCore/qscopeguard.h>

#include <QtTest/qtest.h>

#include <algorithm>

#include <unistd.h>

namespace {

int work(const QString &folder, int number)
{
    effects::add(folder, QStringLiteral("began %1").arg(number));
    ::usleep(useconds_t(2000 + number % 7 * 1000));
    effects::add(folder, QStringLiteral("done %1").arg(number));
    return number * 2;
}

const auto again = parallel::task("again", &work).remote().repeatable();
const auto once = parallel::task("once", &work).remote();

QString worker()
{
    parallel::serveIfWorker();
    return QStringLiteral("serveIfWorker() came back");
}

} // namespace

class ClusterChaosTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLawHolds();
};

void ClusterChaosTest::theLawHolds()
{
    const int rounds = testRounds(1);
    const int count = 3000 * rounds;
    constexpr int workerCount = 4;
    QRandomGenerator random(testSeed());
    QTemporaryDir folder;
    Broker broker;
    QString wrong = broker.start();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    qputenv("PARALLEL_CLUSTER", broker.url().toUtf8());
    Workers workers;
    const auto startWorker = [&] { workers.start("worker", {QStringLiteral("PARALLEL_WORKERS=4")}); };
    for (int i = 0; i < workerCount; ++i)
        startWorker();

    QList<QFuture<int>> results;
    int killed = 0;
    int brokerKilled = 0;
    try {
        const auto threads = parallel::threads({.onFailure = parallel::OnFailure::Continue});
        const auto endIfFailed = qScopeGuard([&] { // what is missing then may never come
            if (QTest::currentTestFailed())
                threads->cancel();
        });
        for (int i = 0; i < count; ++i)
            results.append(i % 2 == 0 ? again(folder.path(), i) : once(folder.path(), i));
        const int mostBroker = rounds > 1 ? 3 : 1;
        constexpr int betweenKills = 150; // calls that end, however fast that is: or none ever would
        while (threads->progress().completed() < count) {
            workers.kill(std::size_t(random.bounded(int(workers.count()))));
            startWorker();
            ++killed;
            if (brokerKilled < mostBroker
                && threads->progress().completed() > count * (brokerKilled + 1) / 5) {
                ++brokerKilled;
                QVERIFY(broker.sync().contains(QLatin1String("ok")));
                broker.kill();
                wrong = broker.start();
                QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
            }
            const qint64 enough = std::min<qint64>(count, threads->progress().completed() + betweenKills);
            QTRY_VERIFY_WITH_TIMEOUT(threads->progress().completed() >= enough, hangMs);
        }
    } catch (const parallel::TaskFailures &) {
    }

    const QMap<QString, int> done = effects::of(folder.path());
    int lost = 0;
    for (int i = 0; i < count; ++i) {
        const int began = done.value(QStringLiteral("began %1").arg(i));
        const int ended = done.value(QStringLiteral("done %1").arg(i));
        if (i % 2 == 0) {
            QCOMPARE(results[i].result(), i * 2);
            QVERIFY2(ended >= 1, qPrintable(QString::number(i)));
            continue;
        }
        QVERIFY2(began <= 1, qPrintable(QString::number(i)));
        try {
            QCOMPARE(results[i].result(), i * 2);
            QCOMPARE(ended, 1);
        } catch (const parallel::WorkerLost &) {
            ++lost;
        }
    }
    qInfo("%d calls, %d workers and the broker %d times killed, %d calls lost", count, killed, brokerKilled,
          lost);
    tell({.kind = "remote calls",
          .what = QStringLiteral("workers and the broker are killed"),
          .count = count});
    QVERIFY(killed >= 1 && brokerKilled >= 1);
}

PARALLEL_TEST_MAIN(ClusterChaosTest, {"worker", worker})
#include "tst_clusterchaos.moc"
