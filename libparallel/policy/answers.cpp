// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Calls in the WaitingRoom that another process runs.

#include "policy/waitingroom.h"

#include "platform/platform.h"

#include <algorithm>
#include <utility>

namespace parallel::detail {

WaitingRoom::Entered WaitingRoom::awaitAnswer(Call *call, Adder by)
{
    PolicyHead &head = policyHead(call);
    head.wasTaken = true; // it has only to take up its answer
    Lock lock(m_mutex);
    list(head);
    Elsewhere &elsewhere = *head.elsewhere;
    if (elsewhere.m_begun > 0)
        noteBegun(head, elsewhere);
    if (elsewhere.m_isBack) {
        admit(head);
    } else {
        head.why = PolicyHead::Why::Answer;
        elsewhere.m_head = &head;
    }
    return stay(lock, call, by);
}

void WaitingRoom::comeBack(Elsewhere &from)
{
    Lock lock(m_mutex);
    from.m_isBack = true;
    if (PolicyHead *const head = std::exchange(from.m_head, nullptr)) {
        admit(*head);
        finish(lock, {});
    }
}

void WaitingRoom::setBegun(Elsewhere &of, quint16 worker, qint64 nanosecondsAgo)
{
    const Lock lock(m_mutex);
    of.m_worker = worker;
    of.m_begun = std::max<qint64>(1, platform::monotonicNanoseconds() - std::max<qint64>(0, nanosecondsAgo));
    if (of.m_head)
        noteBegun(*of.m_head, of);
}

void WaitingRoom::recordBegun(PolicyHead &head)
{
    const Lock lock(m_mutex);
    if (head.elsewhere && head.elsewhere->m_begun > 0)
        head.pool->recordBegun(head, head.elsewhere->m_worker, head.elsewhere->m_begun);
}

void WaitingRoom::noteBegun(PolicyHead &head, const Elsewhere &elsewhere)
{
    if (!head.isBegun)
        head.pool->m_begun.fetch_add(1, std::memory_order_relaxed);
    head.isBegun = true;
    head.pool->recordBegun(head, elsewhere.m_worker, elsewhere.m_begun);
}

void WaitingRoom::setProgress(Elsewhere &of, qint64 done, qint64 total)
{
    {
        const Lock lock(m_mutex);
        if (!of.m_head)
            return;
        of.m_head->pool->recordProgress(*of.m_head, done, total);
    }
    wakeSupervisorBy(platform::monotonicNanoseconds()); // who tells those that are connected
}

} // namespace parallel::detail
