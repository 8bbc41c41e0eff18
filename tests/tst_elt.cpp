// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The ELT example as its users run it: the program, on real servers, into a SQLite warehouse.

#include "elt/cannedserver.h"
#include "elt/look.h"
#include "elt/process.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace {

const QString okCsv = QStringLiteral("id,name\n1,Ann\n2,Bob\n");

void writeFile(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(name + ": " + file.errorString()));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// The summary's line for \a source.
QString lineOf(const Ended &ended, const QString &source)
{
    for (const QString &line : ended.out.split('\n')) {
        if (line.startsWith(source + ' '))
            return line;
    }
    return source + " - - - (not in the summary)";
}

/// The summary's outcome for \a source: all after rows, bytes and seconds.
QString outcomeOf(const Ended &ended, const QString &source)
{
    return lineOf(ended, source).sliced(source.size()).simplified().section(' ', 3);
}

} // namespace

class TestElt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

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
    void failedTransformLeavesNothing();
    void failures_data();
    void failures();
    void failedSourceNamesItselfInSerialRunsToo();
    void fullDisk();
    void waitsForAnotherWriter();
    void interruption_data();
    void interruption();
    void interruptedWhileTheWarehouseIsLocked();
    void interruptedWhileTheWarehouseIsOpened();
    void passwordsAreNeverShown();
    void usage_data();
    void usage();

private:
    QString warehouse() const { return "sqlite:" + m_file; }
    QStringList into(const QStringList &arguments) const
    {
        return QStringList{"--warehouse", warehouse()} + arguments;
    }

    std::unique_ptr<ServerProcess> m_http;
    std::unique_ptr<ServerProcess> m_ftp;
    std::unique_ptr<QTemporaryDir> m_served; // what both serve
    std::unique_ptr<QTemporaryDir> m_folder; // of one test
    QString m_file;
};

void TestElt::initTestCase()
{
    QVERIFY2(QFile::exists("/usr/share/iso-codes/json/iso_639-3.json"),
             "install iso-codes, the data that this test loads");
    m_served = std::make_unique<QTemporaryDir>();
    m_http = std::make_unique<ServerProcess>(
        PYTHON, QStringList{ELT_SERVER, "--while-stdin", "--folder", m_served->path()});
    QVERIFY2(!m_http->line().isEmpty(), qPrintable(m_http->error()));
    m_ftp = std::make_unique<ServerProcess>(PYTHON, QStringList{FTP_SERVER, m_served->path()});
    QVERIFY2(!m_ftp->line().isEmpty(),
             qPrintable("install python3-pyftpdlib for the FTP server. " + m_ftp->error()));
}

void TestElt::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath("warehouse.db");
}

void TestElt::cleanup()
{
    m_folder.reset();
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
    QVERIFY(curl.waitForFinished());
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
    const QString base = "ftp://ann:s3cret@127.0.0.1:" + m_ftp->line();
    const QString wrong = "ftp://ann:wr0ng@127.0.0.1:" + m_ftp->line();
    const Ended ended = runElt(into({base + "/people.csv", base + "/deep/er/rates.json", base + "/none.csv",
                                     "denied=" + wrong + "/people.csv"}));
    QCOMPARE(ended.status, 1);
    Look look(m_file);
    QCOMPARE(look.tables(), (QStringList{"people", "rates"}));
    QCOMPARE(look.rows("SELECT * FROM people"), (QStringList{"1|Ann", "2|Bob"}));
    QCOMPARE(look.rows("SELECT * FROM rates"), QStringList{"1.25"});
    const QString shown = "ftp://ann:***@127.0.0.1:" + m_ftp->line();
    QVERIFY2(outcomeOf(ended, shown + "/none.csv").startsWith("FAILED: "), qPrintable(ended.out));
    QVERIFY2(ended.out.contains("FAILED: Access denied: 530"), qPrintable(ended.out));
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

void TestElt::failedTransformLeavesNothing()
{
    CannedServer server;
    const QString people = server.answers("/people.csv", CannedServer::ok("text/csv", okCsv.toUtf8()));
    const QString bad = m_folder->filePath("bad.sql");
    const QString next = m_folder->filePath("next.sql");
    writeFile(bad, "CREATE TABLE half AS SELECT 1; SELECT * FROM nowhere;");
    writeFile(next, "CREATE TABLE next AS SELECT 1;");
    for (const QStringList &environment : {QStringList(), QStringList{"PARALLEL_ENABLED=0"}}) {
        const Ended ended = runElt(into({"--transform", bad, "--transform", next, people}), {}, environment);
        QCOMPARE(ended.status, 1);
        QCOMPARE(outcomeOf(ended, "transform " + bad), "FAILED: no such table: nowhere");
        QCOMPARE(outcomeOf(ended, "transform " + next), "not started");
        QCOMPARE(Look(m_file).tables(), QStringList{"people"});
    }
}

void TestElt::failures_data()
{
    // The failing source answers this (or is this, without a server), and this is the reason shown.
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("reason");

    const auto answer = [](const char *name, const QByteArray &bytes, const char *reason) {
        QTest::newRow(name) << bytes << "" << QString::fromUtf8(reason);
    };
    const auto address = [](const char *name, const char *source, const char *reason) {
        QTest::newRow(name) << QByteArray() << source << QString::fromUtf8(reason);
    };
    using S = CannedServer;
    answer("404", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "HTTP 404 Not Found");
    answer("500", "HTTP/1.1 500 Oh dear\r\nContent-Length: 2\r\n\r\n[]", "HTTP 500 Oh dear");
    answer("no content", "HTTP/1.1 204 No Content\r\n\r\n", "HTTP 204 No Content");
    answer("cut off", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nid\n1\n",
           "transfer closed with 95 bytes remaining to read");
    answer("not HTTP", "SSH-2.0-OpenSSH_9.2\r\n", "Received HTTP/0.9 when not allowed");
    answer("malformed JSON", S::ok("application/json", "[{\"a\": 1},\n{\"a\": }]"),
           "malformed JSON: line 2: expected a value");
    answer("ragged CSV", S::ok("text/csv", "a,b\n1,2\n3\n"),
           "malformed CSV: line 3: 1 fields, but the header has 2");
    answer("wrong encoding", S::ok("text/csv", "a\nK\xf6ln\n"), "wrong encoding: line 2 is not UTF-8");
    answer("binary", S::ok("text/csv", QByteArray("a\n\0", 3)), "not a text file: byte 3 is NUL");
    answer("HTML", S::ok("text/html; charset=utf-8", "<p>Please log in"),
           "an HTML page, neither JSON nor CSV");
    answer("empty", S::ok("text/csv", ""), "empty file");
    answer("no rows", S::ok("application/json", "[]"),
           "no rows: without one, nothing tells what the columns are");
    answer("columns that differ in case only", S::ok("text/csv", "a,A\n1,2\n"),
           "columns \"a\" and \"A\" differ in case only");
    answer("too many columns",
           S::ok("text/csv", QByteArray("c")
                                 .append("\n1\n")
                                 .replace("c",
                                          [] {
                                              QByteArray names;
                                              for (int i = 0; i < 3000; ++i)
                                                  names += ",c" + QByteArray::number(i);
                                              return names.mid(1);
                                          }())
                                 .replace("\n1\n", "\n")),
           "too many columns on bad");
    answer("too large", S::ok("text/csv", "a\n" + QByteArray(2 * 1024 * 1024, '1')), "larger than 1 MiB");
    answer("sends itself", "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n",
           "Protocol \"file\" not supported or disabled in libcurl");
    address("refused", "http://127.0.0.1:1/bad", "Failed to connect to 127.0.0.1 port 1 after");
    address("no such host", "http://host.invalid/bad", "Could not resolve host: host.invalid");
    address("no such database", "bad=sqlite:/nowhere/x.db#t",
            "cannot open sqlite:/nowhere/x.db: unable to open database file");
    address("not a database", "bad=sqlite:/etc/passwd#t", "file is not a database");
    address("no such server", "bad=postgresql://ann:s3cret@127.0.0.1:1/db#t",
            "cannot open postgresql://ann:***@127.0.0.1:1/db: connection to server at \"127.0.0.1\", port 1 "
            "failed: "
            "Connection refused");
}

void TestElt::failures()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, address);
    QFETCH(QString, reason);
    {
        Look look(m_file);
        look.run("CREATE TABLE bad (old TEXT)");
        look.run("INSERT INTO bad VALUES ('as it was')");
    }
    CannedServer server;
    if (address.isEmpty())
        address = server.answers("/bad", answer);
    const QString good = server.answers("/good.csv", CannedServer::ok("text/csv", okCsv.toUtf8()));
    const QString script = m_folder->filePath("after.sql");
    writeFile(script, "CREATE TABLE after AS SELECT 1");

    const Ended ended = runElt(into({"--max-size", "1", "--transform", script, address, good}));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("FAILED: " + reason), qPrintable(ended.out));
    QVERIFY2(ended.out.contains("1 of 3 done, 1 failed, 1 not started; 2 rows"), qPrintable(ended.out));
    QCOMPARE(outcomeOf(ended, good), "done");
    QCOMPARE(outcomeOf(ended, "transform " + script), "not started");
    Look look(m_file);
    QCOMPARE(look.tables(), (QStringList{"bad", "good"}));
    QCOMPARE(look.rows("SELECT * FROM bad"), QStringList{"as it was"});
    QCOMPARE(look.rows("SELECT * FROM good"), (QStringList{"1|Ann", "2|Bob"}));
    QVERIFY(!ended.out.contains("s3cret") && !ended.err.contains("s3cret"));
}

void TestElt::failedSourceNamesItselfInSerialRunsToo()
{
    CannedServer server;
    const QString bad = server.answers("/bad.csv", CannedServer::ok("text/csv", "a,b\n1\n"));
    const QString slow = server.neverAnswers("/slow.csv");
    const QString good = server.answers("/good.csv", CannedServer::ok("text/csv", okCsv.toUtf8()));
    const Ended ended = runElt(into({"--timeout", "1", bad, slow, good}), {}, {"PARALLEL_ENABLED=0"});
    QCOMPARE(ended.status, 1);
    QCOMPARE(outcomeOf(ended, bad), "FAILED: malformed CSV: line 2: 1 fields, but the header has 2");
    QCOMPARE(outcomeOf(ended, slow), "FAILED: timed out: silent for 1 s");
    QCOMPARE(outcomeOf(ended, good), "done");
}

void TestElt::fullDisk()
{
    // A file system of half a megabyte, in a mount namespace of the program's own.
    CannedServer server;
    const QString small = server.answers("/small.csv", CannedServer::ok("text/csv", okCsv.toUtf8()));
    const QString large =
        server.answers("/large.csv", CannedServer::ok("text/csv", "a\n" + QByteArray(800'000, 'x') + "\n"));
    const QString disk = m_folder->filePath("disk");
    QVERIFY(QDir().mkpath(disk));
    const QString script = "mount -t tmpfs -o size=512k none \"$0\" && \"$@\"; status=$?; "
                           "cp \"$0\"/*.db* \"$0\"/..; exit $status";
    QProcess shell;
    shell.start("unshare", QStringList{"--mount", "--map-root-user", "sh", "-c", script, disk, ELT_PROGRAM,
                                       "--warehouse", "sqlite:" + disk + "/warehouse.db", "--workers", "1",
                                       small, large});
    QVERIFY(QTest::qWaitFor([&] { return shell.state() == QProcess::NotRunning; }, 60'000));
    const Ended ended{shell.exitCode(), QString::fromUtf8(shell.readAllStandardOutput()),
                      QString::fromUtf8(shell.readAllStandardError())};
    if (ended.err.contains("unshare") || ended.err.contains("mount:"))
        QSKIP(qPrintable("needs a mount namespace: " + ended.err));
    QVERIFY2(ended.status == 1, qPrintable(ended.out + ended.err));
    QCOMPARE(outcomeOf(ended, small), "done");
    QCOMPARE(outcomeOf(ended, large), "FAILED: database or disk is full");
    Look look(m_file);
    QCOMPARE(look.tables(), QStringList{"small"});
    QCOMPARE(look.rows("SELECT * FROM small"), (QStringList{"1|Ann", "2|Bob"}));
    QCOMPARE(look.rows("PRAGMA integrity_check"), QStringList{"ok"});
}

void TestElt::waitsForAnotherWriter()
{
    CannedServer server;
    const QString people = server.answers("/people.csv", CannedServer::ok("text/csv", okCsv.toUtf8()));
    QCOMPARE(runElt(into({people})).status, 0);
    Look other(m_file);
    QCOMPARE(server.requests(), 1);

    other.run("BEGIN IMMEDIATE");
    RunningElt running(into({people}));
    QTRY_VERIFY_WITH_TIMEOUT(running.hasOpen(m_file), 30'000);
    other.run("INSERT INTO people VALUES (3, 'Zoë')");
    other.run("COMMIT");
    const Ended ended = running.end();
    QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
    QCOMPARE(other.rows("SELECT * FROM people"), (QStringList{"1|Ann", "2|Bob"}));
}

void TestElt::interruption_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<QStringList>("environment");
    QTest::newRow("SIGINT") << SIGINT << QStringList();
    QTest::newRow("SIGTERM") << SIGTERM << QStringList();
    QTest::newRow("SIGINT, serially") << SIGINT << QStringList{"PARALLEL_ENABLED=0"};
    QTest::newRow("SIGINT, one worker") << SIGINT << QStringList{"PARALLEL_WORKERS=1"};
}

void TestElt::interruption()
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
    QTRY_VERIFY_WITH_TIMEOUT(isLoaded(), 30'000);
    running.signal(signal);
    const Ended ended = running.end();
    QCOMPARE(ended.status, 128 + signal);
    QCOMPARE(outcomeOf(ended, good), "done");
    QCOMPARE(outcomeOf(ended, stuck), "cancelled");
    QVERIFY2(ended.out.contains("1 of 3 done, "), qPrintable(ended.out));
    QCOMPARE(Look(m_file).tables(), QStringList{"good"});
}

void TestElt::interruptedWhileTheWarehouseIsLocked()
{
    CannedServer server;
    const QString good = server.answers("/good.csv", CannedServer::ok("text/csv", okCsv.toUtf8()));
    const QString next = server.neverAnswers("/next.csv");
    RunningElt running(into({"--workers", "2", good, next}));
    const auto isLoaded = [&] {
        return QFile::exists(m_file) && Look(m_file).tables().contains("good") && server.requests() == 2;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isLoaded(), 30'000);
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

void TestElt::interruptedWhileTheWarehouseIsOpened()
{
    Look other(m_file);
    other.run("CREATE TABLE kept (id)");
    other.run("BEGIN IMMEDIATE");
    RunningElt running(into({"http://127.0.0.1:1/a.csv"}));
    QTRY_VERIFY_WITH_TIMEOUT(running.hasOpen(m_file), 30'000);
    running.signal(SIGINT);
    const Ended ended = running.end();
    QCOMPARE(ended.status, 128 + SIGINT);
    QCOMPARE(outcomeOf(ended, "http://127.0.0.1:1/a.csv"), "not started");
    other.run("COMMIT");
    QCOMPARE(other.tables(), QStringList{"kept"});
}

void TestElt::passwordsAreNeverShown()
{
    for (const QStringList &arguments :
         QList<QStringList>{{"postgresql://ann:s3cret@h/db"},
                            {"http://ann:s3cret@h/a.csv", "https://ann:s3cret@i/a.json"},
                            {"--warehouse", "postgresql://ann:s3cret@127.0.0.1:1/db", "http://h/a.csv"},
                            {"--warehouse", "mysql://ann:s3cret@h/db", "http://h/a.csv"},
                            {"http://ann:s3cret@/a.csv"}}) {
        const Ended ended = runElt(arguments);
        QCOMPARE(ended.status, 2);
        QVERIFY2(ended.err.contains("ann:***@"), qPrintable(ended.err));
        QVERIFY2(!ended.err.contains("s3cret") && !ended.out.contains("s3cret"), qPrintable(ended.err));
    }
}

void TestElt::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("message");
    const auto row = [](const QStringList &arguments, const char *message) {
        QTest::newRow(qPrintable(arguments.join(' '))) << arguments << QString::fromUtf8(message);
    };
    row({}, "elt: no sources; see elt --help");
    row({"--workers", "0", "http://h/a"}, "elt: --workers 0: a number from 1 to 65536 is accepted");
    row({"--workers", "many", "http://h/a"}, "elt: --workers many: a number from 1 to 65536 is accepted");
    row({"--nonsense"}, "elt: Unknown option 'nonsense'.");
    row({"--sources", "/nowhere"}, "elt: cannot read /nowhere: No such file or directory");
    row({"--transform", "/nowhere", "http://h/a"}, "elt: cannot read /nowhere: No such file or directory");
    row({"--warehouse", "warehouse.db", "http://h/a"},
        "elt: warehouse.db is not a database; write sqlite:FILE or postgresql://user@host:port/name");
    row({"--warehouse", "sqlite:/nowhere/w.db", "http://h/a"},
        "elt: cannot open sqlite:/nowhere/w.db: unable to open database file");
    row({"people.csv"},
        "elt: source people.csv: neither http://, https:// or ftp://, nor sqlite:FILE#TABLE or "
        "postgresql://…#TABLE");
    row({"http://h/a.csv", "http://h/A.json"}, "elt: http://h/a.csv and http://h/A.json would both be loaded "
                                               "into table \"a\"; write NAME=SOURCE for one of them");
}

void TestElt::usage()
{
    QFETCH(QStringList, arguments);
    const Ended ended = runElt(arguments);
    QCOMPARE(ended.status, 2);
    QTEST(ended.err.trimmed(), "message");
    QCOMPARE(ended.out, "");
}

QTEST_GUILESS_MAIN(TestElt)
#include "tst_elt.moc"
