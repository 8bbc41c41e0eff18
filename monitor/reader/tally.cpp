// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "tally.h"

#include <algorithm>

namespace monitor {

using parallel::Journal;
using TaskState = Journal::TaskState;

void Tally::add(const Journal::Record &task)
{
    latest = std::max({latest, task.queued, task.started, task.finished});
    switch (task.state) {
    case TaskState::Empty:
        break;
    case TaskState::Queued:
        queued += task.elements;
        break;
    case TaskState::Running:
        running += task.elements;
        break;
    case TaskState::Succeeded:
        succeeded += task.elements;
        break;
    case TaskState::Failed:
        failed += task.elements;
        break;
    case TaskState::Cancelled:
        cancelled += task.elements;
        break;
    }
}

void Tally::add(const Journal::Missing &missing)
{
    succeeded += missing.succeeded;
    failed += missing.failed;
    cancelled += missing.cancelled;
}

bool isPaused(const QList<Journal::Pool> &pools)
{
    bool paused = false;
    for (const Journal::Pool &pool : pools) {
        if (pool.open && !pool.paused)
            return false;
        paused = paused || pool.open;
    }
    return paused;
}

bool hasAllCalls(const Journal &journal)
{
    const Journal::Missing missing = journal.missing();
    return missing.unrecorded == 0 && missing.pools == 0 && journal.problem().isEmpty();
}

std::optional<Tally> tallyOf(const Journal &journal, const std::function<bool()> &stop)
{
    if (!hasAllCalls(journal))
        return {};
    Tally tally;
    for (quint32 first = 0; first < journal.slotCount(); first += Journal::slotsPerChunk) {
        if (stop())
            return {};
        journal.forEach(first, Journal::slotsPerChunk, [&](const Journal::Record &task) { tally.add(task); });
    }
    tally.add(journal.missing());
    return tally;
}

} // namespace monitor
