// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "platform/platform.h"

#include <atomic>

namespace parallel::detail {

/// For the two sides of "I store mine, then look at yours": at least one of two
/// threads that both do this sees the other's store.
inline void fullFence() noexcept
{
#if defined(__SANITIZE_THREAD__) && !defined(__clang__)
#  pragma GCC diagnostic push
#  pragma GCC diagnostic ignored "-Wtsan" // no data is handed over by it, so there is nothing to miss
#endif
    std::atomic_thread_fence(std::memory_order_seq_cst);
#if defined(__SANITIZE_THREAD__) && !defined(__clang__)
#  pragma GCC diagnostic pop
#endif
}

/// Can the system put a full fence into every running thread of the process? Both sides see the
/// same: it is found out before any thread of the library runs, and false until then.
extern const bool hasProcessFence;

/// Where one of the two sides passes for every call and the other seldom: the light side only
/// keeps the compiler from reordering, and the heavy side makes the system put a full fence into
/// every running thread of the process. A thread that stores, passes the light side and looks has
/// either stored before it got that fence, and the heavy side sees it; or it looks after it, and
/// sees what the heavy side has stored.
///
/// Where the system cannot (platform/posix.cpp), both are full fences: that is fullFence(), whose
/// promise is the one above, at the cost of one fence for every call.
inline void lightFence() noexcept
{
    if (hasProcessFence) [[likely]]
        std::atomic_signal_fence(std::memory_order_seq_cst);
    else
        fullFence();
}

inline void heavyFence() noexcept
{
    if (hasProcessFence)
        platform::processFence();
    else
        fullFence();
}

} // namespace parallel::detail
