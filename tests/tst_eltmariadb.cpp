// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The ELT example reads tables of a real MariaDB server.

#include "elt/elttest.h"
#include "elt/look.h"
#include "elt/mariadb.h"
#include "elt/postgres.h"

#include <QTest>

#include <csignal>

class TestEltMariadb : public EltTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void valuesIntoSqlite();
    void valuesIntoPostgres();
    void bigNumbers();
    void decimalsIntoSqliteAreRefused();
    void charactersOfAllSets();
    void zeroDatesAreRefused_data();
    void zeroDatesAreRefused();
    void zeroDatesAsTexts();
    void viewsAndOddNames();
    void onlyWhatIsNew();
    void encryptedAsAsked_data();
    void encryptedAsAsked();
    void bySocket();
    void clearErrors_data();
    void clearErrors();

private:
    QStringList load(const QString &source) const { return into({"--retries", "0", "loaded=" + source}); }

    std::unique_ptr<MariadbServer> m_server;
    std::unique_ptr<PostgresServer> m_postgres;
};

void TestEltMariadb::initTestCase()
{
    m_server = std::make_unique<MariadbServer>();
    QVERIFY2(m_server->error().isEmpty(), qPrintable(m_server->error()));
}

void TestEltMariadb::cleanup()
{
    m_server->run("DROP DATABASE shop; CREATE DATABASE shop CHARACTER SET utf8mb4");
    EltTest::cleanup();
}

constexpr auto allTypes = R"(
    CREATE TABLE t (
        i INT, u INT UNSIGNED, z INT(6) ZEROFILL, b BIGINT, y YEAR, flag BOOLEAN, one BIT(1), bits BIT(64),
        f FLOAT, d DOUBLE, fixed DOUBLE(10,2), day DATE, moment DATETIME(6), at TIMESTAMP(3) NULL, clock TIME(1),
        c CHAR(3), v VARCHAR(20), e ENUM('x','y'), s SET('p','q'), j JSON, bin BINARY(3), vb VARBINARY(9), bl BLOB,
        twice BIGINT AS (CAST(i AS SIGNED) * 2) STORED, unseen INT INVISIBLE);
    SET time_zone = '+02:00';
    INSERT INTO t (i, u, z, b, y, flag, one, bits, f, d, fixed, day, moment, at, clock, c, v, e, s, j, bin, vb, bl, unseen)
    VALUES (-2147483648, 4294967295, 42, -9223372036854775808, 2024, true, b'1', b'101', 0.1, 0.30000000000000004,
        12.5, '2024-02-29', '2024-02-29 23:59:59.123456', '2024-03-01 01:59:59.5', '-838:59:59.5', 'ab', 'Ünï😀', 'y',
        'p,q', '{"b":1, "a": [1.50]}', 'a', x'00ff27', '', 7);
    INSERT INTO t (i, one) VALUES (NULL, b'0');
)";

void TestEltMariadb::valuesIntoSqlite()
{
    m_server->run(allTypes);
    VERIFY_DONE(runElt(load(m_server->address() + "#t")));
    Look look(m_file);
    QCOMPARE(look.rows(
                 "SELECT i, u, z, b, y, flag, one, bits, f, d, fixed, day, moment, at, clock, c, v, e, s, j, "
                 "hex(bin), hex(vb), hex(bl), twice, unseen FROM loaded LIMIT 1"),
             QStringList{
                 "-2147483648|4294967295|42|-9223372036854775808|2024|1|1|5|0.1|0.30000000000000004|12.5|"
                 "2024-02-29|2024-02-29 23:59:59.123456|2024-02-29 23:59:59.500+00|-838:59:59.5|ab|Ünï😀|y|"
                 "p,q|{\"b\":1, \"a\": [1.50]}|610000|00FF27||-4294967296|7"});
    QCOMPARE(
        look.rows(
            "SELECT count(*) FROM loaded WHERE i IS NULL AND u IS NULL AND d IS NULL AND day IS NULL AND "
            "v IS NULL AND bin IS NULL AND twice IS NULL AND one = 0"),
        QStringList{"1"});
    QCOMPARE(
        look.rows("SELECT group_concat(name || ' ' || type, ', ') FROM pragma_table_info('loaded')"),
        QStringList{"i INTEGER, u INTEGER, z INTEGER, b INTEGER, y INTEGER, flag BOOLEAN, one BOOLEAN, "
                    "bits INTEGER, f REAL, d REAL, fixed REAL, day DATE, moment TIMESTAMP, at TIMESTAMP, "
                    "clock TEXT, c TEXT, v TEXT, e TEXT, s TEXT, j TEXT, bin BLOB, vb BLOB, bl BLOB, "
                    "twice INTEGER, unseen INTEGER"});
}

void TestEltMariadb::valuesIntoPostgres()
{
    m_postgres = std::make_unique<PostgresServer>();
    QVERIFY2(m_postgres->error().isEmpty(), qPrintable(m_postgres->error()));
    m_server->run(allTypes);
    m_server->run("ALTER TABLE t ADD money DECIMAL(30,5), ADD key_ BIGINT UNSIGNED, ADD id UUID;"
                  "UPDATE t SET money = 1234567890123456789012345.10000, key_ = 18446744073709551615, "
                  "id = '123e4567-e89b-12d3-a456-426655440000' WHERE i IS NOT NULL");
    VERIFY_DONE(runElt({"--warehouse", m_postgres->address().toString(QUrl::FullyEncoded), "--retries", "0",
                        "loaded=" + m_server->address() + "#t"}));
    Look look(m_postgres->address());
    QCOMPARE(
        look.rows(
            "SELECT i, u, z, b, y, flag, one, bits, f::text, d::text, fixed::text, day::text, moment::text, "
            "(at AT TIME ZONE 'UTC')::text, clock, c, v, e, s, j, encode(bin, 'hex'), encode(vb, 'hex'), "
            "length(bl), twice, money::text, key_::text, id::text FROM loaded WHERE i IS NOT NULL"),
        QStringList{
            "-2147483648|4294967295|42|-9223372036854775808|2024|true|true|5|0.1|0.30000000000000004|12.5|"
            "2024-02-29|2024-02-29 23:59:59.123456|2024-02-29 23:59:59.5|-838:59:59.5|ab|Ünï😀|y|p,q|"
            "{\"b\":1, \"a\": [1.50]}|610000|00ff27|0|-4294967296|1234567890123456789012345.10000|"
            "18446744073709551615|123e4567-e89b-12d3-a456-426655440000"});
    QCOMPARE(
        look.rows(
            "SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) "
            "FROM pg_attribute WHERE attrelid = 'loaded'::regclass AND attname IN "
            "('i', 'flag', 'f', 'd', 'at', 'moment', 'money', 'key_', 'id', 'bin')"),
        QStringList{
            "i bigint, flag boolean, f real, d double precision, moment timestamp without time zone, "
            "at timestamp with time zone, bin bytea, money numeric(30,5), key_ numeric(20,0), id uuid"});
}

void TestEltMariadb::bigNumbers()
{
    m_server->run("CREATE TABLE t (id BIGINT UNSIGNED, f FLOAT, d DOUBLE);"
                  "INSERT INTO t VALUES (9223372036854775807, 16777216, 1.7976931348623157e308), "
                  "(0, 3.4028234e38, 5e-324), (1, 123456.78, -2.5e-10)");
    VERIFY_DONE(runElt(load(m_server->address() + "#t")));
    QCOMPARE(
        Look(m_file).rows("SELECT id, typeof(id), f, d = 1.7976931348623157e308, d = 4.9406564584124654e-324 "
                          "FROM loaded ORDER BY rowid"),
        (QStringList{"9223372036854775807|integer|16777216|1|0", "0|integer|3.4028235e+38|0|1",
                     "1|integer|123456.78|0|0"}));
    m_server->run("INSERT INTO t (id) VALUES (9223372036854775808)");
    const Ended ended = runElt(load(m_server->address() + "#t"));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains(
                 "column \"id\" holds 9223372036854775808, a number that SQLite cannot hold exactly"),
             qPrintable(ended.out));
    QCOMPARE(Look(m_file).rows("SELECT count(*) FROM loaded"), QStringList{"3"});
}

void TestEltMariadb::decimalsIntoSqliteAreRefused()
{
    m_server->run("CREATE TABLE t (total DECIMAL(12,2), exact DECIMAL(38,20) ZEROFILL);"
                  "INSERT INTO t VALUES (999.99, 1), (-1000.10, 2)");
    VERIFY_DONE(runElt(load(m_server->address() + "#t")));
    QCOMPARE(Look(m_file).rows("SELECT count(*), min(total), max(exact) FROM loaded WHERE total < 1000"),
             QStringList{"2|-1000.1|2"});
    m_server->run("INSERT INTO t VALUES (1, 0.12345678901234567890)");
    const Ended ended = runElt(load(m_server->address() + "#t"));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("column \"exact\" holds 0.12345678901234567890, a number that SQLite cannot"),
             qPrintable(ended.out));
    VERIFY_DONE(runElt(QStringList{"--decimals", "text"} + load(m_server->address() + "#t")));
    QCOMPARE(Look(m_file).rows("SELECT exact FROM loaded WHERE total = 1"),
             QStringList{"0.12345678901234567890"});
}

void TestEltMariadb::charactersOfAllSets()
{
    m_server->run(
        "CREATE TABLE t (l VARCHAR(9) CHARACTER SET latin1, u VARCHAR(9) CHARACTER SET utf8mb3, "
        "s VARCHAR(9) CHARACTER SET sjis, w TEXT CHARACTER SET utf16, n VARCHAR(9));"
        "INSERT INTO t VALUES ('é€ß', 'é€ß', 'カナ', '😀é', ''), ('', '', '', '', 'a\\tb\\nc\\\\d')");
    VERIFY_DONE(runElt(load(m_server->address() + "#t")));
    QCOMPARE(Look(m_file).rows("SELECT * FROM loaded ORDER BY rowid"),
             (QStringList{"é€ß|é€ß|カナ|😀é|", "||||a\tb\nc\\d"}));
}

void TestEltMariadb::zeroDatesAreRefused_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("value");
    QTest::newRow("zero") << "DATE"
                          << "0000-00-00";
    QTest::newRow("no day") << "DATE"
                            << "2024-05-00";
    QTest::newRow("no such day") << "DATE"
                                 << "2024-02-30";
    QTest::newRow("zero moment") << "DATETIME"
                                 << "0000-00-00 00:00:00";
    QTest::newRow("zero timestamp") << "TIMESTAMP"
                                    << "0000-00-00 00:00:00";
}

void TestEltMariadb::zeroDatesAreRefused()
{
    QFETCH(QString, type);
    QFETCH(QString, value);
    m_server->run(QString("SET sql_mode = 'ALLOW_INVALID_DATES'; CREATE TABLE t (id INT, d %1);"
                          "INSERT INTO t VALUES (1, '2024-01-01'), (2, '%2')")
                      .arg(type, value));
    const QString source = m_server->address() + "#t";
    const Ended ended = runElt(load(source));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("FAILED: row 2, column \"d\" holds " + value
                                + ", which is no day; types = { \"d\" = \"text\" }"),
             qPrintable(ended.out));
    QCOMPARE(Look(m_file).tables(), QStringList());
}

void TestEltMariadb::zeroDatesAsTexts()
{
    m_server->run("SET sql_mode = ''; CREATE TABLE t (d DATE, at TIMESTAMP NULL); SET time_zone = '+00:00';"
                  "INSERT INTO t VALUES ('2024-01-01', '2024-01-01 12:00'), ('0000-00-00', NULL)");
    writeFile(m_folder->filePath("night.toml"),
              "[[source]]\nname = \"loaded\"\ntypes = { d = \"text\" }\nfrom = \""
                  + (m_server->address() + "#t").toUtf8() + "\"\n");
    VERIFY_DONE(runElt(into({"--config", m_folder->filePath("night.toml")})));
    QCOMPARE(Look(m_file).rows("SELECT d, at FROM loaded ORDER BY rowid"),
             (QStringList{"2024-01-01|2024-01-01 12:00:00+00", "0000-00-00|(null)"}));
    QCOMPARE(Look(m_file).rows("SELECT type FROM pragma_table_info('loaded')"),
             (QStringList{"TEXT", "TIMESTAMP"}));
}

void TestEltMariadb::viewsAndOddNames()
{
    m_server->run("CREATE TABLE `we``ird.t \"x\"` (`a``b` INT, `select` INT, `sp ace` INT);"
                  "INSERT INTO `we``ird.t \"x\"` VALUES (1, 2, 3);"
                  "CREATE VIEW v AS SELECT `a``b` + 1 AS n FROM `we``ird.t \"x\"`");
    VERIFY_DONE(runElt(into({"v=" + m_server->address() + "#v", "q=" + m_server->address() + "#shop.v",
                             "odd=" + m_server->address() + "#we`ird.t \"x\""})));
    Look look(m_file);
    QCOMPARE(look.rows("SELECT n FROM v"), QStringList{"2"});
    QCOMPARE(look.rows("SELECT n FROM q"), QStringList{"2"});
    QCOMPARE(look.rows("SELECT \"a`b\", \"select\", \"sp ace\" FROM odd"), QStringList{"1|2|3"});
}

void TestEltMariadb::onlyWhatIsNew()
{
    m_server->run("CREATE TABLE t (id BIGINT, at TIMESTAMP(6), name TEXT);"
                  "INSERT INTO t VALUES (9007199254740992, '2024-01-01 00:00:00.5', 'it''s \\\\')");
    const QString config = m_folder->filePath("night.toml");
    for (const char *since : {"id", "at", "name"}) {
        writeFile(config, "[[source]]\nname = \"by_" + QByteArray(since) + "\"\nmode = \"append\"\nsince = \""
                              + since + "\"\nfrom = \"" + (m_server->address() + "#t").toUtf8() + "\"\n");
        VERIFY_DONE(runElt(into({"--config", config})));
        VERIFY_DONE(runElt(into({"--config", config}))); // nothing
    }
    m_server->run("INSERT INTO t VALUES (9007199254740993, '2024-01-01 00:00:00.500001', 'z')");
    for (const char *since : {"id", "at", "name"}) {
        writeFile(config, "[[source]]\nname = \"by_" + QByteArray(since) + "\"\nmode = \"append\"\nsince = \""
                              + since + "\"\nfrom = \"" + (m_server->address() + "#t").toUtf8() + "\"\n");
        VERIFY_DONE(runElt(into({"--config", config})));
        QCOMPARE(Look(m_file).rows(QString("SELECT id FROM by_%1 ORDER BY rowid").arg(since)),
                 (QStringList{"9007199254740992", "9007199254740993"}));
    }
}

void TestEltMariadb::encryptedAsAsked_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<QString>("reason");
    QTest::newRow("by itself") << "" << true << "";
    QTest::newRow("disabled") << "?ssl-mode=disabled" << false << "";
    QTest::newRow("preferred") << "?ssl-mode=PREFERRED" << true << "";
    QTest::newRow("required") << "?ssl-mode=REQUIRED" << true << "";
    QTest::newRow("by whom nobody knows") << "?ssl-mode=VERIFY_IDENTITY" << true << "certificate";
    QTest::newRow("by whom we trust") << "?ssl-ca=CA" << true << "";
    QTest::newRow("certificates that are not there") << "?ssl-ca=/nowhere.pem" << true << "nowhere.pem";
}

void TestEltMariadb::encryptedAsAsked()
{
    QFETCH(QString, options);
    QFETCH(bool, encrypted);
    QFETCH(QString, reason);
    m_server->run(
        "CREATE VIEW t AS SELECT variable_value <> '' AS encrypted FROM information_schema.session_status "
        "WHERE variable_name = 'Ssl_cipher'");
    options.replace("CA", m_server->caFile());
    const Ended ended = runElt(load(m_server->address(options) + "#t"));
    QCOMPARE(ended.status, reason.isEmpty() ? 0 : 1);
    if (reason.isEmpty())
        QCOMPARE(Look(m_file).rows("SELECT encrypted FROM loaded"), QStringList{encrypted ? "1" : "0"});
    else
        QVERIFY2(ended.out.contains(reason), qPrintable(ended.out));
}

void TestEltMariadb::bySocket()
{
    m_server->run("CREATE TABLE t (id INT); INSERT INTO t VALUES (1)");
    QString address = m_server->address("?socket=" + m_server->socket() + "#t");
    VERIFY_DONE(runElt(load(address.replace("127.0.0.1:", "localhost:"))));
}

void TestEltMariadb::clearErrors_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *source, int status, const char *reason) {
        QTest::newRow(name) << source << status << reason;
    };
    row("no table", "GOOD#absent", 1, "Table 'shop.absent' doesn't exist");
    row("no right", "GOOD#mysql.user", 1, "command denied to user 'ann'@");
    row("wrong password", "BAD#t", 1, "Access denied for user 'ann'@");
    row("no database", "mysql://ann@127.0.0.1#t", 2, "which database? Write mysql://USER@HOST:PORT/DATABASE");
    row("no user", "mysql://127.0.0.1/shop#t", 2, "which user?");
    row("no such option", "mysql://ann@h/shop?sslmode=on#t", 2,
        "\"sslmode\" is not known here; known are ssl-mode,");
    row("no such mode", "mysql://ann@h/shop?ssl-mode=on#t", 2,
        "ssl-mode is one of disabled, preferred, required");
    row("no table named", "mysql://ann@h/shop", 2, "which table? Write DATABASE#TABLE");
    row("not encoded", "mysql://ann:p@ss/w@h/shop#t", 2, "write %40 for @");
    row("nobody there", "mysql://ann:s3cret@127.0.0.1:1/shop#t", 1,
        "cannot open mysql://ann:***@127.0.0.1:1/shop: ");
}

void TestEltMariadb::clearErrors()
{
    QFETCH(QString, source);
    QFETCH(int, status);
    QFETCH(QString, reason);
    source.replace("GOOD", m_server->address()).replace("BAD", m_server->address({}, "w0rse"));
    const Ended ended = runElt(load(source));
    QCOMPARE(ended.status, status);
    const QString said = ended.out + ended.err;
    QVERIFY2(said.contains(reason), qPrintable(said));
    for (const char *secret : {"s3cret", "w0rse", "p@ss"})
        QVERIFY2(!said.contains(secret), qPrintable(said));
}

QTEST_GUILESS_MAIN(TestEltMariadb)
#include "tst_eltmariadb.moc"
