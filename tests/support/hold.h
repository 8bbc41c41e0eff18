// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/gate.h"

#include <libparallel/task.h>

#include <memory>

/// Holds all workers of a scope until it ends.
class Hold
{
public:
    explicit Hold(int workers)
    {
        const auto block = parallel::task("block", [gate = m_gate] { gate->pass(); });
        for (int i = 0; i < workers; ++i)
            block();
        m_gate->waitForArrivals(workers);
    }
    ~Hold() { m_gate->open(); }
    Hold(const Hold &) = delete;
    Hold &operator=(const Hold &) = delete;
    void end() { m_gate->open(); }

private:
    const std::shared_ptr<Gate> m_gate = std::make_shared<Gate>(); // the tasks leave it later than this does
};
