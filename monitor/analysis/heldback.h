// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/work.h"

#include <libparallel/journal.h>

#include <QtCore/qlist.h>
#include <QtCore/qstring.h>

namespace monitor {

/// Calls of one name that wait for the same: what a policy holds back, or would have when its
/// process died.
struct HeldBack
{
    QString name;
    parallel::Journal::Wait wait = parallel::Journal::Wait::None;
    quint64 calls = 0;
    qint64 longest = 0; ///< Nanoseconds since the first of them was called.
};

/// The most calls first. Looks at all tasks; blocks.
QList<HeldBack> heldBack(const parallel::Journal &journal, Work &work);

/// "limit", "rate", "retry" or "delay", translated; empty: it waits for nothing of these.
QString word(parallel::Journal::Wait wait);

} // namespace monitor
