// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Append, merge and only what is new, as the ELT example is told by its TOML file, in PostgreSQL.

#include "elt/cannedserver.h"
#include "elt/elttest.h"
#include "elt/look.h"
#include "elt/postgres.h"

#include <QTest>

class TestEltConfigPostgres : public EltTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void appended();
    void appendedBesideAView();
    void merged();
    void aMergeThatIsRefusedChangesNothing();
    void onlyWhatIsNewOfATable();

private:
    Ended run(const QString &source)
    {
        const QString name = m_folder->filePath("night.toml");
        writeFile(name, "[[source]]\n" + source.toUtf8());
        return runElt({"--warehouse", m_address, "--retries", "0", "--config", name});
    }
    QString csv(const QByteArray &body)
    {
        return m_http.answers("/t.csv", CannedServer::ok("text/csv", body));
    }

    CannedServer m_http;
    std::unique_ptr<PostgresServer> m_postgres;
    QString m_address;
};

void TestEltConfigPostgres::initTestCase()
{
    m_postgres = std::make_unique<PostgresServer>();
    QVERIFY2(m_postgres->error().isEmpty(), qPrintable(m_postgres->error()));
    m_address = m_postgres->address().toString(QUrl::FullyEncoded);
}

void TestEltConfigPostgres::init()
{
    EltTest::init();
    Look(m_postgres->address())
        .run("SET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public");
}

void TestEltConfigPostgres::appended()
{
    const QString night = QStringLiteral("from='%1'\nmode='append'").arg(csv("id,v\n1,5\n"));
    VERIFY_DONE(run(night));
    csv("v,id,w\n0.50,2,new\n"); // v widens, w is new
    VERIFY_DONE(run(night));
    csv("id,v\n3,x\n");
    VERIFY_DONE(run(night));
    QCOMPARE(Look(m_postgres->address()).rows("SELECT id, v, w FROM t ORDER BY id"),
             (QStringList{"1|5|(null)", "2|0.50|new", "3|x|(null)"}));
}

void TestEltConfigPostgres::appendedBesideAView()
{
    const QString night = QStringLiteral("from='%1'\nmode='append'").arg(csv("id,v\n1,5\n"));
    VERIFY_DONE(run(night));
    Look look(m_postgres->address());
    look.run("CREATE VIEW large AS SELECT id, v FROM t WHERE v > 4");
    csv("id,v\n2,9007199254740993\n3,4.5\n");
    VERIFY_DONE(run(night));
    QCOMPARE(look.rows("SELECT id, v::text FROM large ORDER BY id"),
             (QStringList{"1|5", "2|9007199254740993", "3|4.5"}));
}

void TestEltConfigPostgres::merged()
{
    const QString night = QStringLiteral("from='%1'\nmode='merge'\nkey=['id', 'k']")
                              .arg(csv("id,k,v\n1,a,old\n2,a,old\n2,b,old\n"));
    VERIFY_DONE(run(night));
    csv("id,k,v\n2,b,new\n2,c,new\n");
    for (int i = 0; i < 2; ++i) {
        VERIFY_DONE(run(night));
        QCOMPARE(Look(m_postgres->address()).rows("SELECT id, k, v FROM t ORDER BY id, k"),
                 (QStringList{"1|a|old", "2|a|old", "2|b|new", "2|c|new"}));
    }
}

void TestEltConfigPostgres::aMergeThatIsRefusedChangesNothing()
{
    const QString night = QStringLiteral("from='%1'\nmode='merge'\nkey='id'").arg(csv("id,v\n1,old\n"));
    VERIFY_DONE(run(night));
    csv("id,v,w\n1,new,x\n1,newer,x\n");
    const Ended ended = run(night);
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("FAILED: two rows have the same key (id)"), qPrintable(ended.out));
    QCOMPARE(Look(m_postgres->address()).rows("SELECT * FROM t"), QStringList{"1|old"});
}

void TestEltConfigPostgres::onlyWhatIsNewOfATable()
{
    Look look(m_postgres->address());
    look.run("CREATE TABLE shop (id int, at timestamptz)");
    look.run("INSERT INTO shop VALUES (1, '2024-01-01 10:00+02'), (2, '2024-01-02 10:00:00.123456+02')");
    const QString night =
        QStringLiteral("name='t'\nfrom=\"%1#shop\"\nmode='merge'\nkey='id'\nsince='at'").arg(m_address);
    VERIFY_DONE(run(night));
    look.run("INSERT INTO shop VALUES (3, '2024-01-02 10:00:00.123457+02')");
    look.run("UPDATE shop SET id = 7 WHERE id = 1"); // which it does not see
    VERIFY_DONE(run(night));
    VERIFY_DONE(run(night)); // nothing new is no failure
    QCOMPARE(look.rows("SELECT id FROM t ORDER BY id"), (QStringList{"1", "2", "3"}));
}

QTEST_GUILESS_MAIN(TestEltConfigPostgres)
#include "tst_eltconfigpostgres.moc"
