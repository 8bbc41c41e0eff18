// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "warehouse.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

#include <stdexcept>

namespace {

[[noreturn]] void fail(const QSqlError &error)
{
    throw std::runtime_error(error.text().toStdString());
}

QString quoted(const QString &name)
{
    return u'"' + QString(name).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

/// The names of all members, in the order in which they first appear.
QStringList columnsOf(const QJsonArray &rows)
{
    QStringList columns;
    for (const auto &row : rows) {
        if (!row.isObject())
            throw std::runtime_error("an element of the array is no object");
        for (const QString &name : row.toObject().keys()) {
            if (!columns.contains(name, Qt::CaseInsensitive))
                columns += name;
        }
    }
    return columns;
}

QVariant valueOf(const QJsonValue &value)
{
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return value.isNull() ? QVariant() : value.toVariant();
}

} // namespace

Warehouse::Warehouse(const QString &file) : m_connection(QUuid::createUuid().toString())
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    database.setDatabaseName(file);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=60000")); // others write too
    if (!database.open())
        fail(database.lastError());
}

Warehouse::~Warehouse()
{
    QSqlDatabase::removeDatabase(m_connection);
}

void Warehouse::run(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    if (!query.exec(sql))
        fail(query.lastError());
}

void Warehouse::replace(const QString &table, const QJsonArray &rows)
{
    const QStringList columns = columnsOf(rows);
    QStringList names;
    for (const QString &column : columns)
        names += quoted(column);
    const QStringList marks(columns.size(), QStringLiteral("?"));

    run(QStringLiteral("BEGIN IMMEDIATE"));
    try {
        run(QStringLiteral("DROP TABLE IF EXISTS ") + quoted(table));
        run(QStringLiteral("CREATE TABLE %1 (%2)").arg(quoted(table), names.join(u", ")));
        QSqlQuery insert(QSqlDatabase::database(m_connection));
        if (!insert.prepare(
                QStringLiteral("INSERT INTO %1 VALUES (%2)").arg(quoted(table), marks.join(u", "))))
            fail(insert.lastError());
        for (const auto &row : rows) {
            for (int i = 0; i < columns.size(); ++i)
                insert.bindValue(i, valueOf(row[columns[i]]));
            if (!insert.exec())
                fail(insert.lastError());
        }
        run(QStringLiteral("COMMIT"));
    } catch (...) {
        run(QStringLiteral("ROLLBACK"));
        throw;
    }
}
