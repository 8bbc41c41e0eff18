// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "policy/gate.h"

#include "platform/platform.h"
#include "policy/waitingroom.h"

#include <algorithm>
#include <new>

namespace parallel::detail {

Gate::Gate(Kind k) : kind(k)
{
    WaitingRoom::instance().add(*this);
}

Gate::~Gate()
{
    WaitingRoom::instance().remove(*this);
}

Line &Gate::lineOf(const WaitingCalls &pool) noexcept
{
    Line *unused = nullptr;
    Line *last = nullptr;
    for (Line *line = &m_first; line; line = line->next.get()) {
        if (line->pool == &pool)
            return *line;
        if (line->isUnused())
            unused = line;
        last = line;
    }
    if (!unused) {
        try {
            last->next = std::make_unique<Line>(*this);
        } catch (const std::bad_alloc &) {
            return m_first;
        }
        unused = last->next.get();
    }
    unused->become(pool);
    return *unused;
}

bool Gate::hasWaiting(const WaitingCalls &pool) const noexcept
{
    for (const Line *line = &m_first; line; line = line->next.get()) {
        if (line->pool == &pool)
            return !line->waiting.isEmpty();
    }
    return false;
}

bool Gate::isAwaited() const noexcept
{
    for (const Line *line = &m_first; line; line = line->next.get()) {
        if (!line->waiting.isEmpty())
            return true;
    }
    return sleepers > 0;
}

Line *Gate::nextInTurn() noexcept
{
    Line *next = nullptr;
    Line *line = m_hadTurn;
    do {
        line = line->next ? line->next.get() : &m_first;
        if (!line->waiting.isEmpty() && !line->isAbsent()
            && (!next || line->waiting.highestPriority() > next->waiting.highestPriority()))
            next = line;
    } while (line != m_hadTurn);
    return next;
}

bool Gate::hasRivals() const noexcept
{
    if (!m_first.next && sleepers == 0)
        return false;
    bool some = false; // have places, or wait, or both
    for (const Line *has = &m_first; has && !some; has = has->next.get()) {
        if (!has->hasPlaces())
            continue;
        some = sleepers > 0;
        for (const Line *waits = &m_first; waits && !some; waits = waits->next.get())
            some = waits != has && !waits->waiting.isEmpty();
    }
    return some;
}

bool Gate::endPatience() noexcept
{
    qint64 places = 0;
    for (Line *line = &m_first; line; line = line->next.get())
        places += qint64(line->endPatience());
    giveBack(places);
    return places > 0;
}

void Gate::startAnew() noexcept
{
    for (Line *line = &m_first; line; line = line->next.get())
        line->startAnew();
    sleepers = 0;
    patience.isSet = false;
}

void Limit::startAnew() noexcept
{
    Gate::startAnew();
    m_state.store(0, std::memory_order_relaxed);
    m_seemsFree.store(true, std::memory_order_relaxed);
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

bool Rate::isOpen() const noexcept
{
    return !isFull() && platform::monotonicNanoseconds() >= opensAt();
}

bool Rate::take() noexcept
{
    const bool open = isOpen();
    m_admitted += open ? 1 : 0;
    return open;
}

void Rate::start(qint64 now) noexcept
{
    --m_admitted;
    m_next = std::max(m_next, now - m_late) + m_interval;
}

void Rate::startAnew() noexcept
{
    Gate::startAnew();
    m_admitted = 0;
    timer.isSet = false;
}

} // namespace parallel::detail
