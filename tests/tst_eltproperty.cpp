// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Tables of all types, with odd values, go over every path of the ELT example: as CSV, JSON and
// JSON lines, and as tables of SQLite, PostgreSQL and MariaDB, into SQLite and PostgreSQL. Each cell must
// arrive exactly as it was generated.

#include "elt/look.h"
#include "elt/madetable.h"
#include "elt/mariadb.h"
#include "elt/postgres.h"
#include "extract/files.h"
#include "extract/tables.h"
#include "failure.h"
#include "identifier.h"
#include "load/warehouse.h"
#include "mariadb.h"
#include "postgres.h"
#include "sqlite.h"
#include "stage.h"
#include "stop.h"
#include "support/thorough.h"

#include <QTemporaryDir>
#include <QTest>

namespace {

const Stop never{{}};

QString hexOf(const QString &text)
{
    return QString::fromLatin1(text.toUtf8().toHex());
}

/// Makes the table in a database, by the test's own connection.
void make(Look &look, const MadeTable &made, bool isSqlite)
{
    static const QHash<Is, std::pair<QString, QString>> types{
        {Is::Integer, {"INTEGER", "bigint"}}, {Is::Real, {"REAL", "double precision"}},
        {Is::Decimal, {"", "numeric"}},       {Is::Truth, {"BOOLEAN", "boolean"}},
        {Is::Day, {"DATE", "date"}},          {Is::Moment, {"TIMESTAMP", "timestamp"}},
        {Is::Text, {"TEXT", "text"}},         {Is::Blob, {"BLOB", "bytea"}}};
    QStringList declarations;
    for (const MadeColumn &column : made.columns)
        declarations +=
            quoted(column.name) + ' ' + (isSqlite ? types[column.is].first : types[column.is].second);
    look.run("DROP TABLE IF EXISTS made");
    look.run("CREATE TABLE made (" + declarations.join(", ") + ')');
    for (const QStringList &row : made.rows) {
        QStringList values;
        QVariantList bound;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QString &value = row[i];
            if (isSqlite && made.columns[i].is == Is::Real && !value.isNull()) {
                values += "?"; // SQLite rounds the digits of a literal in a way of its own
                bound += value.toDouble();
            } else if (value.isNull())
                values += "NULL";
            else if (made.columns[i].is == Is::Text)
                values += isSqlite ? "CAST(x'" + hexOf(value) + "' AS TEXT)"
                                   : "convert_from('\\x" + hexOf(value) + "', 'UTF8')";
            else if (made.columns[i].is == Is::Blob)
                values += isSqlite ? "x'" + value + '\'' : "'\\x" + value + '\'';
            else if (made.columns[i].is == Is::Integer || made.columns[i].is == Is::Truth)
                values += value == "-9223372036854775808" ? "-9223372036854775807 - 1" : value;
            else
                values += '\'' + value + '\'';
        }
        const QString sql = "INSERT INTO made VALUES (" + values.join(", ") + ')';
        bound.isEmpty() ? look.run(sql) : look.run(sql, bound);
    }
}

/// Makes it in MariaDB: one script for its client.
QString mariadbScript(const MadeTable &made)
{
    static const QHash<Is, QString> types{
        {Is::Integer, "BIGINT"},  {Is::Real, "DOUBLE"},    {Is::Decimal, "DECIMAL(65, 38)"},
        {Is::Truth, "BOOLEAN"},   {Is::Day, "DATE"},       {Is::Moment, "DATETIME(6)"},
        {Is::Text, "MEDIUMTEXT"}, {Is::Blob, "MEDIUMBLOB"}};
    QStringList declarations;
    for (const MadeColumn &column : made.columns)
        declarations += quoted(column.name, '`') + ' ' + types[column.is];
    QString script = "DROP TABLE IF EXISTS made; CREATE TABLE made (" + declarations.join(", ")
                     + ") CHARACTER SET utf8mb4;";
    for (const QStringList &row : made.rows) {
        QStringList values;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const Is is = made.columns[i].is;
            if (row[i].isNull())
                values += "NULL";
            else if (is == Is::Text)
                values += "CONVERT(x'" + hexOf(row[i]) + "' USING utf8mb4)";
            else if (is == Is::Blob)
                values += "x'" + row[i] + '\'';
            else if (is == Is::Day || is == Is::Moment)
                values += '\'' + row[i] + '\'';
            else
                values += row[i];
        }
        script += "INSERT INTO made VALUES (" + values.join(", ") + ");\n";
    }
    return script;
}

/// Its names have no characters of four bytes, and no space at the end.
void makeNamesMariadbs(MadeTable &made)
{
    for (MadeColumn &column : made.columns) {
        column.name.removeIf([](QChar c) { return c.isSurrogate(); });
        column.name += '.';
    }
}

/// An expression that shows a column's value as the generator writes it.
QString shown(const MadeColumn &column, bool isSqlite)
{
    const QString name = quoted(shortened(column.name));
    switch (column.is) {
    case Is::Text:
        return isSqlite ? "hex(CAST(" + name + " AS BLOB))"
                        : "upper(encode(convert_to(" + name + ", 'UTF8'), 'hex'))";
    case Is::Blob:
        return isSqlite ? "hex(" + name + ')' : "upper(encode(" + name + ", 'hex'))";
    case Is::Truth:
        return isSqlite ? "CASE " + name + " WHEN 1 THEN 'true' WHEN 0 THEN 'false' END" : name + "::text";
    case Is::Real:
        return isSqlite ? name : name + "::text";
    default:
        return isSqlite ? "CAST(" + name + " AS TEXT)" : name + "::text";
    }
}

bool isSame(const QVariant &stored, const QString &sent, Is is)
{
    switch (is) {
    case Is::Real:
        return stored.toDouble() == sent.toDouble();
    case Is::Text:
        return stored.toString() == hexOf(sent).toUpper();
    case Is::Blob:
        return stored.toString() == sent.toUpper();
    case Is::Decimal: { // of MariaDB with all zeros that its column has room for
        QString digits = stored.toString();
        while (digits.endsWith('0'))
            digits.chop(1);
        return digits == sent;
    }
    case Is::Moment: {
        QString text = stored.toString();
        while (text.contains('.') && (text.endsWith('0') || text.endsWith('.')))
            text.chop(1);
        return text == sent;
    }
    default:
        return stored.toString() == sent;
    }
}

} // namespace

class TestEltProperty : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<MariadbServer> m_mariadb;

    std::unique_ptr<Look> lookAt(const QString &address)
    {
        return address.startsWith(u"sqlite:") ? std::make_unique<Look>(address.section(':', 1))
                                              : std::make_unique<Look>(QUrl(address));
    }

    void extract(const QString &from, const MadeTable &made, QRandomGenerator &random, Stage &stage)
    {
        if (from == "SQLite") {
            const QString address = "sqlite:" + m_folder.filePath("source.db");
            make(*lookAt(address), made, true);
            Sqlite database(address, Sqlite::Access::Read);
            readTable(database, {"made", {}, {}}, std::chrono::seconds(60), stage, never);
        } else if (from == "MariaDB") {
            m_mariadb->run(mariadbScript(made));
            const QString address = m_mariadb->address();
            Mariadb database(MariadbAddress::parse(address), address, std::chrono::seconds(60));
            readTable(database, {"made", {}, {}}, stage, never);
        } else if (from == "PostgreSQL") {
            const QString address = m_server->address().toString(QUrl::FullyEncoded);
            make(*lookAt(address), made, false);
            Postgres database(address, std::chrono::seconds(60));
            readTable(database, {"made", {}, {}}, stage, never);
        } else {
            const QByteArray text = from == "CSV" ? asCsv(made, random) : asJson(made, from == "NDJSON");
            BytesInMemory bytes({text.constData(), std::size_t(text.size())});
            FileOptions options;
            options.name = "made." + from.toLower();
            readFile(bytes, options, stage);
            stage.finish();
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<PostgresServer>();
        QVERIFY2(m_server->error().isEmpty(), qPrintable(m_server->error()));
        m_mariadb = std::make_unique<MariadbServer>();
        QVERIFY2(m_mariadb->error().isEmpty(), qPrintable(m_mariadb->error()));
    }

    void everyCellArrives_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("into");
        for (const char *from : {"CSV", "JSON", "NDJSON", "SQLite", "PostgreSQL", "MariaDB"}) {
            for (const char *into : {"SQLite", "PostgreSQL"})
                QTest::addRow("%s into %s", from, into) << from << into;
        }
    }

    void everyCellArrives()
    {
        QFETCH(QString, from);
        QFETCH(QString, into);
        QRandomGenerator random(testSeed());
        const bool isSqlite = into == "SQLite";
        const QString address = isSqlite ? "sqlite:" + m_folder.filePath("w.db")
                                         : m_server->address().toString(QUrl::FullyEncoded);
        const bool isDatabase = from == "SQLite" || from == "PostgreSQL" || from == "MariaDB";
        WarehouseOptions options;
        options.decimalsAsText = true;
        const auto warehouse = Warehouse::at(address, options);
        warehouse->prepare(never);
        const auto look = lookAt(address);
        const int rounds = testRounds(12);
        qint64 cells = 0;
        for (int i = 0; i < rounds; ++i) {
            MadeTable made = anyTable(random, isDatabase, from != "SQLite");
            if (from == "MariaDB")
                makeNamesMariadbs(made);
            const QByteArray where = "round " + QByteArray::number(i) + " of PARALLEL_SEED: ";
            look->run("DROP TABLE IF EXISTS loaded");
            try {
                Stage stage;
                extract(from, made, random, stage);
                warehouse->load("loaded", stage, {}, never);
            } catch (const Failure &failure) {
                QFAIL((where + failure.what()).constData());
            }
            QStringList expressions;
            for (const MadeColumn &column : made.columns)
                expressions +=
                    shown(column, isSqlite) + " AS " + quoted(QString("v%1").arg(expressions.size()));
            QStringList nulls;
            for (const MadeColumn &column : made.columns)
                nulls += quoted(shortened(column.name)) + " IS NULL";
            const QString where2 = isSqlite ? " ORDER BY rowid" : "";
            const auto stored = look->values("SELECT " + expressions.join(", ") + " FROM loaded" + where2);
            const auto isNull = look->values("SELECT " + nulls.join(", ") + " FROM loaded" + where2);
            QCOMPARE(stored.size(), made.rows.size());
            for (qsizetype r = 0; r < stored.size(); ++r) {
                for (qsizetype c = 0; c < made.columns.size(); ++c) {
                    const QString &sent = made.rows[r][c];
                    const bool same = isNull[r][c].toBool()
                                          ? sent.isNull()
                                          : !sent.isNull() && isSame(stored[r][c], sent, made.columns[c].is);
                    QVERIFY2(same, (where + "column " + QByteArray::number(c) + ", sent "
                                    + (sent.isNull() ? "null" : sent.left(200)).toUtf8() + ", stored "
                                    + stored[r][c].toString().left(200).toUtf8())
                                       .constData());
                    ++cells;
                }
            }
        }
        tell({"inputs", QStringLiteral("cells of generated tables, %1 into %2").arg(from, into), cells});
    }
};

QTEST_GUILESS_MAIN(TestEltProperty)
#include "tst_eltproperty.moc"
