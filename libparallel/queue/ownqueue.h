// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/call.h>

#include <QtCore/qmutex.h>

#include <atomic>
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
///
/// A list is linked to the others, where thieves find it, only while it has calls:
/// most groups are opened, filled, emptied by their owner and closed with one lock
/// for each call.
class OwnQueue
{
public:
    struct List
    {
        // Written with the lock held. Owner: nullptr seen without it is true, for
        // nobody else adds calls.
        std::atomic<Call *> first{nullptr};
        Call *last = nullptr;
        List *below = nullptr; // of those that are linked: they have calls, or had them a moment ago
        List *above = nullptr;
        List *around = nullptr; // the next open one, for the owner alone, as is …
        bool isLinked = false;
    };

    /// Owner only. Lists lie on the owner's stack of groups.
    void open(List *list)
    {
        list->around = m_top;
        m_top = list;
    }
    void close(List *list); // which must be empty, and need not have been opened

    /// Adds \a call to the topmost list, or to the one \a aside, which is not open. True:
    /// nobody knows yet that there is something to steal here, and the caller has to announce it.
    bool push(Call *call, List *aside = nullptr);
    /// The oldest call of the list outside all groups, or of \a list; or nullptr.
    /// Owner only.
    Call *take() { return take(&m_base); }
    Call *take(List *list);

    /// The oldest call of all, and whether there are more. If not, the next
    /// push() asks for an announcement again. Any thread that takes the announcement.
    std::pair<Call *, bool> steal();

    /// Removes all calls for which \a doomed holds, linked by Call::next. Any thread.
    template<typename Doomed>
    Call *removeIf(Doomed doomed);

    OwnQueue *nextAnnouncer = nullptr; // see Stocks::announce()

    /// In the child of a fork, on its one thread: forgets all calls, which are the parent's.
    void startAnew() noexcept;

private:
    Call *takeFirst(List *list);
    void link(List *list);
    void unlink(List *list);

    List m_base;
    List *m_top = &m_base; // of those that are open; the owner's alone
    QMutex m_mutex;        // guards what follows, and the lists
    List *m_highest = &m_base;
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
        Call *rest = list->first.load(std::memory_order_relaxed);
        Call *kept = nullptr;
        Call **keptEnd = &kept;
        list->last = nullptr;
        while (Call *const call = rest) {
            rest = std::exchange(call->next, nullptr);
            if (doomed(call)) {
                *removedEnd = call;
                removedEnd = &call->next;
            } else {
                *keptEnd = list->last = call;
                keptEnd = &call->next;
            }
        }
        list->first.store(kept, std::memory_order_relaxed);
    }
    return removed;
}

} // namespace parallel::detail
