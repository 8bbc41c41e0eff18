// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/callable.h>
#include <libparallel/export.h>

#include <chrono>
#include <concepts>
#include <exception>
#include <functional>
#include <type_traits>
#include <utility>

namespace parallel {

/// Says which failures are worth another attempt: a function that takes the exception and returns true
/// for those. An exception of another type than its parameter's is not tried again.
///
///     .retry({.when = [](const HttpError &error) { return error.status() == 503; }})
///
/// A function that takes a `const std::exception_ptr &` is given every exception. It is called on the thread
/// that ran the attempt, and must be as thread-safe as the task. If it throws, the call is not tried again. After a
/// RetryAfter a call is tried again without asking it, after a CancelledError never.
class RetryWhen
{
public:
    /// Chooses all failures except those that another attempt would not change: UsageError,
    /// std::logic_error and std::bad_alloc.
    RetryWhen() = default;
    /// Chooses those for which \a chooses returns true.
    template<typename Chooses>
        requires(!std::same_as<std::remove_cvref_t<Chooses>, RetryWhen>)
    RetryWhen(Chooses &&chooses) // NOLINT(*-explicit-constructor,*-reference-overload): as in the example
        : m_chooses(made(std::forward<Chooses>(chooses)))
    {
    }

    /// True if it was given a function.
    explicit operator bool() const noexcept { return bool(m_chooses); }
    /// Asks that function about \a thrown.
    bool operator()(const std::exception_ptr &thrown) const { return m_chooses(thrown); }

private:
    using Function = std::function<bool(const std::exception_ptr &)>;

    template<typename Chooses>
    static Function made(Chooses &&chooses)
    {
        using Parameter = std::remove_cvref_t<detail::Parameter<std::decay_t<Chooses>, 0>>;
        static_assert(!std::is_void_v<Parameter>,
                      "parallel::Retry: `when` takes one parameter of a known type, such as "
                      "[](const HttpError &error) { … }: that type says which exceptions it is asked about.");
        if constexpr (std::is_void_v<Parameter> || std::is_same_v<Parameter, std::exception_ptr>) {
            return std::forward<Chooses>(chooses);
        } else {
            return [chooses = std::forward<Chooses>(chooses)](const std::exception_ptr &thrown) -> bool {
                try {
                    std::rethrow_exception(thrown);
                } catch (const Parameter &exception) {
                    return chooses(exception);
                } catch (...) {
                    return false;
                }
            };
        }
    }

    Function m_chooses;
};

/// How a failed call is tried again. For Task::retry(), which throws ConfigError for a value that is out of
/// range.
///
///     .retry({.attempts = 5, .firstDelay = 1s, .factor = 2, .maxDelay = 1min, .jitter = 0.2})
struct Retry
{
    /// How often a call is tried at most, including the first time: 1 to 65535.
    int attempts = 3;
    /// The time from the end of the first attempt to the beginning of the second.
    std::chrono::milliseconds firstDelay{1000};
    /// By how much each further delay is longer than the one before it: 1 to 1000 times.
    double factor = 2;
    /// The longest delay, except for what a RetryAfter asks for.
    std::chrono::milliseconds maxDelay{60'000};
    /// How much of each delay is random, so that not all calls come back at the same time: 0.2 makes 10 s
    /// something between 8 s and 12 s. 0 to 1.
    double jitter = 0.2;
    /// Which failures are worth another attempt.
    RetryWhen when = {};
};

} // namespace parallel
