// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Whatever a source sends, the ELT example loads all of it as it was, or says what is
// wrong with it and where, and then leaves the table that was there: never half.

#include "database.h"
#include "elt/odd.h"
#include "elt/postgres.h"
#include "extract/files.h"
#include "failure.h"
#include "identifier.h"
#include "load/warehouse.h"
#include "source.h"
#include "stop.h"
#include "support/thorough.h"

#include <QSqlRecord>
#include <QTemporaryDir>
#include <QTest>

namespace {

const Stop never{{}, {}};

/// What a table in the warehouse holds, as texts, in the order of its columns.
class Stored
{
public:
    Stored(Database &database, const QString &table)
    {
        QSqlQuery query = database.stream(QStringLiteral("SELECT * FROM ") + table);
        const QSqlRecord record = query.record();
        for (int i = 0; i < record.count(); ++i)
            names += record.fieldName(i);
        while (query.next()) {
            QList<QVariant> row;
            for (int i = 0; i < record.count(); ++i)
                row += query.value(i);
            rows += row;
        }
    }

    QStringList names;
    QList<QList<QVariant>> rows;
};

/// Is \a stored what was \a sent, as its type has it? Texts must be the same; a
/// number, date or truth may be written another way.
bool isSame(const QVariant &stored, const Value &sent, Type type)
{
    if (sent.type == Type::Null && (type != Type::Text || sent.text.isNull()))
        return stored.isNull();
    switch (type) {
    case Type::Text:
    case Type::Null:
        // SQLite has U+FFFE and U+FFFF as they were, but gives them to UTF-16 as U+FFFD.
        return stored.toString() == sent.text
               || stored.toString() == QString(sent.text).replace(QChar(0xffff), QChar(0xfffd));
    case Type::Boolean:
        return stored.toBool() == (sent.text.compare(u"true", Qt::CaseInsensitive) == 0);
    case Type::Integer:
    case Type::LongInteger:
        return stored.toLongLong() == sent.text.toLongLong();
    case Type::Real:
        return stored.toDouble() == sent.text.toDouble();
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
        Database database(address, Database::Access::Write);
        const auto warehouse = Warehouse::at(address);
        warehouse->prepare(database, never);
        const int rounds = testRounds(150);
        int loaded = 0;
        for (int i = 0; i < rounds; ++i) {
            const Made made = soundFile(random);
            const QString name = identifierFor(anyText(random).left(100));
            QByteArray where = "round " + QByteArray::number(i) + " of PARALLEL_SEED: ";
            Table table;
            try {
                table = readFile(made.file);
            } catch (const Failure &failure) { // a sound file that is refused all the same
                QVERIFY2(namesItsPlace(QString::fromUtf8(failure.what())),
                         (where + failure.what()).constData());
                continue;
            }
            // The reader has it as it was sent …
            QCOMPARE(qsizetype(table.rows.size()), made.rows.size());
            QCOMPARE(table.columns.size(), made.names.size());
            for (qsizetype r = 0; r < made.rows.size(); ++r) {
                for (qsizetype c = 0; c < made.names.size(); ++c) {
                    // an object has its columns in an order of its own
                    const auto column =
                        std::find_if(table.columns.begin(), table.columns.end(),
                                     [&](const auto &each) { return each.name == made.names[c]; });
                    QVERIFY2(column != table.columns.end(), (where + made.names[c].toUtf8()).constData());
                    const auto at = std::size_t(column - table.columns.begin());
                    QVERIFY2(table.rows[std::size_t(r)].at(at).text == made.rows[r][c],
                             (where + made.rows[r][c].left(100).toUtf8()).constData());
                }
            }
            // … and so has the warehouse, or it says why not, and has the table as it was.
            QString reason;
            try {
                warehouse->replace(database, name, table, never);
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
            const Stored stored(database, quoted(name));
            QCOMPARE(stored.rows.size(), made.rows.size());
            for (qsizetype r = 0; r < stored.rows.size(); ++r) {
                for (qsizetype c = 0; c < table.columns.size(); ++c) {
                    const std::vector<Value> &row = table.rows[std::size_t(r)];
                    const Value sent = std::size_t(c) < row.size() ? row[std::size_t(c)] : Value{};
                    QVERIFY2(isSame(stored.rows[r][c], sent, table.columns[c].type),
                             (where + "sent " + sent.text.left(100).toUtf8() + ", stored "
                              + stored.rows[r][c].toString().left(100).toUtf8())
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
        Database database(address, Database::Access::Write);
        const auto warehouse = Warehouse::at(address);
        warehouse->prepare(database, never);
        const QString name = QStringLiteral("kept");
        Table before;
        before.columns = {{QStringLiteral("sentinel"), Type::Text}};
        const int rounds = testRounds(300);
        int refused = 0;
        for (int i = 0; i < rounds; ++i) {
            const QByteArray where = "round " + QByteArray::number(i) + " of PARALLEL_SEED: ";
            before.rows = {{{QStringLiteral("row %1").arg(i), Type::Text}}};
            warehouse->replace(database, name, before, never);
            QString reason;
            qsizetype rows = 0;
            try {
                const Table table = readFile(brokenFile(random));
                rows = qsizetype(table.rows.size());
                warehouse->replace(database, name, table, never);
            } catch (const Failure &failure) {
                reason = QString::fromUtf8(failure.what());
            }
            const Stored stored(database, quoted(name));
            if (reason.isEmpty()) {
                QCOMPARE(stored.rows.size(), rows);
                continue;
            }
            ++refused;
            QVERIFY2(reason.size() >= 10, (where + reason.toUtf8()).constData());
            QCOMPARE(stored.names, QStringList{QStringLiteral("sentinel")});
            QCOMPARE(stored.rows.value(0).value(0).toString(), QStringLiteral("row %1").arg(i));
        }
        QVERIFY(refused > 0);
        told("broken", rounds);
    }

    /// A field of 10 MB; more columns than a database takes.
    void muchOfIt_data() { addDatabases(); }
    void muchOfIt()
    {
        QFETCH(QString, address);
        Database database(address, Database::Access::Write);
        const auto warehouse = Warehouse::at(address);
        warehouse->prepare(database, never);
        const QString large = QStringLiteral("'\"\\ä").repeated(2'500'000);
        Download file{QStringLiteral("http://h/t.csv"), "a\n" + quoted(large).toUtf8() + "\n", {}, {}};
        warehouse->replace(database, QStringLiteral("large"), readFile(file), never);
        const Stored stored(database, QStringLiteral("large"));
        QCOMPARE(stored.rows.size(), 1);
        QVERIFY(stored.rows[0][0].toString() == large);

        QByteArray names;
        for (int i = 0; i < 5000; ++i)
            names += "c" + QByteArray::number(i) + ",";
        file.body = names + "last\n" + QByteArray(5000, ',') + "1\n";
        try {
            warehouse->replace(database, QStringLiteral("large"), readFile(file), never);
            QFAIL("so many columns were taken");
        } catch (const Failure &failure) {
            QVERIFY2(QByteArray(failure.what()).contains("columns"), failure.what());
        }
        QCOMPARE(Stored(database, QStringLiteral("large")).rows.size(), 1);
    }

    void nonCharactersAreStored()
    {
        const QString address = QStringLiteral("sqlite:") + m_folder.filePath(QStringLiteral("w.db"));
        Database database(address, Database::Access::Write);
        const auto warehouse = Warehouse::at(address);
        warehouse->prepare(database, never);
        const Download file{QStringLiteral("http://h/t.csv"), "a\n\xef\xbf\xbf\n", {}, {}};
        warehouse->replace(database, QStringLiteral("odd"), readFile(file), never);
        QSqlQuery query = database.run(QStringLiteral("SELECT hex(CAST(a AS BLOB)) FROM odd"));
        QVERIFY(query.next());
        QCOMPARE(query.value(0).toString(), QStringLiteral("EFBFBF"));
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
