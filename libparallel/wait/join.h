// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "queue/balance.h"
#include "queue/ownqueue.h"
#include "base/parker.h"
#include "wait/failures.h"

namespace parallel::detail {

class Roots;

/// What waits for a set of calls: a group, or the root of what one guard directs
/// to a pool. Each call belongs to one Join. Nested calls belong to their
/// caller's, unless it has opened a group; then their caller waits for them, and
/// is itself waited for, so a Join ends when all beneath it has ended.
///
/// Opened, waited for and closed by one thread, its owner; any thread may end calls.
struct Join
{
    enum Kind {
        GroupJoin,  // by group()
        EnterJoin,  // by Threads::enter(): once drained, it forgets that it was stopped
        ScopeJoin,  // by threads(): stays stopped until a wait has thrown the reason
    };

    /// \a owner is where its owner sleeps, and stands for it.
    Join(Roots &roots, Join *parent, Parker &owner, bool isOfWorker, Kind kind) noexcept;

    bool isRoot() const noexcept { return kind != GroupJoin; }
    bool isOwnedBy(const Parker *who) const noexcept { return owner.load(std::memory_order_relaxed) == who; }

    /// The owner makes a call, or someone else (from a call that has not ended).
    void begin(const Parker *who, qint64 n = 1) noexcept
    {
        if (isOwnedBy(who))
            ownCalls += n;
        else
            balance.begin(n);
    }
    /// Have all of its calls ended? By the owner.
    bool isEven() const noexcept { return balance.isEven(ownCalls); }
    /// \a n calls have ended. Any thread; afterwards this may be gone.
    void end(qint64 n);

    Roots &roots; // of its pool
    Join *parent; // changed by the owner alone, while nothing beneath it has calls
    const Kind kind;
    const bool isOfWorker; // a task has opened it: workers make all of its calls
    std::atomic<Parker *> owner; // nullptr once detached: another one may come to lie at its address
    quint32 id = 0;            // of a group, in the journal
    bool detached = false;     // its guard is gone; the last call to end deletes it
    std::atomic<bool> stopped{false}; // changed by Stops, which counts it
    Failures failures; // of a root: what nobody has thrown goes to its pool with its end

    OwnQueue::List calls; // not yet taken, where the owner is a worker
    bool isAside = false; // a stream's: calls that its owner makes are for another one
    qint64 ownCalls = 0; // the owner's side of the balance
    char apart[64] = {}; // what the owner writes, and what all who end calls write
    Balance balance;
};

} // namespace parallel::detail
