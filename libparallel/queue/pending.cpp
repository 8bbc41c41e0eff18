// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "queue/pending.h"

#include <new>

namespace parallel::detail {

namespace {

/// So many calls are looked at each time, 30 times a second: however many wait, that takes some hundredths
/// of a core.
constexpr int atOnce = 4000;

Call *callAt(Slab *slab, quint32 offset) noexcept
{
    return reinterpret_cast<Call *>(reinterpret_cast<char *>(slab) + offset);
}

} // namespace

void PendingCalls::list(Call *call, bool isQueued)
{
    Slab *const slab = slabOf(call);
    PendingHead &head = pendingHead(call);
    if (!slab->listedIn) {
        const std::lock_guard lock(m_mutex);
        slab->listedIn = this;
        append(slab);
    }
    head.before = slab->lastPending.load(std::memory_order_relaxed);
    if (isQueued)
        head.release();
    // Release: who looks at the call sees what it is; pairs with look().
    slab->lastPending.store(call->offset, std::memory_order_release);
}

void PendingCalls::look(const std::function<void(Call *)> &settle, const std::function<void(Call *)> &discard)
{
    const Slab *first = nullptr;
    int looked = 0;
    while (Slab *const slab = takeNext(first)) {
        first = first ? first : slab;
        quint32 offset = slab->lastPending.load(std::memory_order_acquire);
        while (offset != 0) {
            Call *const call = callAt(slab, offset);
            PendingHead &head = pendingHead(call);
            offset = head.before;
            ++looked;
            if (!head.beginLook())
                continue;
            if (!call->isCancelled()) {
                head.release();
                continue;
            }
            head.beginSettling();
            settle(call);
            if (head.endSettling())
                discard(call);
        }
        if (giveBack(slab))
            freeSlab(slab);
        if (looked >= atOnce)
            return;
    }
}

/// The one that was looked at longest ago, which is now the latest. nullptr: there is
/// none, or it is \a end.
Slab *PendingCalls::takeNext(const Slab *end)
{
    const std::lock_guard lock(m_mutex);
    Slab *const slab = m_first;
    if (!slab || slab == end)
        return nullptr;
    unlink(slab);
    append(slab);
    slab->isLookedAt = true;
    return slab;
}

/// True: it has ended meanwhile, and is to be freed.
bool PendingCalls::giveBack(Slab *slab)
{
    const std::lock_guard lock(m_mutex);
    slab->isLookedAt = false;
    if (slab->hasEnded)
        unlink(slab);
    return slab->hasEnded;
}

bool PendingCalls::any()
{
    const std::lock_guard lock(m_mutex);
    return m_first != nullptr;
}

void PendingCalls::startAnew() noexcept
{
    new (&m_mutex) std::mutex; // another thread may have had it, and the list may be half changed
    m_first = m_last = nullptr;
    m_isInherited = true;
}

bool PendingCalls::remove(Slab *slab)
{
    const std::lock_guard lock(m_mutex);
    if (m_isInherited)
        return true;
    if (slab->isLookedAt) {
        slab->hasEnded = true;
        return false;
    }
    unlink(slab);
    return true;
}

void PendingCalls::append(Slab *slab)
{
    slab->previous = m_last;
    slab->next = nullptr;
    (m_last ? m_last->next : m_first) = slab;
    m_last = slab;
}

void PendingCalls::unlink(Slab *slab)
{
    (slab->previous ? slab->previous->next : m_first) = slab->next;
    (slab->next ? slab->next->previous : m_last) = slab->previous;
}

} // namespace parallel::detail
