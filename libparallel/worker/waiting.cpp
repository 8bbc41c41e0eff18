// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How a thread waits for a pool or a group: with a deadline, and with an ear for
/// its own signals.

#include "base/fence.h"
#include "base/logging.h"
#include "worker/pool.h"
#include "signals/relay.h"
#include "worker/runner.h"
#include "worker/supervisor.h"

namespace parallel::detail {

namespace {

/// Has this thread opened it?
bool isOfThisThread(const Join &root)
{
    for (const Context *c = currentContext; c; c = c->outer) {
        if (c->join == &root)
            return true;
    }
    return false;
}

} // namespace

/// When a wait has to be interrupted: at its deadline, and to deliver signals.
class Pool::Wait
{
public:
    /// \a join is what it waits for, or nullptr for all. A task that waits is not
    /// timed, and has no signals to deliver.
    Wait(Pool &pool, Join *join, bool inTask) : m_pool(pool), m_join(join)
    {
        if (inTask)
            return;
        if (pool.settings.timeout)
            m_deadline = Clock::now() + *pool.settings.timeout;
        m_delivers = pool.relay && pool.relay->belongsToThisThread();
    }

    Clock::time_point nextInterruption() const
    {
        Clock::time_point next = m_deadline;
        if (m_delivers)
            next = std::min<Clock::time_point>(next, Clock::now() + Relay::interval);
        if (!m_pool.roster.isStaffed() || Supervisor::instance().isMissing())
            next = std::min<Clock::time_point>(next, Clock::now() + unstaffedInterval);
        return next;
    }
    void onInterruption()
    {
        if (Supervisor::instance().isMissing())
            Supervisor::instance().wake();
        if (m_delivers)
            m_pool.relay->deliver(m_pool);
        if (Clock::now() >= m_deadline) {
            m_deadline = Clock::time_point::max();
            m_pool.onTimeout(m_join);
        }
    }
    void onEnd()
    {
        if (m_delivers)
            m_pool.relay->deliverAll(m_pool, false);
    }

private:
    Pool &m_pool;
    Join *const m_join;
    Clock::time_point m_deadline = Clock::time_point::max();
    bool m_delivers = false;
};

/// \a join is the group or batch that was waited for, or nullptr: all were.
void Pool::onTimeout(Join *join)
{
    QString what;
    try {
        what =
            QStringLiteral("%1 %2 did not finish within the timeout of %3 s")
                .arg(join && !join->isRoot() ? QStringLiteral("a group of scope") : QStringLiteral("scope"),
                     settings.name)
                .arg(double(settings.timeout->count()) / 1000);
    } catch (const std::bad_alloc &) { // it stops nevertheless
    }
    if (join) {
        join->failures.addTimeout(what);
        setStopped(*join, true);
        sweep(join);
    } else {
        failures.addTimeout(what);
        stopRoots();
    }
}

void Pool::wait(Until what)
{
    if (AtWork::isFor(*this))
        throw UsageError("parallel: a task cannot wait for the threads that run it; open a group()");
    for (const Context *c = currentContext; c; c = c->outer) {
        if (c->pool == this)
            c->runner->settle(); // this thread may make no more calls for long
    }
    if (settings.enabled) {
        Wait wait(*this, nullptr, false);
        for (;;) {
            if (roster.isUnstaffed()) {
                try {
                    Runner helper(*this, 0, nullptr);
                    helper.runShared();
                } catch (const std::bad_alloc &) { // the next time round
                }
            }
            {
                std::unique_lock lock(m_drainMutex);
                m_drainWaiters.fetch_add(1, std::memory_order_relaxed);
                fullFence(); // pairs with the one in onQuiet()
                const auto until = wait.nextInterruption();
                while (!is(what)) {
                    if (until == Clock::time_point::max())
                        m_drained.wait(lock);
                    else if (m_drained.wait_until(lock, until) == std::cv_status::timeout)
                        break;
                }
                m_drainWaiters.fetch_sub(1, std::memory_order_relaxed);
            }
            if (!is(what)) {
                wait.onInterruption();
                continue;
            }
            wait.onEnd();
            if (isDrained()) // slots may have made calls
                break;
        }
    }
    if (const std::exception_ptr thrown = takeFailures())
        std::rethrow_exception(thrown);
}

/// What went wrong in all batches, for who has waited for all. That its calls were
/// cancelled is kept for another thread's scope, which goes on to drop calls until that
/// thread has been told.
std::exception_ptr Pool::takeFailures()
{
    QList<TaskInfo> lost;
    {
        const std::lock_guard lock(m_rootsMutex);
        for (Join *const root : m_roots) {
            failures.takeOver(root->failures, lost);
            const bool isOwn = isOfThisThread(*root);
            if (isOwn) {
                if (const char *const why = root->failures.takeCancelled())
                    failures.addCancelled(why);
            }
            if (isOwn || root->kind == Join::EnterJoin)
                setStopped(*root, false);
        }
    }
    Failures::logAll(lost);
    return failures.take(settings.keepGoing);
}

void Pool::wait(Join &join)
{
    if (!settings.enabled)
        return;
    Runner &runner = *join.owner.load(std::memory_order_relaxed);
    const bool inTask = runner.isWorker();
    Wait wait(*this, &join, inTask);
    for (;;) {
        if (inTask)
            runner.runOwn(join);
        else if (roster.isUnstaffed())
            runner.runShared();
        if (!settings.enabled)
            return; // in the child of a task or slot that has forked
        if (!join.isEven() && !sleepUntilReleased(join, wait))
            continue;
        if (inTask)
            break;
        runner.settle();
        wait.onEnd();
        if (join.isEven()) // slots may have made calls
            break;
    }
}

/// True when all of it has ended; false after an interruption.
bool Pool::sleepUntilReleased(Join &join, Wait &wait)
{
    Runner &runner = *join.owner.load(std::memory_order_relaxed);
    runner.settle();
    if (join.balance.close(std::exchange(join.ownCalls, 0))) {
        join.balance.reopen();
        return true;
    }
    Worker *const worker = runner.worker();
    if (worker) {
        roster.lendPlace();
        runner.parker().park();
        join.balance.reopen();
        roster.reclaimPlace(*worker);
        return true;
    }
    const auto until = wait.nextInterruption();
    const bool released =
        until == Clock::time_point::max() ? (runner.parker().park(), true) : runner.parker().parkUntil(until);
    // While the interruption is handled this thread may make calls: reopen first.
    if (join.balance.reopen()) {
        if (!released)
            runner.parker().park(); // the release is on its way
        return true;
    }
    wait.onInterruption();
    return false;
}

void Pool::rethrow(Join &join)
{
    const std::exception_ptr thrown = join.failures.take(settings.keepGoing);
    if (join.isRoot())
        failures.takeCancelled(); // this thread has been told
    setStopped(join, false);
    if (thrown)
        std::rethrow_exception(thrown);
}

} // namespace parallel::detail
