// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "sftpserver.h"

#include "elttest.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <pwd.h>
#include <unistd.h>

SftpServer::SftpServer(const QString &folder) : m_folder(folder), m_port(freePort())
{
    QDir().mkpath(folder);
    for (const char *key : {"host", "client"})
        m_error += run("ssh-keygen", {"-q", "-t", "ed25519", "-N", "", "-f", folder + '/' + key});
    if (!m_error.isEmpty())
        return;
    if (geteuid() == 0)
        QDir().mkpath("/run/sshd"); // an empty folder, which it demands when it is root's
    QFile::copy(folder + "/client.pub", folder + "/authorized_keys");
    writeFile(folder + "/config", QStringLiteral("Port %1\nListenAddress 127.0.0.1\nHostKey %2/host\n"
                                                 "AuthorizedKeysFile %2/authorized_keys\nStrictModes no\n"
                                                 "UsePAM no\nPasswordAuthentication no\nPidFile none\n"
                                                 "PermitRootLogin prohibit-password\n"
                                                 "Subsystem sftp internal-sftp\nForceCommand internal-sftp\n")
                                      .arg(m_port)
                                      .arg(folder)
                                      .toUtf8());
    m_error =
        m_server.start("/usr/sbin/sshd", {"-D", "-e", "-f", folder + "/config"}, m_port, folder + "/log");
}

QString SftpServer::address(const QString &path) const
{
    const passwd *const user = getpwuid(geteuid());
    return QStringLiteral("sftp://%1@127.0.0.1:%2%3")
        .arg(QString::fromLocal8Bit(user->pw_name))
        .arg(m_port)
        .arg(path);
}

QByteArray SftpServer::knownHost(const QString &publicKey) const
{
    QFile file(publicKey);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return "[127.0.0.1]:" + QByteArray::number(m_port) + ' ' + file.readAll().split(' ').mid(0, 2).join(' ')
           + '\n';
}

QString SftpServer::run(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return program + ": " + process.errorString() + ' '
               + QString::fromUtf8(process.readAllStandardError());
    return {};
}
