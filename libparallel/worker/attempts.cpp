// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/attempts.h"

#include "journal/writer/cursor.h"
#include "platform/platform.h"
#include "policy/serialrun.h"
#include "signals/relay.h"
#include "worker/pool.h"
#include "worker/runner.h"
#include "worker/supervisor.h"

#include <libparallel/errors.h>

namespace parallel::detail {

namespace {

constexpr qint64 suspendedInterval = 30'000'000;

Departing departing(const PolicyHead &head, std::shared_ptr<Elsewhere> *place)
{
    const Call *const call = callOf(head);
    return {place, head.policy->timeout, head.attempt,
            call->record ? call->record->id : pendingHead(call).id};
}

} // namespace

Attempts::Attempts(Runner &runner) noexcept : m_runner(runner), m_pool(runner.pool()) {}

Adder Attempts::adder() const
{
    return {&m_pool.entrance, &m_runner.submitter.producer()};
}

CallMemory Attempts::allocate(std::size_t size, const Definition &definition, const PolicyRef &policy,
                              Runner &runner)
{
    const int limits = int(policy.get()->limitCount());
    const bool isOwn = policy.get() == definition.policy().get(); // which outlives the call
    CallMemory memory = runner.submitter.memory.cutAlone(size, policyRoom(limits));
    memory.hasPolicy = true;
    auto *const call = static_cast<Call *>(memory.address);
    new (&policyHead(call)) PolicyHead(policy, !isOwn, limits, &runner.pool().entrance);
    new (&pendingHead(call)) PendingHead;
    return memory;
}

void Attempts::discard(CallMemory memory) noexcept
{
    PolicyHead &head = policyHead(static_cast<Call *>(memory.address));
    head.forgetPolicy();
    head.elsewhere.reset();
}

void Attempts::prepare(Call *call)
{
    PolicyHead &head = policyHead(call);
    try {
        QList<QByteArray> keys;
        checkRepeatable(*call->definition, *head.policy, call->isRepeatable);
        call->addKeys(keys);
        useLimits(head, keys);
    } catch (...) {
        head.forgetPolicy();
        Slab *const slab = slabOf(call);
        destroyArguments(call);
        endInSlab(slab, 1);
        throw;
    }
}

void Attempts::end(Call *call) noexcept
{
    PolicyHead &head = policyHead(call);
    if (head.hasAnything()) // mostly it has run
        WaitingRoom::instance().leave(call);
    endLimits(head);
    head.forgetPolicy();
    comeHome(head);
}

// --- making calls ---

void Attempts::submit(Call *call, bool hasNoRoom)
{
    if (m_runner.isWorker())
        m_pool.hadHelpers.store(true, std::memory_order_relaxed); // it goes to the common queue
    if (hasNoRoom && m_pool.room.isLimited())
        m_pool.room.takeMore();
    if (call->kind != CallKind::Plain)
        m_pool.pending.list(call, false);
    const qint64 delay = policyHead(call).policy->delay;
    const qint64 due = delay > 0 ? platform::monotonicNanoseconds() + delay : 0;
    if (goes(call, WaitingRoom::instance().enter(call, due, PolicyHead::Why::Delay, true, adder())))
        enqueue(call);
    if (m_pool.roster.isUnstaffed() && !m_pool.roster.staffAgain()) [[unlikely]]
        m_runner.runShared();
}

/// False: it waits, or was dropped, and may be gone.
bool Attempts::goes(Call *call, WaitingRoom::Entered entered)
{
    if (entered == WaitingRoom::Entered::Stopped)
        dropStopped(call);
    else if (entered == WaitingRoom::Entered::Waits)
        Supervisor::instance().wake(); // it may be cancelled meanwhile
    return entered == WaitingRoom::Entered::Goes;
}

/// Nothing is in its way.
void Attempts::enqueue(Call *call)
{
    const Join *const join = call->join; // outlives it, as in Submitter::submitCounted()
    if (call->kind != CallKind::Plain)
        pendingHead(call).release();
    if (!m_pool.enqueue(call, m_runner.submitter.producer())) [[unlikely]] {
        if (m_pool.dropper.claim(call))
            dropStopped(call); // its holder and its Join are told
        return;
    }
    m_pool.roster.workAdded();
    if (m_pool.stops.isStopped(*join)) [[unlikely]] // and whoever did that may have looked here too early
        m_pool.sweeper.sweep();
}

void Attempts::dropStopped(Call *call)
{
    if (m_pool.room.isLimited())
        m_pool.room.give();
    m_pool.dropper.drop(call);
    m_pool.draining.check();
}

// --- calls that other processes run ---

/// Nobody waits for an answer any more.
void Attempts::comeHome(PolicyHead &head) noexcept
{
    head.isAway = false;
    head.wasTaken = false;
    if (const std::shared_ptr<Elsewhere> elsewhere = std::exchange(head.elsewhere, nullptr))
        elsewhere->forget();
}

bool Attempts::mustLeave(const Call &call)
{
    const PolicyHead &head = policyHead(&call);
    return head.policy->isRemote && !head.isAway && callsLeave();
}

/// The callable sends the call away. False: it could not, and has \a thrown why.
bool Attempts::leave(Call *call, std::exception_ptr &thrown)
{
    PolicyHead &head = policyHead(call);
    ++head.attempt;
    head.isAway = true;
    call->mayRepeat = true; // it keeps its arguments: it runs again when it has come back
    WaitingRoom::instance().start(call, adder());
    {
        Frame frame(call, &m_runner);
        const Departure departure(departing(head, &head.elsewhere));
        thrown = m_runner.executor.runInContext(call, frame);
    }
    if (!head.elsewhere)
        return false;
    thrown = nullptr;
    if (m_pool.room.isLimited())
        m_pool.room.takeMore();
    goes(call, WaitingRoom::instance().awaitAnswer(call, adder()));
    return true;
}

// --- running them ---

bool Attempts::execute(Call *call)
{
    if (call->isSuspended()) {
        suspend(call);
        return false;
    }
    if (!policyHead(call).isAway && !takePlaces(call)) // one that comes back has kept its places
        return false;
    if (!call->begin()) {
        suspend(call);
        return false;
    }
    std::exception_ptr thrown;
    qint64 retryAt = 0;
    if (mustLeave(*call) && leave(call, thrown))
        return false;
    if (run(call, thrown, retryAt))
        return true;
    thrown = nullptr;
    waitUntil(call, retryAt, PolicyHead::Why::Retry);
    return false;
}

/// Qt tells nobody when that ends: it looks again later.
void Attempts::suspend(Call *call)
{
    WaitingRoom::instance().leave(call);
    waitUntil(call, platform::monotonicNanoseconds() + suspendedInterval, PolicyHead::Why::Delay);
}

/// False: it waits for them, and may be gone.
bool Attempts::takePlaces(Call *call)
{
    const bool hasRoom = m_pool.room.isLimited();
    if (hasRoom)
        m_pool.room.takeMore(); // if it waits it is queued again
    if (!goes(call, WaitingRoom::instance().takePlaces(call, adder())))
        return false;
    if (hasRoom)
        m_pool.room.give();
    return true;
}

/// It goes back from where it was taken.
void Attempts::waitUntil(Call *call, qint64 due, PolicyHead::Why why)
{
    if (m_pool.room.isLimited())
        m_pool.room.takeMore();
    if (WaitingRoom::instance().enter(call, due, why, false, adder()) == WaitingRoom::Entered::Stopped)
        dropStopped(call);
}

/// Was it asked to stop by others?
bool Attempts::isUnwanted(const Call &call) const
{
    return m_pool.stops.isStopped(*call.join) || call.isCancelled()
           || (journal::isCancelRequested(call.record) && !m_pool.journal->refusesControl());
}

/// False: it has failed, and there is to be another one at \a retryAt. Of one that was away this
/// takes up the answer, or \a thrown, which is why it could not leave.
bool Attempts::run(Call *call, std::exception_ptr &thrown, qint64 &retryAt)
{
    PolicyHead &head = policyHead(call);
    const Policy &policy = *head.policy;
    WaitingRoom &room = WaitingRoom::instance();
    if (!head.isAway)
        ++head.attempt;
    call->mayRepeat = head.attempt < policy.retry.attempts;
    Frame frame(call, &m_runner);
    frame.toldId = pendingHead(call).id;
    if (call->record && head.attempt > 1)
        journal::setAttempt(call->record, head.attempt);
    Counts::add(m_runner.counts.started);
    if (head.isAway)
        room.recordBegun(head);
    m_runner.executor.noteStarted(call, frame);
    if (!thrown) {
        const RunningHead running(head);
        if (!head.isAway)
            room.start(call, adder());
        std::optional<Departure> answer;
        if (policy.isRemote)
            answer.emplace(departing(head, head.isAway ? &head.elsewhere : nullptr));
        thrown = m_runner.executor.runInContext(call, frame);
    }
    room.end(call, adder());
    comeHome(head);
    if (hasTimedOut(*call) && !isUnwanted(*call))
        thrown = timeoutError(policy);
    qint64 after = -1;
    if (thrown && call->mayRepeat && isWorthRetrying(policy.retry, thrown, after)) {
        if (after < 0)
            after = delayAfter(policy.retry, head.attempt);
        retryAt = platform::monotonicNanoseconds() + after;
        noteRetried(call, frame, thrown);
        return false;
    }
    if (!thrown) {
        frame.stop = std::stop_source(std::nostopstate); // for one of its own
        thrown = m_runner.executor.runInContext(call, frame, &Call::handOver);
    }
    end(call);
    m_runner.executor.noteOutcome(call, frame, thrown);
    return true;
}

void Attempts::noteRetried(Call *call, Frame &frame, const std::exception_ptr &thrown)
{
    m_runner.recorder.forgetTime();
    if (m_pool.relay && m_pool.relay->wantsTasks())
        m_pool.relay->tell(taskInfo(*call, frame, TaskState::Queued, thrown));
    pendingHead(call).id = frame.toldId;
    if (call->record) {
        if (policyHead(call).attempt == 1)
            m_runner.recorder.error(call->record, thrown);
        journal::setState(call->record, journal::RecordState::Queued);
    }
    Counts::add(m_runner.counts.retried);
}

bool Attempts::runSerially(Call *call, std::exception_ptr &thrown)
{
    PolicyHead &head = policyHead(call);
    const Join &join = *call->join;
    WaitingRoom &room = WaitingRoom::instance();
    const auto isStopped = [&] { return m_pool.stops.isStopped(join); };
    const qint64 delay = head.policy->delay;
    qint64 due = delay > 0 ? platform::monotonicNanoseconds() + delay : 0;
    for (;;) {
        thrown = nullptr;
        if (due > 0)
            room.waitUntil(due, isStopped);
        if (isStopped() || !room.waitForPlaces(head, isStopped)) {
            m_pool.dropper.drop(call);
            thrown = std::make_exception_ptr(CancelledError("queued tasks were cancelled"));
            return false;
        }
        if (run(call, thrown, due))
            return true;
    }
}

} // namespace parallel::detail
