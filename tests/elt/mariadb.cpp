// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "mariadb.h"

#include "certificate.h"
#include "portserver.h"

#include <QProcess>
#include <QTest>
#include <QUrl>

#include <unistd.h>

namespace {

constexpr auto password = "it's s3cret/@#";

/// What a server that is root's wants to be told.
QStringList asRoot()
{
    return geteuid() == 0 ? QStringList{"--user=root"} : QStringList();
}

} // namespace

MariadbServer::MariadbServer()
{
    const Certificate certificate(m_folder.path());
    const QString data = "--datadir=" + m_folder.filePath("data");
    const QStringList small{"--innodb-log-file-size=8M", "--innodb-buffer-pool-size=16M",
                            "--innodb-flush-log-at-trx-commit=0"};
    m_error = certificate.error
              + start("mariadb-install-db",
                      QStringList{"--no-defaults", data, "--auth-root-authentication-method=normal",
                                  "--skip-test-db"}
                          + asRoot() + small);
    if (!m_error.isEmpty())
        return;
    m_port = freePort();
    m_error =
        m_server.start("/usr/sbin/mariadbd",
                       QStringList{"--no-defaults", data, "--socket=" + socket(), "--bind-address=127.0.0.1",
                                   "--port=" + QString::number(m_port),
                                   "--pid-file=" + m_folder.filePath("pid"), "--ssl-cert=" + certificate.file,
                                   "--ssl-key=" + certificate.key, "--skip-log-bin", "--max-connections=20"}
                           + asRoot() + small,
                       m_port, m_folder.filePath("log"));
    if (!m_error.isEmpty())
        return;
    m_error = start("mariadb", {"--no-defaults", "--socket=" + socket(), "-uroot"},
                    QByteArray("CREATE DATABASE shop CHARACTER SET utf8mb4;"
                               "CREATE USER ann@'%' IDENTIFIED BY \"")
                        + password + "\"; GRANT ALL ON shop.* TO ann@'%';");
}

QString MariadbServer::address(const QString &options, const QString &otherPassword) const
{
    QUrl url;
    url.setScheme("mysql");
    url.setUserName("ann");
    url.setPassword(otherPassword.isEmpty() ? QString(password) : otherPassword, QUrl::DecodedMode);
    url.setHost("127.0.0.1");
    url.setPort(m_port);
    url.setPath("/shop");
    return url.toString(QUrl::FullyEncoded) + options;
}

QString MariadbServer::run(const QString &sql)
{
    QString rows;
    const QString error =
        start("mariadb",
              {"--no-defaults", "--socket=" + socket(), "-uroot", "--batch", "--binary-mode",
               "--skip-column-names", "--default-character-set=utf8mb4", "shop"},
              sql.toUtf8(), &rows);
    if (!error.isEmpty())
        QTest::qFail(qPrintable(error), __FILE__, __LINE__);
    return rows;
}

/// Runs a program to its end. Returns what went wrong.
QString MariadbServer::start(const QString &program, const QStringList &arguments, const QByteArray &input,
                             QString *output) const
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000) || process.exitCode() != 0
        || process.exitStatus() != QProcess::NormalExit)
        return program + ": " + process.errorString() + ' '
               + QString::fromUtf8(process.readAllStandardError());
    if (output)
        *output = QString::fromUtf8(process.readAllStandardOutput());
    return {};
}
