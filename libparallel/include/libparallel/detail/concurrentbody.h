// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What QtConcurrent's forms do with sequences, where it is not what map() and the like do.
/// Not part of the public API.

#pragma once

#include <libparallel/detail/maptofuture.h>
#include <libparallel/detail/reducebody.h>
#include <libparallel/detail/runcall.h>
#include <libparallel/filter.h>

#include <iterator>
#include <ranges>

namespace parallel::detail {

// --- the elements ---

/// Can a container be kept as a whole, copied or moved, or what iterators lie between?
template<typename F, typename Range, typename Container = std::remove_cvref_t<Range>>
inline constexpr bool isHeldWhole =
    areNumbered<Container> && !std::is_array_v<Container> && !consumes<F, ElementOf<Range>>
    && (std::ranges::view<Container> || areOwn<Range>
        || std::is_copy_constructible_v<std::ranges::range_value_t<Container>>);

/// Elements for calls that outlive this statement. Copying a container costs little where it is
/// implicitly shared; of iterators only they are kept, and what they point to must live as long.
template<typename F, typename Range>
auto heldElements(Range &&range)
{
    if constexpr (isHeldWhole<F, Range>)
        return std::remove_cvref_t<Range>(std::forward<Range>(range));
    else
        return ownElements<Range>(std::forward<Range>(range));
}

struct Dereference
{
    template<typename Iterator>
    decltype(auto) operator()(const Iterator &at) const
    {
        return *at;
    }
};

/// The elements where they are, to be changed there.
template<typename Range>
auto elementsInPlace(Range &range)
{
    if constexpr (std::ranges::random_access_range<Range> && std::ranges::sized_range<Range>) {
        return std::ranges::subrange(std::ranges::begin(range), std::ranges::end(range));
    } else {
        std::vector<std::ranges::iterator_t<Range>> places;
        for (auto at = std::ranges::begin(range); at != std::ranges::end(range); ++at)
            places.push_back(at);
        return std::move(places) | std::views::transform(Dereference());
    }
}

// --- the bodies ---

/// A result of each, or none.
template<typename Base, typename R>
class EachToFuture final : public ToFuture<Base, R>
{
public:
    using ToFuture<Base, R>::ToFuture;
    void run(qsizetype index) override
    {
        if constexpr (std::is_void_v<R>)
            (void)this->invoke(index);
        else
            addResultAt<R>(this->shared(), int(index), this->invoke(index));
    }
    std::unique_ptr<ElementValue> attempt(qsizetype index) override
    {
        if constexpr (std::is_void_v<R>)
            return MapBody::attempt(index);
        else
            return valueFor(
                [=, this] { return this->invoke(index); },
                [=, this](R &&made) { addResultAt<R>(this->shared(), int(index), std::move(made)); });
    }
};

template<typename Base>
class EachInPlace final : public Base
{
public:
    using Base::Base;
    void run(qsizetype index) override { (void)this->invoke(index); }
};

/// Leaves in a sequence those of its elements that are kept, when all have been decided.
template<typename Base, typename Sequence>
class FilterInPlace : public Filter<Base>
{
public:
    template<typename D, typename E>
    FilterInPlace(D *of, E &&elements, qsizetype size, Sequence &sequence)
        : Filter<Base>(of, std::forward<E>(elements), size), m_sequence(sequence)
    {
    }

    void apply()
    {
        Sequence kept;
        qsizetype index = 0;
        for (auto &element : m_sequence) {
            if (this->isKept(index++))
                kept.push_back(std::move(element));
        }
        m_sequence = std::move(kept);
    }

private:
    Sequence &m_sequence;
};
template<typename Base, typename Sequence>
class FilterInPlaceToFuture final : public FilterInPlace<ToFuture<Base, void>, Sequence>
{
public:
    using FilterInPlace<ToFuture<Base, void>, Sequence>::FilterInPlace;

private:
    void deliver() override { this->apply(); }
};

// --- sequences of results ---

template<typename R>
struct ListOf
{
    using Type = MapResults<R>;
};

/// The sequence that holds a result for each element of \a Sequence.
template<typename Sequence, typename R>
struct SequenceOf
{
    using Type =
        std::conditional_t<std::is_same_v<std::ranges::range_value_t<Sequence>, R>, Sequence, QList<R>>;
};
template<template<typename...> typename Sequence, typename... T, typename R>
    requires requires { typename Sequence<R>; }
struct SequenceOf<Sequence<T...>, R>
{
    using Type = Sequence<R>;
};

/// The one that is named, or one like \a Sequence; where there were two iterators, a list.
template<typename Output, typename Sequence, typename R, typename S = std::remove_cvref_t<Sequence>>
using OutputOr = std::conditional_t<!std::is_same_v<Output, AsReduced>, Output,
                                    typename std::conditional_t<std::ranges::view<S> || std::is_array_v<S>,
                                                                ListOf<R>, SequenceOf<S, R>>::Type>;

template<typename Output, typename Results>
Output toSequence(Results &&results)
{
    if constexpr (std::is_same_v<Output, std::remove_cvref_t<Results>>) {
        return std::forward<Results>(results);
    } else {
        Output output;
        for (auto &result : results)
            output.push_back(std::move(result));
        return output;
    }
}

// --- arguments ---

template<typename Begin, typename End>
inline constexpr bool areIterators =
    std::input_iterator<std::decay_t<Begin>> && std::sentinel_for<std::decay_t<End>, std::decay_t<Begin>>;

/// Calls \a form with a sequence, or what lies between two iterators, and what comes after that.
template<typename Form, typename First, typename... Rest>
auto withSequence(const Form &form, QThreadPool *pool, First &&first, Rest &&...rest)
{
    const auto between = [&]<typename End, typename... More>(End &&end, More &&...more) {
        return form(pool, std::ranges::subrange(std::decay_t<First>(first), std::decay_t<End>(end)),
                    std::forward<More>(more)...);
    };
    if constexpr (std::ranges::input_range<First>) {
        return form(pool, std::forward<First>(first), std::forward<Rest>(rest)...);
    } else {
        constexpr bool iterators =
            []<typename End, typename... More>(std::type_identity<std::tuple<End, More...>>) {
                return areIterators<First, End>;
            }(std::type_identity<std::tuple<Rest..., void *>>());
        static_assert(iterators,
                      "parallel::concurrent: give a sequence, or two iterators, and then the function; "
                      "before them a QThreadPool *, if wanted.");
        if constexpr (iterators)
            return between(std::forward<Rest>(rest)...);
    }
}

/// Calls \a form with a pool, which may stand before the sequence; nullptr where there is none.
template<typename Form, typename First, typename... Rest>
auto withArguments(const Form &form, First &&first, Rest &&...rest)
{
    if constexpr (isPool<First>)
        return withSequence(form, first, std::forward<Rest>(rest)...);
    else
        return withSequence(form, nullptr, std::forward<First>(first), std::forward<Rest>(rest)...);
}

} // namespace parallel::detail
