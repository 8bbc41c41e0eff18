// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The keys of a task's limits, and what is made of them. Not part of the public API.

#pragma once

#include <libparallel/detail/misuse.h>

#include <QtCore/qanystringview.h>
#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>
#include <QtCore/qstring.h>
#include <QtCore/qurl.h>

#include <string_view>
#include <type_traits>
#include <utility>

namespace parallel::detail {

/// In the place of a label: that label, and what makes a key of a call's arguments.
template<typename L, typename K>
struct WithKey
{
    L label;
    K key;
};

template<typename L>
inline constexpr bool hasKeys = false;
template<typename L, typename K>
inline constexpr bool hasKeys<WithKey<L, K>> = true;

/// How many limits with a key there are in a label's place.
template<typename L>
inline constexpr int keyCount = 0;
template<typename L, typename K>
inline constexpr int keyCount<WithKey<L, K>> = keyCount<L> + 1;
inline constexpr int mostKeys = 7;

template<typename L>
const auto &labelIn(const L &label)
{
    return label;
}
template<typename L, typename K>
const auto &labelIn(const WithKey<L, K> &with)
{
    return labelIn(with.label);
}

/// The type of the label alone, or NoLabel.
template<typename L>
using LabelIn = std::remove_cvref_t<decltype(labelIn(std::declval<const L &>()))>;

/// \a with, with another label.
template<typename L2, typename L>
std::decay_t<L2> withLabel(const L &, L2 &&label)
{
    return std::forward<L2>(label);
}
template<typename L2, typename L, typename K>
auto withLabel(const WithKey<L, K> &with, L2 &&label)
{
    auto inner = withLabel(with.label, std::forward<L2>(label));
    return WithKey<decltype(inner), K>{std::move(inner), with.key};
}

template<typename>
inline constexpr bool isNoKey = false;

template<typename T>
QByteArray toKey(const T &value)
{
    using V = std::remove_cvref_t<T>;
    if constexpr (std::is_same_v<V, QByteArray>) {
        return value;
    } else if constexpr (std::is_integral_v<V> || std::is_enum_v<V>) {
        return QByteArray(reinterpret_cast<const char *>(&value), qsizetype(sizeof value));
    } else if constexpr (std::is_same_v<V, QUrl>) {
        return value.toEncoded();
    } else if constexpr (std::is_convertible_v<const T &, QStringView>) {
        return QStringView(value).toUtf8();
    } else if constexpr (std::is_convertible_v<const T &, std::string_view>) {
        const std::string_view text = value;
        return QByteArray(text.data(), qsizetype(text.size()));
    } else if constexpr (std::is_convertible_v<const T &, QAnyStringView>) {
        return QAnyStringView(value).toString().toUtf8();
    } else {
        static_assert(isNoKey<T>,
                      "parallel::Task::limit() or key(): the key is neither a string nor a number. Return "
                      "what names it, such as url.host().");
        return {};
    }
}

template<typename L, typename... Args>
void addKeys(QList<QByteArray> &, const L &, const Args &...)
{
}
template<typename L, typename K, typename... Args>
void addKeys(QList<QByteArray> &keys, const WithKey<L, K> &with, const Args &...args)
{
    addKeys(keys, with.label, args...);
    keys.append(toKey(with.key(args...)));
}

/// Can each key be made of these arguments?
template<typename L, typename... Args>
struct KeysFit : std::true_type
{};
template<typename L, typename K, typename... Args>
struct KeysFit<WithKey<L, K>, Args...>
    : std::bool_constant<std::is_invocable_v<const K &, const Args &...> && KeysFit<L, Args...>::value>
{};

} // namespace parallel::detail
