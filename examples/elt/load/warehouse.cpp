// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "warehouse.h"

#include "failure.h"
#include "identifier.h"
#include "postgreswarehouse.h"
#include "sqlitewarehouse.h"
#include "stop.h"

#include <algorithm>
#include <functional>

namespace {

/// Takes everything back when its work has not been done.
class RollBack
{
public:
    explicit RollBack(std::function<void()> work) : m_work(std::move(work)) {}
    ~RollBack()
    {
        if (m_work)
            m_work();
    }
    RollBack(const RollBack &) = delete;
    RollBack &operator=(const RollBack &) = delete;
    void isDone() { m_work = {}; }

private:
    std::function<void()> m_work;
};

} // namespace

Warehouse::~Warehouse() = default;

std::unique_ptr<Warehouse> Warehouse::at(const QString &address, const WarehouseOptions &options)
{
    if (address.startsWith(u"sqlite:"))
        return std::make_unique<SqliteWarehouse>(address, options);
    return std::make_unique<PostgresWarehouse>(address, options);
}

QStringList Warehouse::load(const QString &name, const Stage &stage, const LoadMode &mode, const Stop &stop)
{
    QStringList notes;
    const bool replaces = mode.kind == LoadMode::Kind::Replace;
    const auto writing = turn();
    RollBack rollBack([this] { this->rollBack(); });
    begin(stop);
    claim(name, stop);
    const QList<Target> targets = settle(name, stage, replaces, stop, notes);
    if (mode.kind == LoadMode::Kind::Merge)
        merge(reference(name), targets, stage, mode.key, stop);
    else if (!targets.isEmpty())
        insert(reference(name), targets, stage, stop);
    restore(stop);
    stop.check();
    run(QStringLiteral("COMMIT"), stop);
    rollBack.isDone();
    return notes;
}

/// Makes the table such that it can hold what is on the stage, and empty if it is replaced.
QList<Warehouse::Target> Warehouse::settle(const QString &name, const Stage &stage, bool replaces,
                                           const Stop &stop, QStringList &notes)
{
    const QString table = reference(name);
    const QList<Declared> present = columnsOf(name, stop);
    QList<Target> targets;
    QList<Declared> all;
    if (present.isEmpty()) {
        if (stage.columns.isEmpty())
            throw Failure(QStringLiteral("no rows: without one, nothing tells what the columns are"));
        QStringList declarations;
        for (const Column &column : stage.columns) {
            targets.append({&column, shortened(column.name), typeFor(column, notes)});
            declarations.append(quoted(targets.last().name) + u' ' + targets.last().type);
        }
        run(QStringLiteral("CREATE TABLE %1 (%2)").arg(table, declarations.join(u", ")), stop);
        return targets;
    }

    QList<Declared> changed;
    QList<Declared> added;
    for (const Column &column : stage.columns) {
        const QString own = shortened(column.name);
        const auto known = std::find_if(present.begin(), present.end(),
                                        [&](const Declared &each) { return isSame(each.name, own); });
        if (known == present.end()) {
            added.append({own, typeFor(column, notes)});
            targets.append({&column, own, added.last().type});
            continue;
        }
        QString type = widened(known->type, column, !replaces, notes);
        const bool isText = known->type.compare(u"text", Qt::CaseInsensitive) == 0;
        if (isText && column.type != Type::Null && typeFor(column, notes) != type
            && isAllNull(name, known->name, stop))
            type = typeFor(column, notes); // nothing told so far what it is
        if (type != known->type)
            changed.append({known->name, type});
        targets.append({&column, known->name, type});
    }

    if (replaces)
        run(QStringLiteral("DELETE FROM ") + table, stop);
    for (const Declared &each : present) {
        const auto isIts = [&](const auto &other) { return other.name == each.name; };
        const bool isInSource = std::any_of(targets.begin(), targets.end(), isIts);
        if (replaces && !isInSource && !each.keeps && !stage.columns.isEmpty()) {
            if (tryDrop(name, each.name, stop))
                continue;
            notes.append(
                QStringLiteral("column \"%1\" is no longer in the source, and null in the table, where "
                               "something depends on it")
                    .arg(each.name));
        }
        const auto change = std::find_if(changed.begin(), changed.end(), isIts);
        all.append(change == changed.end() ? each : *change);
    }
    if (!changed.isEmpty())
        alter(name, changed, all, !replaces, stop);
    for (const Declared &each : added)
        run(QStringLiteral("ALTER TABLE %1 ADD COLUMN %2 %3").arg(table, quoted(each.name), each.type), stop);
    notes.removeDuplicates();
    return targets;
}

/// Loads beside the table, and from there over the rows that have the same key.
void Warehouse::merge(const QString &table, const QList<Target> &targets, const Stage &stage,
                      const QStringList &key, const Stop &stop)
{
    const QString beside = QStringLiteral("elt_merged");
    QStringList names;
    QStringList declarations;
    for (const Target &target : targets) {
        names.append(quoted(target.name));
        declarations.append(names.last() + u' ' + target.type);
    }
    QStringList keys;
    QStringList nulls;
    QStringList same;
    for (const QString &each : key) {
        const auto target = std::find_if(targets.begin(), targets.end(), [&](const Target &other) {
            return isSame(other.column->name, each);
        });
        if (target == targets.end())
            throw Failure(QStringLiteral("the source has no column \"%1\", which is of the key").arg(each));
        keys.append(quoted(target->name));
        nulls.append(keys.last() + QStringLiteral(" IS NULL"));
        same.append(QStringLiteral("%1.%2 = %3.%2").arg(table, keys.last(), beside));
    }
    run(QStringLiteral("CREATE TEMPORARY TABLE %1 (%2)").arg(beside, declarations.join(u", ")), stop);
    insert(beside, targets, stage, stop);
    run(QStringLiteral("CREATE INDEX elt_merged_key ON %1 (%2)").arg(beside, keys.join(u", ")), stop);
    if (exists(QStringLiteral("SELECT 1 FROM %1 WHERE %2").arg(beside, nulls.join(u" OR ")), stop))
        throw Failure(QStringLiteral("a row has no value in its key (%1)").arg(key.join(u", ")));
    if (exists(
            QStringLiteral("SELECT 1 FROM %1 GROUP BY %2 HAVING count(*) > 1").arg(beside, keys.join(u", ")),
            stop))
        throw Failure(QStringLiteral("two rows have the same key (%1)").arg(key.join(u", ")));
    run(QStringLiteral("DELETE FROM %1 WHERE EXISTS (SELECT 1 FROM %2 WHERE %3)")
            .arg(table, beside, same.join(u" AND ")),
        stop);
    run(QStringLiteral("INSERT INTO %1 (%2) SELECT %2 FROM %3").arg(table, names.join(u", "), beside), stop);
    run(QStringLiteral("DROP TABLE ") + beside, stop);
}

void Warehouse::transform(const QString &script, const Stop &stop)
{
    const auto writing = turn();
    RollBack rollBack([this] { this->rollBack(); });
    begin(stop);
    runScript(script, stop);
    stop.check();
    run(QStringLiteral("COMMIT"), stop);
    rollBack.isDone();
}

QString Warehouse::highest(const QString &name, const QString &column, const Stop &stop)
{
    if (column.isEmpty())
        return {};
    for (const Declared &each : columnsOf(name, stop)) {
        if (isSame(each.name, shortened(column)))
            return value(QStringLiteral("SELECT max(%1) FROM %2").arg(quoted(each.name), reference(name)),
                         stop);
    }
    return {};
}

bool Warehouse::isAllNull(const QString &name, const QString &column, const Stop &stop)
{
    const QString table = reference(name);
    return exists(QStringLiteral("SELECT 1 FROM %1 LIMIT 1").arg(table), stop)
           && !exists(
               QStringLiteral("SELECT 1 FROM %1 WHERE %2 IS NOT NULL LIMIT 1").arg(table, quoted(column)),
               stop);
}

void Warehouse::claim(const QString &, const Stop &) {}

QString Warehouse::reference(const QString &name)
{
    return quoted(name);
}
