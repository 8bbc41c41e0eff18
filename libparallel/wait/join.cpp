// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "wait/join.h"

#include "wait/roots.h"

namespace parallel::detail {

Join::Join(Roots &roots, Join *parent, Parker &owner, bool isOfWorker, Kind kind) noexcept
    : roots(roots), parent(parent), kind(kind), isOfWorker(isOfWorker), owner(&owner)
{
}

void Join::end(qint64 n)
{
    if (!balance.end(n))
        return;
    // The owner sleeps until it is released; or nobody owns it any more.
    if (detached)
        roots.remove(this);
    else
        owner.load(std::memory_order_relaxed)->release();
}

} // namespace parallel::detail
