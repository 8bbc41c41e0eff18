// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "policy/waitinglist.h"

#include <algorithm>
#include <atomic>
#include <memory>

namespace parallel::detail {

class Gate;
class WaitingCalls;

/// What one pool has at a gate: the calls that wait there, and those in the pool's queue whose turn
/// it is, for which places are kept. A place is kept for the line, not for one of its calls. Where
/// none of them starts for long while others wait, the places go to those; the calls stay in
/// the queue and try again when a worker takes them.
///
/// With the waiting room's lock, but for claim().
class Line
{
public:
    explicit Line(Gate &of) noexcept : gate(of) {}

    Gate &gate;
    const WaitingCalls *pool = nullptr; // whose it is
    WaitingList waiting;
    std::unique_ptr<Line> next; // of the gate

    /// One that is unused may become another pool's.
    void become(const WaitingCalls &another) noexcept
    {
        startAnew();
        pool = &another;
    }
    bool isUnused() const noexcept { return waiting.isEmpty() && calls(state()) == 0; }
    bool hasPlaces() const noexcept { return places(state()) > 0; }
    /// Its places were given to others, and none of its calls has been taken since.
    bool isAbsent() const noexcept
    {
        const quint64 s = state();
        return (s & late) && places(s) == 0 && calls(s) > 0;
    }

    /// One of its calls goes to the queue, with a place.
    void keepPlace() noexcept { m_state.fetch_add(oneCall + onePlace, std::memory_order_acq_rel); }

    struct Claim
    {
        bool hasPlace = false;
        bool wasAbsent = false; // others may wait in the line, whose turn may have come
    };
    /// One of them has left the queue. Any thread. Acquire and release pair with keepPlace() and
    /// endPatience(): who gets the place sees what was done in it.
    Claim claim() noexcept
    {
        quint64 before = state();
        quint64 after = 0;
        do {
            after = (before - oneCall) & ~late;
            if (places(before) > 0)
                after = (after - onePlace) | served;
        } while (!m_state.compare_exchange_weak(before, after, std::memory_order_acq_rel,
                                                std::memory_order_relaxed));
        return {places(before) > 0, (before & late) && places(before) == 0};
    }

    /// Time has gone by: how many places are now to go to others. It gets more time after each
    /// time that this has happened, until it uses one, so that it cannot always be too late.
    quint64 endPatience() noexcept
    {
        quint64 before = state();
        if (before & served)
            m_patience = 1;
        if (!(before & late))
            m_rounds = 0;
        const bool ends = (before & late) && places(before) > 0 && m_rounds + 1 >= m_patience;
        quint64 after = 0;
        do {
            if (!(before & late) && ends)
                return 0; // one was taken just now
            after = before & ~served;
            if (places(before) > 0)
                after |= late;
            if (ends)
                after -= places(before) * onePlace;
        } while (!m_state.compare_exchange_weak(before, after, std::memory_order_acq_rel,
                                                std::memory_order_relaxed));
        if (!ends) {
            m_rounds += before & late ? 1 : 0;
            return 0;
        }
        m_rounds = 0;
        m_patience = std::min(2 * m_patience, mostPatience);
        return places(before);
    }

    /// In the child of a fork.
    void startAnew() noexcept
    {
        waiting.clear();
        m_state.store(0, std::memory_order_relaxed);
        m_rounds = 0;
        m_patience = 1;
    }

private:
    static constexpr quint64 late = 1;   // none has been taken since endPatience()
    static constexpr quint64 served = 2; // one has had a place since then
    static constexpr quint64 onePlace = 4;
    static constexpr quint64 oneCall = quint64(1) << 33;
    static constexpr int mostPatience = 1024;

    quint64 state() const noexcept { return m_state.load(std::memory_order_relaxed); }
    static constexpr quint64 calls(quint64 state) noexcept { return state / oneCall; }
    static constexpr quint64 places(quint64 state) noexcept { return state % oneCall / onePlace; }

    std::atomic<quint64> m_state{0}; // calls in the queue, and as many places at most
    int m_rounds = 0;                // that it was late
    int m_patience = 1;              // so many are waited for
};

} // namespace parallel::detail
