// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/errors.h>

#include <stop_token>

/// Whether to give up: this task was cancelled, or the whole program interrupted.
/// The second is what a serial run has.
class Stop
{
public:
    Stop(std::stop_token task, std::stop_token program)
        : m_task(std::move(task)), m_program(std::move(program))
    {
    }

    bool requested() const { return m_task.stop_requested() || m_program.stop_requested(); }

    /// Leaves the task, which then counts as cancelled and not as failed.
    void check() const
    {
        if (requested())
            throw parallel::CancelledError("interrupted");
    }

private:
    std::stop_token m_task;
    std::stop_token m_program;
};
