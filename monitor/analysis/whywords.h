// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "analysis/why.h"

namespace monitor {

/// "with 16 workers", "without “extract”".
QString words(const WhatIf &what, const Calls &calls);
/// "“load” orders.csv", of a call.
QString nameOf(const parallel::Journal &journal, const Call &call);
/// "For 12.3 s the others waited for “load” orders.csv, which began last at 03:16:01."
QString words(const Tail &tail, const Calls &calls, const parallel::Journal &journal);
/// Said below all estimates.
QString aboutEstimates();

} // namespace monitor
