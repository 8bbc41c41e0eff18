// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The ELT example against servers that are busy, refuse, or hang up: it comes back, and what it
// loads is what a good night would have loaded.

#include "elt/cannedserver.h"
#include "elt/elttest.h"
#include "elt/look.h"
#include "support/waits.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>

class TestEltNight : public EltTest
{
    Q_OBJECT

private Q_SLOTS:
    void aFlakyServerGivesAllInTheEnd();
    void comesBackWhenTheServerSays();
    void triesNoMoreThanTold();
    void whatWillNotPassIsNotTriedAgain_data();
    void whatWillNotPassIsNotTriedAgain();
    void anInterruptionEndsAPause();
};

void TestEltNight::aFlakyServerGivesAllInTheEnd()
{
    QStringList dumps;
    for (const QStringList &manners : {QStringList(), QStringList{"--flaky"}}) {
        const ServerProcess server(PYTHON, QStringList{FLAKY_SERVER} + manners);
        QVERIFY2(!server.line().isEmpty(), qPrintable(server.error()));
        const QString file = m_folder->filePath(QStringLiteral("%1.db").arg(dumps.size()));
        QStringList arguments{"--warehouse", "sqlite:" + file, "--workers", "8", "--retries", "12"};
        for (int i = 0; i < 60; ++i)
            arguments += QStringLiteral("%1/%2.csv").arg(server.line()).arg(i);
        const Ended ended = runElt(arguments);
        QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
        QVERIFY2(ended.out.contains("60 of 60 done; 120000 rows"), qPrintable(ended.out.right(200)));
        dumps += Look(file).dump();
    }
    QVERIFY(dumps[0].contains("1999|row 1999 of 7|499.75"));
    QVERIFY(dumps[0] == dumps[1]);
}

void TestEltNight::comesBackWhenTheServerSays()
{
    CannedServer server;
    const QString source = server.answersInTurn(
        "/t.csv", {"HTTP/1.1 429 Slow down\r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n",
                   "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nid\n1\n", // cut off
                   CannedServer::ok("text/csv", okCsv.toUtf8())});
    QElapsedTimer timer;
    timer.start();
    const Ended ended = runElt(into({source}));
    QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
    QVERIFY(timer.hasExpired(2000)); // not earlier
    QCOMPARE(server.requests(), 3);
    QCOMPARE(Look(m_file).rows("SELECT * FROM t"), (QStringList{"1|Ann", "2|Bob"}));
}

void TestEltNight::triesNoMoreThanTold()
{
    CannedServer server;
    const QString source =
        server.answers("/t.csv", "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
    const Ended ended = runElt(into({"--retries", "1", source}));
    QCOMPARE(ended.status, 1);
    QCOMPARE(outcomeOf(ended, source), "FAILED: HTTP 503 Service Unavailable");
    QCOMPARE(server.requests(), 2);
}

void TestEltNight::whatWillNotPassIsNotTriedAgain_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("404") << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("401") << QByteArray("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("malformed") << CannedServer::ok("text/csv", "a,b\n1\n");
    QTest::newRow("no rows") << CannedServer::ok("text/csv", "a,b\n");
}

void TestEltNight::whatWillNotPassIsNotTriedAgain()
{
    QFETCH(QByteArray, answer);
    CannedServer server;
    const QString source = server.answers("/t.csv", answer);
    QCOMPARE(runElt(into({"--retries", "5", source})).status, 1);
    QCOMPARE(server.requests(), 1);
}

void TestEltNight::anInterruptionEndsAPause()
{
    CannedServer server;
    const QString source =
        server.answers("/t.csv", "HTTP/1.1 503 Busy\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n");
    RunningElt running(into({source}));
    QTRY_COMPARE(server.requests(), 1);
    running.signal(SIGTERM);
    const Ended ended = running.end();
    QCOMPARE(ended.status, 128 + SIGTERM);
    QCOMPARE(outcomeOf(ended, source), "cancelled");
}

QTEST_GUILESS_MAIN(TestEltNight)
#include "tst_eltnight.moc"
