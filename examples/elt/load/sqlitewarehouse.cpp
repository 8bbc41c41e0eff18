// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "sqlitewarehouse.h"

#include "failure.h"
#include "stop.h"

#include <QDeadlineTimer>

#include <chrono>
#include <cmath>

namespace {

bool isBusy(const QSqlError &error)
{
    return (error.nativeErrorCode().toInt() & 0xff) == 5; // SQLITE_BUSY, and its variants
}

/// What SQLite stores for \a value. Text where a number would lose digits.
QVariant bound(const Value &value, Type column)
{
    if (value.type == Type::Null)
        return column == Type::Text && !value.text.isNull() ? QVariant(value.text) : QVariant();
    switch (column) {
    case Type::Boolean:
        return value.text.compare(u"true", Qt::CaseInsensitive) == 0 ? 1 : 0;
    case Type::Integer:
    case Type::LongInteger:
        return value.text.toLongLong();
    case Type::Real: {
        bool ok = false;
        const double number = value.text.toDouble(&ok);
        return ok && std::isfinite(number) ? QVariant(number) : QVariant(value.text); // NaN would become NULL
    }
    case Type::Bytes:
        return QByteArray::fromHex(value.text.toLatin1());
    default:
        return value.text;
    }
}

} // namespace

void SqliteWarehouse::prepare(Database &database, const Stop &stop)
{
    {
        Transaction attempt(database);
        begin(database, attempt, stop);
    }
    database.run(QStringLiteral("PRAGMA journal_mode = WAL"));
}

void SqliteWarehouse::begin(Database &database, Transaction &transaction, const Stop &stop)
{
    // With WAL a commit survives a crash of the program at once, and one of the
    // machine from the next checkpoint on, which the end of the run makes.
    database.run(QStringLiteral("PRAGMA synchronous = NORMAL"));
    const QDeadlineTimer patience(std::chrono::minutes(1));
    while (true) {
        stop.check();
        if (transaction.tryBegin(QStringLiteral("BEGIN IMMEDIATE"), isBusy))
            return;
        if (patience.hasExpired())
            throw Failure(QStringLiteral("another program has kept the warehouse locked for a minute"));
    }
}

QList<Warehouse::Declared> SqliteWarehouse::columnsOf(Database &database, const QString &name)
{
    QList<Declared> columns;
    QSqlQuery query = database.run(QStringLiteral("SELECT name, type FROM pragma_table_info(?)"), {name});
    while (query.next())
        columns.append({query.value(0).toString(), query.value(1).toString()});
    return columns;
}

QString SqliteWarehouse::typeName(Type type) const
{
    switch (type) {
    case Type::Boolean:
        return QStringLiteral("BOOLEAN");
    case Type::Integer:
    case Type::LongInteger:
        return QStringLiteral("INTEGER");
    case Type::Real:
        return QStringLiteral("REAL");
    case Type::Date:
        return QStringLiteral("DATE");
    case Type::Timestamp:
    case Type::TimestampTz:
        return QStringLiteral("TIMESTAMP");
    case Type::Bytes:
        return QStringLiteral("BLOB");
    case Type::Decimal: // NUMERIC would become a double
    case Type::Text:
    case Type::Null:
        break;
    }
    return QStringLiteral("TEXT");
}

void SqliteWarehouse::insert(Database &database, const QString &reference, const Table &rows,
                             const Stop &stop)
{
    QStringList marks(rows.columns.size(), QStringLiteral("?"));
    QSqlQuery query(database.connection());
    if (!query.prepare(QStringLiteral("INSERT INTO %1 VALUES (%2)").arg(reference, marks.join(u", "))))
        throw Failure(reasonOf(query.lastError()));
    size_t done = 0;
    for (const std::vector<Value> &row : rows.rows) {
        if (++done % 1000 == 0)
            stop.check();
        for (qsizetype i = 0; i < rows.columns.size(); ++i)
            query.bindValue(int(i), size_t(i) < row.size() ? bound(row[size_t(i)], rows.columns[i].type)
                                                           : QVariant());
        if (!query.exec())
            throw Failure(reasonOf(query.lastError()));
    }
}
