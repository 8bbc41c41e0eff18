// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "warehouse.h"

/// A PostgreSQL database. Its writers work at the same time, each in its own
/// table; two runs that load the same table take turns.
class PostgresWarehouse final : public Warehouse
{
public:
    explicit PostgresWarehouse(const QString &address) : Warehouse(address) {}

    void prepare(Database &database, const Stop &stop) override;

protected:
    void begin(Database &database, Transaction &transaction, const Stop &stop) override;
    void claim(Database &database, const QString &name, const Stop &stop) override;
    QString reference(Database &database, const QString &name) override;
    QList<Declared> columnsOf(Database &database, const QString &name) override;
    QString typeName(Type type) const override;
    void insert(Database &database, const QString &reference, const Table &rows, const Stop &stop) override;

private:
    QString m_schema; // where new tables go, quoted; found by prepare()
};
