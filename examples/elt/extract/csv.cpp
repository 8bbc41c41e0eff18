// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "csv.h"

#include "failure.h"
#include "failureword.h"
#include "stage.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace {

/// The separator that the first line uses most, outside quotes.
char separatorOf(std::string_view text)
{
    constexpr std::array candidates{',', ';', '\t', '|'};
    std::array<int, candidates.size()> counts{};
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
    std::string_view text;
    bool quoted = false;
    bool doubled = false; // has quotes in it that are doubled
};

/// Takes a text apart into records. Keeps what has come of the record that it reads, and
/// reads that from its start again when more has come.
class CsvReader
{
public:
    CsvReader(Bytes &bytes, const CsvOptions &options) : m_bytes(bytes), m_lenient(options.lenient)
    {
        while (m_buffer.find_first_of("\r\n") == std::string::npos && more()) {
        }
        setSeparator(options.separator ? options.separator : separatorOf(m_buffer));
    }

    bool atEnd()
    {
        while (m_at == m_buffer.size()) {
            if (!more())
                return true;
        }
        return false;
    }

    /// Where the record that was read last begins.
    qint64 line() const { return m_recordLine; }
    bool mended() const { return m_mended; }

    /// The next record; valid until the next call.
    const std::vector<Field> &record()
    {
        m_recordLine = m_line;
        while (!readRecord()) {
            m_line = m_recordLine;
            m_ended = !more();
        }
        for (Field &field : m_fields) {
            if (field.doubled)
                field.text = undoubled(field.text);
        }
        return m_fields;
    }

    [[noreturn]] void fail(const QString &what) const
    {
        throw Failure(QStringLiteral("malformed CSV: line %1: %2").arg(m_recordLine).arg(what));
    }

private:
    void setSeparator(char separator)
    {
        m_separator = separator;
        m_endsPlain.fill(false);
        for (const char c : {separator, '\n', '\r', '"'})
            m_endsPlain[static_cast<unsigned char>(c)] = true;
    }

    /// Reads on, twice as much as there is of a long record; false at the end.
    bool more()
    {
        m_buffer.erase(0, m_at);
        m_at = 0;
        const std::size_t wanted = m_buffer.size() + std::max<std::size_t>(m_buffer.size(), 1);
        bool any = false;
        while (m_buffer.size() < wanted) {
            const std::string_view piece = m_bytes.next();
            if (piece.empty())
                break;
            m_buffer += piece;
            any = true;
        }
        return any;
    }

    /// False when the record goes on behind what is there.
    bool readRecord()
    {
        m_fields.clear();
        m_mended = false;
        const char *at = m_buffer.data() + m_at;
        const char *const end = m_buffer.data() + m_buffer.size();
        while (true) {
            const bool quoted = at != end && *at == '"';
            at = quoted ? quotedField(at + 1, end) : plainField(at, end);
            if (!at)
                return false;
            if (at == end && !m_ended)
                return false;
            if (at != end && *at == m_separator) {
                ++at;
                continue;
            }
            if (at != end && *at == '\r') {
                if (at + 1 == end && !m_ended)
                    return false; // a line feed may follow
                if (at + 1 != end && at[1] == '\n')
                    ++at;
            }
            if (at != end)
                ++at;
            ++m_line;
            m_at = std::size_t(at - m_buffer.data());
            return true;
        }
    }

    const char *plainField(const char *at, const char *end)
    {
        const char *const begin = at;
        while (at != end && !m_endsPlain[static_cast<unsigned char>(*at)])
            ++at;
        while (at != end && *at == '"') {
            if (!m_lenient)
                fail(QStringLiteral("a quote inside a field that does not start with one"));
            m_mended = true;
            ++at;
            while (at != end && !m_endsPlain[static_cast<unsigned char>(*at)])
                ++at;
        }
        m_fields.push_back({{begin, std::size_t(at - begin)}});
        return at;
    }

    /// \a at is behind the opening quote. Null when the closing one has not come yet.
    const char *quotedField(const char *at, const char *end)
    {
        const char *const begin = at;
        bool doubled = false;
        while (true) {
            at = static_cast<const char *>(std::memchr(at, '"', std::size_t(end - at)));
            if (!at || (at + 1 == end && !m_ended)) {
                if (m_ended)
                    fail(QStringLiteral("a quoted field is never closed"));
                return nullptr;
            }
            if (at + 1 == end || at[1] != '"')
                break;
            doubled = true;
            at += 2;
        }
        m_fields.push_back({{begin, std::size_t(at - begin)}, true, doubled});
        m_line += std::count(begin, at, '\n');
        ++at;
        if (at != end && *at != m_separator && *at != '\n' && *at != '\r')
            fail(QStringLiteral("text after a closing quote"));
        return at;
    }

    /// Writes the text shorter, in its own place.
    std::string_view undoubled(std::string_view text)
    {
        char *const begin = m_buffer.data() + (text.data() - m_buffer.data());
        char *to = begin;
        for (std::size_t i = 0; i < text.size(); ++i) {
            *to++ = text[i];
            i += text[i] == '"';
        }
        return {begin, std::size_t(to - begin)};
    }

    Bytes &m_bytes;
    bool m_lenient;
    bool m_ended = false;
    bool m_mended = false;
    char m_separator = ',';
    std::array<bool, 256> m_endsPlain{};
    std::string m_buffer;
    std::size_t m_at = 0;
    std::vector<Field> m_fields;
    qint64 m_line = 1;
    qint64 m_recordLine = 1;
};

/// Whether the fields behind the header's are empty, so that nothing is lost with them.
bool areEmpty(std::span<const Field> fields)
{
    return std::all_of(fields.begin(), fields.end(), [](const Field &field) { return field.text.empty(); });
}

/// A sentence or two, as servers say them that cannot answer.
bool isProse(const std::vector<Field> &header)
{
    const auto isPartOfSentence = [](const Field &field) {
        return !field.quoted && !field.text.empty()
               && (field.text.front() == ' '
                   || std::string_view(".!?:").find(field.text.back()) != std::string_view::npos);
    };
    return header.size() < 2 || std::any_of(header.begin(), header.end(), isPartOfSentence);
}

/// Where each field goes: to a new column, or, when the stage has rows of another page or file,
/// to the one of its name.
std::vector<size_t> readHeader(CsvReader &reader, const CsvOptions &options, Stage &stage)
{
    const bool first = stage.columns.isEmpty();
    const std::vector<Field> &header = reader.record();
    if (options.guessed && isProse(header))
        throw Failure(QStringLiteral("not a table, as far as its first line tells: \"%1\"; if it is, give it "
                                     "a name that ends in .csv, or set format = \"csv\"")
                          .arg(textOf(header.front().text).left(100)));
    std::vector<size_t> places;
    for (const Field &field : header) {
        const size_t place = first ? stage.addColumn(textOf(field.text)) : stage.findOrAddColumn(field.text);
        if (std::find(places.begin(), places.end(), place) != places.end())
            throw Failure(QStringLiteral("two columns are named \"%1\"").arg(textOf(field.text)));
        places.push_back(place);
    }
    if (!options.asked && places.size() == 1 && tellsOfFailure(stage.columns.first().name))
        throw Failure(QStringLiteral("the answer tells of a failure: all it has is \"%1\"; if that is a "
                                     "table, set format = \"csv\"")
                          .arg(stage.columns.first().name));
    return places;
}

void setCell(Cell &cell, const Field &field, Column &column)
{
    if (field.text.empty()) {
        cell.emptyText = field.quoted;
        return;
    }
    cell = {field.text, column.type == Type::Text ? Type::Text : typeOfField(field.text)};
    if (cell.type == Type::Real && !column.pointZero)
        column.pointZero = endsInPointZero(field.text);
}

} // namespace

qint64 readCsv(Bytes &utf8, const CsvOptions &options, Stage &stage)
{
    CsvReader reader(utf8, options);
    if (reader.atEnd())
        throw Failure(QStringLiteral("empty file"));
    const std::vector<size_t> places = readHeader(reader, options, stage);
    const size_t width = places.size();
    std::vector<Cell> row(size_t(stage.columns.size()));
    qint64 mended = 0;
    while (!reader.atEnd()) {
        const std::vector<Field> &fields = reader.record();
        const bool blank = fields.size() == 1 && fields.front().text.empty() && !fields.front().quoted;
        if (blank && width > 1)
            continue;
        const bool mendable =
            options.lenient && (fields.size() < width || areEmpty(std::span(fields).subspan(width)));
        if (fields.size() != width && !mendable)
            reader.fail(QStringLiteral("%1 fields, but the header has %2").arg(fields.size()).arg(width));
        mended += fields.size() != width || reader.mended();
        row.assign(row.size(), {});
        for (size_t i = 0; i < std::min(width, fields.size()); ++i)
            setCell(row[places[i]], fields[i], stage.columns[qsizetype(places[i])]);
        stage.add(row);
    }
    return mended;
}
