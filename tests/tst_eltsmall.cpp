// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The example elt-small, which newcomers copy: it loads all it can, and says what it cannot.

#include "elt/cannedserver.h"
#include "elt/elttest.h"
#include "elt/look.h"

#include <QTest>

class TestEltSmall : public EltTest
{
    Q_OBJECT

private Q_SLOTS:
    void loadsThemAll_data();
    void loadsThemAll();
    void whatFailsIsNamed();
    void usage();

private:
    Ended run(const QStringList &arguments, const QStringList &environment = {})
    {
        return RunningProgram(ELT_SMALL_PROGRAM, QStringList{m_file} + arguments, {}, environment).end();
    }
};

void TestEltSmall::loadsThemAll_data()
{
    QTest::addColumn<QStringList>("environment");
    QTest::newRow("serially") << QStringList{"PARALLEL_ENABLED=0"};
    for (const int workers : {1, 2, 8, 64})
        QTest::addRow("%d", workers) << QStringList{QStringLiteral("PARALLEL_WORKERS=%1").arg(workers)};
}

void TestEltSmall::loadsThemAll()
{
    QFETCH(QStringList, environment);
    CannedServer server;
    QStringList addresses;
    const QByteArray people = R"([{"id": 1, "name": "Ann"}, {"name": "Bob", "tags": ["a", 2]}])";
    for (int i = 0; i < 16; ++i)
        addresses += server.answers(QStringLiteral("/table%1.json").arg(i),
                                    CannedServer::ok("application/json", people));
    VERIFY_DONE(run(addresses, environment));
    Look look(m_file);
    QCOMPARE(look.tables().size(), 16);
    for (int i = 0; i < 16; ++i)
        QCOMPARE(look.rows(QStringLiteral("SELECT id, name, tags FROM table%1").arg(i)),
                 (QStringList{"1|Ann|(null)", "(null)|Bob|[\"a\",2]"}));
}

void TestEltSmall::whatFailsIsNamed()
{
    CannedServer server;
    const QString good = server.answers("/good.json", CannedServer::ok("application/json", R"([{"id": 1}])"));
    const QString gone = server.answers("/gone.json", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    const QString odd =
        server.answers("/odd.json", CannedServer::ok("application/json", R"([{"id": 1}, 2])"));
    const Ended ended = run({gone, odd, good});
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.err.contains("404"), qPrintable(ended.err));
    QCOMPARE(Look(m_file).tables(), QStringList{"good"});
}

void TestEltSmall::usage()
{
    const Ended ended = RunningProgram(ELT_SMALL_PROGRAM, {}).end();
    QCOMPARE(ended.status, 2);
    QVERIFY(ended.err.startsWith("usage: elt-small"));
}

QTEST_GUILESS_MAIN(TestEltSmall)
#include "tst_eltsmall.moc"
