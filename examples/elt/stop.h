// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/errors.h>

#include <stop_token>

/// Whether to give up: the task was cancelled, timed out, or the whole program interrupted.
class Stop
{
public:
    explicit Stop(std::stop_token token) : m_token(std::move(token)) {}

    bool requested() const { return m_token.stop_requested(); }

    /// Leaves the task, which then counts as cancelled and not as failed.
    void check() const
    {
        if (requested())
            throw parallel::CancelledError("interrupted");
    }

private:
    std::stop_token m_token;
};
