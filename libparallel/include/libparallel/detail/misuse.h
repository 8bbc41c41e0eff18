// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What task() cannot take and a task cannot return, each with a sentence that says what
/// to write. Not part of the public API.

#pragma once

#include <libparallel/detail/arguments.h>

#include <type_traits>

namespace parallel {

namespace detail {
struct NoLabel
{};
} // namespace detail

template<typename F, typename L = detail::NoLabel>
class Task;

namespace detail {

/// May a task return this? Says so where it may not.
template<typename R>
consteval bool checkResult()
{
    static_assert(!std::is_reference_v<R>,
                  "parallel::task: the callable returns a reference, which might not outlive the "
                  "call. Return a value or a pointer.");
    static_assert(!isStringBuilder<std::remove_cvref_t<R>>,
                  "parallel::task: with QT_USE_QSTRINGBUILDER the callable returns a sum of strings that "
                  "are gone by then. Say what it returns: [](…) -> QString.");
    constexpr bool moves = std::is_void_v<R> || std::is_reference_v<R> || std::is_move_constructible_v<R>;
    static_assert(moves, "parallel::task: the callable returns what cannot be moved into a future. Return a "
                         "std::unique_ptr to it.");
    return !std::is_reference_v<R> && !isStringBuilder<std::remove_cvref_t<R>> && moves;
}

/// What an overloaded name given to task() is taken for, as nothing else can be made of it.
struct OverloadedName
{
    OverloadedName(...); // never called: so that the compiler does not list every task() that does not match
};

template<typename F>
struct TaskFor
{
    using Type = Task<F>;
};
template<typename F>
    requires std::is_same_v<F, OverloadedName>
struct TaskFor<F>
{
    static_assert(!std::is_same_v<F, OverloadedName>,
                  "parallel::task: this function is a template or has overloads. Put a lambda around it: "
                  "[](auto &&...a) { return f(std::forward<decltype(a)>(a)...); }");
    using Type = void;
};
template<typename F>
using TaskOf = typename TaskFor<std::decay_t<F>>::Type;

} // namespace detail

} // namespace parallel
