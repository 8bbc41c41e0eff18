// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "postgreswarehouse.h"

#include "copytext.h"
#include "dependentviews.h"
#include "failure.h"
#include "identifier.h"
#include "stop.h"

#include <libpq-fe.h>

#include <QDeadlineTimer>

#include <thread>

namespace {

constexpr std::size_t copySize = 128 * 1024; // enough rows to make a message cheap

/// A type of ours as PostgreSQL's format_type() spells it.
QString nameOf(Type type)
{
    switch (type) {
    case Type::Boolean:
        return QStringLiteral("boolean");
    case Type::Integer:
    case Type::LongInteger:
        return QStringLiteral("bigint");
    case Type::Real:
        return QStringLiteral("double precision");
    case Type::Decimal:
        return QStringLiteral("numeric");
    case Type::Date:
        return QStringLiteral("date");
    case Type::Timestamp:
        return QStringLiteral("timestamp without time zone");
    case Type::TimestampTz:
        return QStringLiteral("timestamp with time zone");
    case Type::Bytes:
        return QStringLiteral("bytea");
    case Type::Text:
    case Type::Null:
        break;
    }
    return QStringLiteral("text");
}

/// The type of ours that a column of this type holds all of; Null for a type that we do not know.
Type typeNamed(const QString &declared)
{
    if (declared == u"smallint" || declared == u"integer" || declared == u"bigint")
        return Type::Integer;
    if (declared == u"real" || declared == u"double precision")
        return Type::Real;
    if (declared.startsWith(u"numeric"))
        return Type::Decimal;
    for (const Type type :
         {Type::Boolean, Type::Date, Type::Timestamp, Type::TimestampTz, Type::Bytes, Type::Text}) {
        if (declared == nameOf(type))
            return type;
    }
    return Type::Null;
}

} // namespace

void PostgresWarehouse::prepare(const Stop &stop)
{
    begin(stop);
    const QString allowed =
        m_database.value(QStringLiteral("SELECT has_schema_privilege(current_schema(), 'CREATE')"), {}, stop);
    run(QStringLiteral("ROLLBACK"), stop);
    if (allowed != u"t")
        throw Failure(QStringLiteral("this user may not create tables in schema %1").arg(m_schema));
}

void PostgresWarehouse::begin(const Stop &stop)
{
    stop.check();
    m_restore.clear();
    run(QStringLiteral("BEGIN"), stop);
    findSchema(stop);
}

void PostgresWarehouse::findSchema(const Stop &stop)
{
    if (m_schema.isEmpty())
        m_schema = m_database.value(QStringLiteral("SELECT quote_ident(current_schema())"), {}, stop);
    if (m_schema.isEmpty())
        throw Failure(QStringLiteral("no schema of the search path exists"));
}

/// By the end of the connection when it is in the middle of something.
void PostgresWarehouse::rollBack() noexcept
{
    try {
        if (!m_database.rollBack())
            m_database.close();
    } catch (...) {
        m_database.close();
    }
}

void PostgresWarehouse::run(const QString &sql, const Stop &stop)
{
    m_database.run(sql, stop);
}

void PostgresWarehouse::runScript(const QString &script, const Stop &stop)
{
    m_database.runScript(script, stop);
    if (!m_database.isInTransaction())
        throw Failure(QStringLiteral("a transform is one transaction, and must not end it itself"));
}

QString PostgresWarehouse::value(const QString &query, const Stop &stop)
{
    return m_database.value(query, {}, stop);
}

void PostgresWarehouse::claim(const QString &name, const Stop &stop)
{
    const QDeadlineTimer patience(m_options.silence);
    while (true) {
        stop.check();
        if (m_database.value(
                QStringLiteral("SELECT pg_try_advisory_xact_lock(hashtext('elt'), hashtext($1))"),
                {reference(name)}, stop)
            == u"t")
            return;
        if (patience.hasExpired())
            throw PassingFailure(
                QStringLiteral("timed out: another run has been loading table \"%1\" for %2 s")
                    .arg(name)
                    .arg(m_options.silence.count()));
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
}

QString PostgresWarehouse::reference(const QString &name)
{
    return m_schema + u'.' + quoted(name);
}

QList<Warehouse::Declared> PostgresWarehouse::columnsOf(const QString &name, const Stop &stop)
{
    findSchema(stop);
    QList<Declared> columns;
    const Postgres::Result found = m_database.run(
        QStringLiteral(
            "SELECT attname, format_type(atttypid, atttypmod), "
            "atthasdef OR attidentity <> '' OR attgenerated <> '', relkind IN ('r', 'p', 'f') "
            "FROM pg_attribute JOIN pg_class c ON c.oid = attrelid "
            "WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum"),
        {reference(name)}, stop);
    for (int row = 0; row < PQntuples(found.get()); ++row) {
        if (textOf(found, row, 3) != u"t")
            throw Failure(QStringLiteral("\"%1\" is a view in the warehouse, not a table").arg(name));
        columns.append({textOf(found, row, 0), textOf(found, row, 1), textOf(found, row, 2) == u"t"});
    }
    return columns;
}

QString PostgresWarehouse::typeFor(const Column &column, QStringList &) const
{
    if (!column.declared.isEmpty())
        return column.declared;
    return nameOf(column.type == Type::Real && column.pointZero ? Type::Decimal : column.type);
}

QString PostgresWarehouse::widened(const QString &present, const Column &column, bool,
                                   QStringList &notes) const
{
    const QString wanted = typeFor(column, notes);
    const Type had = typeNamed(present);
    if (present == wanted || had == Type::Null || had == Type::Text || column.type == Type::Null)
        return present;
    Type wants = column.declared.isEmpty() ? column.type : typeNamed(column.declared);
    if (column.pointZero && wants == Type::Real)
        wants = Type::Decimal;
    if (present.startsWith(u"numeric(")) { // it would round
        const bool fits = wants == Type::Integer || wants == Type::LongInteger;
        return fits ? present : nameOf(combined(Type::Decimal, wants));
    }
    if (wants == Type::Null)
        return nameOf(Type::Text);
    if (had == Type::Integer && (wants == Type::Integer || wants == Type::LongInteger))
        return present == u"bigint" || wanted == u"smallint" ? present : wanted;
    return present == u"real" && wants == Type::Real ? wanted : nameOf(combined(had, wants));
}

void PostgresWarehouse::alter(const QString &name, const QList<Declared> &changed, const QList<Declared> &,
                              bool keepsRows, const Stop &stop)
{
    const DependentViews views(m_database, reference(name), stop);
    for (const QString &statement : views.drop())
        run(statement, stop);
    m_restore = views.restore();
    QStringList actions;
    for (const Declared &each : changed)
        actions += QStringLiteral("ALTER COLUMN %1 TYPE %2 USING %3")
                       .arg(quoted(each.name), each.type,
                            keepsRows ? QStringLiteral("%1::%2").arg(quoted(each.name), each.type)
                                      : QStringLiteral("NULL::%1").arg(each.type));
    run(QStringLiteral("ALTER TABLE %1 %2").arg(reference(name), actions.join(u", ")), stop);
}

bool PostgresWarehouse::tryDrop(const QString &name, const QString &column, const Stop &stop)
{
    run(QStringLiteral("SAVEPOINT dropping"), stop);
    try {
        run(QStringLiteral("ALTER TABLE %1 DROP COLUMN %2").arg(reference(name), quoted(column)), stop);
    } catch (const PassingFailure &) {
        throw;
    } catch (const Failure &) {
        run(QStringLiteral("ROLLBACK TO dropping"), stop);
        return false;
    }
    return true;
}

void PostgresWarehouse::insert(const QString &reference, const QList<Target> &targets, const Stage &stage,
                               const Stop &stop)
{
    QStringList names;
    CopyText text;
    for (const Target &target : targets) {
        names.append(quoted(target.name));
        const Type type = target.column->type;
        const bool takesEmptyText = (type == Type::Text || type == Type::Null)
                                    && (target.type == u"text" || target.type.startsWith(u"character"));
        text.addColumn(target.column->name, type == Type::Bytes, takesEmptyText);
    }
    run(QStringLiteral("COPY %1 (%2) FROM STDIN").arg(reference, names.join(u", ")), stop);
    Stage::Reader rows(stage);
    while (rows.next()) {
        text.add(rows.row());
        if (text.rows().size() >= copySize) {
            stop.check();
            m_database.sendCopy(text.rows(), stop);
            text.clear();
        }
    }
    if (!text.rows().empty())
        m_database.sendCopy(text.rows(), stop);
    m_database.endCopy(stop);
}

void PostgresWarehouse::restore(const Stop &stop)
{
    for (const QString &statement : std::as_const(m_restore))
        run(statement, stop);
}
