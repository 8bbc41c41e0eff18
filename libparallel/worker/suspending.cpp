// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How maps whose futures were suspended go on. Qt tells nobody of a resume(), so that
/// somebody has to look.

#include "worker/pool.h"
#include "worker/mapcall.h"

namespace parallel::detail {

bool Pool::resumeSuspended()
{
    if (suspended.isEmpty())
        return false;
    Call *calls = suspended.takeIf([this](const Call *call) {
        const auto *const map = static_cast<const MapCall *>(call);
        if (isStopped(*map->join) || map->wish() != MapWish::Suspend)
            return true;
        map->noteSuspended(); // it may have been resumed and suspended again since somebody looked
        return false;
    });
    if (calls) {
        SharedQueue::Producer producer;
        while (calls) {
            Call *const call = std::exchange(calls, calls->next);
            call->next = nullptr;
            if (isStopped(*call->join) || call->isCancelled()) {
                drop(call);
                continue;
            }
            pendingHead(call).release();
            if (!queue.add(producer, SharedQueue::Item(call)) && claim(call))
                drop(call);
        }
        roster.workAdded();
        checkDrained();
    }
    return !suspended.isEmpty();
}

} // namespace parallel::detail
