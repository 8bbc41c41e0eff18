// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "sums.h"

#include "tally.h"

#include <algorithm>
#include <utility>

namespace monitor {

using parallel::Journal;
using TaskState = Journal::TaskState;

namespace {

enum Step : quint32 { NotSeen, SeenQueued, SeenRunning, SeenCompleted };
constexpr quint32 stepMask = 3;

} // namespace

Sums::Sums(const Journal &journal) : m_journal(journal), m_names(journal) {}

bool Sums::update(bool live, const std::function<bool()> &stop)
{
    if (live != std::exchange(m_live, live))
        m_next = 0; // what was seen so far may have changed before the end
    const quint32 chunks = m_journal.slotCount() / Journal::slotsPerChunk;
    m_chunks.resize(std::max<std::size_t>(m_chunks.size(), chunks));
    if (m_next == 0) {
        m_opening.clear();
        m_running.clear();
        m_waits.beginLook();
        m_seenAt = m_journal.now();
    }
    while (m_next < chunks) {
        if (!m_chunks[m_next].done)
            sumChunk(m_next, live);
        ++m_next;
        if (m_next < chunks && stop())
            return false;
    }
    m_next = 0;
    endLook();
    return true;
}

void Sums::endLook()
{
    m_open = std::exchange(m_opening, {});
    m_complete = true;
    m_whole = byName(m_open);
    m_gaps.looked(m_seenAt, droppedUntil(m_journal, m_firstEnd));
    m_waits.endLook();
    // A worker that took another task while we looked is there twice, and one whose task
    // runs another meanwhile; who only waits has given its place away.
    const std::vector<quint64> waiting = m_waits.waiting();
    std::vector<quint32> lanes;
    m_runRemotely.clear();
    for (const Lane &each : m_running) {
        if (const auto worker = quint16(each.lane); worker >= Journal::lowestRemoteWorker)
            m_runRemotely.push_back(worker);
        else if (!std::binary_search(waiting.begin(), waiting.end(), each.id))
            lanes.push_back(each.lane);
    }
    std::sort(lanes.begin(), lanes.end());
    m_busy = int(std::unique(lanes.begin(), lanes.end()) - lanes.begin());
}

void Sums::sumChunk(quint32 index, bool live)
{
    Chunk &chunk = m_chunks[index];
    if (!chunk.seen)
        chunk.seen.reset(new quint32[Journal::slotsPerChunk]());
    const quint32 first = index * Journal::slotsPerChunk;
    quint32 sound = 0;
    quint32 completed = 0;
    const bool drops = !m_journal.info().recorded;
    std::vector<bool> there(drops ? Journal::slotsPerChunk : 0);
    m_lostAt = drops ? droppedUntil(m_journal, m_firstEnd) : -1;
    m_journal.forEach(first, Journal::slotsPerChunk, [&](const Record &task) {
        sum(task, chunk.seen[task.slot - first]);
        ++sound;
        completed += task.isCompleted();
        if (drops)
            there[task.slot - first] = true;
    });
    for (quint32 i = 0; drops && i < Journal::slotsPerChunk; ++i) {
        if (!there[i])
            lose(std::exchange(chunk.seen[i], 0) & stepMask);
    }
    constexpr quint32 all = Journal::slotsPerChunk - 1; // the first slot is the chunk's head
    chunk.damaged = sound == all ? 0 : m_journal.damagedCount(first, Journal::slotsPerChunk);
    // a bounded journal uses its slots again
    chunk.done = !live || (completed == all && m_journal.info().recorded);
    if (chunk.done)
        chunk.seen.reset();
}

void Sums::sum(const Record &task, quint32 &seen)
{
    const quint32 id = quint32(task.id) << 2;
    quint32 step = seen & stepMask;
    if (step != NotSeen && (seen & ~stepMask) != id) {
        lose(step);
        step = NotSeen;
    }
    if (step == SeenCompleted)
        return;
    m_waits.see(task);
    m_tellsProgress = m_tellsProgress || task.progress >= 0;

    const int index = m_names.indexOf(task);
    if (std::size_t(index) >= m_perName.size())
        m_perName.resize(std::size_t(index) + 1);
    if (task.pool >= m_perPool.size())
        m_perPool.resize(task.pool + 1u);

    if (step == NotSeen) {
        m_plot.add(Timeplot::Queued, task.queued, task.elements);
        m_latest = std::max(m_latest, task.queued);
    }
    if (step < SeenRunning && task.hasRun()) {
        m_plot.add(Timeplot::Left, task.started, task.elements);
        m_plot.add(Timeplot::Began, task.started);
        m_latest = std::max(m_latest, task.started);
        if (!task.isRemote())
            m_lanes = std::max(m_lanes, int(task.worker));
    }
    if (task.isCompleted()) {
        complete(task, m_perName[std::size_t(index)], m_perPool[task.pool]);
        seen = id | SeenCompleted;
        return;
    }
    seen = id | (task.hasRun() ? SeenRunning : SeenQueued);
    if (task.hasRun())
        m_running.push_back({quint32(task.pool) << 16 | task.worker, task.id});
    if (m_opening.empty() || m_opening.back().name != index || m_opening.back().pool != task.pool
        || m_opening.back().state != task.state) {
        const auto same = std::find_if(m_opening.begin(), m_opening.end(), [&](const Open &open) {
            return open.name == index && open.pool == task.pool && open.state == task.state;
        });
        if (same == m_opening.end())
            m_opening.push_back({index, task.pool, task.state, 0});
        else
            std::swap(*same, m_opening.back());
    }
    m_opening.back().count += task.elements;
}

/// Its slot was used again before we saw how its task ended: some time up to when the
/// last of those ended that made room. That time is a gap.
void Sums::lose(quint32 step)
{
    const qint64 at = m_lostAt >= 0 ? m_lostAt : m_seenAt;
    if (step == SeenQueued)
        m_plot.add(Timeplot::Left, at);
    else if (step == SeenRunning)
        m_plot.add(Timeplot::Ended, at);
}

void Sums::complete(const Record &task, NameStatistics &name, States &pool)
{
    name.add(task);
    pool.of[int(task.state)] += task.elements;
    if (task.hasRun()) {
        if (task.isRemote())
            completeRemote(task);
        m_plot.add(Timeplot::Ended, task.finished);
        m_plot.add(task.state == TaskState::Failed      ? Timeplot::Failed
                   : task.state == TaskState::Cancelled ? Timeplot::Cancelled
                                                        : Timeplot::Succeeded,
                   task.finished, task.elements);
    } else {
        m_plot.add(Timeplot::Left, task.finished, task.elements);
        pool.dropped += task.elements;
    }
    m_firstEnd = std::min(m_firstEnd, task.finished);
    m_latest = std::max(m_latest, task.finished);
}

void Sums::completeRemote(const Record &task)
{
    RemoteLoad &load = m_remote[task.worker];
    ++(task.state == TaskState::Succeeded ? load.succeeded
       : task.state == TaskState::Failed  ? load.failed
                                          : load.cancelled);
    load.ran += task.finished - task.started;
    load.first = load.first < 0 ? task.started : std::min(load.first, task.started);
    load.last = std::max(load.last, task.finished);
}

/// The longest run time first.
QList<NameStatistics> Sums::byName(const std::vector<Open> &open) const
{
    QList<NameStatistics> names;
    for (std::size_t index = 0; index < m_perName.size(); ++index) {
        names.append(m_perName[index]);
        names.back().name = QString::fromUtf8(m_names.name(int(index)));
    }
    for (const Open &each : open) {
        NameStatistics &name = names[each.name];
        (each.state == TaskState::Running ? name.running : name.queued) += each.count;
    }
    return ranked(std::move(names));
}

void Sums::fill(Snapshot &snapshot) const
{
    snapshot.complete = m_complete;
    snapshot.lanes = m_lanes;
    snapshot.tellsProgress = m_tellsProgress;
    snapshot.remote = m_remote;
    for (const quint16 worker : m_runRemotely)
        ++snapshot.remote[worker].running;
    snapshot.slotCount = m_journal.slotCount();
    Timeplot plot = m_plot;
    m_waits.takeOffOpen(plot);
    std::vector<Span> gaps = m_gaps.spans(droppedUntil(m_journal, m_firstEnd));
    if (!snapshot.missing.fault.isEmpty()) // nothing was recorded any more
        gaps.push_back({m_latest, std::max(m_latest, snapshot.now)});
    snapshot.plot = plot.plot(snapshot.now, gaps);
    snapshot.busy = snapshot.missing.unrecorded == 0 && m_busy >= 0 ? m_busy : -1;
    snapshot.damaged = 0;
    for (const Chunk &chunk : m_chunks)
        snapshot.damaged += chunk.damaged;
    snapshot.names = m_complete ? m_whole : byName(m_opening);
    snapshot.summed = 0;
    for (const NameStatistics &name : std::as_const(snapshot.names))
        snapshot.summed += name.count();

    if (snapshot.state == Journal::State::Died && m_complete && m_next == 0 && hasAllCalls(m_journal))
        countTheDead(snapshot);
}

/// By pool, where it is known whose those were that made room.
void Sums::countTheDead(Snapshot &snapshot) const
{
    std::vector<States> pools = m_perPool;
    for (const Open &open : m_open)
        pools[open.pool].of[int(open.state)] += open.count;
    const bool drops = snapshot.missing.dropped() > 0;
    for (Journal::Pool &pool : snapshot.pools) {
        if (drops && snapshot.pools.size() > 1)
            break;
        const States states =
            std::size_t(pool.slot) < pools.size() ? pools[std::size_t(pool.slot)] : States();
        pool.queued = states.of[int(TaskState::Queued)];
        pool.running = states.of[int(TaskState::Running)];
        pool.succeeded = states.of[int(TaskState::Succeeded)] + snapshot.missing.succeeded;
        pool.failed = states.of[int(TaskState::Failed)] + snapshot.missing.failed;
        pool.cancelled = states.of[int(TaskState::Cancelled)] + snapshot.missing.cancelled;
        pool.dropped = states.dropped + snapshot.missing.cancelled;
        pool.called = pool.queued + pool.running + pool.succeeded + pool.failed + pool.cancelled;
    }
    if (!drops || snapshot.pools.size() <= 1)
        return;
    Tally tally;
    for (const States &states : pools) {
        tally.queued += states.of[int(TaskState::Queued)];
        tally.running += states.of[int(TaskState::Running)];
        tally.succeeded += states.of[int(TaskState::Succeeded)];
        tally.failed += states.of[int(TaskState::Failed)];
        tally.cancelled += states.of[int(TaskState::Cancelled)];
    }
    tally.add(snapshot.missing);
    snapshot.tally = tally;
}

} // namespace monitor
