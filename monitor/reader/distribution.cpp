// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "distribution.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace monitor {

namespace {

constexpr int stepBits = 5;
constexpr quint64 steps = 1 << stepBits; // for each power of two

int stepOf(qint64 value)
{
    const quint64 v = quint64(std::max<qint64>(value, 0));
    if (v < steps)
        return int(v);
    const int shift = std::bit_width(v) - 1 - stepBits;
    return int(quint64(shift + 1) * steps + ((v >> shift) - steps));
}

/// The first value of a step.
qint64 startOf(int step)
{
    if (step < int(steps))
        return step;
    const int shift = step / int(steps) - 1;
    return qint64((quint64(step) % steps + steps) << shift);
}

} // namespace

void Distribution::add(qint64 nanoseconds, quint64 times)
{
    if (times == 0)
        return;
    const int step = stepOf(nanoseconds);
    if (step >= m_steps.size())
        m_steps.resize(step + 1);
    m_steps[step] += quint32(times);
    m_min = m_count == 0 ? nanoseconds : std::min(m_min, nanoseconds);
    m_max = std::max(m_max, nanoseconds);
    m_count += times;
    m_total += double(nanoseconds) * double(times);
}

void Distribution::add(const Distribution &other)
{
    if (other.m_count == 0)
        return;
    if (other.m_steps.size() > m_steps.size())
        m_steps.resize(other.m_steps.size());
    for (int step = 0; step < other.m_steps.size(); ++step)
        m_steps[step] += other.m_steps[step];
    m_min = m_count == 0 ? other.m_min : std::min(m_min, other.m_min);
    m_max = std::max(m_max, other.m_max);
    m_count += other.m_count;
    m_total += other.m_total;
}

qint64 Distribution::quantile(double part) const
{
    if (m_count == 0)
        return 0;
    const quint64 rank = quint64(std::ceil(std::clamp(part, 0.0, 1.0) * double(m_count)));
    quint64 passed = 0;
    for (int step = 0; step < m_steps.size(); ++step) {
        passed += m_steps[step];
        if (passed >= std::max<quint64>(rank, 1))
            return std::clamp(std::midpoint(startOf(step), startOf(step + 1) - 1), m_min, m_max);
    }
    return m_max;
}

std::vector<Distribution::Bar> Distribution::bars(int perDoubling) const
{
    std::vector<Bar> bars;
    if (m_count == 0)
        return bars;
    const int width = int(steps) / std::clamp<int>(perDoubling, 1, int(steps));
    for (int step = stepOf(m_min) / width * width; step < m_steps.size(); step += width) {
        Bar bar{startOf(step), startOf(step + width), 0};
        for (int i = step; i < std::min<int>(step + width, int(m_steps.size())); ++i)
            bar.count += m_steps[i];
        bars.push_back(bar);
    }
    return bars;
}

} // namespace monitor
