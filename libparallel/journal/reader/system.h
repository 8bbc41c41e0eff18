// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What a reader asks the system: all that is particular to a platform, beside
/// the guard against truncated files.

#pragma once

#include <QtCore/qbytearray.h>

namespace parallel::journal {

/// Whether a writer holds its lock on the file. Only asks: it takes no lock and
/// disturbs nobody.
bool isLocked(int fileDescriptor);
/// Differs after every start of the machine. Empty: unknown.
QByteArray bootId();
/// CLOCK_MONOTONIC in nanoseconds.
qint64 monotonicNow();
/// How long the file is now; -1 if that cannot be told.
qint64 fileSize(int fileDescriptor);

} // namespace parallel::journal
