// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What QtConcurrent cannot take, with a sentence that says what to write. Declared whether its
/// headers are included or not. Not part of the public API.

#pragma once

#include <libparallel/detail/misuse.h>

#include <QtCore/qglobal.h>

#include <type_traits>

namespace parallel::detail {

template<typename T>
inline constexpr bool isTask = false;
template<typename F, typename L>
inline constexpr bool isTask<Task<F, L>> = true;

/// A task that returns a future, so that Qt would make a future of a future. QFuture::unwrap()
/// of that crashes in Qt 6.4.
template<typename T, typename... Args>
concept ReturnsFuture = isTask<std::decay_t<T>> && std::is_invocable_v<std::decay_t<T>, std::decay_t<Args>...>
                        && !std::is_void_v<std::invoke_result_t<std::decay_t<T>, std::decay_t<Args>...>>;

template<typename T>
consteval void refuseTask()
{
    static_assert(!isTask<std::decay_t<T>>,
                  "QtConcurrent::run() of a parallel::task() would give a future of a future. Call the task: "
                  "task(arguments…) returns a QFuture. Or give the function itself to QtConcurrent::run() or "
                  "to parallel::concurrent::run().");
}

} // namespace parallel::detail

QT_BEGIN_NAMESPACE
class QThreadPool;

namespace QtConcurrent {

// As Qt's own, but for what they are constrained to.

template<class Function, class... Args>
    requires parallel::detail::ReturnsFuture<Function, Args...>
auto run(Function &&, Args &&...)
{
    return parallel::detail::refuseTask<Function>();
}
template<class Function, class... Args>
    requires parallel::detail::ReturnsFuture<Function, Args...>
auto run(QThreadPool *, Function &&, Args &&...)
{
    return parallel::detail::refuseTask<Function>();
}

} // namespace QtConcurrent
QT_END_NAMESPACE
