// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// QtConcurrent's forms for sequences, with their arguments parted. Not part of the public API.

#pragma once

#include <libparallel/detail/concurrentbody.h>

namespace parallel::detail {

/// A failure goes to the future and to no scope.
template<typename Body>
auto startQuietly(const std::shared_ptr<Body> &body)
{
    body->keepFailures();
    auto future = body->future();
    try {
        submitMap(body);
    } catch (...) { // where calls run at once, they throw at once
        if (!future.isFinished())
            throw;
    }
    return future;
}

/// Says what is wrong with changing elements where they are, if anything is.
template<typename F, typename Elements>
consteval bool checkInPlace()
{
    constexpr bool callable = isCallable<F, std::ranges::range_reference_t<Elements>>;
    static_assert(callable,
                  "parallel::concurrent::map: the function cannot be called with an element of this "
                  "sequence, as a reference.");
    return callable;
}

template<template<typename...> typename Body, typename Task, typename Elements, typename... More>
auto makeBody(const Task &task, Elements elements, More &&...more)
{
    const auto count = qsizetype(std::ranges::size(elements));
    return std::make_shared<Body<MapOver<typename TaskParts<Task>::D, Elements>>>(
        MapAccess::definition(task), std::move(elements), count, std::forward<More>(more)...);
}

template<typename Base>
using EachInPlaceToFuture = EachToFuture<Base, void>;

template<typename Sequence, typename Fn>
QFuture<void> mapLater(QThreadPool *pool, Sequence &sequence, Fn &&fn)
{
    const CallsTo threads(pool);
    auto task = taskOf(std::forward<Fn>(fn));
    auto elements = elementsInPlace(sequence);
    if constexpr (checkInPlace<typename TaskParts<decltype(task)>::Function, decltype(elements)>())
        return startQuietly(makeBody<EachInPlaceToFuture>(task, std::move(elements)));
    else
        return {};
}

template<typename Sequence, typename Fn>
void mapHere(QThreadPool *pool, Sequence &sequence, Fn &&fn)
{
    const CallsTo threads(pool, CallsTo::Waited);
    auto task = taskOf(std::forward<Fn>(fn));
    auto elements = elementsInPlace(sequence);
    if constexpr (checkInPlace<typename TaskParts<decltype(task)>::Function, decltype(elements)>())
        runMap(makeBody<EachInPlace>(task, std::move(elements)));
}

template<typename Sequence, typename Fn>
auto mappedLater(QThreadPool *pool, Sequence &&sequence, Fn &&fn)
{
    const CallsTo threads(pool);
    auto task = taskOf(std::forward<Fn>(fn));
    using F = typename TaskParts<decltype(task)>::Function;
    if constexpr (checkMap<F, Sequence, !isHeldWhole<F, Sequence>>()) {
        auto elements = heldElements<F>(std::forward<Sequence>(sequence));
        const auto count = qsizetype(std::ranges::size(elements));
        using Base = MapOver<typename TaskParts<decltype(task)>::D, decltype(elements)>;
        return startQuietly(std::make_shared<EachToFuture<Base, MapResult<F, Sequence>>>(
            MapAccess::definition(task), std::move(elements), count));
    }
}

template<typename Output, typename Sequence, typename Fn>
auto mappedHere(QThreadPool *pool, Sequence &&sequence, Fn &&fn)
{
    const CallsTo threads(pool, CallsTo::Waited);
    auto task = taskOf(std::forward<Fn>(fn));
    using F = typename TaskParts<decltype(task)>::Function;
    if constexpr (checkMap<F, Sequence, !areInPlace<F, Sequence>>()) {
        using R = MapResult<F, Sequence>;
        auto elements = elementsOf<F>(std::forward<Sequence>(sequence));
        const auto count = qsizetype(std::ranges::size(elements));
        const auto body =
            std::make_shared<MapToList<typename TaskParts<decltype(task)>::D, decltype(elements), R>>(
                MapAccess::definition(task), std::move(elements), count);
        runMap(body);
        return toSequence<OutputOr<Output, Sequence, R>>(body->takeResults());
    }
}

template<typename Sequence, typename Keep>
QFuture<void> filterLater(QThreadPool *pool, Sequence &sequence, Keep &&keep)
{
    const CallsTo threads(pool);
    auto task = taskOf(std::forward<Keep>(keep));
    if constexpr (checkFilter<typename TaskParts<decltype(task)>::Function, Sequence &&, false>()) {
        auto elements = elementsInPlace(std::as_const(sequence));
        const auto count = qsizetype(std::ranges::size(elements));
        using Base = MapOver<typename TaskParts<decltype(task)>::D, decltype(elements)>;
        return startQuietly(std::make_shared<FilterInPlaceToFuture<Base, Sequence>>(
            MapAccess::definition(task), std::move(elements), count, sequence));
    } else {
        return {};
    }
}

template<typename Sequence, typename Keep>
void filterHere(QThreadPool *pool, Sequence &sequence, Keep &&keep)
{
    const CallsTo threads(pool, CallsTo::Waited);
    auto task = taskOf(std::forward<Keep>(keep));
    if constexpr (checkFilter<typename TaskParts<decltype(task)>::Function, Sequence &&, false>()) {
        auto elements = elementsInPlace(std::as_const(sequence));
        const auto count = qsizetype(std::ranges::size(elements));
        using Base = MapOver<typename TaskParts<decltype(task)>::D, decltype(elements)>;
        const auto body = std::make_shared<FilterInPlace<Base, Sequence>>(
            MapAccess::definition(task), std::move(elements), count, sequence);
        runMap(body);
        body->apply();
    }
}

template<typename Sequence, typename Keep>
auto filteredLater(QThreadPool *pool, Sequence &&sequence, Keep &&keep)
{
    const CallsTo threads(pool);
    auto task = taskOf(std::forward<Keep>(keep));
    using F = typename TaskParts<decltype(task)>::Function;
    if constexpr (checkFilter<F, Sequence, !isHeldWhole<F, Sequence>>()) {
        auto elements = heldElements<F>(std::forward<Sequence>(sequence));
        const auto count = qsizetype(std::ranges::size(elements));
        return startQuietly(std::make_shared<FilterToFuture<typename TaskParts<decltype(task)>::D,
                                                            decltype(elements), ElementOf<Sequence>>>(
            MapAccess::definition(task), std::move(elements), count));
    }
}

template<typename Output, typename Sequence, typename Keep>
auto filteredHere(QThreadPool *pool, Sequence &&sequence, Keep &&keep)
{
    const CallsTo threads(pool, CallsTo::Waited);
    return toSequence<OutputOr<Output, Sequence, ElementOf<Sequence>>>(
        parallel::filter(taskOf(std::forward<Keep>(keep)), std::forward<Sequence>(sequence)));
}

template<typename Result, template<typename, typename> typename Values>
struct ReduceLater
{
    template<typename Sequence, typename Fn, typename Reduce, typename... Rest>
    auto operator()(QThreadPool *pool, Sequence &&sequence, Fn &&fn, Reduce &&reduce, Rest &&...rest) const
    {
        const CallsTo threads(pool);
        auto task = taskOf(std::forward<Fn>(fn));
        using F = typename TaskParts<decltype(task)>::Function;
        using V = Values<F, Sequence>;
        using R = ReducedTo<Result, Reduce>;
        if constexpr (V::template check<!isHeldWhole<F, Sequence>>()
                      && checkReduce<R, typename V::Value, Reduce, Rest...>()) {
            auto elements = heldElements<F>(std::forward<Sequence>(sequence));
            const auto count = qsizetype(std::ranges::size(elements));
            using Base = MapOver<typename TaskParts<decltype(task)>::D, decltype(elements)>;
            using Body = ReductionToFuture<Base, V::keeps, R, typename V::Value, std::decay_t<Reduce>>;
            return startQuietly(std::make_shared<Body>(
                MapAccess::definition(task), std::move(elements), count, std::forward<Reduce>(reduce),
                initialValue<R>(std::forward<Rest>(rest)...), reduceOptions(rest...)));
        }
    }
};

template<typename Result, template<typename, typename> typename Values>
struct ReduceHere
{
    template<typename Sequence, typename Fn, typename Reduce, typename... Rest>
    auto operator()(QThreadPool *pool, Sequence &&sequence, Fn &&fn, Reduce &&reduce, Rest &&...rest) const
    {
        const CallsTo threads(pool, CallsTo::Waited);
        return reduceHere<Result, Values>(taskOf(std::forward<Fn>(fn)), std::forward<Sequence>(sequence),
                                          std::forward<Reduce>(reduce), std::forward<Rest>(rest)...);
    }
};

} // namespace parallel::detail
