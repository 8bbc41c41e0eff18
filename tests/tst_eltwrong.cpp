// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What the ELT example once loaded wrongly into SQLite, with exit status 0: values that came as
// others, tables that lost what depended on them, scripts that were torn apart. (Answers that are
// no table: tst_eltanswers; PostgreSQL: tst_eltwrongpostgres.)

#include "elt/cannedserver.h"
#include "elt/elttest.h"
#include "elt/look.h"
#include "support/waits.h"

#include <QTest>

class TestEltWrong : public EltTest
{
    Q_OBJECT

private Q_SLOTS:
    void generatedColumnsKeepTheirPlaces();
    void csvNumbers_data();
    void csvNumbers();
    void sqliteTextThatIsNotUtf8IsRefused();
    void sqliteValuesStayThemselves();
    void bytesBesideOthersAreRefused();
    void aWidenedTableKeepsWhatDependsOnIt();
    void aTableKeepsItsWiderType();
    void aConstraintIsNotLost();
    void transformsAreSqlitesOwn();
    void transformErrorsHaveAPlace();
    void waitsNoLongerForALockThanTold();
};

void TestEltWrong::generatedColumnsKeepTheirPlaces()
{
    const QString shop = m_folder->filePath("shop.db");
    {
        Look look(shop);
        look.run("CREATE TABLE o (id INTEGER, total REAL AS (id * 1.5) STORED, name TEXT, city TEXT, "
                 "twice INTEGER AS (id * 2) VIRTUAL)");
        look.run("INSERT INTO o (id, name, city) VALUES (2, 'Ann', 'Rome'), (3, 'Bob', 'Oslo')");
    }
    const Ended ended = runElt(into({"sqlite:" + shop + "#o"}));
    QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
    QCOMPARE(Look(m_file).rows("SELECT id, total, name, city, twice FROM o"),
             (QStringList{"2|3|Ann|Rome|4", "3|4.5|Bob|Oslo|6"}));
}

void TestEltWrong::csvNumbers_data()
{
    QTest::addColumn<QByteArray>("values");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QStringList>("stored"); // as SQLite shows it
    QTest::addColumn<bool>("warns");

    QTest::newRow("seventeen digits") << QByteArray("0.30000000000000004\n5\n10") << "REAL"
                                      << QStringList{"0.30000000000000004", "5", "10"} << false;
    QTest::newRow("more than a double has") << QByteArray("0.30000000000000004001\n5\n10") << "TEXT"
                                            << QStringList{"0.30000000000000004001", "5", "10"} << true;
    QTest::newRow("versions") << QByteArray("3.10\n1.20") << "TEXT" << QStringList{"3.10", "1.20"} << true;
    QTest::newRow("versions beside a short one")
        << QByteArray("3.9\n3.10") << "TEXT" << QStringList{"3.9", "3.10"} << true;
    QTest::newRow("long whole numbers beside fractions")
        << QByteArray("9007199254740993\n0.5") << "TEXT" << QStringList{"9007199254740993", "0.5"} << true;
    QTest::newRow("exact whole numbers beside fractions")
        << QByteArray("9007199254740992\n0.5") << "REAL" << QStringList{"9007199254740992", "0.5"} << false;
    QTest::newRow("zero with a sign") << QByteArray("-0\n1") << "TEXT" << QStringList{"-0", "1"} << false;
    QTest::newRow("more than 64 bits") << QByteArray("18446744073709551616\n1") << "TEXT"
                                       << QStringList{"18446744073709551616", "1"} << true;
    QTest::newRow("too large for a double")
        << QByteArray("1.0e400\n1") << "TEXT" << QStringList{"1.0e400", "1"} << true;
    QTest::newRow("too small for a double")
        << QByteArray("1.0e-400\n1") << "TEXT" << QStringList{"1.0e-400", "1"} << true;
    QTest::newRow("plain") << QByteArray("0.1\n2.5\n-3") << "REAL" << QStringList{"0.1", "2.5", "-3"}
                           << false;
}

void TestEltWrong::csvNumbers()
{
    QFETCH(QByteArray, values);
    QFETCH(QString, type);
    QFETCH(QStringList, stored);
    QFETCH(bool, warns);
    CannedServer server;
    const QString source = server.answers("/t.csv", CannedServer::ok("text/csv", "v\n" + values + '\n'));
    const Ended ended = runElt(into({source}));
    QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
    Look look(m_file);
    QCOMPARE(look.rows("SELECT type FROM pragma_table_info('t')"), QStringList{type});
    // Qt writes doubles in its own way, so they are compared as doubles.
    QStringList found = look.rows("SELECT v FROM t");
    if (type == "REAL") {
        for (qsizetype i = 0; i < found.size(); ++i)
            found[i] = found[i].toDouble() == stored[i].toDouble() ? stored[i] : found[i];
    }
    QCOMPARE(found, stored);
    QCOMPARE(outcomeOf(ended, source).contains("done; column \"v\" is text"), warns);
}

void TestEltWrong::sqliteTextThatIsNotUtf8IsRefused()
{
    const QString shop = m_folder->filePath("shop.db");
    {
        Look look(shop);
        look.run("CREATE TABLE t (id INTEGER, name TEXT)");
        look.run("INSERT INTO t VALUES (1, 'Ann'), (2, CAST(x'4bf66c6e' AS TEXT))");
    }
    const Ended ended = runElt(into({"sqlite:" + shop + "#t"}));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("FAILED: wrong encoding: row 2, column \"name\" is not UTF-8"),
             qPrintable(ended.out));
    QCOMPARE(Look(m_file).tables(), QStringList());
}

void TestEltWrong::sqliteValuesStayThemselves()
{
    const QString shop = m_folder->filePath("shop.db");
    {
        Look look(shop);
        look.run(
            "CREATE TABLE t (r REAL, mixed, truth BOOLEAN, other BOOLEAN, inf REAL, nul TEXT, blob BLOB)");
        look.run("INSERT INTO t VALUES (0.1, 0.1, 1, 1, 9e999, CAST(x'610062' AS TEXT), x''), "
                 "(1e300, '', 0, 2, -9e999, '', NULL), (0.1 + 0.2, 7, NULL, 0, 0.5, '\ufeffx', x'00')");
    }
    const Ended ended = runElt(into({"sqlite:" + shop + "#t"}));
    QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
    Look look(m_file);
    QCOMPARE(look.rows("SELECT mixed FROM t"), (QStringList{"0.1", "", "7"}));
    QCOMPARE(look.rows("SELECT r = 0.1, r = 1e300, r = 0.1 + 0.2 FROM t"),
             (QStringList{"1|0|0", "0|1|0", "0|0|1"}));
    QCOMPARE(look.rows("SELECT truth, typeof(other), other FROM t"),
             (QStringList{"1|integer|1", "0|integer|2", "(null)|integer|0"}));
    QCOMPARE(look.rows("SELECT inf = 9e999, inf = -9e999, typeof(inf) FROM t"),
             (QStringList{"1|0|real", "0|1|real", "0|0|real"}));
    QCOMPARE(look.rows("SELECT hex(nul), hex(blob), typeof(blob) FROM t"),
             (QStringList{"610062||blob", "||null", "EFBBBF78|00|blob"}));
    QCOMPARE(look.rows("SELECT group_concat(type) FROM pragma_table_info('t')"),
             QStringList{"REAL,TEXT,BOOLEAN,INTEGER,REAL,TEXT,BLOB"});
}

void TestEltWrong::bytesBesideOthersAreRefused()
{
    const QString shop = m_folder->filePath("shop.db");
    {
        Look look(shop);
        look.run("CREATE TABLE t (v)");
        look.run("INSERT INTO t VALUES (1), (x'00ff')");
    }
    const Ended ended = runElt(into({"sqlite:" + shop + "#t"}));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("FAILED: row 2: column \"v\" holds bytes and other values"),
             qPrintable(ended.out));
}

void TestEltWrong::aWidenedTableKeepsWhatDependsOnIt()
{
    CannedServer server;
    const QString source = server.answers("/t.csv", CannedServer::ok("text/csv", "id,name,old\n1,Ann,x\n"));
    QCOMPARE(runElt(into({source})).status, 0);
    {
        Look look(m_file);
        look.run("CREATE INDEX by_name ON t (name)");
        look.run("CREATE UNIQUE INDEX by_id ON t (id) WHERE id <> 'none'");
        look.run("CREATE VIEW ids AS SELECT id FROM t");
        look.run("CREATE TABLE log (id)");
        look.run("CREATE TRIGGER logging AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.id); END");
    }
    server.answers("/t.csv", CannedServer::ok("text/csv", "id,name,new\nx7,Bob,y\n")); // id widens
    const Ended ended = runElt(into({source}));
    QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
    Look look(m_file);
    QCOMPARE(look.rows("SELECT * FROM t"), QStringList{"x7|Bob|y"});
    QCOMPARE(look.rows("SELECT * FROM ids"), QStringList{"x7"});
    QCOMPARE(look.rows("SELECT name FROM sqlite_master WHERE type IN ('index', 'trigger') ORDER BY name"),
             (QStringList{"by_id", "by_name", "logging"}));
    QCOMPARE(look.rows("SELECT count(*) FROM log"), QStringList{"1"});

    // A column that an index uses cannot go with the source's.
    server.answers("/t.csv", CannedServer::ok("text/csv", "id,new\nx8,z\n"));
    const Ended kept = runElt(into({source}));
    QVERIFY2(kept.status == 0, qPrintable(kept.out + kept.err));
    QCOMPARE(outcomeOf(kept, source),
             "done; column \"name\" is no longer in the source, and null in the table, "
             "where something depends on it");
    QCOMPARE(look.rows("SELECT id, name, new FROM t"), QStringList{"x8|(null)|z"});
    QCOMPARE(look.rows("SELECT count(*) FROM sqlite_master WHERE name = 'by_name'"), QStringList{"1"});
}

void TestEltWrong::aTableKeepsItsWiderType()
{
    CannedServer server;
    const auto load = [&](const QByteArray &body) {
        const Ended ended =
            runElt(into({server.answers("/t.csv", CannedServer::ok("text/csv", "v\n" + body + '\n'))}));
        QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
    };
    const auto type = [&] {
        return Look(m_file).rows("SELECT type, v FROM pragma_table_info('t'), t").join(';');
    };
    load("\n");
    load("5");
    QCOMPARE(type(), "INTEGER|5"); // with nothing but nulls so far it is no text yet
    load("0.5");
    QCOMPARE(type(), "REAL|0.5");
    load("7");
    QCOMPARE(type(), "REAL|7");
    load("007");
    QCOMPARE(type(), "TEXT|007");
    load("7.5");
    QCOMPARE(type(), "TEXT|7.5");
}

void TestEltWrong::aConstraintIsNotLost()
{
    {
        Look look(m_file);
        look.run("CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL)");
    }
    CannedServer server;
    const QString source = server.answers("/t.csv", CannedServer::ok("text/csv", okCsv.toUtf8()));
    QCOMPARE(runElt(into({source})).status, 0);
    QCOMPARE(Look(m_file).rows("SELECT * FROM t"), (QStringList{"1|Ann", "2|Bob"}));
    server.answers("/t.csv", CannedServer::ok("text/csv", "id,name\nx1,Ann\n"));
    const Ended ended = runElt(into({source}));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("FAILED: column \"id\" must become TEXT, which SQLite can do only by"),
             qPrintable(ended.out));
    QCOMPARE(Look(m_file).rows("SELECT * FROM t"), (QStringList{"1|Ann", "2|Bob"}));
}

void TestEltWrong::transformsAreSqlitesOwn()
{
    CannedServer server;
    const QString source = server.answers("/t.csv", CannedServer::ok("text/csv", okCsv.toUtf8()));
    const QString script = m_folder->filePath("s.sql");
    writeFile(script, "CREATE TABLE log (id);\n"
                      "CREATE TRIGGER logging AFTER INSERT ON t BEGIN\n"
                      "    INSERT INTO log VALUES (new.id); -- a; comment\n"
                      "    INSERT INTO log VALUES (';');\nEND;\n"
                      "INSERT INTO t VALUES (3, 'E''it;s'), (4, \"[a;b]\"); /* ; */;;\n");
    const Ended ended = runElt(into({"--transform", script, source}));
    QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
    QCOMPARE(Look(m_file).rows("SELECT * FROM log"), (QStringList{"3", ";", "4", ";"}));
}

void TestEltWrong::transformErrorsHaveAPlace()
{
    CannedServer server;
    const QString source = server.answers("/t.csv", CannedServer::ok("text/csv", okCsv.toUtf8()));
    const QString script = m_folder->filePath("s.sql");
    const auto outcome = [&](const QByteArray &text) {
        writeFile(script, text);
        return outcomeOf(runElt(into({"--transform", script, source})), "transform " + script);
    };
    QCOMPARE(outcome("CREATE TABLE x (a);\n\nSELECT 1,\n  nonsense\nFROM t;\n"),
             "FAILED: line 4: no such column: nonsense");
    QCOMPARE(outcome("CREATE TABLE x (a UNIQUE);\nINSERT INTO x VALUES (1);\nINSERT INTO x VALUES (1);\n"),
             "FAILED: line 3: UNIQUE constraint failed: x.a");
    QCOMPARE(outcome("CREATE TABLE x (a);\nCOMMIT;\n"),
             "FAILED: line 2: a transform is one transaction, and must not begin or end one itself");
    QCOMPARE(Look(m_file).tables(), QStringList{"t"});
}

void TestEltWrong::waitsNoLongerForALockThanTold()
{
    CannedServer server;
    const QString source = server.neverAnswers("/t.csv");
    RunningElt running(into({"--timeout", "2", "--retries", "0", source}));
    QTRY_COMPARE(server.requests(), 1);
    Look other(m_file);
    other.run("BEGIN IMMEDIATE");
    server.answerWaiting("/t.csv", CannedServer::ok("text/csv", okCsv.toUtf8()));
    const Ended ended = running.end();
    QCOMPARE(ended.status, 1);
    QCOMPARE(outcomeOf(ended, source),
             "FAILED: timed out: another program has kept the warehouse locked for 2 s");
    other.run("COMMIT");
}

QTEST_GUILESS_MAIN(TestEltWrong)
#include "tst_eltwrong.moc"
