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

/// Which failures are worth another attempt: a function that is given the exception and says so.
/// The type of its parameter chooses too: what is of another type is not tried again.
///
///     .retry({.when = [](const HttpError &error) { return error.status() == 503; }})
///
/// It may also take a `const std::exception_ptr &`, and then is given whatever was thrown. It is
/// called on the thread that ran the attempt, and must be as thread-safe as the task. What it
/// throws counts as no. A RetryAfter is tried again without asking it, a CancelledError never.
class RetryWhen
{
public:
    /// All failures but those that another attempt would not change: UsageError,
    /// std::logic_error and std::bad_alloc.
    RetryWhen() = default;
    /// What \a chooses says.
    template<typename Chooses>
        requires(!std::same_as<std::remove_cvref_t<Chooses>, RetryWhen>)
    RetryWhen(Chooses &&chooses) // NOLINT(*-explicit-constructor,*-reference-overload): as in the example
        : m_chooses(made(std::forward<Chooses>(chooses)))
    {
    }

    /// Has it a function of its own?
    explicit operator bool() const noexcept { return bool(m_chooses); }
    /// What that function says of \a thrown.
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

/// How a failed call is tried again: Task::retry(). A value that is out of range throws
/// ConfigError there.
///
///     .retry({.attempts = 5, .firstDelay = 1s, .factor = 2, .maxDelay = 1min, .jitter = 0.2})
struct Retry
{
    /// How often it is tried at most, the first time included: 1 to 65535.
    int attempts = 3;
    /// From the end of the first attempt to the beginning of the second.
    std::chrono::milliseconds firstDelay{1000};
    /// Each further delay is so many times the one before it: 1 to 1000.
    double factor = 2;
    /// No delay is longer (but what a RetryAfter asks for).
    std::chrono::milliseconds maxDelay{60'000};
    /// A random part of each delay, so that not all come again at the same time: 0.2 makes of
    /// 10 s something between 8 s and 12 s. 0 to 1.
    double jitter = 0.2;
    /// Which failures are worth it.
    RetryWhen when = {};
};

} // namespace parallel
