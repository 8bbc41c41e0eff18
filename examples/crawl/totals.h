// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QMap>
#include <QString>

#include <mutex>

/// What has been found so far. Any thread may add to it.
class Totals
{
public:
    void addFolder();
    void addFile(const QString &type, qint64 bytes);

    /// Files and bytes for each type, and together.
    QString toText() const;

private:
    struct Count
    {
        qint64 files = 0;
        qint64 bytes = 0;
    };

    mutable std::mutex m_mutex;
    qint64 m_folders = 0;
    QMap<QString, Count> m_byType;
};
