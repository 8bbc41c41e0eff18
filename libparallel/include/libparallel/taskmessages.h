// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/export.h>

#include <QtCore/qlogging.h>
#include <QtCore/qstring.h>

namespace parallel {

/// While it lives, each message that a task writes by qDebug(), qWarning() and so on begins with the task:
/// "[load #17] no route to host". The journal keeps the message too, as with thisTask::log(). For main(), after
/// the program has installed its own message handler, if it has one:
///
///     const parallel::TaskMessages messages;
///
/// Messages go on to the handler that was there before, with the task before their text, and with category
/// and place in the source unchanged. Messages from outside tasks are passed on as they are. A handler that
/// is installed later gets messages without the task, unless it passes them on to the handler that it has
/// replaced; it may call taskPrefix() itself.
///
/// May be nested. Construct and destroy it in main(), while no tasks run.
class [[nodiscard("messages say their task only while this lives; name it")]] PARALLEL_EXPORT TaskMessages
{
public:
    TaskMessages();
    ~TaskMessages();
    TaskMessages(const TaskMessages &) = delete;
    TaskMessages &operator=(const TaskMessages &) = delete;
};

namespace thisTask {

/// "[load #17] " in the call of a task "load" whose id is 17, and "[load #17, attempt 2] " when
/// it is tried again. Empty outside a task. For message handlers.
PARALLEL_EXPORT QString prefix();

} // namespace thisTask

} // namespace parallel
