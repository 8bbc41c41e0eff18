// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/export.h>

#include <QtCore/qstring.h>

#include <stop_token>

/// What the running task tells its watchers, and what they tell it. Each of
/// these may be called anywhere; outside a task they do nothing.
namespace parallel::thisTask {

/// Shows how far this task is: \a done of \a total, in units of your choice.
/// Costs a store, so a loop may call it for every row. Values outside
/// 0 … total are shown as 0 % and 100 %; a total of 0 or less as "unknown".
PARALLEL_EXPORT void setProgress(qint64 done, qint64 total);

/// Shows what this task is doing now ("page 3 of orders"). The last text stays
/// with the task when it ends. Unlike setProgress(), this copies the text and
/// takes a lock: call it for steps, not for every row.
PARALLEL_EXPORT void setText(const QString &text);

/// Asked to stop? The same token that a callable with a std::stop_token as its
/// first parameter is given. Outside a task, a token that is never stopped.
PARALLEL_EXPORT std::stop_token stopToken();

} // namespace parallel::thisTask
