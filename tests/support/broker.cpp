// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "support/broker.h"

#include "support/endswithtest.h"
#include "support/loopback.h"
#include "support/waits.h"

#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qdiriterator.h>
#include <QtCore/qfile.h>
#include <QtCore/qthread.h>

#include <csignal>

namespace {

constexpr char binaries[] = "/usr/lib/rabbitmq/bin/"; // those in PATH change the user

bool accepts(int port)
{
    const int socket = newSocket();
    const sockaddr_in address = loopback(port);
    const bool connected =
        ::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    ::close(socket);
    return connected;
}

void write(const QString &name, const QByteArray &text)
{
    QFile file(name);
    if (file.open(QIODevice::WriteOnly))
        file.write(text);
}

} // namespace

Broker::Broker() : m_port(freePort()), m_namesPort(freePort()), m_nodesPort(freePort())
{
    write(m_folder.filePath(QStringLiteral("plugins")), "[].");
    write(m_folder.filePath(QStringLiteral("rabbitmq.conf")),
          "listeners.tcp.local = 127.0.0.1:" + QByteArray::number(m_port) + "\n");
}

QString Broker::useTls()
{
    // The authority, one that nobody trusts, and what the first one has signed for both ends.
    constexpr char script[] = R"(set -e
cd "$1"
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=tests -keyout ca.key -out ca.pem
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=other -keyout other.key -out other.pem
printf 'subjectAltName=DNS:localhost\n' >names
for end in server client; do
    openssl req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout $end.key -out $end.csr
    openssl x509 -req -in $end.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out $end.pem
done)";
    QProcess openssl;
    openssl.setProcessChannelMode(QProcess::MergedChannels);
    openssl.start(QStringLiteral("sh"),
                  {QStringLiteral("-c"), QLatin1String(script), QStringLiteral("sh"), m_folder.path()});
    if (!openssl.waitForFinished(hangMs) || openssl.exitCode() != 0)
        return QStringLiteral("openssl: ") + QString::fromUtf8(openssl.readAll());
    m_tlsPort = freePort();
    const QByteArray folder = m_folder.path().toUtf8();
    write(m_folder.filePath(QStringLiteral("rabbitmq.conf")),
          "listeners.tcp.local = 127.0.0.1:" + QByteArray::number(m_port)
              + "\n"
                "listeners.ssl.local = 127.0.0.1:"
              + QByteArray::number(m_tlsPort)
              + "\n"
                "ssl_options.cacertfile = "
              + folder
              + "/ca.pem\n"
                "ssl_options.certfile = "
              + folder
              + "/server.pem\n"
                "ssl_options.keyfile = "
              + folder
              + "/server.key\n"
                "ssl_options.verify = verify_peer\n"
                "ssl_options.fail_if_no_peer_cert = true\n");
    return {};
}

QString Broker::tlsUrl(const QString &options) const
{
    return QStringLiteral("amqps://guest:guest@localhost:%1/?").arg(m_tlsPort) + options;
}

Broker::~Broker()
{
    kill();
    m_names.kill();
    m_names.waitForFinished();
}

QProcessEnvironment Broker::environment() const
{
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    const auto set = [&](const char *name, const QString &value) { all.insert(QLatin1String(name), value); };
    set("HOME", m_folder.path()); // of Erlang's cookie
    set("RABBITMQ_NODENAME", QStringLiteral("test%1@localhost").arg(m_port));
    set("RABBITMQ_DIST_PORT", QString::number(m_nodesPort));
    set("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", QStringLiteral("-kernel inet_dist_use_interface {127,0,0,1}"));
    set("RABBITMQ_MNESIA_BASE", m_folder.filePath(QStringLiteral("data")));
    set("RABBITMQ_LOG_BASE", m_folder.filePath(QStringLiteral("log")));
    set("RABBITMQ_ENABLED_PLUGINS_FILE", m_folder.filePath(QStringLiteral("plugins")));
    set("RABBITMQ_CONFIG_FILE", m_folder.filePath(QStringLiteral("rabbitmq.conf")));
    set("RABBITMQ_CONF_ENV_FILE", QStringLiteral("/dev/null"));
    set("RUNNING_UNDER_SYSTEMD", QStringLiteral("true")); // Erlang in the place of the script
    set("ERL_EPMD_PORT", QString::number(m_namesPort));
    set("ERL_EPMD_ADDRESS", QStringLiteral("127.0.0.1"));
    return all;
}

QString Broker::start()
{
    if (m_names.state() == QProcess::NotRunning) {
        m_names.setProcessEnvironment(environment());
        endWithTest(m_names);
        m_names.start(QStringLiteral("epmd"));
    }
    m_server.setProcessEnvironment(environment());
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    endWithTest(m_server);
    m_server.start(QLatin1String(binaries) + QStringLiteral("rabbitmq-server"));
    const QDeadlineTimer deadline(4 * hangMs); // on a busy machine it needs more than one minute
    while (!m_server.waitForFinished(50) && !deadline.hasExpired()) {
        if (m_server.error() == QProcess::FailedToStart)
            return QStringLiteral("rabbitmq-server cannot be started: ") + m_server.errorString();
        if (accepts(m_port))
            return {};
    }
    return QStringLiteral("rabbitmq-server does not start: ") + QString::fromUtf8(m_server.readAll()) + log();
}

void Broker::kill()
{
    m_server.kill();
    m_server.waitForFinished();
}

QString Broker::sync() const
{
    return control({QStringLiteral("eval"), QStringLiteral("[dets:sync(Table) || Table <- dets:all()].")});
}

QString Broker::url(const QString &options, int port) const
{
    return QStringLiteral("amqp://guest:guest@127.0.0.1:%1/").arg(port ? port : m_port)
           + (options.isEmpty() ? QString() : u'?' + options);
}

QString Broker::control(const QStringList &arguments) const
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(QLatin1String(binaries) + QStringLiteral("rabbitmqctl"),
                  QStringList{QStringLiteral("--quiet")} + arguments);
    process.waitForFinished(hangMs);
    return QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError());
}

bool Broker::keeps(QByteArrayView bytes) const
{
    QDirIterator files(m_folder.filePath(QStringLiteral("data")), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            return true;
    }
    return false;
}

QString Broker::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("log/test%1@localhost.log").arg(m_port)));
    constexpr qint64 most = 4000;
    if (!file.open(QIODevice::ReadOnly))
        return {};
    file.seek(std::max<qint64>(0, file.size() - most));
    return QString::fromUtf8(file.readAll());
}
