// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "copytext.h"

#include "failure.h"

#include <array>

namespace {

/// What stands behind the backslash for a character that COPY does not read as itself;
/// 0 for one that it does.
constexpr std::array<char, 256> escapes = [] {
    std::array<char, 256> table{};
    table['\\'] = '\\';
    table['\b'] = 'b';
    table['\f'] = 'f';
    table['\n'] = 'n';
    table['\r'] = 'r';
    table['\t'] = 't';
    table['\v'] = 'v';
    table['\0'] = '0';
    return table;
}();

} // namespace

void CopyText::addColumn(const QString &name, bool holdsBytes, bool takesEmptyText)
{
    m_columns.push_back({name, holdsBytes, takesEmptyText});
}

void CopyText::add(std::span<const Cell> row)
{
    ++m_count;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (i > 0)
            m_rows += '\t';
        const Kind &column = m_columns[i];
        const Cell cell = i < row.size() ? row[i] : Cell{};
        if (cell.type == Type::Null) {
            if (!cell.emptyText || !column.takesEmptyText)
                m_rows += "\\N";
            continue;
        }
        if (column.holdsBytes)
            m_rows += "\\\\x";
        addEscaped(cell.text, column);
    }
    m_rows += '\n';
}

void CopyText::addEscaped(std::string_view text, const Kind &column)
{
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char escape = escapes[static_cast<unsigned char>(text[i])];
        if (!escape)
            continue;
        if (escape == '0')
            throw Failure(
                QStringLiteral("row %1: column \"%2\" holds a NUL, which PostgreSQL cannot hold in a text")
                    .arg(m_count)
                    .arg(column.name));
        m_rows.append(text, begin, i - begin);
        m_rows += '\\';
        m_rows += escape;
        begin = i + 1;
    }
    m_rows.append(text, begin);
}
