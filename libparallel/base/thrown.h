// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstring.h>

#include <exception>

namespace parallel::detail {

/// The exception's type and its what(): "std::runtime_error: no route to host".
QString describe(const std::exception_ptr &exception, const char *separator = ": ");

/// Logs what cannot be thrown any more, so that it is not lost: \a where, of what \a name.
void logLost(const char *where, const QString &name, const std::exception_ptr &exception) noexcept;

/// Logs what the destructor of a Threads object has found, unless it is a CancelledError:
/// nobody waits for these any more.
void logUntaken(const QString &name, const std::exception_ptr &exception) noexcept;

} // namespace parallel::detail
