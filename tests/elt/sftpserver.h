// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "portserver.h"

#include <QString>

/// An SSH server of the test's own, on loopback, with keys of its own in \a folder, which lets the
/// test's own user read files by SFTP, with the key keyFile(). Stopped with the object.
class SftpServer
{
public:
    explicit SftpServer(const QString &folder);

    /// Why it could not be started; empty when it runs.
    QString error() const { return m_error; }
    /// sftp://user@127.0.0.1:port/path
    QString address(const QString &path) const;
    QString keyFile() const { return m_folder + "/client"; }
    /// A line for known_hosts with the server's key, or with another one.
    QByteArray knownHost() const { return knownHost(m_folder + "/host.pub"); }
    QByteArray wrongKnownHost() const { return knownHost(keyFile() + ".pub"); }

private:
    QByteArray knownHost(const QString &publicKey) const;
    QString run(const QString &program, const QStringList &arguments) const;

    QString m_folder;
    PortServer m_server;
    QString m_error;
    int m_port = 0;
};
