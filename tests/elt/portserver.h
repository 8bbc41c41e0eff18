// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/loopback.h"

#include <QProcess>
#include <QString>
#include <QStringList>

/// A server program that runs in the foreground. Told to end with the object.
class PortServer
{
public:
    PortServer() = default;
    ~PortServer();

    /// Waits until it listens at \a port of loopback. Returns why it does not, or nothing. What it
    /// says goes to the file \a log.
    QString start(const QString &program, const QStringList &arguments, int port, const QString &log);

private:
    QProcess m_process;
};
