// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/export.h>

#include <QtCore/qstring.h>

namespace parallel {

/// Returns the text with *** in the place of what looks like a secret: passwords in URLs
/// (`postgresql://ann:***@host`), parameters that are named like a secret (`?token=***`), and those of
/// connection strings (`password=***`). The library does so with all that it records and logs; this is for
/// what a program prints itself. It goes by names: a secret that stands alone is not found, and in doubt more
/// is hidden. Any thread may call it.
[[nodiscard]] PARALLEL_EXPORT QString masked(const QString &text);

} // namespace parallel
