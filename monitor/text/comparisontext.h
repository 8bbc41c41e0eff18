// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "history/comparison.h"
#include "terminal.h"

namespace monitor::text {

/// Two runs as lines of text: what they took, their tasks by name, and the calls that failed
/// in only one of them.
QStringList describeComparison(const Comparison &comparison, const Style &style);

} // namespace monitor::text
