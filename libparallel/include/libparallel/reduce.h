// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/reducebody.h>

#include <iterator>
#include <ranges>

namespace parallel {

/// Calls \a task with each element of \a range, at the same time where a scope is open, and
/// makes one result of all that it returns: reduce(result, value) adds a value to the result,
/// and is never called by two threads at a time. Blocks until all calls have ended, as a group()
/// does, and returns the result. May be called in a task.
///
/// After \a reduce may come a value to begin with (else a default-constructed one), and
/// QtConcurrent::ReduceOptions: UnorderedReduce, the default, takes the values as they come; OrderedReduce
/// takes them in the order of the range, and keeps those that are early. The result has the type of reduce's
/// first parameter. Where that does not tell it, name it: mapReduce<QString>(…).
///
/// Throws what map() throws. What \a reduce throws counts as thrown by the call whose value it was given, and
/// nothing is reduced after it.
///
///     const auto add = [](QHash<QString, int> &all, const QHash<QString, int> &some) {
///         for (auto word = some.begin(); word != some.end(); ++word)
///             all[word.key()] += word.value();
///     };
///     const QHash<QString, int> words = parallel::mapReduce(countWords, files, add);
template<typename Result = detail::AsReduced, typename F, typename L, std::ranges::input_range Range,
         typename Reduce, typename... Rest>
auto mapReduce(const Task<F, L> &task, Range &&range, Reduce &&reduce, Rest &&...rest)
{
    return detail::reduceHere<Result, detail::MappedValues>(
        task, std::forward<Range>(range), std::forward<Reduce>(reduce), std::forward<Rest>(rest)...);
}
/// Reduces the elements from \a begin to \a end, as mapReduce() does a range.
template<typename Result = detail::AsReduced, typename F, typename L, std::input_iterator Iterator,
         std::sentinel_for<Iterator> End, typename Reduce, typename... Rest>
auto mapReduce(const Task<F, L> &task, Iterator begin, End end, Reduce &&reduce, Rest &&...rest)
{
    return mapReduce<Result>(task, std::ranges::subrange(std::move(begin), std::move(end)),
                             std::forward<Reduce>(reduce), std::forward<Rest>(rest)...);
}

/// Reduces as mapReduce() does, and returns at once: a future of the one result. The elements are
/// copied, or moved by mappedReduced(task, std::move(range), reduce). The future tells progress and can be
/// cancelled and suspended, as that of mapped(). It has no result if it was cancelled. A failure goes to the
/// future and to the scope. Without a scope, all calls have run when this returns, and it throws what failed.
template<typename Result = detail::AsReduced, typename F, typename L, std::ranges::input_range Range,
         typename Reduce, typename... Rest>
auto mappedReduced(const Task<F, L> &task, Range &&range, Reduce &&reduce, Rest &&...rest)
{
    return detail::reduceLater<Result, detail::MappedValues>(
        task, std::forward<Range>(range), std::forward<Reduce>(reduce), std::forward<Rest>(rest)...);
}
/// Reduces the elements from \a begin to \a end, as mappedReduced() does a range.
template<typename Result = detail::AsReduced, typename F, typename L, std::input_iterator Iterator,
         std::sentinel_for<Iterator> End, typename Reduce, typename... Rest>
auto mappedReduced(const Task<F, L> &task, Iterator begin, End end, Reduce &&reduce, Rest &&...rest)
{
    return mappedReduced<Result>(task, std::ranges::subrange(std::move(begin), std::move(end)),
                                 std::forward<Reduce>(reduce), std::forward<Rest>(rest)...);
}

/// Makes one result of the elements of \a range for which \a keep returns true, as mapReduce()
/// does of what a task returns, and waits for that.
template<typename Result = detail::AsReduced, typename F, typename L, std::ranges::input_range Range,
         typename Reduce, typename... Rest>
auto filterReduce(const Task<F, L> &keep, Range &&range, Reduce &&reduce, Rest &&...rest)
{
    return detail::reduceHere<Result, detail::KeptElements>(
        keep, std::forward<Range>(range), std::forward<Reduce>(reduce), std::forward<Rest>(rest)...);
}
/// Reduces the elements from \a begin to \a end, as filterReduce() does a range.
template<typename Result = detail::AsReduced, typename F, typename L, std::input_iterator Iterator,
         std::sentinel_for<Iterator> End, typename Reduce, typename... Rest>
auto filterReduce(const Task<F, L> &keep, Iterator begin, End end, Reduce &&reduce, Rest &&...rest)
{
    return filterReduce<Result>(keep, std::ranges::subrange(std::move(begin), std::move(end)),
                                std::forward<Reduce>(reduce), std::forward<Rest>(rest)...);
}

/// Reduces as filterReduce() does, and returns a future at once, as mappedReduced() does.
template<typename Result = detail::AsReduced, typename F, typename L, std::ranges::input_range Range,
         typename Reduce, typename... Rest>
auto filteredReduced(const Task<F, L> &keep, Range &&range, Reduce &&reduce, Rest &&...rest)
{
    return detail::reduceLater<Result, detail::KeptElements>(
        keep, std::forward<Range>(range), std::forward<Reduce>(reduce), std::forward<Rest>(rest)...);
}
/// Reduces the elements from \a begin to \a end, as filteredReduced() does a range.
template<typename Result = detail::AsReduced, typename F, typename L, std::input_iterator Iterator,
         std::sentinel_for<Iterator> End, typename Reduce, typename... Rest>
auto filteredReduced(const Task<F, L> &keep, Iterator begin, End end, Reduce &&reduce, Rest &&...rest)
{
    return filteredReduced<Result>(keep, std::ranges::subrange(std::move(begin), std::move(end)),
                                   std::forward<Reduce>(reduce), std::forward<Rest>(rest)...);
}

} // namespace parallel
