// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What the ELT example does with what fails: sources, transforms, the disk, another writer.

#include "elt/cannedserver.h"
#include "elt/elttest.h"
#include "elt/look.h"
#include "support/waits.h"

#include <QDir>
#include <QProcess>
#include <QTest>

class TestEltFailures : public EltTest
{
    Q_OBJECT

private Q_SLOTS:
    void failedTransformLeavesNothing();
    void failures_data();
    void failures();
    void failedSourceNamesItselfInSerialRunsToo();
    void fullDisk();
    void fullTemporaryFolder();
    void waitsForAnotherWriter();
};

void TestEltFailures::failedTransformLeavesNothing()
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
        QCOMPARE(outcomeOf(ended, "transform " + bad), "FAILED: line 1: no such table: nowhere");
        QCOMPARE(outcomeOf(ended, "transform " + next), "not started");
        QCOMPARE(Look(m_file).tables(), QStringList{"people"});
    }
}

void TestEltFailures::failures_data()
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
    answer("cut off", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nid\n1\n", "cut off: ");
    answer("not HTTP", "SSH-2.0-OpenSSH_9.2\r\n", "protocol not accepted: ");
    answer("malformed JSON", S::ok("application/json", "[{\"a\": 1},\n{\"a\": }]"),
           "malformed JSON: line 2: Invalid value");
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
                                 .append("\n")
                                 .replace("c",
                                          [] {
                                              QByteArray names;
                                              for (int i = 0; i < 3000; ++i)
                                                  names += ",c" + QByteArray::number(i);
                                              return names.mid(1);
                                          }())
                                 .append(QByteArray(2999, ',') + "1\n")),
           "too many columns on ");
    answer("sends itself", "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n",
           "protocol not accepted: ");
    address("refused", "http://127.0.0.1:1/bad", "cannot connect: ");
    address("no such host", "http://host.invalid/bad", "host not found: ");
    address("no such database", "bad=sqlite:/nowhere/x.db#t",
            "cannot open sqlite:/nowhere/x.db: unable to open database file");
    address("not a database", "bad=sqlite:/etc/passwd#t", "file is not a database");
    address("no such server", "bad=postgresql://ann:s3cret@127.0.0.1:1/db#t",
            "cannot open postgresql://ann:***@127.0.0.1:1/db: connection to server at \"127.0.0.1\", port 1 "
            "failed: "
            "Connection refused");
}

void TestEltFailures::failures()
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

    const Ended ended = runElt(into({"--retries", "0", "--transform", script, address, good}));
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

void TestEltFailures::failedSourceNamesItselfInSerialRunsToo()
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

void TestEltFailures::fullDisk()
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
    QVERIFY(QTest::qWaitFor([&] { return shell.state() == QProcess::NotRunning; }, hangMs));
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

void TestEltFailures::fullTemporaryFolder()
{
    // Where rows wait until all are there.
    CannedServer server;
    const QString small = server.answers("/small.csv", CannedServer::ok("text/csv", okCsv.toUtf8()));
    const QString large =
        server.answers("/large.csv", CannedServer::ok("text/csv", "a\n" + QByteArray(800'000, 'x') + "\n"));
    const QString disk = m_folder->filePath("disk");
    QVERIFY(QDir().mkpath(disk));
    RunningProgram elt("unshare",
                       QStringList{"--mount", "--map-root-user", "sh", "-c",
                                   "mount -t tmpfs -o size=512k none \"$0\" && TMPDIR=\"$0\" exec \"$@\"",
                                   disk, ELT_PROGRAM}
                           + into({small, large}));
    const Ended ended = elt.end();
    QCOMPARE(ended.status, 1);
    QCOMPARE(outcomeOf(ended, small), "done");
    QCOMPARE(outcomeOf(ended, large),
             "FAILED: cannot write a temporary file in " + disk + ": No space left on device");
    QCOMPARE(Look(m_file).tables(), QStringList{"small"});
}

void TestEltFailures::waitsForAnotherWriter()
{
    CannedServer server;
    const QString people = server.answers("/people.csv", CannedServer::ok("text/csv", okCsv.toUtf8()));
    QCOMPARE(runElt(into({people})).status, 0);
    Look other(m_file);
    QCOMPARE(server.requests(), 1);

    other.run("BEGIN IMMEDIATE");
    RunningElt running(into({people}));
    QTRY_VERIFY(running.hasOpen(m_file));
    other.run("INSERT INTO people VALUES (3, 'Zoë')");
    other.run("COMMIT");
    const Ended ended = running.end();
    QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
    QCOMPARE(other.rows("SELECT * FROM people"), (QStringList{"1|Ann", "2|Bob"}));
}

QTEST_GUILESS_MAIN(TestEltFailures)
#include "tst_eltfailures.moc"
