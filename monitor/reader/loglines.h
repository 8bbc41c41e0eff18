// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/journal.h>

namespace monitor {

/// "warning" …; empty for what is only told.
QString word(QtMsgType type);
/// When it was said, to the millisecond; with the day if it is not that of \a started.
QString clockOf(const parallel::Journal::LogLine &line, const QDateTime &started);
/// Lines as text, one beneath the other: "03:12:05.120  warning: no such page".
QString asText(const QList<parallel::Journal::LogLine> &lines, const QDateTime &started);

} // namespace monitor
