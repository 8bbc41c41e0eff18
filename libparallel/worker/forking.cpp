// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What becomes of a pool in the child of a fork(). The child has one thread, the one that
/// has forked. Others were anywhere at that moment: what they may have been changing is
/// locked meanwhile, or made anew where nobody needs what was in it.

#include "signals/relay.h"
#include "wait/context.h"
#include "wait/join.h"
#include "worker/pool.h"
#include "worker/runner.h"

namespace parallel::detail {

void Pool::lockForFork()
{
    roster.lockForFork(); // in the order in which others lock them
    roots.lockForFork();
    tally.lockForFork();
    stocks.lockForFork();
    priorities.lockForFork();
    if (relay)
        relay->lockForFork();
}

void Pool::unlockAfterFork()
{
    if (relay)
        relay->unlockAfterFork();
    priorities.unlockAfterFork();
    stocks.unlockAfterFork();
    tally.unlockAfterFork();
    roots.unlockAfterFork();
    roster.unlockAfterFork();
}

void Pool::startAnew()
{
    m_inherited = true;
    settings.enabled = false;
    roster.startAnew();
    new (&queue) SharedQueue;
    pending.startAnew();
    room.startAnew();
    entrance.startAnew();
    priorities.startAnew();
    new (&suspended) Suspended;
    new (&failures) Failures;
    stops.startAnew();
    stoppables.startAnew();
    draining.startAnew();
    report.startAnew();
    if (relay)
        relay->startAnew();
    tally.startAnew();
    stocks.startAnew();
    roots.startAnew();
    // What this thread has a guard for, or runs, goes on.
    for (const Context *c = currentContext; c; c = c->outer) {
        if (c->pool != this)
            continue;
        if (!stocks.has(&c->runner->stock)) {
            stocks.addAgain(&c->runner->stock);
            tally.addAgain(&c->runner->counts);
            c->runner->startAnew();
        }
        if (c->join->isOwnedBy(&c->runner->parker())) {
            new (&c->join->failures) Failures;
            c->join->stopped.store(false, std::memory_order_relaxed);
            if (c->join->isRoot())
                roots.addAgain(c->join);
        }
        if (c->kind == Context::Running) {
            Counts::add(c->runner->counts.called);
            Counts::add(c->runner->counts.started);
            if (c->frame->stop.stop_possible())
                stoppables.addAgain(*c->frame);
        }
    }
    unlockAfterFork();
}

} // namespace parallel::detail
