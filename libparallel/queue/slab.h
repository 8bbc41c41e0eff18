// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/call.h>

namespace parallel::detail {

struct Slab;

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

    /// Throws std::bad_alloc.
    CallMemory cut(std::size_t size);

private:
    void finishSlab() noexcept;

    Slab *m_slab = nullptr;
    quint32 m_next = 0;
    qint64 m_cut = 0;
};

inline Slab *slabOf(CallMemory memory)
{
    return reinterpret_cast<Slab *>(static_cast<char *>(memory.address) - memory.offset);
}
inline Slab *slabOf(Call *call)
{
    return slabOf(CallMemory{call, call->offset});
}

/// \a n calls of \a slab have ended. Any thread.
void endInSlab(Slab *slab, qint64 n) noexcept;

} // namespace parallel::detail
