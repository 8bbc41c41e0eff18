// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "analysis/calls.h"

namespace monitor {

/// What would be different in a run.
struct WhatIf
{
    int workers = 0;     ///< Of the scope with most to do; 0: as many as there were.
    int withoutName = -1; ///< In Calls::names: its tasks take no time; -1: all take theirs.
};

/// An estimate of what a run would have taken, in nanoseconds: its calls are run again on
/// paper, each as long as it took, in the order in which they were called, on so many workers;
/// a call is made as long after its cause as it was (its caller's beginning, a barrier's end),
/// and who waits for a group gives its place to another. It knows nothing of a server that
/// answers more slowly when more is asked of it. -1: it was cancelled.
qint64 estimate(const Calls &calls, const WhatIf &what, const Work &work);

/// The scope whose number of workers is asked about.
quint16 mainPool(const Calls &calls);

} // namespace monitor
