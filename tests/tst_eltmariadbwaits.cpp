// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The ELT example, when a MariaDB server keeps it waiting, or the connection to it ends.

#include "elt/elttest.h"
#include "elt/look.h"
#include "elt/mariadb.h"
#include "support/waits.h"

#include <QTest>

#include <csignal>

class TestEltMariadbWaits : public EltTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void connectionLostInTheMiddle();
    void silence();
    void interrupted();
    void lockedTable();
    void tooManyConnections();

private:
    QStringList load(const QString &source) const { return into({"--retries", "0", "loaded=" + source}); }
    /// Rows that come at once, and one that does not.
    void makeSlowView();
    QString sleepers();

    std::unique_ptr<MariadbServer> m_server;
};

void TestEltMariadbWaits::initTestCase()
{
    m_server = std::make_unique<MariadbServer>();
    QVERIFY2(m_server->error().isEmpty(), qPrintable(m_server->error()));
}

void TestEltMariadbWaits::cleanup()
{
    m_server->run("DROP DATABASE shop; CREATE DATABASE shop CHARACTER SET utf8mb4");
    EltTest::cleanup();
}

void TestEltMariadbWaits::makeSlowView()
{
    m_server->run(
        "CREATE TABLE n (id INT); INSERT INTO n VALUES (1), (2), (3), (4);"
        "CREATE VIEW t AS SELECT id, repeat('x', 100000) AS t, sleep(if(id = 3, 100, 0)) AS s FROM n");
}

QString TestEltMariadbWaits::sleepers()
{
    return m_server->run("SELECT id FROM information_schema.processlist WHERE state = 'User sleep'")
        .trimmed();
}

void TestEltMariadbWaits::connectionLostInTheMiddle()
{
    makeSlowView();
    const QString source = m_server->address() + "#t";
    RunningElt running(load(source));
    QTRY_VERIFY(!sleepers().isEmpty());
    m_server->run("KILL " + sleepers());
    const Ended ended = running.end();
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("FAILED: cut off: "), qPrintable(ended.out));
    QCOMPARE(Look(m_file).tables(), QStringList());
}

void TestEltMariadbWaits::silence()
{
    makeSlowView();
    const Ended ended = runElt(QStringList{"--timeout", "1"} + load(m_server->address() + "#t"));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("FAILED: timed out: silent for 1 s"), qPrintable(ended.out));
    QTRY_VERIFY(sleepers().isEmpty()); // the server has noticed, too
}

void TestEltMariadbWaits::interrupted()
{
    makeSlowView();
    RunningElt running(load(m_server->address() + "#t"));
    QTRY_VERIFY(!sleepers().isEmpty());
    running.signal(SIGINT);
    const Ended ended = running.end();
    QCOMPARE(ended.status, 128 + SIGINT);
    QVERIFY2(ended.out.contains("cancelled"), qPrintable(ended.out));
    QCOMPARE(Look(m_file).tables(), QStringList());
    QTRY_VERIFY(sleepers().isEmpty());
}

void TestEltMariadbWaits::lockedTable()
{
    m_server->run("CREATE TABLE t (id INT); INSERT INTO t VALUES (1)");
    QProcess other;
    other.start("mariadb", {"--no-defaults", "--socket=" + m_server->socket(), "-uroot", "shop", "-e",
                            "LOCK TABLES t WRITE; SELECT sleep(100)"});
    QTRY_VERIFY(!sleepers().isEmpty());
    const Ended ended = runElt(QStringList{"--timeout", "1"} + load(m_server->address() + "#t"));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("timed out: ") || ended.out.contains("Lock wait timeout exceeded"),
             qPrintable(ended.out));
    m_server->run("KILL " + sleepers());
    QVERIFY(other.waitForFinished());
}

void TestEltMariadbWaits::tooManyConnections()
{
    m_server->run(
        "CREATE TABLE t (id INT); INSERT INTO t VALUES (1); ALTER USER ann@'%' WITH MAX_USER_CONNECTIONS 1");
    QStringList sources;
    for (int i = 0; i < 6; ++i)
        sources += QString("t%1=%2#t").arg(i).arg(m_server->address());
    const Ended ended = runElt(into(QStringList{"--workers", "6", "--retries", "20"} + sources));
    m_server->run("ALTER USER ann@'%' WITH MAX_USER_CONNECTIONS 0");
    QVERIFY2(ended.status == 0, qPrintable(ended.out));
}

QTEST_GUILESS_MAIN(TestEltMariadbWaits)
#include "tst_eltmariadbwaits.moc"
