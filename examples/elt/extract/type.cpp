// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "type.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <string>

namespace {

constexpr std::size_t digitsOfDouble = 15; // as many as a double gives back, whichever they are

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The length of the digits that \a text starts with.
std::size_t digits(std::string_view text)
{
    std::size_t n = 0;
    while (n < text.size() && isDigit(text[n]))
        ++n;
    return n;
}

/// -12.5e+3 taken apart.
struct Number
{
    std::string_view integer;  // 12
    std::string_view fraction; // 5
    bool negative = false;
    bool exponent = false;
    bool signedExponent = false;
    bool valid = false;

    explicit Number(std::string_view text)
    {
        if (text.starts_with('-')) {
            negative = true;
            text.remove_prefix(1);
        }
        integer = text.substr(0, digits(text));
        if (integer.empty() || (integer.size() > 1 && integer.front() == '0'))
            return;
        text.remove_prefix(integer.size());
        if (text.starts_with('.')) {
            text.remove_prefix(1);
            fraction = text.substr(0, digits(text));
            if (fraction.empty())
                return;
            text.remove_prefix(fraction.size());
        }
        if (text.starts_with('e') || text.starts_with('E')) {
            exponent = true;
            text.remove_prefix(1);
            signedExponent = text.starts_with('+') || text.starts_with('-');
            if (signedExponent)
                text.remove_prefix(1);
            if (text.empty())
                return;
            text.remove_prefix(digits(text));
        }
        valid = text.empty();
    }

    bool isInteger() const { return fraction.empty() && !exponent; }
    bool isZero() const
    {
        const auto zero = [](char c) { return c == '0'; };
        return std::all_of(integer.begin(), integer.end(), zero)
               && std::all_of(fraction.begin(), fraction.end(), zero);
    }
    /// Digits that say nothing about the value, as those of 3.10 and 1.200.
    bool hasTrailingZeros() const { return fraction.size() > 1 && fraction.back() == '0'; }
};

/// Without zeros at either end.
std::string significantDigits(std::string digits)
{
    const auto last = digits.find_last_not_of('0');
    digits.erase(last == std::string::npos ? 0 : last + 1);
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

bool survives(const Number &number, std::string_view text)
{
    if (!number.exponent && number.integer.size() + number.fraction.size() <= digitsOfDouble)
        return true;
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || !std::isfinite(value) || (value == 0 && !number.isZero()))
        return false;
    std::array<char, 32> shortest;
    const auto end = std::to_chars(shortest.data(), shortest.data() + shortest.size(), value,
                                   std::chars_format::scientific);
    std::string theirs(shortest.data(), end.ptr);
    theirs.erase(theirs.find('e'));
    std::erase_if(theirs, [](char c) { return !isDigit(c); });
    return significantDigits(std::move(theirs))
           == significantDigits(std::string(number.integer).append(number.fraction));
}

Type typeOf(const Number &number, std::string_view text)
{
    if (!number.valid)
        return Type::Text;
    if (!number.isInteger())
        return survives(number, text) ? Type::Real : Type::Decimal;
    if (number.integer.size() <= digitsOfDouble)
        return Type::Integer;
    std::int64_t value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc())
        return Type::Decimal;
    constexpr std::int64_t exact = std::int64_t(1) << 53;
    return value >= -exact && value <= exact ? Type::Integer : Type::LongInteger;
}

int twoDigits(std::string_view text, std::size_t at)
{
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

/// Two digits at \a at, below \a limit.
bool hasTwoDigits(std::string_view text, std::size_t at, int limit)
{
    return text.size() >= at + 2 && isDigit(text[at]) && isDigit(text[at + 1]) && twoDigits(text, at) < limit;
}

/// What follows the seconds: nothing, a fraction, a zone, or both.
Type typeOfTimestampTail(std::string_view tail)
{
    if (tail.starts_with('.')) {
        const std::size_t n = digits(tail.substr(1));
        if (n < 1 || n > 6)
            return Type::Text;
        tail.remove_prefix(1 + n);
    }
    if (tail.empty())
        return Type::Timestamp;
    if (tail == "Z")
        return Type::TimestampTz;
    if ((tail.front() != '+' && tail.front() != '-') || !hasTwoDigits(tail, 1, 15))
        return Type::Text;
    tail.remove_prefix(3);
    if (tail.starts_with(':'))
        tail.remove_prefix(1);
    else if (tail.empty())
        return Type::TimestampTz;
    return tail.size() == 2 && hasTwoDigits(tail, 0, 60) ? Type::TimestampTz : Type::Text;
}

bool isWhole(Type type)
{
    return type == Type::Integer || type == Type::LongInteger;
}
bool isNumber(Type type)
{
    return isWhole(type) || type == Type::Real || type == Type::Decimal;
}

bool equalsIgnoringCase(std::string_view text, std::string_view word)
{
    return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                      [](char a, char b) { return (a | 0x20) == b; });
}

} // namespace

bool survivesAsDouble(std::string_view text)
{
    const Number number(text);
    return number.valid && survives(number, text);
}

Type typeOfNumber(std::string_view text)
{
    return typeOf(Number(text), text);
}

Type typeOfMoment(std::string_view text)
{
    if (text.size() < 10 || text[4] != '-' || text[7] != '-' || digits(text.substr(0, 4)) != 4
        || !hasTwoDigits(text, 5, 13) || !hasTwoDigits(text, 8, 32))
        return Type::Text;
    const int year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
    const std::chrono::year_month_day day{std::chrono::year(year),
                                          std::chrono::month(unsigned(twoDigits(text, 5))),
                                          std::chrono::day(unsigned(twoDigits(text, 8)))};
    if (year == 0 || !day.ok())
        return Type::Text;
    if (text.size() == 10)
        return Type::Date;
    if (text.size() < 19 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':' || text[16] != ':')
        return Type::Text;
    if (!hasTwoDigits(text, 11, 24) || !hasTwoDigits(text, 14, 60) || !hasTwoDigits(text, 17, 60))
        return Type::Text;
    return typeOfTimestampTail(text.substr(19));
}

Type typeOfField(std::string_view text)
{
    if (text.empty())
        return Type::Null;
    const char first = text.front();
    if (!isDigit(first) && first != '-') {
        const bool truth = equalsIgnoringCase(text, "true") || equalsIgnoringCase(text, "false");
        return truth ? Type::Boolean : Type::Text;
    }
    const Number number(text);
    if (!number.valid)
        return typeOfMoment(text);
    if (number.exponent && number.fraction.empty() && !number.signedExponent)
        return Type::Text;
    if (number.negative && number.isZero())
        return Type::Text;
    return number.hasTrailingZeros() ? Type::Decimal : typeOf(number, text);
}

bool endsInPointZero(std::string_view text)
{
    return text.ends_with(".0");
}

Type combined(Type a, Type b)
{
    if (a == b || b == Type::Null)
        return a;
    if (a == Type::Null)
        return b;
    if (!isNumber(a) || !isNumber(b))
        return Type::Text;
    if (isWhole(a) && isWhole(b))
        return Type::LongInteger;
    const bool realIsEnough =
        (a == Type::Real && b == Type::Integer) || (a == Type::Integer && b == Type::Real);
    return realIsEnough ? Type::Real : Type::Decimal;
}
