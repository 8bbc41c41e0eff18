// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "queue/ownqueue.h"

namespace parallel::detail {

void OwnQueue::open(List *list)
{
    const QMutexLocker lock(&m_mutex);
    list->below = m_top;
    m_top->above = list;
    m_top = list;
}

void OwnQueue::close(List *list)
{
    const QMutexLocker lock(&m_mutex);
    Q_ASSERT(!list->first);
    list->below->above = list->above;
    (list->above ? list->above->below : m_top) = list->below;
    if (m_lowest == list)
        m_lowest = list->below;
}

bool OwnQueue::push(Call *call)
{
    const QMutexLocker lock(&m_mutex);
    call->next = nullptr;
    m_count.store(m_count.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    (m_top->last ? m_top->last->next : m_top->first) = call;
    m_top->last = call;
    return !std::exchange(m_announced, true);
}

Call *OwnQueue::takeFirst(List *list)
{
    Call *const call = list->first;
    if (call) {
        list->first = call->next;
        if (!list->first)
            list->last = nullptr;
        call->next = nullptr;
        m_count.store(m_count.load(std::memory_order_relaxed) - 1, std::memory_order_relaxed);
    }
    return call;
}

Call *OwnQueue::take(List *list)
{
    const QMutexLocker lock(&m_mutex);
    return takeFirst(list);
}

std::pair<Call *, bool> OwnQueue::steal()
{
    const QMutexLocker lock(&m_mutex);
    const auto findLowest = [this] {
        while (!m_lowest->first && m_lowest->above)
            m_lowest = m_lowest->above;
    };
    findLowest();
    Call *const call = takeFirst(m_lowest);
    findLowest();
    m_announced = m_lowest->first != nullptr;
    return {call, m_announced};
}

} // namespace parallel::detail
