// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "files.h"

#include "failure.h"
#include "stage.h"
#include "text.h"
#include "unpacked.h"

namespace {

using Format = FileOptions::Format;

constexpr std::size_t lookSize = 4096;

/// Bytes of which the first have been looked at.
class Looked final : public Bytes
{
public:
    explicit Looked(Bytes &bytes) : m_bytes(bytes)
    {
        while (m_start.size() < lookSize) {
            const std::string_view piece = bytes.next();
            if (piece.empty())
                break;
            m_start += piece;
        }
    }

    std::string_view start() const
    {
        const std::size_t first = m_start.find_first_not_of(" \t\r\n");
        return std::string_view(m_start).substr(std::min(first, m_start.size()));
    }

    std::string_view next() override
    {
        if (!std::exchange(m_given, true) && !m_start.empty())
            return m_start;
        return m_bytes.next();
    }

private:
    Bytes &m_bytes;
    std::string m_start;
    bool m_given = false;
};

/// The format that the name tells: prices.csv.gz is CSV.
Format formatOfName(const QString &name)
{
    QString path = name.section(u'?', 0, 0).toLower();
    for (const char *ending : {".gz", ".zst", ".bz2", ".xz", ".zip"}) {
        if (path.endsWith(QLatin1StringView(ending)))
            path.chop(qsizetype(qstrlen(ending)));
    }
    if (path.endsWith(u".json"))
        return Format::Json;
    if (path.endsWith(u".ndjson") || path.endsWith(u".jsonl"))
        return Format::JsonLines;
    return path.endsWith(u".csv") || path.endsWith(u".tsv") ? Format::Csv : Format::Unknown;
}

Format formatOfType(const QString &type)
{
    if (type.endsWith(u"ndjson") || type.endsWith(u"jsonl") || type.endsWith(u"json-lines")
        || type.endsWith(u"json-seq"))
        return Format::JsonLines;
    if (type.endsWith(u"json"))
        return Format::Json;
    return type.endsWith(u"csv") || type.endsWith(u"tab-separated-values") ? Format::Csv : Format::Unknown;
}

Format formatOf(const FileOptions &options, std::string_view start)
{
    if (options.format != Format::Unknown)
        return options.format;
    if (const Format format = formatOfName(options.name); format != Format::Unknown)
        return format;
    if (const Format format = formatOfType(options.contentType); format != Format::Unknown)
        return format;
    return start.starts_with('[') || start.starts_with('{') ? Format::Json : Format::Unknown;
}

/// A page that people read: an answer of a proxy or of a portal that wants a login, most likely.
void refusePages(std::string_view start, const QString &contentType)
{
    if (contentType == u"text/html" || contentType == u"application/xhtml+xml")
        throw Failure(QStringLiteral("an HTML page, neither JSON nor CSV"));
    if (!start.starts_with('<'))
        return;
    const QString begin = textOf(start.substr(0, 15)).toLower();
    if (begin.startsWith(u"<?xml") || contentType.endsWith(u"xml"))
        throw Failure(QStringLiteral("XML, neither JSON nor CSV"));
    throw Failure(QStringLiteral("an HTML page, neither JSON nor CSV"));
}

} // namespace

FileRead readFile(Bytes &bytes, const FileOptions &options, Stage &stage)
{
    Unpacked unpacked(bytes);
    Utf8Text text(unpacked, options.charset);
    Looked looked(text);
    refusePages(looked.start(), options.contentType);
    const Format format = formatOf(options, looked.start());
    if (format == Format::Csv || format == Format::Unknown) {
        CsvOptions csv = options.csv;
        csv.asked = options.format == Format::Csv;
        csv.guessed = format == Format::Unknown;
        return {{}, readCsv(looked, csv, stage)};
    }
    JsonOptions json = options.json;
    json.lines = format == Format::JsonLines;
    return {readJson(looked, json, stage), 0};
}
