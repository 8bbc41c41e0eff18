// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qloggingcategory.h>

#include <cstdio>

namespace parallel::detail {

/// "parallel": what could not be thrown, and what was done without.
Q_DECLARE_LOGGING_CATEGORY(lcParallel)

/// Runs \a log, which logs something and may find no memory for it: then at least
/// that much is said.
template<typename Log>
void logInAnyCase(Log &&log) noexcept
{
    try {
        log();
    } catch (...) {
        std::fputs("parallel: there is no memory to log what went wrong\n", stderr);
    }
}

} // namespace parallel::detail
