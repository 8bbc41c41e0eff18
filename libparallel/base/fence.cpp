// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "base/fence.h"

namespace parallel::detail {

const bool hasProcessFence = platform::enableProcessFence();

} // namespace parallel::detail
