// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstring.h>

namespace monitor {

/// What a name in the folder of live journals leads to: the journal of a job that
/// records elsewhere leaves a link there.
struct Pointed
{
    bool isPointer = false;
    QString journal; ///< Where it leads. Empty: nowhere, or not to be trusted.
};

/// Follows a link only if it and the file that it leads to are this user's own. Removes a
/// link of this user's whose journal is gone: nobody else would.
Pointed followPointer(const QString &path);

} // namespace monitor
