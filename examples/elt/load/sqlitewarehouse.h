// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "warehouse.h"

/// A SQLite file. It has one writer at a time, so our threads take turns, and a
/// turn is short: by then all is downloaded and parsed. Readers never wait (WAL).
class SqliteWarehouse final : public Warehouse
{
public:
    explicit SqliteWarehouse(const QString &address) : Warehouse(address) {}

    void prepare(Database &database, const Stop &stop) override;

protected:
    std::unique_lock<std::mutex> turn() override { return std::unique_lock(m_writer); }
    void begin(Database &database, Transaction &transaction, const Stop &stop) override;
    QList<Declared> columnsOf(Database &database, const QString &name) override;
    QString typeName(Type type) const override;
    void insert(Database &database, const QString &reference, const Table &rows, const Stop &stop) override;

private:
    std::mutex m_writer;
};
