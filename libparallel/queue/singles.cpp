// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "queue/singles.h"

#include "queue/slab.h"

#include <mutex>
#include <new>
#include <utility>

namespace parallel::detail {

namespace {

constexpr int longestChain = 32;
constexpr std::size_t keptBytes = std::size_t(1024) * 1024; // the calls of a busy moment

void freeAll(Slab *chain) noexcept
{
    while (Slab *const slab = chain) {
        chain = slab->nextFree;
        ::operator delete(slab);
    }
}

/// Chains that were given back, of one size each. Constant-initialised, and never destroyed, as
/// calls may end after the destructors of static objects have begun.
class FreeChains
{
public:
    std::mutex mutex;

    Slab *take(quint32 size)
    {
        const std::lock_guard lock(mutex);
        Slab *&first = m_chains[SingleSlabs::indexOf(size)];
        Slab *const chain = first;
        if (chain) {
            first = chain->nextChain;
            m_bytes -= chain->bytesOfChain;
        }
        return chain;
    }
    void give(Slab *chain, int count) noexcept
    {
        chain->bytesOfChain = quint32(count) * chain->size;
        {
            const std::lock_guard lock(mutex);
            if (m_bytes + chain->bytesOfChain <= keptBytes) {
                m_bytes += chain->bytesOfChain;
                chain->nextChain = std::exchange(m_chains[SingleSlabs::indexOf(chain->size)], chain);
                return;
            }
        }
        freeAll(chain);
    }

private:
    std::array<Slab *, SingleSlabs::sizes> m_chains{}; // guarded by the mutex, as is:
    std::size_t m_bytes = 0;
};
constinit FreeChains freeChains;

} // namespace

SingleSlabs::~SingleSlabs()
{
    for (Slab *const chain : m_chains)
        freeAll(chain);
}

Slab *SingleSlabs::take(quint32 size)
{
    if (oneCallASlab || size > step * sizes)
        return new (::operator new(size)) Slab{{}, size, true};
    const quint32 rounded = (size + step - 1) / step * step;
    Slab *&chain = m_chains[indexOf(rounded)];
    Slab *const slab = chain ? chain : freeChains.take(rounded);
    if (!slab)
        return new (::operator new(rounded)) Slab{{}, rounded, true};
    chain = slab->nextFree;
    return new (slab) Slab{{}, rounded, true};
}

void FreedSingles::add(Slab *slab) noexcept
{
    if (oneCallASlab || slab->size > SingleSlabs::step * SingleSlabs::sizes) {
        ::operator delete(slab);
        return;
    }
    if (m_first && (m_first->size != slab->size || m_count == longestChain))
        give();
    slab->nextFree = std::exchange(m_first, slab);
    ++m_count;
}

void FreedSingles::give() noexcept
{
    if (Slab *const chain = std::exchange(m_first, nullptr))
        freeChains.give(chain, std::exchange(m_count, 0));
}

void lockSingles()
{
    freeChains.mutex.lock();
}

void unlockSingles()
{
    freeChains.mutex.unlock();
}

} // namespace parallel::detail
