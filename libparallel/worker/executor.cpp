// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/executor.h"

#include "signals/relay.h"
#include "wait/bindings.h"
#include "wait/context.h"
#include "worker/pool.h"
#include "worker/runner.h"

#include <cstdio>
#include <cstdlib>

namespace parallel::detail {

namespace {

/// The C library ends the program where that is not passed on, and without a reason.
[[noreturn]] void failForcedEnd()
{
    std::fputs("parallel: a task has called pthread_exit(), or its thread was cancelled; "
               "a worker's thread is not its to end\n",
               stderr);
    std::abort();
}

} // namespace

Executor::Executor(Runner &runner) noexcept : m_runner(runner), m_pool(runner.pool()) {}

bool Executor::mustDrop(Call *call) const
{
    return m_pool.stops.isStopped(*call->join) || (call->kind != CallKind::Plain && call->isCancelled())
           || (call->record && journal::isCancelRequested(call->record) && !m_pool.journal->refusesControl());
}

void Executor::execute(Call *call)
{
    Join *const join = call->join;
    m_runner.ended.turnTo(*call);
    if (mustDrop(call)) [[unlikely]] {
        m_pool.dropper.drop(call);
        return;
    }
    if (call->kind == CallKind::Map) [[unlikely]] {
        Frame frame(call, &m_runner);
        runInContext(call, frame); // which counts its elements, and throws nothing
        destroy(call);
    } else if (call->hasPolicy) [[unlikely]] {
        if (!m_runner.attempts.execute(call))
            return; // it waits for its next attempt
    } else {
        runTask(call);
    }
    m_runner.ended.add(join);
}

std::exception_ptr Executor::runTask(Call *call)
{
    Frame frame(call, &m_runner);
    Counts::add(m_runner.counts.started);
    noteStarted(call, frame);
    std::exception_ptr thrown = runInContext(call, frame);
    noteOutcome(call, frame, thrown);
    return thrown;
}

/// Runs it, or another \a step of it, in a context of its own.
std::exception_ptr Executor::runInContext(Call *call, Frame &frame, void (Call::*step)())
{
    Context context{Context::Running, &m_pool, &m_runner, call->join, &frame, currentContext};
    currentContext = &context;
    std::exception_ptr thrown;
    Binding *const binding = call->hasBinding ? bindingOf(call) : nullptr;
    const UnderBinding under(binding);
    try {
        (call->*step)();
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

void Executor::noteStarted(Call *call, Frame &frame)
{
    if (call->record) {
        frame.record = call->record;
        m_runner.recorder.started(frame);
    } else if (!call->keepsArguments) {
        call->describe(frame.arguments);
    }
    if (m_pool.relay && m_pool.relay->wantsTasks())
        m_pool.relay->tell(taskInfo(*call, frame, TaskState::Running, nullptr));
}

/// \a thrown becomes what else went wrong.
void Executor::noteOutcome(Call *call, Frame &frame, std::exception_ptr &thrown)
{
    const bool tells = m_pool.relay && m_pool.relay->wantsTasks();
    std::optional<TaskInfo> info;
    if (thrown || tells) [[unlikely]]
        info = taskInfo(*call, frame, outcomeOf(thrown), thrown); // while the arguments are there
    const bool isFuture = call->kind == CallKind::Future;
    if (isFuture) {
        settleFuture(call, thrown);
        if (thrown && !(info && info->exception)) { // there was no memory to keep the result
            if (!info)
                info.emplace();
            info->state = outcomeOf(thrown);
            info->exception = thrown;
        }
    }
    const TaskState state = outcomeOf(thrown);
    if (thrown && !m_pool.leavesCalls() && !call->keepsFailures) [[unlikely]] {
        if (state == TaskState::Failed)
            m_pool.fail(*call->join, *info);
        else if (!call->wasCancelled)
            m_pool.roots.noteCancelled(*call->join, "a task was cancelled");
    }
    if (tells)
        m_pool.relay->tell(*std::move(info));
    if (frame.record)
        m_runner.recorder.finished(frame, state, thrown);
    destroy(call);
    Counts &counts = m_runner.counts;
    Counts::add(state == TaskState::Succeeded ? counts.succeeded
                : state == TaskState::Failed  ? counts.failed
                                              : counts.cancelled);
}

/// What the call was passed goes first, and what its callable has captured, if this was
/// the last use of that. Only then the holder of the future hears that it has ended.
void Executor::settleFuture(Call *call, std::exception_ptr &thrown)
{
    releaseArguments(call);
    call->definition->deref();
    if (const std::exception_ptr lost = call->settle(thrown)) [[unlikely]]
        thrown = lost;
}

/// Many ends of the same task are told at once, but where a future has told it already.
void Executor::destroy(Call *call)
{
    Definition *const definition = call->definition;
    Slab *const slab = slabOf(call);
    const CallKind kind = call->kind;
    if (call->hasBinding) [[unlikely]]
        forgetBinding(call);
    destroyArguments(call);
    m_runner.ended.add(slab);
    if (kind == CallKind::Plain)
        m_runner.ended.add(definition);
    else if (kind == CallKind::Map)
        definition->derefName();
}

} // namespace parallel::detail
