// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>

namespace parallel::cluster {

/// The program's name, of letters, digits, - and _ alone.
QByteArray programName();
/// What tells this build of the program from others: its GNU build id, or the hash of its file.
QByteArray ownBuild();
QByteArray hostName();
/// A new one, that no other process has: 16 hexadecimal digits.
QByteArray randomId();

} // namespace parallel::cluster
