// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "postgres.h"

#include "portserver.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

#include <csignal>

#include <unistd.h>

namespace {

constexpr auto password = "it's s3cret/@#";

/// The newest installed version's folder of programs.
QString programs()
{
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    QStringList names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    std::sort(names.begin(), names.end(),
              [](const QString &a, const QString &b) { return a.toInt() < b.toInt(); });
    return names.isEmpty() ? QString() : versions.filePath(names.last() + "/bin/");
}

} // namespace

PostgresServer::PostgresServer()
{
    const QString bin = programs();
    if (bin.isEmpty()) {
        m_error = "install postgresql for the database server";
        return;
    }
    const QString passwordFile = m_folder.filePath("password");
    QFile file(passwordFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(password) < 0)
        m_error = file.errorString();
    file.close();
    if (geteuid() == 0)
        m_error += run("chown", {"-R", "postgres", m_folder.path()});
    const QString data = m_folder.filePath("data");
    const QStringList initdb =
        asServerUser(bin + "initdb", {"-D", data, "-U", "ann", "-A", "scram-sha-256", "--pwfile",
                                      passwordFile, "-E", "UTF8", "--locale=C", "--no-sync", "-N"});
    m_error += run(initdb.first(), initdb.mid(1));
    if (!m_error.isEmpty())
        return;

    m_port = freePort();
    const QStringList server =
        asServerUser(bin + "postgres", {"-D", data, "-p", QString::number(m_port), "-h", "127.0.0.1", "-k",
                                        m_folder.path(), "-c", "fsync=off", "-c", "max_connections=50"});
    m_process.setStandardOutputFile(m_folder.filePath("log"));
    m_process.setStandardErrorFile(m_folder.filePath("log"), QIODevice::Append);
    m_process.start(server.first(), server.mid(1));
    const QDeadlineTimer deadline(60'000);
    while (!run(bin + "pg_isready", {"-h", "127.0.0.1", "-p", QString::number(m_port)}).isEmpty()) {
        m_process.waitForFinished(50);
        if (m_process.state() == QProcess::NotRunning || deadline.hasExpired()) {
            QFile log(m_folder.filePath("log"));
            m_error =
                log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()) : "postgres did not start";
            return;
        }
    }
}

PostgresServer::~PostgresServer()
{
    QFile pidFile(m_folder.filePath("data/postmaster.pid"));
    if (m_process.state() != QProcess::NotRunning && pidFile.open(QIODevice::ReadOnly)) {
        ::kill(pid_t(pidFile.readLine().trimmed().toInt()), SIGINT); // ends its connections, then itself
        m_process.waitForFinished(30'000);
    }
    m_process.kill();
    m_process.waitForFinished(30'000);
}

QUrl PostgresServer::address() const
{
    QUrl url;
    url.setScheme("postgresql");
    url.setUserName("ann");
    url.setPassword(password, QUrl::DecodedMode);
    url.setHost("127.0.0.1");
    url.setPort(m_port);
    url.setPath("/postgres");
    return url;
}

QStringList PostgresServer::asServerUser(const QString &program, const QStringList &arguments) const
{
    if (geteuid() != 0)
        return QStringList{program} + arguments;
    return QStringList{"setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", program}
           + arguments;
}

QString PostgresServer::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory("/");
    process.start(program, arguments);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0
        || process.exitStatus() != QProcess::NormalExit)
        return program + ": " + process.errorString() + ' '
               + QString::fromUtf8(process.readAllStandardError());
    return {};
}
