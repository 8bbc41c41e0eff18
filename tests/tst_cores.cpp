// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How many cores a control group leaves, as its files say it.

#include "platform/cores.h"
#include "platform/platform.h"

#include <libparallel/parallel.h>

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

using namespace parallel;

class tst_Cores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quotas_data()
    {
        QTest::addColumn<QByteArray>("groups");
        QTest::addColumn<QStringList>("files"); // path=content
        QTest::addColumn<int>("cores");

        const QByteArray inGroup = "0::/system.slice/job\n";
        const auto files = [](std::initializer_list<const char *> list) {
            QStringList strings;
            for (const char *file : list)
                strings.append(QString::fromLatin1(file));
            return strings;
        };
        QTest::newRow("none") << inGroup << files({}) << 0;
        QTest::newRow("v2") << inGroup << files({"system.slice/job/cpu.max=400000 100000"}) << 4;
        QTest::newRow("v2, no limit") << inGroup << files({"system.slice/job/cpu.max=max 100000"}) << 0;
        QTest::newRow("v2, half a core") << inGroup << files({"system.slice/job/cpu.max=50000 100000"}) << 1;
        QTest::newRow("v2, one and a half")
            << inGroup << files({"system.slice/job/cpu.max=150000 100000"}) << 2;
        QTest::newRow("v2, of the group around")
            << inGroup << files({"system.slice/job/cpu.max=max 100000", "system.slice/cpu.max=200000 100000"})
            << 2;
        QTest::newRow("v2, the tighter one")
            << inGroup
            << files({"system.slice/job/cpu.max=800000 100000", "system.slice/cpu.max=300000 100000"}) << 3;
        QTest::newRow("v2, a container") << QByteArray("0::/\n") << files({"cpu.max=200000 100000"}) << 2;
        QTest::newRow("v2, path of the host")
            << QByteArray("0::/../../docker/abc\n") << files({"cpu.max=200000 100000"}) << 2;
        const QByteArray v1 = "12:memory:/job\n4:cpu,cpuacct:/job\n1:name=systemd:/job\n";
        QTest::newRow("v1") << v1
                            << files({"cpu,cpuacct/job/cpu.cfs_quota_us=300000",
                                      "cpu,cpuacct/job/cpu.cfs_period_us=100000"})
                            << 3;
        QTest::newRow("v1, no limit")
            << v1
            << files({"cpu,cpuacct/job/cpu.cfs_quota_us=-1", "cpu,cpuacct/job/cpu.cfs_period_us=100000"})
            << 0;
        QTest::newRow("v1, a container")
            << v1 << files({"cpu,cpuacct/cpu.cfs_quota_us=100000", "cpu,cpuacct/cpu.cfs_period_us=100000"})
            << 1;
        QTest::newRow("nonsense") << QByteArray("::\nx\n0:\n") << files({"cpu.max=a b"}) << 0;
        QTest::newRow("zero") << inGroup << files({"system.slice/job/cpu.max=100000 0"}) << 0;
        QTest::newRow("huge") << inGroup << files({"system.slice/job/cpu.max=1e300 1"}) << 1'000'000;
    }
    void quotas()
    {
        QFETCH(QByteArray, groups);
        QFETCH(QStringList, files);
        QFETCH(int, cores);
        const QTemporaryDir mounts;
        for (const QString &file : files) {
            const QString path = mounts.filePath(file.section(u'=', 0, 0));
            QVERIFY(QDir().mkpath(path.section(u'/', 0, -2)));
            QFile out(path);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(file.section(u'=', 1).toLatin1() + '\n');
        }
        QCOMPARE(platform::coresOfQuota(groups, mounts.path()), cores);
    }

    void theDefaultFollows()
    {
        qunsetenv("PARALLEL_WORKERS");
        QCOMPARE(Threads().workerCount(), 5 * platform::availableCores());
    }
};

QTEST_GUILESS_MAIN(tst_Cores)
#include "tst_cores.moc"
