// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What the ELT example's readers make of a text, as one line: for tests that compare it.

#pragma once

#include "extract/csv.h"
#include "extract/json.h"
#include "failure.h"
#include "stage.h"

#include <QStringList>

inline QString typeName(Type type)
{
    switch (type) {
    case Type::Null:
        return "null";
    case Type::Boolean:
        return "boolean";
    case Type::Integer:
        return "integer";
    case Type::LongInteger:
        return "long";
    case Type::Real:
        return "real";
    case Type::Decimal:
        return "decimal";
    case Type::Date:
        return "date";
    case Type::Timestamp:
        return "timestamp";
    case Type::TimestampTz:
        return "timestamptz";
    case Type::Bytes:
        return "bytes";
    case Type::Text:
        return "text";
    }
    return "?";
}

/// "id:integer name:text | 1;Ann | 2;-": columns, then rows, a null as "-" and an empty text as "''".
inline QString described(const Stage &stage)
{
    QStringList columns;
    for (const Column &column : stage.columns)
        columns += column.name + ':' + typeName(column.type);
    QStringList lines{columns.join(' ')};
    Stage::Reader rows(stage);
    while (rows.next()) {
        QStringList values;
        for (qsizetype i = 0; i < stage.columns.size(); ++i) {
            const Cell cell = size_t(i) < rows.row().size() ? rows.row()[size_t(i)] : Cell{};
            const bool isText = cell.type != Type::Null;
            values += isText ? (cell.text.empty() ? "''" : textOf(cell.text)) : cell.emptyText ? "''" : "-";
        }
        lines += values.join(';');
    }
    return lines.join(" | ");
}

/// Bytes that come a few at a time.
class Dribble final : public Bytes
{
public:
    Dribble(const QByteArray &all, std::size_t size)
        : m_all(all.constData(), std::size_t(all.size())), m_size(size)
    {
    }

    std::string_view next() override
    {
        m_piece = m_all.substr(0, m_size);
        m_all.remove_prefix(m_piece.size());
        return m_piece;
    }

private:
    std::string_view m_all;
    std::size_t m_size;
    std::string m_piece;
};

/// What becomes of \a text, which must be the same however it is cut into pieces.
template<typename Read>
QString readOrReason(const QByteArray &text, Read read)
{
    QStringList outcomes;
    for (const std::size_t size : {std::size_t(1) << 20, std::size_t(1), std::size_t(3), std::size_t(7)}) {
        Dribble bytes(text, size);
        Stage stage;
        try {
            read(bytes, stage);
            stage.finish();
            outcomes += described(stage);
        } catch (const Failure &failure) {
            outcomes += QStringLiteral("! ") + QString::fromUtf8(failure.what());
        }
    }
    outcomes.removeDuplicates();
    return outcomes.join(" / ");
}

inline QString csvOrReason(const QByteArray &text, const CsvOptions &options = {})
{
    return readOrReason(text, [&](Bytes &bytes, Stage &stage) { readCsv(bytes, options, stage); });
}

inline QString jsonOrReason(const QByteArray &text, const JsonOptions &options = {})
{
    return readOrReason(text, [&](Bytes &bytes, Stage &stage) { readJson(bytes, options, stage); });
}
