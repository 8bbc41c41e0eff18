// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "policy/timers.h"

#include <atomic>
#include <string>
#include <vector>

namespace parallel::detail {

class KeyedLimit;

/// Calls that wait for a limit or a rate: those of the highest priority first, and of the same
/// priority the one that came first.
class WaitingList
{
public:
    WaitingList() { m_lists.reserve(1); }

    void append(Timer &waiter, int priority) noexcept;
    void remove(Timer &waiter) noexcept;
    /// The next one. nullptr: nobody waits.
    Timer *first() const noexcept { return m_lists.empty() ? nullptr : m_lists.front().first; }
    bool isEmpty() const noexcept { return m_lists.empty(); }
    /// Calls \a visit with each, which may remove that one.
    template<typename Visit>
    void forEach(Visit visit)
    {
        for (std::size_t i = m_lists.size(); i-- > 0;) { // one whose last is removed goes
            for (Timer *next = m_lists[i].first; next;) {
                Timer *const waiter = next;
                next = waiter->next;
                visit(*waiter);
            }
        }
    }
    void clear() noexcept { m_lists.clear(); }

private:
    struct List
    {
        int priority;
        Timer *first;
        Timer *last;
    };
    std::vector<List> m_lists; // none is empty; the highest priority first
};

/// What calls of one or more tasks share: a limit, or a rate. All but tryTake() and give() with
/// the waiting room's lock held.
class Gate
{
public:
    enum Kind : quint8 { Limits, Rates };

    explicit Gate(Kind kind);
    Gate(const Gate &) = delete;
    Gate &operator=(const Gate &) = delete;
    virtual ~Gate();

    const Kind kind;
    WaitingList waiting;
    int sleepers = 0; // threads that wait here themselves, as serial calls do

    /// In the child of a fork: who was in, or waited, was the parent's.
    virtual void startAnew() noexcept {} // of one that another thread was just making: nothing to forget

    // All gates of the process, for startAnew().
    Gate *nextGate = nullptr;
    Gate *previousGate = nullptr;
};

/// How many calls may run at the same time.
class Limit final : public Gate
{
public:
    explicit Limit(qint64 places) : Gate(Limits), m_places(places) {}

    /// By a call that has just been made: not where others wait already. Any thread.
    bool tryTake() noexcept { return take(false); }
    /// By one that has waited for its turn.
    bool takeInTurn() noexcept { return take(true); }
    /// A call has ended. True: somebody waits for its place. Any thread.
    bool give() noexcept { return m_state.fetch_sub(onePlace, std::memory_order_acq_rel) & somebodyWaits; }
    bool isFull() const noexcept { return m_state.load(std::memory_order_relaxed) / onePlace >= m_places; }

    /// After the list has changed. Who gives a place back after it sees it; who did before
    /// has left a place, so that isFull() is asked again after this.
    void noteWaiting() noexcept
    {
        if (waiting.isEmpty() && sleepers == 0)
            m_state.fetch_and(~somebodyWaits, std::memory_order_acq_rel);
        else
            m_state.fetch_or(somebodyWaits, std::memory_order_acq_rel);
    }

    void startAnew() noexcept override;

    // Of one that is for a key; see KeyedLimit.
    KeyedLimit *of = nullptr;
    const std::string *key = nullptr;
    qint64 uses = 0;

private:
    static constexpr qint64 somebodyWaits = 1;
    static constexpr qint64 onePlace = 2;

    /// Acquire and release pair with give(): who takes a place sees what was done in it.
    bool take(bool inTurn) noexcept
    {
        qint64 state = m_state.load(std::memory_order_relaxed);
        while (state / onePlace < m_places && (inTurn || !(state & somebodyWaits))) {
            if (m_state.compare_exchange_weak(state, state + onePlace, std::memory_order_acq_rel,
                                              std::memory_order_relaxed))
                return true;
        }
        return false;
    }

    const qint64 m_places;
    std::atomic<qint64> m_state{0}; // places that are taken, and whether somebody waits
};

class Rate;

/// Set while somebody waits for a rate.
struct RateTimer : Timer
{
    explicit RateTimer(Rate *r) noexcept : Timer(Timer::RateOpens), rate(r) {}
    Rate *const rate;
};

/// How many calls may start in a time, spread evenly over it.
class Rate final : public Gate
{
public:
    Rate(qint64 count, qint64 nanoseconds);

    /// May one more go to the queue? It starts when a worker takes it from there.
    bool isOpen(qint64 now) const noexcept { return m_admitted < m_atOnce && now >= opensAt(); }
    void admit() noexcept { ++m_admitted; }
    /// One that was admitted starts now, or (\a starts is false) never will.
    void leave(qint64 now, bool starts) noexcept;
    /// Those that were admitted have the next starts.
    qint64 opensAt() const noexcept { return m_next + m_admitted * m_interval; }
    bool isFull() const noexcept { return m_admitted >= m_atOnce; }

    void startAnew() noexcept override;

    RateTimer timer{this};

private:
    const qint64 m_interval;
    const qint64 m_late;   // a start may be so late without delaying those after it
    const qint64 m_atOnce; // so many are in the queue at most
    qint64 m_admitted = 0;
    qint64 m_next = 0; // when the next may start
};

} // namespace parallel::detail
