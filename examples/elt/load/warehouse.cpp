// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "warehouse.h"

#include "identifier.h"
#include "postgreswarehouse.h"
#include "sqlitewarehouse.h"
#include "sqlscript.h"
#include "stop.h"

Warehouse::~Warehouse() = default;

std::unique_ptr<Warehouse> Warehouse::at(const QString &address)
{
    if (address.startsWith(u"sqlite:"))
        return std::make_unique<SqliteWarehouse>(address);
    return std::make_unique<PostgresWarehouse>(address);
}

void Warehouse::replace(Database &database, const QString &name, const Table &rows, const Stop &stop)
{
    QList<Declared> wanted;
    QStringList declarations;
    for (const Column &column : rows.columns) {
        wanted.append({shortened(column.name), typeName(column.type)});
        declarations.append(quoted(wanted.last().name) + u' ' + wanted.last().type);
    }

    const auto writing = turn();
    Transaction transaction(database);
    begin(database, transaction, stop);
    claim(database, name, stop);
    const QString table = reference(database, name);
    const QList<Declared> present = columnsOf(database, name);
    if (present == wanted) {
        database.run(QStringLiteral("DELETE FROM ") + table);
    } else {
        if (!present.isEmpty())
            database.run(QStringLiteral("DROP TABLE ") + table);
        database.run(QStringLiteral("CREATE TABLE %1 (%2)").arg(table, declarations.join(u", ")));
    }
    insert(database, table, rows, stop);
    stop.check();
    transaction.commit();
}

void Warehouse::transform(Database &database, const QString &script, const Stop &stop)
{
    const auto writing = turn();
    Transaction transaction(database);
    begin(database, transaction, stop);
    for (const QString &statement : statementsOf(script)) {
        stop.check();
        database.run(statement);
    }
    stop.check();
    transaction.commit();
}

void Warehouse::claim(Database &, const QString &, const Stop &) {}

QString Warehouse::reference(Database &, const QString &name)
{
    return quoted(name);
}
