// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Who takes which elements of a map.

#include "base/fence.h"
#include "worker/pool.h"
#include "worker/mapcall.h"
#include "worker/runner.h"

namespace parallel::detail {

namespace {

/// Elements of which so many are run at once take a microsecond or so each.
constexpr qsizetype fastAtOnce = 32;

} // namespace

void MapCall::enter()
{
    const std::lock_guard lock(m_state->mutex);
    if (left() == 0) // this was the invitation
        m_state->invites.store(false, std::memory_order_seq_cst);
    m_nextRunning = std::exchange(m_state->running, this);
}

void MapCall::leave()
{
    bool isLast = false;
    {
        const std::lock_guard lock(m_state->mutex);
        MapCall **link = &m_state->running;
        while (*link != this)
            link = &(*link)->m_nextRunning;
        *link = m_nextRunning;
        isLast = !m_state->running;
    }
    if (isLast && wish() == MapWish::Suspend)
        m_state->body->noteSuspended();
}

void MapCall::noteSuspended() const
{
    const std::lock_guard lock(m_state->mutex);
    if (!m_state->running)
        m_state->body->noteSuspended();
}

bool MapCall::takeNextSurely(qsizetype index)
{
    const std::lock_guard lock(m_state->mutex);
    if (index < m_end.load(std::memory_order_relaxed))
        return true; // a thief has given it back
    m_begin.store(index, std::memory_order_relaxed);
    return false;
}

/// With the lock held: takes half of what \a other has left. True: it has moved meanwhile, and
/// is worth another look.
bool MapCall::stealFrom(MapCall &other)
{
    const qsizetype begin = other.m_begin.load(std::memory_order_relaxed);
    const qsizetype end = other.m_end.load(std::memory_order_relaxed);
    if (begin >= end)
        return false;
    const qsizetype middle = begin + (end - begin) / 2;
    other.m_end.store(middle, std::memory_order_relaxed);
    heavyFence(); // pairs with the light one in takeNext(): it sees this end, or this its beginning
    if (other.m_begin.load(std::memory_order_relaxed) > middle) {
        other.m_end.store(end, std::memory_order_relaxed);
        return true;
    }
    m_begin.store(middle, std::memory_order_relaxed);
    m_end.store(end, std::memory_order_relaxed);
    return false;
}

/// With the lock held: takes some of those that nobody has taken. False: there are none.
bool MapCall::takeSome(qsizetype atOnce, int workers)
{
    MapState &state = *m_state;
    const qsizetype untaken = state.fed.load(std::memory_order_seq_cst) - state.next;
    if (untaken == 0)
        return false;
    const qsizetype n = std::max<qsizetype>(1, std::min(atOnce, untaken / (2 * workers)));
    m_begin.store(state.next, std::memory_order_relaxed);
    m_end.store(state.next += n, std::memory_order_relaxed);
    return true;
}

bool MapCall::takeUntaken(qsizetype atOnce, int workers)
{
    const std::lock_guard lock(m_state->mutex);
    return takeSome(atOnce, workers);
}

/// Sees to it that it has something to run: what it has, what nobody has taken, or what
/// another one has taken and not begun. False: everything has begun.
bool MapCall::takeMore(qsizetype atOnce, int workers)
{
    if (left() > 0)
        return true; // perhaps; else it comes again
    if (m_state->body->isStream && atOnce > fastAtOnce) { // more may be about to come
        const qsizetype known = m_state->fed.load(std::memory_order_relaxed);
        if (takeUntaken(atOnce, workers))
            return true;
        spin([&] { return m_state->fed.load(std::memory_order_relaxed) != known; });
    }
    const std::lock_guard lock(m_state->mutex);
    if (takeSome(atOnce, workers))
        return true;
    for (bool again = true; again;) {
        again = false;
        for (MapCall *other = m_state->running; other; other = other->m_nextRunning) {
            again = (other != this && stealFrom(*other)) || again;
            if (left() > 0)
                return true;
        }
    }
    return false;
}

/// What it has not begun is its own no more.
std::pair<qsizetype, qsizetype> MapCall::giveBack()
{
    const std::lock_guard lock(m_state->mutex);
    const qsizetype begin = m_begin.load(std::memory_order_relaxed);
    const qsizetype end = m_end.load(std::memory_order_relaxed);
    m_end.store(begin, std::memory_order_relaxed);
    return {begin, end};
}

/// Lets one more take part, where none is asked yet and there is something for it: as the
/// workers themselves wake one another.
void MapCall::invite(Runner &runner)
{
    MapState &state = *m_state;
    // Where there are no workers, whoever waits runs all, and would ask itself for ever.
    if (state.invites.load(std::memory_order_seq_cst) || runner.pool().roster.isUnstaffed())
        return;
    {
        const std::lock_guard lock(state.mutex);
        bool any = left() > 1 || state.next < state.fed.load(std::memory_order_seq_cst);
        for (MapCall *other = state.running; other && !any; other = other->m_nextRunning)
            any = other != this && other->left() > 0;
        if (!any || state.invites.exchange(true, std::memory_order_seq_cst))
            return;
    }
    if (!share(runner, 0, 0))
        state.invites.store(false, std::memory_order_seq_cst);
}

} // namespace parallel::detail
