// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "queue/pending.h"

namespace parallel::detail {

class Pool;

/// Ends calls that will not run: their scope or group was stopped, or the holders of their
/// futures have cancelled them. Any thread.
class Dropper
{
public:
    explicit Dropper(Pool &pool) noexcept : m_pool(pool) {}

    /// By whoever has taken \a call from a queue. False: its holder had cancelled it, it has
    /// been settled, and is gone now.
    bool claim(Call *call) { return call->kind == CallKind::Plain || claimPending(call); }
    /// For a call that stays in its queue, unless it is stopped or has been settled, which
    /// dropAll() tells apart. Its Join may be gone once it has been settled.
    bool claimIfStopped(Call *call);

    /// Settles and ends a call that was claimed.
    void drop(Call *call);
    /// Those that are linked, and were taken from a queue and claimed.
    void dropAll(Call *calls);
    /// Of a queue that has nothing else left.
    void discardSettled(Call *call)
    {
        if (claim(call))
            drop(call);
    }

    /// Settles queued calls that the holders of their futures have cancelled, where they
    /// are. By the supervisor. True: there were some.
    bool settleCancelled();

private:
    bool claimPending(Call *call);
    void settle(Call *call);
    void discard(Call *call);
    void giveRoomOf(const Call *call);

    Pool &m_pool;
};

} // namespace parallel::detail
