// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The ELT example, interrupted: it ends at once, and leaves whole tables only.

#include "elt/cannedserver.h"
#include "elt/elttest.h"
#include "elt/look.h"
#include "support/waits.h"

#include <QFile>
#include <QTest>

#include <csignal>

class TestEltInterruption : public EltTest
{
    Q_OBJECT

private Q_SLOTS:
    void interruption_data();
    void interruption();
    void interruptedWhileTheWarehouseIsLocked();
    void interruptedWhileTheWarehouseIsOpened();
};

void TestEltInterruption::interruption_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<QStringList>("environment");
    QTest::newRow("SIGINT") << SIGINT << QStringList();
    QTest::newRow("SIGTERM") << SIGTERM << QStringList();
    QTest::newRow("SIGINT, serially") << SIGINT << QStringList{"PARALLEL_ENABLED=0"};
    QTest::newRow("SIGINT, one worker") << SIGINT << QStringList{"PARALLEL_WORKERS=1"};
}

void TestEltInterruption::interruption()
{
    QFETCH(int, signal);
    QFETCH(QStringList, environment);
    CannedServer server;
    const QString good = server.answers("/good.csv", CannedServer::ok("text/csv", okCsv.toUtf8()));
    const QString stuck = server.neverAnswers("/stuck.csv");
    RunningElt running(into({good, stuck, "late=" + stuck}), {}, environment);
    const auto isLoaded = [&] {
        return QFile::exists(m_file) && Look(m_file).tables().contains("good") && server.requests() >= 2;
    };
    QTRY_VERIFY(isLoaded());
    running.signal(signal);
    const Ended ended = running.end();
    QCOMPARE(ended.status, 128 + signal);
    QCOMPARE(outcomeOf(ended, good), "done");
    QCOMPARE(outcomeOf(ended, stuck), "cancelled");
    QVERIFY2(ended.out.contains("1 of 3 done, "), qPrintable(ended.out));
    QCOMPARE(Look(m_file).tables(), QStringList{"good"});
}

void TestEltInterruption::interruptedWhileTheWarehouseIsLocked()
{
    CannedServer server;
    const QString good = server.answers("/good.csv", CannedServer::ok("text/csv", okCsv.toUtf8()));
    const QString next = server.neverAnswers("/next.csv");
    RunningElt running(into({"--workers", "2", good, next}));
    const auto isLoaded = [&] {
        return QFile::exists(m_file) && Look(m_file).tables().contains("good") && server.requests() == 2;
    };
    QTRY_VERIFY(isLoaded());
    Look other(m_file);
    other.run("BEGIN IMMEDIATE");
    server.answerWaiting("/next.csv", CannedServer::ok("text/csv", okCsv.toUtf8()));
    running.signal(SIGINT);
    const Ended ended = running.end();
    QCOMPARE(ended.status, 128 + SIGINT);
    QCOMPARE(outcomeOf(ended, next), "cancelled");
    other.run("COMMIT");
    QCOMPARE(other.tables(), QStringList{"good"});
}

void TestEltInterruption::interruptedWhileTheWarehouseIsOpened()
{
    Look other(m_file);
    other.run("CREATE TABLE kept (id)");
    other.run("BEGIN IMMEDIATE");
    RunningElt running(into({"http://127.0.0.1:1/a.csv"}));
    QTRY_VERIFY(running.hasOpen(m_file));
    running.signal(SIGINT);
    const Ended ended = running.end();
    QCOMPARE(ended.status, 128 + SIGINT);
    QCOMPARE(outcomeOf(ended, "http://127.0.0.1:1/a.csv"), "not started");
    other.run("COMMIT");
    QCOMPARE(other.tables(), QStringList{"kept"});
}

QTEST_GUILESS_MAIN(TestEltInterruption)
#include "tst_eltinterruption.moc"
