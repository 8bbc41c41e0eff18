// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include <libparallel/detail/call.h>

#include "wait/context.h"
#include "base/mask.h"
#include "policy/overrides.h"
#include "policy/serialrun.h"
#include "worker/pool.h"
#include "worker/runner.h"

#include <libparallel/errors.h>

#include <QtCore/qfileinfo.h>

namespace parallel::detail {

Definition::Definition(QAnyStringView name) : m_name(masked(name.toString().toUtf8())) {}

Definition::Definition(const std::source_location &where)
    : m_name(QFileInfo(QString::fromLocal8Bit(where.file_name())).fileName().toUtf8() + ':'
             + QByteArray::number(where.line()))
{
}

Definition::~Definition() = default;

void Definition::endUse()
{
    clear(); // which may make calls, and wait for them
    derefName();
}

CallMemory allocateCall(std::size_t size, bool hasFuture, const Definition *definition)
{
    Runner &runner = *currentContext->runner;
    const auto &overrides = runner.pool().overrides;
    if (overrides) [[unlikely]] {
        if (const PolicyRef effective = effectivePolicy(*definition, overrides))
            return Attempts::allocate(size, *definition, effective, runner);
    } else if (definition->policy()) [[unlikely]] {
        return Attempts::allocate(size, *definition, definition->policy(), runner);
    }
    return runner.submitter.memory.cut(size, hasFuture || currentContext->id);
}

void discardCall(CallMemory memory) noexcept
{
    if (memory.hasPolicy)
        Attempts::discard(memory);
    endInSlab(slabOf(memory), 1);
}

void submitCall(Call *call)
{
    const Context &context = *currentContext;
    if (call->hasPolicy) [[unlikely]]
        Attempts::prepare(call);
    context.runner->submitter.submit(call, context);
}

std::exception_ptr droppedError() noexcept
{
    try {
        return std::make_exception_ptr(CancelledError("the call was dropped before it began, as its scope or "
                                                      "group failed, timed out or was cancelled"));
    } catch (const std::bad_alloc &) {
        return nullptr;
    }
}

void letGo(Definition *definition)
{
    for (Context *context = currentContext; context; context = context->outer) {
        context->runner->submitter.held.letGo(definition);
        context->runner->ended.letGo(definition);
    }
}

std::stop_token currentStopToken()
{
    Frame *const frame = currentContext ? currentContext->frame : nullptr;
    if (frame)
        return frame->runner->pool().stoppables.tokenOf(*frame, frame->runner->pool().stops);
    const SerialRun *const run = SerialRun::current();
    return run ? run->stopToken() : std::stop_token();
}

} // namespace parallel::detail
