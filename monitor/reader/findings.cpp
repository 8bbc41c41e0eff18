// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "findings.h"

#include <algorithm>

namespace monitor {

using parallel::Journal;
using Record = Journal::Record;

namespace {

/// Keeps the tasks that ran longest, as a heap with the shortest of them on top.
void keepLongest(std::vector<Record> &tasks, const Record &task, std::size_t limit, qint64 now)
{
    const auto longer = [now](const Record &a, const Record &b) { return a.ran(now) > b.ran(now); };
    if (tasks.size() == limit && !longer(task, tasks.front()))
        return;
    if (tasks.size() == limit) {
        std::pop_heap(tasks.begin(), tasks.end(), longer);
        tasks.pop_back();
    }
    tasks.push_back(task);
    std::push_heap(tasks.begin(), tasks.end(), longer);
}

} // namespace

Findings::Findings(const Journal &journal, qint64 now, Work &work)
    : m_now(std::max<qint64>(now, 1)), m_groups(journal), m_scopes(journal.pools(), journal.remoteWorkers())
{
    work.setTotal(journal.slotCount());
    for (quint32 first = 0; first < journal.slotCount() && !work.isCancelled();
         first += Journal::slotsPerChunk) {
        journal.forEach(first, Journal::slotsPerChunk, [&](const Record &task) {
            if (!task.hasRun())
                return;
            m_groups.add(task);
            keepLongest(task.isCompleted() ? longest : unfinished, task, maxTasks, m_now);
            addToStrip(task);
        });
        work.advance(Journal::slotsPerChunk);
    }
    finish();
}

void Findings::addToStrip(const Record &task)
{
    const quint32 lane = quint32(task.pool) << 16 | task.worker;
    auto strip = m_strips.find(lane);
    if (strip == m_strips.end()) {
        // the first lanes are shown, in whatever order they begin
        if (m_strips.size() >= maxStrips) {
            if (lane > m_strips.lastKey()) {
                workersLeftOut = std::max(workersLeftOut, 1);
                return;
            }
            m_strips.erase(std::prev(m_strips.end()));
            workersLeftOut = 1;
        }
        strip = m_strips.insert(lane, {QString(), std::vector<double>(columns), std::vector<bool>(columns)});
    }
    const double width = double(m_now) / double(columns);
    const double from = double(task.started) / width;
    const double to = std::min(double(columns), double(task.started + task.ran(m_now)) / width);
    for (std::size_t column = std::size_t(std::max(0.0, from)); column < columns && double(column) < to;
         ++column)
        strip->busy[column] += std::min(to, double(column + 1)) - std::max(from, double(column));
    if (task.state == Journal::TaskState::Failed)
        strip->failed[std::min(columns - 1, std::size_t(std::max(0.0, to)))] = true;
}

void Findings::finish()
{
    failures = m_groups.groups();
    otherFailures = m_groups.others();
    for (qsizetype i = maxFailures; i < failures.size(); ++i)
        otherFailures += failures[i].count;
    failures = failures.mid(0, maxFailures);
    const auto longer = [this](const Record &a, const Record &b) { return a.ran(m_now) > b.ran(m_now); };
    std::sort(longest.begin(), longest.end(), longer);
    std::sort(unfinished.begin(), unfinished.end(), longer);
    for (auto strip = m_strips.begin(); strip != m_strips.end(); ++strip) {
        strip->name = m_scopes.worker(int(strip.key() >> 16), int(strip.key() & 0xffff), 15);
        for (double &busy : strip->busy)
            busy = std::min(busy, 1.0); // a task that waits for another in the same lane counts once
        strips.append(*strip);
    }
}

} // namespace monitor
