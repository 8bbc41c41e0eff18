// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What a call keeps of its arguments until it runs. Not part of the public API.

#pragma once

#include <libparallel/detail/callable.h>
#include <libparallel/detail/text.h>

#include <QtCore/qstring.h>

#include <array>
#include <tuple>

QT_BEGIN_NAMESPACE
template<typename A, typename B>
class QStringBuilder;
template<typename T>
struct QConcatenable;
QT_END_NAMESPACE

namespace parallel::detail {

template<typename T>
inline constexpr bool isStringBuilder = false;
template<typename A, typename B>
inline constexpr bool isStringBuilder<QStringBuilder<A, B>> = true;

/// Kept as a copy, or moved in. What a `+` or `%` of QT_USE_QSTRINGBUILDER makes refers to
/// its parts and is kept as the string that it stands for; an array of characters that do
/// not change as a pointer that knows its size.
template<typename T>
struct KeptAs
{
    using Type = std::decay_t<T>;
};
template<typename T>
    requires isStringBuilder<std::remove_cvref_t<T>>
struct KeptAs<T>
{
    using Type = typename QConcatenable<std::remove_cvref_t<T>>::ConvertTo;
};
template<typename C, std::size_t n>
    requires isTextUnit<C>
struct KeptAs<const C (&)[n]>
{
    using Type = TextArray<C>;
};

template<typename T>
using Kept = typename KeptAs<T>::Type;

/// Can a call keep its own one of it?
template<typename T>
inline constexpr bool canBeKept =
    isStringBuilder<std::remove_cvref_t<T>> || std::is_constructible_v<Kept<T>, T>;

/// Of an argument, what goes into the call.
template<typename T>
decltype(auto) keep(T &&value)
{
    if constexpr (isStringBuilder<std::remove_cvref_t<T>>) {
        Kept<T> made = std::forward<T>(value);
        return made;
    } else {
        return std::forward<T>(value);
    }
}

/// What the callable gets of a kept argument: an array as a pointer, as functions do.
template<typename K>
struct PassedAs
{
    using Type = K;
};
template<typename C>
struct PassedAs<TextArray<C>>
{
    using Type = const C *;
};
template<typename K>
using Passed = typename PassedAs<K>::Type;

template<typename K>
Passed<K> &&pass(K &kept)
{
    if constexpr (std::is_same_v<Passed<K>, K>)
        return static_cast<K &&>(kept);
    else
        return std::move(kept.text);
}
template<typename K>
const Passed<K> &look(const K &kept)
{
    if constexpr (std::is_same_v<Passed<K>, K>)
        return kept;
    else
        return kept.text;
}

/// Another one to be passed, where the call may need this one again.
template<typename K>
Passed<K> copyToPass(const K &kept)
{
    return look(kept);
}

/// An argument as the callable will get it, to be looked at.
template<typename T, typename A>
decltype(auto) asPassed(const A &argument)
{
    using P = Passed<Kept<T>>;
    if constexpr (std::is_same_v<P, std::remove_cvref_t<T>>)
        return static_cast<const P &>(argument);
    else
        return P(argument);
}

/// Can an argument be passed once more, after it was?
template<bool survives, typename T>
inline constexpr bool canBeGivenAgain =
    survives || std::is_lvalue_reference_v<T> || std::is_copy_constructible_v<std::remove_cvref_t<T>>;

/// An argument that will be passed once more: a copy of what would be used up.
template<bool survives, typename T, typename A>
decltype(auto) again(A &argument)
{
    if constexpr (survives || std::is_lvalue_reference_v<T>)
        return static_cast<T &&>(argument);
    else
        return std::remove_cvref_t<T>(std::as_const(argument));
}

/// Of those that are shown: a view, whose text belongs to others, who may change or end it.
template<typename K>
inline constexpr bool isView = std::is_class_v<K> && std::is_trivially_copyable_v<K>;
template<typename C>
inline constexpr bool isView<TextArray<C>> = false;

/// A pointer of any kind, where only a label knows what it stands for: the task may change or
/// end what it points to.
template<typename K>
inline constexpr bool pointsElsewhere = !isShown<K> && requires(const K &kept) { *kept; };

/// Does a kept argument say the same after the callable has had it? \a P is the parameter it
/// is passed to, void if that is not known.
template<typename P, typename K>
inline constexpr bool saysTheSame =
    !isView<K>
    && (std::is_lvalue_reference_v<P> || (std::is_trivially_copyable_v<K> && !std::is_rvalue_reference_v<P>));

/// A member function's object comes before its parameters: there it is not known.
template<typename F, std::size_t i>
using ParameterOrObject = std::conditional_t<std::is_member_pointer_v<F>, void, Parameter<F, i>>;

/// Does one that is passed to the callable's parameter number \a i?
template<typename F, bool isLabelled, std::size_t i, typename K>
inline constexpr bool saysTheSameOf =
    isLabelled ? !pointsElsewhere<K> && saysTheSame<ParameterOrObject<F, i>, K>
               : !isShown<K> || saysTheSame<ParameterOrObject<F, i>, K>;

/// Is a kept argument as it was after the callable has had it? Not known of a parameter of any type,
/// as of [](auto &&n) { ++n; }.
template<typename P, typename K>
inline constexpr bool survives =
    std::is_lvalue_reference_v<P>
    || (std::is_trivially_copyable_v<K> && !std::is_rvalue_reference_v<P> && !std::is_void_v<P>);

/// Is the one with this number?
template<typename F, typename... K>
consteval std::array<bool, sizeof...(K) + 1> whichSurvive()
{
    constexpr Handed handed = handedTo<F, Passed<K>...>();
    constexpr std::size_t shift = handed == Handed::Token ? 1 : 0;
    return []<std::size_t... i>(std::index_sequence<i...>) {
        return std::array<bool, sizeof...(K) + 1>{survives<ParameterOrObject<F, i + shift>, K>...};
    }(std::index_sequence_for<K...>());
}

/// A kept argument, where the call may need it again: another one of what would be used up.
template<bool survives, typename K>
decltype(auto) passAgain(K &kept)
{
    if constexpr (survives)
        return pass(kept);
    else
        return copyToPass(std::as_const(kept));
}
template<bool survives, typename K>
inline constexpr bool canPassAgain = survives || std::is_copy_constructible_v<Passed<K>>;

/// The kept arguments of a call of \a F, which may be passed more than once.
template<typename F, typename... K>
struct Repeating
{
    static constexpr std::array<bool, sizeof...(K) + 1> survive = whichSurvive<F, K...>();
    static constexpr bool isPossible = []<std::size_t... i>(std::index_sequence<i...>) {
        return (canPassAgain<survive[i], K> && ...);
    }(std::index_sequence_for<K...>());

    /// Calls \a invoke with them, of which all must be there afterwards.
    template<typename Invoke>
    static decltype(auto) passAll(std::tuple<K...> &kept, Invoke invoke)
    {
        return [&]<std::size_t... i>(std::index_sequence<i...>) -> decltype(auto) {
            return invoke(passAgain<survive[i]>(std::get<i>(kept))...);
        }(std::index_sequence_for<K...>());
    }
};

/// Do all of them, so that a call's text can be made when somebody wants it?
template<typename F, bool isLabelled, typename... K>
consteval bool allSayTheSame()
{
    constexpr Handed handed = handedTo<F, Passed<K>...>();
    constexpr std::size_t shift = handed == Handed::Token ? 1 : 0;
    return []<std::size_t... i>(std::index_sequence<i...>) {
        return (saysTheSameOf<F, isLabelled, i + shift, K> && ...);
    }(std::index_sequence_for<K...>());
}

} // namespace parallel::detail
