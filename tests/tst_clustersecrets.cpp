// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Remote calls whose arguments and results the broker cannot read.

#include "base/seal.h"
#include "support/broker.h"
#include "support/testprogram.h"
#include "support/workers.h"

#include <libparallel/cluster.h>
#include <libparallel/parallel.h>

#include <QtCore/qscopeguard.h>
#include <QtTest/qtest.h>

#include <stdexcept>

namespace {

const auto twice = parallel::task("twice", [](const QByteArray &text) { return text + '|' + text; })
                       .remote()
                       .key([](const QByteArray &text) { return QString::fromUtf8("key of " + text); });
const auto keyThere = parallel::task("key", [](const QByteArray &) { return parallel::thisTask::key(); })
                          .remote()
                          .key([](const QByteArray &text) { return QString::fromUtf8("key of " + text); });
const auto fails = parallel::task("fails", [](const QByteArray &text) -> int {
                       throw std::range_error("what failed is " + text.toStdString());
                   }).remote();

/// Returns what a call of another process throws, or nothing.
QString calls()
{
    const QByteArray text = qgetenv("TEST_TEXT");
    try {
        const auto threads = parallel::threads({.timeout = std::chrono::seconds(60)});
        if (twice(text).result() != text + '|' + text)
            return QStringLiteral("another result");
        if (keyThere(text).result() != QString::fromUtf8("key of " + text))
            return QStringLiteral("another key");
        try {
            fails(text).result();
            return QStringLiteral("it did not fail");
        } catch (const std::range_error &error) {
            if (error.what() != "what failed is " + text.toStdString())
                return QString::fromUtf8(error.what());
        }
        threads->cancel(); // the failure is known
    } catch (const parallel::CancelledError &) {
    } catch (const std::range_error &) {
    } catch (const std::exception &error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

QString worker()
{
    parallel::serveIfWorker();
    return QStringLiteral("serveIfWorker() came back");
}

} // namespace

class ClusterSecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_workers.endAll(); }
    void whatWasChangedIsNotOpened();
    void callsWithASecretDoWhatOthersDo();
    void theBrokerCannotReadThem_data();
    void theBrokerCannotReadThem();
    void bothNeedTheSameSecret_data();
    void bothNeedTheSameSecret();

private:
    /// \a secret: a number of the files that there are; 0: none.
    QString address(int secret) const
    {
        return QStringLiteral("PARALLEL_CLUSTER=")
               + m_broker.url(secret == 0 ? QString() : QStringLiteral("secret=") + file(secret));
    }
    QString file(int secret) const { return m_folder.filePath(QStringLiteral("secret-%1").arg(secret)); }

    QTemporaryDir m_folder;
    Broker m_broker;
    Workers m_workers;
};

void ClusterSecretsTest::initTestCase()
{
    const QString wrong = m_broker.start();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    for (const int secret : {1, 2}) {
        QFile written(file(secret));
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(QByteArray(40, char('a' + secret)));
    }
}

void ClusterSecretsTest::whatWasChangedIsNotOpened()
{
    using parallel::cluster::Seal;
    const Seal seal(QByteArray(40, 'a'));
    for (const QByteArray &plain : {QByteArray(), QByteArray("orders"), QByteArray(100'000, 'x')}) {
        const QByteArray sealed = seal.close(Seal::ToWorker, "archive", plain);
        QCOMPARE(seal.open(Seal::ToWorker, "archive", sealed), std::optional(plain));
        QVERIFY(sealed != seal.close(Seal::ToWorker, "archive", plain)); // nobody sees that two are the same
        QVERIFY(!seal.open(Seal::ToWorker, "remove", sealed));
        QVERIFY(!seal.open(Seal::ToSubmitter, "archive", sealed));
        QVERIFY(!Seal(QByteArray(40, 'b')).open(Seal::ToWorker, "archive", sealed));
        QVERIFY(!seal.open(Seal::ToWorker, "archive", sealed.chopped(1)));
        QVERIFY(!seal.open(Seal::ToWorker, "archive", sealed.first(5)));
        for (const qsizetype at : {qsizetype(0), sealed.size() / 2, sealed.size() - 1}) {
            QByteArray changed = sealed;
            changed[at] = char(changed[at] ^ 1);
            QVERIFY(!seal.open(Seal::ToWorker, "archive", changed));
        }
    }
}

void ClusterSecretsTest::callsWithASecretDoWhatOthersDo()
{
    m_workers.start("worker", {address(1)});
    QCOMPARE(runChild("calls", {address(1), QStringLiteral("TEST_TEXT=orders")}), QString());
}

void ClusterSecretsTest::theBrokerCannotReadThem_data()
{
    QTest::addColumn<int>("secret");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("without a secret it can") << 0 << QByteArray("iban-of-ann-4711");
    QTest::newRow("with one it cannot") << 1 << QByteArray("iban-of-bob-4712");
}

/// The call waits: there is no worker yet.
void ClusterSecretsTest::theBrokerCannotReadThem()
{
    QFETCH(int, secret);
    QFETCH(QByteArray, text);
    QProcess process;
    startChild(process, "calls", {address(secret), QStringLiteral("TEST_TEXT=") + QString::fromUtf8(text)});
    const auto queued = [&] {
        const QString queues = m_broker.control(
            {QStringLiteral("list_queues"), QStringLiteral("name"), QStringLiteral("messages_ready")});
        return queues.contains(QRegularExpression(QStringLiteral("parallel\\.calls\\.[^\\t]*\\t1")));
    };
    QTRY_VERIFY(queued());
    if (secret == 0)
        QTRY_VERIFY(m_broker.keeps(text));
    else
        QVERIFY(m_broker.keeps("twice") && !m_broker.keeps(text));
    m_workers.start("worker", {address(secret)});
    QVERIFY(process.waitForFinished(hangMs));
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
    if (secret != 0)
        QVERIFY(!m_broker.keeps(text));
}

void ClusterSecretsTest::bothNeedTheSameSecret_data()
{
    QTest::addColumn<int>("submitter");
    QTest::addColumn<int>("worker");
    QTest::addColumn<QString>("says");
    QTest::newRow("another one") << 1 << 2 << QStringLiteral("its answer was encrypted with another secret");
    QTest::newRow("the worker has none") << 1 << 0 << QStringLiteral("this worker has no secret=FILE");
    QTest::newRow("the submitter has none")
        << 0 << 1 << QStringLiteral("its answer is encrypted, and this process has no secret=FILE");
}

void ClusterSecretsTest::bothNeedTheSameSecret()
{
    QFETCH(int, submitter);
    QFETCH(int, worker);
    QFETCH(QString, says);
    m_workers.start("worker", {address(worker)});
    const QString said = runChild("calls", {address(submitter), QStringLiteral("TEST_TEXT=orders")});
    QVERIFY2(said.contains(says), qPrintable(said));
}

PARALLEL_TEST_MAIN(ClusterSecretsTest, {"calls", calls}, {"worker", worker})
#include "tst_clustersecrets.moc"
