// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstringlist.h>

namespace monitor {

/// Searches that the user wants to have again, and those of late; kept in QSettings.
class SavedFilters
{
public:
    static QStringList saved();
    static void save(const QString &query);
    static void forget(const QString &query);

    /// The last ten, the newest first.
    static QStringList recent();
    static void addRecent(const QString &query);
    static void clearRecent();
};

} // namespace monitor
