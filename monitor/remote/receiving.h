// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstring.h>

namespace monitor::remote {

/// --receive: shows the journals of another machine's jobs as files in \a folder, which grow as
/// those do, until standard input ends. A connection that breaks is made again. Says "connected" and
/// "lost" on standard output, a line each, and errors on standard error. Removes its files at the
/// end. Returns the exit code.
int receive(const QString &url, const QString &folder);

} // namespace monitor::remote
