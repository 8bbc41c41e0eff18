// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "jsonscanner.h"

#include "failure.h"
#include "types.h"

#include <algorithm>

namespace {

constexpr int maxDepth = 512;

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool isPartOfNumber(char c)
{
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

} // namespace

char JsonScanner::peek()
{
    while (m_at != m_end && isSpace(*m_at))
        ++m_at;
    return m_at == m_end ? '\0' : *m_at;
}

bool JsonScanner::skip(char c)
{
    if (peek() != c)
        return false;
    ++m_at;
    return true;
}

void JsonScanner::expect(char c, const char *where)
{
    if (skip(c))
        return;
    if (m_at == m_end)
        fail(QStringLiteral("ends inside %1").arg(QLatin1StringView(where)));
    fail(QStringLiteral("expected '%1' in %2").arg(QLatin1Char(c)).arg(QLatin1StringView(where)));
}

void JsonScanner::fail(const QString &what) const
{
    const auto line = std::count(m_begin, m_at, '\n') + 1;
    throw Failure(QStringLiteral("malformed JSON: line %1: %2").arg(line).arg(what));
}

Value JsonScanner::value()
{
    switch (peek()) {
    case '"': {
        QString text = string();
        const Type type = typeOfMoment(text);
        return {std::move(text), type};
    }
    case '{':
    case '[':
        return nested();
    case 't':
    case 'f':
    case 'n':
        return literal();
    default:
        return number();
    }
}

QString JsonScanner::string()
{
    expect('"', "a string");
    QString text;
    while (true) {
        const char *const begin = m_at;
        while (m_at != m_end && *m_at != '"' && *m_at != '\\' && uchar(*m_at) >= 0x20)
            ++m_at;
        text += QUtf8StringView(begin, m_at - begin).toString();
        if (m_at == m_end)
            fail(QStringLiteral("ends inside a string"));
        const char c = *m_at++;
        if (c == '"')
            return text;
        if (c != '\\')
            fail(QStringLiteral("a control character inside a string"));
        const char32_t character = escaped();
        text += QChar::fromUcs4(character);
    }
}

char32_t JsonScanner::escaped()
{
    if (m_at == m_end)
        fail(QStringLiteral("ends inside a string"));
    const char c = *m_at++;
    switch (c) {
    case '"':
    case '\\':
    case '/':
        return char32_t(c);
    case 'b':
        return U'\b';
    case 'f':
        return U'\f';
    case 'n':
        return U'\n';
    case 'r':
        return U'\r';
    case 't':
        return U'\t';
    case 'u':
        break;
    default:
        fail(QStringLiteral("an unknown escape in a string"));
    }
    const uint unit = hexDigits();
    if (unit == 0)
        fail(QStringLiteral("\\u0000 in a string, which no database column of texts can hold"));
    if (!QChar::isSurrogate(unit))
        return unit;
    if (QChar::isHighSurrogate(unit) && m_end - m_at >= 2 && m_at[0] == '\\' && m_at[1] == 'u') {
        m_at += 2;
        const uint low = hexDigits();
        if (QChar::isLowSurrogate(low))
            return QChar::surrogateToUcs4(char16_t(unit), char16_t(low));
    }
    fail(QStringLiteral("half a surrogate pair in a string"));
}

uint JsonScanner::hexDigits()
{
    const auto isHex = [](char c) { return QByteArrayView("0123456789abcdefABCDEF").contains(c); };
    if (m_end - m_at < 4 || !std::all_of(m_at, m_at + 4, isHex))
        fail(QStringLiteral("\\u without four hexadecimal digits"));
    const uint unit = QByteArray(m_at, 4).toUInt(nullptr, 16);
    m_at += 4;
    return unit;
}

Value JsonScanner::literal()
{
    struct Word
    {
        QByteArrayView text;
        Type type;
    };
    for (const Word &word :
         {Word{"true", Type::Boolean}, Word{"false", Type::Boolean}, Word{"null", Type::Null}}) {
        if (QByteArrayView(m_at, m_end).startsWith(word.text)) {
            m_at += word.text.size();
            return {word.type == Type::Null ? QString() : QString::fromLatin1(word.text), word.type};
        }
    }
    fail(QStringLiteral("expected a value"));
}

Value JsonScanner::number()
{
    const char *const begin = m_at;
    m_at = std::find_if_not(m_at, m_end, isPartOfNumber);
    QString text = QString::fromLatin1(begin, m_at - begin);
    const Type type = typeOfNumber(text);
    if (type == Type::Text)
        fail(text.isEmpty() ? QStringLiteral("expected a value")
                            : QStringLiteral("\"%1\" is not a number").arg(text));
    return {std::move(text), type};
}

Value JsonScanner::nested()
{
    const char *const begin = m_at;
    skipValue(0);
    return {QString::fromUtf8(begin, m_at - begin), Type::Text};
}

void JsonScanner::skipValue(int depth)
{
    if (depth == maxDepth)
        fail(QStringLiteral("nested more than %1 deep").arg(maxDepth));
    if (skip('[')) {
        if (skip(']'))
            return;
        do {
            skipValue(depth + 1);
        } while (skip(','));
        expect(']', "an array");
    } else if (skip('{')) {
        if (skip('}'))
            return;
        do {
            peek();
            string();
            expect(':', "an object");
            skipValue(depth + 1);
        } while (skip(','));
        expect('}', "an object");
    } else {
        value();
    }
}
