// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/export.h>

#include <QtCore/qlogging.h>
#include <QtCore/qstring.h>

namespace parallel {

/// While it lives, what tasks write by qDebug(), qWarning() and so on says by which of them it was written:
/// "[load #17] no route to host". And the journal keeps it, as thisTask::log() does. For main(),
/// after the program has installed its own message handler, if it has one:
///
///     const parallel::TaskMessages messages;
///
/// It takes no handler away: each message goes on to the one that was there before, with the task before
/// its text, and with its category and place in the source unchanged. A handler that is installed later
/// gets messages as they are, unless it passes them on to the one it has replaced; it may ask
/// taskPrefix() itself. Messages that are written outside tasks are passed on as they are.
///
/// May be nested. Thread-safe but for its construction and end, which belong to main().
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
