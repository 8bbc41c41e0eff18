// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "stage.h"

#include <QByteArray>

struct sqlite3_stmt;

/// What SQLite makes of values in a column, by the type that it is declared with.
enum class Affinity { Text, None, Number };
Affinity affinityOf(const QString &declared);

/// The type of a column that a warehouse has made; Null for a declaration of somebody else's.
/// With \a isExact an INTEGER is one that may hold what no double does.
Type typeNamed(const QString &declared, bool isExact);

/// Binds the values of one column to a statement, as the column's type wants them.
class SqliteBinder
{
public:
    SqliteBinder(sqlite3_stmt *statement, int index, const QString &declared, Type type);
    /// The cell's text must stay until the statement has run.
    void bind(const Cell &cell);

private:
    enum class As { Truth, Integer, Real, Bytes, Text };

    sqlite3_stmt *m_statement;
    int m_index;
    As m_as;
    bool m_takesEmptyText;
    QByteArray m_bytes;
};
