// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The elements of a range by number, for what needs all of them. Not part of the public API.

#pragma once

#include <libparallel/detail/elements.h>

#include <ranges>
#include <type_traits>
#include <utility>
#include <vector>

namespace parallel::detail {

template<typename Range>
std::vector<ElementOf<Range>> ownElements(Range &&range)
{
    std::vector<ElementOf<Range>> own;
    if constexpr (std::ranges::sized_range<Range>)
        own.reserve(std::size_t(std::ranges::size(range)));
    for (auto &&element : range)
        own.push_back(static_cast<Taken<Range> &&>(element));
    return own;
}

/// Where they are, or, where the range has no numbers or the task wants them for itself, own ones.
template<typename F, typename Range>
auto elementsOf(Range &&range)
{
    if constexpr (areInPlace<F, Range>)
        return std::views::all(std::as_const(range));
    else
        return ownElements<Range>(std::forward<Range>(range));
}

} // namespace parallel::detail
