// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "faults/ledger.h"

namespace faults {

/// A program that uses every part of the library, and notes in \a ledger what
/// became of its calls. Whatever fails on its way, it comes to its end.
void runEverything(Ledger &ledger);

/// The first scope of a process, recorded: some thousand calls in it.
void openAndRecord(Ledger &ledger);

/// The first scope of a process, with maps in it: nothing is there to be used again.
void openAndMap(Ledger &ledger);

/// The first scope of a process, with room for one call in its queue: a call that was
/// refused leaves that to the next one.
void openANarrowQueue(Ledger &ledger);

/// A plain scope, in which nothing may be amiss.
void runPlainly(Ledger &ledger);

} // namespace faults
