// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "queue/ownqueue.h"

namespace parallel::detail {

void OwnQueue::close(List *list)
{
    Q_ASSERT(!list->first.load(std::memory_order_relaxed));
    List **link = &m_top; // mostly it is the topmost
    while (*link && *link != list)
        link = &(*link)->around;
    if (*link)
        *link = list->around;
    if (list->isLinked) {
        const QMutexLocker lock(&m_mutex);
        unlink(list);
    }
}

void OwnQueue::link(List *list)
{
    list->isLinked = true;
    list->below = m_highest;
    list->above = nullptr;
    m_highest->above = list;
    m_highest = list;
}

void OwnQueue::unlink(List *list)
{
    list->isLinked = false;
    list->below->above = list->above;
    (list->above ? list->above->below : m_highest) = list->below;
    if (m_lowest == list)
        m_lowest = list->below;
}

bool OwnQueue::push(Call *call, List *aside)
{
    List *const list = aside ? aside : m_top;
    const QMutexLocker lock(&m_mutex);
    if (list != &m_base && !list->isLinked)
        link(list); // above all others: those opened later have been closed
    if (list->above) // one that is not open, and may be above where thieves look next
        m_lowest = &m_base;
    call->next = nullptr;
    if (list->last)
        list->last->next = call;
    else
        list->first.store(call, std::memory_order_relaxed);
    list->last = call;
    return !std::exchange(m_announced, true);
}

Call *OwnQueue::takeFirst(List *list)
{
    Call *const call = list->first.load(std::memory_order_relaxed);
    if (call) {
        list->first.store(call->next, std::memory_order_relaxed);
        if (!call->next)
            list->last = nullptr;
        call->next = nullptr;
    }
    return call;
}

Call *OwnQueue::take(List *list)
{
    if (!list->first.load(std::memory_order_relaxed))
        return nullptr;
    const QMutexLocker lock(&m_mutex);
    Call *const call = takeFirst(list);
    if (!list->last && list->isLinked)
        unlink(list); // as it will be closed soon
    return call;
}

std::pair<Call *, bool> OwnQueue::steal()
{
    const QMutexLocker lock(&m_mutex);
    const auto findLowest = [this] {
        while (!m_lowest->last && m_lowest->above)
            m_lowest = m_lowest->above;
    };
    findLowest();
    Call *const call = takeFirst(m_lowest);
    findLowest();
    m_announced = m_lowest->last != nullptr;
    return {call, m_announced};
}

void OwnQueue::startAnew() noexcept
{
    new (&m_mutex) QMutex; // a thief may have had it
    for (List *list = m_top; list; list = list->around) {
        list->first.store(nullptr, std::memory_order_relaxed);
        list->last = nullptr;
        list->below = list->above = nullptr;
        list->isLinked = false;
    }
    m_highest = m_lowest = &m_base;
    m_announced = false;
    nextAnnouncer = nullptr;
}

} // namespace parallel::detail
