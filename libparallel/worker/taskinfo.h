// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/progress.h>

#include "worker/frame.h"

namespace parallel::detail {

/// The number by which the task in \a frame is told of. By its own thread.
quint64 toldId(Frame &frame) noexcept;

/// What signals and TaskFailures tell of a call, while it still has its arguments.
/// Texts for which there is no memory are missing from it.
TaskInfo taskInfo(const Call &call, Frame &frame, TaskState state, const std::exception_ptr &thrown) noexcept;

/// What is told of a call that is being dropped. \a journal is where it is recorded, if so.
TaskInfo droppedInfo(const Call &call, const journal::Writer *journal) noexcept;

/// Ends the life of \a call. What its arguments' destructors throw is logged.
void destroyArguments(Call *call) noexcept;
/// Ends the life of its arguments alone. What their destructors throw is logged.
void releaseArguments(Call *call) noexcept;

/// Is it a CancelledError?
bool isCancelledError(const std::exception_ptr &thrown);

/// What has become of a task that has thrown this, or nothing (nullptr).
inline TaskState outcomeOf(const std::exception_ptr &thrown)
{
    return !thrown                    ? TaskState::Succeeded
           : isCancelledError(thrown) ? TaskState::Cancelled
                                      : TaskState::Failed;
}

} // namespace parallel::detail
