// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qnamespace.h>

namespace monitor {

/// Of cells and their headers, as Qt::TextAlignmentRole has it: numbers to the right, words to the left.
inline constexpr int alignRight = int(Qt::AlignRight | Qt::AlignVCenter);
inline constexpr int alignLeft = int(Qt::AlignLeft | Qt::AlignVCenter);

} // namespace monitor
