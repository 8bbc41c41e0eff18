// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/taskinfo.h"

#include "scope/failures.h"
#include "scope/pool.h"
#include "worker/runner.h"

#include <libparallel/errors.h>

namespace parallel::detail {

TaskInfo taskInfo(const Call &call, const Frame &frame, TaskState state, const std::exception_ptr &thrown)
{
    TaskInfo info;
    info.id = frame.id;
    info.name = QString::fromUtf8(call.definition->name());
    info.state = state;
    info.worker = frame.runner->number();
    const journal::TaskRecord *const record = frame.record;
    if (record && !frame.isBatch) {
        // The call's own arguments may have been moved from.
        info.arguments = frame.runner->pool().journal->text(record->arguments);
        info.waited = std::chrono::nanoseconds(record->started - record->queued);
        if (state != TaskState::Running)
            info.ran = std::chrono::nanoseconds(frame.runner->pool().journal->now() - record->started);
    } else {
        Text text;
        if (call.keepsArguments)
            call.describe(text);
        const Text &arguments = call.keepsArguments ? text : frame.arguments;
        info.arguments = QString::fromUtf8(arguments.data(), arguments.size());
        if (info.id == 0) {
            static std::atomic<quint64> lastId{0};
            info.id = lastId.fetch_add(1, std::memory_order_relaxed) + 1;
        }
    }
    if (thrown) {
        info.error = describe(thrown);
        info.exception = thrown;
    }
    return info;
}

void destroyArguments(Call *call) noexcept
{
    Definition *const definition = call->definition;
    try {
        call->destroy();
    } catch (...) {
        logLost(QStringLiteral("the destructor of an argument of task %1")
                    .arg(QString::fromUtf8(definition->name())),
                std::current_exception());
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
