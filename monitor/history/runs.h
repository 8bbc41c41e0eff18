// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "history/runsummary.h"

#include <QtCore/qlist.h>

namespace monitor {

/// The runs of one program, the oldest first.
struct ProgramRuns
{
    QString program;
    QList<RunSummary> runs;
};

/// How much of journals without a summary is read.
enum class Depth {
    Heads, ///< Times and counts only: quick, however many tasks there are.
    Whole, ///< All of those that have ended, in several threads; their summaries are kept.
};

/// All runs of a folder by program, that of the latest run first. A journal that cannot be
/// read is left out, and \a unreadable has why. Blocks.
QList<ProgramRuns> readRuns(const QString &folder, Depth depth, Work &work,
                            QStringList *unreadable = nullptr);

} // namespace monitor
