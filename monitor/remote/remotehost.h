// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstringlist.h>

namespace monitor::remote {

/// Another machine whose jobs are to be shown, as "ssh://user@host:port/folder".
struct RemoteHost
{
    QString user; ///< Empty: as ssh is set up.
    QString host;
    int port = 0; ///< 0: likewise.
    QString folder; ///< Of recorded journals there, to be shown too; empty: none.

    static bool isUrl(const QString &text) { return text.startsWith(QLatin1String("ssh://")); }
    /// False: \a error says what is wrong, and what is accepted.
    static bool parse(const QString &url, RemoteHost &host, QString *error);
    /// What ssh is called with, so that it never asks anything and the other side sends journals.
    QStringList sshArguments() const;
    /// PARALLEL_SSH, or ssh.
    static QString sshProgram();
};

} // namespace monitor::remote
