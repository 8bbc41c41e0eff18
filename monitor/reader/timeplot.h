// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "gaps.h"

#include <functional>

namespace monitor {

/// What happened in one step of time. Steps follow each other without gaps.
struct PlotStep
{
    qint64 from = 0;         ///< Time point, nanoseconds; it lasts Plot::step.
    double succeeded = 0;    ///< Tasks a second,
    double failed = 0;       ///< each kind.
    double cancelled = 0;    ///< That had begun: to drop a call is no work.
    double queued = 0;       ///< Average length of the queue.
    double running = 0;      ///< Average number of busy workers.
    bool known = true;       ///< False: tasks are missing that ended here, the rest is too little.

    double throughput() const { return succeeded + failed + cancelled; }
};

/// The course of a job over its whole time, in at most `Timeplot::maxSteps` steps.
struct Plot
{
    qint64 step = 0; ///< Nanoseconds.
    std::vector<PlotStep> steps;
    std::vector<Span> gaps; ///< Of which not all is known: the steps with a part of one are not `known`.

    /// The steps that are not `known`, those beside each other as one.
    std::vector<Span> unknown() const;
    /// A rate over less time says when one looked, and not how fast it went.
    static constexpr qint64 rateTime = 100'000'000;
    /// One for each step, NaN where not all is known; steps are averaged together so that
    /// none is of less than \a shortest nanoseconds, or all where the job is shorter.
    std::vector<double> values(const std::function<double(const PlotStep &)> &value,
                               qint64 shortest = 0) const;
    /// The most of what is known; -1: nothing is.
    static double most(const std::vector<double> &values);
};

/// Sums what tasks did when into steps that double as the job gets longer: the
/// memory is the same after a second and after a year.
class Timeplot
{
public:
    static constexpr int maxSteps = 1024;

    /// The queue got longer or shorter; a worker got busy, or ceased to be; a task that
    /// had begun came to its end.
    enum Event { Queued, Left, Began, Ended, Succeeded, Failed, Cancelled };
    /// \a times below 0 take back what was added.
    void add(Event event, qint64 time, qint64 times = 1);
    /// Until \a now; the last step is the part of one that has passed.
    Plot plot(qint64 now, const std::vector<Span> &gaps = {}) const;

private:
    static constexpr int eventCount = 7;
    struct Step
    {
        qint64 count[eventCount] = {};
        double rest[eventCount] = {}; ///< Nanoseconds from the events to the step's end, summed.
    };
    void doubleSteps();

    std::vector<Step> m_steps;
    int m_shift = 20; ///< A step lasts 1 << m_shift nanoseconds: at first a millisecond.
};

} // namespace monitor
