// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What the ELT example makes of answers: those that are no table leave the old one, packed ones are
// whole or refused, and a refusal is told as one.

#include "elt/cannedserver.h"
#include "elt/elttest.h"
#include "elt/look.h"
#include "support/waits.h"

#include <QDir>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

namespace {

/// What a program of the system makes of \a bytes: gzip -c.
QByteArray through(const QString &program, const QStringList &arguments, const QByteArray &bytes)
{
    QProcess process;
    process.start(program, arguments);
    process.write(bytes);
    process.closeWriteChannel();
    if (!process.waitForFinished(hangMs) || process.exitCode() != 0)
        QTest::qFail(qPrintable(program + ": " + process.errorString()), __FILE__, __LINE__);
    return process.readAllStandardOutput();
}

/// An answer that ends with its connection, so that its length does not tell where.
QByteArray untilClosed(const QByteArray &headers, const QByteArray &body)
{
    return "HTTP/1.1 200 OK\r\nConnection: close\r\n" + headers + "\r\n" + body;
}

} // namespace

class TestEltAnswers : public EltTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoTableLeavesTheOldOne_data();
    void whatIsNoTableLeavesTheOldOne();
    void anEmptyResultReplacesWhenAllowed();
    void aCutPackedBodyIsRefused_data();
    void aCutPackedBodyIsRefused();
    void packedBodiesAreUnpacked_data();
    void packedBodiesAreUnpacked();
    void packedFilesEndWhereTheySay_data();
    void packedFilesEndWhereTheySay();
    void listingsAreRefused();
    void charsetIsReadInAnyCase();
    void whatIsPackedOtherwiseIsNamed();
    void aTableOfErrorsIsOneWhenAskedFor();
    void aRefusalByFtpIsNoSilence();
};

void TestEltAnswers::whatIsNoTableLeavesTheOldOne_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("reason");

    const auto row = [](const char *name, const char *path, const char *type, const QByteArray &body,
                        const char *reason) {
        QTest::newRow(name) << path << QByteArray(type) << body << QString::fromUtf8(reason);
    };
    row("prose", "/t", "text/plain", "Service temporarily unavailable, try later", "not a table, as far as");
    row("more prose", "/t", "text/plain", "We are sorry, the service is down\nTry later, or call us\n",
        "not a table, as far as its first line tells: \"We are sorry\"");
    row("prose of one word a line", "/t", "", "Error\nTimeout\n", "not a table, as far as");
    row("a warning", "/t", "text/plain", "Warning: too many,connections:\n7,8\n", "not a table, as far as");
    row("prose as CSV", "/t.csv", "text/csv", "Service temporarily unavailable, try later\n", "no rows: ");
    row("HTML as CSV", "/t.csv", "text/csv", "<!DOCTYPE html>\n<html><body>Log in, please</body></html>\n",
        "an HTML page, neither JSON nor CSV");
    row("HTML after blank lines", "/t.csv", "text/csv", "\n\n  <html>\n<a,b>\n", "an HTML page");
    row("HTML as JSON", "/t.json", "application/json", "<html><body>504</body></html>", "an HTML page");
    row("XML", "/t", "application/octet-stream", "<?xml version=\"1.0\"?>\n<error>quota, day</error>\n",
        "XML, ");
    row("errors", "/t.json", "application/json", R"({"errors":[{"code": 7, "message": "quota"}]})",
        "the answer tells of a failure: \"errors\": [{\"code\": 7, \"message\": \"quota\"}]");
    row("an error", "/t.json", "application/json", R"({"error":{"code": 7}})",
        "the answer tells of a failure: \"error\": {\"code\": 7}");
    row("an error in words", "/t.json", "application/json", R"({"error":"quota"})",
        "the answer tells of a failure: \"error\": quota");
    row("an array of an error", "/t.json", "application/json", R"([{"error":"quota"}])",
        "the answer tells of a failure: all that a record has is \"error\"");
    row("an error after rows", "/t.ndjson", "application/x-ndjson", "{\"id\":2}\n{\"error\":\"lost\"}\n",
        "the answer tells of a failure: all that a record has is \"error\"");
    row("an error as CSV", "/t.csv", "text/csv", "error\nquota exceeded\n",
        "the answer tells of a failure: all it has is \"error\"; if that is a table, set format = \"csv\"");
    row("XML by its type", "/t", "application/xml", "<a/>", "XML, neither JSON nor CSV");
    row("errors beside rows", "/t.json", "application/json",
        R"({"data":[{"id":1}],"errors":[{"message":"half"}]})", "JSON, line 1: an object with more in it");
    row("a message", "/t.json", "application/json", R"({"message":"quota"})", "not an array of objects");
    row("a text", "/t.json", "application/json", R"("quota")", "not an array of objects");
    row("null", "/t.json", "application/json", "null", "not an array of objects");
    row("header, no rows", "/t.csv", "text/csv", "id,name\n", "no rows: ");
    row("header, blank lines", "/t.csv", "text/csv", "id,name\n\n\n", "no rows: ");
    row("no objects", "/t.json", "application/json", "[]", "no rows: ");
    row("no objects in an object", "/t.json", "application/json", R"({"items": []})", "no rows: ");
}

void TestEltAnswers::whatIsNoTableLeavesTheOldOne()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QString, reason);
    {
        Look look(m_file);
        look.run("CREATE TABLE t (id INTEGER, name TEXT)");
        look.run("INSERT INTO t VALUES (1, 'as it was')");
    }
    CannedServer server;
    const QString source = server.answers(path, CannedServer::ok(type, body));
    const Ended ended = runElt(into({source}));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("FAILED: " + reason), qPrintable(ended.out));
    QVERIFY2(!ended.out.contains("malformed"), qPrintable(ended.out));
    QCOMPARE(Look(m_file).rows("SELECT * FROM t"), QStringList{"1|as it was"});
}

void TestEltAnswers::anEmptyResultReplacesWhenAllowed()
{
    CannedServer server;
    const QString csv = server.answers("/a.csv", CannedServer::ok("text/csv", okCsv.toUtf8()));
    const QString json = server.answers("/b.json", CannedServer::ok("application/json", R"([{"a": 1}])"));
    QCOMPARE(runElt(into({csv, json})).status, 0);
    server.answers("/a.csv", CannedServer::ok("text/csv", "id,name\n"));
    server.answers("/b.json", CannedServer::ok("application/json", "[]"));
    const Ended ended = runElt(into({"--allow-empty", csv, json}));
    QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
    Look look(m_file);
    QCOMPARE(look.rows("SELECT count(*), (SELECT count(*) FROM b) FROM a"), QStringList{"0|0"});
    QCOMPARE(look.rows("SELECT group_concat(name) FROM pragma_table_info('a')"), QStringList{"id,name"});
    QCOMPARE(look.rows("SELECT group_concat(name) FROM pragma_table_info('b')"), QStringList{"a"});
    server.answers("/new.json", CannedServer::ok("application/json", "[]"));
    QCOMPARE(
        runElt(into({"--allow-empty", server.answers("/c.json", CannedServer::ok("application/json", "[]"))}))
            .status,
        1); // there is no table, and nothing tells what its columns are
}

void TestEltAnswers::aCutPackedBodyIsRefused_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QString>("path");
    QTest::newRow("gzip on the wire") << "gzip" << QByteArray("Content-Encoding: gzip\r\n") << "/t.csv";
    QTest::newRow("a gzip file") << "gzip" << QByteArray("Content-Type: application/gzip\r\n") << "/t.csv.gz";
    QTest::newRow("zstd on the wire") << "zstd" << QByteArray("Content-Encoding: zstd\r\n") << "/t.csv";
    QTest::newRow("an xz file") << "xz" << QByteArray() << "/t.csv.xz";
}

void TestEltAnswers::aCutPackedBodyIsRefused()
{
    QFETCH(QString, program);
    QFETCH(QByteArray, headers);
    QFETCH(QString, path);
    QByteArray body = "id,text\n";
    for (int i = 0; i < 5000; ++i)
        body += QByteArray::number(i) + ",row " + QByteArray::number(i * 7919 % 10'007) + '\n';
    const QByteArray packed = through(program, {"-c"}, body);
    CannedServer server;
    for (const qsizetype size : {packed.size() / 2, packed.size() - 1, packed.size() - 5, qsizetype(30)}) {
        const QString source = server.answers(path, untilClosed(headers, packed.first(size)));
        const Ended ended = runElt(into({"--retries", "0", source}));
        QVERIFY2(ended.status == 1, qPrintable(QString::number(size) + ended.out + ended.err));
        QVERIFY2(ended.out.contains("FAILED: damaged or cut off: "), qPrintable(ended.out));
        QCOMPARE(Look(m_file).tables(), QStringList());
    }
    const Ended ended = runElt(into({server.answers(path, untilClosed(headers, packed))}));
    QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
    QCOMPARE(Look(m_file).rows("SELECT count(*), sum(id) FROM t"), QStringList{"5000|12497500"});
}

void TestEltAnswers::packedBodiesAreUnpacked_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("path");
    QTest::newRow("gzip") << "gzip" << QStringList{"-c"} << "/people.csv.gz";
    QTest::newRow("gzip, JSON lines") << "gzip" << QStringList{"-c"} << "/people.ndjson.gz";
    QTest::newRow("zstd") << "zstd" << QStringList{"-c"} << "/people.csv.zst";
    QTest::newRow("bzip2") << "bzip2" << QStringList{"-c"} << "/people.csv.bz2";
    QTest::newRow("zip") << PYTHON
                         << QStringList{"-c", "import sys,zipfile;z=zipfile.ZipFile(sys.stdout.buffer,'w',8);"
                                              "z.writestr('p.csv',sys.stdin.buffer.read());z.close()"}
                         << "/people.csv.zip";
}

void TestEltAnswers::packedBodiesAreUnpacked()
{
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    QFETCH(QString, path);
    const QByteArray body =
        path.contains("json") ? QByteArray("{\"id\": 1, \"name\": \"Ann\"}\n{\"id\": 2, \"name\": \"Bob\"}\n")
                              : okCsv.toUtf8();
    CannedServer server;
    const QString source = server.answers(path, untilClosed({}, through(program, arguments, body)));
    const Ended ended = runElt(into({source}));
    QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
    QCOMPARE(Look(m_file).rows("SELECT * FROM people"), (QStringList{"1|Ann", "2|Bob"}));
}

void TestEltAnswers::packedFilesEndWhereTheySay_data()
{
    QTest::addColumn<QByteArray>("packed");
    QTest::addColumn<QString>("reason"); // empty: it is loaded
    const QByteArray csv = okCsv.toUtf8();
    const auto zipped = [&](const char *how) {
        return through(PYTHON,
                       {"-c", QStringLiteral("import sys,zipfile;b=sys.stdin.buffer.read();"
                                             "z=zipfile.ZipFile(sys.stdout.buffer,'w',8);%1;z.close()")
                                  .arg(how)},
                       csv);
    };
    const QByteArray gz = through("gzip", {"-c"}, csv);
    const QByteArray bz2 = through("bzip2", {"-c"}, csv);
    const QByteArray zip = zipped("z.writestr('p.csv',b)");
    const QByteArray two = zipped("z.writestr('p.csv',b);z.writestr('q.csv',b)");
    QTest::newRow("gzip in two parts") << gz + through("gzip", {"-c"}, "3,Cy\n") << "";
    QTest::newRow("gzip, filled up") << gz + QByteArray(512, '\0') << "";
    QTest::newRow("gzip and more") << gz + "<html>502</html>"
                                   << "damaged: more bytes follow the end";
    QTest::newRow("bzip2 and more") << bz2 + QByteArray(300'000, 'x') << "damaged: more bytes follow the end";
    QTest::newRow("zip with a folder") << zipped("z.writestr('d/','');z.writestr('d/p.csv',b)") << "";
    QTest::newRow("zip with a comment") << zipped("z.writestr('p.csv',b);z.comment=b'c'*60000") << "";
    QTest::newRow("zip cut in its list") << zip.chopped(30) << "cut off: a zip file without its end";
    QTest::newRow("zip cut before its second file") << two.first(two.indexOf("PK\3\4", 4)) << "cut off: ";
    QTest::newRow("zip with two files") << two << "a zip file with more than one file in it";
}

void TestEltAnswers::packedFilesEndWhereTheySay()
{
    QFETCH(QByteArray, packed);
    QFETCH(QString, reason);
    const QString name = m_folder->filePath("people.csv.packed");
    writeFile(name, packed);
    const QString source = "people=file:" + name;
    const Ended ended = runElt(into({source}));
    QCOMPARE(ended.status, reason.isEmpty() ? 0 : 1);
    QVERIFY2(ended.out.contains(reason), qPrintable(ended.out));
    if (reason.isEmpty())
        QCOMPARE(Look(m_file).rows("SELECT * FROM people WHERE id < 3"), (QStringList{"1|Ann", "2|Bob"}));
    else
        QCOMPARE(Look(m_file).tables(), QStringList());
}

void TestEltAnswers::listingsAreRefused()
{
    for (const QString address :
         {"ftp://h/reports/", "l=ftp://h/", "ftp://h/reports;type=d", "ftps://h/a/", "sftp://h/a/"}) {
        const Ended ended = runElt(into({address}));
        QCOMPARE(ended.status, 2);
        QVERIFY2(ended.err.contains("a folder, whose listing is no table"), qPrintable(ended.err));
    }
}

void TestEltAnswers::charsetIsReadInAnyCase()
{
    CannedServer server;
    int count = 0;
    QStringList arguments;
    for (const QByteArray type :
         {"text/csv; CHARSET=ISO-8859-1", "text/csv;Charset=\"iso-8859-1\"",
          "text/csv; header=present; charset = latin1", "text/csv; charset='ISO-8859-1'"})
        arguments += server.answers(QStringLiteral("/t%1.csv").arg(++count),
                                    CannedServer::ok(type, "name\nK\xf6ln\n"));
    const Ended ended = runElt(into(arguments));
    QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
    Look look(m_file);
    for (int i = 1; i <= count; ++i)
        QCOMPARE(look.rows(QStringLiteral("SELECT name FROM t%1").arg(i)), QStringList{"Köln"});
}

void TestEltAnswers::whatIsPackedOtherwiseIsNamed()
{
    CannedServer server;
    const QString source =
        server.answers("/t.csv", "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\ncontent-encoding:  "
                                 "BR\r\nContent-Length: 4\r\n\r\nabcd");
    const Ended ended = runElt(into({source}));
    QCOMPARE(ended.status, 1);
    QCOMPARE(outcomeOf(ended, source),
             "FAILED: packed as \"br\", which was not asked for; gzip and zstd are accepted");
}

void TestEltAnswers::aTableOfErrorsIsOneWhenAskedFor()
{
    writeFile(m_folder->filePath("t.csv"), "error\n404\n");
    VERIFY_DONE(run("[[source]]\nfrom = \"file:t.csv\"\nformat = \"csv\"\n"));
    QCOMPARE(Look(m_file).rows("SELECT error FROM t"), QStringList{"404"});
}

void TestEltAnswers::aRefusalByFtpIsNoSilence()
{
    QTcpServer server; // libcurl takes FTP's 421 for a time-out
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *const socket = server.nextPendingConnection();
        socket->write("421 Too many connections from this address\r\n");
        socket->disconnectFromHost();
    });
    const QString source = QStringLiteral("ftp://127.0.0.1:%1/t.csv").arg(server.serverPort());
    const Ended ended = runElt(into({"--retries", "0", source}));
    QCOMPARE(ended.status, 1);
    QCOMPARE(outcomeOf(ended, source), "FAILED: refused: 421 Too many connections from this address");
}

QTEST_GUILESS_MAIN(TestEltAnswers)
#include "tst_eltanswers.moc"
