// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

/// The text of a file in UTF-8, without a byte order mark. UTF-16 and UTF-32 are
/// known by theirs; \a charset is what the server said, if anything. Throws
/// Failure when the bytes are not that, or hold a NUL.
QByteArray toUtf8(const QByteArray &bytes, const QString &charset);
