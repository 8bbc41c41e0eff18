// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Who may do what at parallel-monitor --serve: names, tokens, control, TLS, and what is wrong use.

#include "support/servedjobs.h"

#include <QtTest/qtest.h>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

class TestServeAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyAsLocalhost();
    void tokens();
    void control();
    void controlIsNotForEverybody();
    void tls();
    void idleConnectionsHoldNobodyUp();
    void bodiesHaveALength_data();
    void bodiesHaveALength();
    void wrongUse_data();
    void wrongUse();

private:
    ServedJobs m_jobs;
};

void TestServeAccess::onlyAsLocalhost()
{
    const ServedMonitor monitor(m_jobs.runtime());
    for (const char *host :
         {"evil.example", "evil.example:8017", "192.0.2.1", "localhost.evil.example", ""}) {
        const HttpAnswer answer =
            monitor.get(QStringLiteral("/api/sessions"), {QByteArray("Host:") + (*host ? " " : "") + host});
        QVERIFY2(answer.status == 421 || answer.status == 400, host);
    }
    for (const char *host : {"localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:8017"})
        QCOMPARE(monitor.get(QStringLiteral("/api/sessions"), {QByteArray("Host: ") + host}).status, 200L);
}

void TestServeAccess::tokens()
{
    const QString file = m_jobs.folder.filePath(QStringLiteral("token"));
    QFile token(file);
    QVERIFY(token.open(QIODevice::WriteOnly));
    token.write("0123456789abcdef\n");
    token.close();
    ServedMonitor monitor(m_jobs.runtime(), {QStringLiteral("--token-file"), file});
    QVERIFY(monitor.token().isEmpty()); // what is in a file is not printed
    for (const char *path : {"/api/sessions", "/api/history", "/metrics"}) {
        const QString url = monitor.url() + QLatin1String(path);
        const auto with = [&](const QByteArray &given) {
            return httpRequest("GET", url, {"Authorization: " + given});
        };
        const HttpAnswer none = httpRequest("GET", url);
        QCOMPARE(none.status, 401L);
        QCOMPARE(none.headers["www-authenticate"], "Bearer");
        QVERIFY(none.sentence().contains(QLatin1String("Authorization: Bearer TOKEN")));
        for (const char *wrong : {"Bearer 0123456789abcdeg", "Bearer 0123456789abcde",
                                  "Bearer 0123456789abcdef0", "Bearer ", "Basic 0123456789abcdef"})
            QVERIFY2(with(wrong).status == 401 && with(wrong).sentence().contains(QLatin1String("wrong")),
                     wrong);
        QCOMPARE(with("Bearer 0123456789abcdef").status, 200L);
    }
    QCOMPARE(monitor.get(QStringLiteral("/")).status, 200L); // it asks for the token
    QCOMPARE(monitor.stop(), 128 + SIGINT);

    // For other machines always.
    ServedMonitor everywhere(m_jobs.runtime(), {}, QStringLiteral("0.0.0.0:0"));
    QVERIFY(everywhere.token().size() >= 32);
    const QString local =
        QString(everywhere.url()).replace(QLatin1String("0.0.0.0"), QLatin1String("127.0.0.1"));
    QCOMPARE(httpRequest("GET", local + QStringLiteral("/api/sessions")).status, 401L);
    QCOMPARE(httpRequest("GET", local + QStringLiteral("/api/sessions"),
                         {"Authorization: Bearer " + everywhere.token()})
                 .status,
             200L);
    everywhere.stop();
    QVERIFY(everywhere.errors().contains(QLatin1String("Without --certificate and --key")));
}

void TestServeAccess::control()
{
    const ServedMonitor monitor(m_jobs.runtime(), {QStringLiteral("--control")});
    QVERIFY(!monitor.token().isEmpty());
    const QString path = ServedJobs::pathOfJob(monitor) + QStringLiteral("/control");
    auto &control = m_jobs.job->pool().control;
    QCOMPARE(monitor.post(path, R"({"action":"pause"})").status, 200L);
    QCOMPARE(control.pause, 1u);
    QCOMPARE(monitor.post(path, R"({"action":"resume","scope":0})").status, 200L);
    QCOMPARE(control.pause, 2u);
    QCOMPARE(monitor.post(path, R"({"action":"workers","workers":7})").status, 200L);
    QCOMPARE(control.workers, 7u);
    QCOMPARE(monitor.post(path, R"({"action":"cancel"})").status, 200L);
    QCOMPARE(control.cancelAll, 1u);

    const auto refused = [&](const QByteArray &body, int status, const char *says) {
        const HttpAnswer answer = monitor.post(path, body);
        QVERIFY2(answer.status == status && answer.sentence().contains(QString::fromUtf8(says)),
                 answer.body.constData());
    };
    refused(R"({"action":"explode"})", 400, "Accepted are: pause, resume, cancel, workers");
    refused(R"({"action":"workers","workers":0})", 400, "from 1 to 65536");
    refused(R"({"action":"pause","scope":9})", 409, "There is no open scope 9");
    refused("pause", 400, "is no JSON");
    m_jobs.job.reset();
    QTRY_COMPARE_WITH_TIMEOUT(monitor.post(path, R"({"action":"pause"})").status, 409L, hangMs);
}

void TestServeAccess::controlIsNotForEverybody()
{
    const ServedMonitor watched(m_jobs.runtime());
    const HttpAnswer unasked =
        watched.post(ServedJobs::pathOfJob(watched) + QStringLiteral("/control"), R"({"action":"cancel"})");
    QCOMPARE(unasked.status, 403L);
    QVERIFY(unasked.sentence().contains(QLatin1String("--control")));
    QCOMPARE(m_jobs.job->pool().control.cancelAll, 0u);

    const ServedMonitor monitor(m_jobs.runtime(), {QStringLiteral("--control")});
    const QString url = monitor.url() + ServedJobs::pathOfJob(monitor) + QStringLiteral("/control");
    const QByteArray body = R"({"action":"cancel"})";
    const QByteArray token = "Authorization: Bearer " + monitor.token();
    QCOMPARE(httpRequest("POST", url, {"Content-Type: application/json"}, body).status, 401L);
    QCOMPARE(httpRequest("POST", url, {"Content-Type: text/plain", token}, body).status, 415L);
    QCOMPARE(httpRequest("POST", url,
                         {"Content-Type: application/json", token, "Origin: http://evil.example"}, body)
                 .status,
             403L);
    QCOMPARE(m_jobs.job->pool().control.cancelAll, 0u);
    QCOMPARE(httpRequest("PUT", url, {token}, body).status, 405L);
    QCOMPARE(httpRequest("POST", url,
                         {"Content-Type: application/json", token, "Origin: " + monitor.url().toUtf8()}, body)
                 .status,
             200L);
    QCOMPARE(m_jobs.job->pool().control.cancelAll, 1u);
}

void TestServeAccess::tls()
{
    const QString key = m_jobs.folder.filePath(QStringLiteral("key.pem"));
    const QString certificate = m_jobs.folder.filePath(QStringLiteral("certificate.pem"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                   QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                   QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
                   QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"),
                   QStringLiteral("/CN=localhost"), QStringLiteral("-addext"),
                   QStringLiteral("subjectAltName=DNS:localhost,IP:127.0.0.1"), QStringLiteral("-keyout"),
                   key, QStringLiteral("-out"), certificate});
    QVERIFY(openssl.waitForFinished(hangMs));
    QCOMPARE(openssl.exitCode(), 0);
    const ServedMonitor monitor(m_jobs.runtime(),
                                {QStringLiteral("--certificate"), certificate, QStringLiteral("--key"), key});
    QVERIFY2(monitor.url().startsWith(QLatin1String("https://127.0.0.1:")), qPrintable(monitor.url()));
    const QString url = monitor.url() + QStringLiteral("/api/sessions");
    const HttpAnswer trusted = httpRequest("GET", url, {}, {}, certificate);
    QVERIFY2(trusted.status == 200, qPrintable(trusted.error));
    QCOMPARE(httpRequest("GET", url).status, 0L); // nobody vouches for it
    QCOMPARE(httpRequest("GET", QString(url).replace(QLatin1String("https"), QLatin1String("http"))).status,
             0L);
}

void TestServeAccess::idleConnectionsHoldNobodyUp()
{
    const ServedMonitor monitor(m_jobs.runtime());
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(quint16(monitor.url().section(u':', -1).toInt()));
    std::vector<int> idle;
    for (int i = 0; i < 12; ++i) { // fewer than there are threads
        idle.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        QCOMPARE(::connect(idle.back(), reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    }
    QCOMPARE(monitor.get(QStringLiteral("/api/sessions")).status, 200L);
    // They are ended, and not kept for ever.
    for (const int connection : idle) {
        char byte = 0;
        QCOMPARE(::recv(connection, &byte, 1, 0) > 0, false);
        ::close(connection);
    }
}

void TestServeAccess::bodiesHaveALength_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");
    const QByteArray host = " /api/sessions HTTP/1.1\r\nHost: localhost\r\n";
    QTest::newRow("no length") << "POST" + host + "\r\n" << QByteArray("411");
    QTest::newRow("in parts") << "POST" + host + "Transfer-Encoding: chunked\r\n\r\n" << QByteArray("411");
    QTest::newRow("both") << "POST" + host + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
                          << QByteArray("411");
    QTest::newRow("PUT") << "PUT" + host + "\r\n" << QByteArray("405");
    QTest::newRow("DELETE") << "DELETE" + host + "\r\n" << QByteArray("405");
}

/// What has no end is not read: it is refused while its sender is still there.
void TestServeAccess::bodiesHaveALength()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, status);
    const ServedMonitor monitor(m_jobs.runtime());
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(quint16(monitor.url().section(u':', -1).toInt()));
    const int connection = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    QCOMPARE(::connect(connection, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    QCOMPARE(::send(connection, request.constData(), std::size_t(request.size()), MSG_NOSIGNAL),
             ssize_t(request.size()));
    QByteArray answer;
    char some[4096];
    for (ssize_t got = 0; (got = ::recv(connection, some, sizeof some, 0)) > 0;)
        answer.append(some, got);
    ::close(connection);
    QVERIFY2(answer.startsWith("HTTP/1.1 " + status + ' '), answer.constData());
}

void TestServeAccess::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *arguments, int code, const char *says) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments).split(u' ') << code
                                 << QString::fromUtf8(says);
    };
    row("--serve here:there", 1, "“there” in “here:there” is no port");
    row("--serve localhost:99999", 1, "Accepted are 1 to 65535");
    row("--serve a_b!", 1, "is no address to serve at");
    row("--serve 192.0.2.1:0", 1, "cannot be served at");
    row("--serve localhost:0 --token-file /nonexistent", 1, "/nonexistent cannot be read");
    row("--serve localhost:0 --token-file /dev/null", 1, "must have 16 characters or more");
    row("--serve localhost:0 --certificate /etc/hosts", 2, "--certificate and --key go together");
    row("--serve localhost:0 --certificate /etc/hosts --key /etc/hosts", 1, "do not belong together");
    row("--serve localhost:0 /nonexistent", 1, "/nonexistent does not exist");
    row("--serve nightly.journal", 1, "nightly.journal does not exist");
    row("--serve [fe80::1%1]:0", 1, "[fe80::1%1]:0 cannot be served at");
    row("--control --list", 2, "--control goes with --serve");
    row("--serve --list", 2, "at a time");
}

void TestServeAccess::wrongUse()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, says);
    QProcess process;
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        all.remove(QLatin1String(name));
    all.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    all.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_jobs.folder.path());
    process.setProcessEnvironment(all);
    process.start(QStringLiteral(MONITOR), arguments);
    QVERIFY(process.waitForFinished(hangMs));
    const QString error = QString::fromUtf8(process.readAllStandardError());
    QVERIFY2(error.contains(says), qPrintable(error));
    QCOMPARE(process.exitCode(), code);
}

QTEST_GUILESS_MAIN(TestServeAccess)
#include "tst_serveaccess.moc"
