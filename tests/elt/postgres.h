// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

/// A PostgreSQL server of the test's own, on loopback, in a folder of its own, for
/// the user ann with a password. Run by an unprivileged user when the test is root's,
/// as PostgreSQL demands. Stopped with the object.
class PostgresServer
{
public:
    PostgresServer();
    ~PostgresServer();

    /// Why it could not be started; empty when it runs.
    QString error() const { return m_error; }
    /// postgresql://ann:…@127.0.0.1:port/postgres
    QUrl address() const;

private:
    QString run(const QString &program, const QStringList &arguments);
    QStringList asServerUser(const QString &program, const QStringList &arguments) const;

    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_error;
    int m_port = 0;
};
