// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/lanes.h"

#include <QtCore/qelapsedtimer.h>

#include <algorithm>

using parallel::Journal;

namespace monitor {

namespace {

constexpr quint32 perChunk = Journal::slotsPerChunk;
constexpr int sliceRecords = 1024;      // some 50 µs between chances to draw
constexpr std::size_t fewPending = 256; // looked at one by one from there on
constexpr int mostWorkers = 65536;      // of a scope, and so many lanes at most are expected
constexpr qint64 updateBudget = 8;      // ms; a tenth of a core at ten updates a second

} // namespace

int Lanes::laneOf(quint16 pool, quint16 worker) const
{
    return m_laneNumbers.value(quint32(pool) << 16 | worker, -1);
}

int Lanes::makeLane(quint16 pool, quint16 worker)
{
    const quint32 key = quint32(pool) << 16 | worker;
    auto number = m_laneNumbers.constFind(key);
    if (number == m_laneNumbers.cend()) {
        number = m_laneNumbers.insert(key, int(m_lanes.size()));
        m_lanes.push_back({pool, worker});
    }
    return *number;
}

void Lanes::letOthersDraw()
{
    while (m_holds.load(std::memory_order_relaxed) > 0)
        m_released.wait(m_mutex);
}

void Lanes::take(const Journal &journal, const Journal::Record &task, Chunk &chunk)
{
    const quint32 index = task.slot % perChunk;
    if (!task.isCompleted()) {
        if (task.state == Journal::TaskState::Running && task.started >= 0)
            m_nowRunning.push_back({task.slot, makeLane(task.pool, task.worker),
                                    m_names.number(journal, task.name), task.started});
        return;
    }
    if (m_recorded) {
        quint64 &word = chunk.seen[index / 64];
        const quint64 bit = quint64(1) << (index % 64);
        if (word & bit)
            return;
        word |= bit;
        ++chunk.seenCount;
    } else {
        if (chunk.ids[index] == quint32(task.id))
            return;
        chunk.seenCount += chunk.ids[index] == 0;
        chunk.ids[index] = quint32(task.id);
    }
    m_found += std::max<int>(task.elements, 1);
    m_firstEnd = std::min(m_firstEnd, task.finished);
    chunk.hot = true;
    if (!task.hasRun() || task.finished < task.started)
        return; // cancelled in the queue: no worker ever had it

    const std::size_t block = task.slot / blockSlots;
    if (m_blocks.size() <= block)
        m_blocks.resize(std::max(block + 1, m_chunks.size() * (perChunk / blockSlots)));
    m_blocks[block].begin = std::min(m_blocks[block].begin, task.started);
    m_blocks[block].end = std::max(m_blocks[block].end, task.finished);
    m_density.add(makeLane(task.pool, task.worker), task.started, task.finished,
                  m_names.number(journal, task.name), int(task.state));
}

void Lanes::scan(const Journal &journal, quint32 number, const std::atomic_bool &stop)
{
    Chunk &chunk = m_chunks[number];
    if (m_recorded && chunk.seen.empty())
        chunk.seen.resize(perChunk / 64);
    else if (!m_recorded && chunk.ids.empty())
        chunk.ids.resize(perChunk);

    chunk.hot = false;
    const std::size_t ranBefore = m_nowRunning.size();
    int left = sliceRecords;
    quint32 present = 0;
    bool isStopped = false;
    const auto visit = [&](const Journal::Record &task) {
        if (isStopped)
            return; // nobody wants it any more
        ++present;
        take(journal, task, chunk);
        if (--left == 0) {
            left = sliceRecords;
            letOthersDraw();
            isStopped = stop.load(std::memory_order_relaxed);
        }
    };
    if (!chunk.pending.empty()) {
        std::vector<quint32> rest;
        for (const quint32 slot : chunk.pending) {
            if (const Journal::Record task = journal.record(slot); task.isValid()) {
                visit(task);
                if (!task.isCompleted())
                    rest.push_back(slot);
            }
        }
        chunk.pending = std::move(rest);
        chunk.done = chunk.pending.empty();
    } else {
        std::vector<quint32> pending;
        journal.forEach(number * perChunk, perChunk, [&](const Journal::Record &task) {
            visit(task);
            if (!task.isCompleted() && pending.size() <= fewPending)
                pending.push_back(task.slot);
        });
        // A chunk whose last slots are still empty goes on to be read as a whole.
        const bool full = present + 1 >= perChunk;
        chunk.done = full && pending.empty();
        if (full && m_recorded && pending.size() <= fewPending)
            chunk.pending = std::move(pending);
    }
    if (isStopped)
        return;
    if (chunk.done && m_recorded)
        std::vector<quint64>().swap(chunk.seen);
    chunk.hot = chunk.hot || m_nowRunning.size() > ranBefore;
}

/// A bounded journal uses its chunks again: what they held is no more.
void Lanes::forgetReused(const Journal &journal)
{
    for (quint32 i = 0; i < m_chunks.size(); ++i) {
        Chunk &chunk = m_chunks[i];
        if (chunk.ids.empty())
            continue;
        for (const quint32 probe : {1u, perChunk / 2, perChunk - 1}) {
            const Journal::Record task = journal.record(i * perChunk + probe);
            const quint32 known = chunk.ids[probe];
            if (known == 0 || (task.isValid() && quint32(task.id) == known))
                continue;
            chunk = Chunk();
            chunk.hot = true;
            for (quint32 b = 0; b < perChunk / blockSlots; ++b) {
                if (const std::size_t block = i * (perChunk / blockSlots) + b; block < m_blocks.size())
                    m_blocks[block] = Block();
            }
            break;
        }
    }
}

void Lanes::update(const Journal &journal, quint64 completed, quint64 running, const std::atomic_bool &stop)
{
    const std::lock_guard lock(m_mutex);
    const qint64 begun = journal.now();
    const bool first = m_progress.load() < 1;
    m_recorded = journal.info().recorded;
    m_nowRunning.clear();
    m_found = 0;
    if (completed != m_completed || running != m_vain)
        m_vain = 0;
    m_missing = std::clamp<qint64>(m_missing + qint64(completed - m_completed), -100'000, 1'000'000'000);
    m_completed = completed;

    const auto chunks = quint32((quint64(journal.slotCount()) + perChunk - 1) / perChunk);
    m_chunks.resize(std::max<std::size_t>(m_chunks.size(), chunks));
    if (!m_recorded)
        forgetReused(journal);
    if (m_lanes.empty()) {
        int workers = int(journal.remoteWorkers().size());
        for (const Journal::Pool &pool : journal.pools())
            workers += int(std::clamp<quint64>(pool.threads, 1, mostWorkers)); // that were started
        m_density.expect(std::min(workers, mostWorkers), begun);
    }

    // First of all where something happened last; everywhere the first time.
    std::vector<bool> looked(chunks);
    for (quint32 i = 0; i < chunks && !stop.load(std::memory_order_relaxed); ++i) {
        const Chunk &chunk = m_chunks[i];
        if (chunk.done || (!first && !chunk.hot && chunk.pending.empty()))
            continue;
        scan(journal, i, stop);
        looked[i] = true;
        if (first)
            m_progress.store(std::min(0.99, double(i + 1) / double(chunks)));
    }
    // Then elsewhere, while the counts say that there must be more, but not for long.
    QElapsedTimer timer;
    timer.start();
    bool inTime = true;
    for (quint32 n = 0; n < chunks && !first && !stop.load(std::memory_order_relaxed); ++n) {
        const bool completedMissing = m_missing > m_found;
        const bool runningMissing = m_nowRunning.size() < running && m_vain != running;
        if (!completedMissing && !runningMissing)
            break;
        const quint32 i = (m_next + n) % chunks;
        if (looked[i] || m_chunks[i].done)
            continue;
        scan(journal, i, stop);
        if (timer.elapsed() >= updateBudget) {
            m_next = i + 1;
            inTime = false;
            break;
        }
    }
    m_missing -= m_found;
    if (inTime) {
        m_missing = std::min<qint64>(m_missing, 0); // others are not in the journal (any more)
        m_vain = m_nowRunning.size() < running ? running : 0;
    }
    m_running = m_nowRunning;
    const qint64 until = droppedUntil(journal, m_firstEnd);
    if (inTime && !stop.load(std::memory_order_relaxed))
        m_gaps.looked(begun, until);
    m_spans = m_gaps.spans(until);
    m_settled.store(inTime, std::memory_order_relaxed);
    if (!stop.load(std::memory_order_relaxed))
        m_progress.store(1);
}

} // namespace monitor
