// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "queue/slab.h"

#include "platform/platform.h"
#include "queue/pending.h"

#include <mutex>
#include <new>

namespace parallel::detail {

namespace {

// Small enough that a long-lived call keeps little else from being used again.
constexpr quint32 slabSize = 32 * 1024;
constexpr quint32 granule = alignof(std::max_align_t);
constexpr quint32 headSize = (sizeof(Slab) + granule - 1) / granule * granule;
constexpr int keptSlabs = 32; // a megabyte: the calls of a busy moment

/// Slabs that wait for their next use. Constant-initialised, and never destroyed:
/// calls may end after the destructors of static objects have begun.
struct FreeSlabs
{
    std::mutex mutex;
    Slab *first = nullptr;
    int count = 0;
};
constinit FreeSlabs freeSlabs;

/// For many calls.
Slab *newSlab()
{
    {
        const std::lock_guard lock(freeSlabs.mutex);
        if (Slab *const slab = freeSlabs.first) {
            freeSlabs.first = slab->nextFree;
            --freeSlabs.count;
            return new (slab) Slab{{}, slabSize, false};
        }
    }
    // Not from the heap, which keeps freed memory below any block in use.
    void *const memory = platform::takePages(slabSize);
    if (!memory)
        throw std::bad_alloc();
    return new (memory) Slab{{}, slabSize, false};
}

/// One for many calls.
void freeSlabForMany(Slab *slab) noexcept
{
    {
        const std::lock_guard lock(freeSlabs.mutex);
        if (freeSlabs.count < keptSlabs) {
            slab->nextFree = freeSlabs.first;
            freeSlabs.first = slab;
            ++freeSlabs.count;
            return;
        }
    }
    platform::freePages(slab, slabSize);
}

void freeSlab(Slab *slab, FreedSingles &freed) noexcept
{
    if (slab->isSingle)
        freed.add(slab);
    else
        freeSlabForMany(slab);
}

} // namespace

void freeSlab(Slab *slab) noexcept
{
    FreedSingles freed;
    freeSlab(slab, freed);
}

namespace {

/// It has ended while somebody looks at it, who frees it then.
bool isLookedAt(Slab *slab) noexcept
{
    return slab->listedIn && !slab->listedIn->remove(slab);
}

/// What was cut at \a offset, without its PendingHead, which is made.
CallMemory memoryAt(Slab *slab, quint32 offset, bool pending) noexcept
{
    char *const address = reinterpret_cast<char *>(slab) + offset;
    if (!pending)
        return {address, offset};
    static_assert(sizeof(PendingHead) <= pendingHeadSize);
    new (address) PendingHead;
    return {address + pendingHeadSize, offset + pendingHeadSize};
}

} // namespace

SlabCutter::~SlabCutter()
{
    finishSlab();
}

CallMemory SlabCutter::cut(std::size_t size, bool pending)
{
    const std::size_t rounded = (size + granule - 1) / granule * granule + (pending ? pendingHeadSize : 0);
    if (oneCallASlab || rounded > slabSize / 8) [[unlikely]] {
        Slab *const slab = m_singles.take(quint32(headSize + rounded));
        slab->calls.close(1);
        return memoryAt(slab, headSize, pending);
    }
    if (!m_slab || m_next + rounded > slabSize) [[unlikely]] {
        finishSlab();
        m_slab = newSlab();
        m_next = headSize;
    }
    const quint32 offset = m_next;
    m_next += quint32(rounded);
    ++m_cut;
    return memoryAt(m_slab, offset, pending);
}

CallMemory SlabCutter::cutAlone(std::size_t size, quint32 room)
{
    Slab *const slab = m_singles.take(quint32(headSize + room + size));
    slab->calls.close(1);
    return {reinterpret_cast<char *>(slab) + headSize + room, headSize + room};
}

void SlabCutter::finishSlab() noexcept
{
    if (m_slab && m_slab->calls.close(m_cut) && !isLookedAt(m_slab))
        freeSlabForMany(m_slab);
    m_slab = nullptr;
    m_cut = 0;
}

void lockSlabs()
{
    freeSlabs.mutex.lock();
    lockSingles();
}

void unlockSlabs()
{
    unlockSingles();
    freeSlabs.mutex.unlock();
}

void endInSlab(Slab *slab, qint64 n, FreedSingles &freed) noexcept
{
    if (slab->calls.end(n) && !isLookedAt(slab))
        freeSlab(slab, freed);
}

void endInSlab(Slab *slab, qint64 n) noexcept
{
    FreedSingles freed;
    endInSlab(slab, n, freed);
}

} // namespace parallel::detail
