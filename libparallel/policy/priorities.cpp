// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "policy/priorities.h"

#include <algorithm>
#include <climits>

namespace parallel::detail {

void Priorities::add(Call *call)
{
    PolicyHead &head = policyHead(call);
    const int priority = std::max(head.policy->priority, head.wasTaken ? 1 : INT_MIN);
    const std::lock_guard lock(m_mutex);
    (priority > 0 ? m_urgent : m_patient).append(head, priority);
    (priority > 0 ? m_urgentCount : m_patientCount).fetch_add(1, std::memory_order_relaxed);
}

Call *Priorities::take(WaitingList &list, std::atomic<int> &count)
{
    const std::lock_guard lock(m_mutex);
    Timer *const first = list.first();
    if (!first)
        return nullptr;
    list.remove(*first);
    count.fetch_sub(1, std::memory_order_relaxed);
    return callOf(static_cast<PolicyHead &>(*first));
}

Call *Priorities::removeIf(const std::function<bool(Call *)> &doomed)
{
    Call *removed = nullptr;
    const std::lock_guard lock(m_mutex);
    for (WaitingList *const list : {&m_urgent, &m_patient}) {
        list->forEach([&](Timer &timer) {
            Call *const call = callOf(static_cast<PolicyHead &>(timer));
            if (!doomed(call))
                return;
            list->remove(timer);
            (list == &m_urgent ? m_urgentCount : m_patientCount).fetch_sub(1, std::memory_order_relaxed);
            call->next = std::exchange(removed, call);
        });
    }
    return removed;
}

void Priorities::startAnew() noexcept
{
    m_urgent.clear();
    m_patient.clear();
    m_urgentCount.store(0, std::memory_order_relaxed);
    m_patientCount.store(0, std::memory_order_relaxed);
}

} // namespace parallel::detail
