// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/progress.h>

#include <algorithm>
#include <atomic>

namespace parallel::detail {

/// What one thread has done, in numbers that only grow. Written by that thread
/// alone (so an addition is a plain load and store), read by any.
struct alignas(64) Counts
{
    using Counter = std::atomic<qint64>;

    Counter called{0};
    Counter started{0};
    Counter succeeded{0};
    Counter failed{0};
    Counter cancelled{0}; // of those started
    Counter dropped{0};   // cancelled before they started
    Counter retried{0};   // of those started: failed attempts of calls that are queued again

    /// Release pairs with the acquire loads of Totals: whoever reads that a call has
    /// ended also reads that it was started, and called.
    static void add(Counter &counter, qint64 n = 1) noexcept
    {
        counter.store(counter.load(std::memory_order_relaxed) + n, std::memory_order_release);
    }
};

/// Sums the Counts of several threads so that they add up: first what has ended
/// and started, then what had been called, which includes all of that.
struct Totals
{
    qint64 called = 0;
    qint64 started = 0;
    qint64 succeeded = 0;
    qint64 failed = 0;
    qint64 cancelled = 0;
    qint64 dropped = 0;
    qint64 retried = 0;

    /// What one thread has started and ended. The starts are read first, so that no more
    /// tasks seem to run than there are workers: what starts later is still queued here,
    /// unless its end is seen.
    void addRun(const Counts &c) noexcept
    {
        const qint64 startedBefore = c.started.load(std::memory_order_acquire);
        const qint64 succeededNow = c.succeeded.load(std::memory_order_acquire);
        const qint64 failedNow = c.failed.load(std::memory_order_acquire);
        const qint64 cancelledNow = c.cancelled.load(std::memory_order_acquire);
        const qint64 retriedNow = c.retried.load(std::memory_order_acquire);
        succeeded += succeededNow;
        failed += failedNow;
        cancelled += cancelledNow;
        started += std::max(startedBefore, succeededNow + failedNow + cancelledNow + retriedNow);
        retried += retriedNow;
        dropped += c.dropped.load(std::memory_order_acquire);
    }
    void addCalled(const Counts &c) noexcept { called += c.called.load(std::memory_order_acquire); }

    Progress progress() const noexcept
    {
        const qint64 ended = succeeded + failed + cancelled;
        const qint64 waiting = called - started - dropped + retried;
        // A call that was tried again elsewhere, between the looks at two threads, seems to run twice.
        const qint64 twice = std::max<qint64>(0, -waiting);
        return {waiting + twice, started - retried - ended - twice, succeeded, failed, cancelled + dropped};
    }
};

} // namespace parallel::detail
