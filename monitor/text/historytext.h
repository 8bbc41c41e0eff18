// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "history/runs.h"
#include "terminal.h"

namespace monitor::text {

/// The runs of one program as lines of text: what is different in the last one, a line for
/// each of the last 30 runs, how long the tasks of each name took over them, and what failed.
QStringList describeHistory(const ProgramRuns &program, const Style &style);

} // namespace monitor::text
