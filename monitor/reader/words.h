// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/journal.h>

#include <QtCore/qdatetime.h>
#include <QtCore/qstring.h>

namespace monitor {

/// A state as people see it: the same word, shape and colour in the table, the
/// timeline, the report and the terminal. `Died` is a task that ran when its
/// process died; `NeverRan` one that was still queued then.
enum class Shown { Queued, Running, Succeeded, Failed, Cancelled, Died, NeverRan };
inline constexpr int shownCount = 7;

Shown shownState(parallel::Journal::TaskState state, parallel::Journal::State process);

/// A process as people see it: one that has finished with failures has not succeeded.
Shown shownState(parallel::Journal::State process, quint64 failed, quint64 cancelled);

QString word(Shown state);                    ///< "succeeded", translated
QString word(parallel::Journal::State state); ///< "running", "finished", "died"
/// "finished, 77 failed"; "paused" for a process that runs.
QString word(parallel::Journal::State state, bool paused, quint64 failed, quint64 cancelled);
QChar symbol(Shown state);                    ///< ○ ● ✓ ✗ ⊘
/// The word in queries and exported files, never translated.
QLatin1StringView keyword(Shown state);
/// Colours that hold in both themes and for colour-blind people, as 0xrrggbb.
quint32 color(Shown state, bool dark);

/// "412 µs", "3.21 ms", "2.10 s", "3:07", "2:03:07", "4 d 02:03"; "" for -1.
QString duration(qint64 nanoseconds);
/// "18,310", grouped as the locale does.
QString number(quint64 value);
/// "1.5", as the locale writes it.
QString decimal(double value, int digits);
/// The number that tr() chooses a plural form by: as \a value does, in any language.
int plural(quint64 value);
/// "27 Nov", with the day of the week, and with its year.
QString dayOfMonth(QDate date);
QString dayOfWeek(QDate date);
QString dayOfYear(QDate date);
/// "210 /s", "0.4 /s", "31,204 /s".
QString rate(double perSecond);
/// "93 %", "0.4 %"; never "100 %" for less than all.
QString percent(double part);
/// A path for people: what is in the home folder begins with "~".
QString shownPath(const QString &path);
/// Whole seconds: "done in 6 s"; "?" for -1.
QString eta(qint64 nanoseconds);

} // namespace monitor
