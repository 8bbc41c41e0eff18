// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

#include <array>

namespace parallel::detail {

struct Slab;

// Slabs for a single call each, which one thread takes and another one frees, for every call: from
// the heap they would meet at its lock. So those that are free go from thread to thread in chains.

/// Those that one thread takes.
class SingleSlabs
{
public:
    SingleSlabs() = default;
    /// Frees what was not used.
    ~SingleSlabs();
    SingleSlabs(const SingleSlabs &) = delete;
    SingleSlabs &operator=(const SingleSlabs &) = delete;

    /// At least as large as that. Throws std::bad_alloc.
    Slab *take(quint32 size);

    static constexpr quint32 step = 16;  // sizes are multiples of that
    static constexpr quint32 sizes = 64; // larger ones come from the heap
    static constexpr std::size_t indexOf(quint32 size) { return size / step - 1; }

private:
    std::array<Slab *, sizes> m_chains{}; // of each size
};

/// Those that one thread has freed. Together they are given back for others to use.
class FreedSingles
{
public:
    FreedSingles() = default;
    ~FreedSingles() { give(); }
    FreedSingles(const FreedSingles &) = delete;
    FreedSingles &operator=(const FreedSingles &) = delete;

    void add(Slab *slab) noexcept;
    void give() noexcept;

private:
    Slab *m_first = nullptr;
    int m_count = 0;
};

/// Around a fork().
void lockSingles();
void unlockSingles();

} // namespace parallel::detail
