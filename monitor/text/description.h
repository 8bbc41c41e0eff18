// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/snapshot.h"
#include "terminal.h"

namespace monitor::text {

/// A job as lines of text: its head, counts, plots, statistics, and what runs, failed
/// or is missing, in this order, as far as they fit into the style's height.
QStringList describe(const Snapshot &snapshot, const parallel::Journal &journal, const Style &style);

/// A job in one line, for logs.
QString describeShortly(const Snapshot &snapshot);

} // namespace monitor::text
