// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/elsewhere.h>

namespace parallel::detail {

/// While it lives, the callable that runs on this thread may send its call to another process,
/// or take up what that has answered.
class Departure
{
public:
    explicit Departure(const Departing &call) noexcept;
    ~Departure();
    Departure(const Departure &) = delete;
    Departure &operator=(const Departure &) = delete;

private:
    const Departing m_outer;
};

/// Do remote calls leave this process?
bool callsLeave() noexcept;
/// Threads are about to be made.
void tellClusterOfThreads();

} // namespace parallel::detail
