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
/// open, and returns the results in the order of the range, whatever the order in
/// which they finished: as a QList, or as a std::vector where they cannot be copied. (A task
/// that returns void: returns nothing.) Each element counts as one call. Blocks until all
/// have ended, as a group() does; may be used in a task.
///
/// The elements are passed by const reference. A task that cannot take them so, such as one
/// that takes a std::unique_ptr, is given them for itself: pass std::move(range). An element
/// may wait for a later one, if another worker is free to run that.
///
/// Throws as a group's end does. With OnFailure::Stop, what has not started when one
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

/// Calls \a task with each element of \a range, as map() does, without waiting: returns a
/// future with a place for each result, in the order of the range. Each result is announced
/// as it is there, whatever came of those before it, as QtConcurrent::mapped() does. Copies
/// the elements, or moves them: mapped(task, std::move(range)). Results that cannot be copied
/// are read where they are: `for (const auto &result : future)`.
///
/// The future has progress. QFuture::cancel() drops what has not begun. QFuture::suspend()
/// keeps it waiting, and no worker with it, until resume() or cancel(), of which it hears
/// within a few hundredths of a second; barriers and the scope's end wait all the while, as
/// they do for a scope that is paused.
///
/// A failure goes to the future and to the scope. Without a scope, all has run when it
/// returns, and a failure is thrown here.
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
