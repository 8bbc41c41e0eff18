// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How a thread waits for a group of its own, or for what one of its guards directs to a pool.

#include "worker/interruptions.h"
#include "worker/pool.h"
#include "worker/runner.h"

namespace parallel::detail {

void Runner::wait(Join &join)
{
    if (!m_pool.settings.enabled)
        return;
    Interruptions interruptions(m_pool, &join, isWorker());
    for (;;) {
        if (isWorker())
            runOwn(join);
        else if (m_pool.roster.isUnstaffed())
            runShared();
        if (!m_pool.settings.enabled)
            return; // in the child of a task or slot that has forked
        if (!join.isEven() && !sleepUntilReleased(join, interruptions))
            continue;
        if (isWorker())
            break;
        settle();
        interruptions.end();
        if (join.isEven()) // slots may have made calls
            break;
    }
}

bool Runner::waitFor(Join &join, std::chrono::milliseconds time)
{
    settle();
    if (join.balance.close(std::exchange(join.ownCalls, 0))) {
        join.balance.reopen();
        return true;
    }
    if (m_worker)
        lendPlace();
    const bool released = m_parker.parkUntil(Clock::now() + time);
    const bool ended = join.balance.reopen();
    if (ended && !released)
        m_parker.park(); // the release is on its way
    if (m_worker)
        reclaimPlace();
    return ended;
}

/// Its place among the workers, and those that it has at limits.
void Runner::lendPlace()
{
    m_pool.roster.lendPlace();
    if (RunningHead::innermost())
        WaitingRoom::instance().lend(this, {&m_pool.entrance, &submitter.producer()});
}

/// The limits first: who waits for them must not keep a worker from those who have them.
void Runner::reclaimPlace()
{
    if (RunningHead::innermost())
        WaitingRoom::instance().reclaim(this);
    m_pool.roster.reclaimPlace(*m_worker);
}

/// Runs the queued calls of \a join, which this worker's task waits for.
void Runner::runOwn(Join &join)
{
    recorder.forgetTime(); // the task that waits has run meanwhile
    while (!m_pool.roster.hasNews() && !isStackLow()) {
        Call *const call = stock.own.take(&join.calls);
        if (!call)
            break;
        if (!m_pool.dropper.claim(call))
            continue;
        if (call->kind != CallKind::Map && m_pool.room.isLimited())
            m_pool.room.give();
        execute(call);
    }
    ended.letGoOfOrphan();
}

/// True when all of it has ended; false after an interruption.
bool Runner::sleepUntilReleased(Join &join, Interruptions &interruptions)
{
    settle();
    if (join.balance.close(std::exchange(join.ownCalls, 0))) {
        join.balance.reopen();
        return true;
    }
    if (m_worker) {
        lendPlace();
        m_parker.park();
        join.balance.reopen();
        reclaimPlace();
        return true;
    }
    const PlaceLent lent(m_pool.roster.threads());
    const PlacesLent places({&m_pool.entrance, &submitter.producer()});
    const auto until = interruptions.next();
    const bool released =
        until == Clock::time_point::max() ? (m_parker.park(), true) : m_parker.parkUntil(until);
    // While the interruption is handled this thread may make calls: reopen first.
    if (join.balance.reopen()) {
        if (!released)
            m_parker.park(); // the release is on its way
        return true;
    }
    interruptions.handle();
    return false;
}

} // namespace parallel::detail
