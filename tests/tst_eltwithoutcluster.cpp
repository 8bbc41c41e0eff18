// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The ELT example where Parallel::Cluster was not there when it was built: it says so.

#include "job.h"
#include "workers.h"

#include <libparallel/errors.h>

#include <QTest>

class TestEltWithoutCluster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qunsetenv("PARALLEL_CLUSTER");
        qunsetenv("PARALLEL_WORKER");
    }
    void withoutVariablesAllIsLoadedHere()
    {
        serveIfWorker();
        QVERIFY(!loadByWorker(Job(), {}));
    }
    void itSaysSo()
    {
        qputenv("PARALLEL_CLUSTER", "amqp://127.0.0.1");
        QVERIFY_THROWS_EXCEPTION(parallel::ConfigError, (void)loadByWorker(Job(), {}));
        qputenv("PARALLEL_WORKER", "1");
        try {
            serveIfWorker();
            QFAIL("it served");
        } catch (const parallel::ConfigError &error) {
            QCOMPARE(QString(error.what()), "PARALLEL_WORKER is set, and this elt was built without "
                                            "Parallel::Cluster, so it has no workers on other machines");
        }
    }
};

QTEST_GUILESS_MAIN(TestEltWithoutCluster)
#include "tst_eltwithoutcluster.moc"
