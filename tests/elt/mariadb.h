// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "portserver.h"

#include <QString>
#include <QTemporaryDir>

/// A MariaDB server of the test's own, on loopback, in a folder of its own, with TLS, a database
/// named shop, and the user ann with a password, who may read and write that. Stopped with the
/// object.
class MariadbServer
{
public:
    MariadbServer();

    /// Why it could not be started; empty when it runs.
    QString error() const { return m_error; }
    /// mysql://ann:…@127.0.0.1:port/shop, with what may follow: ?ssl-mode=required
    QString address(const QString &options = {}, const QString &password = {}) const;
    QString caFile() const { return m_folder.filePath("ca.pem"); }
    QString socket() const { return m_folder.filePath("socket"); }

    /// Runs statements as the server's master, and returns the rows: values parted by tabs. The
    /// test fails when they do.
    QString run(const QString &sql);

private:
    QString start(const QString &program, const QStringList &arguments, const QByteArray &input = {},
                  QString *output = nullptr) const;

    QTemporaryDir m_folder;
    PortServer m_server;
    QString m_error;
    int m_port = 0;
};
