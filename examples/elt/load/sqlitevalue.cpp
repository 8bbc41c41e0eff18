// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "sqlitevalue.h"

#include <sqlite3.h>

#include <charconv>
#include <cmath>

Affinity affinityOf(const QString &declared)
{
    const QString type = declared.toUpper(); // the rules of SQLite, in their order
    if (type.contains(u"INT"))
        return Affinity::Number;
    if (type.contains(u"CHAR") || type.contains(u"CLOB") || type.contains(u"TEXT"))
        return Affinity::Text;
    return type.isEmpty() || type.contains(u"BLOB") ? Affinity::None : Affinity::Number;
}

Type typeNamed(const QString &declared, bool isExact)
{
    const QString type = declared.toUpper();
    if (type == u"BOOLEAN")
        return Type::Boolean;
    if (type == u"REAL")
        return Type::Real;
    if (type == u"DATE")
        return Type::Date;
    if (type == u"TIMESTAMP")
        return Type::Timestamp;
    if (type.contains(u"INT"))
        return isExact ? Type::LongInteger : Type::Integer;
    return Type::Null;
}

SqliteBinder::SqliteBinder(sqlite3_stmt *statement, int index, const QString &declared, Type type)
    : m_statement(statement),
      m_index(index + 1),
      m_as(As::Text),
      m_takesEmptyText(type == Type::Text || (type == Type::Null && affinityOf(declared) == Affinity::Text))
{
    if (type == Type::Bytes)
        m_as = As::Bytes;
    else if (affinityOf(declared) == Affinity::Text)
        m_as = As::Text;
    else if (type == Type::Boolean)
        m_as = As::Truth;
    else if (declared.compare(u"REAL", Qt::CaseInsensitive) == 0 || type == Type::Real)
        m_as = As::Real;
    else if (type == Type::Integer || type == Type::LongInteger)
        m_as = As::Integer;
}

void SqliteBinder::bind(const Cell &cell)
{
    const std::string_view text = cell.text;
    const char *const end = text.data() + text.size();
    if (cell.type == Type::Null) {
        if (cell.emptyText && m_takesEmptyText)
            sqlite3_bind_text(m_statement, m_index, "", 0, SQLITE_STATIC);
        else
            sqlite3_bind_null(m_statement, m_index);
        return;
    }
    switch (m_as) {
    case As::Truth:
        sqlite3_bind_int(m_statement, m_index, text.front() == 't' || text.front() == 'T' || text == "1");
        return;
    case As::Integer: {
        sqlite3_int64 value = 0;
        if (std::from_chars(text.data(), end, value).ptr != end)
            break;
        sqlite3_bind_int64(m_statement, m_index, value);
        return;
    }
    case As::Real: {
        double value = 0;
        if (std::from_chars(text.data(), end, value).ptr != end || std::isnan(value))
            break; // NaN would become NULL
        sqlite3_bind_double(m_statement, m_index, value);
        return;
    }
    case As::Bytes:
        m_bytes = QByteArray::fromHex(QByteArray::fromRawData(text.data(), qsizetype(text.size())));
        sqlite3_bind_blob64(m_statement, m_index, m_bytes.isEmpty() ? "" : m_bytes.constData(),
                            sqlite3_uint64(m_bytes.size()), SQLITE_STATIC);
        return;
    case As::Text:
        break;
    }
    sqlite3_bind_text64(m_statement, m_index, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
}
