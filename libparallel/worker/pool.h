// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "journal/writer/writer.h"
#include "queue/batch.h"
#include "queue/pending.h"
#include "queue/sharedqueue.h"
#include "base/counts.h"
#include "wait/failures.h"
#include "wait/join.h"
#include "base/settings.h"
#include "worker/stoppables.h"
#include "worker/roster.h"
#include "worker/suspended.h"

#include <vector>

namespace parallel::detail {

class ProgressLine;
class Relay;

struct ClosePool
{
    journal::Writer *journal;
    void operator()(journal::PoolEntry *entry) const { journal->closePool(entry); }
};

/// What one threads() scope or Threads object is made of: its queue, its
/// workers, its counts, and what went wrong. Shared by all its threads.
class Pool
{
public:
    explicit Pool(const Settings &settings, Relay *relay);
    ~Pool();
    /// Ends its threads, which have nothing left to do, and waits for that. Calls that
    /// are made later are dropped.
    void end();
    /// Ends it when the last task has ended, by the supervisor. \a self is this pool's owner.
    void endByItself(std::shared_ptr<void> self);
    /// By the supervisor. Where it has to be ended now: its owner.
    std::shared_ptr<void> takeIfOver();
    bool endsByItself() const noexcept { return m_endsByItself.load(std::memory_order_acquire); }

    Settings settings; // constant but for startAnew()
    SharedQueue queue;
    PendingCalls pending;
    Roster roster;
    Stoppables stoppables;
    Suspended suspended; // maps whose futures' holders have suspended them
    Failures failures; // of batches that have ended, and what concerns all
    Relay *const relay; // to the signals
    journal::Writer *const journal;      // nullptr: not recorded
    const std::unique_ptr<journal::PoolEntry, ClosePool> entry; // this pool's, in the journal

    // --- taking calls ---

    /// Is there anything in the queue, or taken from it by a worker and not begun?
    /// Certain in the sense of SharedQueue::isEmpty().
    bool hasWork() const { return !queue.isEmpty() || m_batches.load(std::memory_order_relaxed) > 0; }
    /// By the owner of \a batch.
    void fill(Batch &batch, std::span<const SharedQueue::Item> items);
    std::optional<SharedQueue::Item> takeFrom(Batch &batch);
    /// Tells that \a runner, a worker's, has calls of its own to be taken. Needs no
    /// memory: where there is none for a place in the queue, takeFromOthers() finds it.
    void announce(SharedQueue::Producer &producer, Runner *runner);
    /// What one of the next \a count runners has taken from the queue and not begun.
    std::optional<SharedQueue::Item> takeFromOthers(std::size_t count = SIZE_MAX);

    /// By whoever has taken \a call from a queue. False: its holder had cancelled it, it has
    /// been settled, and is gone now.
    bool claim(Call *call) { return call->kind == CallKind::Plain || claimPending(call); }
    /// Of a queue that has nothing else left.
    void discardSettled(Call *call);
    /// Queues what may go on of the suspended maps, and drops what was stopped or cancelled. By
    /// the supervisor, and whoever stops something. True: there are more.
    bool resumeSuspended();

    // --- counting ---

    /// The counts at this instant; see Totals for why they add up.
    Progress progress() const;
    Totals totals() const;
    bool isDrained() const;
    void addRunner(Runner *runner);
    void removeRunner(Runner *runner);

    // --- waiting ---

    enum Until {
        Drained, // all that was called has ended
        Quiet,   // … and workers have told of it, and deleted what tasks have deleted later
    };
    /// Blocks until then, or throws (see Threads::wait()). Where the threads end next, they
    /// will be quiet anyway.
    void wait(Until until);
    /// Blocks until \a join has nothing left. By its owner only.
    void wait(Join &join);
    /// Throws what went wrong in \a join, which has been waited for.
    void rethrow(Join &join);
    /// Where no thread has been started yet, who waits looks this often whether to
    /// do the work itself: another thread may find out that none can be.
    static constexpr std::chrono::milliseconds unstaffedInterval{20};
    /// Looks whether all has ended, for those who wait for it. Whoever may have
    /// ended the last call, and is not a worker (the roster looks when they rest).
    void checkDrained() { roster.checkQuiet(); }
    /// The roster is quiet: nobody is running or taking calls.
    void onQuiet();
    /// By the supervisor, a few times a second. False: nothing goes on here.
    bool tick();
    /// How often it did: a clock that costs nothing to read. Relaxed: it says only that time goes by.
    std::atomic<unsigned> ticks{0};

    // --- stopping ---

    /// Must calls of \a join be dropped?
    bool isStopped(const Join &join) const noexcept
    {
        return stops.load(std::memory_order_acquire) != 0 && isStoppedSlow(join);
    }
    /// Drops all that is queued and asks what runs to stop.
    void cancel(const char *why);
    void cancelGroup(Join &join);
    /// Drops what is queued and stopped, and asks what runs and is stopped to stop. With
    /// a \a join, that is all that has been stopped.
    void sweep(const Join *join = nullptr);
    /// Do exceptions leave the calls themselves, as they run where they are made?
    bool leavesCalls() const noexcept { return !settings.enabled && !settings.keepGoing; }
    /// A call of \a join has failed.
    void fail(Join &join, const TaskInfo &failure);
    /// A call of \a join was cancelled by someone: whoever waits for it must know.
    void noteCancelled(Join &join, const char *why);
    /// \a n calls have ended without having been started.
    void countDropped(qint64 n) noexcept { m_dropped.fetch_add(n, std::memory_order_release); }
    /// Settles and ends a call that will not run. Any thread that has taken it from a queue.
    void drop(Call *call);

    /// Threads that are no workers have run calls, where no worker could be started: what
    /// these calls call is queued in common. Set before, and read by who saw such a call.
    std::atomic<bool> hadHelpers{false};

    /// Joins that are stopped. Release on each change; an acquire load of 0 says
    /// that none is, so that a task costs one load of a line that hardly changes.
    alignas(64) std::atomic<int> stops{0};

    // --- roots ---

    void addRoot(Join *join);
    /// Its guard ends: deletes it, now or when its last call ends.
    void detachRoot(Join *join);
    void deleteRoot(Join *join);

    // --- room (only with a queue limit) ---

    /// Takes a place in the queue. False when there is none and \a mayWait is
    /// false, when \a join was stopped meanwhile, or when there is nobody to make room.
    bool takeRoom(const Join &join, bool mayWait);
    void giveRoom();
    /// For a call that can be neither run now nor wait.
    void takeMoreRoom() { m_queued.fetch_add(1, std::memory_order_relaxed); }

    // --- fork() ---

    /// Before and after it: so that no other thread is changing the lists then.
    void lockForFork();
    void unlockAfterFork();
    /// In the child, on its one thread: calls run where they are made from now on, nothing
    /// is waited for, and what was queued or ran elsewhere is the parent's.
    void startAnew();
    /// Was it made before a fork(), by the parent?
    bool isInherited() const noexcept { return m_inherited; }

private:
    bool isStoppedSlow(const Join &join) const noexcept;
    bool claimPending(Call *call);
    bool claimIfStopped(Call *call);
    bool settleCancelled();
    void settleDropped(Call *call);
    void discard(Call *call);
    std::size_t mostInBatches() const;
    void setStopped(Join &join, bool stopped);
    void stopRoots();
    void sweepQueue();
    void dropAll(Call *calls);
    void onTimeout(Join *join);
    std::exception_ptr takeFailures();
    void report(bool final);
    void obeyControl();
    bool is(Until until) const { return isDrained() && (until == Drained || !roster.isActive()); }
    class Wait;
    bool sleepUntilReleased(Join &join, Wait &wait);

    alignas(64) std::unique_ptr<ProgressLine> m_line;
    bool m_inherited = false; // set where there is but one thread
    std::atomic<bool> m_ended{false}; // release and acquire as `stops`, which counts it too
    std::shared_ptr<void> m_self;     // written before m_endsByItself, read by the supervisor after it
    std::atomic<bool> m_endsByItself{false}; // release, acquire

    // Batches that are not empty, or about to be filled; and announcements that are not in the queue.
    alignas(64) std::atomic<int> m_batches{0};
    mutable std::mutex m_runnersMutex;
    std::vector<Runner *> m_runners;
    std::size_t m_firstToRob = 0;
    Runner *m_unqueued = nullptr; // announcers that are not in the queue, linked; guarded by m_runnersMutex
    Counts m_retired; // by runners that are gone; guarded by m_runnersMutex
    std::atomic<qint64> m_dropped{0};

    std::mutex m_rootsMutex;
    std::vector<Join *> m_roots;
    std::atomic<unsigned> m_stopsMade{0}; // how often a join was stopped; release, acquire as `stops`

    std::mutex m_drainMutex;
    std::condition_variable m_drained;
    std::atomic<int> m_drainWaiters{0};

    std::mutex m_roomMutex;
    std::condition_variable m_room;
    std::atomic<qint64> m_queued{0};
    std::atomic<int> m_roomWaiters{0};
};

} // namespace parallel::detail
