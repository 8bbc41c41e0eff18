// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What becomes of a pool in the child of a fork(). The child has one thread, the one that
/// has forked. Others were anywhere at that moment: what they may have been changing is
/// locked meanwhile, or made anew where nobody needs what was in it.

#include "worker/pool.h"
#include "signals/progressline.h"
#include "signals/relay.h"
#include "worker/runner.h"

#include <algorithm>

namespace parallel::detail {

void Pool::lockForFork()
{
    roster.lockForFork(); // in the order in which others lock them
    m_rootsMutex.lock();
    m_runnersMutex.lock();
}

void Pool::unlockAfterFork()
{
    m_runnersMutex.unlock();
    m_rootsMutex.unlock();
    roster.unlockAfterFork();
}

void Pool::startAnew()
{
    m_inherited = true;
    settings.enabled = false;
    roster.startAnew();
    new (&queue) SharedQueue;
    pending.startAnew();
    new (&suspended) Suspended;
    new (&failures) Failures;
    stoppables.startAnew();
    if (relay)
        relay->startAnew();
    (void)m_line.release();
    new (&m_drainMutex) std::mutex;
    new (&m_drained) std::condition_variable;
    new (&m_roomMutex) std::mutex;
    new (&m_room) std::condition_variable;
    m_drainWaiters.store(0, std::memory_order_relaxed);
    m_roomWaiters.store(0, std::memory_order_relaxed);
    m_queued.store(0, std::memory_order_relaxed);
    m_batches.store(0, std::memory_order_relaxed);
    m_dropped.store(0, std::memory_order_relaxed);
    stops.store(m_ended.load(std::memory_order_relaxed) ? 1 : 0, std::memory_order_relaxed);
    m_unqueued = nullptr;
    new (&m_retired) Counts;
    // What this thread has a guard for, or runs, goes on. There was room for these.
    m_runners.clear();
    m_roots.clear();
    for (const Context *c = currentContext; c; c = c->outer) {
        if (c->pool != this)
            continue;
        if (std::find(m_runners.begin(), m_runners.end(), c->runner) == m_runners.end()) {
            m_runners.push_back(c->runner);
            c->runner->startAnew();
        }
        if (c->join->isOwnedBy(c->runner)) {
            new (&c->join->failures) Failures;
            c->join->stopped.store(false, std::memory_order_relaxed);
            if (c->join->isRoot() && std::find(m_roots.begin(), m_roots.end(), c->join) == m_roots.end())
                m_roots.push_back(c->join);
        }
        if (c->kind == Context::Running) {
            Counts::add(c->runner->counts().called);
            Counts::add(c->runner->counts().started);
            if (c->frame->stop.stop_possible())
                stoppables.addAgain(*c->frame);
        }
    }
    unlockAfterFork();
}

} // namespace parallel::detail
