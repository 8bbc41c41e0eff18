// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Calls of remote tasks that run in worker processes: what comes back of them.

#include "support/broker.h"
#include "support/testprogram.h"
#include "support/workers.h"

#include <libparallel/cluster.h>
#include <libparallel/parallel.h>

#include <QtTest/qtest.h>

#include <stdexcept>

#include <unistd.h>

namespace {

struct TableMissing : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

/// It is not told to the other side.
struct Unheard : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

QString twice(const QString &text)
{
    return text + text;
}

const auto twiceThere = parallel::task("twice", &twice).remote();
const auto pidThere = parallel::task("pid", [](int) { return qint64(::getpid()); }).remote();
const auto fails = parallel::task("fails", [](int kind) {
                       if (kind == 0)
                           throw TableMissing("no table orders");
                       if (kind == 1)
                           throw Unheard("nobody knows");
                       throw parallel::RetryAfter(std::chrono::milliseconds(kind), "later");
                   }).remote();

QString worker()
{
    parallel::exception<TableMissing>();
    parallel::serveIfWorker();
    return QStringLiteral("serveIfWorker() came back");
}

} // namespace

class ClusterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void resultsComeBack();
    void callsRunInWorkers();
    void callsWithoutAScopeRunHere();
    void mapsKeepTheirOrder();
    void exceptionsKeepTheirType();

private:
    Broker m_broker;
    Workers m_workers;
};

void ClusterTest::initTestCase()
{
    const QString wrong = m_broker.start();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    qputenv("PARALLEL_CLUSTER", m_broker.url().toUtf8());
    parallel::exception<TableMissing>();
    for (int i = 0; i < 2; ++i)
        m_workers.start("worker", {QStringLiteral("PARALLEL_WORKERS=4")});
}

void ClusterTest::resultsComeBack()
{
    QList<QFuture<QString>> results;
    {
        const auto threads = parallel::threads();
        for (int i = 0; i < 100; ++i)
            results.append(twiceThere(QString::number(i)));
    }
    for (int i = 0; i < 100; ++i)
        QCOMPARE(results[i].result(), twice(QString::number(i)));
}

void ClusterTest::callsRunInWorkers()
{
    QSet<qint64> pids;
    const auto threads = parallel::threads();
    const QList<qint64> all = parallel::map(pidThere, QList<int>(200, 0));
    for (const qint64 pid : all)
        pids.insert(pid);
    QVERIFY(!pids.contains(::getpid()));
    QVERIFY(!pids.isEmpty());
    for (const qint64 pid : std::as_const(pids))
        QVERIFY(m_workers.pids().contains(pid));
}

void ClusterTest::callsWithoutAScopeRunHere()
{
    QCOMPARE(pidThere(0).result(), qint64(::getpid()));
    const auto serial = parallel::threads({.enabled = false});
    QCOMPARE(pidThere(0).result(), qint64(::getpid()));
}

void ClusterTest::mapsKeepTheirOrder()
{
    QStringList texts;
    QStringList expected;
    for (int i = 0; i < 300; ++i) {
        texts.append(QString::number(i));
        expected.append(twice(texts.last()));
    }
    const auto threads = parallel::threads();
    QCOMPARE(parallel::map(twiceThere, texts), expected);
}

void ClusterTest::exceptionsKeepTheirType()
{
    const auto call = [](int kind) {
        const auto threads = parallel::threads(1);
        fails(kind);
    };
    try {
        call(0);
        QFAIL("nothing was thrown");
    } catch (const TableMissing &missing) {
        QCOMPARE(missing.what(), "no table orders");
    }
    try {
        call(1);
        QFAIL("nothing was thrown");
    } catch (const parallel::RemoteError &error) {
        QVERIFY(error.type().endsWith(QStringLiteral("Unheard")));
        QCOMPARE(error.text(), QStringLiteral("nobody knows"));
        QCOMPARE(error.host(), QSysInfo::machineHostName());
    }
    try {
        call(20'000);
        QFAIL("nothing was thrown");
    } catch (const parallel::RetryAfter &later) {
        QCOMPARE(later.delay(), std::chrono::milliseconds(20'000));
    }
}

PARALLEL_TEST_MAIN(ClusterTest, {"worker", worker})
#include "tst_cluster.moc"
