// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "columns.h"

#include "failure.h"

qsizetype ColumnNames::add(const QString &name)
{
    const qsizetype index = m_table.columns.size();
    if (name.trimmed().isEmpty())
        throw Failure(QStringLiteral("column %1 has no name").arg(index + 1));
    if (name.contains(QChar::Null))
        throw Failure(QStringLiteral("the name of column %1 holds a NUL").arg(index + 1));
    const auto known = m_byLowerName.constFind(name.toLower());
    if (known != m_byLowerName.cend()) {
        const QString first = m_table.columns[*known].name;
        throw Failure(first == name
                          ? QStringLiteral("two columns are named \"%1\"").arg(name)
                          : QStringLiteral("columns \"%1\" and \"%2\" differ in case only").arg(first, name));
    }
    m_table.columns.append({name, Type::Null});
    m_byLowerName.insert(name.toLower(), index);
    return index;
}

qsizetype ColumnNames::findOrAdd(const QString &name)
{
    const auto known = m_byLowerName.constFind(name.toLower());
    if (known != m_byLowerName.cend() && m_table.columns[*known].name == name)
        return *known;
    return add(name);
}
