// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/export.h>

namespace parallel {

namespace detail {
struct GroupScope;
}

/// Waits for all calls made so far in this thread's innermost open group, or
/// else scope, and for the calls they made; then rethrows the first failure, or
/// throws TaskFailures with OnFailure::Continue.
/// Separates the stages of a job. Without a scope, or when serial, everything
/// has already run: returns at once.
///
/// Throws what failed; CancelledError; TimeoutError; and UsageError in a task
/// that has no group or scope of its own open, because it would wait for itself.
PARALLEL_EXPORT void barrier();

/// A set of calls that are waited for together, open until the guard ends. Made by group().
///
/// Belongs to the thread that opened it. Other threads may call only cancel(), while the guard lives.
class [[nodiscard("a group ends with the statement that drops its guard; "
                  "name it: const auto group = parallel::group();")]] PARALLEL_EXPORT Group
{
public:
    /// Waits for the group's calls and throws what wait() would. While another exception is in flight it waits and logs.
    ~Group() noexcept(false);
    Group(const Group &) = delete;
    Group &operator=(const Group &) = delete;

    /// Waits for the calls made so far, and their nested calls; rethrows the first
    /// failure, or throws TaskFailures (with OnFailure::Continue), TimeoutError or
    /// CancelledError, once. The group stays open for more. UsageError outside the
    /// thread, or the very task, that opened it.
    void wait() const;

    /// Drops those of its calls that have not started and asks those that run
    /// to stop. The next wait() throws CancelledError. Returns without waiting.
    void cancel() const;

private:
    friend Group group();
    Group();
    detail::GroupScope *d;
};

/// Opens a group: until its guard ends, the calls this thread makes belong to
/// it, and its end waits for them and their nested calls, and nothing else.
/// Allowed inside a task, at any depth, with any number of workers: a task that
/// waits runs its own queued calls first, and lends its place to another task
/// while it sleeps. Without a scope it does nothing.
///
///     const auto customer = parallel::task("customer", [&](int id) {
///         const auto group = parallel::group();
///         for (const QUrl &url : documentsOf(id))
///             fetch(url);
///     });                                // the end of the group: all of them are here
PARALLEL_EXPORT Group group();

} // namespace parallel
