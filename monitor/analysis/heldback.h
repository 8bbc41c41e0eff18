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
    qint64 until = -1;  ///< The time point of the next that may go; -1: when others end.
};

/// The most calls first. Looks at all tasks; blocks.
QList<HeldBack> heldBack(const parallel::Journal &journal, Work &work);

/// "a limit: as many run as may", "a rate", "a retry", "a delay"
QString word(parallel::Journal::Wait wait);

} // namespace monitor
