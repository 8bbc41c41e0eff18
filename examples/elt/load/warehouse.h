// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "database.h"
#include "extract/table.h"

#include <memory>
#include <mutex>

class Stop;

/// Where everything is loaded to. Any thread may use it, each with a connection
/// of its own.
class Warehouse
{
public:
    /// A warehouse at this address: sqlite:FILE or postgresql://…
    static std::unique_ptr<Warehouse> at(const QString &address);
    virtual ~Warehouse();

    const QString &address() const { return m_address; }

    /// Makes it ready for a run, once, and finds out whether it can be written to.
    virtual void prepare(Database &database, const Stop &stop) = 0;

    /// Makes \a rows the contents of table \a name, in one transaction: until its
    /// end everybody sees the old table, and after a failure for ever. A table whose
    /// columns stay the same keeps its grants, indexes and the views on it.
    void replace(Database &database, const QString &name, const Table &rows, const Stop &stop);

    /// Runs the statements of \a script in one transaction.
    void transform(Database &database, const QString &script, const Stop &stop);

protected:
    explicit Warehouse(QString address) : m_address(std::move(address)) {}

    /// A column as CREATE TABLE declares it and as the database tells it back.
    struct Declared
    {
        QString name;
        QString type;
        friend bool operator==(const Declared &, const Declared &) = default;
    };

    /// Holds what a writer must hold before it begins, if anything.
    virtual std::unique_lock<std::mutex> turn() { return {}; }
    /// Begins a transaction that will write. Waits for other programs, but not when
    /// asked to stop, and not for ever.
    virtual void begin(Database &database, Transaction &transaction, const Stop &stop) = 0;
    /// Keeps other programs from replacing the same table until the transaction ends.
    virtual void claim(Database &database, const QString &name, const Stop &stop);
    /// The name with which statements refer to the table.
    virtual QString reference(Database &database, const QString &name);
    /// The columns of the table that is there now; none if there is none.
    virtual QList<Declared> columnsOf(Database &database, const QString &name) = 0;
    virtual QString typeName(Type type) const = 0;
    virtual void insert(Database &database, const QString &reference, const Table &rows,
                        const Stop &stop) = 0;

private:
    QString m_address;
};
