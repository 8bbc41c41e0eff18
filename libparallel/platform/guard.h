// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Keeps a process alive when somebody truncates the journal that it has mapped, or
/// the disk under it fails. The kernel answers an access beyond the new end with
/// SIGBUS, at any instruction; no check of the size beforehand can rule that out. So
/// a handler for SIGBUS puts zeroes in the place of what is gone, from the page that
/// was touched to the end of its part (a journal's chunk), and notes it. A reader then finds empty
/// slots, and a flag; a writer writes into memory of its own, and stops recording.
///
/// Faults anywhere else go to the handler that was there before. The reader and the
/// writer are two libraries, and each has a handler of its own: they chain.

#pragma once

#include <atomic>
#include <cstddef>

namespace parallel::platform {

/// Guards one mapped range, of parts of one size, while it lives.
/// To be destroyed before it is unmapped.
class BusGuard
{
public:
    /// \a truncated is set when something was gone; it must outlive the guard.
    BusGuard(const void *begin, std::size_t size, std::size_t part, std::atomic<bool> *truncated);
    ~BusGuard();
    BusGuard(const BusGuard &) = delete;
    BusGuard &operator=(const BusGuard &) = delete;

private:
    struct Range *m_range;
};

} // namespace parallel::platform
