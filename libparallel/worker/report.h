// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "signals/progressline.h"

namespace parallel::detail {

class Pool;

/// What those see and ask for who watch a pool from outside: its counts in the journal and
/// in the progress line, and a monitor's control words. By one thread at a time.
class Report
{
public:
    explicit Report(Pool &pool);

    /// Tells how far it is; \a final: for the last time.
    void show(bool final);
    /// Does what a monitor asks for. Any value may be found there.
    void obeyControl();

    /// In the child of a fork: the line is the parent's.
    void startAnew() noexcept { (void)m_line.release(); }

private:
    Pool &m_pool;
    std::unique_ptr<ProgressLine> m_line; // nullptr: none is wanted
};

} // namespace parallel::detail
