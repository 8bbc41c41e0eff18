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

/// Where one of the two sides passes for every call and the other seldom: the
/// light side only keeps the compiler from reordering, and the heavy side makes
/// the system put a full fence into every running thread of the process. Where
/// the system cannot, both are full fences.
inline void lightFence() noexcept
{
    if (platform::hasProcessFence) [[likely]]
        std::atomic_signal_fence(std::memory_order_seq_cst);
    else
        fullFence();
}

inline void heavyFence() noexcept
{
    if (platform::hasProcessFence)
        platform::processFence();
    else
        fullFence();
}

} // namespace parallel::detail
