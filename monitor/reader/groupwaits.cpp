// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "groupwaits.h"

#include <algorithm>

namespace monitor {

using parallel::Journal;

void GroupWaits::beginLook()
{
    ++m_look;
    m_opening.clear();
}

/// Adds the wait for a group to what is taken off, or with -1 takes that back.
void GroupWaits::takeOff(const Group &group, qint64 times)
{
    if (group.owner == 0 || group.lastCall < 0 || group.lastEnd <= group.lastCall)
        return;
    m_plot.add(Timeplot::Ended, group.lastCall, times);
    m_plot.add(Timeplot::Began, group.lastEnd, times);
}

void GroupWaits::see(const Journal::Record &task)
{
    if (task.group == 0 || task.group >= maxGroups)
        return;
    if (task.group >= m_groups.size())
        m_groups.resize(std::max<std::size_t>(task.group + 1u, m_groups.size() * 2));
    Group &group = m_groups[task.group];
    Group changed = group;
    // Calls made by the group's calls are in it too; the first one is its maker's own.
    if (group.firstCall < 0 || task.queued < group.firstCall) {
        changed.firstCall = task.queued;
        if (changed.owner != task.parent || group.firstCall < 0) {
            changed.owner = task.parent;
            changed.lastCall = task.queued;
        }
    }
    if (task.parent == changed.owner)
        changed.lastCall = std::max(changed.lastCall, task.queued);
    if (task.isCompleted()) {
        changed.lastEnd = std::max(changed.lastEnd, task.finished);
    } else if (changed.look != m_look) {
        changed.look = m_look;
        m_opening.push_back(task.group);
    }
    if (changed.owner != group.owner || changed.lastCall != group.lastCall
        || changed.lastEnd != group.lastEnd) {
        takeOff(group, -1);
        takeOff(changed, 1);
    }
    group = changed;
}

void GroupWaits::endLook()
{
    m_open = m_opening;
}

std::vector<quint64> GroupWaits::waiting() const
{
    std::vector<quint64> tasks;
    for (const quint32 number : m_open) {
        if (m_groups[number].owner != 0)
            tasks.push_back(m_groups[number].owner);
    }
    std::sort(tasks.begin(), tasks.end());
    tasks.erase(std::unique(tasks.begin(), tasks.end()), tasks.end());
    return tasks;
}

void GroupWaits::takeOffOpen(Timeplot &plot) const
{
    for (const quint32 number : m_open) {
        const Group &group = m_groups[number];
        if (group.owner != 0)
            plot.add(Timeplot::Ended, std::max(group.lastCall, group.lastEnd));
    }
}

} // namespace monitor
