// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

/// A certificate for 127.0.0.1 and localhost, by itself, and its key: files in \a folder.
struct Certificate
{
    explicit Certificate(const QString &folder);

    QString file;
    QString key;
    QString error; ///< Why it could not be made.
};
