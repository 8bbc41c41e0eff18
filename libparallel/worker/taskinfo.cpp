// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/taskinfo.h"

#include "scope/failures.h"

#include <libparallel/errors.h>

namespace parallel::detail {

TaskInfo taskInfo(const Call &call, TaskState state, int worker, const std::exception_ptr &thrown)
{
    static std::atomic<quint64> lastId{0};
    Text arguments;
    call.describe(arguments);
    TaskInfo info;
    info.id = lastId.fetch_add(1, std::memory_order_relaxed) + 1;
    info.name = QString::fromUtf8(call.definition->name());
    info.arguments = QString::fromUtf8(arguments.data(), arguments.size());
    info.state = state;
    info.worker = worker;
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
