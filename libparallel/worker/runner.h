// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/tally.h"
#include "queue/stocks.h"
#include "wait/context.h"
#include "worker/attempts.h"
#include "worker/ended.h"
#include "worker/executor.h"
#include "worker/recorder.h"
#include "worker/submitter.h"
#include "worker/taker.h"

#include <limits>

namespace parallel::detail {

class Worker;

/// What one thread needs to make calls to a pool and to run them: a worker has
/// one, and so has each guard that directs a thread's calls to the pool.
/// For that thread alone, but for its counts and its stock.
class Runner
{
    // First, as the parts use them.
    Pool &m_pool;
    Worker *const m_worker;
    const int m_number;
    const char *m_stackLimit = nullptr;
    Parker m_parker;

public:
    /// \a number is the worker's, from 1, or 0 for a thread that only calls.
    Runner(Pool &pool, int number, Worker *worker);
    ~Runner();
    Runner(const Runner &) = delete;
    Runner &operator=(const Runner &) = delete;

    OwnCounts counts;
    Stock stock;
    Ended ended;
    Recorder recorder;
    Submitter submitter;
    Taker taker;
    Executor executor;
    Attempts attempts;

    /// On the worker's thread, first of all.
    void beginThread();
    /// In the child of a fork, where this is its one thread's: forgets what is the parent's.
    void startAnew() noexcept;

    // What a worker does, one after the other:

    Call *take() { return taker.take(); }
    bool isHurried() const noexcept { return taker.isHurried(); }
    /// Will execute() first tell another Join of what has ended?
    bool mustSettle(const Call &call) const noexcept { return ended.isOfOther(call.join); }
    void execute(Call *call) { executor.execute(call); }
    /// Tells those concerned of what has ended. Before this thread sleeps.
    void settle();
    void sweepBatch() { taker.sweepBatch(); }

    // What one does that waits:

    /// Blocks until \a join, which this thread owns, has nothing left.
    void wait(Join &join);
    /// Sleeps until \a join has nothing left, or for so long; a task lends its place meanwhile,
    /// and runs nothing itself. False: it still has something.
    bool waitFor(Join &join, std::chrono::milliseconds time);
    /// For a task: lends its place while \a sleep() blocks.
    template<typename Sleep>
    void sleepWithoutPlace(Sleep sleep)
    {
        settle();
        lendPlace();
        sleep();
        reclaimPlace();
    }
    /// Where there are no workers, whoever waits does the work; at \a most so many calls.
    void runShared(int most = std::numeric_limits<int>::max());
    /// Closes the list of a group or batch all of whose calls have ended.
    void closeOwn(OwnQueue::List *list);

    /// Is there little room left on the thread's stack?
    bool isStackLow() const noexcept;

    Pool &pool() const noexcept { return m_pool; }
    bool isWorker() const noexcept { return m_worker != nullptr; }
    int number() const noexcept { return m_number; }
    Parker &parker() noexcept { return m_parker; }

private:
    void lendPlace();
    void reclaimPlace();
    void runOwn(Join &join);
    bool sleepUntilReleased(Join &join, class Interruptions &interruptions);
};

} // namespace parallel::detail
