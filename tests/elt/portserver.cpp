// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "portserver.h"

#include "support/endswithtest.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QTcpSocket>

PortServer::~PortServer()
{
    m_process.terminate();
    if (!m_process.waitForFinished(60'000)) {
        m_process.kill();
        m_process.waitForFinished(30'000);
    }
}

QString PortServer::start(const QString &program, const QStringList &arguments, int port, const QString &log)
{
    m_process.setStandardOutputFile(log);
    m_process.setStandardErrorFile(log, QIODevice::Append);
    endWithTest(m_process);
    m_process.start(program, arguments);
    const QDeadlineTimer deadline(60'000);
    while (true) {
        QTcpSocket socket;
        socket.connectToHost("127.0.0.1", quint16(port));
        if (socket.waitForConnected(1000))
            return {};
        m_process.waitForFinished(50);
        if (m_process.state() == QProcess::NotRunning || deadline.hasExpired()) {
            QFile file(log);
            const bool isOpen = file.open(QIODevice::ReadOnly);
            return program + " did not start: "
                   + (isOpen && file.size() > 0 ? QString::fromUtf8(file.readAll())
                                                : m_process.errorString());
        }
    }
}
