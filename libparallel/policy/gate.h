// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "policy/line.h"

#include <atomic>
#include <string>

namespace parallel::detail {

class KeyedLimit;

class Gate;

/// A timer of a gate.
struct GateTimer : Timer
{
    GateTimer(Kind k, Gate &g) noexcept : Timer(k), gate(g) {}
    Gate &gate;
};

/// What calls of one or more tasks share: a limit, or a rate. All with the waiting room's lock held,
/// but where it says "any thread".
class Gate
{
public:
    enum Kind : quint8 { Limits, Rates };

    explicit Gate(Kind kind);
    Gate(const Gate &) = delete;
    Gate &operator=(const Gate &) = delete;
    virtual ~Gate();

    const Kind kind;
    int sleepers = 0; // threads that wait here themselves, as serial calls do

    /// Is there a place now?
    virtual bool isOpen() const noexcept
    {
        return false;
    } // of one that another thread is just making or ending
    /// Takes it for a call whose turn it is. False: somebody else was faster.
    virtual bool take() noexcept { return false; }
    /// So many places were taken and not used.
    virtual void giveBack(qint64) noexcept {}
    /// Can time alone not open it?
    virtual bool isFull() const noexcept { return true; }

    /// That of \a pool; where there is no memory for one, another one's.
    Line &lineOf(const WaitingCalls &pool) noexcept;
    /// Do calls of \a pool wait here?
    bool hasWaiting(const WaitingCalls &pool) const noexcept;
    bool isAwaited() const noexcept;
    /// Whose turn it is of those that wait and are not absent: where the priority is highest, and
    /// in turns. nullptr: nobody's.
    Line *nextInTurn() noexcept;
    /// The next turn is another one's.
    void hadTurn(Line &line) noexcept { m_hadTurn = &line; }
    /// Does one line have places that another one, or a sleeper, waits for?
    bool hasRivals() const noexcept;
    /// Time has gone by: takes the places of those that are too late. True: there were some.
    bool endPatience() noexcept;

    GateTimer patience{Timer::PatienceEnds, *this};

    /// In the child of a fork: who was in, or waited, was the parent's.
    virtual void startAnew() noexcept;

    // All gates of the process, for startAnew().
    Gate *nextGate = nullptr;
    Gate *previousGate = nullptr;

private:
    Line m_first{*this}; // and those that follow it
    Line *m_hadTurn = &m_first;
};

/// How many calls may run at the same time.
class Limit final : public Gate
{
public:
    explicit Limit(qint64 places) : Gate(Limits), m_places(places) {}

    /// By a call that has not waited: not where others do. Any thread.
    bool tryTake() noexcept { return take(false); }
    /// By one that has waited for its turn.
    bool take() noexcept override { return take(true); }
    /// Would tryTake() probably take a place? Any thread, and without disturbing those that take some.
    bool seemsFree() const noexcept { return m_seemsFree.load(std::memory_order_relaxed); }
    /// A call has ended. True: somebody waits for its place. Any thread.
    bool give() noexcept { return giveSome(1) & somebodyWaits; }
    void giveBack(qint64 places) noexcept override { giveSome(places); }
    bool isFull() const noexcept override
    {
        return m_state.load(std::memory_order_relaxed) / onePlace >= m_places;
    }
    bool isOpen() const noexcept override { return !isFull(); }

    /// After who waits has changed. Who gives a place back after it sees it; who did before
    /// has left a place, so that isFull() is asked again after this.
    void noteWaiting() noexcept
    {
        const bool awaited = isAwaited();
        m_seemsFree.store(!awaited && !isFull(), std::memory_order_relaxed);
        if (awaited == bool(m_state.load(std::memory_order_relaxed) & somebodyWaits))
            return; // it changes with the lock alone
        if (awaited)
            m_state.fetch_or(somebodyWaits, std::memory_order_acq_rel);
        else
            m_state.fetch_and(~somebodyWaits, std::memory_order_acq_rel);
    }

    void startAnew() noexcept override;

    // Of one that is for a key; see KeyedLimit.
    KeyedLimit *of = nullptr;
    const std::string *key = nullptr;
    std::atomic<qint64> uses{0};

private:
    static constexpr qint64 somebodyWaits = 1;
    static constexpr qint64 onePlace = 2;

    /// Acquire and release pair with give(): who takes a place sees what was done in it.
    bool take(bool inTurn) noexcept
    {
        qint64 state = m_state.load(std::memory_order_relaxed);
        while (state / onePlace < m_places && (inTurn || !(state & somebodyWaits))) {
            if (m_state.compare_exchange_weak(state, state + onePlace, std::memory_order_acq_rel,
                                              std::memory_order_relaxed)) {
                if (state / onePlace + 1 == m_places)
                    m_seemsFree.store(false, std::memory_order_relaxed);
                return true;
            }
        }
        return false;
    }
    /// What it was before.
    qint64 giveSome(qint64 places) noexcept
    {
        const qint64 state = m_state.fetch_sub(places * onePlace, std::memory_order_acq_rel);
        if (state / onePlace >= m_places && !(state & somebodyWaits))
            m_seemsFree.store(true, std::memory_order_relaxed);
        return state;
    }

    const qint64 m_places;
    std::atomic<bool> m_seemsFree{true}; // a hint: threads may set it in another order
    // Apart from what does not change: workers write it for each call.
    alignas(64) std::atomic<qint64> m_state{0}; // places that are taken, and whether somebody waits
};

/// How many calls may start in a time, spread evenly over it.
class Rate final : public Gate
{
public:
    Rate(qint64 count, qint64 nanoseconds);

    /// May one more start? Those that have a place and have not started do so before it.
    bool isOpen() const noexcept override;
    bool take() noexcept override;
    void giveBack(qint64 places) noexcept override { m_admitted -= places; }
    /// One that has a place starts now.
    void start(qint64 now) noexcept;
    qint64 opensAt() const noexcept { return m_next + m_admitted * m_interval; }
    bool isFull() const noexcept override { return m_admitted >= m_atOnce; }

    void startAnew() noexcept override;

    GateTimer timer{Timer::RateOpens, *this}; // set while somebody waits for that

private:
    const qint64 m_interval;
    const qint64 m_late;   // a start may be so late without delaying those after it
    const qint64 m_atOnce; // so many have a place and have not started, at most
    qint64 m_admitted = 0; // who do
    qint64 m_next = 0; // when the next may start
};

} // namespace parallel::detail
