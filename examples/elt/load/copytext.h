// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "stage.h"

#include <string>
#include <vector>

/// Rows as PostgreSQL's COPY reads them in its text format.
class CopyText
{
public:
    void addColumn(const QString &name, bool holdsBytes, bool takesEmptyText);
    /// Appends a row. Throws Failure for a NUL, which PostgreSQL cannot hold.
    void add(std::span<const Cell> row);

    std::string_view rows() const { return m_rows; }
    void clear() { m_rows.clear(); }

private:
    struct Kind
    {
        QString name;
        bool holdsBytes;
        bool takesEmptyText;
    };
    void addEscaped(std::string_view text, const Kind &column);

    std::vector<Kind> m_columns;
    std::string m_rows;
    qint64 m_count = 0;
};
