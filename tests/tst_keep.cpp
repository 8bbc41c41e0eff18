// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// PARALLEL_KEEP: a folder of recorded runs stays within a bound.

#include "base/keep.h"
#include "journal/writer/leftovers.h"
#include "platform/platform.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qdatetime.h>
#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>

#include <unistd.h>

using namespace parallel;

namespace {

QString smallJob()
{
    const auto threads = parallel::threads(1);
    task([] {})();
    return {};
}

constexpr qint64 all = std::numeric_limits<qint64>::max();
constexpr int kibibyte = 1024;

/// A run that began so many days ago.
QString run(int daysOld, const char *program = "nightly")
{
    const QDateTime started = QDateTime::currentDateTime().addDays(-daysOld);
    return QStringLiteral("%1-%2-4121.journal")
        .arg(QLatin1String(program), started.toString(QStringLiteral("yyyyMMdd-031205")));
}

bool make(const QDir &dir, const QString &name, int kibibytes, int daysOld)
{
    QFile file(dir.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(QByteArray(kibibytes * kibibyte, 'x')) >= 0
           && file.flush()
           && file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-daysOld),
                               QFileDevice::FileModificationTime);
}

QStringList names(const QDir &dir)
{
    return dir.entryList(QDir::Files, QDir::Name);
}

} // namespace

class tst_Keep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("runs");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("runs") << "30" << qint64(30) << all;
        QTest::newRow("gibibytes") << "10GiB" << all << (qint64(10) << 30);
        QTest::newRow("mebibytes") << "500mib" << all << (qint64(500) << 20);
        QTest::newRow("both") << "30,10GiB" << qint64(30) << (qint64(10) << 30);
        QTest::newRow("the other way") << "1TiB,7" << qint64(7) << (qint64(1) << 40);
    }
    void values()
    {
        QFETCH(QString, text);
        const auto keep = detail::keepFrom(text);
        QVERIFY(keep);
        QTEST(keep->runs, "runs");
        QTEST(keep->bytes, "bytes");
    }

    void jobsKeepAsManyRuns()
    {
        const QTemporaryDir runtime;
        const QTemporaryDir folder;
        const QDir dir(folder.path());
        const QStringList environment{QStringLiteral("XDG_RUNTIME_DIR=") + runtime.path(),
                                      QStringLiteral("PARALLEL_RECORD=") + folder.path(),
                                      QStringLiteral("PARALLEL_KEEP=3")};
        QVERIFY(make(dir, QStringLiteral("kept-by-hand.journal"), 4, 90));
        QStringList latest;
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(runChild("smallJob", environment), QString());
            QStringList now = names(dir);
            now.removeAll(QStringLiteral("kept-by-hand.journal"));
            QCOMPARE(now.size(), std::min(i + 1, 3));
            if (i == 2)
                latest = now;
        }
        QVERIFY(dir.exists(QStringLiteral("kept-by-hand.journal")));
        QVERIFY(names(dir) != latest); // the older ones went
    }

    void aMalformedValueStopsTheScope()
    {
        qputenv("PARALLEL_KEEP", "30 days");
        try {
            const auto threads = parallel::threads(1);
            QFAIL("it was accepted");
        } catch (const ConfigError &error) {
            const QString said = QString::fromUtf8(error.what());
            QVERIFY2(said.contains(QLatin1String("PARALLEL_KEEP is \"30 days\""))
                         && said.contains(QLatin1String("10GiB")),
                     error.what());
        }
        qunsetenv("PARALLEL_KEEP");
    }

    /// With their summaries, and nothing else's.
    void theOldestGoFirst()
    {
        const QTemporaryDir temporary;
        const QDir dir(temporary.path());
        for (int day = 0; day < 5; ++day)
            QVERIFY(make(dir, run(day), 4, day) && make(dir, run(day) + QLatin1String(".summary"), 1, day));
        QVERIFY(make(dir, run(9, "other"), 4, 9) && make(dir, QStringLiteral("nightly-notes.journal"), 4, 9)
                && make(dir, QStringLiteral("nightly-b-20260101-000000-1.journal"), 4, 9));
        journal::removeOldRuns(dir.filePath(run(0)), {.runs = 3});
        QStringList left{run(9, "other"), QStringLiteral("nightly-notes.journal"),
                         QStringLiteral("nightly-b-20260101-000000-1.journal")};
        for (int day = 0; day < 3; ++day)
            left << run(day) << run(day) + QLatin1String(".summary");
        left.sort();
        QCOMPARE(names(dir), left);
    }

    void bytesCountToo()
    {
        const QTemporaryDir temporary;
        const QDir dir(temporary.path());
        for (int day = 0; day < 5; ++day)
            QVERIFY(make(dir, run(day), 64, day));
        journal::removeOldRuns(dir.filePath(run(0)), {.bytes = 200 * kibibyte});
        QCOMPARE(names(dir), QStringList({run(2), run(1), run(0)}));
        journal::removeOldRuns(dir.filePath(run(0)), {.bytes = 1});
        QCOMPARE(names(dir), QStringList(run(0))); // the own one stays
    }

    void whatIsWrittenStays()
    {
        const QTemporaryDir temporary;
        const QDir dir(temporary.path());
        QString why;
        const int live = platform::createPrivateFile(dir.filePath(run(8)), &why);
        QVERIFY(live >= 0 && platform::lockWhole(live));
        QVERIFY(make(dir, run(0), 4, 0) && make(dir, run(1), 4, 1));
        journal::removeOldRuns(dir.filePath(run(0)), {.runs = 1});
        QCOMPARE(names(dir), QStringList({run(8), run(0)}));
        ::close(live);
    }
};

PARALLEL_TEST_MAIN(tst_Keep, {"smallJob", smallJob})
#include "tst_keep.moc"
