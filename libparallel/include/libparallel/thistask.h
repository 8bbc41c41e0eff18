// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/export.h>

#include <QtCore/qlogging.h>
#include <QtCore/qstring.h>

#include <stop_token>

/// What the running task tells those who watch it, and what it can ask. These functions may be called
/// anywhere. Outside a task they do nothing, and return an empty or default value.
namespace parallel::thisTask {

/// Shows how far this task is: \a done of \a total, in units of your choice. Cheap enough to be called for
/// every row; it takes a lock only while Threads::taskProgressed() is connected. Values below 0 or above
/// \a total are shown as 0 % or 100 %, and a total of 0 or less as "unknown".
PARALLEL_EXPORT void setProgress(qint64 done, qint64 total);

/// Shows what this task is doing now ("page 3 of orders"). The last text stays
/// with the task when it ends. Unlike setProgress(), this copies the text and
/// takes a lock: call it for steps, not for every row.
PARALLEL_EXPORT void setText(const QString &text);

/// Which attempt this is, from 1; see Task::retry(). 1 outside a task.
PARALLEL_EXPORT int attempt();

/// Keeps a line of text with this task in the journal, for the monitor. Prints nothing. Passwords in the text
/// are masked. A live journal keeps the latest lines of all tasks, some thousands. Copies the text and takes a
/// lock.
PARALLEL_EXPORT void log(const QString &text, QtMsgType type = QtInfoMsg);

/// The token by which this task is asked to stop: the one that a callable gets whose first parameter is a
/// std::stop_token. Outside a task, a token that is never stopped.
PARALLEL_EXPORT std::stop_token stopToken();

/// This call's id, as in TaskInfo::id and in the monitor. 0 outside a task.
PARALLEL_EXPORT quint64 id();

/// The name of this task, as Task::name(). Empty outside a task.
PARALLEL_EXPORT QString name();

} // namespace parallel::thisTask
