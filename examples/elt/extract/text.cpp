// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "text.h"

#include "failure.h"

#include <algorithm>

namespace {

bool isUtf8(std::string_view text)
{
    return QUtf8StringView(text.data(), qsizetype(text.size())).isValidUtf8();
}

/// How many bytes one unit of \a encoding has.
int unitSize(QStringConverter::Encoding encoding)
{
    switch (encoding) {
    case QStringConverter::Utf16:
    case QStringConverter::Utf16LE:
    case QStringConverter::Utf16BE:
        return 2;
    case QStringConverter::Utf32:
    case QStringConverter::Utf32LE:
    case QStringConverter::Utf32BE:
        return 4;
    default:
        return 1;
    }
}

/// How many bytes at the end of \a text are the beginning of a character.
std::size_t cutCharacter(std::string_view text)
{
    for (std::size_t n = 1; n <= 3 && n <= text.size(); ++n) {
        const auto byte = static_cast<unsigned char>(text[text.size() - n]);
        if (byte >= 0xc0)
            return n < (byte >= 0xf0 ? 4U : byte >= 0xe0 ? 3U : 2U) ? n : 0;
        if (byte < 0x80)
            return 0;
    }
    return 0;
}

} // namespace

std::string_view Utf8Text::next()
{
    while (!m_ended) {
        const std::string_view piece = m_begun ? m_bytes.next() : begin();
        m_ended = piece.empty();
        const std::string_view text = m_decoder ? decoded(piece) : checked(piece);
        if (!text.empty())
            return text;
    }
    return {};
}

/// Takes the first bytes, and finds out what they are.
std::string_view Utf8Text::begin()
{
    m_begun = true;
    while (m_buffer.size() < 4) {
        const std::string_view piece = m_bytes.next();
        if (piece.empty())
            break;
        m_buffer += piece;
    }
    const auto marked =
        QStringConverter::encodingForData(QByteArrayView(m_buffer.data(), qsizetype(m_buffer.size())));
    if (m_buffer.starts_with("\xef\xbb\xbf")) {
        m_buffer.erase(0, 3);
    } else if (marked && *marked != QStringConverter::Utf8) {
        m_decoder.emplace(*marked);
        m_name = QString::fromLatin1(QStringConverter::nameForEncoding(*marked));
        m_unit = unitSize(*marked);
    } else if (!m_charset.isEmpty() && m_charset.compare(u"utf-8", Qt::CaseInsensitive) != 0
               && m_charset.compare(u"utf8", Qt::CaseInsensitive) != 0
               && m_charset.compare(u"us-ascii", Qt::CaseInsensitive) != 0) {
        m_decoder.emplace(m_charset.toLatin1().constData());
        m_name = m_charset;
        if (!m_decoder->isValid())
            throw Failure(
                QStringLiteral("unknown encoding \"%1\"; UTF-8, UTF-16, UTF-32 and ISO-8859-1 are accepted")
                    .arg(m_charset));
    }
    return m_buffer.empty() ? m_bytes.next() : std::string_view(m_buffer);
}

std::string_view Utf8Text::checked(std::string_view piece)
{
    if (!m_rest.empty()) {
        m_rest += piece;
        m_buffer.swap(m_rest);
        m_rest.clear();
        piece = m_buffer;
    }
    const std::size_t cut = m_ended ? 0 : cutCharacter(piece);
    const std::string_view text = piece.substr(0, piece.size() - cut);
    const std::size_t nul = text.find('\0');
    if (nul != text.npos)
        throw Failure(QStringLiteral("not a text file: byte %1 is NUL").arg(m_read + qint64(nul) + 1));
    if (!isUtf8(text))
        failAt(text);
    m_read += qint64(text.size());
    m_line += std::count(text.begin(), text.end(), '\n');
    m_rest = piece.substr(text.size());
    return text;
}

/// Names the first line of \a text that is not UTF-8, for an editor to look at.
void Utf8Text::failAt(std::string_view text) const
{
    qint64 line = m_line;
    while (true) {
        const std::size_t end = text.find('\n');
        if (end == text.npos || !isUtf8(text.substr(0, end)))
            break;
        text.remove_prefix(end + 1);
        ++line;
    }
    throw Failure(QStringLiteral("wrong encoding: line %1 is not UTF-8").arg(line));
}

std::string_view Utf8Text::decoded(std::string_view piece)
{
    const QString text = (*m_decoder)(QByteArrayView(piece.data(), qsizetype(piece.size())));
    m_read += qint64(piece.size());
    m_text = text.toUtf8();
    const bool cut = m_ended && m_read % m_unit != 0;
    if (m_decoder->hasError() || cut)
        throw Failure(QStringLiteral("wrong encoding: not %1, which it says it is").arg(m_name));
    const qsizetype nul = m_text.indexOf('\0');
    if (nul >= 0)
        throw Failure(QStringLiteral("not a text file: a NUL near byte %1").arg(m_read));
    return {m_text.constData(), std::size_t(m_text.size())};
}

QByteArray toUtf8(const QByteArray &bytes, const QString &charset)
{
    BytesInMemory all({bytes.constData(), std::size_t(bytes.size())});
    Utf8Text text(all, charset);
    QByteArray utf8;
    for (std::string_view piece = text.next(); !piece.empty(); piece = text.next())
        utf8.append(piece.data(), qsizetype(piece.size()));
    return utf8;
}
