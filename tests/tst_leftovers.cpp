// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What killed jobs leave in the runtime folder stays within a bound.

#include "journal/writer/leftovers.h"
#include "journal/writer/pointer.h"
#include "platform/platform.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qdatetime.h>
#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>

#include <csignal>

#include <unistd.h>

using namespace parallel;

namespace {

QString killedJob()
{
    const auto threads = parallel::threads(1);
    task([] {})();
    barrier();
    ::raise(SIGKILL);
    return QStringLiteral("it lives");
}

QString endingJob()
{
    const auto threads = parallel::threads(1);
    task([] {})();
    return {};
}

constexpr int kibibyte = 1024;

/// A file of that size and age, as a job of a process that was killed.
bool make(const QDir &dir, const char *name, int kibibytes, int secondsOld)
{
    QFile file(dir.filePath(QLatin1String(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(kibibytes * kibibyte, 'x')) < 0
        || !file.flush())
        return false;
    return file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-secondsOld),
                            QFileDevice::FileModificationTime);
}

QStringList names(const QDir &dir)
{
    return dir.entryList(QDir::Files, QDir::Name);
}

QStringList links(const QDir &dir)
{
    return dir.entryList({QStringLiteral("*.journal")}, QDir::Files | QDir::System, QDir::Name);
}

} // namespace

class tst_Leftovers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The issue's own case: one killed job after the other.
    void killedJobsAreBounded()
    {
        QTemporaryDir runtime;
        const QStringList environment{QStringLiteral("XDG_RUNTIME_DIR=") + runtime.path()};
        constexpr int jobs = journal::keptLeftovers + 4;
        for (int i = 0; i < jobs; ++i)
            QVERIFY(!runChild("killedJob", environment).isEmpty());
        const QDir folder(runtime.filePath(QStringLiteral("parallel")));
        // The last one did not look again after it had been killed itself.
        QCOMPARE(names(folder).size(), journal::keptLeftovers + 1);
        QCOMPARE(runChild("endingJob", environment), QString());
        QCOMPARE(names(folder).size(), journal::keptLeftovers);
    }

    void theOldestGoFirst()
    {
        const QTemporaryDir temporary;
        const QDir dir(temporary.path());
        QVERIFY(make(dir, "a.journal", 4, 300) && make(dir, "b.journal", 4, 100)
                && make(dir, "c.journal", 4, 200) && make(dir, "notes.txt", 4, 900));
        journal::removeLeftovers(dir.path(), 2, 1 << 30);
        QCOMPARE(names(dir), QStringList({QStringLiteral("b.journal"), QStringLiteral("c.journal"),
                                          QStringLiteral("notes.txt")}));
    }

    void bytesCountToo()
    {
        const QTemporaryDir temporary;
        const QDir dir(temporary.path());
        QVERIFY(make(dir, "a.journal", 64, 100) && make(dir, "b.journal", 64, 200)
                && make(dir, "c.journal", 64, 300));
        journal::removeLeftovers(dir.path(), 10, 150 * kibibyte);
        QCOMPARE(names(dir), QStringList({QStringLiteral("a.journal"), QStringLiteral("b.journal")}));
        journal::removeLeftovers(dir.path(), 10, 1);
        QCOMPARE(names(dir), QStringList({QStringLiteral("a.journal")})); // the latest stays
    }

    void whatIsWrittenStays()
    {
        const QTemporaryDir temporary;
        const QDir dir(temporary.path());
        QString why;
        const QString livePath = dir.filePath(QStringLiteral("live.journal"));
        const int live = platform::createPrivateFile(livePath, &why);
        QVERIFY(live >= 0 && platform::lockWhole(live));
        QVERIFY(make(dir, "a.journal", 4, 10) && make(dir, "b.journal", 4, 20));
        QFile(livePath).open(QIODevice::ReadWrite);
        journal::removeLeftovers(dir.path(), 1, 1 << 30);
        QCOMPARE(names(dir), QStringList({QStringLiteral("a.journal"), QStringLiteral("live.journal")}));
        ::close(live);
    }

    void linksAndFoldersStay()
    {
        const QTemporaryDir temporary;
        const QDir dir(temporary.path());
        QVERIFY(make(dir, "a.journal", 4, 10) && make(dir, "precious", 4, 10));
        QVERIFY(
            QFile::link(dir.filePath(QStringLiteral("precious")), dir.filePath(QStringLiteral("l.journal"))));
        QVERIFY(dir.mkdir(QStringLiteral("f.journal")));
        journal::removeLeftovers(dir.path(), 0, 0);
        QVERIFY(dir.exists(QStringLiteral("precious")) && dir.exists(QStringLiteral("l.journal"))
                && dir.exists(QStringLiteral("f.journal")));
    }

    /// The folders that killed jobs recorded to are gone, and no monitor runs: nothing else would
    /// ever remove what leads there.
    void pointersOfKilledJobsAreBounded()
    {
        const QTemporaryDir runtime;
        const QTemporaryDir record;
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime.path()));
        QString why;
        for (int i = 0; i < 2 * journal::keptPointers; ++i)
            QVERIFY(journal::Pointer().make(QStringLiteral("/gone/%1.journal").arg(i), &why));
        const QDir folder(runtime.filePath(QStringLiteral("parallel")));
        QCOMPARE(links(folder).size(), 2 * journal::keptPointers);
        QVERIFY(!runChild("killedJob", {QStringLiteral("XDG_RUNTIME_DIR=") + runtime.path(),
                                        QStringLiteral("PARALLEL_RECORD=") + record.path()})
                     .isEmpty());
        QCOMPARE(links(folder).size(), journal::keptPointers);
    }

    void thePointerOfAJobThatRunsStays()
    {
        const QTemporaryDir runtime;
        const QTemporaryDir record;
        const QString live = record.filePath(QStringLiteral("live.journal"));
        QString why;
        const int file = platform::createPrivateFile(live, &why);
        QVERIFY(file >= 0 && platform::lockWhole(file));
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime.path()));
        for (const char *name : {"live.journal", "dead.journal", "gone.journal"})
            QVERIFY(journal::Pointer().make(record.filePath(QLatin1String(name)), &why));
        const QDir pointers(runtime.filePath(QStringLiteral("parallel")));
        QVERIFY(QFile::link(live, pointers.filePath(QStringLiteral("mine-0123456789abcdef.journal"))));
        QVERIFY(make(QDir(record.path()), "dead.journal", 4, 10));
        journal::removeOldPointers(pointers.path(), 0);
        const QStringList left = links(pointers);
        QCOMPARE(left.size(), 2);
        QVERIFY(left[0].startsWith(QStringLiteral("live-")));
        QCOMPARE(left[1], QStringLiteral("mine-0123456789abcdef.journal")); // not named as a pointer to it is
        QCOMPARE(names(QDir(record.path())),
                 QStringList({QStringLiteral("dead.journal"), QStringLiteral("live.journal")}));
        ::close(file);
    }

    /// A process that was killed as it made its journal leaves one under its first name.
    void unfinishedOnes()
    {
        const QTemporaryDir temporary;
        const QDir dir(temporary.path());
        QVERIFY(make(dir, "a.journal.1xyz.new", 4, 24 * 3600) && make(dir, "b.journal.2xyz.new", 4, 1));
        journal::removeLeftovers(dir.path());
        QCOMPARE(names(dir), QStringList({QStringLiteral("b.journal.2xyz.new")}));
    }
};

PARALLEL_TEST_MAIN(tst_Leftovers, {"killedJob", killedJob}, {"endingJob", endingJob})
#include "tst_leftovers.moc"
