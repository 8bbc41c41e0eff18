// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include <libparallel/detail/text.h>

#include "base/mask.h"

#include <QtCore/qstringconverter.h>

#include <charconv>
#include <cstring>

namespace parallel::detail {

void Text::separate()
{
    if (m_size > 0)
        add(std::string_view(", "));
}

void Text::add(std::string_view utf8)
{
    if (m_full)
        return;
    std::size_t room = std::size_t(capacity - m_size);
    const bool fits = utf8.size() <= room;
    if (!fits) {
        // Not within a character: continuation bytes are 10xxxxxx.
        while (room > 0 && (static_cast<unsigned char>(utf8[room]) & 0xC0) == 0x80)
            --room;
        utf8 = utf8.substr(0, room);
    }
    std::memcpy(m_data + m_size, utf8.data(), utf8.size());
    m_size += int(utf8.size());
    if (!fits)
        endWithEllipsis();
}

void Text::endWithEllipsis()
{
    constexpr std::string_view ellipsis = "…";
    std::memcpy(m_data + m_size, ellipsis.data(), ellipsis.size());
    m_size += int(ellipsis.size());
    m_full = true;
}

void Text::addMasked(std::string_view utf8, bool cut)
{
    std::size_t at = 0;
    for (Secret secret = nextSecret(utf8, 0, cut); secret.isFound() && !m_full;
         secret = nextSecret(utf8, at, cut)) {
        add(utf8.substr(at, secret.begin - at));
        add(secretMask);
        at = secret.end;
    }
    add(utf8.substr(at));
    if (cut && !m_full)
        endWithEllipsis();
}

void Text::append(std::string_view utf8)
{
    if (m_full)
        return;
    if (mayHoldSecret(utf8.substr(0, capacity + 1))) [[unlikely]]
        addMasked(utf8.substr(0, std::size_t(window)), utf8.size() > std::size_t(window));
    else
        add(utf8);
}

void Text::append(QStringView text)
{
    // At most three bytes a code unit; what lies beyond the limit is not converted.
    constexpr qsizetype most = capacity + 1;
    char bytes[3 * most];
    QStringEncoder toUtf8(QStringEncoder::Utf8);
    const char *const end = toUtf8.appendToBuffer(bytes, text.first(qMin(text.size(), most)));
    const std::string_view utf8(bytes, std::size_t(end - bytes));
    if (text.size() > most && mayHoldSecret(utf8)) [[unlikely]] {
        const QByteArray all = text.first(qMin(text.size(), window)).toUtf8();
        addMasked(std::string_view(all.constData(), std::size_t(all.size())), text.size() > window);
    } else {
        append(utf8);
    }
}

namespace {

struct Digits
{
    template<typename Number>
    explicit Digits(Number number)
        : size(std::size_t(std::to_chars(digits, digits + sizeof digits, number).ptr - digits))
    {
    }
    operator std::string_view() const { return {digits, size}; }

    char digits[32];
    std::size_t size;
};

} // namespace

void Text::appendNumber(long long number)
{
    add(Digits(number));
}

void Text::appendNumber(unsigned long long number)
{
    add(Digits(number));
}

void Text::appendNumber(double number)
{
    add(Digits(number));
}

} // namespace parallel::detail
