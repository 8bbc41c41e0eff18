// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>
#include <QtCore/qstring.h>

#include <vector>

namespace stress {

/// What a piece of a program does next.
struct Step
{
    enum Kind {
        Make,         ///< Makes the call `what`.
        Group,        ///< Opens the group `what`, does its steps, and ends it.
        Map,          ///< Maps over the calls of the group `what`.
        Barrier,      ///< barrier(), in the innermost group or scope.
        LostBarrier,  ///< barrier() in a task without a group: a UsageError.
        Throw,        ///< Leaves the task or group with an exception.
        GiveUp,       ///< Leaves it with CancelledError.
        CancelGroup,  ///< Cancels the group whose steps these are.
        CancelAll,    ///< Cancels all threads.
        CancelFuture, ///< Cancels the call `what`, made before.
        AskForStop,   ///< Gives up if asked to stop.
        Tell,         ///< Sets progress and a text.
    };
    Kind kind;
    int what = 0;
    bool caught = false; ///< What a group, map or barrier throws is not passed on.
};

using Steps = std::vector<Step>;

/// One call. Its number is its place in Plan::calls, and it is made at most once.
struct CallPlan
{
    /// What its task is to obey besides.
    enum Policy { None, Retried, Limited, Keyed, Rated, Delayed, Urgent, Patient };
    static constexpr int policies = 8;

    bool gives = false; ///< A task with a result.
    Steps steps;
    Policy policy = None;
    int failures = 0; ///< Of Retried: so many attempts fail before the one that does the steps.
};

/// What one thread does, from one guard of Threads::enter() to the next.
struct CallerPlan
{
    std::vector<Steps> rounds;
};

/// A random program, as plain data: the same one for the same seed, everywhere.
struct Plan
{
    explicit Plan(quint32 seed);

    int workers = 1;
    int queueLimit = 0; ///< 0: none.
    int timeoutMs = 0;  ///< 0: none.
    bool keepGoing = false;
    bool throws = false;
    bool cancels = false;
    bool scoped = false;   ///< One caller, in a threads() scope.
    bool controls = false; ///< One more thread pauses, resizes and looks.
    bool recorded = false; ///< With a journal.
    bool obeys = false;    ///< Some tasks have policies.
    int most = 0; ///< About so many calls at most. Many programs are small: that tries more of them.
    quint32 delays = 0; ///< One in so many points of the schedule is delayed; 0: none.

    std::vector<CallPlan> calls;
    std::vector<Steps> groups;
    std::vector<CallerPlan> callers;

    /// Nothing drops a call: a serial run tells exactly what has to happen.
    bool isExact() const { return !cancels && !timeoutMs && (keepGoing || !throws); }
    /// In short, for the message that goes with a seed.
    QString summary() const;
};

} // namespace stress
