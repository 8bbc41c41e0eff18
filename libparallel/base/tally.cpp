// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "base/tally.h"

namespace parallel::detail {

void Tally::add(const Counts *counts)
{
    const std::lock_guard lock(m_mutex);
    m_counts.push_back(counts);
}

void Tally::remove(const Counts *counts)
{
    const std::lock_guard lock(m_mutex);
    std::erase(m_counts, counts);
    for (const auto counter : {&Counts::called, &Counts::started, &Counts::succeeded, &Counts::failed,
                               &Counts::cancelled, &Counts::dropped, &Counts::retried})
        Counts::add(m_retired.*counter, (counts->*counter).load(std::memory_order_relaxed));
}

Totals Tally::totals() const
{
    const std::lock_guard lock(m_mutex);
    Totals totals;
    totals.dropped = m_dropped.load(std::memory_order_acquire);
    totals.addRun(m_retired);
    for (const Counts *const counts : m_counts)
        totals.addRun(*counts);
    totals.addCalled(m_retired);
    for (const Counts *const counts : m_counts)
        totals.addCalled(*counts);
    return totals;
}

void Tally::startAnew() noexcept
{
    m_counts.clear();
    new (&m_retired) Counts;
    m_dropped.store(0, std::memory_order_relaxed);
}

} // namespace parallel::detail
