// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// QtConcurrent's functions, with their arguments in Qt's order. Replace QtConcurrent:: by
/// parallel::concurrent::, and a program does what it did. What is new: the monitor shows the calls, blocking
/// functions may be called inside each other at any depth, exceptions keep their type, and a running call can
/// be asked to stop. See docs/qtconcurrent.md.

#pragma once

#include <libparallel/detail/concurrentforms.h>
#include <libparallel/detail/runcall.h>

#include <QtConcurrent/qtaskbuilder.h>

#include <tuple>

/// QtConcurrent's functions, by this library's workers.
///
/// Where no pool is named, calls go to the scope that is open, and without one to workers on
/// QThreadPool::globalInstance(). With a pool (the first argument), they go to workers on that one:
/// as many as it may have threads, beside what else runs there. As with QtConcurrent, the
/// destructor of a pool waits for its calls.
///
/// A function may be anything that can be called, also a functor that changes itself (each run()
/// has its own copy, and all calls of one map() share one), a std::ref() to one, and for sequences
/// a parallel::task(), which has a name. One that takes a std::stop_token first is given it:
/// QFuture::cancel() then reaches a call that runs.
///
/// A failure goes to the future and to nobody else, with its own type; the blocking functions
/// throw it. Any thread may call any of these.
namespace parallel::concurrent {

using QtConcurrent::FutureResult;
using QtConcurrent::OrderedReduce;
using QtConcurrent::ReduceOption;
using QtConcurrent::ReduceOptions;
using QtConcurrent::SequentialReduce;
using QtConcurrent::UnorderedReduce;

// --- run ---

/// Calls \a function with copies of \a args on another thread, and returns a future of what it
/// returns. A function that takes a QPromise<T> & before its arguments (a member function: after the
/// object) may make any number of results, tell its progress, and ask isCanceled().
template<typename Function, typename... Args>
    requires(!detail::isPool<Function>)
[[nodiscard]] auto run(Function &&function, Args &&...args)
{
    return detail::runOn<void, detail::Future::Held>(nullptr, 0, std::forward<Function>(function),
                                                     std::forward<Args>(args)...);
}
/// Calls it on the threads of \a pool.
template<typename Function, typename... Args>
[[nodiscard]] auto run(QThreadPool *pool, Function &&function, Args &&...args)
{
    return detail::runOn<void, detail::Future::Held>(pool, 0, std::forward<Function>(function),
                                                     std::forward<Args>(args)...);
}
/// Calls a function that takes a QPromise<T> & first, and whose type does not say so, such as a
/// generic lambda: run<T>(function, args…).
template<typename T, typename Function, typename... Args>
    requires(!detail::isPool<Function>)
[[nodiscard]] auto run(Function &&function, Args &&...args)
{
    return detail::runOn<std::type_identity<T>, detail::Future::Held>(
        nullptr, 0, std::forward<Function>(function), std::forward<Args>(args)...);
}
/// Calls it on the threads of \a pool.
template<typename T, typename Function, typename... Args>
[[nodiscard]] auto run(QThreadPool *pool, Function &&function, Args &&...args)
{
    return detail::runOn<std::type_identity<T>, detail::Future::Held>(
        pool, 0, std::forward<Function>(function), std::forward<Args>(args)...);
}

/// A call that is being put together. Made by concurrent::task().
template<typename Function, typename... Args>
class [[nodiscard("nothing is called before .spawn()")]] TaskBuilder
{
public:
    /// Makes the call, and returns its future. Once only: what was passed goes into the call.
    [[nodiscard]] auto spawn() { return make<detail::Future::Held>(); }
    /// Makes the call without a future. What it throws is logged.
    void spawn(FutureResult) { make<detail::Future::Ignored>(); }

    /// Passes these arguments to the function. To be called once.
    template<typename... More>
    auto withArguments(More &&...more)
    {
        static_assert(sizeof...(Args) == 0,
                      "parallel::concurrent::task: it has been given arguments already.");
        static_assert(sizeof...(More) > 0, "parallel::concurrent::task: withArguments() without any.");
        return TaskBuilder<Function, std::decay_t<More>...>(
            m_pool, m_priority, std::get<0>(std::move(m_call)), std::forward<More>(more)...);
    }
    /// Runs the call on the threads of this pool.
    TaskBuilder &onThreadPool(QThreadPool &pool)
    {
        m_pool = &pool;
        return *this;
    }
    /// Gives the call a priority, as QThreadPool::start() does: it runs before what waits for the pool with a
    /// lower one. The default is 0. Without effect in a scope, where no pool is named.
    TaskBuilder &withPriority(int priority)
    {
        m_priority = priority;
        return *this;
    }

private:
    template<typename, typename...>
    friend class TaskBuilder;
    template<typename F>
    friend auto task(F &&function);

    template<typename... Given>
    explicit TaskBuilder(QThreadPool *pool, int priority, Given &&...given)
        : m_call(std::forward<Given>(given)...), m_pool(pool), m_priority(priority)
    {
    }

    template<detail::Future future>
    auto make()
    {
        return std::apply(
            [this](auto &...parts) {
                return detail::runOn<void, future>(m_pool, m_priority, std::move(parts)...);
            },
            m_call);
    }

    std::tuple<Function, Args...> m_call;
    QThreadPool *m_pool;
    int m_priority;
};

/// Begins a call of \a function: task(f).withArguments(…).onThreadPool(p).withPriority(n).spawn().
template<typename Function>
auto task(Function &&function)
{
    return TaskBuilder<std::decay_t<Function>>(nullptr, 0, std::forward<Function>(function));
}

// --- map ---

/// map(sequence, function), map(begin, end, function); a pool may come first: calls \a function
/// with each element, which it may change where it is. Returns a QFuture<void> at once; the
/// sequence must stay as it is until that has finished.
template<typename... Args>
auto map(Args &&...args)
{
    return detail::withArguments(
        [](QThreadPool *pool, auto &&sequence, auto &&function) {
            return detail::mapLater(pool, sequence, std::forward<decltype(function)>(function));
        },
        std::forward<Args>(args)...);
}
/// Does what map() does, and waits for it.
template<typename... Args>
void blockingMap(Args &&...args)
{
    detail::withArguments(
        [](QThreadPool *pool, auto &&sequence, auto &&function) {
            detail::mapHere(pool, sequence, std::forward<decltype(function)>(function));
        },
        std::forward<Args>(args)...);
}

/// mapped(sequence, function), mapped(begin, end, function); a pool may come first: calls
/// \a function with each element, and returns at once a future of all results, in the order of
/// the elements. A sequence is copied; what iterators point to must live as long.
template<typename... Args>
auto mapped(Args &&...args)
{
    return detail::withArguments(
        [](QThreadPool *pool, auto &&sequence, auto &&function) {
            return detail::mappedLater(pool, std::forward<decltype(sequence)>(sequence),
                                       std::forward<decltype(function)>(function));
        },
        std::forward<Args>(args)...);
}
/// Maps as mapped() does, waits, and returns the results in a sequence of the same kind, or of
/// the kind that is named: blockingMapped<QStringList>(…).
template<typename Output = detail::AsReduced, typename... Args>
auto blockingMapped(Args &&...args)
{
    return detail::withArguments(
        [](QThreadPool *pool, auto &&sequence, auto &&function) {
            return detail::mappedHere<Output>(pool, std::forward<decltype(sequence)>(sequence),
                                              std::forward<decltype(function)>(function));
        },
        std::forward<Args>(args)...);
}

// --- filter ---

/// filter(sequence, keep); a pool may come first: removes the elements for which \a keep returns
/// false, when all have been asked. Returns a QFuture<void> at once; the sequence must stay as it
/// is until that has finished. After a failure or a cancel it is as it was.
template<typename... Args>
auto filter(Args &&...args)
{
    return detail::withArguments(
        [](QThreadPool *pool, auto &&sequence, auto &&keep) {
            return detail::filterLater(pool, sequence, std::forward<decltype(keep)>(keep));
        },
        std::forward<Args>(args)...);
}
/// Does what filter() does, and waits for it.
template<typename... Args>
void blockingFilter(Args &&...args)
{
    detail::withArguments(
        [](QThreadPool *pool, auto &&sequence, auto &&keep) {
            detail::filterHere(pool, sequence, std::forward<decltype(keep)>(keep));
        },
        std::forward<Args>(args)...);
}

/// filtered(sequence, keep), filtered(begin, end, keep); a pool may come first: returns at once a
/// future of the elements for which \a keep returns true, in their order.
template<typename... Args>
auto filtered(Args &&...args)
{
    return detail::withArguments(
        [](QThreadPool *pool, auto &&sequence, auto &&keep) {
            return detail::filteredLater(pool, std::forward<decltype(sequence)>(sequence),
                                         std::forward<decltype(keep)>(keep));
        },
        std::forward<Args>(args)...);
}
/// Filters as filtered() does, waits, and returns the elements in a sequence of the same type, or
/// of the one that is named.
template<typename Output = detail::AsReduced, typename... Args>
auto blockingFiltered(Args &&...args)
{
    return detail::withArguments(
        [](QThreadPool *pool, auto &&sequence, auto &&keep) {
            return detail::filteredHere<Output>(pool, std::forward<decltype(sequence)>(sequence),
                                                std::forward<decltype(keep)>(keep));
        },
        std::forward<Args>(args)...);
}

// --- reduce ---

/// mappedReduced(sequence, function, reduce), or begin and end in its place; a pool may come first,
/// and last a value to begin with, ReduceOptions, or both: makes one result of what \a function
/// returns for the elements. reduce(result, value) is called by one thread at a time. Returns a
/// future at once. Its type is that of the first parameter of reduce, or named:
/// mappedReduced<QImage>(…).
template<typename Result = detail::AsReduced, typename... Args>
auto mappedReduced(Args &&...args)
{
    return detail::withArguments(detail::ReduceLater<Result, detail::MappedValues>(),
                                 std::forward<Args>(args)...);
}
/// Reduces as mappedReduced() does, waits, and returns the result.
template<typename Result = detail::AsReduced, typename... Args>
auto blockingMappedReduced(Args &&...args)
{
    return detail::withArguments(detail::ReduceHere<Result, detail::MappedValues>(),
                                 std::forward<Args>(args)...);
}

/// filteredReduced(sequence, keep, reduce), with all that mappedReduced() may have: makes one
/// result of the elements for which \a keep returns true.
template<typename Result = detail::AsReduced, typename... Args>
auto filteredReduced(Args &&...args)
{
    return detail::withArguments(detail::ReduceLater<Result, detail::KeptElements>(),
                                 std::forward<Args>(args)...);
}
/// Reduces as filteredReduced() does, waits, and returns the result.
template<typename Result = detail::AsReduced, typename... Args>
auto blockingFilteredReduced(Args &&...args)
{
    return detail::withArguments(detail::ReduceHere<Result, detail::KeptElements>(),
                                 std::forward<Args>(args)...);
}

} // namespace parallel::concurrent
