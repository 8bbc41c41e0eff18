// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/runner.h"

#include "platform/platform.h"
#include "base/logging.h"
#include "worker/pool.h"
#include "signals/relay.h"
#include "worker/supervisor.h"
#include "worker/taskinfo.h"

#include <cstdio>
#include <cstdlib>

#include <pthread.h>

namespace parallel::detail {

namespace {

/// Below this much room on the stack a waiting task runs no more calls itself.
constexpr std::size_t stackReserve = 256 * 1024;

/// The C library ends the program where that is not passed on, and without a reason.
[[noreturn]] void failForcedEnd()
{
    std::fputs("parallel: a task has called pthread_exit(), or its thread was cancelled; "
               "a worker's thread is not its to end\n",
               stderr);
    std::abort();
}

} // namespace

Runner::Runner(Pool &pool, int number, Worker *worker)
    : m_pool(pool), m_worker(worker), m_number(number), m_cursor(pool.entry ? pool.journal : nullptr)
{
    m_pool.addRunner(this);
}

Runner::~Runner()
{
    while (const auto item = m_pool.takeFrom(m_batch)) {
        if (Call *const call = item->call())
            m_pool.discardSettled(call);
    }
    while (Call *const call = m_own.take())
        m_pool.discardSettled(call);
    settle();
    m_pool.removeRunner(this);
}

void Runner::startAnew() noexcept
{
    new (&m_producer) SharedQueue::Producer;
    new (&m_consumer) SharedQueue::Consumer;
    new (&m_parker) Parker;
    new (&m_batch) Batch;
    new (&m_counts) Counts;
    m_own.startAnew();
    m_ended = {};
    nextUnqueued = nullptr;
}

void Runner::beginThread()
{
    pthread_attr_t attributes;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        void *base = nullptr;
        std::size_t size = 0;
        pthread_attr_getstack(&attributes, &base, &size);
        m_stackLimit = static_cast<const char *>(base) + std::min(stackReserve, size / 2);
        pthread_attr_destroy(&attributes);
    }
}

bool Runner::isStackLow() const noexcept
{
    // Not by the address of a variable, which AddressSanitizer may put elsewhere.
    return std::less<>()(static_cast<const char *>(__builtin_frame_address(0)), m_stackLimit);
}

std::stop_token Runner::stopToken(Frame &frame)
{
    if (!frame.stop.stop_possible()) {
        m_pool.stoppables.add(frame);
        fullFence(); // pairs with the one in stopIf()
        // Stopped before that? Whoever stops it after that finds the frame.
        if (m_pool.isStopped(*frame.call->join) || frame.call->isCancelled())
            frame.stop.request_stop();
    }
    return frame.stop.get_token();
}

void Runner::closeOwn(OwnQueue::List *list)
{
    while (Call *const call = m_own.take(list))
        m_pool.discardSettled(call);
    m_own.close(list);
}

void Runner::runOwn(Join &join)
{
    m_lastEnd = 0; // the task that waits has run meanwhile
    while (!m_pool.roster.hasNews() && !isStackLow()) {
        Call *const call = m_own.take(&join.calls);
        if (!call)
            break;
        if (!m_pool.claim(call))
            continue;
        if (call->kind != CallKind::Map && m_pool.settings.queueLimit)
            m_pool.giveRoom();
        execute(call);
    }
    if (m_ended.definition && m_ended.definition->isOrphan()) // who waits expects that it is gone
        endDefinition();
}

void Runner::runShared()
{
    const AtWork atWork(m_pool);
    m_pool.hadHelpers.store(true, std::memory_order_relaxed);
    while (!m_pool.roster.isPaused() && m_pool.settings.enabled) { // it is not in a forked child
        Call *const call = take();
        if (!call)
            break;
        execute(call);
    }
    settle();
    m_pool.checkDrained();
}

void Runner::execute(Call *call)
{
    Join *const join = call->join;
    if (m_ended.definition != call->definition)
        endDefinition();
    // Whoever waits for another Join must not wait for this task as well.
    while (m_ended.join && m_ended.join != join)
        settleJoin();
    if (m_pool.isStopped(*join) || (call->kind != CallKind::Plain && call->isCancelled())
        || (journal::isCancelRequested(call->record) && !m_pool.journal->refusesControl())) [[unlikely]] {
        m_pool.drop(call);
        return;
    }
    if (call->kind == CallKind::Map) [[unlikely]] {
        Frame frame(call, this);
        runInContext(call, frame); // which counts its elements, and throws nothing
        destroy(call);
    } else {
        runTask(call);
    }
    end(join);
}

std::exception_ptr Runner::runTask(Call *call)
{
    Frame frame(call, this);
    Counts::add(m_counts.started);
    noteStarted(call, frame);
    std::exception_ptr thrown = runInContext(call, frame);
    noteOutcome(call, frame, thrown);
    return thrown;
}

std::exception_ptr Runner::runInContext(Call *call, Frame &frame)
{
    Context context{Context::Running, &m_pool, this, call->join, &frame, nullptr};
    enterContext(&context);
    std::exception_ptr thrown;
    try {
        call->run();
    } catch (...) {
        thrown = std::current_exception();
        if (!thrown) // it is no exception, but the end of the thread
            failForcedEnd();
    }
    currentContext = context.outer;
    if (frame.stop.stop_possible())
        m_pool.stoppables.remove(frame);
    return thrown;
}

void Runner::noteStarted(Call *call, Frame &frame)
{
    if (journal::TaskRecord *const record = call->record) {
        frame.record = record;
        frame.id = record->id;
        const journal::Time now = m_lastEnd ? std::max(m_lastEnd, record->queued) : m_pool.journal->now();
        m_lastEnd = 0;
        journal::started(record, m_number, now);
    } else if (!call->keepsArguments) {
        call->describe(frame.arguments);
    }
    if (m_pool.relay && m_pool.relay->wantsTasks())
        m_pool.relay->tell(taskInfo(*call, frame, TaskState::Running, nullptr));
}

/// \a thrown becomes what else went wrong.
void Runner::noteOutcome(Call *call, Frame &frame, std::exception_ptr &thrown)
{
    Join &join = *call->join;
    const bool tells = m_pool.relay && m_pool.relay->wantsTasks();
    TaskInfo info;
    if (thrown || tells) [[unlikely]]
        info = taskInfo(*call, frame, outcomeOf(thrown), thrown); // while the arguments are there
    const bool isFuture = call->kind == CallKind::Future;
    if (isFuture) {
        settleFuture(call, thrown);
        if (thrown && !info.exception) { // there was no memory to keep the result
            info.state = outcomeOf(thrown);
            info.exception = thrown;
        }
    }
    const TaskState state = outcomeOf(thrown);
    if (thrown && !m_pool.leavesCalls()) [[unlikely]] {
        if (state == TaskState::Failed)
            m_pool.fail(join, info);
        else if (!call->wasCancelled)
            m_pool.noteCancelled(join, "a task was cancelled");
    }
    if (tells)
        m_pool.relay->tell(info);
    if (frame.record)
        noteEnded(frame.record, state, thrown);
    if (isFuture)
        destroySettled(call);
    else
        destroy(call);
    Counts::add(state == TaskState::Succeeded ? m_counts.succeeded
                : state == TaskState::Failed  ? m_counts.failed
                                              : m_counts.cancelled);
}

/// What the call was passed goes first, and what its callable has captured, if this was
/// the last use of that. Only then the holder of the future hears that it has ended.
void Runner::settleFuture(Call *call, std::exception_ptr &thrown)
{
    releaseArguments(call);
    call->definition->deref();
    if (const std::exception_ptr lost = call->settle(thrown)) [[unlikely]]
        thrown = lost;
}

void Runner::destroySettled(Call *call)
{
    Slab *const slab = slabOf(call);
    call->destroy();
    endInSlab(slab);
}

void Runner::noteEnded(journal::TaskRecord *record, TaskState state, const std::exception_ptr &thrown)
{
    journal::RecordState recorded = journal::RecordState::Succeeded;
    if (state == TaskState::Failed) {
        recordError(record, thrown);
        recorded = journal::RecordState::Failed;
    } else if (state == TaskState::Cancelled) {
        recorded = journal::RecordState::Cancelled;
    }
    m_lastEnd = m_pool.journal->now();
    journal::ended(record, recorded, m_lastEnd);
    endInBlock(record);
}

void Runner::recordError(journal::TaskRecord *record, const std::exception_ptr &thrown) noexcept
{
    try {
        const QByteArray error = describe(thrown, "\n").toUtf8();
        m_pool.journal->addError(record, std::string_view(error.constData(), std::size_t(error.size())));
    } catch (const std::bad_alloc &) {
        m_pool.journal->countLostText();
    }
}

void Runner::endInBlock(const journal::TaskRecord *record)
{
    if (!m_pool.journal->isBounded())
        return;
    journal::Block *const block = m_pool.journal->blockOf(record);
    if (m_ended.block != block) {
        if (m_ended.block)
            journal::Writer::ended(m_ended.block, m_ended.inBlock);
        m_ended.block = block;
        m_ended.inBlock = 0;
    }
    ++m_ended.inBlock;
}

/// Of a call without a future: many ends of the same task are told at once.
void Runner::destroy(Call *call)
{
    Definition *const definition = call->definition;
    Slab *const slab = slabOf(call);
    const bool isMap = call->kind == CallKind::Map;
    destroyArguments(call);
    endInSlab(slab);
    if (isMap) {
        definition->derefName();
        return;
    }
    if (m_ended.definition != definition) // it has made calls at its end, and run them
        endDefinition();
    m_ended.definition = definition;
    ++m_ended.ofDefinition;
}

void Runner::endDefinition()
{
    // Counted before it is told: the end of a callable may make calls, and run them.
    while (Definition *const definition = std::exchange(m_ended.definition, nullptr))
        definition->deref(std::exchange(m_ended.ofDefinition, 0));
}

void Runner::endInSlab(Slab *slab)
{
    if (m_ended.slab != slab) {
        Slab *const before = std::exchange(m_ended.slab, slab);
        const qint64 inBefore = std::exchange(m_ended.inSlab, 0);
        if (before)
            detail::endInSlab(before, inBefore);
    }
    ++m_ended.inSlab;
}

void Runner::end(Join *join)
{
    if (join->isOwnedBy(this)) {
        --join->ownCalls;
        return;
    }
    if (m_ended.join != join)
        settleJoin();
    m_ended.join = join;
    ++m_ended.ofJoin;
}

void Runner::settleJoin()
{
    endDefinition(); // whoever waits finds released what is not used any more
    if (Join *const join = std::exchange(m_ended.join, nullptr))
        join->end(std::exchange(m_ended.ofJoin, 0));
}

void Runner::settle()
{
    releaseHeld();
    endDefinition();
    m_lastEnd = 0;
    const Ended ended = std::exchange(m_ended, {});
    if (ended.definition) // by a callable whose end made calls
        ended.definition->deref(ended.ofDefinition);
    if (ended.slab)
        detail::endInSlab(ended.slab, ended.inSlab);
    if (ended.block)
        journal::Writer::ended(ended.block, ended.inBlock);
    if (ended.join)
        ended.join->end(ended.ofJoin);
}

} // namespace parallel::detail
