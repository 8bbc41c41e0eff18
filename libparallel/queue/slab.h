// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/call.h>

#include "queue/balance.h"
#include "queue/singles.h"

#include <algorithm>
#include <cstddef>

namespace parallel::detail {

class PendingCalls;

/// The head of a slab.
struct Slab
{
    Balance calls;
    quint32 size;                        // in bytes, this head included
    bool isSingle;                       // for one call
    bool isLookedAt = false;             // guarded by the lock of PendingCalls, as is:
    bool hasEnded = false;               // while it was looked at
    std::atomic<quint32> lastPending{0}; // where the latest listed call is; release, acquire
    quint32 bytesOfChain = 0;            // of free ones for a single call, as is:
    Slab *nextChain = nullptr;
    Slab *nextFree = nullptr;

    // For its place in a list of PendingCalls, guarded by that:
    PendingCalls *listedIn = nullptr; // set by the thread that cuts calls from it
    Slab *previous = nullptr;
    Slab *next = nullptr;
};

// A sanitizer watches each call by itself only if each has memory of its own.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool oneCallASlab = true;
#else
inline constexpr bool oneCallASlab = false;
#endif

/// How far in front of a call its PendingHead lies.
inline constexpr quint32 pendingHeadSize = std::max<quint32>(alignof(std::max_align_t), 16);

/// Memory for the calls that one thread makes: each next one is cut from the
/// current slab, and a slab is used again when all of its calls have ended. So
/// making a call moves a pointer, and ending one counts, mostly in a register.
class SlabCutter
{
public:
    SlabCutter() = default;
    ~SlabCutter();
    SlabCutter(const SlabCutter &) = delete;
    SlabCutter &operator=(const SlabCutter &) = delete;

    /// \a pending: with a PendingHead in front. Throws std::bad_alloc.
    CallMemory cut(std::size_t size, bool pending);

    /// A slab for one call alone, which may live long: it keeps no others. So much of it, \a room,
    /// lies in front of the call.
    CallMemory cutAlone(std::size_t size, quint32 room);

private:
    void finishSlab() noexcept;

    Slab *m_slab = nullptr;
    quint32 m_next = 0;
    qint64 m_cut = 0;
    SingleSlabs m_singles;
};

inline Slab *slabOf(CallMemory memory)
{
    return reinterpret_cast<Slab *>(static_cast<char *>(memory.address) - memory.offset);
}
inline Slab *slabOf(Call *call)
{
    return reinterpret_cast<Slab *>(reinterpret_cast<char *>(call) - call->offset);
}

/// Around a fork(), so that the child does not find what another thread is changing.
void lockSlabs();
void unlockSlabs();

/// \a n calls of \a slab have ended. Any thread, which has \a freed.
void endInSlab(Slab *slab, qint64 n, FreedSingles &freed) noexcept;
/// For a thread that ends one call.
void endInSlab(Slab *slab, qint64 n) noexcept;
/// Frees a slab that was looked at while its last call ended.
void freeSlab(Slab *slab) noexcept;

} // namespace parallel::detail
