// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Policies against real servers, which refuse, limit, ask to come again later, and hang; what
/// they have seen is what is asserted.

#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qhash.h>
#include <QtCore/qthread.h>
#include <QtCore/qtimer.h>
#include <QtNetwork/qtcpserver.h>
#include <QtNetwork/qtcpsocket.h>

#include <array>
#include <map>
#include <semaphore>
#include <set>
#include <stdexcept>

using namespace parallel;
using namespace std::chrono_literals;

namespace {

constexpr int hosts = 10;
constexpr int perHost = 40;
constexpr int mostPerHost = 2;
constexpr qint64 retryAfterMs = 1000;

/// Ten servers, each with a port of its own, on one thread. They answer "GET /number" after a
/// millisecond, if no more come than may.
class Servers : public QThread
{
public:
    Servers()
    {
        start();
        m_listening.acquire();
    }
    ~Servers() override
    {
        quit();
        wait();
    }

    quint16 port(int host) const { return m_ports[std::size_t(host)]; }
    /// What clients did that they must not. For when none comes any more.
    QStringList wrongs() const { return m_wrongs; }
    std::size_t answered() const { return m_answered.size(); }
    int refused() const { return m_refused; }
    int hung() const { return m_hung; }

private:
    void run() override
    {
        m_clock.start();
        std::array<QTcpServer, hosts> servers;
        for (int host = 0; host < hosts; ++host) {
            QTcpServer *const server = &servers[std::size_t(host)];
            QObject::connect(server, &QTcpServer::newConnection, server, [this, server, host] {
                while (QTcpSocket *const socket = server->nextPendingConnection()) {
                    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                    QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, host] {
                        if (socket->canReadLine())
                            asked(socket, host, socket->readLine().trimmed().mid(5).toInt());
                    });
                }
            });
            if (server->listen(QHostAddress::LocalHost))
                m_ports[std::size_t(host)] = server->serverPort();
        }
        m_listening.release();
        exec();
    }

    void asked(QTcpSocket *socket, int host, int number)
    {
        const auto url = std::pair(host, number);
        int &times = m_asked[url];
        ++times;
        if (number % 20 == 7 && times == 1) {
            ++m_hung;
            return; // never answers
        }
        if (++m_inside[std::size_t(host)] > mostPerHost)
            m_wrongs.append(
                QStringLiteral("host %1 has %2 at the same time").arg(host).arg(m_inside[std::size_t(host)]));
        if (m_notBefore.contains(url) && m_clock.elapsed() < m_notBefore.take(url))
            m_wrongs.append(
                QStringLiteral("%1 of host %2 comes before it was asked to").arg(number).arg(host));
        QTimer::singleShot(1, socket, [this, socket, host, number, url, times] {
            --m_inside[std::size_t(host)];
            if (number % 4 == 1 && times == 1) {
                ++m_refused;
                m_notBefore[url] = m_clock.elapsed() + retryAfterMs;
                socket->write("503 Retry-After: 1\n");
            } else if (number % 4 == 2 && times < 3) {
                ++m_refused;
                socket->write("500\n");
            } else {
                m_answered.insert(url);
                socket->write("200\n");
            }
            socket->disconnectFromHost();
        });
    }

    std::array<quint16, hosts> m_ports{};
    std::binary_semaphore m_listening{0};
    QElapsedTimer m_clock;
    std::array<int, hosts> m_inside{};
    std::map<std::pair<int, int>, int> m_asked;
    QHash<std::pair<int, int>, qint64> m_notBefore;
    std::set<std::pair<int, int>> m_answered;
    QStringList m_wrongs;
    int m_refused = 0;
    int m_hung = 0;
};

/// As code does it that knows nothing of policies, but that it is told to stop.
void get(const std::stop_token &stop, quint16 port, int number)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    if (!socket.waitForConnected(hangMs))
        throw std::runtime_error("no connection");
    socket.write("GET /" + QByteArray::number(number) + '\n');
    while (!socket.canReadLine()) {
        socket.waitForReadyRead(10);
        if (stop.stop_requested())
            throw std::runtime_error("stopped");
        if (socket.state() != QAbstractSocket::ConnectedState && !socket.canReadLine())
            throw std::runtime_error("closed");
    }
    const QByteArray answer = socket.readLine().trimmed();
    if (answer.startsWith("503"))
        throw RetryAfter(std::chrono::seconds(answer.mid(answer.lastIndexOf(' ')).toInt()),
                         answer.toStdString());
    if (answer != "200")
        throw std::runtime_error(answer.toStdString());
}

} // namespace

class tst_Servers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOneIsThereAndNoServerSeesMoreThanItsLimit_data() { addThreadedRows(); }
    void everyOneIsThereAndNoServerSeesMoreThanItsLimit()
    {
        QFETCH(int, workers);
        Servers servers;
        const auto load = task("load", &get)
                              .retry({.attempts = 100, .firstDelay = 10ms, .maxDelay = 100ms})
                              .timeout(100ms)
                              .limit(12)
                              .limit(mostPerHost, [](quint16 port, int) { return port; });
        {
            const auto threads = parallel::threads(workers);
            for (int host = 0; host < hosts; ++host) {
                for (int number = 0; number < perHost; ++number)
                    load(servers.port(host), number);
            }
        }
        servers.quit();
        QVERIFY(servers.wait(hangMs));
        QCOMPARE(servers.wrongs(), QStringList());
        QCOMPARE(servers.answered(), std::size_t(hosts * perHost));
        QCOMPARE(servers.hung(), hosts * perHost / 20);
        QVERIFY(servers.refused() >= hosts * perHost * 3 / 4);
    }
};

PARALLEL_TEST_MAIN(tst_Servers)
#include "tst_servers.moc"
