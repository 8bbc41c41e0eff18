// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The ELT example whose sources are loaded by workers: other processes, which a real RabbitMQ connects.

#include "elt/cannedserver.h"
#include "elt/elttest.h"
#include "elt/look.h"
#include "elt/postgres.h"
#include "elt/process.h"
#include "support/broker.h"
#include "support/waits.h"

#include <libparallel/journal.h>

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>

using parallel::Journal;

class TestEltCluster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void workersLoad();
    void filesAreLoadedWhereTheyAre();
    void reasonsComeBack();
    void whatMayPassIsTriedAgain();
    void aServersLimitHoldsForAllWorkers();
    void ofALostWorkerTheSourceGoesToAnother();
    void rowsAreNotAppendedTwice();
    void interruptionEndsTheWorkersLoad();
    void nobodySeesPasswords();
    void sqliteWarehousesAreRefused();

private:
    std::unique_ptr<RunningProgram> worker() const
    {
        return std::make_unique<RunningProgram>(
            ELT_PROGRAM, QStringList(), QByteArray(),
            QStringList{"PARALLEL_WORKER=1", cluster(), "PARALLEL_RECORD=" + m_journals->path()});
    }
    QString cluster() const { return "PARALLEL_CLUSTER=" + m_broker.url(); }
    QStringList into(const QStringList &arguments) const
    {
        return QStringList{"--warehouse", m_address} + arguments;
    }
    Ended load(const QStringList &arguments) const { return runElt(into(arguments), {}, {cluster()}); }
    QString csv(const QString &path)
    {
        return m_http.answers(path, CannedServer::csv("id,name\n1,Ann\n2,Bob\n"));
    }
    QString config(const QByteArray &toml) const
    {
        const QString file = m_journals->filePath("elt.toml");
        writeFile(file, toml);
        return file;
    }
    /// How many loads workers have begun.
    int loadsByWorkers() const;

    CannedServer m_http;
    Broker m_broker;
    PostgresServer m_postgres;
    QString m_address;
    std::unique_ptr<QTemporaryDir> m_journals; // of one test
};

void TestEltCluster::initTestCase()
{
    QVERIFY2(m_postgres.error().isEmpty(), qPrintable(m_postgres.error()));
    m_address = m_postgres.address().toString(QUrl::FullyEncoded);
    QVERIFY2(QSqlDatabase::isDriverAvailable("QPSQL"), "install libqt6sql6-psql");
    const QString wrong = m_broker.start();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestEltCluster::init()
{
    m_journals = std::make_unique<QTemporaryDir>();
    Look(m_postgres.address())
        .run("SET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public");
}

int TestEltCluster::loadsByWorkers() const
{
    int all = 0;
    const QDir folder(m_journals->path());
    for (const QString &file : folder.entryList({"*.journal"}, QDir::Files)) {
        Journal journal;
        if (!journal.open(folder.filePath(file)))
            return -1;
        journal.forEach([&](const Journal::Record &) { ++all; });
    }
    return all;
}

void TestEltCluster::workersLoad()
{
    const auto first = worker();
    const auto second = worker();
    const QString transform = m_journals->filePath("report.sql");
    writeFile(transform, "CREATE TABLE report AS SELECT count(*) AS rows FROM customers");
    Look(m_postgres.address()).run("CREATE TABLE shop AS SELECT 7 AS id");
    const Ended ended = load({"--workers", "1", csv("/orders.csv"), csv("/customers.csv"),
                              "copy=" + m_address + "#shop", "--transform", transform});
    QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
    QVERIFY2(ended.out.contains("4 of 4 done; 5 rows"), qPrintable(ended.out));
    Look look(m_postgres.address());
    QCOMPARE(look.rows("SELECT name FROM orders ORDER BY id"), QStringList({"Ann", "Bob"}));
    QCOMPARE(look.rows("SELECT id FROM copy"), QStringList("7"));
    QCOMPARE(look.rows("SELECT rows FROM report"), QStringList("2"));
    QCOMPARE(loadsByWorkers(), 3);
}

void TestEltCluster::filesAreLoadedWhereTheyAre()
{
    const auto one = worker();
    const QString file = m_journals->filePath("stock.csv");
    writeFile(file, "id\n1\n");
    VERIFY_DONE(load({"file:" + file, csv("/orders.csv")}));
    Look look(m_postgres.address());
    QCOMPARE(look.rows("SELECT id FROM stock"), QStringList("1"));
    QCOMPARE(look.rows("SELECT count(*) FROM orders"), QStringList("2"));
    QCOMPARE(loadsByWorkers(), 1);
}

void TestEltCluster::reasonsComeBack()
{
    const QString missing = m_http.answers("/no.csv", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    const QString ragged = m_http.answers("/ragged.csv", CannedServer::csv("a,b\n1\n"));
    const Ended here = runElt(into({missing, ragged}));
    const auto one = worker();
    const Ended there = load({missing, ragged});
    QCOMPARE(there.status, 1);
    QVERIFY2(outcomeOf(there, missing).contains("404"), qPrintable(there.out));
    QCOMPARE(outcomeOf(there, missing), outcomeOf(here, missing));
    QCOMPARE(outcomeOf(there, ragged), outcomeOf(here, ragged));
}

void TestEltCluster::whatMayPassIsTriedAgain()
{
    const auto one = worker();
    const QByteArray busy = "HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n";
    const QByteArray away = "HTTP/1.1 500 Away\r\nContent-Length: 0\r\n\r\n";
    const QString transform = m_journals->filePath("report.sql"); // which only runs where nothing has failed
    writeFile(transform, "CREATE TABLE report AS SELECT id FROM busy");
    VERIFY_DONE(load({m_http.answersInTurn("/busy.csv", {busy, away, CannedServer::csv("id\n1\n")}),
                      "--transform", transform}));
    QCOMPARE(Look(m_postgres.address()).rows("SELECT id FROM report"), QStringList("1"));
    QCOMPARE(loadsByWorkers(), 3);
}

void TestEltCluster::aServersLimitHoldsForAllWorkers()
{
    const auto one = worker();
    const auto two = worker();
    const QString slow = m_http.neverAnswers("/slow.csv"); // which of two is first is not promised
    const QString other = csv("/other.csv").replace("127.0.0.1", "localhost"); // another server, by its name
    const int before = m_http.requests();
    RunningElt job(into({"--per-host", "1", "a=" + slow, "b=" + slow, other}), {}, {cluster()});
    Look look(m_postgres.address());
    QTRY_COMPARE(look.rows("SELECT count(*) FROM pg_class WHERE relname = 'other'"), QStringList("1"));
    QCOMPARE(m_http.requests(), before + 2); // not the second one
    const QByteArray answer = CannedServer::csv("id\n1\n");
    m_http.answerWaiting("/slow.csv", answer);
    QTRY_COMPARE(m_http.requests(), before + 3);
    m_http.answerWaiting("/slow.csv", answer);
    VERIFY_DONE(job.end());
}

void TestEltCluster::ofALostWorkerTheSourceGoesToAnother()
{
    auto first = worker();
    const QString slow = m_http.neverAnswers("/slow.csv");
    const int before = m_http.requests();
    RunningElt job(into({slow}), {}, {cluster()});
    QTRY_COMPARE(m_http.requests(), before + 1);
    first->signal(SIGKILL);
    m_http.answers("/slow.csv", CannedServer::csv("id\n1\n"));
    const auto second = worker();
    VERIFY_DONE(job.end());
    QCOMPARE(Look(m_postgres.address()).rows("SELECT id FROM slow"), QStringList("1"));
}

void TestEltCluster::rowsAreNotAppendedTwice()
{
    auto first = worker();
    const QString slow = m_http.neverAnswers("/log.csv");
    const int before = m_http.requests();
    RunningElt job(
        into({"--config", config("[[source]]\nmode = \"append\"\nfrom = \"" + slow.toUtf8() + "\"\n")}), {},
        {cluster()});
    QTRY_COMPARE(m_http.requests(), before + 1);
    const auto second = worker();
    first->signal(SIGKILL);
    const Ended ended = job.end();
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("FAILED: ") && ended.out.contains("worker"), qPrintable(ended.out));
    QCOMPARE(m_http.requests(), before + 1);
}

void TestEltCluster::interruptionEndsTheWorkersLoad()
{
    const auto one = worker();
    const QString slow = m_http.neverAnswers("/never.csv");
    const int before = m_http.requests();
    RunningElt job(into({slow}), {}, {cluster()});
    QTRY_COMPARE(m_http.requests(), before + 1);
    job.signal(SIGINT);
    const Ended ended = job.end();
    QCOMPARE(ended.status, 128 + SIGINT);
    QCOMPARE(outcomeOf(ended, slow), "cancelled");
    one->signal(SIGTERM);
    QCOMPARE(one->end().status, 0); // it has nothing left that it would wait for
}

void TestEltCluster::nobodySeesPasswords()
{
    const QString password = m_postgres.address().password();
    QVERIFY(!password.isEmpty());
    {
        const auto one = worker();
        VERIFY_DONE(load({csv("/orders.csv")}));
        one->signal(SIGTERM);
        const Ended ended = one->end();
        QVERIFY(!(ended.out + ended.err).contains(password));
    }
    const QDir folder(m_journals->path());
    const QStringList journals = folder.entryList({"*.journal"}, QDir::Files);
    QCOMPARE(journals.size(), 1);
    QFile journal(folder.filePath(journals.first()));
    QVERIFY(journal.open(QIODevice::ReadOnly));
    QVERIFY(!journal.readAll().contains(password.toUtf8()));
}

void TestEltCluster::sqliteWarehousesAreRefused()
{
    const Ended ended = runElt({"--warehouse", "sqlite:" + m_journals->filePath("w.db"), csv("/orders.csv")},
                               {}, {cluster()});
    QCOMPARE(ended.status, 2);
    QVERIFY2(ended.err.contains("PARALLEL_CLUSTER") && ended.err.contains("postgresql://"),
             qPrintable(ended.err));
}

QTEST_GUILESS_MAIN(TestEltCluster)
#include "tst_eltcluster.moc"
