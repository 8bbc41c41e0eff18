// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "faults/inject.h"
#include "faults/ledger.h"

#include <QtCore/qstring.h>

namespace faults {

/// One row of the harness: every point of failure of one kind, in one scenario.
struct Row
{
    const char *name;
    Kind kind;
    int burst;  // how many fail in a row
    bool recorded; // in a journal
    int step;   // every how manieth point, in the short form
    void (*first)(Ledger &) = nullptr; // a new process for each point, which first of all does this
    bool andMemory = false; // see arm()
};

/// Makes the n-th operation fail, for n = 1, 2, 3 … until a run passes untouched,
/// in child processes. Returns what was wrong, or an empty string, and prints how
/// many points there were. The environment may narrow it or make it complete:
///
///     PARALLEL_FAULTS=all      every point, and not every `step`-th
///     PARALLEL_FAULTS=17       this one
///
/// The program must have no thread but the one that calls this.
QString tryEveryPoint(const Row &row);

} // namespace faults
