// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How calls get their places at limits and rates, and who gets one that comes free.

#include "platform/platform.h"
#include "policy/overrides.h"
#include "policy/serialrun.h"
#include "policy/waitingroom.h"

#include <utility>

namespace parallel::detail {

/// nullptr: it has them all, but of those limits that \a without has a bit for. Else it has none,
/// and this one is full or closed.
Gate *WaitingRoom::takePlaces(PolicyHead &head, bool inTurn, quint8 without)
{
    const auto limits = head.limits();
    Gate *closed = nullptr;
    for (std::size_t i = 0; i < limits.size() && !closed; ++i) {
        Limit *const limit = limits[i];
        if (without >> i & 1)
            continue;
        if (inTurn ? limit->takeInTurn() : limit->tryTake())
            head.held = quint8(head.held | 1 << i);
        else
            closed = limit;
    }
    Rate *const rate = head.policy.get()->rate.get();
    if (!closed && rate) {
        if (rate->isOpen(platform::monotonicNanoseconds()) && (inTurn || rate->waiting.isEmpty())) {
            rate->admit();
            head.isAdmitted = true;
        } else {
            closed = rate;
        }
    }
    if (closed) { // nobody waits for what it had for a moment: there was room
        for (std::size_t i = 0; i < limits.size(); ++i) {
            if (head.holds(i))
                limits[i]->give();
        }
        head.held = 0;
    }
    return closed;
}

void WaitingRoom::givePlaces(PolicyHead &head)
{
    const auto limits = head.limits();
    for (std::size_t i = 0; i < limits.size(); ++i) {
        if (head.holds(i) && limits[i]->give())
            handOn(*limits[i]);
    }
    head.held = 0;
    if (head.isAdmitted) {
        head.isAdmitted = false;
        Rate &rate = *head.policy.get()->rate;
        rate.leave(platform::monotonicNanoseconds(), false);
        handOn(rate);
    }
}

/// Puts it into the list of \a gate, which may have opened since somebody looked.
void WaitingRoom::wait(PolicyHead &head, Gate &gate)
{
    head.gate = &gate;
    head.why = gate.kind == Gate::Limits ? PolicyHead::Why::Limit : PolicyHead::Why::Rate;
    gate.waiting.append(head, head.policy.get()->priority);
    if (gate.kind == Gate::Limits) {
        auto &limit = static_cast<Limit &>(gate);
        limit.noteWaiting();
        if (!limit.isFull())
            handOn(limit);
    } else {
        arm(static_cast<Rate &>(gate));
    }
    if (head.gate)
        head.pool->record(head);
}

/// Lets in who waits at \a gate, as long as it is open.
void WaitingRoom::handOn(Gate &gate)
{
    const bool isLimit = gate.kind == Gate::Limits;
    const auto isOpen = [&] {
        return isLimit ? !static_cast<Limit &>(gate).isFull()
                       : static_cast<Rate &>(gate).isOpen(platform::monotonicNanoseconds());
    };
    while (Timer *const first = isOpen() ? gate.waiting.first() : nullptr) {
        PolicyHead &head = static_cast<PolicyHead &>(*first);
        gate.waiting.remove(head);
        head.gate = nullptr;
        if (Gate *const closed = takePlaces(head, true))
            wait(head, *closed); // for another one, or, as somebody was faster, again for this
        else
            admit(head);
    }
    if (isLimit)
        static_cast<Limit &>(gate).noteWaiting();
    else
        arm(static_cast<Rate &>(gate));
    if (gate.sleepers > 0)
        m_changed.notify_all();
}

/// Sets the timer of \a rate if that is what those who wait for it wait for.
void WaitingRoom::arm(Rate &rate)
{
    const bool waits = !rate.waiting.isEmpty() && !rate.isFull();
    if (rate.timer.isSet && (!waits || rate.timer.due != rate.opensAt()))
        m_timers.remove(rate.timer);
    if (waits && !rate.timer.isSet) {
        rate.timer.due = rate.opensAt();
        m_timers.add(rate.timer);
    }
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
                limits[i]->takeInTurn();
        }
    }
    for (SerialRun *run = SerialRun::current(); run; run = run->outer())
        run->isSet = false; // it is its own timer
}

} // namespace parallel::detail
