// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/keep.h"

#include <QtCore/qstring.h>

namespace parallel::journal {

/// What is kept of journals whose process was killed, for the monitor, in the runtime
/// folder, which is memory on most systems: so many, and so many bytes of room, but the
/// latest in any case.
inline constexpr int keptLeftovers = 16;
inline constexpr qint64 keptLeftoverBytes = qint64(128) << 20;

/// Removes the journals in \a folder that no process writes any more and that are more
/// than may be kept, the oldest first. Never one that is being written, another user's,
/// or a file that is no journal. What cannot be removed stays, without a word.
void removeLeftovers(const QString &folder, int keptFiles = keptLeftovers,
                     qint64 keptBytes = keptLeftoverBytes);

/// What the monitor keeps beside a recorded journal, so that it need not read it again:
/// the journal's path, and this at its end.
inline constexpr char summarySuffix[] = ".summary";

/// Removes recorded runs of the program that records to \a path, in the same folder, until
/// what \a keep says is left of them, this one included: the oldest first, with their
/// summaries. Never one that is being written, or a file that is not named as a run is.
void removeOldRuns(const QString &path, const detail::Keep &keep);

} // namespace parallel::journal
