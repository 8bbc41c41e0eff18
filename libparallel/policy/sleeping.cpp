// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How serial calls wait: on their own thread, which sleeps.

#include "base/parker.h"
#include "platform/platform.h"
#include "policy/serialrun.h"
#include "policy/waitingroom.h"

namespace parallel::detail {

namespace {

bool holds(PolicyHead &head, const Limit *limit)
{
    const auto limits = head.limits();
    for (std::size_t i = 0; i < limits.size(); ++i) {
        if (limits[i] == limit && head.holds(i))
            return true;
    }
    return false;
}

/// Does something that runs beneath this on the stack have a place? It would be waited for
/// by what it waits for.
bool isHeldByThisThread(const Limit *limit)
{
    for (const RunningHead *running = RunningHead::innermost(); running; running = running->outer()) {
        if (holds(running->head(), limit))
            return true;
    }
    return false;
}

} // namespace

void WaitingRoom::waitUntil(qint64 due, const std::function<bool()> &isStopped)
{
    Lock lock(m_mutex);
    ++m_sleepers;
    m_changed.wait_until(lock, timePoint(due), isStopped);
    --m_sleepers;
}

bool WaitingRoom::waitForPlaces(PolicyHead &head, const std::function<bool()> &isStopped)
{
    const auto limits = head.limits();
    quint8 without = 0;
    for (std::size_t i = 0; i < limits.size(); ++i) {
        if (isHeldByThisThread(limits[i]))
            without = quint8(without | 1 << i);
    }
    Lock lock(m_mutex);
    bool hasWaited = false;
    while (Gate *const closed = takePlacesHere(head, hasWaited, without)) {
        if (isStopped())
            return false;
        hasWaited = true;
        Limit *const limit = closed->kind == Gate::Limits ? static_cast<Limit *>(closed) : nullptr;
        ++closed->sleepers;
        ++m_sleepers;
        if (limit)
            limit->noteWaiting();
        watch(*closed);
        finishAndLock(lock);
        if (!limit) {
            const Rate &rate = *static_cast<Rate *>(closed);
            if (rate.isFull())
                m_changed.wait(lock);
            else
                m_changed.wait_until(lock, timePoint(rate.opensAt()));
        } else if (limit->isFull()) { // else a place has come free meanwhile
            m_changed.wait(lock);
        }
        --m_sleepers;
        --closed->sleepers;
        if (limit)
            limit->noteWaiting();
    }
    return true;
}

void WaitingRoom::lend(const void *to, Adder by)
{
    Lock lock(m_mutex);
    for (const RunningHead *running = RunningHead::innermost(); running; running = running->outer()) {
        if (running->head().held == 0)
            continue;
        running->lent = running->head().held;
        running->lentBy = to;
        givePlaces(running->head());
    }
    finish(lock, by);
}

/// With the lock: all, or none, and the one that is full. Who had some and waited for others
/// might wait for one that does so too.
Limit *WaitingRoom::takeLent(const void *from)
{
    for (const RunningHead *running = RunningHead::innermost(); running; running = running->outer()) {
        PolicyHead &head = running->head();
        const auto limits = head.limits();
        for (std::size_t i = 0; running->lentBy == from && i < limits.size(); ++i) {
            if (!(running->lent >> i & 1) || head.holds(i))
                continue;
            if (!limits[i]->take())
                return limits[i];
            head.held = quint8(head.held | 1 << i);
        }
    }
    return nullptr;
}

void WaitingRoom::reclaim(const void *from)
{
    Lock lock(m_mutex);
    while (Limit *const full = takeLent(from)) {
        for (const RunningHead *running = RunningHead::innermost(); running; running = running->outer()) {
            if (running->lentBy == from)
                givePlaces(running->head());
        }
        ++full->sleepers;
        ++m_sleepers;
        full->noteWaiting();
        watch(*full);
        finishAndLock(lock);
        if (full->isFull())
            m_changed.wait(lock);
        --m_sleepers;
        --full->sleepers;
        full->noteWaiting();
    }
    for (const RunningHead *running = RunningHead::innermost(); running; running = running->outer()) {
        if (running->lentBy == from)
            running->lentBy = nullptr;
    }
}

void WaitingRoom::startHere(SerialRun &run)
{
    PolicyHead &head = run.head();
    const Policy &policy = run.policy();
    Lock lock(m_mutex);
    const qint64 time = platform::monotonicNanoseconds();
    if (head.isAdmitted) {
        head.isAdmitted = false;
        policy.rate->start(time);
        handOn(*policy.rate);
    }
    if (policy.timeout != 0) {
        run.due = time + policy.timeout;
        m_timers.add(run);
    }
    finish(lock, {});
}

void WaitingRoom::endHere(SerialRun &run)
{
    Lock lock(m_mutex);
    if (run.policy().timeout != 0) {
        m_timers.remove(run);
        if (platform::monotonicNanoseconds() >= run.due) // the supervisor may be late
            run.head().timedOut.store(true, std::memory_order_release);
    }
    givePlaces(run.head());
    finish(lock, {});
}

} // namespace parallel::detail
