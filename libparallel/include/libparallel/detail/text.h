// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How the arguments of a call become text for the journal and the signals. Not
/// part of the public API; Task::label() is how a program has its say.

#pragma once

#include <libparallel/export.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qstring.h>
#include <QtCore/qurl.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string_view>
#include <type_traits>

#include <string.h>

namespace parallel::detail {

/// Collects "orders, 3, …" in UTF-8, in room of its own, cut at a limit. What looks
/// like a password in a URL or a connection string shows as ***.
class PARALLEL_EXPORT Text
{
public:
    static constexpr int capacity = 480;
    /// Where there may be a password, so much of a text is looked at before it is cut.
    static constexpr qsizetype window = 4096;

    Text() noexcept {} // leaves the room as it is: one is made for every call

    void separate();                        // ", " between arguments
    void append(QStringView text);          // cut at the limit, marked with …
    void append(std::string_view utf8);     // the same
    void appendNumber(long long number);
    void appendNumber(unsigned long long number);
    void appendNumber(double number);

    const char *data() const noexcept { return m_data; }
    int size() const noexcept { return m_size; }
    bool isCut() const noexcept { return m_full; }

private:
    void add(std::string_view utf8);
    void addMasked(std::string_view utf8, bool cut);
    void endWithEllipsis();

    int m_size = 0;
    bool m_full = false;
    char m_data[capacity + 8];
};

/// What strings are made of.
template<typename C>
inline constexpr bool isTextUnit = std::is_same_v<C, char> || std::is_same_v<C, char8_t>
                                   || std::is_same_v<C, char16_t> || std::is_same_v<C, QChar>;

/// An array of characters, such as a literal: up to its first NUL, or its end.
template<typename C>
struct TextArray
{
    template<std::size_t n>
    TextArray(const C (&array)[n]) noexcept : text(array), size(n)
    {
    }

    const C *text;
    std::size_t size;
};

/// Only as much is looked at as there is, and will be shown.
template<typename C>
void appendArray(Text &text, const TextArray<C> &array)
{
    const std::size_t most = std::min(array.size, std::size_t(Text::window) + 1);
    const auto size = std::size_t(std::find(array.text, array.text + most, C()) - array.text);
    if constexpr (sizeof(C) == 1)
        text.append(std::string_view(reinterpret_cast<const char *>(array.text), size));
    else
        text.append(QStringView(array.text, qsizetype(size)));
}

/// Strings and numbers stand for themselves, all else for "…": also what is passed by
/// reference, as a task may be changing that now, and what a pointer points to, as
/// nobody knows how much that is.
template<typename T>
inline constexpr bool isShown =
    std::is_arithmetic_v<T> || std::is_enum_v<T> || std::is_same_v<T, QByteArray> || std::is_same_v<T, QUrl>
    || std::is_same_v<T, std::filesystem::path> || std::is_same_v<T, QLatin1String>
    || (!std::is_pointer_v<T>
        && (std::is_convertible_v<const T &, QStringView>
            || std::is_convertible_v<const T &, std::string_view>));
template<typename T>
inline constexpr bool isShown<std::reference_wrapper<T>> = false;
template<typename C>
inline constexpr bool isShown<TextArray<C>> = true;

template<typename T>
void appendArgument(Text &text, const T &value)
{
    text.separate();
    if constexpr (!isShown<T>)
        text.append(std::string_view("…"));
    else if constexpr (std::is_same_v<T, bool>)
        text.append(value ? std::string_view("true") : std::string_view("false"));
    else if constexpr (std::is_same_v<T, char>)
        text.append(std::string_view(&value, 1));
    else if constexpr (std::is_enum_v<T> || (std::is_integral_v<T> && std::is_signed_v<T>))
        text.appendNumber(static_cast<long long>(value));
    else if constexpr (std::is_integral_v<T>)
        text.appendNumber(static_cast<unsigned long long>(value));
    else if constexpr (std::is_floating_point_v<T>)
        text.appendNumber(static_cast<double>(value));
    else if constexpr (std::is_same_v<T, QByteArray>)
        text.append(std::string_view(value.constData(), std::size_t(value.size())));
    else if constexpr (std::is_same_v<T, QUrl>)
        text.append(QStringView(value.toDisplayString())); // without a password
    else if constexpr (std::is_same_v<T, std::filesystem::path>)
        text.append(std::string_view(value.native()));
    else if constexpr (std::is_same_v<T, QLatin1String>)
        text.append(QStringView(QString(value.left(Text::window + 1))));
    else if constexpr (std::is_convertible_v<const T &, QStringView>)
        text.append(QStringView(value));
    else if constexpr (std::is_convertible_v<const T &, std::string_view>)
        text.append(std::string_view(value));
    else
        appendArray(text, value);
}

/// What a label returned: its `const char *` is a text that ends with a NUL.
template<typename T>
void appendLabel(Text &text, const T &label)
{
    if constexpr (std::is_same_v<T, const char *>)
        text.append(label ? std::string_view(label, ::strnlen(label, Text::window + 1))
                          : std::string_view("nullptr"));
    else
        appendArgument(text, label);
}

} // namespace parallel::detail
