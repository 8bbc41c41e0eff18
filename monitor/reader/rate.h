// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "snapshot.h"

#include <deque>

namespace monitor {

/// Tasks a second of late: of the last ends, a few for each worker, or of the last second
/// if more ended in it. What went before a quick phase or after it does not count for long.
/// Of a job that has ended: of the whole.
class Rate
{
public:
    /// One snapshot after the other, of the same job.
    void add(const Snapshot &snapshot);
    /// -1: not known, as nothing has ended yet, or while it is paused.
    double value() const { return m_rate; }

    /// Nanoseconds until all is done at Snapshot::rate; -1: nobody knows.
    static qint64 eta(const Snapshot &snapshot);

private:
    struct Look
    {
        qint64 at;      ///< Time point.
        quint64 worked; ///< Tasks that had ended by then.
    };
    void lookBack(const Snapshot &snapshot, quint64 worked, quint64 enough);
    void measure(bool idle, quint64 enough);

    bool m_begun = false; ///< The kept tasks have been looked at.
    double m_rate = -1;
    std::deque<Look> m_looks;
};

} // namespace monitor
