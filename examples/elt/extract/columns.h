// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "table.h"

#include <QHash>

/// The columns of a table by name, while it is being read. Refuses what a
/// database would: no name, and two names that differ in case only.
class ColumnNames
{
public:
    explicit ColumnNames(Table &table) : m_table(table) {}

    /// Adds a column. Throws Failure when there is one of that name.
    qsizetype add(const QString &name);
    /// The column of exactly that name, added if it is new.
    qsizetype findOrAdd(const QString &name);

private:
    Table &m_table;
    QHash<QString, qsizetype> m_byLowerName;
};
