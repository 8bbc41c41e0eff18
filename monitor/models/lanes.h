// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/density.h"
#include "models/nametable.h"
#include "reader/gaps.h"

#include <libparallel/journal.h>

#include <QtCore/qhash.h>

#include <atomic>
#include <condition_variable>
#include <limits>
#include <mutex>
#include <vector>

namespace monitor {

/// What the timeline draws: for each worker, which tasks it ran and when, exactly
/// and in levels of detail. Filled by one thread while another one draws: the one
/// that fills stops for the one that draws within a fraction of a millisecond.
///
/// A task is taken in once, when it has completed; those that run are looked at
/// again each time. What a bounded journal drops later stays in the density.
class Lanes
{
public:
    struct Lane
    {
        quint16 pool = 0;
        quint16 worker = 0; ///< 0: the thread that called, of a serial run.
    };

    /// When the tasks of `blockSlots` neighbouring slots ran, so that those of a
    /// short time are found without looking at all.
    struct Block
    {
        qint64 begin = std::numeric_limits<qint64>::max();
        qint64 end = -1;
    };
    static constexpr quint32 blockSlots = 1024;

    struct Running
    {
        quint32 slot = 0;
        int lane = 0;
        int name = 0;
        qint64 started = 0;
    };

    Lanes() = default;
    Lanes(const Lanes &) = delete;
    Lanes &operator=(const Lanes &) = delete;

    /// Takes in what is new, of which the pools counted \a completed tasks. Reads
    /// everything the first time, and no more than it must from then on. To be
    /// called by one thread at a time; returns early once \a stop is set.
    void update(const parallel::Journal &journal, quint64 completed, quint64 running,
                const std::atomic_bool &stop);
    /// False: the last update() ran out of time, and there is more to be found.
    bool isSettled() const { return m_settled.load(std::memory_order_relaxed); }
    /// 0 … 1 of the first reading.
    double progress() const { return m_progress.load(std::memory_order_relaxed); }

    /// Holds the one that fills back for as long as it lives. All that follows may
    /// only be called while there is one.
    class [[nodiscard]] Hold
    {
    public:
        explicit Hold(const Lanes &lanes) : m_lanes(lanes)
        {
            // Seen by the one that fills, which then waits with the mutex released.
            m_lanes.m_holds.fetch_add(1, std::memory_order_relaxed);
            m_lanes.m_mutex.lock();
        }
        ~Hold()
        {
            if (m_lanes.m_holds.fetch_sub(1, std::memory_order_relaxed) == 1)
                m_lanes.m_released.notify_all();
            m_lanes.m_mutex.unlock();
        }
        Hold(const Hold &) = delete;
        Hold &operator=(const Hold &) = delete;

    private:
        const Lanes &m_lanes;
    };

    const std::vector<Lane> &lanes() const { return m_lanes; }
    /// -1: it has run nothing.
    int laneOf(quint16 pool, quint16 worker) const;
    const std::vector<Running> &running() const { return m_running; }
    const std::vector<Block> &blocks() const { return m_blocks; }
    const Density &density() const { return m_density; }
    const NameTable &names() const { return m_names; }
    /// Of which not all is here: tasks that ended then made room before they were seen.
    const std::vector<Span> &gaps() const { return m_spans; }

private:
    struct Chunk
    {
        bool done = false;              // every slot holds a completed task
        bool hot = false;               // something in it completed or ran at the last look
        std::vector<quint64> seen;      // a bit a slot; recorded journals
        std::vector<quint32> ids;       // low half of the id a slot; bounded journals
        std::vector<quint32> pending;   // slots to look at, once they are few
        quint32 seenCount = 0;
    };

    void scan(const parallel::Journal &journal, quint32 chunk, const std::atomic_bool &stop);
    void take(const parallel::Journal &journal, const parallel::Journal::Record &task, Chunk &chunk);
    int makeLane(quint16 pool, quint16 worker);
    void forgetReused(const parallel::Journal &journal);
    void letOthersDraw();

    mutable std::mutex m_mutex;
    mutable std::condition_variable_any m_released; // no holds are left
    mutable std::atomic<int> m_holds{0}; // wanted or held; lowered with the mutex held
    std::atomic<double> m_progress{0};
    std::atomic<bool> m_settled{false};

    std::vector<Lane> m_lanes;
    QHash<quint32, int> m_laneNumbers;
    std::vector<Running> m_running;
    std::vector<Block> m_blocks;
    Density m_density;
    NameTable m_names;
    std::vector<Span> m_spans;

    // The filling thread's own.
    std::vector<Chunk> m_chunks;
    std::vector<Running> m_nowRunning;
    bool m_recorded = true;
    quint64 m_completed = 0; // as of the last update
    qint64 m_missing = 0;    // counted as completed and not yet found
    qint64 m_found = 0;      // in this update
    quint32 m_next = 0;      // where the search goes on when it has to be continued
    Gaps m_gaps;
    qint64 m_firstEnd = std::numeric_limits<qint64>::max();
    quint64 m_vain = 0;      // so many running tasks were sought, and all was looked through
};

} // namespace monitor
