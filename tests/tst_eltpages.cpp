// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// How the ELT example finds all records of a source: pages, the members that lead to them, files by a
// pattern, and only those that are new.

#include "elt/cannedserver.h"
#include "elt/elttest.h"
#include "elt/look.h"

#include <QTest>

class TestEltPages : public EltTest
{
    Q_OBJECT

private Q_SLOTS:
    void pagesByLink();
    void pagesByNumber();
    void pagesByCursor();
    void aNextPageElsewhereIsRefused();
    void aNextPageThatWasIsRefused();
    void recordsByTheirPath();
    void filesByAPattern();
    void onlyWhatIsNew();
    void onlyWhatIsNewOfATable();
};

void TestEltPages::pagesByLink()
{
    CannedServer server;
    const QString first =
        server.answers("/p1", CannedServer::json(R"({"data": [{"id": 1}], "links": {"next": "/p2"}})"));
    server.answers(
        "/p2", CannedServer::json(R"({"links": {"next": "p3"}, "data": [{"id": 2, "b": true}, {"id": 3}]})"));
    server.answers("/p3", CannedServer::json(R"({"data": [{"id": 4}], "links": {"next": null}})"));
    VERIFY_DONE(
        run(QStringLiteral("[[source]]\nname='t'\nfrom='%1'\nrecords='data'\nnext='links.next'").arg(first)));
    QCOMPARE(Look(m_file).rows("SELECT id, b FROM t"),
             (QStringList{"1|(null)", "2|1", "3|(null)", "4|(null)"}));

    // One page that fails is none of them.
    server.answers("/p3", "HTTP/1.1 500 Oh dear\r\nContent-Length: 0\r\n\r\n");
    const Ended ended =
        run(QStringLiteral("[[source]]\nname='t'\nfrom='%1'\nrecords='data'\nnext='links.next'").arg(first));
    QCOMPARE(ended.status, 1);
    QCOMPARE(Look(m_file).rows("SELECT count(*) FROM t"), QStringList{"4"});
}

void TestEltPages::pagesByNumber()
{
    CannedServer server;
    const QString base =
        server.answersByQuery("/t", {{"n=1&per=2&page=1", CannedServer::csv("id,v\n1,a\n2,b\n")},
                                     {"n=1&per=2&page=2", CannedServer::csv("v,id\nc,3\n")},
                                     {"n=1&per=2&page=3", CannedServer::csv("id,v\n")}});
    VERIFY_DONE(run(QStringLiteral("[[source]]\nfrom='%1?n=1&per=2'\npage='page'").arg(base)));
    QCOMPARE(Look(m_file).rows("SELECT id, v FROM t"), (QStringList{"1|a", "2|b", "3|c"}));
}

void TestEltPages::pagesByCursor()
{
    CannedServer server;
    const QString base = server.answersByQuery(
        "/t", {{"", CannedServer::json(R"({"items": [{"id": 1}], "cursor": "a+b/=&"})")},
               {"after=a%2Bb%2F%3D%26", CannedServer::json(R"({"items": [{"id": 2}], "cursor": 17})")},
               {"after=17", CannedServer::json(R"({"items": [{"id": 3}]})")}});
    VERIFY_DONE(run(
        QStringLiteral("[[source]]\nfrom='%1'\nrecords='items'\ncursor='cursor'\ncursor-parameter='after'")
            .arg(base)));
    QCOMPARE(Look(m_file).rows("SELECT id FROM t"), (QStringList{"1", "2", "3"}));
}

void TestEltPages::aNextPageElsewhereIsRefused()
{
    CannedServer server;
    const QString first =
        server.answers("/t", CannedServer::json(R"({"data": [{"id": 1}], "next": "http://127.0.0.1:1/t"})"));
    const Ended ended = run(QStringLiteral("[[source]]\nfrom='%1'\nrecords='data'\nnext='next'").arg(first));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("FAILED: its next page is at another server: 127.0.0.1"),
             qPrintable(ended.out));
}

void TestEltPages::aNextPageThatWasIsRefused()
{
    CannedServer server;
    const QString first = server.answers("/t", CannedServer::json(R"({"data": [{"id": 1}], "next": "/t"})"));
    const Ended ended = run(QStringLiteral("[[source]]\nfrom='%1'\nrecords='data'\nnext='next'").arg(first));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("FAILED: page 1 names one before it as the next"), qPrintable(ended.out));
}

void TestEltPages::recordsByTheirPath()
{
    CannedServer server;
    const QString t = server.answers(
        "/t",
        CannedServer::json(
            R"({"meta": {"items": [1, {"x": []}]}, "n": 3, "result": {"items": [{"id": 1, "meta": [{}]}],
                       "more": [{"id": 9}]}, "items": [{"id": 8}]})"));
    VERIFY_DONE(run(QStringLiteral("[[source]]\nfrom='%1'\nrecords='result.items'").arg(t)));
    QCOMPARE(Look(m_file).rows("SELECT id, meta FROM t"), QStringList{"1|[{}]"});
    server.answers("/t", CannedServer::json(
                             R"({"result": {"items": [{"id": 2}]}, "errors": [{"message": "half of it"}]})"));
    const Ended half = run(QStringLiteral("[[source]]\nfrom='%1'\nrecords='result.items'").arg(t));
    QCOMPARE(half.status, 1);
    QVERIFY2(half.out.contains(
                 "FAILED: the answer tells of a failure: \"errors\": [{\"message\": \"half of it\"}]"),
             qPrintable(half.out));
    server.answers(
        "/t", CannedServer::json(
                  R"({"result": {"items": [{"id": 3}]}, "errors": [], "error": null, "failure": false})"));
    VERIFY_DONE(run(QStringLiteral("[[source]]\nfrom='%1'\nrecords='result.items'").arg(t)));
    const Ended ended = run(QStringLiteral("[[source]]\nfrom='%1'\nrecords='result.none'").arg(t));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("FAILED: there is no array \"result.none\" in it"), qPrintable(ended.out));
}

void TestEltPages::filesByAPattern()
{
    writeFile(m_folder->filePath("o-1.csv"), "id,v\n1,a\n");
    writeFile(m_folder->filePath("o-2.csv"), "v,id,w\nb,2,x\n");
    writeFile(m_folder->filePath("o-3.json"), R"([{"id": 3}])");
    VERIFY_DONE(run("[[source]]\nname='t'\nfrom='file:o-*'"));
    QCOMPARE(Look(m_file).rows("SELECT id, v, w FROM t"),
             (QStringList{"1|a|(null)", "2|b|x", "3|(null)|(null)"}));
    writeFile(m_folder->filePath("o-4.csv"), "id,v\n4\n");
    const Ended ended = run("[[source]]\nname='t'\nfrom='file:o-*'");
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("o-4.csv: malformed CSV: line 2"), qPrintable(ended.out));
    QCOMPARE(Look(m_file).rows("SELECT count(*) FROM t"), QStringList{"3"});
}

void TestEltPages::onlyWhatIsNew()
{
    CannedServer server;
    const QString base = server.answersByQuery(
        "/t", {{"after=", CannedServer::csv("id,at\n1,2024-01-01 00:00:00\n2,2024-01-02 10:00:00\n")},
               {"after=2024-01-02%2010%3A00%3A00",
                CannedServer::csv("id,at\n2,2024-01-03 00:00:00\n3,2024-01-03 00:00:00\n")},
               {"after=2024-01-03%2000%3A00%3A00", CannedServer::csv("id,at\n")}});
    const QString night =
        QStringLiteral("[[source]]\nfrom='%1?after={since}'\nmode='merge'\nkey='id'\nsince='at'").arg(base);
    for (int i = 0; i < 2; ++i)
        VERIFY_DONE(run(night));
    const QStringList rows{"1|2024-01-01 00:00:00", "2|2024-01-03 00:00:00", "3|2024-01-03 00:00:00"};
    QCOMPARE(Look(m_file).rows("SELECT * FROM t ORDER BY id"), rows);
    VERIFY_DONE(run(night)); // nothing new is no failure
    QCOMPARE(Look(m_file).rows("SELECT * FROM t ORDER BY id"), rows);
}

void TestEltPages::onlyWhatIsNewOfATable()
{
    const QString shop = m_folder->filePath("shop.db");
    Look source(shop);
    source.run("CREATE TABLE t (id INTEGER, v TEXT)");
    source.run("INSERT INTO t VALUES (9, 'a'), (10, 'b')");
    const QString night =
        QStringLiteral("[[source]]\nfrom='sqlite:%1#t'\nmode='append'\nsince='id'").arg(shop);
    VERIFY_DONE(run(night));
    source.run("INSERT INTO t VALUES (11, 'c')");
    source.run("UPDATE t SET v = 'changed' WHERE id = 9"); // which it does not see
    VERIFY_DONE(run(night));
    QCOMPARE(Look(m_file).rows("SELECT * FROM t ORDER BY id"), (QStringList{"9|a", "10|b", "11|c"}));
}

QTEST_GUILESS_MAIN(TestEltPages)
#include "tst_eltpages.moc"
