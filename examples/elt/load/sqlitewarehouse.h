// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "sqlite.h"
#include "warehouse.h"

/// A SQLite file. It has one writer at a time, so our threads take turns, and a turn is
/// short: by then all is downloaded and parsed. Readers never wait (WAL).
class SqliteWarehouse final : public Warehouse
{
public:
    SqliteWarehouse(const QString &address, const WarehouseOptions &options)
        : Warehouse(options), m_database(address, Sqlite::Access::Write)
    {
    }

    void prepare(const Stop &stop) override;

protected:
    std::unique_lock<std::mutex> turn() override;
    void begin(const Stop &stop) override;
    void rollBack() noexcept override;
    void run(const QString &sql, const Stop &stop) override;
    void runScript(const QString &script, const Stop &stop) override;
    QString value(const QString &query, const Stop &stop) override;
    QList<Declared> columnsOf(const QString &name, const Stop &stop) override;
    bool isSame(const QString &a, const QString &b) const override;
    QString typeFor(const Column &column, QStringList &notes) const override;
    QString widened(const QString &present, const Column &column, bool keepsRows,
                    QStringList &notes) const override;
    void alter(const QString &name, const QList<Declared> &changed, const QList<Declared> &all,
               bool keepsRows, const Stop &stop) override;
    bool tryDrop(const QString &name, const QString &column, const Stop &stop) override;
    void insert(const QString &reference, const QList<Target> &targets, const Stage &stage,
                const Stop &stop) override;

private:
    QStringList texts(const QString &query, const QString &parameter);
    void requirePlain(const QString &name, const Declared &changed);

    Sqlite m_database;
};
