// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What the ELT example says of arguments that it cannot use. Never a password.

#include "elt/elttest.h"

#include <QTest>

class TestEltUsage : public EltTest
{
    Q_OBJECT

private Q_SLOTS:
    void passwordsAreNeverShown();
    void usage_data();
    void usage();
};

void TestEltUsage::passwordsAreNeverShown()
{
    for (const QStringList &arguments :
         QList<QStringList>{{"postgresql://ann:s3cret@h/db"},
                            {"http://ann:s3cret@h/a.csv", "https://ann:s3cret@i/a.json"},
                            {"--warehouse", "postgresql://ann:s3cret@127.0.0.1:1/db", "http://h/a.csv"},
                            {"--warehouse", "mysql://ann:s3cret@h/db", "http://h/a.csv"},
                            {"http://ann:s3cret@/a.csv"}}) {
        const Ended ended = runElt(arguments);
        QCOMPARE(ended.status, 2);
        QVERIFY2(ended.err.contains("ann:***@"), qPrintable(ended.err));
        QVERIFY2(!ended.err.contains("s3cret") && !ended.out.contains("s3cret"), qPrintable(ended.err));
    }
}

void TestEltUsage::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("message");
    const auto row = [](const QStringList &arguments, const char *message) {
        QTest::newRow(qPrintable(arguments.join(' '))) << arguments << QString::fromUtf8(message);
    };
    row({}, "elt: no sources; see elt --help");
    row({"--workers", "0", "http://h/a"}, "elt: --workers 0: a number from 1 to 65536 is accepted");
    row({"--workers", "many", "http://h/a"}, "elt: --workers many: a number from 1 to 65536 is accepted");
    row({"--nonsense"}, "elt: Unknown option 'nonsense'.");
    row({"--sources", "/nowhere"}, "elt: cannot read /nowhere: No such file or directory");
    row({"--transform", "/nowhere", "http://h/a"}, "elt: cannot read /nowhere: No such file or directory");
    row({"--warehouse", "warehouse.db", "http://h/a"},
        "elt: warehouse.db is not a database; write sqlite:FILE or postgresql://user@host:port/name");
    row({"--warehouse", "sqlite:/nowhere/w.db", "http://h/a"},
        "elt: cannot open sqlite:/nowhere/w.db: unable to open database file");
    row({"people.csv"}, "elt: source people.csv: neither http://, https://, ftp://, ftps://, ftpes:// or "
                        "sftp://, nor file:PATH, "
                        "sqlite:FILE#TABLE, postgresql://…#TABLE or mysql://…#TABLE");
    row({"http://h/a.csv", "http://h/A.json"}, "elt: http://h/a.csv and http://h/A.json would both be loaded "
                                               "into table \"a\"; write NAME=SOURCE for one of them");
}

void TestEltUsage::usage()
{
    QFETCH(QStringList, arguments);
    const Ended ended = runElt(arguments);
    QCOMPARE(ended.status, 2);
    QTEST(ended.err.trimmed(), "message");
    QCOMPARE(ended.out, "");
}

QTEST_GUILESS_MAIN(TestEltUsage)
#include "tst_eltusage.moc"
