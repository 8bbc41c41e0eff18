// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The ELT example reads files by SFTP and by FTP with TLS, from those that it may trust only.

#include "elt/certificate.h"
#include "elt/elttest.h"
#include "elt/look.h"
#include "elt/portserver.h"
#include "elt/sftpserver.h"

#include <QDir>
#include <QFile>
#include <QTest>

class TestEltTransfer : public EltTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void bySftp();
    void bySftpAsSshIsSetUp();
    void sftpThatIsRefused_data();
    void sftpThatIsRefused();
    void ftpWithTls_data();
    void ftpWithTls();
    void ftpThatHasNoTls();

private:
    QTemporaryDir m_ssh;
    std::unique_ptr<SftpServer> m_server;
};

void TestEltTransfer::initTestCase()
{
    m_server = std::make_unique<SftpServer>(m_ssh.filePath("server"));
    QVERIFY2(m_server->error().isEmpty(), qPrintable(m_server->error()));
}

void TestEltTransfer::init()
{
    EltTest::init();
    QByteArray rows = "id,name\n";
    for (int i = 1; i <= 200'000; ++i)
        rows += QByteArray::number(i) + ",row " + QByteArray::number(i) + '\n';
    writeFile(m_folder->filePath("people.csv"), rows);
    writeFile(m_folder->filePath("known"), m_server->knownHost());
    writeFile(m_folder->filePath("other"), m_server->wrongKnownHost());
    writeFile(m_folder->filePath("nobody"), "");
}

void TestEltTransfer::bySftp()
{
    const QString source = QStringLiteral("[[source]]\nfrom='%1'\nssh-key='%2'\nknown-hosts='known'\n")
                               .arg(m_server->address(m_folder->filePath("people.csv")), m_server->keyFile());
    VERIFY_DONE(run(source));
    QCOMPARE(Look(m_file).rows("SELECT count(*), max(id), max(name) FROM people"),
             QStringList{"200000|200000|row 99999"});
}

void TestEltTransfer::bySftpAsSshIsSetUp()
{
    QDir(m_folder->path()).mkdir(".ssh");
    QVERIFY(QFile::copy(m_server->keyFile(), m_folder->filePath(".ssh/id_ed25519")));
    QVERIFY(QFile::copy(m_folder->filePath("known"), m_folder->filePath(".ssh/known_hosts")));
    VERIFY_DONE(runElt(into({m_server->address(m_folder->filePath("people.csv"))}), {},
                       {"HOME=" + m_folder->path()}));
    QCOMPARE(Look(m_file).rows("SELECT count(*) FROM people"), QStringList{"200000"});
}

void TestEltTransfer::sftpThatIsRefused_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("known");
    QTest::addColumn<QString>("reason");
    QTest::newRow("unknown server") << "people.csv"
                                    << "client"
                                    << "nobody"
                                    << "FAILED: not trusted: the server's key is not in ";
    QTest::newRow("no list") << "people.csv"
                             << "client"
                             << "absent"
                             << "FAILED: not trusted: the server's key is not in ";
    QTest::newRow("another key") << "people.csv"
                                 << "client"
                                 << "other"
                                 << "FAILED: not trusted: the server has another key than ";
    QTest::newRow("not let in") << "people.csv"
                                << "host"
                                << "known"
                                << "FAILED: login refused: ";
    QTest::newRow("no such key") << "people.csv"
                                 << "absent"
                                 << "known"
                                 << "FAILED: cannot read ";
    QTest::newRow("no such file") << "absent.csv"
                                  << "client"
                                  << "known"
                                  << "FAILED: ";
}

void TestEltTransfer::sftpThatIsRefused()
{
    QFETCH(QString, file);
    QFETCH(QString, key);
    QFETCH(QString, known);
    QFETCH(QString, reason);
    const QString source = QStringLiteral("[[source]]\nfrom='%1'\nssh-key='%2'\nknown-hosts='%3'\n");
    const Ended ended = run(source.arg(m_server->address(m_folder->filePath(file)),
                                       m_ssh.filePath("server/" + key), m_folder->filePath(known)));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains(reason), qPrintable(ended.out));
    QVERIFY2(!ended.out.contains("not trusted") || ended.out.contains(m_folder->filePath(known)),
             qPrintable(ended.out));
    QCOMPARE(Look(m_file).tables(), QStringList());
}

void TestEltTransfer::ftpWithTls_data()
{
    QTest::addColumn<QByteArray>("implicit");
    QTest::addColumn<QString>("scheme");
    QTest::newRow("from the first byte on") << QByteArray("YES") << "ftps";
    QTest::newRow("when asked for") << QByteArray("NO") << "ftpes";
}

void TestEltTransfer::ftpWithTls()
{
    QFETCH(QByteArray, implicit);
    QFETCH(QString, scheme);
    const Certificate certificate(m_folder->path());
    QVERIFY2(certificate.error.isEmpty(), qPrintable(certificate.error));
    const int port = freePort();
    const QString config = m_folder->filePath("vsftpd.conf");
    writeFile(config, "listen=YES\nbackground=NO\nlisten_address=127.0.0.1\nanonymous_enable=YES\n"
                      "local_enable=NO\nssl_enable=YES\nallow_anon_ssl=YES\nforce_anon_logins_ssl=YES\n"
                      "force_anon_data_ssl=YES\nrun_as_launching_user=YES\nseccomp_sandbox=NO\n"
                      "secure_chroot_dir="
                          + m_folder->path().toUtf8() + "\nlisten_port=" + QByteArray::number(port)
                          + "\nimplicit_ssl=" + implicit + "\nanon_root=" + m_folder->path().toUtf8()
                          + "\nrsa_cert_file=" + certificate.file.toUtf8()
                          + "\nrsa_private_key_file=" + certificate.key.toUtf8() + '\n');
    PortServer server;
    const QString error = server.start("/usr/sbin/vsftpd", {config}, port, m_folder->filePath("log"));
    QVERIFY2(error.isEmpty(), qPrintable(error));

    const QString source = QStringLiteral("[[source]]\nfrom='%1://%2:s3cret@127.0.0.1:%3/people.csv'\n");
    const QString good = source.arg(scheme, "anonymous").arg(port);
    const Ended unknown = run(good);
    QCOMPARE(unknown.status, 1);
    QVERIFY2(unknown.out.contains("FAILED: not trusted: "), qPrintable(unknown.out));
    const Ended wrong = run(source.arg(scheme, "ann").arg(port) + "ca='ca.pem'\n");
    QCOMPARE(wrong.status, 1);
    QVERIFY2(wrong.out.contains("FAILED: login refused: ") && !wrong.out.contains("s3cret"),
             qPrintable(wrong.out));
    QCOMPARE(Look(m_file).tables(), QStringList());
    VERIFY_DONE(run(good + "ca='ca.pem'\n"));
    QCOMPARE(Look(m_file).rows("SELECT count(*), max(id) FROM people"), QStringList{"200000|200000"});
}

void TestEltTransfer::ftpThatHasNoTls()
{
    const ServerProcess server(PYTHON, {FTP_SERVER, m_folder->path()});
    QVERIFY2(!server.line().isEmpty(), qPrintable(server.error()));
    const Ended ended =
        runElt(into({"--retries", "0", "ftpes://ann:s3cret@127.0.0.1:" + server.line() + "/people.csv"}));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.out.contains("FAILED: the server has no TLS"), qPrintable(ended.out));
}

QTEST_GUILESS_MAIN(TestEltTransfer)
#include "tst_elttransfer.moc"
