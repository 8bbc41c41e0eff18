// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "timeplot.h"

#include <libparallel/journal.h>

#include <vector>

namespace monitor {

/// Finds out when tasks only waited for calls of their own, and takes those times off the
/// busy workers of a plot: such a task has given its place to another. A journal does not
/// say it, but it says who called what in which group: a task waits from its last call
/// in a group until all of the group has ended. One thread.
class GroupWaits
{
public:
    explicit GroupWaits(Timeplot &plot) : m_plot(plot) {}

    void beginLook();
    /// A call that was made in a group: each time that it is seen unfinished, and once
    /// when it has ended.
    void see(const parallel::Journal::Record &task);
    void endLook();

    /// The ids of the tasks that wait, as of the last look; sorted.
    std::vector<quint64> waiting() const;
    /// Takes off, until \a plot ends, the waits that last.
    void takeOffOpen(Timeplot &plot) const;

private:
    struct Group
    {
        qint64 firstCall = -1;
        quint64 owner = 0; ///< Who made it; 0: no task.
        qint64 lastCall = -1; ///< Of the owner.
        qint64 lastEnd = -1;
        quint32 look = 0; ///< In which a call of it was last seen unfinished.
    };
    void takeOff(const Group &group, qint64 times);

    static constexpr quint32 maxGroups = 1u << 20; ///< Waits for later ones are not taken off.

    Timeplot &m_plot;
    std::vector<Group> m_groups; ///< By number.
    std::vector<quint32> m_open; ///< Those with unfinished calls.
    std::vector<quint32> m_opening; ///< The same, while they are being looked for.
    quint32 m_look = 0;
};

} // namespace monitor
