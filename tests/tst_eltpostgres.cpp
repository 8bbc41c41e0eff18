// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The ELT example with PostgreSQL as its warehouse and as a source, on a server of the test's own.

#include "elt/cannedserver.h"
#include "elt/elttest.h"
#include "elt/look.h"
#include "elt/postgres.h"
#include "elt/process.h"
#include "support/waits.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

class TestEltPostgres : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void valuesKeepTypesAndDigits();
    void aSecondRunKeepsViewsAndGrants();
    void changedColumnsReplaceTheTable();
    void aColumnThatAViewUsesStays();
    void manyWorkersLoadAtTheSameTime();
    void failedSourceLeavesTheOldTable();
    void failedTransformLeavesNothing();
    void oddNamesAreSafe();
    void tableOfTheCatalogueIsNotTouched();
    void manyRowsAndLargeFields();
    void tooFewConnectionsAreAReason();
    void tablesAreSourcesToo();
    void interruptionCommitsNothing();
    void wrongPasswordIsARefusal();

private:
    QStringList into(const QStringList &arguments) const
    {
        return QStringList{"--warehouse", m_address} + arguments;
    }
    QString csv(const QString &name, const QByteArray &body)
    {
        return m_http.answers(name, CannedServer::ok("text/csv", body));
    }

    CannedServer m_http;
    std::unique_ptr<PostgresServer> m_postgres;
    QString m_address;
};

void TestEltPostgres::initTestCase()
{
    m_postgres = std::make_unique<PostgresServer>();
    QVERIFY2(m_postgres->error().isEmpty(), qPrintable(m_postgres->error()));
    m_address = m_postgres->address().toString(QUrl::FullyEncoded);
    QVERIFY2(QSqlDatabase::isDriverAvailable("QPSQL"), "install libqt6sql6-psql");
}

void TestEltPostgres::cleanup()
{
    if (!m_postgres->error().isEmpty())
        return;
    Look(m_postgres->address())
        .run("SET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public");
}

void TestEltPostgres::valuesKeepTypesAndDigits()
{
    const QString address = m_http.answers("/values.json", CannedServer::ok("application/json", R"([
        {"long": 9223372036854775807, "big": 123456789012345678901234567890.12, "real": 0.1, "zip": "01067",
         "flag": true, "day": "2024-02-29", "at": "2024-02-29T23:59:59.123456", "when": "2024-03-01T00:00:00+02:00",
         "nested": {"a": [1, 2]}, "text": "it's \\ '); DROP TABLE x; --", "none": null},
        {"real": 2, "zip": "", "text": "😀"}])"));
    const Ended ended = runElt(into({address}));
    VERIFY_DONE(ended);
    Look look(m_postgres->address());
    QCOMPARE(
        look.rows(
            "SELECT string_agg(format_type(atttypid, atttypmod), ', ' ORDER BY attnum) FROM pg_attribute "
            "WHERE attrelid = 'values'::regclass AND attnum > 0"),
        QStringList{"bigint, numeric, double precision, text, boolean, date, timestamp without time zone, "
                    "timestamp with time zone, text, text, text"});
    look.run("SET TimeZone = 'UTC'");
    QCOMPARE(
        look.rows(
            "SELECT long::text, big::text, real::text, zip, flag::text, day::text, at::text, \"when\"::text, "
            "nested, text, none FROM \"values\""),
        (QStringList{"9223372036854775807|123456789012345678901234567890.12|0.1|01067|true|2024-02-29|"
                     "2024-02-29 23:59:59.123456|2024-02-29 22:00:00+00|{\"a\": [1, 2]}|it's \\ '); DROP "
                     "TABLE x; --|(null)",
                     "(null)|(null)|2||(null)|(null)|(null)|(null)|(null)|😀|(null)"}));
}

void TestEltPostgres::aSecondRunKeepsViewsAndGrants()
{
    const QString people = csv("/people.csv", "id,name\n1,Ann\n");
    VERIFY_DONE(runElt(into({people})));
    Look look(m_postgres->address());
    look.run("CREATE VIEW names AS SELECT name FROM people");
    look.run("CREATE INDEX ON people (name)");
    csv("/people.csv", "id,name\n1,Ann\n2,Bob\n");
    VERIFY_DONE(runElt(into({people})));
    VERIFY_DONE(runElt(into({people})));
    QCOMPARE(look.rows("SELECT * FROM names ORDER BY name"), (QStringList{"Ann", "Bob"}));
    QCOMPARE(look.rows("SELECT count(*) FROM pg_indexes WHERE tablename = 'people'"), QStringList{"1"});
}

void TestEltPostgres::changedColumnsReplaceTheTable()
{
    const QString people = csv("/people.csv", "id,name\n1,Ann\n");
    VERIFY_DONE(runElt(into({people})));
    csv("/people.csv", "id,name\nx1,Ann\n");
    VERIFY_DONE(runElt(into({people})));
    QCOMPARE(Look(m_postgres->address()).rows("SELECT * FROM people"), QStringList{"x1|Ann"});
}

void TestEltPostgres::aColumnThatAViewUsesStays()
{
    const QString people = csv("/people.csv", "id,name\n1,Ann\n");
    VERIFY_DONE(runElt(into({people})));
    Look look(m_postgres->address());
    look.run("CREATE VIEW ids AS SELECT id FROM people");
    csv("/people.csv", "name,born\nAnn,1999-12-31\n");
    const Ended ended = runElt(into({people}));
    VERIFY_DONE(ended);
    QVERIFY2(ended.out.contains("done; column \"id\" is no longer in the source"), qPrintable(ended.out));
    QCOMPARE(look.rows("SELECT name, born, id FROM people"), QStringList{"Ann|1999-12-31|(null)"});
    QCOMPARE(look.rows("SELECT * FROM ids"), QStringList{"(null)"});
}

void TestEltPostgres::manyWorkersLoadAtTheSameTime()
{
    const QString address =
        m_http.answersTogether("/table", CannedServer::ok("text/csv", "id,name\n1,Ann\n2,Bob\n"), 16);
    QStringList arguments{"--workers", "16"};
    for (int i = 0; i < 64; ++i)
        arguments += QStringLiteral("t%1=%2?%1").arg(i).arg(address);
    const Ended ended = runElt(into(arguments));
    VERIFY_DONE(ended);
    QVERIFY2(ended.out.contains("64 of 64 done; 128 rows"), qPrintable(ended.out));
    QCOMPARE(Look(m_postgres->address()).tables().size(), 64);
}

void TestEltPostgres::failedSourceLeavesTheOldTable()
{
    const QString bad = csv("/bad", "id\n1\n");
    const QString good = csv("/good.csv", "id\n2\n");
    VERIFY_DONE(runElt(into({bad})));
    // A sound file, but not for this table: it fails in the middle of the transaction.
    Look(m_postgres->address()).run("ALTER TABLE bad ADD COLUMN key uuid");
    csv("/bad", "id,key\n2,\n3,x\n");
    const Ended ended = runElt(into({"--workers", "1", bad, good}));
    QCOMPARE(ended.status, 1);
    QVERIFY2(
        ended.out.contains("FAILED: invalid input syntax for type uuid: \"x\" (line 2, column key: \"x\")"),
        qPrintable(ended.out));
    Look look(m_postgres->address());
    QCOMPARE(look.rows("SELECT id FROM bad"), QStringList{"1"});
    QCOMPARE(look.rows("SELECT * FROM good"), QStringList{"2"});
}

void TestEltPostgres::failedTransformLeavesNothing()
{
    QTemporaryDir folder;
    QFile script(folder.filePath("bad.sql"));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("CREATE TABLE half AS SELECT 1; DO $$ BEGIN PERFORM 1/0; END $$; SELECT 1;");
    script.close();
    const Ended ended = runElt(into({"--transform", script.fileName(), csv("/a.csv", "id\n1\n")}));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("FAILED: division by zero"), qPrintable(ended.out));
    QCOMPARE(Look(m_postgres->address()).tables(), QStringList{"a"});
}

void TestEltPostgres::oddNamesAreSafe()
{
    const QString longName(80, 'n');
    const QString odd = csv("/odd.csv", "\"a\"\"b\",select,\"" + QByteArray(80, 'c') + "1\",\""
                                            + QByteArray(80, 'c') + "2\"\n1,2,3,4\n");
    VERIFY_DONE(runElt(into({"select=" + odd, longName + "1=" + odd, longName + "2=" + odd})));
    Look look(m_postgres->address());
    QCOMPARE(look.tables().size(), 3);
    QCOMPARE(look.rows("SELECT \"a\"\"b\", \"select\" FROM \"select\""), QStringList{"1|2"});
    VERIFY_DONE(runElt(into({"select=" + odd, longName + "1=" + odd, longName + "2=" + odd})));
    QCOMPARE(look.tables().size(), 3);
}

void TestEltPostgres::tableOfTheCatalogueIsNotTouched()
{
    VERIFY_DONE(runElt(into({"pg_class=" + csv("/a.csv", "id\n1\n")})));
    VERIFY_DONE(runElt(into({"pg_class=" + csv("/a.csv", "id\n2\n")})));
    Look look(m_postgres->address());
    QCOMPARE(look.rows("SELECT id FROM public.pg_class"), QStringList{"2"});
    QVERIFY(look.rows("SELECT count(*) FROM pg_catalog.pg_class").value(0).toInt() > 100);
}

void TestEltPostgres::manyRowsAndLargeFields()
{
    QByteArray body = "id,text\n";
    for (int i = 0; i < 50'000; ++i)
        body += QByteArray::number(i) + ",row " + QByteArray::number(i) + '\n';
    body += "50000," + QByteArray(5'000'000, 'x') + '\n';
    VERIFY_DONE(runElt(into({csv("/many.csv", body)})));
    QCOMPARE(Look(m_postgres->address()).rows("SELECT count(*), sum(id), max(length(text)) FROM many"),
             QStringList{"50001|1250025000|5000000"});
}

void TestEltPostgres::tooFewConnectionsAreAReason()
{
    // Of the server's 50 connections the program finds one free: for the source, none for the warehouse.
    std::vector<std::unique_ptr<Look>> taken;
    taken.push_back(std::make_unique<Look>(m_postgres->address()));
    const QString others = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'";
    QTRY_COMPARE(taken.front()->rows(others), QStringList{"1"}); // earlier ones have gone
    while (taken.size() < 49)
        taken.push_back(std::make_unique<Look>(m_postgres->address()));
    const QString address = m_postgres->address().toString(QUrl::FullyEncoded);
    const Ended ended = runElt(into({"--retries", "0", "a=" + address + "#pg_catalog.pg_am"}));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("too many clients already"), qPrintable(ended.out));
}

void TestEltPostgres::tablesAreSourcesToo()
{
    Look look(m_postgres->address());
    look.run("CREATE SCHEMA IF NOT EXISTS sales");
    look.run("DROP TABLE IF EXISTS sales.\"Order\"");
    look.run("CREATE TABLE sales.\"Order\" (id bigint, price numeric(20, 4), ratio double precision, paid "
             "boolean, "
             "day date, at timestamptz, raw bytea, tags text[], doc jsonb)");
    look.run("INSERT INTO sales.\"Order\" VALUES (9007199254740993, 1234567890123456.7891, 0.1, true, "
             "'2024-02-29', "
             "'2024-02-29 23:59:59.123456+00', '\\x00ff', '{a,b}', '{\"a\": 1}')");
    look.run("INSERT INTO sales.\"Order\" (id) VALUES (2)");
    QTemporaryDir folder;
    const QString file = folder.filePath("w.db");
    const Ended ended = runElt({"--warehouse", "sqlite:" + file, "--decimals", "text",
                                m_address + "#sales.\"Order\"", m_address + "#nowhere"});
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("FAILED: there is no table \"nowhere\""), qPrintable(ended.out));
    Look copy(file);
    QCOMPARE(copy.rows("SELECT id, price, ratio, paid, day, at, hex(raw), tags, doc FROM \"sales__order_\""),
             (QStringList{
                 "9007199254740993|1234567890123456.7891|0.1|1|2024-02-29|2024-02-29 23:59:59.123456+00|00FF|"
                 "{a,b}|{\"a\": 1}",
                 "2|(null)|(null)|(null)|(null)|(null)||(null)|(null)"}));

    // And from one database into itself.
    VERIFY_DONE(runElt(into({"copy=" + m_address + "#sales.\"Order\""})));
    QCOMPARE(look.rows("SELECT count(*) FROM copy JOIN sales.\"Order\" o USING (id) "
                       "WHERE copy.price IS NOT DISTINCT FROM o.price AND copy.at IS NOT DISTINCT FROM o.at "
                       "AND copy.raw IS NOT DISTINCT FROM o.raw"),
             QStringList{"2"});
    look.run("DROP SCHEMA sales CASCADE");
}

void TestEltPostgres::interruptionCommitsNothing()
{
    // It waits for another run's claim on the table, in the middle of its transaction.
    const QString people = csv("/people.csv", "id,name\n1,Ann\n");
    VERIFY_DONE(runElt(into({people})));
    csv("/people.csv", "id,name\n2,Bob\n");
    Look look(m_postgres->address());
    look.run("SELECT pg_advisory_lock(hashtext('elt'), hashtext('public.\"people\"'))");
    RunningElt running(into({people}));
    const int before = m_http.requests();
    QTRY_VERIFY(m_http.requests() > before);
    running.signal(SIGTERM);
    const Ended ended = running.end();
    QCOMPARE(ended.status, 128 + SIGTERM);
    QVERIFY2(ended.out.contains("cancelled"), qPrintable(ended.out));
    QCOMPARE(look.rows("SELECT * FROM people"), QStringList{"1|Ann"});
}

void TestEltPostgres::wrongPasswordIsARefusal()
{
    QUrl wrong = m_postgres->address();
    wrong.setPassword("wr0ng");
    const Ended ended = runElt({"--warehouse", wrong.toString(QUrl::FullyEncoded), csv("/a.csv", "id\n1\n")});
    QCOMPARE(ended.status, 2);
    QVERIFY2(ended.err.contains("password authentication failed for user \"ann\""), qPrintable(ended.err));
    QVERIFY(!ended.err.contains("wr0ng"));
}

QTEST_GUILESS_MAIN(TestEltPostgres)
#include "tst_eltpostgres.moc"
