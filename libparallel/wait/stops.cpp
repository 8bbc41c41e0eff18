// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "wait/stops.h"

#include "wait/join.h"

namespace parallel::detail {

bool Stops::isStoppedSlow(const Join &join) const noexcept
{
    if (m_forGood.load(std::memory_order_acquire))
        return true;
    // Safe: a Join outlives its calls, and those beneath it.
    for (const Join *j = &join; j; j = j->parent) {
        if (j->stopped.load(std::memory_order_acquire))
            return true;
    }
    return false;
}

void Stops::set(Join &join, bool stopped)
{
    // Mostly it is as it should be: a look costs less than a change.
    if (join.stopped.load(std::memory_order_acquire) != stopped
        && join.stopped.exchange(stopped, std::memory_order_acq_rel) != stopped) {
        m_count.fetch_add(stopped ? 1 : -1, std::memory_order_acq_rel);
        if (stopped)
            m_made.fetch_add(1, std::memory_order_acq_rel);
    }
}

bool Stops::setForGood() noexcept
{
    if (m_forGood.exchange(true, std::memory_order_acq_rel))
        return false;
    m_count.fetch_add(1, std::memory_order_acq_rel);
    return true;
}

void Stops::startAnew() noexcept
{
    m_count.store(m_forGood.load(std::memory_order_relaxed) ? 1 : 0, std::memory_order_relaxed);
}

} // namespace parallel::detail
