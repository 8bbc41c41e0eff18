// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "history/changes.h"

namespace monitor {

/// A change in a few words: "“extract” p95 4.10 s → 9.80 s since Tue 3 Nov".
QString words(const Change &change, const QList<RunSummary> &runs, qsizetype tonight);

/// What is different in the run \a tonight, in one sentence; or that it is as usual, or that
/// there are too few runs to tell.
QString sentenceOf(const QList<RunSummary> &runs, qsizetype tonight);

/// When a run began, as far as it is needed: "Tuesday", "Tue 3 Nov", with the time where
/// there are several on that day.
QString dayOf(const QList<RunSummary> &runs, qsizetype run, qsizetype tonight);

} // namespace monitor
