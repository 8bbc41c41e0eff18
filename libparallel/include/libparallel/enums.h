// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/export.h>

#include <QtCore/qobjectdefs.h>

namespace parallel {

// Known to Qt's meta-object system: QMetaEnum, qDebug(), properties.
Q_NAMESPACE_EXPORT(PARALLEL_EXPORT_DATA)

/// Where one call is in its life: in TaskInfo, in journals and at the monitor.
enum class TaskState : quint8 {
    Empty,     ///< None: a place of a journal that holds no call.
    Queued,    ///< Called, not started.
    Running,   ///< Started, not ended.
    Succeeded, ///< Returned.
    Failed,    ///< Left by an exception.
    Cancelled, ///< Dropped before it ran, or left by CancelledError.
};
Q_ENUM_NS(TaskState)

/// What happens to a scope when one of its tasks throws.
enum class OnFailure {
    Default,  ///< What `PARALLEL_ON_FAILURE` says, or else Stop.
    Stop,     ///< Drop what is queued, ask what runs to stop, throw the first failure.
    Continue, ///< Run everything, then throw TaskFailures with all of them.
};
Q_ENUM_NS(OnFailure)

/// How a scope tells its progress on standard error.
enum class ProgressLine {
    Default, ///< What `PARALLEL_PROGRESS` says, or else Off.
    Off,     ///< Not at all.
    Auto,    ///< Bar on a terminal, Log elsewhere.
    Bar,     ///< One line that is drawn again and again: done, total, rate, time left, failed.
    Log,     ///< A plain line every few seconds.
};
Q_ENUM_NS(ProgressLine)

} // namespace parallel
