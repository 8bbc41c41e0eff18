// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/mapcall.h"

#include "wait/context.h"
#include "wait/join.h"
#include "worker/pool.h"
#include "signals/relay.h"
#include "worker/runner.h"
#include "worker/supervisor.h"
#include "worker/taskinfo.h"

#include <libparallel/errors.h>

namespace parallel::detail {

namespace {

/// As many elements are taken at a time as run in about this long.
constexpr std::chrono::microseconds aimed{100};
constexpr qsizetype mostAtOnce = 1024;

} // namespace

ElementValue::~ElementValue() = default;

MapBody::~MapBody()
{
    endDefinition();
}

void MapBody::endDefinition()
{
    if (std::exchange(m_usesDefinition, false))
        definition->deref();
}

void MapState::end(qsizetype n, qsizetype droppedOfThem)
{
    if (droppedOfThem > 0) {
        dropped.fetch_add(droppedOfThem, std::memory_order_seq_cst);
        complete.store(false, std::memory_order_relaxed);
        body->noteDropped();
    }
    body->advance(ended.fetch_add(n, std::memory_order_acq_rel) + n);
    release(n);
}

void MapState::close(bool isComplete)
{
    if (!isComplete)
        complete.store(false, std::memory_order_relaxed);
    body->close(fed.load(std::memory_order_relaxed));
    body->advance(ended.load(std::memory_order_acquire));
    release(1);
}

void MapState::release(qsizetype n)
{
    if (left.fetch_sub(n, std::memory_order_acq_rel) == n)
        body->finish(complete.load(std::memory_order_relaxed));
}

namespace {

MapCall *makeMapCall(Runner &runner, Join *join, std::shared_ptr<MapState> state, qsizetype begin,
                     qsizetype end)
{
    const CallMemory memory = runner.submitter.memory.cut(sizeof(MapCall), true);
    auto *const call = new (memory.address) MapCall(std::move(state), begin, end);
    call->offset = memory.offset;
    call->definition->refName();
    call->join = join;
    join->begin(&runner.parker());
    return call;
}

} // namespace

void MapCall::inviteTo(Runner &runner, Join *join, const std::shared_ptr<MapState> &state)
{
    if (state->invites.exchange(true, std::memory_order_seq_cst))
        return;
    MapCall *invitation = nullptr;
    try {
        invitation = makeMapCall(runner, join, state, 0, 0);
    } catch (const std::bad_alloc &) {
        dropUntaken(runner.pool(), join, state);
        throw;
    }
    runner.submitter.submitCounted(invitation);
}

void MapCall::dropUntaken(Pool &pool, Join *join, const std::shared_ptr<MapState> &state)
{
    MapCall call(state, 0, 0);
    call.join = join;
    pool.tally.countDropped(call.dropRest(pool));
    pool.draining.check();
}

/// Queues a further call for these elements, or to take some. False when there is
/// no memory for it: then this one has to run them.
bool MapCall::share(Runner &runner, qsizetype begin, qsizetype end) const noexcept
{
    MapCall *other = nullptr;
    try {
        other = makeMapCall(runner, join, m_state, begin, end);
    } catch (const std::bad_alloc &) {
        return false;
    }
    try {
        runner.submitter.submitCounted(other);
    } catch (const std::bad_alloc &) {
        // They were dropped, and who waits for them is told.
    }
    return true;
}

/// Puts what has not begun where Suspended::resume() finds it. False: there is no memory
/// for that, and it goes on.
bool MapCall::suspend(Runner &runner)
{
    Pool &pool = runner.pool();
    const auto [begin, end] = giveBack();
    if (begin == end) { // others have what there is, or it waits to be taken
        const std::lock_guard lock(m_state->mutex);
        if (m_state->next >= m_state->fed.load(std::memory_order_seq_cst)
            || m_state->invites.exchange(true, std::memory_order_seq_cst))
            return true;
    }
    try {
        MapCall *const later = makeMapCall(runner, join, m_state, begin, end);
        pool.pending.list(later, false);
        pool.suspended.add(later);
    } catch (const std::bad_alloc &) {
        const std::lock_guard lock(m_state->mutex);
        if (begin == end)
            m_state->invites.store(false, std::memory_order_seq_cst);
        m_begin.store(begin, std::memory_order_relaxed);
        m_end.store(end, std::memory_order_relaxed);
        return false;
    }
    Supervisor::instance().wake(); // who looks when it may go on
    if (pool.stops.isStopped(*join)) // and whoever stopped it may have looked here too early
        pool.sweeper.sweep();
    return true;
}

bool MapCall::mustStop(const Pool &pool) const
{
    return pool.stops.isStopped(*join) || isCancelled();
}

void MapCall::run()
{
    Runner &runner = *currentContext->runner;
    Frame &frame = *currentContext->frame;
    Pool &pool = runner.pool();
    const int workers = pool.roster.limit();
    const UnderBinding under(m_state->binding);
    enter();
    qsizetype atOnce = 1;
    for (;;) {
        if (mustStop(pool)) {
            giveUp(pool);
            break;
        }
        if (wish() == MapWish::Suspend && suspend(runner))
            break;
        // Paused, or one worker too many: go back to the queue, at its end.
        if (pool.roster.hasNews()) {
            const auto [begin, end] = giveBack();
            if (begin == end) {
                invite(runner);
                break;
            }
            if (share(runner, begin, end))
                break;
            const std::lock_guard lock(m_state->mutex);
            m_begin.store(begin, std::memory_order_relaxed);
            m_end.store(end, std::memory_order_relaxed);
        }
        if (!takeMore(atOnce, workers))
            break;
        invite(runner);
        atOnce = runSome(runner, frame, atOnce);
    }
    leave();
}

/// Runs up to \a atOnce of the elements that it has taken. Returns how many to run next time.
qsizetype MapCall::runSome(Runner &runner, Frame &frame, qsizetype atOnce)
{
    qsizetype index = 0;
    if (!takeNext(index))
        return atOnce;
    Pool &pool = runner.pool();
    const bool recorded = m_state->queued != 0;
    // Of a stream, further ones may come while these run.
    const bool isStream = m_state->body->isStream;
    const qsizetype most = isStream ? atOnce : std::min(atOnce, left() + 1);
    qsizetype place = placeOf(index);
    m_current = place;
    m_described = most;
    if (recorded)
        runner.recorder.startElements(this, frame, queuedAt(place), m_state->parent, int(most));
    bool succeeded = true;
    bool stops = false;
    bool isLong = false;
    qsizetype ran = 0;
    const auto startedAt = Clock::now();
    const unsigned startedIn = pool.ticks.load(std::memory_order_relaxed);
    for (;;) {
        succeeded = !runElement(runner, frame, place) && succeeded;
        ++ran;
        if (ran == most)
            break;
        const MapWish now = wish();
        stops = now == MapWish::Cancel || pool.stops.isStopped(*join);
        isLong = pool.ticks.load(std::memory_order_relaxed) - startedIn > 1;
        if (stops || isLong || now == MapWish::Suspend || pool.roster.hasNews())
            break;
        if (!takeNext(index) && !(isStream && takeUntaken(most - ran, 1) && takeNext(index)))
            break;
        place = placeOf(index);
    }
    if (recorded)
        runner.recorder.finishElements(frame,
                                       stops       ? TaskState::Cancelled
                                       : succeeded ? TaskState::Succeeded
                                                   : TaskState::Failed,
                                       int(ran));
    const auto took = Clock::now() - startedAt;
    m_state->end(ran, 0);
    if (isLong)
        return 1;
    if (took < aimed / 2)
        return std::min(atOnce * 2, mostAtOnce);
    return took > aimed ? std::max<qsizetype>(1, atOnce / 2) : atOnce;
}

void MapCall::giveUp(Pool &pool)
{
    // Who waits must hear of it, as of any call that is dropped, even where
    // it was not this join that was stopped, but one around it.
    const bool byHolder = isCancelled();
    const qsizetype dropped = dropRest(pool);
    if (dropped > 0 && !byHolder)
        pool.roots.noteCancelled(*join, "queued tasks were cancelled");
    pool.tally.countDropped(dropped);
}

/// What it throws comes back, and all concerned have been told of it.
std::exception_ptr MapCall::runElement(Runner &runner, Frame &frame, qsizetype place)
{
    Pool &pool = runner.pool();
    Counts &counts = runner.counts;
    MapBody &body = *m_state->body;
    const bool isTold = pool.relay && pool.relay->wantsTasks();
    m_current = place;
    m_described = 1;
    frame.toldId = 0;
    Counts::add(counts.started);
    if (m_state->takesRoom)
        pool.room.give();
    const bool isDescribed = isTold || body.consumesElements || (pool.relay && pool.relay->wantsProgress());
    if (isDescribed)
        describe(frame.arguments = {});
    if (isTold)
        pool.relay->tell(taskInfo(*this, frame, TaskState::Running, nullptr));
    std::exception_ptr thrown;
    try {
        body.run(place);
    } catch (...) {
        thrown = std::current_exception();
    }
    const TaskState state = outcomeOf(thrown);
    if (thrown) [[unlikely]] {
        body.fail(thrown);
        if (!isDescribed)
            describe(frame.arguments = {});
        if (frame.record)
            runner.recorder.error(frame.record, thrown);
        if (pool.leavesCalls() || body.keepsFailures()) {
            // the call itself throws it, or it stays with the results
        } else if (state == TaskState::Failed) {
            pool.fail(*join, taskInfo(*this, frame, state, thrown));
        } else if (!isCancelled()) {
            pool.roots.noteCancelled(*join, "a task was cancelled");
        }
    }
    if (isTold)
        pool.relay->tell(taskInfo(*this, frame, state, thrown));
    Counts::add(state == TaskState::Succeeded ? counts.succeeded
                : state == TaskState::Failed  ? counts.failed
                                              : counts.cancelled);
    if (body.isStream)
        body.settle(place, thrown);
    return thrown;
}

bool MapCall::runOneHere(Runner &runner, Join *join, const std::shared_ptr<MapState> &state,
                         std::exception_ptr &thrown)
{
    Pool &pool = runner.pool();
    qsizetype index = 0;
    {
        const std::lock_guard lock(state->mutex);
        if (state->next == state->fed.load(std::memory_order_seq_cst))
            return false;
        index = state->next++;
    }
    runner.settle(); // who waits for what has ended here must not wait for this too
    MapCall call(state, 0, 0);
    call.join = join;
    call.m_current = call.placeOf(index);
    Frame frame(&call, &runner);
    Context context{Context::Running, &pool, &runner, join, &frame, nullptr};
    const AtWork atWork(pool);
    const UnderBinding under(state->binding);
    enterContext(&context);
    if (runner.recorder.isOn())
        runner.recorder.startElements(&call, frame, call.queuedAt(call.m_current), state->parent, 1);
    thrown = call.runElement(runner, frame, call.m_current);
    if (runner.recorder.isOn())
        runner.recorder.finishElements(frame, outcomeOf(thrown), 1);
    leaveContext(&context);
    if (frame.stop.stop_possible())
        pool.stoppables.remove(frame);
    runner.settle();
    Supervisor::instance().wake();
    state->end(1, 0);
    return true;
}

void MapCall::describe(Text &text) const
{
    m_state->body->describe(text, m_current);
    if (m_described > 1 && m_state->body->isStream) {
        text.append(std::string_view(" and further elements"));
    } else if (m_described > 1) {
        text.append(std::string_view(" and "));
        text.appendNumber(static_cast<long long>(m_described - 1));
        text.append(std::string_view(" more elements"));
    }
}

void MapCall::tellDropped(Relay &relay, const Pool &pool, qsizetype index)
{
    m_current = placeOf(index);
    m_described = 1;
    relay.tell(droppedInfo(*this, pool.journal));
}

qsizetype MapCall::dropRest(Pool &pool)
{
    const auto [begin, end] = giveBack();
    qsizetype untaken = 0;
    qsizetype count = 0;
    {
        const std::lock_guard lock(m_state->mutex);
        // This may have been the invitation. Before it looks what there is: who adds an element later
        // finds that nobody is invited.
        m_state->invites.store(false, std::memory_order_seq_cst);
        count = m_state->fed.load(std::memory_order_seq_cst);
        untaken = count - std::exchange(m_state->next, count);
    }
    const qsizetype dropped = untaken + (end - begin);
    if (Relay *const relay = pool.relay; relay && relay->wantsTasks()) {
        for (qsizetype i = begin; i < end; ++i)
            tellDropped(*relay, pool, i);
        for (qsizetype i = count - untaken; i < count; ++i)
            tellDropped(*relay, pool, i);
    }
    if (m_state->takesRoom) {
        for (qsizetype i = 0; i < dropped; ++i)
            pool.room.give();
    }
    if (dropped > 0)
        m_state->end(dropped, dropped);
    return dropped;
}

} // namespace parallel::detail
