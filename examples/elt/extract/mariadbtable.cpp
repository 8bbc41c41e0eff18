// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "tables.h"

#include "failure.h"
#include "identifier.h"
#include "mariadb.h"
#include "stage.h"
#include "stop.h"

#include <array>
#include <charconv>

namespace {

/// How the values of a column are read.
enum class As { Whole, Unsigned, Decimal, Single, Double, Day, Moment, Instant, Bytes, Text };

struct Reading
{
    As as = As::Text;
    Type type = Type::Text; ///< Null: by each value.
    QString declared = {};  ///< In PostgreSQL, where that has the same.
    bool isText = false;    ///< The user wants texts, also of what is no date.
};

/// By what SHOW COLUMNS says: "decimal(12,2) unsigned".
Reading readingOf(const QString &declared)
{
    const QString base = declared.section(u'(', 0, 0).section(u' ', 0, 0).toLower();
    if (base == u"bigint")
        return declared.contains(u"unsigned") ? Reading{As::Unsigned, Type::Null}
                                              : Reading{As::Whole, Type::LongInteger};
    if (base == u"bit")
        return {As::Unsigned, Type::Null};
    if (base.endsWith(u"int") || base == u"year")
        return {As::Whole, Type::Integer};
    if (base == u"decimal")
        return {As::Decimal, Type::Null,
                QStringLiteral("numeric") + declared.section(u')', 0, 0).sliced(base.size()) + u')'};
    if (base == u"float")
        return {As::Single, Type::Real, QStringLiteral("real")};
    if (base == u"double")
        return {As::Double, Type::Real, QStringLiteral("double precision")};
    if (base == u"date")
        return {As::Day, Type::Date};
    if (base == u"datetime")
        return {As::Moment, Type::Timestamp};
    if (base == u"timestamp")
        return {As::Instant, Type::TimestampTz};
    if (base == u"uuid")
        return {As::Text, Type::Text, base};
    for (const char *bytes : {"binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "vector",
                              "geometry", "point", "linestring", "polygon", "multipoint", "multilinestring",
                              "multipolygon", "geometrycollection", "geomcollection"}) {
        if (base == QLatin1StringView(bytes))
            return {As::Bytes, Type::Bytes};
    }
    return {};
}

/// What to ask for, so that nothing is rounded or padded on the way.
QString expressionFor(const QString &name, const QString &declared, As as)
{
    const QString column = quoted(name, u'`');
    if (as == As::Single || as == As::Double)
        return column + QStringLiteral(" * 1e0"); // FLOAT is shown with 6 digits
    if (declared.startsWith(u"bit") || declared.contains(u"zerofill"))
        return column + QStringLiteral(" + 0");
    return column;
}

class Reader
{
public:
    Reader(Mariadb &database, Stage &stage, const Stop &stop)
        : m_database(database), m_stage(stage), m_stop(stop)
    {
    }

    /// Returns the query for the rows.
    QString describe(const TableQuery &query)
    {
        const QString table = find(query.table);
        QStringList expressions;
        QString condition;
        for (const QStringList &each :
             m_database.rows(QStringLiteral("SHOW COLUMNS FROM ") + table, m_stop)) {
            Reading reading = readingOf(each[1]);
            reading.isText = query.asText.contains(each[0]);
            Column &column = m_stage.columns[qsizetype(m_stage.addColumn(each[0]))];
            column.type = reading.type;
            column.declared = reading.declared;
            column.truth = each[1] == u"tinyint(1)" || each[1] == u"bit(1)";
            expressions += expressionFor(each[0], each[1], reading.as);
            if (each[0].compare(query.since, Qt::CaseInsensitive) == 0 && !query.after.isNull())
                condition = QStringLiteral(" WHERE %1 > %2")
                                .arg(quoted(each[0], u'`'), literalOf(query.after, reading));
            m_readings.push_back(reading);
        }
        return QStringLiteral("SELECT %1 FROM %2%3").arg(expressions.join(u", "), table, condition);
    }

    void readRow(const Mariadb::Row &row)
    {
        m_cells.clear();
        m_texts.resize(m_readings.size());
        for (std::size_t i = 0; i < m_readings.size(); ++i) {
            if (row.isNull(i)) {
                m_cells.emplace_back();
                continue;
            }
            m_stage.bytes += qint64(row[i].size());
            m_cells.push_back(cell(i, row[i]));
        }
        m_stage.add(m_cells);
    }

    void finish()
    {
        m_stage.finish();
        for (std::size_t i = 0; i < m_readings.size(); ++i) {
            Column &column = m_stage.columns[qsizetype(i)];
            if (m_readings[i].as == As::Unsigned && column.type == Type::Decimal)
                column.declared = QStringLiteral("numeric(20,0)");
            if (column.type == Type::Null) // no row had a value
                column.type = m_readings[i].as == As::Unsigned ? Type::LongInteger : Type::Real;
        }
    }

private:
    /// The table as it is written, or else as SQL would read it: DATABASE.TABLE
    QString find(const QString &name)
    {
        const QString whole = quoted(name, u'`');
        if (!name.contains(u'.')
            || !m_database
                    .rows(QStringLiteral("SELECT 1 FROM information_schema.TABLES WHERE "
                                         "TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ")
                              + m_database.literal(name, m_stop),
                          m_stop)
                    .isEmpty())
            return whole;
        return quoted(name.section(u'.', 0, 0), u'`') + u'.' + quoted(name.section(u'.', 1), u'`');
    }

    /// What the warehouse has as its highest value, for this server to compare with.
    QString literalOf(QString text, const Reading &reading)
    {
        const QByteArray utf8 = text.toUtf8();
        const bool isNumber = reading.type == Type::Null || reading.type == Type::Integer
                              || reading.type == Type::LongInteger || reading.type == Type::Real;
        if (isNumber && typeOfNumber({utf8.constData(), std::size_t(utf8.size())}) != Type::Text)
            return text; // a text would be compared as a double
        if (reading.as == As::Instant)
            text = text.replace(u'T', u' ').section(u'+', 0, 0).remove(u'Z');
        return m_database.literal(text, m_stop);
    }

    Cell cell(std::size_t i, std::string_view text)
    {
        const Reading &reading = m_readings[i];
        switch (reading.as) {
        case As::Whole:
        case As::Double:
            return {text, reading.type};
        case As::Unsigned:
        case As::Decimal:
            return {text, typeOfNumber(text)};
        case As::Single:
            return {single(i, text), Type::Real};
        case As::Day:
        case As::Moment:
        case As::Instant:
            return moment(i, text);
        case As::Bytes:
            m_texts[i] = QByteArray::fromRawData(text.data(), qsizetype(text.size())).toHex().toStdString();
            return {m_texts[i], Type::Bytes};
        case As::Text:
            break;
        }
        if (!QUtf8StringView(text.data(), qsizetype(text.size())).isValidUtf8())
            throw Failure(QStringLiteral("wrong encoding: %1 is not UTF-8").arg(placeOf(i)));
        return {text, Type::Text};
    }

    Cell moment(std::size_t i, std::string_view text)
    {
        const Reading &reading = m_readings[i];
        if (typeOfMoment(text) == Type::Text) {
            if (!reading.isText)
                throw Failure(QStringLiteral("%1 holds %2, which is no day; types = { \"%3\" = \"text\" } in "
                                             "the configuration loads it as text")
                                  .arg(placeOf(i), textOf(text), m_stage.columns[qsizetype(i)].name));
            return {text, Type::Text};
        }
        if (reading.as != As::Instant)
            return {text, reading.isText ? Type::Text : reading.type};
        m_texts[i] = text;
        m_texts[i] += "+00"; // the time zone that the connection has
        return {m_texts[i], reading.isText ? Type::Text : reading.type};
    }

    /// The shortest digits that give a FLOAT back.
    std::string_view single(std::size_t i, std::string_view text)
    {
        float value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        std::array<char, 32> digits;
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
        m_texts[i].assign(digits.data(), end.ptr);
        return m_texts[i];
    }

    QString placeOf(std::size_t i) const
    {
        return QStringLiteral("row %1, column \"%2\"")
            .arg(m_stage.rows() + 1)
            .arg(m_stage.columns[qsizetype(i)].name);
    }

    Mariadb &m_database;
    Stage &m_stage;
    const Stop &m_stop;
    std::vector<Reading> m_readings;
    std::vector<Cell> m_cells;
    std::vector<std::string> m_texts;
};

} // namespace

void readTable(Mariadb &database, const TableQuery &query, Stage &stage, const Stop &stop)
{
    try {
        Reader reader(database, stage, stop);
        database.select(reader.describe(query), stop);
        while (const Mariadb::Row row = database.nextRow(stop))
            reader.readRow(row);
        reader.finish();
    } catch (...) {
        database.close(); // in the middle of the rows, or broken: the next source gets a new one
        throw;
    }
}
