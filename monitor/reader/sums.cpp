// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "sums.h"

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

void Sums::States::add(const States &other)
{
    for (int state = 0; state < 6; ++state)
        of[state] += other.of[state];
}

bool Sums::update(bool live, const std::function<bool()> &stop)
{
    if (live != std::exchange(m_live, live))
        m_next = 0; // what was seen so far may have changed before the end
    const quint32 chunks = m_journal.slotCount() / Journal::slotsPerChunk;
    m_chunks.resize(std::max<std::size_t>(m_chunks.size(), chunks));
    if (m_next == 0) {
        m_opening.clear();
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
    m_open = std::exchange(m_opening, {});
    m_complete = true;
    m_whole = byName(m_open);
    return true;
}

void Sums::sumChunk(quint32 index, bool live)
{
    Chunk &chunk = m_chunks[index];
    if (!chunk.seen)
        chunk.seen.reset(new quint32[Journal::slotsPerChunk]());
    const quint32 first = index * Journal::slotsPerChunk;
    quint32 sound = 0;
    quint32 completed = 0;
    m_journal.forEach(first, Journal::slotsPerChunk, [&](const Record &task) {
        sum(task, chunk.seen[task.slot - first]);
        ++sound;
        completed += task.isCompleted();
    });
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
        // The slot was used again before we saw how its task ended.
        if (step == SeenQueued)
            m_plot.add(Timeplot::Dropped, m_seenAt);
        else if (step == SeenRunning)
            m_plot.add(Timeplot::Succeeded, m_seenAt);
        step = NotSeen;
    }
    if (step == SeenCompleted)
        return;

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
        m_plot.add(Timeplot::Started, task.started, task.elements);
        m_latest = std::max(m_latest, task.started);
        m_lanes = std::max(m_lanes, int(task.worker));
    }
    if (task.isCompleted()) {
        complete(task, m_perName[std::size_t(index)], m_perPool[task.pool]);
        seen = id | SeenCompleted;
        return;
    }
    seen = id | (task.hasRun() ? SeenRunning : SeenQueued);
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

void Sums::complete(const Record &task, NameStatistics &name, States &pool)
{
    Timeplot::Event event = Timeplot::Succeeded;
    if (task.state == TaskState::Failed)
        event = Timeplot::Failed;
    else if (task.state == TaskState::Cancelled)
        event = task.hasRun() ? Timeplot::Cancelled : Timeplot::Dropped;
    name.add(task);
    pool.of[int(task.state)] += task.elements;
    m_plot.add(event, task.finished, task.elements);
    m_latest = std::max(m_latest, task.finished);
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
    snapshot.slotCount = m_journal.slotCount();
    snapshot.plot = m_plot.plot(snapshot.now);
    snapshot.damaged = 0;
    for (const Chunk &chunk : m_chunks)
        snapshot.damaged += chunk.damaged;
    snapshot.names = m_complete ? m_whole : byName(m_opening);
    snapshot.summed = 0;
    for (const NameStatistics &name : std::as_const(snapshot.names))
        snapshot.summed += name.count();

    // A process that died had no time to store its pools' last counts: the tasks
    // know better, if all of them are there.
    const bool all = snapshot.missing.unrecorded == 0 && snapshot.missing.dropped() == 0
                     && snapshot.missing.pools == 0 && snapshot.problem.isEmpty();
    if (snapshot.state != Journal::State::Died || !m_complete || m_next > 0 || !all)
        return;
    std::vector<States> pools = m_perPool;
    for (const Open &open : m_open)
        pools[open.pool].of[int(open.state)] += open.count;
    for (Journal::Pool &pool : snapshot.pools) {
        const States states =
            std::size_t(pool.slot) < pools.size() ? pools[std::size_t(pool.slot)] : States();
        pool.queued = states.of[int(TaskState::Queued)];
        pool.running = states.of[int(TaskState::Running)];
        pool.succeeded = states.of[int(TaskState::Succeeded)];
        pool.failed = states.of[int(TaskState::Failed)];
        pool.cancelled = states.of[int(TaskState::Cancelled)];
        pool.called = pool.queued + pool.running + pool.succeeded + pool.failed + pool.cancelled;
    }
}

} // namespace monitor
