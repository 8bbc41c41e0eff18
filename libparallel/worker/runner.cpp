// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/runner.h"

#include "scope/logging.h"
#include "scope/pool.h"
#include "scope/relay.h"
#include "worker/taskinfo.h"

#include <pthread.h>

namespace parallel::detail {

namespace {

/// Below this much room on the stack a waiting task runs no more calls itself.
constexpr std::size_t stackReserve = 256 * 1024;

/// Every this many takes a worker looks at the shared queue first, so that tasks
/// which call tasks for ever do not keep others out for ever.
constexpr unsigned fairness = 61;

} // namespace

Runner::Runner(Pool &pool, int number, Worker *worker) : m_pool(pool), m_worker(worker), m_number(number)
{
    m_pool.addRunner(this);
}

Runner::~Runner()
{
    settle();
    m_pool.removeRunner(this);
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
    const char here = 0;
    return std::less<>()(&here, m_stackLimit);
}

// --- making calls ---

void Runner::submit(Call *call, const Context &context)
{
    Join *const join = context.join;
    call->definition->ref();
    call->join = join;
    Counts::add(m_counts.called);
    join->begin(this);
    if (!m_pool.settings.enabled) {
        runSerially(call);
        return;
    }
    if (m_pool.isStopped(*join)) [[unlikely]] {
        m_pool.drop(call);
        m_pool.checkDrained();
        return;
    }
    if (m_pool.settings.queueLimit && !m_pool.takeRoom(*join, !isWorker())) [[unlikely]] {
        if (isWorker()) {
            execute(call);
        } else {
            m_pool.drop(call); // it was stopped while it waited
            m_pool.checkDrained();
        }
        return;
    }
    submitCounted(call);
}

void Runner::submitCounted(Call *call)
{
    if (!enqueue(call)) [[unlikely]] {
        m_pool.drop(call);
        m_pool.checkDrained();
        throw std::bad_alloc();
    }
    if (m_pool.roster.isUnstaffed()) [[unlikely]] {
        if (!m_pool.roster.staffAgain())
            runShared();
    }
}

bool Runner::enqueue(Call *call)
{
    if (isWorker()) {
        if (m_own.push(call)) {
            // Without memory for the announcement this worker still runs it, later.
            if (m_pool.queue.announce(m_producer, this))
                m_pool.roster.workAdded();
        }
        return true;
    }
    if (!m_pool.queue.add(m_producer, call))
        return false;
    m_pool.roster.workAdded();
    return true;
}

void Runner::runSerially(Call *call)
{
    Join *const join = call->join;
    Counts::add(m_counts.started);
    const std::exception_ptr thrown = runInContext(call);
    noteOutcome(call, thrown);
    end(join);
    settle();
    if (thrown)
        std::rethrow_exception(thrown);
}

std::stop_token Runner::stopToken(Frame &frame)
{
    if (!frame.stop.stop_possible()) {
        m_pool.stoppables.add(frame);
        // Stopped before that? Whoever stops it after that finds the frame.
        if (m_pool.isStopped(*frame.call->join) || frame.call->isCancelled())
            frame.stop.request_stop();
    }
    return frame.stop.get_token();
}

// --- running them ---

Call *Runner::take()
{
    Call *call = nullptr;
    if (m_takes++ % fairness != 0) [[likely]] {
        call = m_own.take();
        if (!call)
            call = takeShared();
    } else {
        call = takeShared();
        if (!call)
            call = m_own.take();
    }
    if (call && call->kind != CallKind::Map && m_pool.settings.queueLimit)
        m_pool.giveRoom();
    return call;
}

Call *Runner::takeShared()
{
    SharedQueue::Item item;
    while (m_pool.queue.take(m_consumer, item)) {
        if (item.call)
            return item.call;
        const auto [call, more] = item.announcer->own().steal();
        if (more) {
            if (m_pool.queue.announce(m_producer, item.announcer))
                m_pool.roster.workAdded();
        }
        if (call)
            return call;
    }
    return nullptr;
}

void Runner::runOwn(Join &join)
{
    while (!m_pool.roster.hasNews() && !isStackLow()) {
        Call *const call = m_own.take(&join.calls);
        if (!call)
            return;
        if (call->kind != CallKind::Map && m_pool.settings.queueLimit)
            m_pool.giveRoom();
        execute(call);
    }
}

void Runner::runShared()
{
    while (!m_pool.roster.isPaused()) {
        Call *const call = take();
        if (!call)
            return;
        execute(call);
    }
}

void Runner::execute(Call *call)
{
    Join *const join = call->join;
    // Whoever waits for another Join must not wait for this task as well.
    if (m_ended.join != join)
        settle();
    if (m_pool.isStopped(*join) || (call->kind != CallKind::Plain && call->isCancelled())) [[unlikely]] {
        m_pool.drop(call);
        return;
    }
    if (call->kind == CallKind::Map) [[unlikely]] {
        runInContext(call); // which counts its elements, and throws nothing
        destroy(call);
    } else {
        Counts::add(m_counts.started);
        noteOutcome(call, runInContext(call));
    }
    end(join);
}

std::exception_ptr Runner::runInContext(Call *call)
{
    Frame frame{.call = call, .runner = this};
    Context context{Context::Running, &m_pool, this, call->join, &frame, nullptr};
    enterContext(&context);
    std::exception_ptr thrown;
    try {
        call->run();
    } catch (...) {
        thrown = std::current_exception();
    }
    currentContext = context.outer;
    if (frame.stop.stop_possible())
        m_pool.stoppables.remove(frame);
    return thrown;
}

void Runner::noteOutcome(Call *call, const std::exception_ptr &thrown)
{
    if (!thrown) [[likely]] {
        destroy(call);
        Counts::add(m_counts.succeeded);
        return;
    }
    Join &join = *call->join;
    const bool serial = !m_pool.settings.enabled;
    const bool cancelled = isCancelledError(thrown);
    if (!serial && !cancelled)
        m_pool.fail(join, taskInfo(*call, TaskState::Failed, m_number, thrown));
    else if (!serial && !(call->kind == CallKind::Future && call->isCancelled()))
        m_pool.noteCancelled(join, "a task was cancelled");
    destroy(call);
    Counts::add(cancelled ? m_counts.cancelled : m_counts.failed);
}

void Runner::destroy(Call *call)
{
    Definition *const definition = call->definition;
    Slab *const slab = slabOf(call);
    destroyArguments(call);
    if (m_ended.definition != definition || m_ended.slab != slab) {
        if (m_ended.definition)
            m_ended.definition->deref(m_ended.ofDefinition);
        if (m_ended.slab)
            endInSlab(m_ended.slab, m_ended.inSlab);
        m_ended.definition = definition;
        m_ended.ofDefinition = 0;
        m_ended.slab = slab;
        m_ended.inSlab = 0;
    }
    ++m_ended.ofDefinition;
    ++m_ended.inSlab;
}

void Runner::end(Join *join)
{
    if (join->owner == this) {
        --join->ownCalls;
        return;
    }
    if (m_ended.join != join)
        settle();
    m_ended.join = join;
    ++m_ended.ofJoin;
}

void Runner::settle()
{
    const Ended ended = std::exchange(m_ended, {});
    if (ended.definition)
        ended.definition->deref(ended.ofDefinition);
    if (ended.slab)
        endInSlab(ended.slab, ended.inSlab);
    if (ended.join)
        ended.join->end(ended.ofJoin);
}

} // namespace parallel::detail
