// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>

/// A runtime folder for one child, so that the journal in it is that child's.
class JournalFolder
{
public:
    explicit JournalFolder(const QTemporaryDir &in)
    {
        static int count = 0;
        m_path = in.filePath(QStringLiteral("runtime%1").arg(++count));
        QDir().mkpath(m_path);
        QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    QString path() const { return m_path; }
    /// For the child's environment.
    QString variable() const { return QStringLiteral("XDG_RUNTIME_DIR=") + m_path; }
    /// The live journal. Empty: there is none.
    QString journal() const
    {
        const QDir folder(m_path + QStringLiteral("/parallel"));
        const QStringList files = folder.entryList({QStringLiteral("*.journal")}, QDir::Files);
        return files.isEmpty() ? QString() : folder.filePath(files.first());
    }

private:
    QString m_path;
};
