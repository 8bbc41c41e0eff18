// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/bell.h"

#include <QtCore/qglobal.h>

#include <optional>

namespace parallel::detail {

/// The places in a queue that has a limit. Any thread.
class Room
{
public:
    explicit Room(std::optional<qsizetype> limit) noexcept : m_limit(limit) {}

    /// Without a limit nobody takes or gives places.
    bool isLimited() const noexcept { return m_limit.has_value(); }

    /// Takes a place. False: there is none.
    bool take() noexcept
    {
        qint64 taken = m_taken.load(std::memory_order_relaxed);
        while (taken < *m_limit) {
            if (m_taken.compare_exchange_weak(taken, taken + 1, std::memory_order_relaxed))
                return true;
        }
        return false;
    }
    /// For a call that can be neither run now nor wait: a place beyond the limit.
    void takeMore() noexcept { m_taken.fetch_add(1, std::memory_order_relaxed); }
    void give()
    {
        m_taken.fetch_sub(1, std::memory_order_relaxed);
        m_bell.ring();
    }

    /// Blocks until there seems to be a place, \a giveUp() holds, or it is \a deadline.
    template<typename GiveUp>
    void waitUntil(Clock::time_point deadline, GiveUp giveUp)
    {
        m_bell.waitUntil(deadline,
                         [&] { return m_taken.load(std::memory_order_relaxed) < *m_limit || giveUp(); });
    }
    /// Lets those who wait look whether they give up.
    void ring() { m_bell.ring(); }

    /// In the child of a fork: nothing is queued, and nobody waits.
    void startAnew() noexcept
    {
        m_bell.startAnew();
        m_taken.store(0, std::memory_order_relaxed);
    }

private:
    const std::optional<qsizetype> m_limit;
    std::atomic<qint64> m_taken{0};
    Bell m_bell;
};

} // namespace parallel::detail
