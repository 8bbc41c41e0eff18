// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "sqlitewarehouse.h"

#include "failure.h"
#include "identifier.h"
#include "sqlitevalue.h"
#include "stop.h"

#include <sqlite3.h>

#include <QDeadlineTimer>

namespace {

QString nameOf(Type type)
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

} // namespace

void SqliteWarehouse::prepare(const Stop &stop)
{
    const Sqlite::Watch watch(m_database, stop);
    begin(stop);
    m_database.run(QStringLiteral("ROLLBACK"));
    m_database.run(QStringLiteral("PRAGMA journal_mode = WAL"));
}

std::unique_lock<std::mutex> SqliteWarehouse::turn()
{
    static std::mutex writer; // a program has one warehouse
    return std::unique_lock(writer);
}

void SqliteWarehouse::begin(const Stop &stop)
{
    // With WAL a commit survives a crash of the program at once, and one of the
    // machine from the next checkpoint on, which the end of the run makes.
    m_database.run(QStringLiteral("PRAGMA synchronous = NORMAL"));
    const QDeadlineTimer patience(m_options.silence);
    while (true) {
        stop.check();
        if (m_database.tryRun(QStringLiteral("BEGIN IMMEDIATE")))
            return;
        if (patience.hasExpired())
            throw PassingFailure(
                QStringLiteral("timed out: another program has kept the warehouse locked for %1 s")
                    .arg(m_options.silence.count()));
    }
}

void SqliteWarehouse::rollBack() noexcept
{
    sqlite3 *const handle = m_database.handle();
    if (handle && !sqlite3_get_autocommit(handle)
        && sqlite3_exec(handle, "ROLLBACK", nullptr, nullptr, nullptr) != SQLITE_OK)
        m_database.close(); // which takes everything back too
}

void SqliteWarehouse::run(const QString &sql, const Stop &stop)
{
    const Sqlite::Watch watch(m_database, stop);
    m_database.run(sql);
}

void SqliteWarehouse::runScript(const QString &script, const Stop &stop)
{
    const Sqlite::Watch watch(m_database, stop);
    m_database.runScript(script);
}

QString SqliteWarehouse::value(const QString &query, const Stop &stop)
{
    const Sqlite::Watch watch(m_database, stop);
    Sqlite::Statement statement(m_database, query);
    const bool any = statement.step() && sqlite3_column_type(statement.handle(), 0) != SQLITE_NULL;
    return any ? statement.text(0) : QString();
}

QStringList SqliteWarehouse::texts(const QString &query, const QString &parameter)
{
    Sqlite::Statement statement(m_database, query);
    statement.bind(0, parameter);
    QStringList found;
    while (statement.step())
        found += statement.text(0);
    return found;
}

QList<Warehouse::Declared> SqliteWarehouse::columnsOf(const QString &name, const Stop &stop)
{
    const Sqlite::Watch watch(m_database, stop);
    Sqlite::Statement statement(
        m_database,
        QStringLiteral("SELECT name, type, dflt_value IS NOT NULL OR hidden > 0 FROM pragma_table_xinfo(?)"));
    statement.bind(0, name);
    QList<Declared> columns;
    while (statement.step())
        columns.append({statement.text(0), statement.text(1), statement.utf8(2) == "1"});
    if (!columns.isEmpty()
        && texts(
               QStringLiteral("SELECT 1 FROM sqlite_master WHERE type = 'table' AND lower(name) = lower(?)"),
               name)
               .isEmpty())
        throw Failure(QStringLiteral("\"%1\" is a view in the warehouse, not a table").arg(name));
    return columns;
}

bool SqliteWarehouse::isSame(const QString &a, const QString &b) const
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

QString SqliteWarehouse::typeFor(const Column &column, QStringList &notes) const
{
    if (column.type == Type::Decimal && !m_options.decimalsAsText) {
        if (!column.declared.isEmpty())
            throw Failure(QStringLiteral("column \"%1\" holds %2, a number that SQLite cannot hold exactly; "
                                         "--decimals text loads such columns as texts")
                              .arg(column.name, column.inexact));
        notes.append(QStringLiteral("column \"%1\" is text, for as a number %2 would lose digits")
                         .arg(column.name, column.inexact));
    }
    return nameOf(column.type);
}

QString SqliteWarehouse::widened(const QString &present, const Column &column, bool keepsRows,
                                 QStringList &notes) const
{
    if (column.type == Type::Null)
        return present;
    const Affinity affinity = affinityOf(present);
    if (affinity == Affinity::Text || affinity == Affinity::None) {
        if (column.type == Type::Decimal)
            (void)typeFor(column, notes);
        return present;
    }
    const Type had = typeNamed(present, keepsRows);
    QString wanted = typeFor(column, notes);
    if (had == Type::Boolean && wanted == u"INTEGER")
        return wanted;
    if (had == Type::Null) // a declaration of somebody else's, with the affinity of numbers
        return wanted == u"TEXT" || wanted == u"BLOB" ? wanted : present;
    const Type both = combined(had, column.type);
    return both == had || nameOf(both) == nameOf(had) ? present : nameOf(both);
}

/// SQLite cannot change a column's type, so the table is made anew, and with it all that SQLite
/// drops with a table. Views refer to it by its name.
void SqliteWarehouse::alter(const QString &name, const QList<Declared> &changed, const QList<Declared> &all,
                            bool keepsRows, const Stop &stop)
{
    requirePlain(name, changed.first());
    const QStringList dependents = texts(
        QStringLiteral("SELECT sql FROM sqlite_master WHERE lower(tbl_name) = lower(?) AND type <> 'table' "
                       "AND type <> 'view' AND sql IS NOT NULL ORDER BY rowid"),
        name);
    QStringList names;
    QStringList declarations;
    for (const Declared &each : all) {
        names.append(quoted(each.name));
        declarations.append(names.last() + u' ' + each.type);
    }
    const QString table = reference(name);
    const QString columns = names.join(u", ");
    if (keepsRows)
        run(QStringLiteral("CREATE TEMPORARY TABLE elt_kept AS SELECT %1 FROM %2").arg(columns, table), stop);
    run(QStringLiteral("DROP TABLE ") + table, stop);
    run(QStringLiteral("CREATE TABLE %1 (%2)").arg(table, declarations.join(u", ")), stop);
    if (keepsRows) {
        run(QStringLiteral("INSERT INTO %1 (%2) SELECT %2 FROM elt_kept").arg(table, columns), stop);
        run(QStringLiteral("DROP TABLE elt_kept"), stop);
    }
    for (const QString &sql : dependents)
        run(sql, stop);
}

/// Refuses a table with more to it than names and types of columns, which would be lost.
void SqliteWarehouse::requirePlain(const QString &name, const Declared &changed)
{
    const bool isPlain =
        texts(QStringLiteral("SELECT 1 FROM pragma_table_xinfo(?) "
                             "WHERE pk > 0 OR \"notnull\" OR dflt_value IS NOT NULL OR hidden > 0"),
              name)
            .isEmpty()
        && texts(QStringLiteral("SELECT 1 FROM pragma_index_list(?) WHERE origin <> 'c'"), name).isEmpty()
        && texts(QStringLiteral("SELECT 1 FROM pragma_foreign_key_list(?)"), name).isEmpty();
    if (!isPlain)
        throw Failure(
            QStringLiteral("column \"%1\" must become %2, which SQLite can do only by making the table "
                           "anew; that would lose its keys and constraints")
                .arg(changed.name, changed.type));
}

bool SqliteWarehouse::tryDrop(const QString &name, const QString &column, const Stop &stop)
{
    run(QStringLiteral("SAVEPOINT dropping"), stop);
    const QString sql = QStringLiteral("ALTER TABLE %1 DROP COLUMN %2").arg(reference(name), quoted(column));
    const bool dropped =
        sqlite3_exec(m_database.handle(), sql.toUtf8().constData(), nullptr, nullptr, nullptr) == SQLITE_OK;
    if (!dropped)
        run(QStringLiteral("ROLLBACK TO dropping"), stop);
    run(QStringLiteral("RELEASE dropping"), stop);
    return dropped;
}

void SqliteWarehouse::insert(const QString &reference, const QList<Target> &targets, const Stage &stage,
                             const Stop &stop)
{
    QStringList names;
    for (const Target &target : targets)
        names.append(quoted(target.name));
    const QStringList marks(targets.size(), QStringLiteral("?"));
    Sqlite::Statement statement(m_database, QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
                                                .arg(reference, names.join(u", "), marks.join(u", ")));
    std::vector<SqliteBinder> binders;
    for (const Target &target : targets)
        binders.emplace_back(statement.handle(), int(binders.size()), target.type, target.column->type);
    Stage::Reader rows(stage);
    for (qint64 done = 0; rows.next(); ++done) {
        if (done % 1000 == 0)
            stop.check();
        for (size_t i = 0; i < binders.size(); ++i)
            binders[i].bind(i < rows.row().size() ? rows.row()[i] : Cell{});
        if (sqlite3_step(statement.handle()) != SQLITE_DONE)
            m_database.fail();
        sqlite3_reset(statement.handle());
    }
}
