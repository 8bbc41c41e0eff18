// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What the ELT example makes of its command line: sources, names, and what it never shows.

#include "identifier.h"
#include "source.h"

#include <libparallel/masked.h>

#include <QTest>

#include <stdexcept>

class TestEltSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sources_data();
    void sources();
    void sameNameIsRefused();
    void passwordsAreMasked_data();
    void passwordsAreMasked();
    void longNamesStayApart();
    void quotesAreDoubled();
};

void TestEltSource::sources_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // name <- address [table], or ! reason

    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("http://example.com/v1/prices.json", "prices <- http://example.com/v1/prices.json");
    row("https://example.com/iso_3166-1.json?a=b", "iso_3166_1 <- https://example.com/iso_3166-1.json?a=b");
    row("ftp://example.com/Daily%20Rates.csv", "daily_rates <- ftp://example.com/Daily%20Rates.csv");
    row("https://example.com/orders/", "orders <- https://example.com/orders/");
    row("https://example.com/2024.csv", "t_2024 <- https://example.com/2024.csv");
    row("page_2=https://example.com/orders?page=2", "page_2 <- https://example.com/orders?page=2");
    row("sqlite:data/shop.db#Orders", "orders <- sqlite:data/shop.db [Orders]");
    row("sqlite:a#b.db#orders", "orders <- sqlite:a#b.db [orders]");
    row("shop=postgresql://u@h/db#sales.orders", "shop <- postgresql://u@h/db [sales.orders]");
    row("postgresql://u@h/db#sales.orders", "sales_orders <- postgresql://u@h/db [sales.orders]");
    row("https://example.com/städte.csv", "städte <- https://example.com/st%C3%A4dte.csv");

    row("file:data/Orders.csv.gz", "orders <- data/Orders.csv.gz");
    row("all=file:/srv/in/*.csv", "all <- /srv/in/*.csv");
    row("sftp://ann@h/in/a.csv", "a <- sftp://ann@h/in/a.csv");
    row("http://h/@ann/a.csv", "a <- http://h/@ann/a.csv");
    row("http://h:80/x@y/a.csv", "a <- http://h:80/x@y/a.csv");
    row("http://ann:p%40ss%2Fw@h/a.csv", "a <- http://ann:p%40ss%2Fw@h/a.csv");
    row("postgresql://ann:p%40ss@h/db#t", "t <- postgresql://ann:p%40ss@h/db [t]");

    const char *const encode =
        ": in a user's name or password write %40 for @, %2F for /, %3F for ?, %23 for # and "
        "%3A for :";
    const auto misread = [&](const char *text, const char *shown) {
        QTest::newRow(text) << QString::fromUtf8(
            text) << QString::fromUtf8("! source ") + QString::fromUtf8(shown) + QString::fromUtf8(encode);
    };
    misread("http://ann:p@ss@h/a.csv", "http://ann:***@h/a.csv");
    misread("http://ann:p@ss/w@h/a.csv", "http://ann:***@h/a.csv");
    misread("ftp://ann:pa/ss@h/a.csv", "ftp://ann:***@h/a.csv");
    misread("http://ann:pa?ss@h/a.csv", "http://ann:***@h/a.csv");
    misread("postgresql://ann:p@ss/w@h/db#t", "postgresql://ann:***@h/db#t");
    misread("postgresql://ann:123/45@h/db#t", "postgresql://ann:***@h/db#t");
    misread("postgresql://ann:p#ss@h/db#t", "postgresql://ann:***@h/db#t");
    misread("postgresql://ann:a:b@h/db#t", "postgresql://ann:***@h/db#t");

    row("ftp://h/dir/", "! source ftp://h/dir/: a folder, whose listing is no table; name a file in it");
    row("file:a*.csv", "! source file:a*.csv: a pattern does not name a table; write NAME=file:PATTERN");
    row("mysql://ann:s3cret@h/shop#orders", "orders <- mysql://ann:s3cret@h/shop [orders]");
    row("mariadb://ann@h:3307/shop?ssl-mode=required#a.b",
        "a_b <- mariadb://ann@h:3307/shop?ssl-mode=required [a.b]");
    row("https://example.com/",
        "! source https://example.com/: its path does not name a table; write NAME=URL");
    row("http:///orders", "! source http:///orders: not a valid URL");
    row("sqlite:shop.db", "! source sqlite:shop.db: which table? Write DATABASE#TABLE");
    row("postgresql://u:pw@h/db", "! source postgresql://u:***@h/db: which table? Write DATABASE#TABLE");
    row("orders.csv",
        "! source orders.csv: neither http://, https://, ftp://, ftps://, ftpes:// or sftp://, nor "
        "file:PATH, sqlite:FILE#TABLE, postgresql://…#TABLE or mysql://…#TABLE");
}

void TestEltSource::sources()
{
    QFETCH(QString, text);
    QString found;
    try {
        const Source source = Source::parse(text);
        found = source.name + " <- " + source.address
                + (source.table.isEmpty() ? QString() : " [" + source.table + ']');
    } catch (const std::invalid_argument &error) {
        found = QStringLiteral("! ") + QString::fromUtf8(error.what());
    }
    QTEST(found, "expected");
}

void TestEltSource::sameNameIsRefused()
{
    const auto reasonFor = [](const QStringList &texts) -> QString {
        QList<Source> sources;
        for (const QString &text : texts)
            sources += Source::parse(text);
        try {
            requireDistinctNames(sources);
        } catch (const std::invalid_argument &error) {
            return QString::fromUtf8(error.what());
        }
        return "accepted";
    };
    QCOMPARE(reasonFor({"http://a/x.csv", "http://b/x.json"}),
             "http://a/x.csv and http://b/x.json would both be loaded into table \"x\"; "
             "write NAME=SOURCE for one of them");
    QCOMPARE(reasonFor({"http://a/X.csv", "sqlite:b#x"}),
             "http://a/X.csv and sqlite:b#x would both be loaded into table \"x\"; write NAME=SOURCE for one "
             "of them");
    QCOMPARE(reasonFor({"http://a/x.csv", "y=http://b/x.json"}), "accepted");
}

void TestEltSource::passwordsAreMasked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");

    const auto row = [](const char *text, const char *shown) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(shown);
    };
    row("ftp://ann:secret@h/a.csv", "ftp://ann:***@h/a.csv");
    row("http://user:my pass@h/a.csv", "http://user:***@h/a.csv");
    row("https://sk_live_4eC39HqLyjWDarjtT1zdp7dc:@h/a.csv", "https://***:@h/a.csv");
    row("https://h/a.csv?code=abc&page=2", "https://h/a.csv?code=***&page=2");
    row("https://h/a.csv?jwt=eyJh.x.y", "https://h/a.csv?jwt=***");
    row("postgresql://ann:p@ss/w:rd@h:5432/db#t", "postgresql://ann:***@h:5432/db#t");
    row("postgresql://ann:123/45@h/db", "postgresql://ann:***@h/db");
    row("postgresql://:pw@h/db", "postgresql://:***@h/db");
    row("postgresql://h/db?user=ann&password=secret#t", "postgresql://h/db?user=ann&password=***#t");
    row("https://h/a?api_key=abc&page=2", "https://h/a?api_key=***&page=2");
    row("https://h/a?page=2&access_token=abc", "https://h/a?page=2&access_token=***");
    row("http://h:8080/a.csv", "http://h:8080/a.csv");
    row("http://h:8080/a@b.csv", "http://h:***@b.csv"); // could be a password
    row("http://ann@h/a.csv", "http://ann@h/a.csv");
    row("cannot open postgresql://a:b@h/c: no route", "cannot open postgresql://a:***@h/c: no route");
    row("http://h/page=2", "http://h/page=2");
    row("host=h password=secret dbname=x", "host=h password=*** dbname=x");
    row("password='se cr\\'et' dbname=x", "password=*** dbname=x");
    row("sslpassword = secret", "sslpassword = ***");
    row("DSN=x;PWD=secret;UID=a", "DSN=x;PWD=***;UID=a");
    row("PWD=secret;UID=a", "PWD=***;UID=a");
    row("invalid option in \"password=secret\"", "invalid option in \"password=***\"");
    row("primary_key=id", "primary_key=id");
}

void TestEltSource::passwordsAreMasked()
{
    QFETCH(QString, text);
    QTEST(parallel::masked(text), "shown");
}

void TestEltSource::longNamesStayApart()
{
    const QString name(70, 'a');
    const QString cut = identifierFor(name);
    QCOMPARE(cut.toUtf8().size(), 63);
    QCOMPARE(identifierFor(name), cut);
    QVERIFY(identifierFor(name + 'a') != cut);
    QCOMPARE(shortened(QString(63, 'a')), QString(63, 'a'));
    QVERIFY(shortened(QString(40, QChar(0xe4))).toUtf8().size() <= 63); // two bytes each
    QVERIFY(QUtf8StringView(shortened(QString::fromUcs4(U"😀").repeated(20)).toUtf8()).isValidUtf8());
}

void TestEltSource::quotesAreDoubled()
{
    QCOMPARE(quoted("a\"b"), "\"a\"\"b\"");
    QCOMPARE(quoted("it's", u'\''), "'it''s'");
}

QTEST_GUILESS_MAIN(TestEltSource)
#include "tst_eltsource.moc"
