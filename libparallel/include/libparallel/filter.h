// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/reducebody.h>
#include <libparallel/map.h>

#include <iterator>
#include <memory>
#include <ranges>

namespace parallel {

/// Calls \a keep with each element of \a range, at the same time where a scope is open, and
/// returns those for which it returned true, in the order of the range: as a QList, or as a
/// std::vector where they cannot be copied. Each element counts as one call. Blocks until all
/// have ended, as a group() does. May be called in a task.
///
/// The task gets each element by const reference. Elements that are kept are copied, or moved by
/// filter(keep, std::move(range)). Throws what map() throws.
///
///     const QList<QUrl> alive = parallel::filter(answers, urls);
template<typename F, typename L, std::ranges::input_range Range>
auto filter(const Task<F, L> &keep, Range &&range)
{
    if constexpr (detail::checkFilter<F, Range, true>()) {
        auto elements = detail::elementsToKeep<F>(std::forward<Range>(range));
        const auto count = qsizetype(std::ranges::size(elements));
        const auto body =
            std::make_shared<detail::FilterToList<detail::DefinitionOf<F, L>, decltype(elements)>>(
                detail::MapAccess::definition(keep), std::move(elements), count);
        detail::runMap(body);
        return body->takeResults();
    }
}
/// Filters the elements from \a begin to \a end, as filter() does a range.
template<typename F, typename L, std::input_iterator Iterator, std::sentinel_for<Iterator> End>
auto filter(const Task<F, L> &keep, Iterator begin, End end)
{
    return filter(keep, std::ranges::subrange(std::move(begin), std::move(end)));
}

/// Filters as filter() does, and returns at once: a future of the elements for which
/// \a keep returned true, in the order of the range and without gaps. An element is there when all before it
/// have been decided, as with QtConcurrent::filtered(). The elements are copied, or moved by
/// filtered(keep, std::move(range)).
///
/// The future tells progress and can be cancelled and suspended, as that of mapped(). A failure goes to the
/// future and to the scope. Without a scope, all calls have run when this returns, and it throws what failed.
template<typename F, typename L, std::ranges::input_range Range>
auto filtered(const Task<F, L> &keep, Range &&range)
{
    if constexpr (detail::checkFilter<F, Range, true>()) {
        auto elements = detail::ownElements<Range>(std::forward<Range>(range));
        const auto count = qsizetype(elements.size());
        return detail::startMap(
            std::make_shared<detail::FilterToFuture<detail::DefinitionOf<F, L>, decltype(elements),
                                                    detail::ElementOf<Range>>>(
                detail::MapAccess::definition(keep), std::move(elements), count));
    }
}
/// Filters the elements from \a begin to \a end, as filtered() does a range.
template<typename F, typename L, std::input_iterator Iterator, std::sentinel_for<Iterator> End>
auto filtered(const Task<F, L> &keep, Iterator begin, End end)
{
    return filtered(keep, std::ranges::subrange(std::move(begin), std::move(end)));
}

} // namespace parallel
