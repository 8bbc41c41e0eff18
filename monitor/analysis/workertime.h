// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "analysis/calls.h"

namespace monitor {

/// What the workers of a run did with their time. In nanoseconds of all workers together.
struct WorkerTime
{
    double running = 0;
    double groups = 0;   ///< Nothing to do but to wait for the calls of a group.
    double heldBack = 0; ///< Calls waited, and workers were free: a limit, a rate, a retry.
    double idle = 0;     ///< Nothing was queued.

    double all() const { return running + groups + heldBack + idle; }
};

/// Of all scopes together, each from its opening to its end. A task that waits for a group
/// gives its place to another: only places that nobody took count as waiting.
WorkerTime workerTimeOf(const Calls &calls);

} // namespace monitor
