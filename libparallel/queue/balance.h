// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

#include <atomic>

namespace parallel::detail {

/// Tells exactly one thread that as many things have ended as were begun, without
/// a store to shared memory for each that begins.
///
/// One side, the owner, counts what it begins by itself, in a plain integer; all
/// others report what has ended. Until the owner tells its number by close(), it
/// holds a share so large that the balance cannot reach zero.
class Balance
{
public:
    /// Others may begin things too, if something of theirs has not yet ended.
    void begin(qint64 n) noexcept { m_value.fetch_add(n, std::memory_order_relaxed); }

    /// \a n have ended. True: the owner has closed, and these were the last.
    /// Release: what was done before is seen by whoever is told that all ended.
    bool end(qint64 n) noexcept { return m_value.fetch_sub(n, std::memory_order_acq_rel) == n; }

    /// The owner has begun \a n. True: all have ended, and nobody else was told so.
    bool close(qint64 n) noexcept
    {
        return m_value.fetch_add(n - ownersShare, std::memory_order_acq_rel) == ownersShare - n;
    }
    /// After close(): the owner begins more. True: all had ended, and somebody is told.
    bool reopen() noexcept { return m_value.fetch_add(ownersShare, std::memory_order_acq_rel) == 0; }

    /// While open: would close(\a n) find that all have ended? Acquire pairs with end().
    bool isEven(qint64 n) const noexcept
    {
        return m_value.load(std::memory_order_acquire) == ownersShare - n;
    }

private:
    static constexpr qint64 ownersShare = qint64(1) << 62;
    std::atomic<qint64> m_value{ownersShare};
};

} // namespace parallel::detail
