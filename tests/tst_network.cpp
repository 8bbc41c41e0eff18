// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// QNetworkAccessManager in a task, as the README shows it.

#include "support/waits.h"

#include <libparallel/parallel.h>

#include <QtCore/QEventLoop>
#include <QtCore/QThread>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <atomic>
#include <memory>
#include <semaphore>
#include <stdexcept>
#include <stop_token>

namespace {

/// Answers "GET /name" with "name", and "GET /never" not at all, on a thread of its
/// own, because the test's thread blocks at a scope's end.
class Server : public QThread
{
public:
    Server()
    {
        start();
        m_listening.acquire();
    }
    ~Server() override
    {
        quit();
        wait();
    }

    QUrl url(const QString &name) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1/%2").arg(m_port).arg(name));
    }
    int requests() const { return m_requests; }

private:
    void run() override
    {
        QTcpServer server;
        QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { answer(socket); });
        });
        if (server.listen(QHostAddress::LocalHost))
            m_port = server.serverPort();
        m_listening.release();
        exec();
    }

    void answer(QTcpSocket *socket)
    {
        const QByteArray request = socket->readAll();
        const QByteArray name = request.mid(5, request.indexOf(' ', 5) - 5);
        ++m_requests;
        if (name == "never")
            return;
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(name.size()) + "\r\n\r\n"
                      + name);
    }

    std::binary_semaphore m_listening{0};
    quint16 m_port = 0;
    std::atomic<int> m_requests = 0;
};

} // namespace

class tst_Network : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void downloads_data();
    void downloads();
    void cancelledDownload();
};

namespace {

auto network = parallel::threadCached([] { return QNetworkAccessManager(); });

QByteArray fetch(std::stop_token stop, const QUrl &url)
{
    const std::unique_ptr<QNetworkReply> reply(network().get(QNetworkRequest(url)));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    const std::stop_callback whenStopped(
        stop, [&] { QMetaObject::invokeMethod(reply.get(), &QNetworkReply::abort, Qt::QueuedConnection); });
    if (!reply->isFinished())
        loop.exec();
    if (stop.stop_requested())
        throw parallel::CancelledError("the download was stopped");
    if (reply->error() != QNetworkReply::NoError)
        throw std::runtime_error(reply->errorString().toStdString());
    return reply->readAll();
}

const auto download = parallel::task("download", &fetch);

} // namespace

void tst_Network::downloads_data()
{
    QTest::addColumn<int>("workers");
    for (const int workers : {0, 1, 2, 8, 64})
        QTest::addRow("%d", workers) << workers;
}

void tst_Network::downloads()
{
    QFETCH(const int, workers);
    const Server server;
    QList<QUrl> urls;
    QList<QByteArray> expected;
    for (int i = 0; i < 50; ++i) {
        urls << server.url(QStringLiteral("file%1").arg(i));
        expected << QByteArrayLiteral("file") + QByteArray::number(i);
    }

    if (workers == 0) {
        QCOMPARE(parallel::map(download, urls), expected);
        network.clear();
    } else {
        const auto threads = parallel::threads(workers);
        QCOMPARE(parallel::map(download, urls), expected);
    }
    QCOMPARE(server.requests(), 50);
}

// A cancel reaches a download that waits for a server that says nothing.
void tst_Network::cancelledDownload()
{
    const Server server;
    bool cancelled = false;
    try {
        const auto threads = parallel::threads(2);
        download(server.url(QStringLiteral("never")));
        QTRY_COMPARE(server.requests(), 1);
        threads->cancel();
    } catch (const parallel::CancelledError &) {
        cancelled = true;
    }
    QVERIFY(cancelled);
}

QTEST_GUILESS_MAIN(tst_Network)
#include "tst_network.moc"
