// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "groupwaits.h"
#include "names.h"
#include "snapshot.h"

#include <functional>
#include <limits>
#include <memory>
#include <vector>

namespace monitor {

/// Sums the tasks of a journal, each step of each task's life once. Remembers what
/// it has seen of chunks that may still change, and nothing of those that are
/// complete. One thread at a time.
class Sums
{
public:
    explicit Sums(const parallel::Journal &journal);

    /// Takes in what has happened since. \a stop is asked after each chunk: if it
    /// says true, returns false, and the next call goes on there. \a live: false once
    /// the process has ended.
    bool update(bool live, const std::function<bool()> &stop);
    /// Everything of a snapshot that comes from the tasks.
    void fill(Snapshot &snapshot) const;
    qint64 latest() const { return m_latest; }

private:
    using Record = parallel::Journal::Record;
    struct Chunk
    {
        bool done = false;
        quint64 damaged = 0;
        /// For each slot the low bits of the id of the task in it, and the step of
        /// its life that has been summed.
        std::unique_ptr<quint32[]> seen;
    };
    struct States
    {
        quint64 of[6] = {}; ///< By TaskState.
        quint64 dropped = 0; ///< Of the cancelled ones: never started.
    };

    void sumChunk(quint32 index, bool live);
    void sum(const Record &task, quint32 &seen);
    void lose(quint32 step);
    void endLook();
    void countTheDead(Snapshot &snapshot) const;
    void complete(const Record &task, NameStatistics &name, States &pool);
    void completeRemote(const Record &task);

    struct Open
    {
        int name;
        quint16 pool;
        parallel::Journal::TaskState state;
        quint64 count;
    };
    QList<NameStatistics> byName(const std::vector<Open> &open) const;

    const parallel::Journal &m_journal;
    Names m_names;
    std::vector<Chunk> m_chunks;
    quint32 m_next = 0; // where an update that was stopped goes on
    bool m_live = true;
    bool m_complete = false;
    std::vector<NameStatistics> m_perName; // completed tasks; queued and running from m_open
    std::vector<States> m_perPool;         // likewise
    std::vector<Open> m_open;    // queued and running tasks of the chunks that are not done
    std::vector<Open> m_opening; // the same, while they are being counted
    // As of when everything had been looked at: in the midst of looking again, tasks
    // would be there twice, as they were then and as they are now.
    QList<NameStatistics> m_whole;
    struct Lane
    {
        quint32 lane; ///< Pool and worker.
        quint64 id;   ///< Of a task that runs there.
    };
    Timeplot m_plot;
    GroupWaits m_waits{m_plot};
    Gaps m_gaps;
    std::vector<Lane> m_running; // as of the look that is being taken
    bool m_tellsProgress = false;
    int m_busy = -1;             // lanes with a task that does not only wait; -1: not known yet
    qint64 m_firstEnd = std::numeric_limits<qint64>::max();
    qint64 m_latest = 0;
    qint64 m_seenAt = 0;
    qint64 m_lostAt = -1; // what is lost in the chunk that is being looked at had ended by then
    int m_lanes = 0;
    QHash<int, RemoteLoad> m_remote; // completed tasks
    std::vector<quint16> m_runRemotely; // who had a running one at the last look
};

} // namespace monitor
