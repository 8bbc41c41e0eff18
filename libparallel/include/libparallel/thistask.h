// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/export.h>

#include <QtCore/qlogging.h>
#include <QtCore/qstring.h>

#include <stop_token>

/// What the running task tells its watchers, and what they tell it. Each of
/// these may be called anywhere; outside a task they do nothing, and return nothing.
namespace parallel::thisTask {

/// Shows how far this task is: \a done of \a total, in units of your choice.
/// Costs a store, so a loop may call it for every row (and takes a lock where somebody is
/// connected to Threads::taskProgressed). Values outside
/// 0 … total are shown as 0 % and 100 %; a total of 0 or less as "unknown".
PARALLEL_EXPORT void setProgress(qint64 done, qint64 total);

/// Shows what this task is doing now ("page 3 of orders"). The last text stays
/// with the task when it ends. Unlike setProgress(), this copies the text and
/// takes a lock: call it for steps, not for every row.
PARALLEL_EXPORT void setText(const QString &text);

/// Which attempt this is, from 1; see Task::retry(). 1 outside a task.
PARALLEL_EXPORT int attempt();

/// Keeps a line of text with this task, in the journal, where the monitor finds it; nothing is printed. A
/// live journal keeps the latest lines of all tasks, some thousands. Passwords in it are masked. Copies the text and takes a lock.
PARALLEL_EXPORT void log(const QString &text, QtMsgType type = QtInfoMsg);

/// Asked to stop? The same token that a callable with a std::stop_token as its
/// first parameter is given. Outside a task, a token that is never stopped.
PARALLEL_EXPORT std::stop_token stopToken();

/// The number by which TaskInfo and the monitor speak of this call. 0 outside a task.
PARALLEL_EXPORT quint64 id();

/// The name of this task, as Task::name(). Empty outside a task.
PARALLEL_EXPORT QString name();

} // namespace parallel::thisTask
