// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

#include <vector>

namespace monitor {

/// What happened in one step of time. Steps follow each other without gaps.
struct PlotStep
{
    qint64 from = 0;         ///< Time point, nanoseconds; it lasts Plot::step.
    double succeeded = 0;    ///< Tasks a second,
    double failed = 0;       ///< each kind.
    double cancelled = 0;
    double queued = 0;       ///< Average length of the queue.
    double running = 0;      ///< Average number of busy workers.

    double throughput() const { return succeeded + failed + cancelled; }
};

/// The course of a job over its whole time, in at most `Timeplot::maxSteps` steps.
struct Plot
{
    qint64 step = 0; ///< Nanoseconds.
    std::vector<PlotStep> steps;
};

/// Sums what tasks did when into steps that double as the job gets longer: the
/// memory is the same after a second and after a year.
class Timeplot
{
public:
    static constexpr int maxSteps = 1024;

    enum Event { Queued, Started, Succeeded, Failed, Cancelled, Dropped };
    /// `Cancelled`: while it ran; `Dropped`: while it was queued.
    void add(Event event, qint64 time, quint32 times = 1);
    /// Until \a now; the last step is the part of one that has passed.
    Plot plot(qint64 now) const;

private:
    static constexpr int eventCount = 6;
    struct Step
    {
        quint64 count[eventCount] = {};
        double rest[eventCount] = {}; ///< Nanoseconds from the events to the step's end, summed.
    };
    void doubleSteps();

    std::vector<Step> m_steps;
    int m_shift = 20; ///< A step lasts 1 << m_shift nanoseconds: at first a millisecond.
};

} // namespace monitor
