// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "analysis/why.h"
#include "terminal.h"

namespace monitor::text {

/// Why a run took so long, as lines of text: what the workers did with their time, the chain
/// that decided when it ended, its tails, and what it would have taken otherwise.
QStringList describeWhy(const Why &why, const parallel::Journal &journal, const Style &style);

} // namespace monitor::text
