// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/policy.h>
#include <libparallel/retry.h>

#include "policy/keyedlimit.h"

#include <QtCore/qbytearray.h>

#include <memory>
#include <vector>

namespace parallel::detail {

class Overrides;

/// What a task's calls are to obey. Constant once a task has it; what its limits and rate count
/// is shared by all tasks that were made from the one that was given them.
class Policy
{
public:
    Policy() = default;
    Policy(const Policy &other);
    Policy &operator=(const Policy &) = delete;
    ~Policy();

    Retry retry{.attempts = 1};
    std::shared_ptr<Limit> limit;
    std::vector<std::shared_ptr<KeyedLimit>> keyed;
    std::shared_ptr<Rate> rate;
    qint64 timeout = 0; // nanoseconds; 0: none
    qint64 delay = 0;
    int priority = 0;
    bool isRemote = false; // its calls may run in another process

    /// Limits that one call may have to pass.
    std::size_t limitCount() const noexcept { return (limit ? 1 : 0) + keyed.size(); }

    mutable std::atomic<int> refs{0};

    // What it is where an operator has a say; guarded by the lock of Overrides.
    mutable std::shared_ptr<const Overrides> overridesOf;
    mutable PolicyRef overridden;
};

inline constexpr qint64 maxPlaces = 1'000'000'000;

/// Throws ConfigError for what is out of range.
void checkRetry(const Retry &retry);
/// From the end of attempt number \a attempt to the beginning of the next one.
qint64 delayAfter(const Retry &retry, int attempt) noexcept;
/// Is a failure of the kind of \a thrown worth another attempt? \a after becomes the delay that
/// it asks for itself, if it does.
bool isWorthRetrying(const Retry &retry, const std::exception_ptr &thrown, qint64 &after) noexcept;

} // namespace parallel::detail
