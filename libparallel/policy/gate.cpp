// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "policy/gate.h"

#include "policy/waitingroom.h"

#include <algorithm>
#include <new>

namespace parallel::detail {

void WaitingList::append(Timer &waiter, int priority) noexcept
{
    auto list = std::find_if(m_lists.begin(), m_lists.end(),
                             [priority](const List &l) { return l.priority <= priority; });
    if (list == m_lists.end() || list->priority != priority) {
        try {
            list = m_lists.insert(list, {priority, nullptr, nullptr});
        } catch (const std::bad_alloc &) { // there was room for one: it goes behind another priority's
            list = m_lists.end() - 1;
        }
    }
    waiter.next = nullptr;
    waiter.previous = list->last;
    (list->last ? list->last->next : list->first) = &waiter;
    list->last = &waiter;
}

void WaitingList::remove(Timer &waiter) noexcept
{
    if (!waiter.previous || !waiter.next) {
        const auto list = std::find_if(m_lists.begin(), m_lists.end(), [&waiter](const List &l) {
            return l.first == &waiter || l.last == &waiter;
        });
        if (list->first == &waiter)
            list->first = waiter.next;
        if (list->last == &waiter)
            list->last = waiter.previous;
        if (!list->first)
            m_lists.erase(list);
    }
    if (waiter.previous)
        waiter.previous->next = waiter.next;
    if (waiter.next)
        waiter.next->previous = waiter.previous;
    waiter.next = waiter.previous = nullptr;
}

Gate::Gate(Kind k) : kind(k)
{
    WaitingRoom::instance().add(*this);
}

Gate::~Gate()
{
    WaitingRoom::instance().remove(*this);
}

void Limit::startAnew() noexcept
{
    m_state.store(0, std::memory_order_relaxed);
    waiting.clear();
    sleepers = 0;
}

// --- Rate ---

namespace {

/// Where starts are further apart than this, each is on time; what lateness costs is little.
constexpr qint64 farApart = 10'000'000;
constexpr qint64 latest = 2'000'000;

qint64 lateness(qint64 count, qint64 per)
{
    return per / count >= farApart ? 0 : std::min(per / 100, latest);
}

} // namespace

/// A timer is late by some hundredths of a millisecond, which must not add up where there are
/// many starts. So those that come late let the next ones come on time; and that there are never
/// more in \a per than there may be, all are a little further apart.
Rate::Rate(qint64 count, qint64 per)
    : Gate(Rates),
      m_interval(std::max<qint64>(1, (per + lateness(count, per) + count - 1) / count)),
      m_late(lateness(count, per)),
      m_atOnce(1 + m_late / m_interval)
{
}

void Rate::leave(qint64 now, bool starts) noexcept
{
    --m_admitted;
    if (starts)
        m_next = std::max(m_next, now - m_late) + m_interval;
}

void Rate::startAnew() noexcept
{
    m_admitted = 0;
    timer.isSet = false;
    waiting.clear();
    sleepers = 0;
}

} // namespace parallel::detail
