// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How results become one. Not part of the public API.

#pragma once

#include <libparallel/detail/callable.h>

#include <QtConcurrent/qtconcurrentreducekernel.h>

#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>

namespace parallel::detail {

/// Stands for a result type that is not named: it is what the reduce function's first
/// parameter says, or the class that it is a member of.
struct AsReduced
{};

template<typename Result, typename Reduce>
struct ReducedBy
{
    using Type = Result;
};
template<typename Reduce>
struct ReducedBy<AsReduced, Reduce>
{
    using Type = std::remove_cvref_t<Parameter<Reduce, 0>>;
};
template<typename M, typename C>
struct ReducedBy<AsReduced, M C::*>
{
    using Type = C;
};
template<typename F>
struct ReducedBy<AsReduced, std::reference_wrapper<F>> : ReducedBy<AsReduced, std::remove_const_t<F>>
{};
template<typename Result, typename Reduce>
using ReducedTo = typename ReducedBy<Result, std::decay_t<Reduce>>::Type;

/// Calls \a Reduce with the result and one value after the other, by one thread at a time:
/// who adds a value while another thread is at it leaves it to that one, and waits for nobody.
template<typename R, typename V, typename Reduce>
class Reducer
{
public:
    template<typename F>
    Reducer(F &&reduce, R &&initial, QtConcurrent::ReduceOptions options)
        : m_isOrdered(options.testFlag(QtConcurrent::OrderedReduce)),
          m_reduce(std::forward<F>(reduce)),
          m_result(std::move(initial))
    {
    }

    /// What element \a index has given, which may be nothing. Any thread. Throws what the
    /// reduce function throws; after that nothing is reduced any more.
    void add(qsizetype index, std::optional<V> value)
    {
        std::unique_lock lock(m_mutex);
        if (m_isOrdered)
            m_later.emplace(index, std::move(value));
        else if (value)
            m_next.push_back(*std::move(value));
        if (m_isBusy)
            return;
        m_isBusy = true;
        for (std::deque<V> values = takeNext(); !values.empty(); values = takeNext()) {
            lock.unlock();
            for (V &next : values)
                std::invoke(m_reduce, m_result, std::move(next));
            lock.lock();
        }
        m_isBusy = false;
    }

    /// When all have been added.
    R takeResult() { return std::move(m_result); }

private:
    /// All that may be reduced now.
    std::deque<V> takeNext()
    {
        for (auto first = m_later.begin(); first != m_later.end() && first->first == m_reduced; ++m_reduced) {
            if (first->second)
                m_next.push_back(*std::move(first->second));
            first = m_later.erase(first);
        }
        return std::exchange(m_next, {});
    }

    const bool m_isOrdered;
    std::mutex m_mutex; // guards what follows, but for …
    std::deque<V> m_next;
    std::map<qsizetype, std::optional<V>> m_later; // in the order of the elements
    qsizetype m_reduced = 0; // so many elements, where that is ordered
    bool m_isBusy = false;   // somebody is reducing, or it has thrown

    Reduce m_reduce; // … these two: they are for who is reducing, and has made it busy
    R m_result;
};

// --- arguments ---

template<typename T>
inline constexpr bool areReduceOptions =
    std::is_same_v<std::remove_cvref_t<T>, QtConcurrent::ReduceOption>
    || std::is_same_v<std::remove_cvref_t<T>, QtConcurrent::ReduceOptions>;

/// What may follow the reduce function: a value to begin with, options, or both.
template<typename R, typename... Rest>
inline constexpr bool areReduceArguments = sizeof...(Rest) == 0;
template<typename R, typename Only>
inline constexpr bool areReduceArguments<R, Only> = areReduceOptions<Only> || std::is_convertible_v<Only, R>;
template<typename R, typename Initial, typename Options>
inline constexpr bool areReduceArguments<R, Initial, Options> =
    !areReduceOptions<Initial> && std::is_convertible_v<Initial, R> && areReduceOptions<Options>;

template<typename R>
R initialValue()
{
    return R();
}
template<typename R, typename First, typename... Rest>
R initialValue(First &&first, Rest &&...)
{
    if constexpr (areReduceOptions<First>)
        return R();
    else
        return R(std::forward<First>(first));
}

/// Qt's default: as they come, one at a time.
constexpr QtConcurrent::ReduceOptions reduceOptions()
{
    return QtConcurrent::UnorderedReduce | QtConcurrent::SequentialReduce;
}
template<typename Last, typename... Rest>
constexpr QtConcurrent::ReduceOptions reduceOptions(const Last &last, const Rest &...rest)
{
    if constexpr (areReduceOptions<Last>)
        return last;
    else
        return reduceOptions(rest...);
}

/// Says what is wrong with a reduction of values of type V, if anything is.
template<typename R, typename V, typename Reduce, typename... Rest>
consteval bool checkReduce()
{
    constexpr bool known = !std::is_void_v<R>;
    static_assert(known, "parallel::mapReduce: it cannot be told what this reduces to. Name it: "
                         "mapReduce<QString>(…).");
    constexpr bool gives = !std::is_void_v<V>;
    static_assert(!known || gives, "parallel::mapReduce: the task returns nothing that could be reduced.");
    if constexpr (known && gives) {
        constexpr bool reduces = std::is_invocable_v<std::decay_t<Reduce> &, R &, V>;
        static_assert(reduces,
                      "parallel::mapReduce: the reduce function cannot be called with the result so far, "
                      "as a reference, and a value to be added to it.");
        constexpr bool begins = (sizeof...(Rest) > 0 && !(areReduceOptions<Rest> || ...))
                                || (sizeof...(Rest) == 2) || std::is_default_constructible_v<R>;
        static_assert(begins,
                      "parallel::mapReduce: this result type has no default. Pass a value to begin with.");
        constexpr bool fit = areReduceArguments<R, Rest...>;
        static_assert(fit,
                      "parallel::mapReduce: after the reduce function come a value to begin with, which must "
                      "convert to the result's type, and QtConcurrent::ReduceOptions; both may be left out.");
        return reduces && begins && fit;
    } else {
        return false;
    }
}

} // namespace parallel::detail
