// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "policy/waitingroom.h"
#include "worker/frame.h"

namespace parallel::detail {

class Pool;

/// How one thread makes and runs calls that have policies: they may wait before the queue, and be
/// tried again. For that thread alone, but for the static functions.
class Attempts
{
public:
    explicit Attempts(Runner &runner) noexcept;

    /// Memory for a call with \a policy, and in front of it what it has for that. Throws
    /// std::bad_alloc.
    static CallMemory allocate(std::size_t size, const Definition &definition, const PolicyRef &policy,
                               Runner &runner);
    /// Of a call that was never made.
    static void discard(CallMemory memory) noexcept;
    /// Finds the limits of a call that was just made. Where that fails, ends the call and throws.
    static void prepare(Call *call);
    /// The call has ended, or will not run: gives back what it has of its policies.
    static void end(Call *call) noexcept;

    /// Queues \a call, or lets it wait for that. \a hasNoRoom: it was given no place in the queue.
    void submit(Call *call, bool hasNoRoom);
    /// Runs an attempt. False: it has failed and waits for the next one, or for a place at a limit or
    /// rate, and may be gone.
    bool execute(Call *call);
    /// Where there are no workers: all attempts, with sleep between them. \a thrown becomes what
    /// the last one threw. False: it was stopped meanwhile, and dropped.
    bool runSerially(Call *call, std::exception_ptr &thrown);

private:
    bool goes(Call *call, WaitingRoom::Entered entered);
    void suspend(Call *call);
    bool takePlaces(Call *call);
    bool run(Call *call, std::exception_ptr &thrown, qint64 &retryAt);
    bool leave(Call *call, std::exception_ptr &thrown);
    static bool mustLeave(const Call &call);
    static void comeHome(PolicyHead &head) noexcept;
    void noteRetried(Call *call, Frame &frame, const std::exception_ptr &thrown);
    void waitUntil(Call *call, qint64 due, PolicyHead::Why why);
    void enqueue(Call *call);
    void dropStopped(Call *call);
    bool isUnwanted(const Call &call) const;
    Adder adder() const;

    Runner &m_runner;
    Pool &m_pool;
};

} // namespace parallel::detail
