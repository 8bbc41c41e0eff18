// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/progress.h>

#include <QtCore/qlist.h>

#include <chrono>
#include <stdexcept>
#include <string>

namespace parallel {

/// What libparallel itself throws at run time. What your tasks throw reaches
/// you unchanged, with its own type.
class PARALLEL_EXPORT Error : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
    ~Error() override;
};

/// A value in Options or the environment is not acceptable. what() names the
/// setting, the value, and what is accepted.
class PARALLEL_EXPORT ConfigError : public Error
{
public:
    using Error::Error;
    ~ConfigError() override;
};

/// A wait took longer than the scope's timeout: by the time it is thrown, what
/// was queued has been dropped and what ran has been asked to stop and has ended. Or a call
/// took longer than its Task::timeout(): it was asked to stop, and has ended.
class PARALLEL_EXPORT TimeoutError : public Error
{
public:
    using Error::Error;
    ~TimeoutError() override;
};

/// Somebody cancelled: the code, or a person at the monitor. The wait throws it, because what follows a
/// barrier relies on all results. A task that throws it counts as cancelled, not as failed, and the wait for
/// it throws it too. After QFuture::cancel() no wait throws.
class PARALLEL_EXPORT CancelledError : public Error
{
public:
    using Error::Error;
    ~CancelledError() override;
};

/// Thrown by a task that knows when to try again, such as from a server's Retry-After. It counts as an attempt.
/// Where that was the last one, or the task has no Task::retry(), it is the call's failure, as any other
/// exception.
///
///     throw parallel::RetryAfter(20s, "the server answered 503");
class PARALLEL_EXPORT RetryAfter : public Error
{
public:
    /// Asks for another attempt \a delay from now, or later. \a why is for what() and the monitor.
    explicit RetryAfter(std::chrono::milliseconds delay, const std::string &why = {});
    ~RetryAfter() override;

    /// The time from the end of this attempt to the beginning of the next one.
    std::chrono::milliseconds delay() const noexcept { return m_delay; }

private:
    std::chrono::milliseconds m_delay;
};

/// Every failure of a scope or group that ran with OnFailure::Continue, in the
/// order in which they happened. what() gives the number and the first few.
class PARALLEL_EXPORT TaskFailures : public Error
{
public:
    /// The failed calls; TaskInfo::exception holds what each threw.
    explicit TaskFailures(QList<TaskInfo> failures);
    TaskFailures(const TaskFailures &) noexcept; ///< Copies without throwing, as exceptions have to.
    ~TaskFailures() override;

    /// The failed calls, in the order in which they failed.
    const QList<TaskInfo> &failures() const noexcept { return m_failures; }

private:
    QList<TaskInfo> m_failures;
};

/// The program asks for something that can never work, such as a barrier() in a task, which would wait for
/// that task itself.
class PARALLEL_EXPORT UsageError : public std::logic_error
{
public:
    using std::logic_error::logic_error;
    ~UsageError() override;
};

} // namespace parallel
