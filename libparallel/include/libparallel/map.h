// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/maptofuture.h>
#include <libparallel/group.h>
#include <libparallel/task.h>

#include <memory>
#include <ranges>

namespace parallel {

/// Calls \a task with each element of \a range, at the same time where a scope is
/// open, and returns the results in the order of the range, in whatever order the calls
/// finish: as a QList, as a std::vector where results cannot be copied, or nothing where the task returns
/// void. Each element counts as one call. Blocks until all calls have ended, as a group() does. May be called
/// in a task.
///
/// The elements are passed by const reference. Pass std::move(range) to a task that takes its argument for
/// itself, such as a std::unique_ptr. An element may wait for a later one, if another worker is free to run
/// that.
///
/// Throws what the end of a group() throws. With OnFailure::Stop, what has not started when one
/// fails is dropped.
///
///     const QList<QImage> thumbnails = parallel::map(thumbnail, files);
template<typename F, typename L, std::ranges::input_range Range>
auto map(const Task<F, L> &task, Range &&range)
{
    using R = detail::MapResult<F, Range>;
    using D = detail::DefinitionOf<F, L>;
    if constexpr (detail::checkMap<F, Range, !detail::areNumbered<Range>>()) {
        if constexpr (detail::areInPlace<F, Range>) {
            auto elements = std::views::all(std::as_const(range));
            const auto count = qsizetype(std::ranges::size(elements));
            const auto body = std::make_shared<detail::MapInto<D, decltype(elements), R>>(
                detail::MapAccess::definition(task), std::move(elements), count);
            if (!detail::currentContext) {
                for (qsizetype i = 0; i < count; ++i)
                    body->run(i);
            } else {
                const Group group = parallel::group();
                detail::submitMap(body);
            }
            return body->takeResults();
        } else {
            using Elements = detail::Segments<detail::ElementOf<Range>>;
            const auto body =
                std::make_shared<detail::MapInto<D, Elements, R>>(detail::MapAccess::definition(task));
            const Group group = parallel::group();
            detail::feedMap<Range>(body, range);
            group.wait();
            return body->takeResults();
        }
    }
}

/// Calls \a task with each element of \a range, as map() does, and returns at once: a future
/// with a place for each result, in the order of the range. Each result is announced when it is there, before
/// or after its neighbours, as by QtConcurrent::mapped(). The elements are copied, or moved by
/// mapped(task, std::move(range)). Read results that cannot be copied in place:
/// `for (const auto &result : future)`.
///
/// The future tells progress. QFuture::cancel() drops what has not begun. QFuture::suspend() keeps that
/// waiting until resume() or cancel(), and holds no worker meanwhile. Both take effect within a few hundredths
/// of a second. Barriers and the scope's end wait for a suspended future, as they do for a paused scope.
///
/// A failure goes to the future and to the scope. Without a scope, all calls have run when this returns, and
/// it throws what failed.
template<typename F, typename L, std::ranges::input_range Range>
auto mapped(const Task<F, L> &task, Range &&range)
{
    using R = detail::MapResult<F, Range>;
    using T = detail::ElementOf<Range>;
    if constexpr (detail::checkMap<F, Range, true>()) {
        const auto body = std::make_shared<detail::MapToFuture<detail::DefinitionOf<F, L>, T, R>>(
            detail::MapAccess::definition(task), detail::expectedOf(range));
        QFuture<R> future = body->future();
        detail::feedMap<Range>(body, range);
        return future;
    }
}

} // namespace parallel
