// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What PARALLEL_CLUSTER accepts, and who is trusted.

#include "support/broker.h"
#include "support/testprogram.h"
#include "support/workers.h"

#include <libparallel/cluster.h>
#include <libparallel/parallel.h>

#include <QtTest/qtest.h>

#include <unistd.h>

namespace {

const auto pidThere = parallel::task("pid", [](int) { return qint64(::getpid()); }).remote();

/// Returns what opening threads throws, or nothing.
QString opens()
{
    try {
        const auto threads = parallel::threads();
    } catch (const parallel::ConfigError &error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

/// One call, by another process.
QString calls()
{
    const auto threads = parallel::threads();
    return pidThere(0).result() == ::getpid() ? QStringLiteral("it ran here") : QString();
}

QString worker()
{
    parallel::serveIfWorker();
    return QStringLiteral("serveIfWorker() came back");
}

} // namespace

class ClusterSecurityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_workers.endAll(); }
    void addressesAreChecked_data();
    void addressesAreChecked();
    void buildsFitIntoNames();
    void workersNeedABroker();
    void bothSidesAreVerified();
    void othersAreNotTrusted_data();
    void othersAreNotTrusted();

private:
    QString trusted() const;

    Broker m_broker;
    Workers m_workers;
};

void ClusterSecurityTest::initTestCase()
{
    QString wrong = m_broker.useTls();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    wrong = m_broker.start();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void ClusterSecurityTest::addressesAreChecked_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *url, const char *says) {
        QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(says);
    };
    row("amqps://u:hunter2@broker.example/vhost", "");
    row("amqp://u:hunter2@localhost/", "");
    row("amqp://u:hunter2@127.0.0.1:5673/", "");
    row("amqp://u:hunter2@broker.example/?plain=allowed", "");
    row("amqp://u:hunter2@broker.example/", "to a host that is not this one");
    row("amqp://u:hunter2@127.evil.example/", "to a host that is not this one");
    row("redis://u:hunter2@localhost/", "\"redis\" is no kind of broker");
    row("amqps://", "it is no address");
    row("amqps://u:hunter2@broker.example/?verify=off", "the option verify=off is not known");
    row("amqps://u:hunter2@broker.example/?grace=soon", "grace is \"soon\"");
    row("amqps://u:hunter2@broker.example/?ca=/does/not/exist", "/does/not/exist");
    row("amqps://u:hunter2@broker.example/?build=v1.2.3", "");
    row("amqps://u:hunter2@broker.example/?build=", "1 to 100 bytes");
    row("amqps://u:hunter2@broker.example/?build=v1.*", "no * or #");
    row("amqps://u:hunter2@broker.example/?cert=/etc/hostname", "cert and key need each other");
    row("amqps://u:hunter2@broker.example/?secret=/does/not/exist", "a file of 32 to 65536 bytes");
    row("amqps://u:hunter2@broker.example/?secret=/etc/hostname", "a file of 32 to 65536 bytes");
}

void ClusterSecurityTest::addressesAreChecked()
{
    QFETCH(QString, url);
    QFETCH(QString, says);
    const QString said = runChild("opens", {QStringLiteral("PARALLEL_CLUSTER=") + url});
    QCOMPARE(said.isEmpty(), says.isEmpty());
    QVERIFY2(said.contains(says), qPrintable(said));
    QVERIFY2(!said.contains(QStringLiteral("hunter2")), qPrintable(said));
}

/// Which have bytes.
void ClusterSecurityTest::buildsFitIntoNames()
{
    const auto opensWith = [](int count) {
        const QString build = QString::fromLatin1(QByteArray("%e2%82%ac").repeated(count)); // three bytes
        return runChild("opens", {QStringLiteral("PARALLEL_CLUSTER=amqps://broker.example/?build=") + build});
    };
    QCOMPARE(opensWith(33), QString());
    const QString said = opensWith(34);
    QVERIFY2(said.contains(QStringLiteral("1 to 100 bytes")), qPrintable(said));
}

void ClusterSecurityTest::workersNeedABroker()
{
    const QString said = runChild("opens", {QStringLiteral("PARALLEL_WORKER=1")});
    QVERIFY2(said.contains(QStringLiteral("PARALLEL_CLUSTER is not")), qPrintable(said));
    const QString serial =
        runChild("opens", {QStringLiteral("PARALLEL_WORKER=1"), QStringLiteral("PARALLEL_ENABLED=Off"),
                           QStringLiteral("PARALLEL_CLUSTER=amqp://localhost/")});
    QVERIFY2(serial.contains(QStringLiteral("PARALLEL_ENABLED is \"Off\"")), qPrintable(serial));
    QVERIFY2(serial.contains(QStringLiteral("PARALLEL_WORKER is set")), qPrintable(serial));
    const QString other = runChild("opens", {QStringLiteral("PARALLEL_WORKER=maybe")});
    QVERIFY2(other.contains(QStringLiteral("PARALLEL_WORKER is \"maybe\"")), qPrintable(other));
}

QString ClusterSecurityTest::trusted() const
{
    return QStringLiteral("ca=%1&cert=%2&key=%3")
        .arg(m_broker.certificate(QStringLiteral("ca.pem")),
             m_broker.certificate(QStringLiteral("client.pem")),
             m_broker.certificate(QStringLiteral("client.key")));
}

void ClusterSecurityTest::bothSidesAreVerified()
{
    const QString url = QStringLiteral("PARALLEL_CLUSTER=") + m_broker.tlsUrl(trusted());
    m_workers.start("worker", {url});
    QCOMPARE(runChild("calls", {url}), QString());
}

void ClusterSecurityTest::othersAreNotTrusted_data()
{
    QTest::addColumn<QString>("options");
    QTest::newRow("a broker whose authority is not trusted")
        << trusted().replace(QStringLiteral("ca.pem"), QStringLiteral("other.pem"));
    QTest::newRow("a client without a certificate")
        << QStringLiteral("ca=") + m_broker.certificate(QStringLiteral("ca.pem"));
}

/// It says so, and goes on trying until it is ended.
void ClusterSecurityTest::othersAreNotTrusted()
{
    QFETCH(QString, options);
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    startChild(process, "calls", {QStringLiteral("PARALLEL_CLUSTER=") + m_broker.tlsUrl(options)});
    QByteArray said;
    QTRY_VERIFY2((process.waitForReadyRead(50), said += process.readAll()).contains("no connection to"),
                 said.constData());
    QCOMPARE(process.state(), QProcess::Running);
    process.kill();
    process.waitForFinished(hangMs);
}

PARALLEL_TEST_MAIN(ClusterSecurityTest, {"opens", opens}, {"calls", calls}, {"worker", worker})
#include "tst_clustersecurity.moc"
