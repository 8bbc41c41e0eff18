// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/taskinfo.h"

#include "base/logging.h"
#include "base/thrown.h"
#include "policy/policyhead.h"
#include "worker/pool.h"
#include "worker/runner.h"

#include <libparallel/errors.h>

namespace parallel::detail {

namespace {

void addTexts(TaskInfo &info, const Call &call, const Frame &frame)
{
    info.name = QString::fromUtf8(call.definition->name());
    if (info.exception)
        info.error = describe(info.exception);
    if (frame.record && !frame.isBatch) {
        // The call's own arguments may have been moved from.
        info.arguments = frame.runner->pool().journal->text(frame.record->arguments);
        return;
    }
    Text text;
    if (call.keepsArguments)
        call.describe(text);
    const Text &arguments = call.keepsArguments ? text : frame.arguments;
    info.arguments = QString::fromUtf8(arguments.data(), arguments.size());
}

} // namespace

quint64 toldId(Frame &frame) noexcept
{
    if (frame.record && !frame.isBatch)
        return frame.id;
    if (frame.toldId == 0)
        frame.toldId = frame.call->hasId ? pendingHead(frame.call).id : journal::Writer::takeIds(1);
    return frame.toldId;
}

TaskInfo taskInfo(const Call &call, Frame &frame, TaskState state, const std::exception_ptr &thrown) noexcept
{
    TaskInfo info;
    info.state = state;
    info.attempt = attemptOf(call);
    info.worker = frame.runner->number();
    info.exception = thrown;
    const journal::TaskRecord *const record = frame.record;
    if (record && !frame.isBatch) {
        info.id = frame.id;
        info.waited = std::chrono::nanoseconds(record->started - record->queued);
        if (state != TaskState::Running)
            info.ran = std::chrono::nanoseconds(frame.runner->pool().journal->now() - record->started);
    } else {
        info.id = toldId(frame);
    }
    try {
        addTexts(info, call, frame);
    } catch (const std::bad_alloc &) {
    }
    return info;
}

TaskInfo droppedInfo(const Call &call, const journal::Writer *journal) noexcept
{
    TaskInfo info;
    info.state = TaskState::Cancelled;
    info.attempt = attemptOf(call);
    if (const journal::TaskRecord *const record = call.record) {
        info.id = record->id;
        info.waited = std::chrono::nanoseconds(journal->now() - record->queued);
    } else {
        const bool wasTold = call.hasId || (call.hasPolicy && pendingHead(&call).id != 0);
        info.id = wasTold ? pendingHead(&call).id : journal::Writer::takeIds(1);
    }
    try {
        info.name = QString::fromUtf8(call.definition->name());
        if (call.record && call.kind != CallKind::Map) {
            info.arguments = journal->text(call.record->arguments);
        } else if (!call.isCancelled()) { // else what they refer to may have gone
            Text arguments;
            call.describe(arguments);
            info.arguments = QString::fromUtf8(arguments.data(), arguments.size());
        }
    } catch (const std::bad_alloc &) {
    }
    return info;
}

namespace {

void logThrown(const Definition *definition) noexcept
{
    const std::exception_ptr thrown = std::current_exception();
    logInAnyCase([&] {
        logLost("the destructor of an argument of task", QString::fromUtf8(definition->name()), thrown);
    });
}

} // namespace

void destroyArguments(Call *call) noexcept
{
    const Definition *const definition = call->definition;
    try {
        call->destroy();
    } catch (...) {
        logThrown(definition);
    }
}

void releaseArguments(Call *call) noexcept
{
    try {
        call->release();
    } catch (...) {
        logThrown(call->definition);
    }
}

bool isCancelledError(const std::exception_ptr &thrown)
{
    try {
        std::rethrow_exception(thrown);
    } catch (const CancelledError &) {
        return true;
    } catch (...) {
        return false;
    }
}

} // namespace parallel::detail
