// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What a map makes of a range, and what it cannot take. Not part of the public API.

#pragma once

#include <libparallel/detail/misuse.h>

#include <ranges>
#include <type_traits>
#include <utility>

namespace parallel {

namespace detail {

template<typename Range>
using ElementOf = Kept<std::ranges::range_value_t<std::remove_cvref_t<Range>>>;

/// A task is given each element by const reference; where only that will do, for itself.
template<typename F, typename T>
inline constexpr bool consumes = !isCallable<F, const T &> && isCallable<F, T>;

template<typename F, typename T>
using Given = std::conditional_t<consumes<F, T>, T, const T &>;

template<typename F, typename Range>
using MapResult =
    typename ResultOf<isCallable<F, Given<F, ElementOf<Range>>>, F, Given<F, ElementOf<Range>>>::Type;

/// Can the elements be moved out of what was passed? (A view's belong to others.)
template<typename Range>
inline constexpr bool areOwn =
    !std::is_lvalue_reference_v<Range> && !std::is_const_v<Range> && !std::ranges::view<Range>;

/// What a loop over the range gives, or its own where they can be moved.
template<typename Range>
using Taken = std::conditional_t<areOwn<Range>, std::ranges::range_rvalue_reference_t<Range>,
                                 std::ranges::range_reference_t<Range>>;

/// Do the elements have numbers, so that they need not be copied?
template<typename Range>
inline constexpr bool areNumbered = std::ranges::random_access_range<const std::remove_reference_t<Range>>
                                    && std::ranges::sized_range<const std::remove_reference_t<Range>>;

/// Can a map use the elements where they are? Not so where the range has no numbers (a list, a
/// set, a generator), or the task wants them for itself.
template<typename F, typename Range>
inline constexpr bool areInPlace = !consumes<F, ElementOf<Range>> && areNumbered<Range>;

/// Says what is wrong with a map, if anything is. \a copies: it takes elements of its own.
template<typename F, typename Range, bool copies>
consteval bool checkMap()
{
    using T = ElementOf<Range>;
    constexpr bool mappable = isCallable<F, const T &> || isCallable<F, T>;
    static_assert(mappable,
                  "parallel::map: the task cannot be called with an element of this range. It is given "
                  "one element by const reference (after a std::stop_token, if it asks for one).");
    constexpr bool taken = !(copies || consumes<F, T>) || isStringBuilder<std::ranges::range_value_t<Range>>
                           || std::is_constructible_v<T, Taken<Range>>;
    static_assert(!mappable || taken,
                  "parallel::map: the elements of this range cannot be copied. Pass std::move(range), "
                  "or to map() with a task that takes an element by const reference.");
    using R = MapResult<F, Range>;
    static_assert(!std::is_reference_v<R>,
                  "parallel::map: the task returns a reference, which might not outlive the element. "
                  "Return a value or a pointer.");
    if constexpr (mappable && taken && !std::is_reference_v<R>)
        return checkResult<R>();
    else
        return false;
}

} // namespace detail

} // namespace parallel
