// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/interruptions.h"

#include "signals/relay.h"
#include "wait/join.h"
#include "worker/pool.h"
#include "worker/supervisor.h"

namespace parallel::detail {

Interruptions::Interruptions(Pool &pool, Join *join, bool inTask) : m_pool(pool), m_join(join)
{
    if (inTask)
        return;
    if (pool.settings.timeout)
        m_deadline = Clock::now() + *pool.settings.timeout;
    m_delivers = pool.relay && pool.relay->belongsToThisThread();
}

Interruptions::Interruptions(Pool &pool)
    : m_pool(pool), m_join(nullptr), m_delivers(pool.relay && pool.relay->belongsToThisThread())
{
}

Clock::time_point Interruptions::next() const
{
    Clock::time_point next = m_deadline;
    if (m_delivers)
        next = std::min<Clock::time_point>(next, Clock::now() + Relay::interval);
    const Roster &roster = m_pool.roster; // whose workers leave a pool that is given
    if (!roster.isStaffed() || roster.threads().isGiven || Supervisor::instance().isMissing())
        next = std::min<Clock::time_point>(next, Clock::now() + unstaffed);
    return next;
}

void Interruptions::handle()
{
    if (Supervisor::instance().isMissing())
        Supervisor::instance().wake();
    if (m_delivers) {
        m_pool.relay->deliver(m_pool.tally);
        Supervisor::instance().wake(); // there may be more to tell
    }
    if (Clock::now() >= m_deadline) {
        m_deadline = Clock::time_point::max();
        onTimeout();
    }
}

void Interruptions::end()
{
    if (m_delivers)
        m_pool.relay->deliverAll(m_pool.tally, false);
}

void Interruptions::onTimeout()
{
    QString what;
    try {
        what = QStringLiteral("%1 %2 did not finish within the timeout of %3 s")
                   .arg(m_join && !m_join->isRoot() ? QStringLiteral("a group of scope")
                                                    : QStringLiteral("scope"),
                        m_pool.settings.name)
                   .arg(double(m_pool.settings.timeout->count()) / 1000);
    } catch (const std::bad_alloc &) { // it stops nevertheless
    }
    if (m_join) {
        m_join->failures.addTimeout(what);
        m_pool.stop(*m_join);
    } else {
        m_pool.failures.addTimeout(what);
        m_pool.roots.stopAll();
        m_pool.sweeper.sweep();
    }
}

} // namespace parallel::detail
