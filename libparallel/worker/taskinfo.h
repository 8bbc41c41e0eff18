// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/progress.h>

#include <libparallel/detail/call.h>

namespace parallel::detail {

/// What signals and TaskFailures tell of a call, while it still has its arguments.
TaskInfo taskInfo(const Call &call, TaskState state, int worker, const std::exception_ptr &thrown);

/// Ends the life of \a call. What its arguments' destructors throw is logged.
void destroyArguments(Call *call) noexcept;

bool isCancelledError(const std::exception_ptr &thrown);

} // namespace parallel::detail
