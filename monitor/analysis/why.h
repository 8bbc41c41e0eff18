// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "analysis/criticalpath.h"
#include "analysis/heldback.h"
#include "analysis/whatif.h"
#include "analysis/workertime.h"

#include <QtCore/qlist.h>

namespace monitor {

/// Why a run took as long as it did.
struct Why
{
    struct Estimate
    {
        WhatIf what;
        qint64 takes = -1; ///< Nanoseconds.
    };

    Calls calls;
    WorkerTime time;
    std::vector<PathStep> path;
    std::vector<PathShare> shares; ///< Of the names; the rest is the program's own, or held back.
    std::vector<Tail> tails;
    QList<HeldBack> held; ///< What policies hold back now.
    int workers = 1; ///< Of the scope with most to do.
    QList<Estimate> estimates;

    double onPath(PathStep::Kind kind) const;

    /// Reads all of the journal, and works it out in several threads; blocks.
    static Why of(const parallel::Journal &journal, Work &work);
};

} // namespace monitor
