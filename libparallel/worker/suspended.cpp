// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/suspended.h"

#include "worker/mapcall.h"
#include "worker/pool.h"

namespace parallel::detail {

/// Linked by Call::next.
Call *Suspended::takeThoseToResume(const Pool &pool)
{
    const std::lock_guard lock(m_mutex);
    Call *taken = nullptr;
    for (Call **link = &m_first; *link;) {
        Call *const call = *link;
        const auto *const map = static_cast<const MapCall *>(call);
        if (pool.stops.isStopped(*map->join) || map->wish() != MapWish::Suspend) {
            *link = call->next;
            call->next = std::exchange(taken, call);
        } else {
            map->noteSuspended(); // it may have been resumed and suspended again since somebody looked
            link = &call->next;
        }
    }
    return taken;
}

bool Suspended::resume(Pool &pool)
{
    if (isEmpty())
        return false;
    Call *calls = takeThoseToResume(pool);
    if (calls) {
        SharedQueue::Producer producer;
        while (calls) {
            Call *const call = std::exchange(calls, calls->next);
            call->next = nullptr;
            if (pool.stops.isStopped(*call->join) || call->isCancelled()) {
                pool.dropper.drop(call);
                continue;
            }
            pendingHead(call).release();
            if (!pool.queue.add(producer, SharedQueue::Item(call)))
                pool.dropper.discardSettled(call);
        }
        pool.roster.workAdded();
        pool.draining.check();
    }
    return !isEmpty();
}

} // namespace parallel::detail
