// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

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

} // namespace parallel::detail
