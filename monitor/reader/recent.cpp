// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Journals and folders that are remembered from one run to the next.

#include "sessions.h"

#include <QtCore/qdir.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qsettings.h>

namespace monitor {

namespace {

constexpr int maxRecent = 10;

QString recentKey()
{
    return QStringLiteral("recentFiles");
}

QString foldersKey()
{
    return QStringLiteral("folders");
}

} // namespace

QStringList Sessions::recentFiles()
{
    return QSettings().value(recentKey()).toStringList();
}

void Sessions::addRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    files.removeAll(absolute);
    files.prepend(absolute);
    QSettings().setValue(recentKey(), QStringList(files.mid(0, maxRecent)));
}

void Sessions::clearRecentFiles()
{
    QSettings().remove(recentKey());
}

QStringList Sessions::keptFolders()
{
    return QSettings().value(foldersKey()).toStringList();
}

void Sessions::keepFolder(const QString &path)
{
    QStringList folders = keptFolders();
    const QString absolute = QDir(path).absolutePath();
    if (!folders.contains(absolute))
        QSettings().setValue(foldersKey(), folders << absolute);
}

void Sessions::forgetFolder(const QString &path)
{
    QStringList folders = keptFolders();
    folders.removeAll(QDir(path).absolutePath());
    QSettings().setValue(foldersKey(), folders);
}

} // namespace monitor
