// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qloggingcategory.h>

namespace parallel::detail {

/// "parallel": what could not be thrown, and what was done without.
Q_DECLARE_LOGGING_CATEGORY(lcParallel)

} // namespace parallel::detail
