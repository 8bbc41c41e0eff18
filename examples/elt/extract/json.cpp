// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "json.h"

#include "failure.h"
#include "failureword.h"
#include "jsonstream.h"
#include "stage.h"

#define RAPIDJSON_HAS_STDSTRING 1
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

namespace {

constexpr std::size_t maxDepth = 512;

/// Takes RapidJSON's events, finds the array of records in them, and puts these on the stage.
class Records : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Records>
{
public:
    Records(JsonStream &stream, const JsonOptions &options, Stage &stage)
        : m_stream(stream), m_options(options), m_stage(stage)
    {
    }

    const QString &next() const { return m_next; }
    bool found() const { return m_found; }

    bool Null() { return scalar({}, Type::Null, "null"); }
    bool Bool(bool value) { return scalar(value ? "true" : "false", Type::Boolean, "true or false"); }
    bool RawNumber(const char *text, rapidjson::SizeType size, bool)
    {
        return scalar({text, size}, Type::Decimal, "a number");
    }
    bool String(const char *text, rapidjson::SizeType size, bool)
    {
        return scalar({text, size}, Type::Text, "a text");
    }

    bool StartObject()
    {
        if (m_skipping || isValue()) {
            enterNested();
        } else if (isFailure()) {
            m_tellsOfFailure = true;
            enterNested();
        } else if (m_inRecords || (m_options.lines && m_depth == 0)) {
            m_inRecord = true;
            m_row.clear();
            m_seen.assign(m_seen.size(), false);
        } else if (m_options.records.isEmpty() && m_options.link.isEmpty() && m_depth > 0) {
            refuse(QStringLiteral("member \"%1\" is an object").arg(m_path.last()));
        }
        enter();
        return true;
    }

    bool Key(const char *text, rapidjson::SizeType size, bool)
    {
        const std::string_view name(text, size);
        if (m_skipping)
            return true;
        requireNoNul(name);
        if (m_inRecord) {
            m_column = m_stage.findOrAddColumn(name);
            if (m_column >= m_seen.size())
                m_seen.resize(m_column + 1);
            if (m_seen[m_column])
                fail(QStringLiteral("an object has \"%1\" twice").arg(textOf(name)));
            m_seen[m_column] = true;
            return true;
        }
        m_path.resize(qsizetype(m_depth));
        m_path.last() = textOf(name);
        if (m_options.records.isEmpty() && m_found && m_options.link.isEmpty())
            fail(QStringLiteral("an object with more in it than one array of objects: \"%1\" too; "
                                "`records` says which")
                     .arg(m_path.last()));
        return true;
    }

    bool EndObject(rapidjson::SizeType)
    {
        --m_depth;
        if (m_skipping)
            leaveNested();
        else if (m_inRecord)
            endRecord();
        return true;
    }

    bool StartArray()
    {
        const bool isInside = m_skipping || isValue();
        if (!isInside && m_inRecords)
            fail(QStringLiteral("an array of arrays, not of objects"));
        m_tellsOfFailure |= !isInside && isFailure();
        if (!isInside && !m_tellsOfFailure && isRecords())
            m_inRecords = m_found = true;
        else
            enterNested();
        enter();
        return true;
    }

    bool EndArray(rapidjson::SizeType)
    {
        --m_depth;
        if (m_skipping)
            leaveNested();
        else
            m_inRecords = false;
        return true;
    }

    [[noreturn]] void fail(const QString &what) const
    {
        throw Failure(QStringLiteral("JSON, line %1: %2").arg(m_stream.line()).arg(what));
    }

private:
    bool isValue() const { return m_inRecord; }

    void enter()
    {
        if (++m_depth > maxDepth)
            fail(QStringLiteral("nested more than %1 deep").arg(maxDepth));
    }

    /// Is the value that begins one of a member of the whole that tells of a failure? Not if the
    /// user asks for it.
    bool isFailure() const
    {
        return m_depth == 1 && !m_inRecords && !m_path.isEmpty() && tellsOfFailure(m_path.first())
               && (m_options.records.isEmpty() || m_options.records.first() != m_path.first());
    }

    /// Is the array that begins the one with the records?
    bool isRecords() const
    {
        if (m_options.lines)
            fail(QStringLiteral("an array, where each line should be an object"));
        if (!m_options.records.isEmpty())
            return m_path.first(std::min(qsizetype(m_depth), m_path.size())) == m_options.records;
        return !m_found && m_depth <= 1;
    }

    void enterNested()
    {
        if (!m_skipping++ && (m_inRecord || m_tellsOfFailure))
            m_stream.startCopy();
    }
    void leaveNested()
    {
        if (--m_skipping != 0)
            return;
        if (std::exchange(m_tellsOfFailure, false)) {
            const QString text = textOf(m_stream.endCopy()).simplified();
            if (text != u"[]" && text != u"{}")
                failWith(text);
            m_found |= m_options.records.isEmpty() && m_options.link.isEmpty() && text == u"[]";
        }
        if (m_inRecord)
            setCell(m_stream.endCopy(), Type::Text);
    }

    bool scalar(std::string_view text, Type type, const char *what)
    {
        if (m_skipping)
            return true;
        if (m_inRecord) {
            if (type == Type::Decimal) {
                type = typeOfNumber(text);
            } else if (type == Type::Text) {
                requireNoNul(text);
                type = typeOfMoment(text);
            }
            setCell(text, type);
            return true;
        }
        if (m_inRecords)
            fail(
                QStringLiteral("%1 in the array, which must hold objects only").arg(QLatin1StringView(what)));
        if (m_depth == 0)
            refuse(QLatin1StringView(what));
        if (isFailure() && type != Type::Null && text != "false" && text != "0" && !text.empty())
            failWith(textOf(text));
        if (!m_options.link.isEmpty() && m_path == m_options.link
            && (type == Type::Text || type == Type::Decimal))
            m_next = textOf(text);
        else if (m_options.records.isEmpty() && m_options.link.isEmpty())
            refuse(QStringLiteral("member \"%1\" is %2").arg(m_path.last(), QLatin1StringView(what)));
        return true;
    }

    [[noreturn]] void failWith(const QString &text) const
    {
        throw Failure(
            QStringLiteral("the answer tells of a failure: \"%1\": %2").arg(m_path.last(), text.left(200)));
    }

    /// It is sound JSON, but no table.
    [[noreturn]] void refuse(const QString &what) const
    {
        throw Failure(
            QStringLiteral("not an array of objects, nor an object that holds one and nothing else: "
                           "line %1: %2; `records` names the members that lead to the array")
                .arg(m_stream.line())
                .arg(what));
    }

    void requireNoNul(std::string_view text) const
    {
        if (text.find('\0') != text.npos)
            fail(QStringLiteral("\\u0000 in a string, which no database column of texts can hold"));
    }

    void setCell(std::string_view text, Type type)
    {
        if (m_column >= m_row.size())
            m_row.resize(m_column + 1);
        if (m_column >= m_texts.size())
            m_texts.resize(m_column + 1);
        m_texts[m_column] = text;
        m_row[m_column] = {{}, type};
    }

    void endRecord()
    {
        m_inRecord = false;
        for (std::size_t i = 0; i < m_row.size(); ++i) {
            if (m_row[i].type != Type::Null)
                m_row[i].text = m_texts[i];
        }
        m_found = true;
        requireData();
        m_stage.add(m_row);
    }

    /// A record with nothing but a failure in it is how some streams end.
    void requireData() const
    {
        bool any = false;
        for (std::size_t i = 0; i < m_row.size(); ++i) {
            if (m_row[i].type == Type::Null)
                continue;
            any = true;
            const std::string &text = m_texts[i];
            if (text.empty() || text == "false" || text == "0"
                || !tellsOfFailure(m_stage.columns[qsizetype(i)].name))
                return;
        }
        if (any)
            throw Failure(QStringLiteral("the answer tells of a failure: all that a record has is \"%1\"")
                              .arg(m_stage.columns[qsizetype(m_column)].name));
    }

    JsonStream &m_stream;
    const JsonOptions &m_options;
    Stage &m_stage;
    std::size_t m_depth = 0;
    std::size_t m_skipping = 0; // how deep inside a value that is not taken apart
    QStringList m_path;         // the members that lead here, outside of records
    bool m_found = false;
    bool m_inRecords = false;
    bool m_inRecord = false;
    bool m_tellsOfFailure = false;
    std::size_t m_column = 0;
    std::vector<Cell> m_row;
    std::vector<std::string> m_texts; // of the row, kept for the next
    std::vector<bool> m_seen;         // of the row's columns, to find those named twice
    QString m_next;
};

QString reasonOf(const rapidjson::ParseResult &result)
{
    QString text = QString::fromLatin1(rapidjson::GetParseError_En(result.Code()));
    return text.endsWith(u'.') ? text.chopped(1) : text;
}

void skipSpace(JsonStream &stream)
{
    rapidjson::SkipWhitespace(stream);
}

} // namespace

QString readJson(Bytes &utf8, const JsonOptions &options, Stage &stage)
{
    JsonStream stream(utf8);
    skipSpace(stream);
    if (stream.Peek() == '\0')
        throw Failure(QStringLiteral("empty file"));
    Records records(stream, options, stage);
    rapidjson::Reader reader;
    constexpr unsigned flags = rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag
                               | rapidjson::kParseIterativeFlag | rapidjson::kParseStopWhenDoneFlag;
    do {
        const rapidjson::ParseResult result = reader.Parse<flags>(stream, records);
        if (result.IsError())
            throw Failure(
                QStringLiteral("malformed JSON: line %1: %2").arg(stream.line()).arg(reasonOf(result)));
        skipSpace(stream);
    } while (options.lines && stream.Peek() != '\0');
    if (stream.Peek() != '\0')
        throw Failure(QStringLiteral("malformed JSON: line %1: more text after the end").arg(stream.line()));
    if (!records.found())
        throw Failure(options.records.isEmpty()
                          ? QStringLiteral("an object without an array of objects in it")
                          : QStringLiteral("there is no array \"%1\" in it").arg(options.records.join(u'.')));
    return records.next();
}
