// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "history/comparison.h"

namespace monitor {

/// "Tue 24 Nov 03:12 took 3:41, Fri 27 Nov 03:12 took 4:56: 75 s longer, 13 failures more".
QString headline(const Comparison &comparison);
/// "+137 %", "−12 %", "new", "gone": of the p95.
QString factorText(const NameDifference &name);
/// "+4:10", "−12.0 s": of the time that all of them ran.
QString moreText(const NameDifference &name);

} // namespace monitor
