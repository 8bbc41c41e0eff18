// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Calls in the WaitingRoom that another process runs.

#include "policy/waitingroom.h"

#include "platform/platform.h"

#include <utility>

namespace parallel::detail {

WaitingRoom::Entered WaitingRoom::awaitAnswer(Call *call, Adder by)
{
    PolicyHead &head = policyHead(call);
    head.wasTaken = true; // it has only to take up its answer
    Lock lock(m_mutex);
    list(head);
    if (head.elsewhere->m_isBack) {
        admit(head);
    } else {
        head.why = PolicyHead::Why::Answer;
        head.elsewhere->m_head = &head;
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
