// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "tables.h"

#include "failure.h"
#include "identifier.h"
#include "postgres.h"
#include "stage.h"
#include "stop.h"

#include <libpq-fe.h>

#include <QHash>

namespace {

/// What a PostgreSQL type is where the warehouse is another database. Null: by each value, for
/// a numeric may be a whole number or one that a double holds, or none of both.
Type typeNamed(const QString &declared)
{
    static const QHash<QString, Type> types{
        {QStringLiteral("boolean"), Type::Boolean}, {QStringLiteral("smallint"), Type::Integer},
        {QStringLiteral("integer"), Type::Integer}, {QStringLiteral("bigint"), Type::LongInteger},
        {QStringLiteral("real"), Type::Real},       {QStringLiteral("double precision"), Type::Real},
        {QStringLiteral("date"), Type::Date},       {QStringLiteral("bytea"), Type::Bytes},
    };
    if (declared.startsWith(u"numeric") && !declared.endsWith(u"[]"))
        return Type::Null;
    if (declared.startsWith(u"timestamp") && !declared.endsWith(u"[]"))
        return declared.endsWith(u"with time zone") ? Type::TimestampTz : Type::Timestamp;
    return types.value(declared, Type::Text);
}

/// Of numeric: also Infinity and NaN, which are numbers to a double too.
Type typeOfNumeric(std::string_view text)
{
    const Type type = typeOfNumber(text);
    return type == Type::Text ? Type::Real : type;
}

struct Columns
{
    QStringList expressions;
    std::vector<Type> types;
};

Columns describe(Postgres &database, const QString &regclass, Stage &stage, const Stop &stop)
{
    Columns columns;
    // A type that somebody has made need not be there in another database; a domain is its base.
    const Postgres::Result found = database.run(
        QStringLiteral(
            "SELECT attname, "
            "CASE typtype WHEN 'd' THEN format_type(typbasetype, typtypmod) "
            "ELSE format_type(atttypid, atttypmod) END, "
            "coalesce((SELECT b.typnamespace FROM pg_type b WHERE b.oid = t.typbasetype), typnamespace) "
            "= 'pg_catalog'::regnamespace "
            "FROM pg_attribute JOIN pg_type t ON t.oid = atttypid "
            "WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum"),
        {regclass}, stop);
    for (int row = 0; row < PQntuples(found.get()); ++row) {
        const QString name = textOf(found, row, 0);
        const QString declared = textOf(found, row, 1);
        const Type type = typeNamed(declared);
        Column &column = stage.columns[qsizetype(stage.addColumn(name))];
        column.type = type;
        column.declared = textOf(found, row, 2) == u"t" ? declared : QStringLiteral("text");
        columns.types.push_back(type);
        columns.expressions +=
            type == Type::Bytes ? QStringLiteral("encode(%1, 'hex')").arg(quoted(name)) : quoted(name);
    }
    return columns;
}

void readRow(PGresult *row, const std::vector<Type> &types, std::vector<Cell> &cells, Stage &stage)
{
    cells.clear();
    for (int i = 0; i < int(types.size()); ++i) {
        if (PQgetisnull(row, 0, i)) {
            cells.emplace_back();
            continue;
        }
        const std::string_view text(PQgetvalue(row, 0, i), std::size_t(PQgetlength(row, 0, i)));
        const Type type = types[std::size_t(i)];
        cells.push_back({text, type == Type::Null ? typeOfNumeric(text) : type});
        stage.bytes += qint64(text.size());
    }
    stage.add(cells);
}

} // namespace

void readTable(Postgres &database, const TableQuery &query, Stage &stage, const Stop &stop)
{
    try {
        const QString regclass = database.value(
            QStringLiteral("SELECT coalesce(to_regclass(quote_ident($1)), to_regclass($1))::text"),
            {query.table}, stop);
        if (regclass.isEmpty())
            throw Failure(QStringLiteral("there is no table \"%1\"").arg(query.table));
        const Columns columns = describe(database, regclass, stage, stop);
        QString sql = QStringLiteral("SELECT %1 FROM %2").arg(columns.expressions.join(u", "), regclass);
        if (!query.since.isEmpty() && !query.after.isNull())
            sql += QStringLiteral(" WHERE %1 > %2").arg(quoted(query.since), quoted(query.after, u'\''));
        database.select(sql, stop);
        std::vector<Cell> cells;
        while (const Postgres::Result row = database.nextRow(stop))
            readRow(row.get(), columns.types, cells, stage);
        stage.finish();
        for (qsizetype i = 0; i < stage.columns.size(); ++i) {
            if (stage.columns[i].type == Type::Null) // a numeric column without a value
                stage.columns[i].type = Type::Real;
        }
    } catch (const Failure &) {
        database.close(); // it may be the connection that is broken: the next source gets a new one
        throw;
    } catch (...) {
        database.close(); // in the middle of the rows
        throw;
    }
}
