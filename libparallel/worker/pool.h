// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/settings.h"
#include "base/tally.h"
#include "journal/writer/writer.h"
#include "queue/pending.h"
#include "queue/room.h"
#include "policy/priorities.h"
#include "queue/stocks.h"
#include "wait/roots.h"
#include "worker/draining.h"
#include "worker/dropper.h"
#include "worker/entrance.h"
#include "worker/report.h"
#include "worker/roster.h"
#include "worker/stoppables.h"
#include "worker/suspended.h"
#include "worker/sweeper.h"

namespace parallel::detail {

class Overrides;
class Relay;
enum class Activity;

struct ClosePool
{
    journal::Writer *journal;
    void operator()(journal::PoolEntry *entry) const { journal->closePool(entry); }
};

/// What one threads() scope or Threads object is made of: its queue, its workers, its
/// counts, and what went wrong. Shared by all its threads.
class Pool
{
public:
    Pool(const Settings &settings, Relay *relay);
    ~Pool();
    /// Ends its threads, which have nothing left to do, and waits for that. Calls that
    /// are made later are dropped.
    void end();
    /// Ends it when the last task has ended, by the supervisor. \a self is this pool's owner.
    void endByItself(std::shared_ptr<void> self);
    /// By the supervisor. Where it has to be ended now: its owner.
    std::shared_ptr<void> takeIfOver();
    bool endsByItself() const noexcept { return m_endsByItself.load(std::memory_order_acquire); }

    Settings settings;              // constant but for startAnew()
    Relay *const relay;             // to the signals; nullptr: there are none
    journal::Writer *const journal; // nullptr: not recorded
    const std::unique_ptr<journal::PoolEntry, ClosePool> entry; // this pool's, in the journal

    const std::shared_ptr<const Overrides> overrides; // of tasks' policies; nullptr: none

    Tally tally; // what all threads have called, started and ended

    // What waits to be run:
    SharedQueue queue;
    Stocks stocks;
    Priorities priorities;
    PendingCalls pending;
    Entrance entrance; // of calls that wait before the queue
    Room room;
    Suspended suspended; // maps whose futures' holders have suspended them

    // Who waits, and what stops:
    Failures failures; // of batches that have ended, and what concerns all
    Stops stops;
    Roots roots;
    Stoppables stoppables;
    Dropper dropper;
    Sweeper sweeper;
    Draining draining;

    Roster roster;
    Report report;

    /// Threads that are no workers have run calls, where no worker could be started: what
    /// these calls call is queued in common. Set before, and read by who saw such a call.
    std::atomic<bool> hadHelpers{false};
    /// How often tick() was called: a clock that costs nothing to read. Relaxed: it says only
    /// that time goes by.
    std::atomic<unsigned> ticks{0};

    /// Is there anything in the queue, or taken from it by a worker and not begun?
    /// Certain in the sense of SharedQueue::isEmpty().
    bool hasWork() const
    {
        return !queue.isEmpty() || stocks.hasWork() || priorities.hasUrgent() || priorities.hasPatient();
    }
    /// Adds a call that has policies to what waits to be run. False: there is no memory for it.
    bool enqueue(Call *call, SharedQueue::Producer &producer);
    /// Has all that was called ended?
    bool isDrained() const;
    Progress progress() const { return tally.progress(); }
    /// Do exceptions leave the calls themselves, as they run where they are made?
    bool leavesCalls() const noexcept { return !settings.enabled && !settings.keepGoing; }

    /// A call of \a join has failed.
    void fail(Join &join, const TaskInfo &failure);
    /// Drops all that is queued and asks what runs to stop. False: there was nothing.
    bool cancel(const char *why);
    /// So it does with what \a join waits for.
    void stop(Join &join);
    /// Throws what went wrong in \a join, which has been waited for.
    void rethrow(Join &join);

    /// The roster is quiet: nobody is running or taking calls.
    void onQuiet();
    /// An event has come to the thread that owns the Threads object, which is told of tasks.
    void onEvent() noexcept;
    /// By the supervisor, a few times a second.
    Activity tick();

    /// Before and after a fork(): so that no other thread is changing the lists then.
    void lockForFork();
    void unlockAfterFork();
    /// In the child, on its one thread: calls run where they are made from now on, nothing
    /// is waited for, and what was queued or ran elsewhere is the parent's.
    void startAnew();
    /// Was it made before a fork(), by the parent?
    bool isInherited() const noexcept { return m_inherited; }

private:
    void helpOut();

    bool m_inherited = false; // set where there is but one thread
    std::shared_ptr<void> m_self; // written before m_endsByItself, read by the supervisor after it
    std::atomic<bool> m_endsByItself{false}; // release, acquire
};

} // namespace parallel::detail
