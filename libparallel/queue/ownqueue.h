// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/call.h>

#include <QtCore/qmutex.h>

#include <utility>

namespace parallel::detail {

/// The calls that tasks on one worker have made and that nobody has taken yet.
///
/// They lie in lists: one for calls made outside groups, and above it one for
/// each group that is open on this worker, in the order of nesting. The owner
/// adds to the topmost list, and a task that waits for its group takes from that
/// group's list: its own descendants only. Other workers steal the oldest call.
/// Each list is first in, first out, so that one worker runs calls in the order
/// in which they were made.
class OwnQueue
{
public:
    struct List
    {
        Call *first = nullptr;
        Call *last = nullptr;
        List *below = nullptr;
        List *above = nullptr;
    };

    /// Owner only. Lists lie on the owner's stack of groups.
    void open(List *list);
    void close(List *list); // which must be empty

    /// Adds \a call to the topmost list. True: nobody knows yet that there is
    /// something to steal here, and the caller has to announce it.
    bool push(Call *call);
    /// The oldest call of the list outside all groups, or of \a list; or nullptr.
    /// Owner only: who alone adds calls need not lock to see that there are none.
    Call *take() { return isEmpty() ? nullptr : take(&m_base); }
    Call *take(List *list);
    bool isEmpty() const noexcept { return m_count.load(std::memory_order_relaxed) == 0; }

    /// The oldest call of all, and whether there are more. If not, the next
    /// push() asks for an announcement again. Any thread that takes the announcement.
    std::pair<Call *, bool> steal();

    /// Removes all calls for which \a doomed holds, linked by Call::next. Any thread.
    template<typename Doomed>
    Call *removeIf(Doomed doomed);

private:
    Call *takeFirst(List *list);

    QMutex m_mutex;
    std::atomic<int> m_count{0}; // changed with the lock held
    List m_base;
    List *m_top = &m_base;
    List *m_lowest = &m_base; // no list below it has calls
    bool m_announced = false;
};

template<typename Doomed>
Call *OwnQueue::removeIf(Doomed doomed)
{
    const QMutexLocker lock(&m_mutex);
    Call *removed = nullptr;
    Call **removedEnd = &removed;
    for (List *list = &m_base; list; list = list->above) {
        Call *rest = std::exchange(list->first, nullptr);
        Call **end = &list->first;
        list->last = nullptr;
        while (Call *const call = rest) {
            rest = std::exchange(call->next, nullptr);
            if (doomed(call)) {
                m_count.store(m_count.load(std::memory_order_relaxed) - 1, std::memory_order_relaxed);
                *removedEnd = call;
                removedEnd = &call->next;
            } else {
                *end = list->last = call;
                end = &call->next;
            }
        }
    }
    return removed;
}

} // namespace parallel::detail
