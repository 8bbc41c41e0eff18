// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "timeplot.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace monitor {

namespace {

/// One end in the first microsecond of a step is not a million a second: what has not
/// passed by \a part of its length has the rates of both steps together.
void shareRates(PlotStep &before, PlotStep &last, double part)
{
    for (double PlotStep::*rate : {&PlotStep::succeeded, &PlotStep::failed, &PlotStep::cancelled}) {
        const double both = (before.*rate + last.*rate * part) / (1 + part);
        before.*rate = last.*rate = both;
    }
    last.known = last.known && before.known;
}

} // namespace

std::vector<Span> Plot::unknown() const
{
    std::vector<Span> spans;
    for (const PlotStep &at : steps) {
        if (at.known)
            continue;
        if (!spans.empty() && spans.back().to == at.from)
            spans.back().to = at.from + step;
        else
            spans.push_back({at.from, at.from + step});
    }
    return spans;
}

std::vector<double> Plot::values(const std::function<double(const PlotStep &)> &value, qint64 shortest) const
{
    std::vector<double> values;
    values.reserve(steps.size());
    for (const PlotStep &at : steps)
        values.push_back(at.known ? value(at) : std::nan(""));
    const std::size_t together = step > 0 ? std::size_t((shortest + step - 1) / step) : 1;
    for (std::size_t from = 0, to = 0; together > 1 && from < values.size(); from = to) {
        to = values.size() - from < 2 * together ? values.size() : from + together;
        const auto begin = values.begin() + std::ptrdiff_t(from);
        const auto end = values.begin() + std::ptrdiff_t(to);
        std::fill(begin, end, std::accumulate(begin, end, 0.0) / double(to - from));
    }
    return values;
}

double Plot::most(const std::vector<double> &values)
{
    double most = -1;
    for (const double value : values)
        most = std::isnan(value) ? most : std::max(most, value);
    return most;
}

void Timeplot::add(Event event, qint64 time, qint64 times)
{
    time = std::max<qint64>(time, 0);
    while ((time >> m_shift) >= maxSteps)
        doubleSteps();
    const std::size_t index = std::size_t(time >> m_shift);
    if (index >= m_steps.size())
        m_steps.resize(index + 1);
    Step &step = m_steps[index];
    step.count[event] += times;
    step.rest[event] += double((qint64(index + 1) << m_shift) - time) * double(times);
}

void Timeplot::doubleSteps()
{
    const double step = double(qint64(1) << m_shift);
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const Step from = m_steps[i];
        Step &to = m_steps[i / 2];
        if (i % 2 == 0)
            to = {};
        for (int event = 0; event < eventCount; ++event) {
            to.count[event] += from.count[event];
            to.rest[event] += from.rest[event] + (i % 2 == 0 ? step * double(from.count[event]) : 0);
        }
    }
    m_steps.resize((m_steps.size() + 1) / 2);
    ++m_shift;
}

Plot Timeplot::plot(qint64 now, const std::vector<Span> &gaps) const
{
    if ((std::max<qint64>(now, 0) >> m_shift) >= maxSteps) { // nothing has happened for long
        Timeplot wider = *this;
        while ((now >> wider.m_shift) >= maxSteps)
            wider.doubleSteps();
        return wider.plot(now, gaps);
    }
    const qint64 length = qint64(1) << m_shift;
    Plot plot;
    plot.step = length;
    plot.gaps = gaps;
    const qint64 count = std::clamp<qint64>((now + length - 1) >> m_shift, qint64(m_steps.size()), maxSteps);
    plot.steps.reserve(std::size_t(count));
    double queued = 0; // when the step begins
    double running = 0;
    for (qint64 i = 0; i < count; ++i) {
        const Step step = i < qint64(m_steps.size()) ? m_steps[std::size_t(i)] : Step();
        const qint64 from = i << m_shift;
        // the last step has not passed yet
        const double passed = double(std::clamp<qint64>(now - from, 1, length));
        const auto area = [&](Event event) { // of what this event adds, until `now` or the step's end
            return std::max(0.0, step.rest[event] - double(step.count[event]) * (double(length) - passed));
        };
        const auto number = [&](Event event) { return double(step.count[event]); };

        PlotStep at;
        at.from = from;
        at.succeeded = number(Succeeded) * 1e9 / passed;
        at.failed = number(Failed) * 1e9 / passed;
        at.cancelled = number(Cancelled) * 1e9 / passed;
        at.queued = std::max(0.0, queued + (area(Queued) - area(Left)) / passed);
        at.running = std::max(0.0, running + (area(Began) - area(Ended)) / passed);
        at.known = !isIn(gaps, from, from + length - 1);
        plot.steps.push_back(at);
        if (i > 0 && passed < double(length) / 2)
            shareRates(plot.steps[std::size_t(i) - 1], plot.steps.back(), passed / double(length));

        queued += number(Queued) - number(Left);
        running += number(Began) - number(Ended);
    }
    return plot;
}

} // namespace monitor
