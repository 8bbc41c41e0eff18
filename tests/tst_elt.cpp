// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The ELT example as its users run it: the program, on real servers, into a SQLite warehouse.
// What it loads, and how it is there.

#include "elt/cannedserver.h"
#include "elt/elttest.h"
#include "elt/look.h"
#include "support/waits.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

class TestElt : public EltTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void loadsRealData_data();
    void loadsRealData();
    void aSecondRunGivesTheSame();
    void loadsAtTheSameTime();
    void loadsFromFtp();
    void loadsTablesOfDatabases();
    void storesValuesExactly();
    void hugeFieldIsLoaded();
    void readsSourcesFromFilesAndStandardInput();
    void transformsRunAfterAllIsLoaded();

private:
    std::unique_ptr<ServerProcess> m_http;
    std::unique_ptr<QTemporaryDir> m_served; // what both serve
};

void TestElt::initTestCase()
{
    QVERIFY2(QFile::exists("/usr/share/iso-codes/json/iso_639-3.json"),
             "install iso-codes, the data that this test loads");
    m_served = std::make_unique<QTemporaryDir>();
    m_http = std::make_unique<ServerProcess>(
        PYTHON, QStringList{ELT_SERVER, "--while-stdin", "--folder", m_served->path()});
    QVERIFY2(!m_http->line().isEmpty(), qPrintable(m_http->error()));
}

void TestElt::loadsRealData_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("environment");
    QTest::newRow("serially") << QStringList() << QStringList{"PARALLEL_ENABLED=0"};
    for (const char *workers : {"1", "2", "8", "64"})
        QTest::newRow(workers) << QStringList{"--workers", workers} << QStringList();
}

void TestElt::loadsRealData()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, environment);
    const QString list = m_folder->filePath("list.db");
    // What the server lists is what is loaded, so that nothing else need know what it serves.
    QProcess curl;
    curl.start(PYTHON,
               {"-c",
                "import sys,urllib.request as u;sys.stdout.write(u.urlopen(sys.argv[1]).read().decode())",
                m_http->line() + "/sources.txt"});
    QVERIFY(curl.waitForFinished(hangMs));
    const QByteArray sources = curl.readAll();

    const Ended ended = runElt(into(arguments + QStringList{"--sources", "-"}), sources, environment);
    QCOMPARE(ended.err, "");
    QCOMPARE(ended.status, 0);
    const auto count = sources.count('\n');
    QVERIFY2(count > 300, sources);

    Look look(m_file);
    QCOMPARE(look.tables().size(), count);
    qint64 rows = 0;
    for (const QString &table : look.tables())
        rows += look.rows("SELECT count(*) FROM \"" + table + '"').value(0).toLongLong();
    qint64 records = 0;
    for (const QString name : {"iso_15924", "iso_3166-1", "iso_3166-2", "iso_3166-3", "iso_4217", "iso_639-2",
                               "iso_639-3", "iso_639-5"}) {
        QFile file("/usr/share/iso-codes/json/" + name + ".json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        records += QJsonDocument::fromJson(file.readAll()).object().begin()->toArray().size();
    }
    QCOMPARE(rows, records);
    QVERIFY2(ended.out.contains(QStringLiteral("%1 of %1 done; %2 rows").arg(count).arg(rows)),
             qPrintable(ended.out.right(200)));
    QCOMPARE(look.rows("SELECT alpha_2, alpha_3, numeric, name FROM iso_3166_1 WHERE alpha_2 = 'AX'"),
             QStringList{"AX|ALA|248|Åland Islands"});
    QCOMPARE(look.rows("SELECT numeric FROM iso_3166_1 WHERE alpha_2 = 'AF'"), QStringList{"004"});
}

void TestElt::aSecondRunGivesTheSame()
{
    CannedServer server;
    const QString people = server.answers("/people.csv", CannedServer::ok("text/csv", okCsv.toUtf8()));
    const QString nulls = server.answers("/nulls.csv", CannedServer::ok("text/csv", "a,b\n,\n"));
    QCOMPARE(runElt(into({people, nulls})).status, 0);
    const QString first = Look(m_file).dump();
    QVERIFY(first.contains("1|Ann"));
    QCOMPARE(runElt(into({people, nulls})).status, 0);
    QCOMPARE(Look(m_file).dump(), first);

    // Other columns replace the table; what depends on it stays.
    Look(m_file).run("CREATE VIEW names AS SELECT name FROM people");
    server.answers("/people.csv", CannedServer::ok("text/csv", "name,born\nZoë,1999-12-31\n"));
    QCOMPARE(runElt(into({people})).status, 0);
    QCOMPARE(Look(m_file).rows("SELECT * FROM people"), QStringList{"Zoë|1999-12-31"});
    QCOMPARE(Look(m_file).rows("SELECT * FROM names"), QStringList{"Zoë"});
}

void TestElt::loadsAtTheSameTime()
{
    // The server answers nobody until sixteen are waiting: one after the other, none would ever end.
    CannedServer server;
    const QString address =
        server.answersTogether("/table", CannedServer::ok("text/csv", okCsv.toUtf8()), 16);
    QStringList arguments{"--workers", "16"};
    for (int i = 0; i < 16; ++i)
        arguments += QStringLiteral("t%1=%2?%1").arg(i).arg(address);
    const Ended ended = runElt(into(arguments));
    QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
    QCOMPARE(Look(m_file).tables().size(), 16);
}

void TestElt::loadsFromFtp()
{
    writeFile(m_served->filePath("people.csv"), okCsv.toUtf8());
    QVERIFY(QDir(m_served->path()).mkpath("deep/er"));
    writeFile(m_served->filePath("deep/er/rates.json"), R"([{"rate": 1.25}])");
    const ServerProcess ftp(PYTHON, QStringList{FTP_SERVER, m_served->path()});
    QVERIFY2(!ftp.line().isEmpty(), qPrintable(ftp.error())); // it says what is not installed
    const QString base = "ftp://ann:s3cret@127.0.0.1:" + ftp.line();
    const QString wrong = "ftp://ann:wr0ng@127.0.0.1:" + ftp.line();
    const Ended ended = runElt(into({base + "/people.csv", base + "/deep/er/rates.json", base + "/none.csv",
                                     "denied=" + wrong + "/people.csv"}));
    QCOMPARE(ended.status, 1);
    Look look(m_file);
    QCOMPARE(look.tables(), (QStringList{"people", "rates"}));
    QCOMPARE(look.rows("SELECT * FROM people"), (QStringList{"1|Ann", "2|Bob"}));
    QCOMPARE(look.rows("SELECT * FROM rates"), QStringList{"1.25"});
    const QString shown = "ftp://ann:***@127.0.0.1:" + ftp.line();
    QVERIFY2(outcomeOf(ended, shown + "/none.csv").startsWith("FAILED: "), qPrintable(ended.out));
    QVERIFY2(ended.out.contains("FAILED: login refused: "), qPrintable(ended.out));
    QVERIFY(!ended.out.contains("s3cret") && !ended.out.contains("wr0ng"));
}

void TestElt::loadsTablesOfDatabases()
{
    const QString shop = m_folder->filePath("shop.db");
    {
        Look look(shop);
        look.run("CREATE TABLE \"Order Lines\" (id INTEGER, price REAL, paid BOOLEAN, at TIMESTAMP, note "
                 "TEXT, data BLOB)");
        look.run("INSERT INTO \"Order Lines\" VALUES (9007199254740993, 0.1, 1, '2024-02-29 12:00:00', "
                 "'007', x'00ff'), "
                 "(2, NULL, 0, NULL, '', NULL)");
        look.run("CREATE VIEW cheap AS SELECT id FROM \"Order Lines\" WHERE price < 1");
    }
    const Ended ended = runElt(into({"sqlite:" + shop + "#Order Lines", "sqlite:" + shop + "#cheap"}));
    QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
    Look look(m_file);
    QCOMPARE(look.rows("SELECT id, price, paid, at, note, hex(data) FROM order_lines"),
             (QStringList{"9007199254740993|0.1|1|2024-02-29 12:00:00|007|00FF", "2|(null)|0|(null)||"}));
    QCOMPARE(look.rows("SELECT group_concat(type) FROM pragma_table_info('order_lines')"),
             QStringList{"INTEGER,REAL,BOOLEAN,TIMESTAMP,TEXT,BLOB"});
    QCOMPARE(look.rows("SELECT * FROM cheap"), QStringList{"9007199254740993"});
}

void TestElt::storesValuesExactly()
{
    CannedServer server;
    const QString address = server.answers("/values.json", CannedServer::ok("application/json", R"([
        {"long": 9223372036854775807, "big": 123456789012345678901234567890, "real": 0.1, "zip": "01067",
         "flag": true, "day": "2024-02-29", "nested": {"a": [1, 2]}, "text": "'; DROP TABLE x; --"},
        {"long": null, "big": 0.5, "real": 2, "zip": "", "flag": false, "day": null, "nested": [], "text": "😀"}])"));
    const Ended ended = runElt(into({address}));
    QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
    Look look(m_file);
    QCOMPARE(look.rows("SELECT * FROM \"values\""),
             (QStringList{
                 "9223372036854775807|123456789012345678901234567890|0.1|01067|1|2024-02-29|{\"a\": [1, 2]}|"
                 "'; DROP TABLE x; --",
                 "(null)|0.5|2||0|(null)|[]|😀"}));
    QCOMPARE(look.rows("SELECT group_concat(type) FROM pragma_table_info('values')"),
             QStringList{"INTEGER,TEXT,REAL,TEXT,BOOLEAN,DATE,TEXT,TEXT"});
}

void TestElt::hugeFieldIsLoaded()
{
    CannedServer server;
    const QByteArray body = "id,text\n1,\"" + QByteArray(20'000'000, 'x') + "\"\n";
    const QString address = server.answers("/huge.csv", CannedServer::ok("text/csv", body));
    const Ended ended = runElt(into({address}));
    QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
    QCOMPARE(Look(m_file).rows("SELECT length(text) FROM huge"), QStringList{"20000000"});
}

void TestElt::readsSourcesFromFilesAndStandardInput()
{
    CannedServer server;
    const QByteArray answer = CannedServer::ok("text/csv", okCsv.toUtf8());
    writeFile(m_folder->filePath("sources.txt"), "# nightly\n\n  " + server.answers("/a.csv", answer).toUtf8()
                                                     + "  \n" + server.answers("/b.csv", answer).toUtf8());
    const Ended ended = runElt(into({"--sources", m_folder->filePath("sources.txt"), "--sources", "-",
                                     server.answers("/d.csv", answer)}),
                               "c=" + server.answers("/x.csv", answer).toUtf8() + "\n");
    QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
    QCOMPARE(Look(m_file).tables(), (QStringList{"a", "b", "c", "d"}));
}

void TestElt::transformsRunAfterAllIsLoaded()
{
    CannedServer server;
    const QString people = server.answers("/people.csv", CannedServer::ok("text/csv", okCsv.toUtf8()));
    writeFile(m_folder->filePath("1.sql"), "DROP TABLE IF EXISTS first; -- a; comment\n"
                                           "CREATE TABLE first AS SELECT name || ';' AS n FROM people;");
    writeFile(m_folder->filePath("2.sql"),
              "DROP VIEW IF EXISTS second; CREATE VIEW second AS SELECT count(*) AS n FROM first");
    const QStringList arguments = into(
        {"--transform", m_folder->filePath("1.sql"), "--transform", m_folder->filePath("2.sql"), people});
    for (int run = 0; run < 2; ++run) {
        const Ended ended = runElt(arguments);
        QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
        QCOMPARE(outcomeOf(ended, "transform " + m_folder->filePath("2.sql")), "done");
        QCOMPARE(Look(m_file).rows("SELECT n FROM first"), (QStringList{"Ann;", "Bob;"}));
        QCOMPARE(Look(m_file).rows("SELECT n FROM second"), QStringList{"2"});
    }
}

QTEST_GUILESS_MAIN(TestElt)
#include "tst_elt.moc"
