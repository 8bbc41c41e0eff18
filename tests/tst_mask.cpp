// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What is hidden of names, arguments, texts and errors, and what is not.

#include "support/journalfolder.h"
#include "support/testprogram.h"

#include "base/mask.h"

#include <libparallel/journal.h>
#include <libparallel/parallel.h>

#include <QtCore/qrandom.h>

#include <cstdio>
#include <string>
#include <string_view>

using parallel::detail::masked;

namespace {

const QString secretUrl = QStringLiteral("postgresql://ann:s3cr3t@db/dwh");
const QString secretList = QStringLiteral("host=db password=s3cr3t dbname=dwh");

/// Puts a secret in each place where a program can put a text.
QString tellsSecrets()
{
    try {
        const auto threads = parallel::threads({.workers = 2,
                                                .onFailure = parallel::OnFailure::Stop,
                                                .name = QStringLiteral("load https://h/?token=s3cr3t")});
        const auto load = parallel::task(secretUrl, [](const QString &, const std::string &, const char *) {
            parallel::thisTask::setText(QStringLiteral("connected by ") + secretList);
            throw std::runtime_error("cannot connect to postgresql://ann:s3cr3t@db/dwh");
        });
        load(secretUrl, "DSN=x;PWD=s3cr3t;", "https://h/?api_key=s3cr3t");
        const auto labelled = parallel::task("labelled", [](int) {
                                  throw std::runtime_error("password=s3cr3t was refused");
                              }).label([](int) { return secretList; });
        labelled(1);
        parallel::map(parallel::task("mapped", [](const QString &url) { return url.size(); }),
                      QStringList{secretUrl, secretList});
    } catch (const std::exception &) {
        // the exception itself is as it was thrown
    }
    try {
        const auto threads = parallel::threads({.workers = 2, .onFailure = parallel::OnFailure::Continue});
        const auto fails = parallel::task(
            "fails", [](const QString &) { throw std::runtime_error("mysql://ann:s3cr3t@db: no answer"); });
        fails(secretUrl);
        fails(secretList);
    } catch (const parallel::TaskFailures &failures) {
        std::fprintf(stderr, "%s\n", failures.what());
    } catch (const std::exception &) {
        // serially: the first, as it was thrown
    }
    return QString();
}

} // namespace

class tst_Mask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hides_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *text, const char *shown) {
            QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromUtf8(shown);
        };
        // URLs
        row("postgresql://ann:secret@host/db", "postgresql://ann:***@host/db");
        row("ftp://:secret@host", "ftp://:***@host");
        row("amqp://a:p%40s%3As@h:5672/v", "amqp://a:***@h:5672/v");
        row("http://a:p/w@rd@host/x", "http://a:***@host/x");
        row("cannot open mysql://a:b@h/d: refused", "cannot open mysql://a:***@h/d: refused");
        row("x://a:1@h and y://b:2@h", "x://a:***@h and y://b:***@h");
        row("\"x://a:1@h\"", "\"x://a:***@h\"");
        row("http://host/?token=abc&day=today", "http://host/?token=***&day=today");
        row("http://host/?password=abc#part", "http://host/?password=***#part");
        row("http://h/?day=1&api_key=a&API-KEY=b", "http://h/?day=1&api_key=***&API-KEY=***");
        row("http://h/?X-Amz-Signature=ab&key=c", "http://h/?X-Amz-Signature=***&key=***");
        row("http://a:b@h/?sig=c", "http://a:***@h/?sig=***");
        row("https://h/cb?state=1&code=abc", "https://h/cb?state=1&code=***");
        row("https://h/rows?jwt=a.b.c", "https://h/rows?jwt=***");
        row("postgresql://ann:my pass@db/x", "postgresql://ann:***@db/x");
        row("https://sk_live_abcdefgh:@api.example/v1", "https://***:@api.example/v1");
        row("https://sk_live_abcdefgh:@api.example and more", "https://***:@api.example and more");
        row("see http://host:8080/a or ask a@b", "see http://host:8080/a or ask a@b");
        // libpq
        row("host=db password=secret dbname=x", "host=db password=*** dbname=x");
        row("password='se cr\\'et' host=db", "password=*** host=db");
        row("host=db password = secret", "host=db password = ***");
        row("sslpassword=abc", "sslpassword=***");
        row("PGPASSWORD=abc ./run", "PGPASSWORD=*** ./run");
        row("passfile=/x client_secret=\"a b\" x", "passfile=/x client_secret=*** x");
        // ODBC
        row("DSN=x;UID=a;PWD=se cret;", "DSN=x;UID=a;PWD=***;");
        row("Pwd={a;b}}c};Server=h", "Pwd=***;Server=h");
        row("PWD=a b;Server=h", "PWD=***;Server=h");
        row("Server=h; Password = a b", "Server=h; Password = ***");
        row("AccountKey=abc;x=y",
            "AccountKey=abc;x=y"); // a name before which nothing stands is not one of ODBC's …
        row("x=y;AccountKey=abc==;z=1", "x=y;AccountKey=***;z=1"); // … but this is
        // quotes that never end, and nothing after the name
        row("password='never ends", "password=***");
        row("pwd={never ends", "pwd=***");
        row("Zürich password=größe x", "Zürich password=*** x");
    }
    void hides()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(masked(text), shown);
        QCOMPARE(masked(shown), shown); // and once is enough
    }

    /// It is looked for before a text is cut, however the text is passed.
    void hidesWhereATextIsCut()
    {
        for (std::size_t length = 400; length < 500; ++length) {
            const std::string text = std::string(length, 'x') + " postgresql://ann:secret@db and more";
            for (const bool isPointer : {false, true}) {
                parallel::detail::Text shown;
                if (isPointer)
                    parallel::detail::appendArgument(shown, text.c_str());
                else
                    parallel::detail::appendArgument(shown, text);
                const std::string_view all(shown.data(), std::size_t(shown.size()));
                QVERIFY2(all.find("sec") == std::string_view::npos, qPrintable(QString::number(length)));
            }
        }
    }

    void leavesAlone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *const text : {"",
                                       "orders",
                                       "orders, 3",
                                       "12:30:59",
                                       "std::runtime_error",
                                       "http://host:8080/path?day=today",
                                       "http://host:8080",
                                       "postgresql://ann@host:5432/db",
                                       "key=42",
                                       "primary_key=id",
                                       "a=b",
                                       "=",
                                       "==",
                                       "://",
                                       ":",
                                       "password",
                                       "password=",
                                       "password=;x",
                                       "?token=&x=1",
                                       "C:\\temp",
                                       "monkey=1",
                                       "compass=north",
                                       "mailto:ann@example.com",
                                       "PWDX=1",
                                       "x://a:@h"})
            QTest::addRow("%s", text) << QString::fromUtf8(text);
    }
    void leavesAlone()
    {
        QFETCH(QString, text);
        QCOMPARE(masked(text), text);
    }

    /// Arguments are cut at a limit: no part of a password may show because its end is missing.
    void hidesWhatIsCut_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("length");
        for (const int before : {0, 100, 440, 460, 470, 475, 480, 500}) {
            for (const int length : {8, 100, 3000, 10'000})
                QTest::addRow("%d before %d", before, length) << before << length;
        }
    }
    void hidesWhatIsCut()
    {
        QFETCH(int, before);
        QFETCH(int, length);
        const QString url = QString(before, u'x') + QStringLiteral(" pg://ann:") + QString(length, u'S')
                            + QStringLiteral("@host/db");
        const std::string utf8 = url.toStdString();
        parallel::detail::Text text;
        parallel::detail::appendArgument(text, url);
        QVERIFY2(!QByteArrayView(text.data(), text.size()).contains("SS"), text.data());
        parallel::detail::Text same;
        parallel::detail::appendArgument(same, utf8);
        QCOMPARE(std::string_view(same.data(), std::size_t(same.size())),
                 std::string_view(text.data(), std::size_t(text.size())));
        QVERIFY(text.size() <= parallel::detail::Text::capacity + 8);
    }

    /// Any text at all; and none takes longer than its length explains.
    void bearsAnything()
    {
        const QByteArray parts = "://|=|:|@|?|&|;|'|\"|{|}|\\| |password|token|PWD|a|\xc3\xa9|\n|%|.";
        const QByteArrayList words = parts.split('|');
        QRandomGenerator random(1);
        for (int i = 0; i < 20'000; ++i) {
            QByteArray text;
            for (int n = random.bounded(30); n > 0; --n)
                text += words.at(random.bounded(int(words.size())));
            const QByteArray once = masked(text);
            QVERIFY2(once.count("***") > 0 || once == text, text.constData());
        }
        for (const QByteArray &word : words)
            (void)masked(word.repeated(20'000));
        (void)masked(QByteArray("a://b:").repeated(20'000));
        (void)masked(QByteArray("password=").repeated(20'000));
    }

    /// Nothing of it reaches the journal, the progress line, warnings or names of threads.
    void secretsAreNotTold_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::newRow("threads") << QStringLiteral("PARALLEL_ENABLED=1");
        QTest::newRow("serial") << QStringLiteral("PARALLEL_ENABLED=0");
    }
    void secretsAreNotTold()
    {
        QFETCH(QString, setting);
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("run.journal"));
        QCOMPARE(runChild("tellsSecrets", {setting, QStringLiteral("PARALLEL_PROGRESS=log"),
                                           QStringLiteral("PARALLEL_RECORD=") + file}),
                 QString());
        const QString printed = lastChildError();
        QVERIFY2(!printed.contains(QLatin1String("s3cr3t")), qPrintable(printed));
        QVERIFY2(printed.contains(QLatin1String("***")), qPrintable(printed));
        QFile journal(file);
        QVERIFY(journal.open(QIODevice::ReadOnly));
        const QByteArray bytes = journal.readAll();
        QVERIFY(bytes.contains("postgresql://ann:***@db/dwh"));
        QVERIFY(!bytes.contains("s3cr3t"));
    }
};

PARALLEL_TEST_MAIN(tst_Mask, {"tellsSecrets", &tellsSecrets})
#include "tst_mask.moc"
