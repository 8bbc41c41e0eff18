// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What several views say about a task in the same words.

#pragma once

#include <libparallel/journal.h>

#include <QtCore/qdatetime.h>
#include <QtCore/qstring.h>

namespace monitor {

/// Line breaks as blanks, for a cell.
QString oneLine(QString text);
/// "03:12:05.417" of the day on which the job was started, else "27 Nov 03:12:05.417";
/// "" for -1.
QString clock(const parallel::Journal &journal, qint64 time);
/// "today 10:21", "yesterday 03:12", "12 Nov 03:12".
QString when(const QDateTime &time);

/// A monitor asked for it, and it has not ended yet.
bool isCancelRequested(const parallel::Journal::Record &task);
/// What a queued task waits for: "waiting: attempt 2 of 5 at 20:15:03". Empty: for a worker, as all do.
QString waitingFor(const parallel::Journal &journal, const parallel::Journal::Record &task);
/// The error of a task that failed, what it waits for, or else what it said last; one line.
QString outcome(const parallel::Journal &journal, const parallel::Journal::Record &task);
/// Everything that is known of a task, as text to paste elsewhere.
QString asText(const parallel::Journal &journal, const parallel::Journal::Record &task, const QString &state,
               const QString &scope, qint64 now);

} // namespace monitor
