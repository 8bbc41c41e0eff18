// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "expectations.h"

#include "failure.h"

#include <algorithm>
#include <array>

namespace {

struct Named
{
    const char *name;
    Type type;
};

constexpr std::array names{Named{"text", Type::Text},           Named{"integer", Type::LongInteger},
                           Named{"real", Type::Real},           Named{"numeric", Type::Decimal},
                           Named{"boolean", Type::Boolean},     Named{"date", Type::Date},
                           Named{"timestamp", Type::Timestamp}, Named{"timestamptz", Type::TimestampTz}};

const Named *typeNamed(const QString &name)
{
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](const Named &each) { return name == QLatin1StringView(each.name); });
    return found == names.end() ? nullptr : found;
}

bool isNumber(Type type)
{
    return type == Type::Integer || type == Type::LongInteger || type == Type::Real || type == Type::Decimal;
}

/// Whether a column of type \a wanted holds all that one of type \a is does. That a number
/// may be rounded as real is what the user asked for.
bool holds(Type wanted, Type is)
{
    if (wanted == Type::Real && isNumber(is))
        return true;
    return is == Type::Null || combined(wanted, is) == wanted;
}

Column *columnNamed(Stage &stage, const QString &name)
{
    const auto found = std::find_if(stage.columns.begin(), stage.columns.end(),
                                    [&](const Column &each) { return each.name == name; });
    return found == stage.columns.end() ? nullptr : &*found;
}

} // namespace

bool isTypeName(const QString &name)
{
    return typeNamed(name);
}

QString typeNames()
{
    QStringList all;
    for (const Named &each : names)
        all += QString::fromLatin1(each.name);
    return all.join(u", ");
}

void requireExpected(Stage &stage, const SourceOptions &options)
{
    if (stage.rows() == 0 && options.minRows > 0) {
        throw Failure(
            stage.columns.isEmpty()
                ? QStringLiteral("no rows: without one, nothing tells what the columns are")
                : QStringLiteral("no rows: the table stays as it is; --allow-empty takes an empty one"));
    }
    if (stage.rows() < options.minRows)
        throw Failure(
            QStringLiteral("%1 rows, where at least %2 are expected").arg(stage.rows()).arg(options.minRows));
    for (const QString &name : options.required) {
        if (!columnNamed(stage, name))
            throw Failure(QStringLiteral("there is no column \"%1\", which is required").arg(name));
    }
    for (auto each = options.types.cbegin(); each != options.types.cend(); ++each) {
        Column *const column = columnNamed(stage, each.key());
        if (!column)
            throw Failure(QStringLiteral("there is no column \"%1\", whose type is set").arg(each.key()));
        const Type wanted = typeNamed(each.value())->type;
        if (!holds(wanted, column->type))
            throw Failure(
                QStringLiteral("column \"%1\" has values that are not %2").arg(each.key(), each.value()));
        column->type = wanted;
        column->declared.clear();
        column->pointZero = false;
    }
}
