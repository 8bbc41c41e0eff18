// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "databasetable.h"

#include "columns.h"
#include "database.h"
#include "failure.h"
#include "identifier.h"
#include "stop.h"
#include "types.h"

#include <QHash>
#include <QSqlRecord>

namespace {

/// Reads what \a query gives; \a toValue makes a Value of column i.
template<typename ToValue>
void readRows(Table &table, QSqlQuery &query, const Stop &stop, ToValue toValue)
{
    const int width = int(table.columns.size());
    while (query.next()) {
        if (table.rows.size() % 1000 == 0)
            stop.check();
        std::vector<Value> &row = table.rows.emplace_back();
        row.reserve(size_t(width));
        for (int i = 0; i < width; ++i) {
            row.push_back(toValue(i, query.value(i)));
            table.bytes += row.back().text.size();
        }
    }
    if (query.lastError().isValid())
        throw Failure(reasonOf(query.lastError()));
}

/// SQLite types each value, not the column; its column's declaration tells what
/// an integer or a text is meant to be.
Value sqliteValue(const QVariant &value, QStringView declared)
{
    if (value.isNull())
        return {};
    const QString text = value.toString();
    switch (value.typeId()) {
    case QMetaType::LongLong:
    case QMetaType::Int:
        if (declared.startsWith(u"bool", Qt::CaseInsensitive) && (text == u"0" || text == u"1"))
            return {text == u"1" ? QStringLiteral("true") : QStringLiteral("false"), Type::Boolean};
        return {text, typeOfNumber(text)};
    case QMetaType::Double:
        return {QString::number(value.toDouble(), 'g', 17), Type::Real};
    case QMetaType::QByteArray:
        return {QString::fromLatin1(value.toByteArray().toHex()), Type::Bytes};
    default:
        if (declared.startsWith(u"date", Qt::CaseInsensitive)
            || declared.startsWith(u"timestamp", Qt::CaseInsensitive))
            return {text, typeOfMoment(text)};
        return {text, Type::Text};
    }
}

Table readSqlite(Database &database, const QString &name, const Stop &stop)
{
    Table table;
    ColumnNames names(table);
    QStringList declared;
    QSqlQuery columns = database.run(QStringLiteral("SELECT name, type FROM pragma_table_info(?)"), {name});
    while (columns.next()) {
        names.add(columns.value(0).toString());
        declared += columns.value(1).toString();
    }
    if (table.columns.isEmpty())
        throw Failure(QStringLiteral("there is no table \"%1\"").arg(name));

    QSqlQuery rows = database.stream(QStringLiteral("SELECT * FROM ") + quoted(name));
    readRows(table, rows, stop,
             [&](int i, const QVariant &value) { return sqliteValue(value, declared[i]); });
    inferColumnTypes(table);
    return table;
}

/// PostgreSQL gives all values as text, in ISO form, with every digit.
Type postgresType(const QString &declared)
{
    static const QHash<QString, Type> types{
        {QStringLiteral("boolean"), Type::Boolean}, {QStringLiteral("smallint"), Type::Integer},
        {QStringLiteral("integer"), Type::Integer}, {QStringLiteral("bigint"), Type::LongInteger},
        {QStringLiteral("real"), Type::Real},       {QStringLiteral("double precision"), Type::Real},
        {QStringLiteral("date"), Type::Date},       {QStringLiteral("bytea"), Type::Bytes},
    };
    if (declared.startsWith(u"numeric"))
        return Type::Decimal;
    if (declared.startsWith(u"timestamp"))
        return declared.endsWith(u"with time zone") ? Type::TimestampTz : Type::Timestamp;
    return types.value(declared, Type::Text);
}

Table readPostgres(Database &database, const QString &name, const Stop &stop)
{
    // Under the name as it is written, or else as SQL would read it: Orders, sales.orders.
    QSqlQuery found = database.run(
        QStringLiteral("SELECT coalesce(to_regclass(quote_ident(?)), to_regclass(?))::text"), {name, name});
    if (!found.next() || found.value(0).isNull())
        throw Failure(QStringLiteral("there is no table \"%1\"").arg(name));
    const QString regclass = found.value(0).toString(); // quoted where it must be

    Table table;
    ColumnNames names(table);
    QStringList expressions;
    QSqlQuery columns = database.run(
        QStringLiteral("SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute "
                       "WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped ORDER BY attnum"),
        {regclass});
    while (columns.next()) {
        const QString column = columns.value(0).toString();
        const Type type = postgresType(columns.value(1).toString());
        table.columns[names.add(column)].type = type;
        expressions += type == Type::Bytes ? QStringLiteral("encode(%1, 'hex')").arg(quoted(column))
                                           : quoted(column) + QStringLiteral("::text");
    }

    QSqlQuery rows =
        database.stream(QStringLiteral("SELECT %1 FROM %2").arg(expressions.join(u", "), regclass));
    readRows(table, rows, stop, [&](int i, const QVariant &value) {
        return value.isNull() ? Value{} : Value{value.toString(), table.columns[i].type};
    });
    return table;
}

} // namespace

Table readTable(Database &database, const QString &table, const Stop &stop)
{
    try {
        return database.isSqlite() ? readSqlite(database, table, stop) : readPostgres(database, table, stop);
    } catch (const Failure &) {
        database.close(); // it may be the connection that is broken: the next source gets a new one
        throw;
    }
}
