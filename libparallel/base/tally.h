// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/counts.h"

#include <mutex>
#include <vector>

namespace parallel::detail {

/// The counts of all threads that make calls to a pool and run them, those that are gone
/// included. Any thread.
class Tally
{
public:
    /// Throws std::bad_alloc.
    void add(const Counts *counts);
    /// What \a counts says stays in the sum.
    void remove(const Counts *counts);
    /// \a n calls have ended without having been started. Release: as Counts::add().
    void countDropped(qint64 n) noexcept { m_dropped.fetch_add(n, std::memory_order_release); }

    /// The counts at this instant; see Totals for why they add up.
    Totals totals() const;
    Progress progress() const { return totals().progress(); }

    /// Around a fork().
    void lockForFork() { m_mutex.lock(); }
    void unlockAfterFork() { m_mutex.unlock(); }
    /// In its child, with the lock held: nothing was called, and there are none but those
    /// added again, for which there is room.
    void startAnew() noexcept;
    void addAgain(const Counts *counts) { m_counts.push_back(counts); }

private:
    mutable std::mutex m_mutex; // guards the next two
    std::vector<const Counts *> m_counts;
    Counts m_retired; // of threads that are gone
    std::atomic<qint64> m_dropped{0};
};

/// One thread's counts, which its pool's tally includes as long as they are there.
class OwnCounts final : public Counts
{
public:
    explicit OwnCounts(Tally &tally) : m_tally(tally) { tally.add(this); }
    ~OwnCounts() { m_tally.remove(this); }
    OwnCounts(const OwnCounts &) = delete;
    OwnCounts &operator=(const OwnCounts &) = delete;

    /// In the child of a fork.
    void startAnew() noexcept { new (static_cast<Counts *>(this)) Counts; }

private:
    Tally &m_tally;
};

} // namespace parallel::detail
