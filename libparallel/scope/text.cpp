// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include <libparallel/detail/text.h>

#include <QtCore/qstringconverter.h>

#include <charconv>
#include <cstring>

namespace parallel::detail {

void Text::separate()
{
    if (m_size > 0)
        append(std::string_view(", "));
}

void Text::append(std::string_view utf8)
{
    if (m_full)
        return;
    std::size_t room = std::size_t(capacity - m_size);
    if (utf8.size() > room) {
        m_full = true;
        // Not within a character: continuation bytes are 10xxxxxx.
        while (room > 0 && (static_cast<unsigned char>(utf8[room]) & 0xC0) == 0x80)
            --room;
        utf8 = utf8.substr(0, room);
    }
    std::memcpy(m_data + m_size, utf8.data(), utf8.size());
    m_size += int(utf8.size());
    if (m_full) {
        constexpr std::string_view ellipsis = "…";
        std::memcpy(m_data + m_size, ellipsis.data(), ellipsis.size());
        m_size += int(ellipsis.size());
    }
}

void Text::append(QStringView text)
{
    // At most three bytes a code unit; what lies beyond the limit is not converted.
    constexpr qsizetype most = capacity + 1;
    char bytes[3 * most];
    QStringEncoder toUtf8(QStringEncoder::Utf8);
    const char *const end = toUtf8.appendToBuffer(bytes, text.first(qMin(text.size(), most)));
    append(std::string_view(bytes, std::size_t(end - bytes)));
}

namespace {

template<typename Number>
void appendTo(Text &text, Number number)
{
    char digits[32];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, number);
    text.append(std::string_view(digits, std::size_t(end - digits)));
}

} // namespace

void Text::appendNumber(long long number)
{
    appendTo(*this, number);
}

void Text::appendNumber(unsigned long long number)
{
    appendTo(*this, number);
}

void Text::appendNumber(double number)
{
    appendTo(*this, number);
}

} // namespace parallel::detail
