// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "analysis/calls.h"

namespace monitor {

/// A part of the chain that decided when a run ended.
struct PathStep
{
    enum Kind {
        Ran,      ///< The task `call` ran.
        HeldBack, ///< The task `call` was queued though a worker was free: a limit, a rate, a retry.
        Program,  ///< No task: the program did something before it made the next call.
    };

    Kind kind = Ran;
    quint32 call = Call::none;
    qint64 from = 0;
    qint64 to = 0;
    qint64 length() const { return to - from; }
};

/// The chain of waits that decided when the run ended, from its end to its beginning: a task
/// that ended last; what its worker had run before, where it had waited for a worker; who
/// called it, where it had not; the call for which its group or barrier had waited. Its steps
/// fill the whole time: a run is shorter only where they are.
std::vector<PathStep> criticalPath(const Calls &calls);

/// What the tasks of one name have of it.
struct PathShare
{
    quint16 name = 0;
    quint64 steps = 0;
    double time = 0; ///< Nanoseconds.
};
/// The greatest first.
std::vector<PathShare> pathShares(const Calls &calls, const std::vector<PathStep> &path);

/// The end of a run, or of a stage of it up to a barrier, when there was nothing left to
/// begin and the workers that were done waited for the last calls.
struct Tail
{
    qint64 from = 0; ///< When the last call had begun.
    qint64 to = 0;   ///< When the last one ended.
    quint32 last = Call::none; ///< That one.
    double idle = 0; ///< Nanoseconds of workers that waited.
    qint64 length() const { return to - from; }
};
/// Of each stage, the longest first.
std::vector<Tail> tails(const Calls &calls);

} // namespace monitor
