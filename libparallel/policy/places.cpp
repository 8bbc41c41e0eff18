// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How calls get their places at limits and rates, and who gets one that comes free.

#include "platform/platform.h"
#include "policy/overrides.h"
#include "policy/serialrun.h"
#include "policy/waitingroom.h"

#include <algorithm>
#include <utility>

namespace parallel::detail {

namespace {

/// So long places are kept for calls in a queue, while others wait for them.
constexpr qint64 patienceLasts = 5'000'000;

/// May \a head, whose turn it is at \a inTurnAt, go in at \a gate? Not before others of its pool;
/// those of other pools have places kept for them where it is their turn.
bool mayPass(const PolicyHead &head, const Gate &gate, const Gate *inTurnAt)
{
    return &gate == inTurnAt || !gate.hasWaiting(*head.pool);
}

/// A place at \a gate, which was just taken, is kept for it while it is in the queue.
void keepPlace(PolicyHead &head, Gate &gate, Line &line)
{
    line.keepPlace();
    gate.hadTurn(line);
    head.line = &line;
}

} // namespace

/// The first gate that does not let \a head in now. nullptr: it may go to the queue.
Gate *WaitingRoom::firstClosed(PolicyHead &head, const Gate *inTurnAt)
{
    for (Limit *const limit : head.limits()) {
        if (limit != inTurnAt && (limit->isFull() || limit->hasWaiting(*head.pool)))
            return limit;
    }
    Rate *const rate = head.policy->rate.get();
    if (rate && rate != inTurnAt && (!rate->isOpen() || rate->hasWaiting(*head.pool)))
        return rate;
    return nullptr;
}

/// For a call that is to start. nullptr: it has all its places now, but those at the limits that
/// \a without has a bit for. Else it has none, and that gate is full or closed.
template<typename MayPass>
Gate *WaitingRoom::takeAll(PolicyHead &head, MayPass mayPassAt, quint8 without)
{
    const auto limits = head.limits();
    Gate *closed = nullptr;
    for (std::size_t i = 0; i < limits.size() && !closed; ++i) {
        Limit *const limit = limits[i];
        if (head.holds(i) || (without >> i & 1))
            continue;
        if (mayPassAt(*limit) && limit->take())
            head.held = quint8(head.held | 1 << i);
        else
            closed = limit;
    }
    Rate *const rate = head.policy->rate.get();
    if (!closed && rate && !head.isAdmitted) {
        if (mayPassAt(*rate) && rate->take())
            head.isAdmitted = true;
        else
            closed = rate;
    }
    if (closed)
        givePlaces(head);
    return closed;
}

Gate *WaitingRoom::takePlacesToStart(PolicyHead &head, const Gate *inTurnAt)
{
    return takeAll(
        head, [&](const Gate &gate) { return mayPass(head, gate, inTurnAt); }, 0);
}

Gate *WaitingRoom::takePlacesHere(PolicyHead &head, bool inTurn, quint8 without)
{
    return takeAll(
        head, [&](const Gate &gate) { return inTurn || !gate.isAwaited(); }, without);
}

void WaitingRoom::givePlaces(PolicyHead &head)
{
    const auto limits = head.limits();
    const quint8 held = std::exchange(head.held, 0);
    for (std::size_t i = 0; i < limits.size(); ++i) {
        if ((held >> i & 1) && limits[i]->give())
            handOn(*limits[i]);
    }
    if (head.isAdmitted) {
        head.isAdmitted = false;
        Rate &rate = *head.policy->rate;
        rate.giveBack(1);
        handOn(rate);
    }
}

/// It is in the queue no more, and will not start for now.
void WaitingRoom::giveTurn(PolicyHead &head)
{
    Line *const line = head.waits ? nullptr : std::exchange(head.line, nullptr);
    if (!line)
        return;
    const Line::Claim claim = line->claim();
    if (claim.hasPlace)
        line->gate.giveBack(1);
    if (claim.hasPlace || claim.wasAbsent)
        handOn(line->gate);
}

/// For a call that may go to the queue, and has waited nowhere: the next start at a rate is its own.
void WaitingRoom::keepStart(PolicyHead &head)
{
    Rate *const rate = head.policy->rate.get();
    if (rate && rate->take()) {
        keepPlace(head, *rate, rate->lineOf(*head.pool));
        watch(*rate);
    }
}

/// Lets it wait at \a gate, which may have opened since somebody looked. \a first: before others.
///
/// A place that came free meanwhile is handed on here only where nobody has waited before: else who has
/// given it back has seen that somebody waits, and hands it on when it gets the lock. Two gates
/// that are both open, and both have calls waiting, would send these to each other without end.
void WaitingRoom::wait(PolicyHead &head, Gate &gate, bool first)
{
    const bool wasAwaited = gate.isAwaited();
    Line &line = gate.lineOf(*head.pool);
    head.line = &line;
    head.why = gate.kind == Gate::Limits ? PolicyHead::Why::Limit : PolicyHead::Why::Rate;
    if (first)
        line.waiting.prepend(head, head.policy->priority);
    else
        line.waiting.append(head, head.policy->priority);
    if (gate.kind == Gate::Limits) {
        auto &limit = static_cast<Limit &>(gate);
        limit.noteWaiting();
        if (!wasAwaited && !limit.isFull())
            handOn(limit);
    } else {
        arm(static_cast<Rate &>(gate));
    }
    watch(gate);
    if (head.waits)
        head.pool->record(head);
}

/// Lets in who waits at \a gate, as long as it is open: a place is kept for each, and it goes to its
/// pool's queue.
void WaitingRoom::handOn(Gate &gate)
{
    for (;;) {
        Line *const line = gate.isOpen() ? gate.nextInTurn() : nullptr;
        if (!line)
            break;
        PolicyHead &head = static_cast<PolicyHead &>(*line->waiting.first());
        if (Gate *const closed = firstClosed(head, &gate)) {
            line->waiting.remove(head);
            wait(head, *closed, false);
        } else if (gate.take()) {
            line->waiting.remove(head);
            keepPlace(head, gate, *line);
            admit(head);
        } // else somebody was faster
    }
    if (gate.kind == Gate::Limits)
        static_cast<Limit &>(gate).noteWaiting();
    else
        arm(static_cast<Rate &>(gate));
    if (gate.sleepers > 0)
        m_changed.notify_all();
    watch(gate);
}

/// Sets the timer of \a rate if that is what those who wait for it wait for.
void WaitingRoom::arm(Rate &rate)
{
    const bool waits = !rate.isFull() && rate.nextInTurn();
    if (rate.timer.isSet && (!waits || rate.timer.due != rate.opensAt()))
        m_timers.remove(rate.timer);
    if (waits && !rate.timer.isSet) {
        rate.timer.due = rate.opensAt();
        m_timers.add(rate.timer);
    }
}

/// Places that are kept for calls of one pool, while others wait, go to those after a while.
void WaitingRoom::watch(Gate &gate)
{
    if (gate.patience.isSet || !gate.hasRivals())
        return;
    gate.patience.due = platform::monotonicNanoseconds() + patienceLasts;
    m_timers.add(gate.patience);
}

// --- gates and fork() ---

void WaitingRoom::add(Gate &gate)
{
    const Lock lock(m_mutex);
    gate.nextGate = m_gates;
    if (m_gates)
        m_gates->previousGate = &gate;
    m_gates = &gate;
}

void WaitingRoom::remove(Gate &gate)
{
    const Lock lock(m_mutex);
    m_timers.remove(gate.patience);
    (gate.previousGate ? gate.previousGate->nextGate : m_gates) = gate.nextGate;
    if (gate.nextGate)
        gate.nextGate->previousGate = gate.previousGate;
}

void WaitingRoom::lockForFork()
{
    Overrides::lockForFork(); // in the order in which others lock them
    KeyedLimit::lockForFork();
    instance().m_mutex.lock();
}

void WaitingRoom::unlockAfterFork()
{
    instance().m_mutex.unlock();
    KeyedLimit::unlockAfterFork();
    Overrides::unlockAfterFork();
}

/// In the child: nothing waits, and only what this thread runs has places.
void WaitingRoom::startAnew()
{
    WaitingRoom &room = instance();
    Gate *const gates = room.m_gates;
    room.m_mutex.unlock();
    KeyedLimit::unlockAfterFork();
    Overrides::unlockAfterFork();
    for (Gate *gate = gates; gate; gate = gate->nextGate)
        gate->startAnew();
    new (&room) WaitingRoom;
    room.m_gates = gates;
    for (const RunningHead *running = RunningHead::innermost(); running; running = running->outer()) {
        PolicyHead &head = running->head();
        head.isSet = false; // it has no time-out any more
        head.isAdmitted = false;
        const auto limits = head.limits();
        for (std::size_t i = 0; i < limits.size(); ++i) {
            if (head.holds(i))
                limits[i]->take();
        }
    }
    for (SerialRun *run = SerialRun::current(); run; run = run->outer())
        run->isSet = false; // it is its own timer
}

WaitingRoom::Entered WaitingRoom::takePlaces(Call *call, Adder by)
{
    PolicyHead &head = policyHead(call);
    const bool hasRate = head.policy->rate != nullptr;
    if (head.limitCount == 0 && !hasRate)
        return Entered::Goes;
    Line *const line = std::exchange(head.line, nullptr);
    const Line::Claim claim = line ? line->claim() : Line::Claim();
    if (head.limitCount == 1 && !hasRate) {
        if (claim.hasPlace || (!line && head.limits().front()->tryTake())) {
            head.held = 1;
            return Entered::Goes;
        }
    }
    Lock lock(m_mutex);
    Gate *const gate = line ? &line->gate : nullptr;
    if (claim.hasPlace && gate->kind == Gate::Rates) {
        head.isAdmitted = true;
    } else if (claim.hasPlace) {
        const auto limits = head.limits();
        head.held = quint8(1 << (std::find(limits.begin(), limits.end(), gate) - limits.begin()));
    }
    Gate *const closed = takePlacesToStart(head, gate);
    if (closed) {
        head.wasTaken = true;
        list(head);
        wait(head, *closed, closed == gate);
    } else {
        head.wasTaken = false;
    }
    if (claim.wasAbsent)
        handOn(*gate);
    if (closed)
        return stay(lock, call, by);
    finish(lock, by);
    return Entered::Goes;
}

} // namespace parallel::detail
