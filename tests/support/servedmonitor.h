// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/endswithtest.h"
#include "support/httpclient.h"
#include "support/waits.h"

#include <QtCore/qprocess.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qstringlist.h>

#include <csignal>

/// `parallel-monitor --serve` without a display, with a runtime folder of its own, for as long as
/// this lives.
class ServedMonitor
{
public:
    /// \a runtime: where processes have their journals, in its folder parallel/.
    explicit ServedMonitor(const QString &runtime, const QStringList &arguments = {},
                           const QString &address = QStringLiteral("127.0.0.1:0"))
    {
        QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            all.remove(QLatin1String(name));
        all.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        all.insert(QStringLiteral("XDG_RUNTIME_DIR"), runtime);
        m_process.setProcessEnvironment(all);
        endWithTest(m_process);
        m_process.start(QStringLiteral(MONITOR), QStringList{QStringLiteral("--serve"), address} + arguments);
        QByteArray said;
        while (!said.endsWith('\n') && m_process.waitForReadyRead(hangMs))
            said += m_process.readAllStandardOutput();
        static const QRegularExpression address_(
            QStringLiteral("Serving at (https?://[^/]*)/(#token=(\\S+))?"));
        const QRegularExpressionMatch match = address_.match(QString::fromUtf8(said));
        m_url = match.captured(1);
        m_token = match.captured(3).toLatin1();
    }
    ~ServedMonitor() { stop(); }

    /// "http://127.0.0.1:40123"; empty: it has not started.
    QString url() const { return m_url; }
    QByteArray token() const { return m_token; }
    qint64 pid() const { return m_process.processId(); }
    QString errors() { return QString::fromUtf8(m_process.readAllStandardError()); }

    HttpAnswer get(const QString &path, QList<QByteArray> headers = {}) const
    {
        return httpRequest("GET", m_url + path, withToken(std::move(headers)));
    }
    HttpAnswer post(const QString &path, const QByteArray &body, QList<QByteArray> headers = {}) const
    {
        headers.append("Content-Type: application/json");
        return httpRequest("POST", m_url + path, withToken(std::move(headers)), body);
    }

    /// Interrupts it. Returns its exit code.
    int stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return m_process.exitCode();
        ::kill(pid_t(m_process.processId()), SIGINT);
        if (!m_process.waitForFinished(hangMs))
            m_process.kill();
        m_process.waitForFinished(hangMs);
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

private:
    QList<QByteArray> withToken(QList<QByteArray> headers) const
    {
        if (!m_token.isEmpty())
            headers.append("Authorization: Bearer " + m_token);
        return headers;
    }

    QProcess m_process;
    QString m_url;
    QByteArray m_token;
};
