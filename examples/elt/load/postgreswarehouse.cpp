// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "postgreswarehouse.h"

#include "failure.h"
#include "identifier.h"
#include "stop.h"

#include <QDeadlineTimer>

#include <chrono>
#include <thread>

namespace {

constexpr qsizetype statementSize = 1 << 20; // enough rows to make the round trip cheap

/// \a value between single quotes, which PostgreSQL reads as the column's type.
void appendLiteral(QString &sql, const Value &value, Type column)
{
    const bool emptyText = column == Type::Text && !value.text.isNull();
    if (value.type == Type::Null && !emptyText) {
        sql += u"NULL";
        return;
    }
    if (column == Type::Bytes)
        sql += quoted(QStringLiteral("\\x") + value.text, u'\'');
    else
        sql += quoted(value.text, u'\'');
}

} // namespace

void PostgresWarehouse::prepare(Database &database, const Stop &)
{
    QSqlQuery query = database.run(QStringLiteral(
        "SELECT quote_ident(current_schema()), has_schema_privilege(current_schema(), 'CREATE')"));
    if (!query.next() || query.value(0).isNull())
        throw Failure(QStringLiteral("no schema of the search path exists"));
    m_schema = query.value(0).toString();
    if (!query.value(1).toBool())
        throw Failure(QStringLiteral("this user may not create tables in schema %1").arg(m_schema));
}

void PostgresWarehouse::begin(Database &, Transaction &transaction, const Stop &stop)
{
    stop.check();
    transaction.begin(QStringLiteral("BEGIN"));
}

void PostgresWarehouse::claim(Database &database, const QString &name, const Stop &stop)
{
    const QDeadlineTimer patience(std::chrono::minutes(1));
    while (true) {
        stop.check();
        QSqlQuery query =
            database.run(QStringLiteral("SELECT pg_try_advisory_xact_lock(hashtext('elt'), hashtext(?))"),
                         {reference(database, name)});
        if (query.next() && query.value(0).toBool())
            return;
        if (patience.hasExpired())
            throw Failure(QStringLiteral("another run has been loading table \"%1\" for a minute").arg(name));
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
}

QString PostgresWarehouse::reference(Database &, const QString &name)
{
    return m_schema + u'.' + quoted(name);
}

QList<Warehouse::Declared> PostgresWarehouse::columnsOf(Database &database, const QString &name)
{
    QList<Declared> columns;
    QSqlQuery query = database.run(
        QStringLiteral("SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute "
                       "WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped ORDER BY attnum"),
        {reference(database, name)});
    while (query.next())
        columns.append({query.value(0).toString(), query.value(1).toString()});
    return columns;
}

QString PostgresWarehouse::typeName(Type type) const
{
    switch (type) { // as format_type() spells them
    case Type::Boolean:
        return QStringLiteral("boolean");
    case Type::Integer:
    case Type::LongInteger:
        return QStringLiteral("bigint");
    case Type::Real:
        return QStringLiteral("double precision");
    case Type::Decimal:
        return QStringLiteral("numeric");
    case Type::Date:
        return QStringLiteral("date");
    case Type::Timestamp:
        return QStringLiteral("timestamp without time zone");
    case Type::TimestampTz:
        return QStringLiteral("timestamp with time zone");
    case Type::Bytes:
        return QStringLiteral("bytea");
    case Type::Text:
    case Type::Null:
        break;
    }
    return QStringLiteral("text");
}

void PostgresWarehouse::insert(Database &database, const QString &reference, const Table &rows,
                               const Stop &stop)
{
    const QString start = QStringLiteral("INSERT INTO %1 VALUES ").arg(reference);
    static const Value null;
    QString sql = start;
    for (const std::vector<Value> &row : rows.rows) {
        sql += u'(';
        for (qsizetype i = 0; i < rows.columns.size(); ++i) {
            if (i > 0)
                sql += u',';
            appendLiteral(sql, size_t(i) < row.size() ? row[size_t(i)] : null, rows.columns[i].type);
        }
        sql += u"),";
        if (sql.size() > statementSize || &row == &rows.rows.back()) {
            stop.check();
            sql.chop(1);
            database.run(sql);
            sql = start;
        }
    }
}
