// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

/// A table's name for the warehouse: lower case, letters, digits and underscores
/// only, not starting with a digit, and cut as shortened() does. Always the same
/// for the same \a text.
QString identifierFor(const QString &text);

/// \a name as it is if it has at most 63 bytes, PostgreSQL's limit. A longer one
/// is cut, and ends in a hash of the whole, so that two long names stay two.
QString shortened(const QString &name);

/// \a text between quotes, and those in it doubled, as SQL writes names ("…") and
/// texts ('…').
QString quoted(const QString &text, QChar quote = u'"');
