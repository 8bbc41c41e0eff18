// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "postgres.h"
#include "warehouse.h"

/// A PostgreSQL database. Its writers work at the same time, each in its own table; two runs
/// that load the same table take turns.
class PostgresWarehouse final : public Warehouse
{
public:
    PostgresWarehouse(const QString &address, const WarehouseOptions &options)
        : Warehouse(options), m_database(address, options.silence)
    {
    }

    void prepare(const Stop &stop) override;

protected:
    void begin(const Stop &stop) override;
    void rollBack() noexcept override;
    void run(const QString &sql, const Stop &stop) override;
    void runScript(const QString &script, const Stop &stop) override;
    QString value(const QString &query, const Stop &stop) override;
    void claim(const QString &name, const Stop &stop) override;
    QString reference(const QString &name) override;
    QList<Declared> columnsOf(const QString &name, const Stop &stop) override;
    QString typeFor(const Column &column, QStringList &notes) const override;
    QString widened(const QString &present, const Column &column, bool keepsRows,
                    QStringList &notes) const override;
    void alter(const QString &name, const QList<Declared> &changed, const QList<Declared> &all,
               bool keepsRows, const Stop &stop) override;
    bool tryDrop(const QString &name, const QString &column, const Stop &stop) override;
    void insert(const QString &reference, const QList<Target> &targets, const Stage &stage,
                const Stop &stop) override;
    void restore(const Stop &stop) override;

private:
    void findSchema(const Stop &stop);

    Postgres m_database;
    QString m_schema;      // where new tables go, quoted
    QStringList m_restore; // statements that make again the views that were in the way
};
