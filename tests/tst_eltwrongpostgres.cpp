// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What the ELT example once loaded wrongly, or told wrongly, with PostgreSQL at either end.

#include "elt/cannedserver.h"
#include "elt/elttest.h"
#include "elt/look.h"
#include "elt/postgres.h"
#include "support/waits.h"

#include <QTest>

class TestEltWrongPostgres : public EltTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void numericIsANumberInSqlite();
    void whatSqliteCannotHoldIsRefused_data();
    void whatSqliteCannotHoldIsRefused();
    void typesStayThemselvesInPostgres();
    void typesOfTheirOwnAreText();
    void specialNumbersStay();
    void digitsStay();
    void sqliteNulIsRefusedByName();
    void bytesOfNoEncodingAreRefused();
    void sqliteTruthBesideTwo();
    void aWidenedTableKeepsItsViewsAndGrants();
    void widenedColumns_data();
    void widenedColumns();
    void aUsersOwnColumnsStay();
    void scriptsAreTheServersOwn();
    void transformErrorsHaveAPlace();
    void aSilentSourceTimesOut();
    void aLockedTableTimesOut();

private:
    QStringList intoPostgres(const QStringList &arguments) const
    {
        return QStringList{"--warehouse", m_address, "--retries", "0"} + arguments;
    }
    QString csv(const QString &path, const QByteArray &body)
    {
        return m_http.answers(path, CannedServer::ok("text/csv", body));
    }

    CannedServer m_http;
    std::unique_ptr<PostgresServer> m_postgres;
    QString m_address;
};

void TestEltWrongPostgres::initTestCase()
{
    m_postgres = std::make_unique<PostgresServer>();
    QVERIFY2(m_postgres->error().isEmpty(), qPrintable(m_postgres->error()));
    m_address = m_postgres->address().toString(QUrl::FullyEncoded);
}

void TestEltWrongPostgres::init()
{
    EltTest::init();
    Look(m_postgres->address())
        .run("SET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public");
}

void TestEltWrongPostgres::numericIsANumberInSqlite()
{
    Look(m_postgres->address())
        .run(
            "CREATE TABLE o AS SELECT i AS id, (i * 11.01)::numeric(12, 2) AS total, "
            "(i * 1000000)::numeric(20) AS big, NULL::numeric(5, 2) AS none FROM generate_series(1, 1000) i");
    VERIFY_DONE(runElt(into({m_address + "#o"})));
    Look copy(m_file);
    QCOMPARE(copy.rows("SELECT count(*) FROM o WHERE total > 10000"), QStringList{"92"});
    QCOMPARE(copy.rows("SELECT count(*) FROM o WHERE big < 9000000"), QStringList{"8"});
    QCOMPARE(copy.rows("SELECT total = 33.03 FROM o WHERE id = 3"), QStringList{"1"});
    QCOMPARE(copy.rows("SELECT group_concat(type) FROM pragma_table_info('o')"),
             QStringList{"INTEGER,REAL,INTEGER,REAL"});
}

void TestEltWrongPostgres::whatSqliteCannotHoldIsRefused_data()
{
    QTest::addColumn<QString>("value");
    for (const QString value : {"1234567890123456.7891", "0.1234567890123456789", "18446744073709551616"})
        QTest::newRow(qPrintable(value)) << value;
}

void TestEltWrongPostgres::whatSqliteCannotHoldIsRefused()
{
    QFETCH(QString, value);
    Look(m_postgres->address()).run("CREATE TABLE o AS SELECT 1 AS id, " + value + "::numeric AS total");
    const Ended ended = runElt(into({m_address + "#o"}));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("FAILED: column \"total\" holds " + value
                                + ", a number that SQLite cannot hold exactly; --decimals text"),
             qPrintable(ended.out));
    VERIFY_DONE(runElt(into({"--decimals", "text", m_address + "#o"})));
    QCOMPARE(Look(m_file).rows("SELECT total FROM o"), QStringList{value});
}

void TestEltWrongPostgres::typesStayThemselvesInPostgres()
{
    Look look(m_postgres->address());
    look.run(
        "CREATE TABLE o (ip inet, net cidr, doc jsonb, raw json, key uuid, tags text[], numbers integer[][], "
        "price numeric(12, 2), small smallint, code varchar(3), fixed char(4), span interval, at "
        "timestamptz, "
        "day date, clock time, bits bit(3), range int4range, single real, bytes bytea, truth boolean)");
    look.run(
        "INSERT INTO o VALUES ('10.0.0.1', '10.0.0.0/8', '{\"a\": [1, 2.50]}', '{\"b\":1, \"b\":2}', "
        "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '{a,\"b,c\",NULL}', '{{1,2},{3,4}}', 12.50, 7, 'ab', 'x', "
        "'1 mon 2 days 03:04:05.6', 'infinity', '-infinity', '23:59:59.123456', '101', '[1,5)', 0.1, "
        "'\\x00ff5c', true)");
    look.run("INSERT INTO o DEFAULT VALUES");
    VERIFY_DONE(runElt(intoPostgres({"copy=" + m_address + "#o"})));
    QCOMPARE(look.rows(
                 "SELECT string_agg(format_type(atttypid, atttypmod), ';' ORDER BY attnum) FROM pg_attribute "
                 "WHERE attrelid = 'copy'::regclass AND attnum > 0"),
             look.rows(
                 "SELECT string_agg(format_type(atttypid, atttypmod), ';' ORDER BY attnum) FROM pg_attribute "
                 "WHERE attrelid = 'o'::regclass AND attnum > 0"));
    QCOMPARE(
        look.rows("SELECT count(*) FROM (SELECT o::text FROM o INTERSECT SELECT copy::text FROM copy) x"),
        QStringList{"2"});

    VERIFY_DONE(runElt(into({m_address + "#o"})));
    QCOMPARE(Look(m_file).rows("SELECT ip, net, at, day, tags, key FROM o WHERE ip IS NOT NULL"),
             QStringList{"10.0.0.1|10.0.0.0/8|infinity|-infinity|{a,\"b,c\",NULL}|"
                         "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"});
}

void TestEltWrongPostgres::typesOfTheirOwnAreText()
{
    Look look(m_postgres->address());
    look.run("CREATE TYPE mood AS ENUM ('sad', 'glad')");
    look.run("CREATE DOMAIN price AS numeric(8, 2) CHECK (value > 0)");
    look.run(
        "CREATE TABLE o AS SELECT 'glad'::mood AS mood, ARRAY['sad']::mood[] AS moods, 12.5::price AS price");
    VERIFY_DONE(runElt(intoPostgres({"copy=" + m_address + "#o"})));
    QCOMPARE(look.rows("SELECT mood || ' ' || moods, price::text, pg_typeof(price)::text FROM copy"),
             QStringList{"glad {sad}|12.50|numeric"}); // a domain is its base
}

void TestEltWrongPostgres::specialNumbersStay()
{
    Look look(m_postgres->address());
    look.run("CREATE TABLE o AS SELECT * FROM (VALUES (1, 'Infinity'::float8, 'Infinity'::numeric), "
             "(2, '-Infinity', '-Infinity'), (3, 'NaN', 'NaN'), (4, 0.5, 0.5)) v (id, f, n)");
    VERIFY_DONE(runElt(intoPostgres({"copy=" + m_address + "#o"})));
    QCOMPARE(look.rows("SELECT f::text, n::text FROM copy ORDER BY id"),
             (QStringList{"Infinity|Infinity", "-Infinity|-Infinity", "NaN|NaN", "0.5|0.5"}));
    VERIFY_DONE(runElt(into({m_address + "#o"})));
    QCOMPARE(Look(m_file).rows(
                 "SELECT f = 9e999, n = 9e999, f = -9e999, n = -9e999, f > 1, n > 1 FROM o ORDER BY id"),
             (QStringList{"1|1|0|0|1|1", "0|0|1|1|0|0", "0|0|0|0|1|1", "0|0|0|0|0|0"}));
    QCOMPARE(Look(m_file).rows("SELECT f, n FROM o WHERE id = 3"), QStringList{"NaN|NaN"}); // not NULL
}

void TestEltWrongPostgres::digitsStay()
{
    VERIFY_DONE(
        runElt(intoPostgres({csv("/t.csv", "version,whole,real,long,sign\n3.10,1.0,0.30000000000000004,"
                                           "0.1234567890123456789,-0\n1.20,2.0,5,5,-0.0\n")})));
    Look look(m_postgres->address());
    QCOMPARE(look.rows("SELECT version::text, whole::text, real::text, long::text, sign::text FROM t"),
             (QStringList{"3.10|1.0|0.30000000000000004|0.1234567890123456789|-0", "1.20|2.0|5|5|-0.0"}));
    QCOMPARE(look.rows("SELECT count(*) FROM t WHERE version > 2 AND whole < 2 AND real < 1 AND long < 1"),
             QStringList{"1"});
}

void TestEltWrongPostgres::sqliteNulIsRefusedByName()
{
    const QString shop = m_folder->filePath("shop.db");
    Look(shop).run(
        "CREATE TABLE t AS SELECT 1 AS id, 'Ann' AS name UNION ALL SELECT 2, CAST(x'610062' AS TEXT)");
    const Ended ended = runElt(intoPostgres({"sqlite:" + shop + "#t"}));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains(
                 "FAILED: row 2: column \"name\" holds a NUL, which PostgreSQL cannot hold in a text"),
             qPrintable(ended.out));
}

void TestEltWrongPostgres::bytesOfNoEncodingAreRefused()
{
    Look(m_postgres->address())
        .run("CREATE DATABASE odd ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
    QUrl address = m_postgres->address();
    address.setPath("/odd");
    Look(address).run("CREATE TABLE t AS SELECT 1 AS id, 'Ann' AS name "
                      "UNION ALL SELECT 2, convert_from('\\x4bf66c6e', 'SQL_ASCII')");
    const Ended ended = runElt(into({"--retries", "0", address.toString(QUrl::FullyEncoded) + "#t"}));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("FAILED: invalid byte sequence for encoding \"UTF8\": 0xf6 0x6c 0x6e"),
             qPrintable(ended.out));
}

void TestEltWrongPostgres::sqliteTruthBesideTwo()
{
    const QString shop = m_folder->filePath("shop.db");
    {
        Look source(shop);
        source.run("CREATE TABLE t (truth BOOLEAN, other BOOLEAN)");
        source.run("INSERT INTO t VALUES (1, 1), (0, 2), (NULL, 0)");
    }
    VERIFY_DONE(runElt(intoPostgres({"sqlite:" + shop + "#t"})));
    QCOMPARE(Look(m_postgres->address()).rows("SELECT truth::text, other::text FROM t"),
             (QStringList{"true|1", "false|2", "(null)|0"}));
}

void TestEltWrongPostgres::aWidenedTableKeepsItsViewsAndGrants()
{
    const QString source = csv("/t.csv", "id,name\n1,Ann\n");
    VERIFY_DONE(runElt(intoPostgres({source})));
    Look look(m_postgres->address());
    look.run("DO $$ BEGIN CREATE ROLE reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    look.run("GRANT SELECT ON t TO reader");
    look.run("CREATE INDEX by_id ON t (id)");
    look.run("CREATE VIEW first WITH (security_barrier) AS SELECT id, upper(name) AS name FROM t");
    look.run("CREATE VIEW second AS SELECT id FROM first WHERE name <> 'x'");
    look.run("CREATE MATERIALIZED VIEW third AS SELECT id FROM second");
    look.run("CREATE UNIQUE INDEX third_id ON third (id)");
    look.run("GRANT SELECT ON second TO reader WITH GRANT OPTION");
    look.run("GRANT SELECT ON third TO PUBLIC");
    look.run("COMMENT ON VIEW first IS 'it''s the first'");
    look.run("COMMENT ON COLUMN first.name IS 'upper'");
    look.run("ALTER VIEW first OWNER TO reader");
    look.run("GRANT SELECT (name) ON first TO ann");
    const QString state =
        "SELECT relname, relkind, reloptions::text, pg_get_userbyid(relowner), relacl::text, "
        "obj_description(oid, 'pg_class'), pg_get_viewdef(oid) FROM pg_class WHERE relname IN "
        "('first', 'second', 'third', 'third_id', 'by_id') ORDER BY relname";
    const QStringList before = look.rows(state);
    QCOMPARE(before.size(), 5);

    csv("/t.csv", "id,name,born\nx1,Ann,1999-12-31\n");
    for (int night = 0; night < 2; ++night) {
        VERIFY_DONE(runElt(intoPostgres({source})));
        QCOMPARE(look.rows("SELECT * FROM t"), QStringList{"x1|Ann|1999-12-31"});
        QCOMPARE(look.rows("SELECT * FROM second"), QStringList{"x1"});
    }
    QCOMPARE(look.rows("SELECT * FROM third"), QStringList{"x1"});
    QCOMPARE(look.rows(state), before);
    QCOMPARE(look.rows("SELECT col_description('first'::regclass, 2)"), QStringList{"upper"});
    QCOMPARE(look.rows("SELECT has_table_privilege('reader', 't', 'SELECT')::text"), QStringList{"true"});
}

void TestEltWrongPostgres::widenedColumns_data()
{
    QTest::addColumn<QString>("type");  // that the table has
    QTest::addColumn<QByteArray>("values");
    QTest::addColumn<QString>("wider"); // that it has then
    QTest::addColumn<QStringList>("stored");
    const auto row = [](const char *type, const QByteArray &values, const char *wider,
                        const QStringList &stored) {
        QTest::newRow(qPrintable(QString(type) + " <- " + values)) << type << values << wider << stored;
    };
    row("bigint", "0.5\n7", "double precision", {"0.5", "7"});
    row("bigint", "0.50\n7", "numeric", {"0.50", "7"});
    row("integer", "5000000000", "bigint", {"5000000000"});
    row("double precision", "7", "double precision", {"7"});
    row("double precision", "9007199254740993", "numeric", {"9007199254740993"});
    row("numeric(6,2)", "1.005", "numeric", {"1.005"}); // it would be rounded
    row("numeric(6,2)", "12", "numeric(6,2)", {"12.00"});
    row("date", "2024-01-01T00:00:00", "text", {"2024-01-01T00:00:00"});
    row("text", "7", "text", {"7"});
    row("boolean", "x", "text", {"x"});
    row("uuid", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "uuid", {"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"});
    row("character varying(5)", "ab", "character varying(5)", {"ab"});
}

void TestEltWrongPostgres::widenedColumns()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, values);
    Look look(m_postgres->address());
    look.run("CREATE TABLE t (v " + type + ")");
    VERIFY_DONE(runElt(intoPostgres({csv("/t.csv", "v\n" + values + '\n')})));
    QTEST(
        look.rows("SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 't'::regclass "
                  "AND attname = 'v'")
            .value(0),
        "wider");
    QTEST(look.rows("SELECT v::text FROM t"), "stored");
}

void TestEltWrongPostgres::aUsersOwnColumnsStay()
{
    Look look(m_postgres->address());
    look.run("CREATE TABLE t (key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id bigint, "
             "loaded text DEFAULT 'tonight', twice bigint GENERATED ALWAYS AS (id * 2) STORED)");
    VERIFY_DONE(runElt(intoPostgres({csv("/t.csv", "id\n7\n")})));
    QCOMPARE(look.rows("SELECT id, loaded, twice, key > 0 FROM t"), QStringList{"7|tonight|14|true"});
}

void TestEltWrongPostgres::scriptsAreTheServersOwn()
{
    const QString script = m_folder->filePath("s.sql");
    writeFile(script,
              "CREATE TABLE a AS SELECT E'it\\'s; here' AS v; /* nested /* comment; */ still; */\n"
              "INSERT INTO a VALUES (U&'d\\0061t\\+000061;'), ($x$;$$;$x$); -- done;\n"
              "CREATE FUNCTION f() RETURNS bigint BEGIN ATOMIC SELECT 1; SELECT count(*) FROM a; END;\n");
    VERIFY_DONE(runElt(intoPostgres({"--transform", script, csv("/t.csv", "id\n7\n")})));
    QCOMPARE(Look(m_postgres->address()).rows("SELECT v, f() FROM a"),
             (QStringList{"it's; here|3", "data;|3", ";$$;|3"}));
}

void TestEltWrongPostgres::transformErrorsHaveAPlace()
{
    const QString source = csv("/t.csv", "id\n7\n");
    const QString script = m_folder->filePath("s.sql");
    const auto outcome = [&](const QByteArray &text) {
        writeFile(script, text);
        return outcomeOf(runElt(intoPostgres({"--transform", script, source})), "transform " + script);
    };
    QCOMPARE(outcome("SELECT 'ä';\n\nSELECT 1,\n  nonsense\nFROM t;\n"),
             "FAILED: line 4: column \"nonsense\" does not exist");
    QCOMPARE(outcome("CREATE TABLE x (a int);\nSELEC 1;\n"),
             "FAILED: line 2: syntax error at or near \"SELEC\"");
    QCOMPARE(outcome("CREATE TABLE x (a int);\nCOMMIT;\n"),
             "FAILED: a transform is one transaction, and must not end it itself");
    QCOMPARE(outcome("COPY t FROM STDIN;\n"),
             "FAILED: COPY from or to the program itself is not possible in a transform");
}

void TestEltWrongPostgres::aSilentSourceTimesOut()
{
    Look(m_postgres->address()).run("CREATE VIEW slow AS SELECT 1 AS id, pg_sleep(60)::text AS slept");
    const QString source = m_address + "#slow";
    const Ended ended = runElt(into({"--timeout", "1", "--retries", "0", source}));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("FAILED: timed out: silent for 1 s"), qPrintable(ended.out));
}

void TestEltWrongPostgres::aLockedTableTimesOut()
{
    const QString source = csv("/t.csv", "id\n7\n");
    VERIFY_DONE(runElt(intoPostgres({source})));
    Look other(m_postgres->address());
    other.run("BEGIN");
    other.run("LOCK TABLE t IN ACCESS EXCLUSIVE MODE");
    const Ended ended = runElt(intoPostgres({"--timeout", "1", source}));
    other.run("ROLLBACK");
    QCOMPARE(ended.status, 1);
    QCOMPARE(outcomeOf(ended, source), "FAILED: canceling statement due to lock timeout");
}

QTEST_GUILESS_MAIN(TestEltWrongPostgres)
#include "tst_eltwrongpostgres.moc"
