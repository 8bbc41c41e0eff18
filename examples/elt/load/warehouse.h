// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "stage.h"

#include <QStringList>

#include <chrono>
#include <memory>
#include <mutex>

class Stop;

/// How rows get into a table.
struct LoadMode
{
    enum class Kind { Replace, Append, Merge };
    Kind kind = Kind::Replace;
    QStringList key = {}; ///< Merge: rows with the same values here are replaced.
};

struct WarehouseOptions
{
    std::chrono::seconds silence{30}; ///< How long to wait for a connection or a lock.
    bool decimalsAsText = false;      ///< In SQLite, which has no decimal numbers.
};

/// A connection to where everything is loaded to. Belongs to one thread at a time.
class Warehouse
{
public:
    /// For the address sqlite:FILE or postgresql://…
    static std::unique_ptr<Warehouse> at(const QString &address, const WarehouseOptions &options);
    virtual ~Warehouse();

    /// Makes it ready for a run, once, and finds out whether it can be written to.
    virtual void prepare(const Stop &stop) = 0;

    /// The highest value in a column of table \a name, as the database writes it; none when there is
    /// no such value, table or column, or no \a column is given.
    QString highest(const QString &name, const QString &column, const Stop &stop);

    /// Makes the rows of \a stage the contents of table \a name, or adds them to it, in one
    /// transaction: until its end everybody sees the old table, and after a failure for ever.
    /// The table that is there is altered as far as it must be, so that indexes, views and
    /// grants stay. Returns what the user ought to know.
    QStringList load(const QString &name, const Stage &stage, const LoadMode &mode, const Stop &stop);

    /// Runs the statements of \a script in one transaction.
    void transform(const QString &script, const Stop &stop);

protected:
    explicit Warehouse(WarehouseOptions options) : m_options(options) {}

    /// A column as CREATE TABLE declares it and as the database tells it back.
    struct Declared
    {
        QString name;
        QString type;
        bool keeps = false; ///< Has a value of its own: a default, an identity, an expression.
    };

    /// Where a column of the stage goes.
    struct Target
    {
        const Column *column;
        QString name;
        QString type;
    };

    /// Holds what a writer must hold before it begins, if anything.
    virtual std::unique_lock<std::mutex> turn() { return {}; }
    /// Begins a transaction that will write. Waits for other programs, but not when asked to
    /// stop, and not for ever.
    virtual void begin(const Stop &stop) = 0;
    virtual void rollBack() noexcept = 0;
    virtual void run(const QString &sql, const Stop &stop) = 0;
    virtual void runScript(const QString &script, const Stop &stop) = 0;
    /// Whether a query gives any row.
    bool exists(const QString &query, const Stop &stop) { return !value(query, stop).isNull(); }
    /// The first value that a query gives, as a text, if any.
    virtual QString value(const QString &query, const Stop &stop) = 0;
    /// Keeps other programs from loading the same table until the transaction ends.
    virtual void claim(const QString &name, const Stop &stop);
    /// The name with which statements refer to the table.
    virtual QString reference(const QString &name);
    /// The columns of the table that is there now; none if there is none.
    virtual QList<Declared> columnsOf(const QString &name, const Stop &stop) = 0;
    /// Whether two names are one column's.
    virtual bool isSame(const QString &a, const QString &b) const { return a == b; }
    /// The type for a new column. Adds to \a notes what the user ought to know.
    virtual QString typeFor(const Column &column, QStringList &notes) const = 0;
    /// The type that column \a present needs to hold \a column too; its own if it does.
    virtual QString widened(const QString &present, const Column &column, bool keepsRows,
                            QStringList &notes) const = 0;
    /// Whether the table has rows, and none has a value in this column.
    bool isAllNull(const QString &name, const QString &column, const Stop &stop);
    /// Gives the columns these types. \a all are the table's columns as they shall be.
    virtual void alter(const QString &name, const QList<Declared> &changed, const QList<Declared> &all,
                       bool keepsRows, const Stop &stop) = 0;
    /// Drops a column; false when something depends on it.
    virtual bool tryDrop(const QString &name, const QString &column, const Stop &stop) = 0;
    virtual void insert(const QString &reference, const QList<Target> &targets, const Stage &stage,
                        const Stop &stop) = 0;
    /// Puts back what alter() had to take away.
    virtual void restore(const Stop &) {}

    const WarehouseOptions m_options;

private:
    QList<Target> settle(const QString &name, const Stage &stage, bool replaces, const Stop &stop,
                         QStringList &notes);
    void merge(const QString &table, const QList<Target> &targets, const Stage &stage, const QStringList &key,
               const Stop &stop);
};
