// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What the ELT example is told by its TOML file: where sources are and who may read them, in
// which pages, which rows, how they get into the table, and what must be so.

#include "elt/cannedserver.h"
#include "elt/elttest.h"
#include "elt/look.h"

#include <QTest>

class TestEltConfig : public EltTest
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeFile();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void secretsAreNeverShown();
    void aCertificateOfOnesOwn();
    void headersGoToNoOtherServer();
    void appended();
    void merged_data();
    void merged();
    void mergesThatAreRefused_data();
    void mergesThatAreRefused();
    void expectations_data();
    void expectations();
    void lenientCsvSaysWhatItMended();
};

void TestEltConfig::aWholeFile()
{
    CannedServer server;
    const QString orders = server.answers("/orders", CannedServer::csv("id;total\n1;2,5\n"));
    writeFile(m_folder->filePath("token"), "t0ken-of-the-file\n");
    writeFile(m_folder->filePath("people.csv"), okCsv.toUtf8());
    writeFile(m_folder->filePath("report.sql"), "CREATE TABLE report AS SELECT count(*) AS n FROM people");
    const Ended ended = run(QStringLiteral(R"(
        workers = 3
        timeout = 20
        transforms = ["report.sql"]

        [[source]]
        name = "bought"
        from = "%1"
        separator = ";"
        bearer = { file = "token" }
        headers = { X-Key = { env = "SHOP_KEY" }, Accept = "text/csv" }

        [[source]]
        from = "file:people.csv"
        min-rows = 2
        require = ["id", "name"]
        types = { id = "text" }
    )")
                                .arg(orders),
                            {"SHOP_KEY=k3y-of-the-environment"});
    VERIFY_DONE(ended);
    Look look(m_file);
    QCOMPARE(look.rows("SELECT * FROM bought"), QStringList{"1|2,5"});
    QCOMPARE(look.rows("SELECT typeof(id), name FROM people"), (QStringList{"text|Ann", "text|Bob"}));
    QCOMPARE(look.rows("SELECT n FROM report"), QStringList{"2"});
    const QByteArray request = server.lastRequest();
    for (const char *header : {"Authorization: Bearer t0ken-of-the-file\r\n",
                               "X-Key: k3y-of-the-environment\r\n", "Accept: text/csv\r\n"})
        QVERIFY2(request.contains(header), request);
    QVERIFY(!(ended.out + ended.err).contains("t0ken") && !(ended.out + ended.err).contains("k3y"));
}

void TestEltConfig::mistakesAreNamed_data()
{
    QTest::addColumn<QString>("toml");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *toml, const char *message) {
        QTest::newRow(name) << QString::fromUtf8(toml) << QString::fromUtf8(message);
    };
    row("not TOML", "a = = 1", "night.toml, line 1: ");
    row("unknown", "worker = 3",
        "night.toml, line 1: worker is not known here; known are warehouse, workers, ");
    row("unknown in a source", "[[source]]\nfrom = \"file:a.csv\"\nnom = \"b\"",
        "night.toml, line 3: nom is not known here; known are ");
    row("a number", "workers = \"many\"",
        "night.toml, line 1: workers: a number from 1 to 65536 is accepted");
    row("too many", "workers = 70000", "night.toml, line 1: workers: a number from 1 to 65536 is accepted");
    row("nowhere", "[[source]]\nname = \"a\"", "night.toml, line 1: from: which source? Write from = ");
    row("a mode", "[[source]]\nfrom = \"file:a.csv\"\nmode = \"upsert\"",
        "night.toml, line 3: mode: replace, append, merge are accepted");
    row("no key", "[[source]]\nfrom = \"file:a.csv\"\nmode = \"merge\"", "line 3: mode: merge needs a key");
    row("a type", "[[source]]\nfrom = \"file:a.csv\"\ntypes = { a = \"varchar\" }",
        "line 3: types: text, integer, real, numeric, boolean, date, timestamp, timestamptz are accepted");
    row("no such variable", "[[source]]\nfrom = \"file:a.csv\"\nbearer = { env = \"NOT_SET\" }",
        "line 3: bearer: the environment has no NOT_SET");
    row("no such file", "[[source]]\nfrom = \"file:a.csv\"\nbearer = { file = \"nowhere\" }",
        "line 3: bearer: cannot read ");
    row("since in a replaced table", "[[source]]\nfrom = \"file:a.csv\"\nsince = \"at\"",
        "line 3: since: mode must be append or merge");
    row("two ways to page", "[[source]]\nfrom = \"file:a.csv\"\nnext = \"n\"\npage = \"p\"",
        "line 4: page: pages are found by one of next, page and cursor");
    row("a header for a table", "[[source]]\nfrom = \"sqlite:a.db#t\"\nheaders = { A = \"b\" }",
        "line 3: headers: is for http:// and https:// addresses");
    row("a certificate for PostgreSQL", "[[source]]\nfrom = \"postgresql://h/d#t\"\nca = \"ca.pem\"",
        "line 3: ca: is for addresses of files and of MySQL; PostgreSQL has ?sslrootcert=FILE");
    row("a known host by FTP", "[[source]]\nfrom = \"ftp://h/a.csv\"\nknown-hosts = \"k\"",
        "line 3: known-hosts: is for sftp:// addresses");
    row("a separator for a table", "[[source]]\nfrom = \"sqlite:a.db#t\"\nseparator = \";\"",
        "line 3: separator: is for files");
    row("since without a place", "[[source]]\nfrom = \"https://h/a\"\nmode = \"append\"\nsince = \"at\"",
        "line 4: since: is for tables, and addresses that hold {since}");
    row("nothing to load", "workers = 3", "no sources");
}

void TestEltConfig::mistakesAreNamed()
{
    QFETCH(QString, toml);
    QFETCH(QString, message);
    const Ended ended = run(toml);
    QCOMPARE(ended.status, 2);
    QVERIFY2(ended.err.contains(message), qPrintable(ended.err));
}

void TestEltConfig::secretsAreNeverShown()
{
    const Ended ended = run(R"(
        [[source]]
        name = "a"
        from = "postgresql://ann@127.0.0.1:1/db#t"
        password = { env = "PASSWORD" }
        [[source]]
        name = "b"
        from = "http://ann@127.0.0.1:1/t.csv"
        password = { env = "PASSWORD" }
    )",
                            {"PASSWORD=p@ss/w:rd #1"});
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("ann:***@127.0.0.1:1"), qPrintable(ended.out));
    for (const char *part : {"p@ss", "p%40ss", "w:rd", "w%3Ard", "#1", "%231"})
        QVERIFY2(!(ended.out + ended.err).contains(part), qPrintable(ended.out + ended.err));
}

void TestEltConfig::aCertificateOfOnesOwn()
{
    const ServerProcess server(PYTHON, {HTTPS_SERVER, m_folder->filePath("ca.pem")});
    QVERIFY2(!server.line().isEmpty(), qPrintable(server.error()));
    const QString source = QStringLiteral("[[source]]\nfrom='%1/t.csv'\n").arg(server.line());
    const Ended ended = run(source);
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("certificate", Qt::CaseInsensitive), qPrintable(ended.out));
    QCOMPARE(Look(m_file).tables(), QStringList());
    VERIFY_DONE(run(source + "ca='ca.pem'"));
    QCOMPARE(Look(m_file).rows("SELECT * FROM t"), (QStringList{"1|Ann", "2|Bob"}));
}

void TestEltConfig::headersGoToNoOtherServer()
{
    const auto sentOn = [](const QString &to) {
        return "HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: " + to.toUtf8()
               + "\r\nContent-Length: 3\r\n\r\nno\n";
    };
    CannedServer server;
    CannedServer other;
    const QString target = other.answers("/t.csv", CannedServer::csv(okCsv.toUtf8()));
    const QString night = "[[source]]\nfrom='%1'\nheaders={ X-Key = 'k3y' }";
    const Ended ended = run(night.arg(server.answers("/t", sentOn(target))));
    QCOMPARE(ended.status, 1);
    QVERIFY2(
        ended.out.contains("FAILED: sent on to another server, 127.0.0.1, which must not see the headers"),
        qPrintable(ended.out));
    QCOMPARE(other.requests(), 0);

    server.answers("/here.csv", CannedServer::csv(okCsv.toUtf8()));
    VERIFY_DONE(run(night.arg(server.answers("/t", sentOn("/here.csv")))));
    QVERIFY2(server.lastRequest().contains("X-Key: k3y\r\n"), server.lastRequest());
    QCOMPARE(Look(m_file).rows("SELECT * FROM t"), (QStringList{"1|Ann", "2|Bob"}));
    VERIFY_DONE(run(QStringLiteral("[[source]]\nfrom='%1'").arg(server.answers("/t", sentOn(target)))));
    QCOMPARE(other.requests(), 1);
    const Ended forEver = run(night.arg(server.answers("/t", sentOn("/t"))));
    QCOMPARE(forEver.status, 1);
    QVERIFY2(forEver.out.contains("FAILED: HTTP 302 Found"), qPrintable(forEver.out));
}

void TestEltConfig::appended()
{
    CannedServer server;
    const QString night = QStringLiteral("[[source]]\nfrom='%1'\nmode='append'")
                              .arg(server.answers("/t", CannedServer::csv("id,v\n1,5\n")));
    VERIFY_DONE(run(night));
    server.answers("/t", CannedServer::csv("v,id,w\nx,2,new\n")); // v widens, w is new
    VERIFY_DONE(run(night));
    server.answers("/t", CannedServer::csv("id\n3\n"));
    VERIFY_DONE(run(night));
    QCOMPARE(Look(m_file).rows("SELECT id, v, w FROM t ORDER BY id"),
             (QStringList{"1|5|(null)", "2|x|new", "3|(null)|(null)"}));
}

void TestEltConfig::merged_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("one column") << "['id']" << QByteArray("id,k,v\n2,b,new\n3,c,new\n")
                                << QStringList{"1|a|old", "2|b|new", "3|c|new"};
    QTest::newRow("two columns") << "['id', 'k']" << QByteArray("id,k,v\n2,a,new\n2,b,other\n")
                                 << QStringList{"1|a|old", "2|a|new", "2|b|other"};
    QTest::newRow("the key widens") << "['id']" << QByteArray("id,k,v\n2,b,new\nx,c,new\n")
                                    << QStringList{"1|a|old", "2|b|new", "x|c|new"};
}

void TestEltConfig::merged()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, second);
    QFETCH(QStringList, rows);
    CannedServer server;
    const QString t = server.answers("/t", CannedServer::csv("id,k,v\n1,a,old\n2,b,old\n"));
    const QString night = QStringLiteral("[[source]]\nfrom='%1'\nmode='merge'\nkey=%2").arg(t, key);
    VERIFY_DONE(run(night));
    server.answers("/t", CannedServer::csv(second));
    for (int i = 0; i < 2; ++i) {
        VERIFY_DONE(run(night));
        QCOMPARE(Look(m_file).rows("SELECT id, k, v FROM t ORDER BY CAST(id AS TEXT), k"), rows);
    }
}

void TestEltConfig::mergesThatAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no key column") << QByteArray("k,v\n1,2\n")
                                   << "the source has no column \"id\", which is of the key";
    QTest::newRow("no key") << QByteArray("id,v\n,2\n") << "a row has no value in its key (id)";
    QTest::newRow("one key twice") << QByteArray("id,v\n7,2\n8,2\n7,3\n")
                                   << "two rows have the same key (id)";
}

void TestEltConfig::mergesThatAreRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, reason);
    CannedServer server;
    const QString t = server.answers("/t", CannedServer::csv("id,v\n1,old\n"));
    const QString night = QStringLiteral("[[source]]\nfrom='%1'\nmode='merge'\nkey='id'").arg(t);
    VERIFY_DONE(run(night));
    server.answers("/t", CannedServer::csv(body));
    const Ended ended = run(night);
    QCOMPARE(ended.status, 1);
    QCOMPARE(outcomeOf(ended, t), "FAILED: " + reason);
    QCOMPARE(Look(m_file).rows("SELECT * FROM t"), QStringList{"1|old"});
}

void TestEltConfig::expectations_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *options, const char *reason) {
        QTest::newRow(options) << QString::fromUtf8(options) << QString::fromUtf8(reason);
    };
    row("min-rows=3", "2 rows, where at least 3 are expected");
    row("require=['id','email']", "there is no column \"email\", which is required");
    row("types={name='integer'}", "column \"name\" has values that are not integer");
    row("types={email='text'}", "there is no column \"email\", whose type is set");
}

void TestEltConfig::expectations()
{
    QFETCH(QString, options);
    QFETCH(QString, reason);
    CannedServer server;
    const QString t = server.answers("/t", CannedServer::csv(okCsv.toUtf8()));
    Look(m_file).run("CREATE TABLE t AS SELECT 'as it was' AS old");
    const Ended ended = run(QStringLiteral("[[source]]\nfrom='%1'\n%2").arg(t, options));
    QCOMPARE(ended.status, 1);
    QCOMPARE(outcomeOf(ended, t), "FAILED: " + reason);
    QCOMPARE(Look(m_file).rows("SELECT * FROM t"), QStringList{"as it was"});
}

void TestEltConfig::lenientCsvSaysWhatItMended()
{
    CannedServer server;
    const QString t = server.answers("/t", CannedServer::csv("a,b\n1\n2,x,,\n3,6\" pipe\n4,y\n"));
    const Ended ended = run(QStringLiteral("[[source]]\nfrom='%1'\nlenient=true").arg(t));
    VERIFY_DONE(ended);
    QCOMPARE(outcomeOf(ended, t), "done; 3 rows mended");
    QCOMPARE(Look(m_file).rows("SELECT * FROM t"), (QStringList{"1|(null)", "2|x", "3|6\" pipe", "4|y"}));
    server.answers("/t", CannedServer::csv("a,b\n1,2,3\n")); // nothing is dropped
    QCOMPARE(run(QStringLiteral("[[source]]\nfrom='%1'\nlenient=true").arg(t)).status, 1);
}

QTEST_GUILESS_MAIN(TestEltConfig)
#include "tst_eltconfig.moc"
