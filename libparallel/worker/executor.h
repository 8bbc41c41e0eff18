// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "worker/taskinfo.h"

namespace parallel::detail {

class Pool;
class Runner;

/// How one thread runs calls and ends them. For that thread alone.
class Executor
{
public:
    explicit Executor(Runner &runner) noexcept;

    /// Runs \a call, or drops it if it was cancelled, and ends it.
    void execute(Call *call);
    /// Runs one that is no map's, and tells all but its Join. What it throws comes back.
    std::exception_ptr runTask(Call *call);

private:
    friend class Attempts; // which runs those that have policies

    bool mustDrop(Call *call) const;
    std::exception_ptr runInContext(Call *call, Frame &frame, void (Call::*step)() = &Call::run);
    void noteStarted(Call *call, Frame &frame);
    void noteOutcome(Call *call, Frame &frame, std::exception_ptr &thrown);
    void settleFuture(Call *call, std::exception_ptr &thrown);
    void destroy(Call *call);

    Runner &m_runner;
    Pool &m_pool;
};

} // namespace parallel::detail
