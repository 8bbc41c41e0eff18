// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/export.h>

#include <QtCore/qstring.h>

namespace parallel {

/// The text with *** in the place of what looks like a secret, as all that the library
/// records and logs: passwords in URLs (`postgresql://ann:***@host`), parameters named like
/// a secret (`?token=***`), and those of connection strings (`password=***`). For what a
/// program prints itself. It goes by names alone: a secret by itself is not known to be one,
/// and rather too much is hidden than too little. Any thread.
[[nodiscard]] PARALLEL_EXPORT QString masked(const QString &text);

} // namespace parallel
