// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What a callable's parameters are, and whether it is given a stop token. Not part
/// of the public API.

#pragma once

#include <libparallel/detail/call.h>

#include <functional>
#include <stop_token>
#include <tuple>
#include <type_traits>
#include <utility>

namespace parallel::detail {

// --- parameters ---

/// The parameter types of a function type, as a tuple; void where they are not known.
template<typename Function>
struct ParametersOf
{
    using Type = void;
};

// NOLINTBEGIN(bugprone-macro-parentheses): qualifiers of a function stand without
#define PARALLEL_PARAMETERS(qualifiers)                                                                      \
    template<typename R, typename... P>                                                                      \
    struct ParametersOf<R(P...) qualifiers>                                                                  \
    {                                                                                                        \
        using Type = std::tuple<P...>;                                                                       \
    };
PARALLEL_PARAMETERS()
PARALLEL_PARAMETERS(noexcept)
PARALLEL_PARAMETERS(&)
PARALLEL_PARAMETERS(& noexcept)
PARALLEL_PARAMETERS(const)
PARALLEL_PARAMETERS(const noexcept)
PARALLEL_PARAMETERS(const &)
PARALLEL_PARAMETERS(const & noexcept)
#undef PARALLEL_PARAMETERS
// NOLINTEND(bugprone-macro-parentheses)

template<typename R, typename... P>
struct ParametersOf<R (*)(P...)> : ParametersOf<R(P...)>
{};
template<typename R, typename... P>
struct ParametersOf<R (*)(P...) noexcept> : ParametersOf<R(P...)>
{};
template<typename M, typename C>
struct ParametersOf<M C::*> : ParametersOf<M>
{};

/// Those of any callable. Known of functions, member functions, and objects with one
/// operator() that is no template.
template<typename F>
struct Parameters : ParametersOf<F>
{};
template<typename F>
    requires requires { &F::operator(); }
struct Parameters<F> : ParametersOf<decltype(&F::operator())>
{};

/// The one with this number, or void where it is not known or there is none.
template<typename Tuple, std::size_t index>
struct ParameterAt
{
    using Type = void;
};
template<std::size_t index, typename... P>
    requires(index < sizeof...(P))
struct ParameterAt<std::tuple<P...>, index>
{
    using Type = std::tuple_element_t<index, std::tuple<P...>>;
};

template<typename F, std::size_t index>
using Parameter = typename ParameterAt<typename Parameters<F>::Type, index>::Type;

template<typename F>
inline constexpr bool hasKnownParameters = !std::is_void_v<typename Parameters<F>::Type>;

// --- stop tokens ---

/// What a call hands to the callable besides its arguments.
enum class Handed {
    NotCallable,      ///< it cannot be called with these arguments
    Nothing,          ///< just the arguments
    Token,            ///< a stop token first
    TokenAfterObject, ///< the same for a member function, whose object comes before
};

struct AnythingElse
{};

template<typename F, typename Object, typename... Args>
inline constexpr bool takesTokenAfter = std::is_invocable_v<const F &, Object, std::stop_token, Args...>;
template<typename F>
inline constexpr bool takesTokenAfter<F, void> = false;

/// A callable is given a stop token where its first parameter is one: that very type. Of
/// one whose parameters are not known, because its operator() is a template or has
/// overloads, only if it cannot be called without, and takes nothing else in that place.
template<typename F, typename... Args>
consteval Handed handedTo()
{
    constexpr bool isToken = std::is_same_v<std::remove_cvref_t<Parameter<F, 0>>, std::stop_token>;
    if constexpr (std::is_member_pointer_v<F>) {
        if constexpr (isToken && sizeof...(Args) > 0) {
            if constexpr (takesTokenAfter<F, Args...>)
                return Handed::TokenAfterObject;
        }
        return std::is_invocable_v<const F &, Args...> ? Handed::Nothing : Handed::NotCallable;
    } else if constexpr (hasKnownParameters<F>) {
        if constexpr (isToken) {
            if constexpr (std::is_invocable_v<const F &, std::stop_token, Args...>)
                return Handed::Token;
        }
        return std::is_invocable_v<const F &, Args...> ? Handed::Nothing : Handed::NotCallable;
    } else if constexpr (std::is_invocable_v<const F &, Args...>) {
        return Handed::Nothing;
    } else if constexpr (std::is_invocable_v<const F &, std::stop_token, Args...>) {
        return std::is_invocable_v<const F &, AnythingElse, Args...> ? Handed::NotCallable : Handed::Token;
    } else {
        return Handed::NotCallable;
    }
}

template<typename F, typename... Args>
inline constexpr bool isCallable = handedTo<F, Args...>() != Handed::NotCallable;

template<typename F, typename Object, typename... Args>
decltype(auto) invokeWithTokenAfter(const F &fn, Object &&object, Args &&...args)
{
    return std::invoke(fn, std::forward<Object>(object), currentStopToken(), std::forward<Args>(args)...);
}

template<typename F, typename... Args>
decltype(auto) invokeTask(const F &fn, Args &&...args)
{
    constexpr Handed handed = handedTo<F, Args...>();
    if constexpr (handed == Handed::Token)
        return std::invoke(fn, currentStopToken(), std::forward<Args>(args)...);
    else if constexpr (handed == Handed::TokenAfterObject)
        return invokeWithTokenAfter(fn, std::forward<Args>(args)...);
    else
        return std::invoke(fn, std::forward<Args>(args)...);
}

/// What a call returns, or void where it cannot be made.
template<bool callable, typename F, typename... Args>
struct ResultOf
{
    using Type = void;
};
template<typename F, typename... Args>
struct ResultOf<true, F, Args...>
{
    using Type = std::remove_cv_t<decltype(invokeTask(std::declval<const F &>(), std::declval<Args>()...))>;
};

} // namespace parallel::detail
