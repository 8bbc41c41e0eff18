// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Whatever a source sends, the ELT example loads all of it as it was, or says what is
// wrong with it and where, and then leaves the table that was there: never half.

#include "elt/look.h"
#include "elt/odd.h"
#include "elt/postgres.h"
#include "extract/files.h"
#include "failure.h"
#include "identifier.h"
#include "load/warehouse.h"
#include "source.h"
#include "stop.h"
#include "support/thorough.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace {

const Stop never{{}};

void read(const Made &made, Stage &stage)
{
    BytesInMemory bytes({made.file.constData(), std::size_t(made.file.size())});
    FileOptions options;
    options.name = made.address;
    readFile(bytes, options, stage);
    stage.finish();
}

std::unique_ptr<Look> lookAt(const QString &address)
{
    if (address.startsWith(u"sqlite:"))
        return std::make_unique<Look>(address.section(':', 1));
    return std::make_unique<Look>(QUrl(address));
}

/// Is \a stored what was \a sent, as its type has it? Texts must be the same; a
/// number, date or truth may be written another way.
bool isSame(const QVariant &stored, const Cell &sent, Type type)
{
    const QString text = textOf(sent.text);
    if (sent.type == Type::Null)
        return sent.emptyText && (type == Type::Text || type == Type::Null)
                   ? stored.toString().isEmpty() && !stored.isNull()
                   : stored.isNull();
    switch (type) {
    case Type::Text:
    case Type::Null:
        // SQLite has U+FFFE and U+FFFF as they were, but gives them to UTF-16 as U+FFFD. Qt's drivers
        // take U+FEFF at the start for a mark.
        return stored.toString() == text
               || stored.toString() == QString(text).replace(QChar(0xffff), QChar(0xfffd))
               || (text.startsWith(QChar(0xfeff)) && stored.toString() == text.mid(1));
    case Type::Boolean:
        return stored.toBool() == (text.compare(u"true", Qt::CaseInsensitive) == 0);
    case Type::Integer:
    case Type::LongInteger:
        return stored.toLongLong() == text.toLongLong();
    case Type::Real:
        return stored.toDouble() == text.toDouble();
    default:
        return !stored.isNull() && !stored.toString().isEmpty();
    }
}

bool namesItsPlace(const QString &reason)
{
    static const QRegularExpression place(
        QStringLiteral("line \\d+|byte \\d+|column|empty file|encoding|no rows|HTML|named"));
    return reason.size() >= 10 && place.match(reason).hasMatch();
}

} // namespace

class TestEltFuzz : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<PostgresServer> m_postgres;

    void addDatabases()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("SQLite") << QStringLiteral("sqlite:") + m_folder.filePath(QStringLiteral("w.db"));
        if (!m_postgres) {
            m_postgres = std::make_unique<PostgresServer>();
            QVERIFY2(m_postgres->error().isEmpty(), qPrintable(m_postgres->error()));
        }
        QTest::newRow("PostgreSQL") << m_postgres->address().toString(QUrl::FullyEncoded);
    }

    static void told(const char *files, int count)
    {
        tell({"inputs",
              QStringLiteral("%1 files of odd texts, loaded into %2")
                  .arg(QLatin1String(files), QLatin1String(QTest::currentDataTag())),
              count});
    }

private Q_SLOTS:
    void soundFilesArriveAsTheyWere_data() { addDatabases(); }
    void soundFilesArriveAsTheyWere()
    {
        QFETCH(QString, address);
        QRandomGenerator random(testSeed());
        const auto warehouse = Warehouse::at(address, {});
        const auto look = lookAt(address);
        warehouse->prepare(never);
        const int rounds = testRounds(150);
        int loaded = 0;
        for (int i = 0; i < rounds; ++i) {
            const Made made = soundFile(random);
            const QString name = identifierFor(anyText(random).left(100));
            QByteArray where = "round " + QByteArray::number(i) + " of PARALLEL_SEED: ";
            Stage stage;
            try {
                read(made, stage);
            } catch (const Failure &failure) { // a sound file that is refused all the same
                QVERIFY2(namesItsPlace(QString::fromUtf8(failure.what())),
                         (where + failure.what()).constData());
                continue;
            }
            // The reader has it as it was sent …
            QCOMPARE(stage.rows(), made.rows.size());
            QCOMPARE(stage.columns.size(), made.names.size());
            QList<std::size_t> places; // an object has its columns in an order of its own
            for (const QString &each : made.names) {
                const auto column = std::find_if(stage.columns.begin(), stage.columns.end(),
                                                 [&](const auto &other) { return other.name == each; });
                QVERIFY2(column != stage.columns.end(), (where + each.toUtf8()).constData());
                places += std::size_t(column - stage.columns.begin());
            }
            Stage::Reader reader(stage);
            for (const QStringList &row : made.rows) {
                QVERIFY(reader.next());
                for (qsizetype c = 0; c < row.size(); ++c)
                    QVERIFY2(textOf(reader.row()[places[c]].text) == row[c],
                             (where + row[c].left(100).toUtf8()).constData());
            }
            // … and so has the warehouse, or it says why not, and has the table as it was.
            look->run("DROP TABLE IF EXISTS " + quoted(name));
            QString reason;
            try {
                warehouse->load(name, stage, {}, never);
            } catch (const Failure &failure) {
                reason = QString::fromUtf8(failure.what());
            }
            if (!reason.isEmpty()) {
                QVERIFY2(reason.size() >= 10, (where + reason.toUtf8()).constData());
                QVERIFY2(!reason.contains(QLatin1String("syntax")), (where + reason.toUtf8()).constData());
                qInfo("%s%s", where.constData(), qPrintable(reason.left(200)));
                continue;
            }
            ++loaded;
            const QList<QVariantList> stored = look->values("SELECT * FROM " + quoted(name));
            QCOMPARE(stored.size(), made.rows.size());
            Stage::Reader sent(stage);
            for (const QVariantList &row : stored) {
                QVERIFY(sent.next());
                for (qsizetype c = 0; c < stage.columns.size(); ++c) {
                    const Cell cell =
                        std::size_t(c) < sent.row().size() ? sent.row()[std::size_t(c)] : Cell{};
                    QVERIFY2(isSame(row[c], cell, stage.columns[c].type),
                             (where + "sent " + textOf(cell.text).left(100).toUtf8() + ", stored "
                              + row[c].toString().left(100).toUtf8())
                                 .constData());
                }
            }
        }
        QVERIFY2(loaded > rounds / 2, qPrintable(QString::number(loaded)));
        told("sound", rounds);
    }

    void brokenFilesAreAllOrNothing_data() { addDatabases(); }
    void brokenFilesAreAllOrNothing()
    {
        QFETCH(QString, address);
        QRandomGenerator random(testSeed());
        const auto warehouse = Warehouse::at(address, {});
        const auto look = lookAt(address);
        warehouse->prepare(never);
        const QString name = QStringLiteral("kept");
        const int rounds = testRounds(300);
        int refused = 0;
        for (int i = 0; i < rounds; ++i) {
            const QByteArray where = "round " + QByteArray::number(i) + " of PARALLEL_SEED: ";
            look->run("DROP TABLE IF EXISTS kept");
            look->run(QStringLiteral("CREATE TABLE kept AS SELECT 'row %1' AS sentinel").arg(i));
            QString reason;
            qint64 rows = 0;
            try {
                Stage stage;
                read(brokenFile(random), stage);
                rows = stage.rows();
                if (stage.columns.isEmpty())
                    throw Failure(QStringLiteral("no rows in it"));
                warehouse->load(name, stage, {}, never);
            } catch (const Failure &failure) {
                reason = QString::fromUtf8(failure.what());
            }
            if (reason.isEmpty()) {
                QCOMPARE(look->rows("SELECT count(*) FROM kept").value(0), QString::number(rows));
                continue;
            }
            ++refused;
            QVERIFY2(reason.size() >= 10, (where + reason.toUtf8()).constData());
            QCOMPARE(look->rows("SELECT sentinel FROM kept"), QStringList{QStringLiteral("row %1").arg(i)});
        }
        QVERIFY(refused > 0);
        told("broken", rounds);
    }

    /// A field of 10 MB; more columns than a database takes.
    void muchOfIt_data() { addDatabases(); }
    void muchOfIt()
    {
        QFETCH(QString, address);
        const auto warehouse = Warehouse::at(address, {});
        const auto look = lookAt(address);
        warehouse->prepare(never);
        const QString large = QStringLiteral("'\"\\ä").repeated(2'500'000);
        Made made{{}, {}, QStringLiteral("http://h/t.csv"), "a\n" + quoted(large).toUtf8() + "\n"};
        {
            Stage stage;
            read(made, stage);
            warehouse->load(QStringLiteral("large"), stage, {}, never);
        }
        const QList<QVariantList> stored = look->values("SELECT * FROM large");
        QCOMPARE(stored.size(), 1);
        QVERIFY(stored[0][0].toString() == large);

        QByteArray names;
        for (int i = 0; i < 5000; ++i)
            names += "c" + QByteArray::number(i) + ",";
        made.file = names + "last\n" + QByteArray(5000, ',') + "1\n";
        try {
            Stage stage;
            read(made, stage);
            warehouse->load(QStringLiteral("large"), stage, {}, never);
            QFAIL("so many columns were taken");
        } catch (const Failure &failure) {
            QVERIFY2(QByteArray(failure.what()).contains("columns"), failure.what());
        }
        QCOMPARE(look->rows("SELECT count(a) FROM large"), QStringList{"1"});
    }

    void nonCharactersAreStored()
    {
        const QString address = QStringLiteral("sqlite:") + m_folder.filePath(QStringLiteral("w.db"));
        const auto warehouse = Warehouse::at(address, {});
        warehouse->prepare(never);
        Stage stage;
        read({{}, {}, QStringLiteral("http://h/t.csv"), "a\n\xef\xbf\xbf\n\xef\xbb\xbfx\n"}, stage);
        warehouse->load(QStringLiteral("odd"), stage, {}, never);
        QCOMPARE(lookAt(address)->rows("SELECT hex(CAST(a AS BLOB)) FROM odd"),
                 (QStringList{"EFBFBF", "EFBBBF78"}));
    }

    /// Command lines: a source, or a sentence that has no password in it.
    void anyAddress()
    {
        QRandomGenerator random(testSeed());
        const QStringList parts{"http",        "https",
                                "ftp",         "sqlite",
                                "postgresql",  ":",
                                "://",         "/",
                                "//",          "#",
                                "?",           "&",
                                "=",           "@",
                                "host",        ".json",
                                "..",          "a",
                                "[::1]",       "%00",
                                "%",           "%zz",
                                " ",           "\n",
                                "ann:s3cr3t@", "?token=s3cr3t",
                                "ä",           "😀",
                                "name=",       "65536",
                                "\""};
        const int rounds = testRounds(30'000);
        int accepted = 0;
        for (int i = 0; i < rounds; ++i) {
            QString text;
            for (int n = random.bounded(1, 9); n > 0; --n)
                text += parts.at(random.bounded(int(parts.size())));
            try {
                const Source source = Source::parse(text);
                ++accepted;
                QVERIFY(!source.name.isEmpty() && source.name.toUtf8().size() <= 63);
                if (text.contains(QLatin1String("://ann:s3cr3t@")))
                    QVERIFY2(!source.shown.contains(QLatin1String("://ann:s3cr3t@")), qPrintable(text));
            } catch (const std::invalid_argument &error) {
                QVERIFY2(QByteArray(error.what()).startsWith("source "), error.what());
                if (text.contains(QLatin1String("://ann:s3cr3t@")))
                    QVERIFY2(!QByteArray(error.what()).contains("://ann:s3cr3t@"), qPrintable(text));
            }
        }
        QVERIFY(accepted > 0);
        tell({"inputs", QStringLiteral("addresses of sources"), rounds});
    }
};

QTEST_GUILESS_MAIN(TestEltFuzz)
#include "tst_eltfuzz.moc"
