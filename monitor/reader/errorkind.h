// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/journal.h>

#include <QtCore/qstring.h>

namespace monitor {

/// What the text of an error says, without what differs from one task to the next:
/// numbers and words with digits, addresses and paths, and what stands in quotes. Two
/// errors with the same kind have the same cause, as far as words can tell.
QString errorKind(const QString &text);

/// "std::runtime_error: no space left"; only the type where what was thrown has no text.
QString typeAndText(const parallel::Journal &journal, const parallel::Journal::Record &task);

} // namespace monitor
