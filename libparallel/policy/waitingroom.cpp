// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "policy/waitingroom.h"

#include "platform/platform.h"
#include "policy/serialrun.h"

#include <limits>
#include <utility>

namespace parallel::detail {

namespace {

/// So many are sent to their queues at once, before others get the lock.
constexpr int sentAtOnce = 256;

PolicyHead &headOf(Timer &timer)
{
    return static_cast<PolicyHead &>(timer);
}

constexpr qint64 never = std::numeric_limits<qint64>::max();

/// Is this thread about to add to a queue? What it drops meanwhile may do anything.
constinit thread_local bool isComer = false;

} // namespace

constinit thread_local RunningHead *RunningHead::s_innermost = nullptr;

/// Never destroyed: static tasks end after static objects have begun to.
WaitingRoom &WaitingRoom::instance()
{
    alignas(WaitingRoom) static char memory[sizeof(WaitingRoom)];
    static WaitingRoom *const room = [] {
        platform::onFork(lockForFork, unlockAfterFork, startAnew);
        return new (memory) WaitingRoom;
    }();
    return *room;
}

// --- calls that wait ---

void WaitingRoom::list(PolicyHead &head)
{
    WaitingCalls &pool = *head.pool;
    head.waits = true;
    head.nextOfPool = nullptr;
    head.previousOfPool = pool.m_last;
    (pool.m_last ? pool.m_last->nextOfPool : pool.m_first) = &head;
    pool.m_last = &head;
    pool.m_count.fetch_add(1, std::memory_order_relaxed);
    if (head.isBegun)
        pool.m_begun.fetch_add(1, std::memory_order_relaxed);
}

void WaitingRoom::unlist(PolicyHead &head)
{
    WaitingCalls &pool = *head.pool;
    head.waits = false;
    (head.previousOfPool ? head.previousOfPool->nextOfPool : pool.m_first) = head.nextOfPool;
    (head.nextOfPool ? head.nextOfPool->previousOfPool : pool.m_last) = head.previousOfPool;
    pool.m_count.fetch_sub(1, std::memory_order_relaxed);
    if (head.isBegun)
        pool.m_begun.fetch_sub(1, std::memory_order_relaxed);
}

/// Takes it from where it waits.
void WaitingRoom::remove(PolicyHead &head)
{
    if (Line *const line = std::exchange(head.line, nullptr)) {
        line->waiting.remove(head);
        if (line->gate.kind == Gate::Limits)
            static_cast<Limit &>(line->gate).noteWaiting();
        else
            arm(static_cast<Rate &>(line->gate));
    } else if (head.why == PolicyHead::Why::Answer) {
        head.elsewhere->m_head = nullptr;
    } else {
        m_timers.remove(head);
    }
    head.why = PolicyHead::Why::Nothing;
    head.pool->record(head);
    unlist(head);
    head.isBegun = false;
}

/// It may go: send() takes it to its queue.
void WaitingRoom::admit(PolicyHead &head)
{
    Call *const call = callOf(head);
    unlist(head);
    head.isBegun = false;
    head.why = PolicyHead::Why::Nothing;
    head.pool->record(head);
    head.pool->m_comers.fetch_add(1, std::memory_order_relaxed); // who waits for it has the lock
    call->next = nullptr;
    *m_admittedEnd = call;
    m_admittedEnd = &call->next;
}

/// Takes those that were admitted to their queues, without the lock: which it has given back then.
void WaitingRoom::send(Lock &lock, Adder by)
{
    Call *calls = std::exchange(m_admitted, nullptr);
    m_admittedEnd = &m_admitted;
    lock.unlock();
    while (calls) {
        WaitingCalls &pool = *policyHead(calls).pool;
        int added = 0;
        {
            const bool wasComer = std::exchange(isComer, true);
            SharedQueue::Producer own; // gone before the pool may be
            do {
                Call *const call = std::exchange(calls, calls->next);
                call->next = nullptr;
                ++added;
                pool.add(call, by.pool == &pool ? *by.producer : own);
            } while (calls && policyHead(calls).pool == &pool);
            pool.noteAdded();
            isComer = wasComer;
        }
        // Sequentially consistent, as is who waits for that: one of the two sees the other. After
        // it the pool may be gone.
        if (pool.m_comers.fetch_sub(added, std::memory_order_seq_cst) == added
            && m_comersAwaited.load(std::memory_order_seq_cst) > 0) {
            const Lock waiterSleeps(m_mutex);
            m_changed.notify_all();
        }
    }
}

/// That, and wakes the supervisor where it would come too late.
void WaitingRoom::finish(Lock &lock, Adder by)
{
    const Timer *const first = m_timers.first();
    const qint64 next = first ? first->due : never;
    const bool isNews = next < m_served || (m_served == 0 && first);
    if (isNews)
        m_served = next;
    send(lock, by);
    if (isNews)
        wakeSupervisorBy(next);
}

/// As finish(), for who is about to sleep and has more to look at.
void WaitingRoom::finishAndLock(Lock &lock)
{
    finish(lock, {});
    lock.lock();
}

WaitingRoom::Entered WaitingRoom::enter(Call *call, qint64 due, PolicyHead::Why why, bool isNew, Adder by)
{
    PolicyHead &head = policyHead(call);
    if (isNew && due == 0 && head.limitCount <= 1 && !head.policy->rate
        && (head.limitCount == 0 || head.limits().front()->seemsFree()))
        return Entered::Goes;
    Lock lock(m_mutex);
    if (due > 0 && due > platform::monotonicNanoseconds()) {
        head.kind = Timer::CallIsDue;
        head.due = due;
        head.why = why;
        list(head);
        m_timers.add(head);
        head.pool->record(head);
        return stay(lock, call, by);
    }
    Gate *const closed = firstClosed(head, nullptr);
    if (!closed)
        keepStart(head);
    if (!closed && isNew) {
        for (Limit *const limit : head.limits())
            limit->noteWaiting(); // it may have seemed full for long
        finish(lock, by);
        return Entered::Goes;
    }
    list(head);
    if (closed)
        wait(head, *closed, false);
    else
        admit(head);
    return stay(lock, call, by);
}

/// It waits now, or goes to the queue when the lock is given back.
WaitingRoom::Entered WaitingRoom::stay(Lock &lock, Call *call, Adder by)
{
    const PolicyHead &head = policyHead(call);
    const bool isPlain = call->kind == CallKind::Plain;
    if (!isPlain)
        pendingHead(call).release(); // as in a queue: who finds it cancelled settles it
    // Whoever stops it after this look finds it here, or in the queue.
    if (head.waits && head.pool->isStopped(*call)) {
        if (isPlain || pendingHead(call).claim() == PendingHead::Claim::Mine) {
            remove(policyHead(call));
            finish(lock, by);
            return Entered::Stopped;
        }
    }
    finish(lock, by);
    return Entered::Waits;
}

void WaitingRoom::start(Call *call, Adder by)
{
    PolicyHead &head = policyHead(call);
    const Policy &policy = *head.policy;
    head.timedOut.store(false, std::memory_order_relaxed);
    const bool isTimed = policy.timeout != 0 && !head.isAway;
    if (!policy.rate && !isTimed)
        return;
    Lock lock(m_mutex);
    const qint64 time = platform::monotonicNanoseconds();
    if (head.isAdmitted) {
        head.isAdmitted = false;
        policy.rate->start(time);
        handOn(*policy.rate);
    }
    if (isTimed) {
        head.kind = Timer::TimesOut;
        head.due = time + policy.timeout;
        m_timers.add(head);
    }
    finish(lock, by);
}

void WaitingRoom::end(Call *call, Adder by)
{
    PolicyHead &head = policyHead(call);
    const Policy &policy = *head.policy;
    const bool isTimed = policy.timeout != 0 && !head.isAway;
    if (!isTimed && !head.isAdmitted) {
        if (head.held == 0)
            return;
        if (head.limitCount == 1) { // mostly nobody waits, and no lock is needed
            head.held = 0;
            Limit &limit = *head.limits().front();
            if (!limit.give())
                return;
            Lock lock(m_mutex);
            handOn(limit);
            finish(lock, by);
            return;
        }
    }
    Lock lock(m_mutex);
    if (isTimed) {
        m_timers.remove(head);
        if (platform::monotonicNanoseconds() >= head.due) // the supervisor may be late
            head.timedOut.store(true, std::memory_order_release);
    }
    givePlaces(head);
    finish(lock, by);
}

bool WaitingRoom::leave(Call *call)
{
    PolicyHead &head = policyHead(call);
    Lock lock(m_mutex);
    const bool waits = head.waits;
    if (waits)
        remove(head);
    giveTurn(head);
    givePlaces(head);
    finish(lock, {});
    return waits;
}

Call *WaitingRoom::takeIf(const WaitingCalls &pool, const std::function<bool(Call *)> &doomed)
{
    Call *taken = nullptr;
    Call **end = &taken;
    Lock lock(m_mutex);
    for (PolicyHead *next = pool.m_first; next;) {
        PolicyHead &head = *std::exchange(next, next->nextOfPool);
        Call *const call = callOf(head);
        if (!doomed(call))
            continue;
        remove(head);
        call->next = nullptr;
        *end = call;
        end = &call->next;
    }
    if (m_sleepers > 0)
        m_changed.notify_all();
    if (!isComer) // so that what was on its way is found in the queue
        awaitComers(lock, pool);
    return taken;
}

Call *WaitingRoom::takeSomeIf(WaitingCalls &pool, const std::function<bool(Call *)> &doomed)
{
    Call *taken = nullptr;
    const Lock lock(m_mutex);
    const PolicyHead *const end = pool.m_last;
    for (int n = 0; n < 4 * sentAtOnce && pool.m_first; ++n) {
        PolicyHead &head = *pool.m_first;
        Call *const call = callOf(head);
        if (doomed(call)) {
            remove(head);
            call->next = std::exchange(taken, call);
        } else {
            unlist(head); // to the end
            list(head);
        }
        if (&head == end)
            break;
    }
    return taken;
}

qint64 WaitingRoom::serve()
{
    for (;;) {
        std::stop_source stopHere(std::nostopstate);
        Lock lock(m_mutex);
        const qint64 time = platform::monotonicNanoseconds();
        Timer *first = nullptr;
        for (int n = 0; n < sentAtOnce && (first = m_timers.first()) && first->due <= time; ++n) {
            m_timers.remove(*first);
            if (first->kind == Timer::CallIsDue) {
                PolicyHead &head = headOf(*first);
                if (Gate *const closed = firstClosed(head, nullptr)) {
                    wait(head, *closed, false);
                } else {
                    keepStart(head);
                    admit(head);
                }
            } else if (first->kind == Timer::RateOpens) {
                handOn(static_cast<GateTimer *>(first)->gate);
            } else if (first->kind == Timer::PatienceEnds) {
                Gate &gate = static_cast<GateTimer *>(first)->gate;
                if (gate.endPatience())
                    handOn(gate);
                else
                    watch(gate);
            } else if (first->kind == Timer::TimesOut) {
                headOf(*first).timedOut.store(true, std::memory_order_release); // Pool::tick() stops it
            } else {
                stopHere = static_cast<SerialRun *>(first)->noteTimeout();
                break;
            }
        }
        first = m_timers.first();
        const qint64 next = m_served = first ? first->due : never;
        send(lock, {});
        if (stopHere.stop_possible())
            stopHere.request_stop();
        if (next > time)
            return next;
    }
}

void WaitingRoom::awaitComers(const WaitingCalls &pool)
{
    Lock lock(m_mutex);
    if (!isComer)
        awaitComers(lock, pool);
}

void WaitingRoom::awaitComers(Lock &lock, const WaitingCalls &pool)
{
    m_comersAwaited.fetch_add(1, std::memory_order_seq_cst);
    m_changed.wait(lock, [&] { return pool.m_comers.load(std::memory_order_seq_cst) == 0; });
    m_comersAwaited.fetch_sub(1, std::memory_order_relaxed);
}

} // namespace parallel::detail
