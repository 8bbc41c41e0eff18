// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "scope/pool.h"

#include "queue/fence.h"
#include "scope/relay.h"
#include "worker/runner.h"
#include "worker/supervisor.h"

#include <algorithm>

namespace parallel::detail {

Pool::Pool(const Settings &settings, Relay *relay)
    : settings(settings), roster(*this, settings.workers), relay(relay)
{
    Supervisor::instance().add(this);
}

Pool::~Pool()
{
    Supervisor::instance().remove(this);
    roster.end();
}

// --- counting ---

void Pool::addRunner(Runner *runner)
{
    const std::lock_guard lock(m_runnersMutex);
    m_runners.push_back(runner);
}

void Pool::removeRunner(Runner *runner)
{
    const std::lock_guard lock(m_runnersMutex);
    m_runners.erase(std::find(m_runners.begin(), m_runners.end(), runner));
    const Counts &counts = runner->counts();
    for (const auto counter : {&Counts::called, &Counts::started, &Counts::succeeded, &Counts::failed,
                               &Counts::cancelled, &Counts::dropped})
        Counts::add(m_retired.*counter, (counts.*counter).load(std::memory_order_relaxed));
}

Totals Pool::totals() const
{
    const std::lock_guard lock(m_runnersMutex);
    Totals totals;
    totals.dropped = m_dropped.load(std::memory_order_acquire);
    totals.addEnded(m_retired);
    for (const Runner *const runner : m_runners)
        totals.addEnded(runner->counts());
    totals.addStarted(m_retired);
    for (const Runner *const runner : m_runners)
        totals.addStarted(runner->counts());
    totals.addCalled(m_retired);
    for (const Runner *const runner : m_runners)
        totals.addCalled(runner->counts());
    return totals;
}

Progress Pool::progress() const
{
    return totals().progress();
}

bool Pool::isDrained() const
{
    const Progress p = progress();
    return p.queued == 0 && p.running == 0;
}

void Pool::onQuiet()
{
    fullFence(); // pairs with the one in waitUntilDrained(): the counts, then the waiters
    if (m_drainWaiters.load(std::memory_order_relaxed) > 0) {
        const std::lock_guard lock(m_drainMutex);
        m_drained.notify_all();
    }
    if (stops.load(std::memory_order_acquire) != 0 && isDrained()) {
        const std::lock_guard lock(m_rootsMutex);
        for (Join *const root : m_roots) {
            if (root->kind == Join::EnterJoin)
                setStopped(*root, false);
        }
    }
    if (relay)
        relay->onQuiet();
    Supervisor::instance().wake();
}

bool Pool::tick()
{
    stoppables.stopIf([](const Frame &frame) { return frame.call->isCancelled(); });
    const bool busy = roster.isActive();
    const bool news = relay && relay->tick(*this);
    return busy || news;
}

// --- roots ---

void Pool::addRoot(Join *join)
{
    const std::lock_guard lock(m_rootsMutex);
    m_roots.push_back(join);
}

void Pool::detachRoot(Join *join)
{
    join->detached = true; // seen by whoever ends the last call: close() releases
    if (join->balance.close(std::exchange(join->ownCalls, 0)))
        deleteRoot(join);
}

void Pool::deleteRoot(Join *join)
{
    {
        const std::lock_guard lock(m_rootsMutex);
        m_roots.erase(std::find(m_roots.begin(), m_roots.end(), join));
        setStopped(*join, false);
    }
    delete join;
}

// --- room ---

bool Pool::takeRoom(const Join &join, bool mayWait)
{
    const qint64 limit = *settings.queueLimit;
    for (;;) {
        qint64 queued = m_queued.load(std::memory_order_relaxed);
        while (queued < limit) {
            if (m_queued.compare_exchange_weak(queued, queued + 1, std::memory_order_relaxed))
                return true;
        }
        if (!mayWait)
            return false;
        std::unique_lock lock(m_roomMutex);
        m_roomWaiters.fetch_add(1, std::memory_order_relaxed);
        fullFence(); // pairs with giveRoom()
        m_room.wait(lock, [&] {
            return m_queued.load(std::memory_order_relaxed) < limit || isStopped(join)
                || roster.isUnstaffed();
        });
        m_roomWaiters.fetch_sub(1, std::memory_order_relaxed);
        if (isStopped(join))
            return false;
    }
}

void Pool::giveRoom()
{
    m_queued.fetch_sub(1, std::memory_order_relaxed);
    fullFence(); // pairs with takeRoom()
    if (m_roomWaiters.load(std::memory_order_relaxed) > 0) {
        const std::lock_guard lock(m_roomMutex);
        m_room.notify_all();
    }
}

void Join::end(qint64 n)
{
    if (!balance.end(n))
        return;
    // The owner sleeps until it is released; or nobody owns it any more.
    if (detached)
        pool.deleteRoot(this);
    else
        owner->parker().release();
}

} // namespace parallel::detail
