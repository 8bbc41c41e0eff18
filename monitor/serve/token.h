// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qstring.h>

namespace monitor::serve {

constexpr qsizetype shortestToken = 16;

/// What a file has, without blanks around it. Empty: \a error says why it will not do.
QByteArray readToken(const QString &file, QString *error);
/// 32 letters and digits that nobody can guess.
QByteArray makeToken();
/// Takes as long whatever is wrong, so that nobody learns a part of it by measuring.
bool isSameToken(QByteArrayView given, QByteArrayView right);

} // namespace monitor::serve
