// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstringlist.h>

namespace monitor::remote {

/// --send: writes the journals of this user's jobs, and those of \a folders, to standard output as
/// they grow, until standard input ends. Uses a tenth of a processor's time at most. Returns the exit code.
int send(const QStringList &folders);

} // namespace monitor::remote
