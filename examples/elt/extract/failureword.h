// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

/// Whether a member or column of that name tells of a failure, as some servers do with "200 OK".
inline bool tellsOfFailure(const QString &member)
{
    const QString name = member.toLower();
    for (const char *word : {"error", "fault", "exception", "failure"}) {
        if (name == QLatin1StringView(word) || name == QLatin1StringView(word) + u's')
            return true;
    }
    return false;
}
