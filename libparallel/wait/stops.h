// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <atomic>

namespace parallel::detail {

struct Join;

/// Which joins of a pool are stopped: their calls are dropped. Any thread.
class Stops
{
public:
    /// Must calls of \a join be dropped? Where nothing is stopped this costs one load of a
    /// line that hardly changes.
    bool isStopped(const Join &join) const noexcept
    {
        return m_count.load(std::memory_order_acquire) != 0 && isStoppedSlow(join);
    }
    /// Is anything stopped?
    bool any() const noexcept { return m_count.load(std::memory_order_acquire) != 0; }

    void set(Join &join, bool stopped);
    /// All joins are stopped from now on. False: they were.
    bool setForGood() noexcept;
    /// How often one was stopped.
    unsigned made() const noexcept { return m_made.load(std::memory_order_acquire); }

    /// In the child of a fork: none is, but for good.
    void startAnew() noexcept;

private:
    bool isStoppedSlow(const Join &join) const noexcept;

    alignas(64) std::atomic<int> m_count{0}; // of those that are; release, acquire
    std::atomic<unsigned> m_made{0};         // release, acquire
    std::atomic<bool> m_forGood{false};      // is one of m_count; release, acquire
};

} // namespace parallel::detail
