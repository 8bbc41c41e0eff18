// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/draining.h"

#include "policy/waitingroom.h"
#include "wait/context.h"
#include "worker/interruptions.h"
#include "worker/pool.h"
#include "worker/runner.h"

#include <libparallel/errors.h>

namespace parallel::detail {

bool Draining::is(Until until) const
{
    return m_pool.isDrained() && (until == Drained || !m_pool.roster.isActive());
}

void Draining::check()
{
    m_pool.roster.checkQuiet();
}

void Draining::wait(Until until)
{
    Interruptions interruptions(m_pool, nullptr, false);
    wait(until, interruptions, Clock::time_point::max());
}

bool Draining::waitUntil(Until until, Clock::time_point deadline)
{
    Interruptions interruptions(m_pool);
    return wait(until, interruptions, deadline);
}

bool Draining::sleepUntil(Until until, Clock::time_point deadline)
{
    const PlaceLent lent(m_pool.roster.threads());
    return m_bell.waitUntil(deadline, [&] { return is(until); });
}

bool Draining::wait(Until until, Interruptions &interruptions, Clock::time_point deadline)
{
    if (AtWork::isFor(m_pool))
        throw UsageError("parallel: a task cannot wait for the threads that run it; open a group()");
    for (const Context *c = currentContext; c; c = c->outer) {
        if (c->pool == &m_pool)
            c->runner->settle(); // this thread may make no more calls for long
    }
    if (m_pool.settings.enabled) {
        const PlaceLent lent(m_pool.roster.threads());
        const PlacesLent places({});
        for (;;) {
            if (m_pool.roster.isUnstaffed()) {
                try {
                    Runner helper(m_pool, 0, nullptr);
                    helper.runShared();
                } catch (const std::bad_alloc &) { // the next time round
                }
            }
            if (!sleepUntil(until, std::min(interruptions.next(), deadline))) {
                interruptions.handle();
                if (Clock::now() >= deadline && !is(until))
                    return false;
                continue;
            }
            interruptions.end();
            if (m_pool.isDrained()) // slots may have made calls
                break;
        }
    }
    m_pool.roots.takeFailures();
    if (const std::exception_ptr thrown = m_pool.failures.take(m_pool.settings.keepGoing))
        std::rethrow_exception(thrown);
    return true;
}

} // namespace parallel::detail
