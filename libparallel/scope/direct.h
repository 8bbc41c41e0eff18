// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "worker/runner.h"

#include <mutex>
#include <optional>

namespace parallel::detail {

/// What threads without a guard make calls by: one runner for them all, made for the first of
/// them, so that a call costs no runner of its own. By whoever holds the lock; recursive, as
/// where no thread can be started, a call runs where it is made, and may make others.
struct DirectRunner
{
    std::recursive_mutex mutex; // guards the next
    std::optional<Runner> runner;
};

} // namespace parallel::detail
