// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "policy/waitinglist.h"

#include <algorithm>
#include <new>

namespace parallel::detail {

void WaitingList::add(Timer &waiter, int priority, bool first) noexcept
{
    auto list = std::find_if(m_lists.begin(), m_lists.end(),
                             [priority](const List &l) { return l.priority <= priority; });
    if (list == m_lists.end() || list->priority != priority) {
        try {
            list = m_lists.insert(list, {priority, nullptr, nullptr});
        } catch (const std::bad_alloc &) { // there was room for one: it goes behind another priority's
            list = m_lists.end() - 1;
        }
    }
    waiter.previous = first ? nullptr : list->last;
    waiter.next = first ? list->first : nullptr;
    (waiter.previous ? waiter.previous->next : list->first) = &waiter;
    (waiter.next ? waiter.next->previous : list->last) = &waiter;
}

void WaitingList::remove(Timer &waiter) noexcept
{
    if (!waiter.previous || !waiter.next) {
        const auto list = std::find_if(m_lists.begin(), m_lists.end(), [&waiter](const List &l) {
            return l.first == &waiter || l.last == &waiter;
        });
        if (list->first == &waiter)
            list->first = waiter.next;
        if (list->last == &waiter)
            list->last = waiter.previous;
        if (!list->first)
            m_lists.erase(list);
    }
    if (waiter.previous)
        waiter.previous->next = waiter.next;
    if (waiter.next)
        waiter.next->previous = waiter.previous;
    waiter.next = waiter.previous = nullptr;
}

} // namespace parallel::detail
