// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "wait/roots.h"

#include "wait/context.h"
#include "wait/join.h"

#include <algorithm>

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

void Roots::add(Join *root)
{
    const std::lock_guard lock(m_mutex);
    m_roots.push_back(root);
}

void Roots::detach(Join *root)
{
    root->owner.store(nullptr, std::memory_order_relaxed);
    root->detached = true; // seen by whoever ends the last call: close() releases
    if (root->balance.close(std::exchange(root->ownCalls, 0)))
        remove(root);
}

void Roots::remove(Join *root)
{
    QList<TaskInfo> lost;
    {
        const std::lock_guard lock(m_mutex);
        m_failures.takeOver(root->failures, lost);
        std::erase(m_roots, root);
        m_stops.set(*root, false);
    }
    Failures::logAll(lost);
    delete root;
}

void Roots::stopAll()
{
    const std::lock_guard lock(m_mutex);
    for (Join *const root : m_roots)
        m_stops.set(*root, true);
}

bool Roots::cancel(const char *why, bool drained)
{
    // A block in the middle of its calls must not go on with them. Where there is
    // no such block, and nothing to be cancelled, a later wait has nothing to tell.
    bool stopped = false;
    {
        const std::lock_guard lock(m_mutex);
        for (Join *const root : m_roots) {
            if (root->kind == Join::ScopeJoin || !drained) {
                root->failures.addCancelled(why);
                m_stops.set(*root, true);
                stopped = true;
            }
        }
    }
    if (stopped)
        m_failures.addCancelled(why);
    return stopped;
}

void Roots::noteCancelled(Join &join, const char *why) noexcept
{
    // A root's own thread must hear of it, even if another one has taken what the pool throws.
    join.failures.addCancelled(why);
    if (join.isRoot())
        m_failures.addCancelled(why);
}

/// With the lock held.
void Roots::startEntered()
{
    for (Join *const root : m_roots) {
        if (root->kind == Join::EnterJoin)
            m_stops.set(*root, false);
    }
}

/// That its calls were cancelled is kept for another thread's scope, which goes on to drop
/// calls until that thread has been told.
void Roots::takeFailures()
{
    QList<TaskInfo> lost;
    {
        const std::lock_guard lock(m_mutex);
        for (Join *const root : m_roots) {
            m_failures.takeOver(root->failures, lost);
            const bool isOwn = isOfThisThread(*root);
            if (isOwn) {
                if (const char *const why = root->failures.takeCancelled())
                    m_failures.addCancelled(why);
            }
            if (isOwn || root->kind == Join::EnterJoin)
                m_stops.set(*root, false);
        }
    }
    Failures::logAll(lost);
}

void Roots::addAgain(Join *root)
{
    if (std::find(m_roots.begin(), m_roots.end(), root) == m_roots.end())
        m_roots.push_back(root);
}

} // namespace parallel::detail
