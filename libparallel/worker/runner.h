// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "journal/writer/cursor.h"
#include "queue/batch.h"
#include "queue/ownqueue.h"
#include "queue/sharedqueue.h"
#include "queue/slab.h"
#include "wait/context.h"
#include "base/counts.h"
#include "base/parker.h"

namespace parallel::detail {

class Worker;

/// What one thread needs to make calls to a pool and to run them: a worker has
/// one, and so has each guard that directs a thread's calls to the pool.
/// For that thread alone, but for counts(), batch() and stealing from own().
class Runner
{
public:
    /// \a number is the worker's, from 1, or 0 for a thread that only calls.
    Runner(Pool &pool, int number, Worker *worker);
    ~Runner();
    Runner(const Runner &) = delete;
    Runner &operator=(const Runner &) = delete;

    /// On the worker's thread, first of all.
    void beginThread();

    /// In the child of a fork, where this is its one thread's: forgets what is the parent's.
    void startAnew() noexcept;

    // --- making calls ---

    CallMemory allocate(std::size_t size, bool hasFuture) { return m_memory.cut(size, hasFuture); }
    /// Queues \a call, or runs or drops it. See submitCall().
    void submit(Call *call, const Context &context);
    /// Queues part of a map, whose elements and Join have been counted.
    void submitCounted(Call *call);

    // --- running them ---

    /// The next call to run, or nullptr.
    Call *take();
    /// Will execute() first tell another Join of what has ended?
    bool mustSettle(const Call &call) const noexcept { return m_ended.join && m_ended.join != call.join; }
    /// Have the calls lately been so short that it takes several at a time?
    bool isHurried() const noexcept { return m_batchSize > 1; }
    /// Runs \a call, or drops it if it was cancelled, and ends it.
    void execute(Call *call);
    /// Tells those concerned of what has ended. Before this thread sleeps.
    void settle();
    /// Gives back the references that it holds to \a definition for calls to come.
    void letGo(const Definition *definition);
    /// Tells of what has ended of its Join alone. Before it runs a call of another one.
    void settleJoin();
    /// Before a worker rests: a sweep may have come between its taking calls and
    /// their being seen in the batch, and nobody takes them while all is paused.
    void sweepBatch();
    /// Runs the queued calls of \a join, which this worker's task waits for.
    void runOwn(Join &join);
    /// Closes the list of a group or batch all of whose calls have ended.
    void closeOwn(OwnQueue::List *list);
    /// Where there are no workers, whoever waits does the work.
    void runShared();

    /// Of the task in \a frame, which runs on this thread.
    std::stop_token stopToken(Frame &frame);

    /// Records elements of the map that \a call runs, as one; \a count of them.
    void beginElements(Call *call, Frame &frame, journal::Time queued, quint64 parent, int count);
    void endElements(Frame &frame, TaskState state, int count);
    void recordError(journal::TaskRecord *record, const std::exception_ptr &thrown) noexcept;

    /// For the journal: no other group of the process has it.
    quint32 newGroupId();

    bool isRecording() const noexcept { return m_cursor.isRecording(); }
    bool isWorker() const noexcept { return m_worker != nullptr; }
    Worker *worker() const noexcept { return m_worker; }
    int number() const noexcept { return m_number; }
    OwnQueue &own() noexcept { return m_own; }
    Batch &batch() noexcept { return m_batch; }
    Counts &counts() noexcept { return m_counts; }
    const Counts &counts() const noexcept { return m_counts; }
    Parker &parker() noexcept { return m_parker; }
    Runner *nextUnqueued = nullptr; // see Pool::announce()
    Pool &pool() const noexcept { return m_pool; }

private:
    void runSerially(Call *call);
    bool enqueue(Call *call);
    Call *takeAny();
    Call *takeShared();
    std::optional<SharedQueue::Item> takeItem();
    std::size_t worthTaking();
    Call *callOf(SharedQueue::Item item);
    /// Runs it in a context of its own. What it throws comes back.
    std::exception_ptr runInContext(Call *call, Frame &frame);
    std::exception_ptr runTask(Call *call);
    void noteQueued(Call *call, const Context &context);
    void noteStarted(Call *call, Frame &frame);
    void noteOutcome(Call *call, Frame &frame, std::exception_ptr &thrown);
    void settleFuture(Call *call, std::exception_ptr &thrown);
    void noteEnded(journal::TaskRecord *record, TaskState state, const std::exception_ptr &thrown);
    void destroy(Call *call);
    void destroySettled(Call *call);
    void endDefinition();
    void endInSlab(Slab *slab);
    void end(Join *join);
    void endInBlock(const journal::TaskRecord *record);
    bool isStackLow() const noexcept;

    /// References to a definition that calls to come will need: taken many at a
    /// time, because other threads count there too. Given back by settle().
    struct Held
    {
        Definition *definition = nullptr;
        qint64 count = 0;
    };
    void hold(Definition *definition);
    void releaseHeld();

    /// What has ended here and was not yet told. A worker mostly runs many calls
    /// of the same task, scope and slab in a row; each run of them is told once.
    /// A Join must be told before this thread runs anything else, and what a callable has
    /// captured must not wait for the end of another one; see execute().
    struct Ended
    {
        Join *join = nullptr;
        qint64 ofJoin = 0;
        Definition *definition = nullptr;
        qint64 ofDefinition = 0;
        Slab *slab = nullptr;
        qint64 inSlab = 0;
        journal::Block *block = nullptr;
        int inBlock = 0;
    };

    Pool &m_pool;
    Worker *const m_worker;
    const int m_number;
    const char *m_stackLimit = nullptr;
    unsigned m_takes = 0;
    SlabCutter m_memory;
    SharedQueue::Producer m_producer;
    SharedQueue::Consumer m_consumer;
    std::size_t m_batchSize = 1;
    int m_takenSince = 0; // that the clock was read, at …
    qint64 m_takenAt = 0;
    journal::Cursor m_cursor;
    journal::Time m_lastEnd = 0; // of the task that ran just before; saves reading the clock
    quint32 m_nextGroupId = 0;
    Held m_held;
    Ended m_ended;
    Parker m_parker;
    alignas(64) OwnQueue m_own; // thieves come here
    alignas(64) Batch m_batch;  // and here
    alignas(64) Counts m_counts;
};

} // namespace parallel::detail
