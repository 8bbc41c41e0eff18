// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "snapshot.h"

namespace monitor {

/// Tasks a second, smoothed, so that a burst or a pause neither makes the rate jump nor
/// is hidden for long: over some seconds, or over some ends where these are rare.
class Rate
{
public:
    /// One snapshot after the other, of the same job.
    void add(const Snapshot &snapshot);
    double value() const { return m_rate; }

    /// Nanoseconds until all is done at Snapshot::rate; -1: nobody knows.
    static qint64 eta(const Snapshot &snapshot);

private:
    bool m_begun = false;
    double m_rate = 0;
    quint64 m_completed = 0;
    qint64 m_at = 0;
};

} // namespace monitor
