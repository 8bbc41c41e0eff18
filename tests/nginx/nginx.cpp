// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "nginx/nginx.h"

#include "support/endswithtest.h"
#include "support/loopback.h"
#include "support/waits.h"

#include <libparallel/errors.h>
#include <libparallel/retry.h>

#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qfile.h>
#include <QtCore/qstandardpaths.h>
#include <QtNetwork/qtcpsocket.h>

#include <stdexcept>

namespace {

/// With its head it is sent in two chunks of 1 KiB, the second one as much later as this says.
constexpr int fileSize = 1000;
constexpr int bytesPerSecond = 50 * 1024;

/// %1: the folder; %2: where it listens; %3: connections; %4: requests; %5: bytes per second.
constexpr char configuration[] = R"(
daemon off;
master_process off;
pid %1/pid;
error_log %1/error.log error;
events { worker_connections 2000; }
http {
    log_format seen '$server_addr $status $request_uri';
    access_log %1/access.log seen;
    client_body_temp_path %1/body;
    proxy_temp_path %1/proxy;
    fastcgi_temp_path %1/fastcgi;
    uwsgi_temp_path %1/uwsgi;
    scgi_temp_path %1/scgi;
    limit_conn_zone $server_addr zone=connections:1m;
    limit_req_zone $server_addr zone=requests:1m rate=%4r/s;
    server {
%2        root %1;
        location /connections/ {
            limit_conn connections %3;
            limit_conn_status 429;
            error_page 429 @busy;
            limit_rate %5;
            sendfile_max_chunk 1k;
            try_files /file =404;
        }
        location /requests/ {
            limit_req zone=requests;
            limit_req_status 503;
            error_page 503 @fast;
            try_files /small =404;
        }
        location @busy { add_header Retry-After 1 always; return 429; }
        location @fast { add_header Retry-After 1 always; return 503; }
    }
}
)";

void write(const QString &name, const QByteArray &content)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        throw std::runtime_error("cannot write " + name.toStdString());
}

} // namespace

Nginx::Nginx(int hosts)
{
    QString program = QStandardPaths::findExecutable(QStringLiteral("nginx"));
    if (program.isEmpty())
        program = QStandardPaths::findExecutable(QStringLiteral("nginx"), {QStringLiteral("/usr/sbin")});
    if (program.isEmpty()) {
        m_problem = QStringLiteral("nginx is not installed (Debian: nginx-light)");
        return;
    }
    write(m_folder.filePath(QStringLiteral("file")), QByteArray(fileSize, 'x'));
    write(m_folder.filePath(QStringLiteral("small")), "x");
    for (int tries = 0; tries < 10 && !start(program, hosts); ++tries) { // somebody else may take the port
    }
}

bool Nginx::start(const QString &program, int hosts)
{
    m_port = quint16(freePort());
    QString listens;
    for (int i = 0; i < hosts; ++i)
        listens += QStringLiteral("        listen %1:%2;\n").arg(QString::fromLatin1(host(i))).arg(m_port);
    const QString file = m_folder.filePath(QStringLiteral("nginx.conf"));
    write(file, QString::fromLatin1(configuration)
                    .arg(m_folder.path(), listens)
                    .arg(connections)
                    .arg(requests)
                    .arg(bytesPerSecond)
                    .toUtf8());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    endWithTest(m_process);
    m_process.start(program, {QStringLiteral("-p"), m_folder.path(), QStringLiteral("-c"), file});
    const QDeadlineTimer deadline(hangMs);
    while (!deadline.hasExpired()) {
        QTcpSocket socket;
        socket.connectToHost(QString::fromLatin1(host(hosts - 1)), m_port);
        if (socket.waitForConnected(1000)) {
            m_problem.clear();
            return true;
        }
        if (m_process.waitForFinished(10) || m_process.state() == QProcess::NotRunning)
            break;
    }
    end();
    m_problem = QStringLiteral("nginx does not listen: ") + QString::fromUtf8(m_process.readAll());
    return false;
}

QStringList Nginx::end()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.terminate();
        m_process.waitForFinished(hangMs);
    }
    QFile log(m_folder.filePath(QStringLiteral("access.log")));
    if (!log.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(log.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

void get(const QByteArray &host, quint16 port, const QByteArray &path)
{
    QTcpSocket socket;
    socket.connectToHost(QString::fromLatin1(host), port);
    if (!socket.waitForConnected(hangMs))
        throw std::runtime_error("no connection");
    socket.write("GET " + path + " HTTP/1.0\r\n\r\n");
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(hangMs)) {
    }
    const QByteArray answer = socket.readAll();
    const QByteArray status = answer.mid(9, 3);
    const qsizetype later = answer.indexOf("\r\nRetry-After: ");
    if (later > 0) {
        const qsizetype begin = later + 15;
        const int seconds = answer.mid(begin, answer.indexOf("\r\n", begin) - begin).toInt();
        throw parallel::RetryAfter(std::chrono::seconds(seconds), status.toStdString());
    }
    if (status != "200")
        throw std::runtime_error("the answer is " + answer.left(100).toStdString());
}
