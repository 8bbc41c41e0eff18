// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "csv.h"

#include "columns.h"
#include "failure.h"
#include "types.h"

#include <algorithm>
#include <array>

namespace {

/// The separator that the first line uses most, outside quotes.
char separatorOf(QByteArrayView text)
{
    constexpr std::array candidates{',', ';', '\t'};
    std::array<int, 3> counts{};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (c == '\n' || c == '\r')
            break;
        for (size_t i = 0; i < candidates.size(); ++i)
            counts[i] += c == candidates[i];
    }
    return candidates[size_t(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

struct Field
{
    QString text;
    bool quoted = false;
};

class CsvReader
{
public:
    explicit CsvReader(QByteArrayView text)
        : m_at(text.begin()), m_end(text.end()), m_separator(separatorOf(text))
    {
    }

    bool atEnd() const { return m_at == m_end; }
    /// Where the record that was read last begins.
    int line() const { return m_recordLine; }

    std::vector<Field> record()
    {
        m_recordLine = m_line;
        std::vector<Field> fields;
        do {
            fields.push_back(!atEnd() && *m_at == '"' ? quotedField() : plainField());
        } while (nextInRecord());
        return fields;
    }

    [[noreturn]] void fail(const QString &what) const
    {
        throw Failure(QStringLiteral("malformed CSV: line %1: %2").arg(m_recordLine).arg(what));
    }

private:
    bool atRecordEnd() const { return atEnd() || *m_at == '\n' || *m_at == '\r'; }

    /// Steps over a separator, or over the end of the line.
    bool nextInRecord()
    {
        if (!atRecordEnd()) {
            ++m_at;
            return true;
        }
        if (!atEnd() && *m_at++ == '\r' && !atEnd() && *m_at == '\n')
            ++m_at;
        ++m_line;
        return false;
    }

    Field plainField()
    {
        const char *const begin = m_at;
        while (!atRecordEnd() && *m_at != m_separator) {
            if (*m_at == '"')
                fail(QStringLiteral("a quote inside a field that does not start with one"));
            ++m_at;
        }
        return {QString::fromUtf8(begin, m_at - begin), false};
    }

    Field quotedField()
    {
        QByteArray bytes;
        for (++m_at;; ++m_at) {
            const char *const begin = m_at;
            m_at = std::find(m_at, m_end, '"');
            if (atEnd())
                fail(QStringLiteral("a quoted field is never closed"));
            m_line += int(std::count(begin, m_at, '\n'));
            bytes.append(begin, m_at - begin);
            ++m_at;
            if (atEnd() || *m_at != '"')
                break;
            bytes.append('"');
        }
        if (!atRecordEnd() && *m_at != m_separator)
            fail(QStringLiteral("text after a closing quote"));
        return {QString::fromUtf8(bytes), true};
    }

    const char *m_at;
    const char *m_end;
    char m_separator;
    int m_line = 1;
    int m_recordLine = 1;
};

Value toValue(Field field)
{
    if (field.text.isEmpty())
        return {field.quoted ? QStringLiteral("") : QString(), Type::Null};
    const Type type = typeOfField(field.text);
    return {std::move(field.text), type};
}

} // namespace

Table readCsv(QByteArrayView utf8)
{
    CsvReader reader(utf8);
    if (reader.atEnd())
        throw Failure(QStringLiteral("empty file"));

    Table table;
    ColumnNames names(table);
    for (const Field &field : reader.record())
        names.add(field.text);

    const size_t width = size_t(table.columns.size());
    while (!reader.atEnd()) {
        std::vector<Field> fields = reader.record();
        const bool blank = fields.size() == 1 && fields.front().text.isEmpty() && !fields.front().quoted;
        if (blank && width > 1)
            continue;
        if (fields.size() != width)
            reader.fail(QStringLiteral("%1 fields, but the header has %2").arg(fields.size()).arg(width));
        std::vector<Value> &row = table.rows.emplace_back();
        row.reserve(width);
        for (Field &field : fields)
            row.push_back(toValue(std::move(field)));
    }
    inferColumnTypes(table);
    return table;
}
