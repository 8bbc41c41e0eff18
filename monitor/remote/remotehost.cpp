// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "remotehost.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qregularexpression.h>

namespace monitor::remote {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::remote::RemoteHost)
};

/// For the shell at the other side.
QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', QLatin1String("'\\''")) + u'\'';
}

} // namespace

bool RemoteHost::parse(const QString &url, RemoteHost &host, QString *error)
{
    // No part may begin with "-", which ssh would take for an option.
    static const QRegularExpression form(QStringLiteral(
        "^ssh://(?:([A-Za-z0-9_][A-Za-z0-9_.-]*)@)?([A-Za-z0-9][A-Za-z0-9._-]*|\\[[0-9a-fA-F:]+\\])"
        "(?::([0-9]{1,5}))?(/.*)?$"));
    const QRegularExpressionMatch match = form.match(url);
    const int port = match.captured(3).toInt();
    if (!match.hasMatch() || port > 65535 || (port == 0 && !match.captured(3).isEmpty())) {
        *error = Words::tr("“%1” is no machine to look at. Accepted are ssh://host, ssh://user@host:port and "
                           "ssh://host/folder/of/journals.")
                     .arg(url);
        return false;
    }
    host.user = match.captured(1);
    host.host = match.captured(2);
    if (host.host.startsWith(u'['))
        host.host = host.host.mid(1, host.host.size() - 2);
    host.port = port;
    host.folder = match.captured(4);
    if (host.folder == QLatin1String("/"))
        host.folder.clear();
    return true;
}

QStringList RemoteHost::sshArguments() const
{
    QStringList all{QStringLiteral("-T"), QStringLiteral("-o"), QStringLiteral("BatchMode=yes"),
                    QStringLiteral("-o"), QStringLiteral("ServerAliveInterval=15")};
    if (port > 0)
        all << QStringLiteral("-p") << QString::number(port);
    all << (user.isEmpty() ? host : user + u'@' + host)
        << QStringLiteral("parallel-monitor --send") + (folder.isEmpty() ? QString() : u' ' + quoted(folder));
    return all;
}

QString RemoteHost::sshProgram()
{
    const QString own = qEnvironmentVariable("PARALLEL_SSH");
    return own.isEmpty() ? QStringLiteral("ssh") : own;
}

} // namespace monitor::remote
