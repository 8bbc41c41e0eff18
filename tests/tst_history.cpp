// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// A folder of recorded runs: summaries beside the journals, and what is told of all of them.

#include "journalmaker.h"
#include "madehistory.h"
#include "support/waits.h"

#include "history/runs.h"
#include "history/sentence.h"
#include "history/trends.h"

#include <QtCore/qdir.h>
#include <QtCore/qelapsedtimer.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <cmath>

using namespace monitor;
using parallel::Journal;

namespace {

const QDate monday(2026, 11, 30);
constexpr double few = 0.1; // of the calls

QString writePlanted(const QString &folder, double share = few)
{
    QList<MadeNight> nights = makeNights(30, 9);
    plantChanges(nights);
    QString last;
    for (const MadeNight &night : std::as_const(nights))
        last = writeNight(folder, night, share, monday);
    return last;
}

RunSummary readRun(const QString &path)
{
    Journal journal;
    return journal.open(path) ? RunSummary::of(journal, {}) : RunSummary();
}

} // namespace

class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSummaryIsWhatWasRead();
    void aChangedJournalIsReadAgain();
    void aDamagedSummaryIsNone_data();
    void aDamagedSummaryIsNone();
    void whatRunsHasNoSummary();
    void programsApart();
    void namesPlantedChangesAsText();
    void theReportNamesThemToo();
    void wrongUsage_data();
    void wrongUsage();
    void aThousandRuns();

private:
    struct Result
    {
        int code;
        QString out;
        QString error;
    };
    static Result run(const QStringList &arguments);
};

void TestHistory::aSummaryIsWhatWasRead()
{
    const QTemporaryDir folder;
    QList<MadeNight> nights = makeNights(15, 3);
    plantChanges(nights);
    const QString path = writeNight(folder.path(), nights.last(), few, monday);
    QVERIFY(!RunSummary::kept(path));
    const RunSummary read = readRun(path);
    QCOMPARE(read.program, QStringLiteral("nightly-elt"));
    QCOMPARE(read.state, Journal::State::Finished);
    QCOMPARE(read.workers, 8);
    QCOMPARE(read.failed, quint64(13));
    QCOMPARE(read.names.size(), 4);
    QCOMPARE(read.names.first().name, QStringLiteral("extract")); // most of the time
    QCOMPARE(read.failures.size(), 1);
    QCOMPARE(read.failures.first().kind, QStringLiteral("duplicate key “” in orders"));
    QCOMPARE(read.failures.first().count, quint64(13));
    QVERIFY(read.succeededPart() > 0.8 && read.succeededPart() <= 1);
    QVERIFY(read.failedPart() > 0 && read.failedPart() < 0.1);

    QVERIFY(read.keep());
    QCOMPARE(QFile::permissions(RunSummary::fileFor(path)) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    const auto kept = RunSummary::kept(path);
    QVERIFY(kept);
    QCOMPARE(kept->path, path);
    QCOMPARE(kept->program, read.program);
    QCOMPARE(kept->host, read.host);
    QCOMPARE(kept->pid, read.pid);
    QCOMPARE(kept->commandLine, read.commandLine);
    QCOMPARE(kept->started, read.started);
    QCOMPARE(kept->duration, read.duration);
    QCOMPARE(kept->workers, read.workers);
    QCOMPARE(kept->called, read.called);
    QCOMPARE(kept->succeeded, read.succeeded);
    QCOMPARE(kept->failed, read.failed);
    QCOMPARE(kept->names.size(), read.names.size());
    for (qsizetype i = 0; i < read.names.size(); ++i) {
        QCOMPARE(kept->names[i].name, read.names[i].name);
        QCOMPARE(kept->names[i].count, read.names[i].count);
        QCOMPARE(kept->names[i].p50, read.names[i].p50);
        QCOMPARE(kept->names[i].p95, read.names[i].p95);
    }
    QVERIFY(kept->failures.first().isSameKind(read.failures.first()));
    QCOMPARE(kept->failures.first().first, read.failures.first().first);
    QCOMPARE(kept->failures.first().last, read.failures.first().last);
}

/// A file that each run replaces, or that was copied over.
void TestHistory::aChangedJournalIsReadAgain()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("job.journal"));
    makeJob(path, {.tasks = 100, .failing = 0});
    QVERIFY(readRun(path).keep());
    QVERIFY(RunSummary::kept(path));
    makeJob(path, {.tasks = 200, .failing = 0});
    QVERIFY(!RunSummary::kept(path));
    Work work;
    QCOMPARE(readRuns(folder.path(), Depth::Whole, work).first().runs.first().called, quint64(200));
    QCOMPARE(RunSummary::kept(path)->called, quint64(200)); // which keeps it
}

void TestHistory::aDamagedSummaryIsNone_data()
{
    QTest::addColumn<QByteArray>("instead");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("half") << QByteArray("half");
    QTest::newRow("nothing in it") << QByteArray("{}");
    QTest::newRow("too large") << QByteArray(5 << 20, ' ');
    QTest::newRow("an array") << QByteArray("[1,2,3]");
}

void TestHistory::aDamagedSummaryIsNone()
{
    QFETCH(QByteArray, instead);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("job.journal"));
    makeJob(path, {.tasks = 100});
    QVERIFY(readRun(path).keep());
    QFile file(RunSummary::fileFor(path));
    QVERIFY(file.open(QIODevice::ReadOnly));
    if (instead == "half")
        instead = file.readAll().chopped(file.size() / 2);
    file.close();
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(instead);
    file.close();
    QVERIFY(!RunSummary::kept(path));
    Work work;
    QCOMPARE(readRuns(folder.path(), Depth::Whole, work).first().runs.first().called, quint64(100));
    QVERIFY(RunSummary::kept(path)); // made anew
}

void TestHistory::whatRunsHasNoSummary()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("live.journal"));
    JournalMaker maker(path);
    maker.addTask(record(parallel::journal::RecordState::Running));
    const RunSummary run = readRun(path);
    QCOMPARE(run.state, Journal::State::Running);
    QVERIFY(!run.keep());
    QVERIFY(!QFile::exists(RunSummary::fileFor(path)));
}

void TestHistory::programsApart()
{
    const QTemporaryDir folder;
    const QList<MadeNight> nights = makeNights(3, 1);
    for (const MadeNight &night : nights) {
        writeNight(folder.path(), night, few, monday);
        if (night.daysAgo > 0)
            writeNight(folder.path(), night, few, monday, "crawl");
    }
    QFile broken(folder.filePath(QStringLiteral("broken.journal")));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("PK") == 2);
    broken.close();
    for (const Depth depth : {Depth::Heads, Depth::Whole}) {
        Work work;
        QStringList unreadable;
        const QList<ProgramRuns> programs = readRuns(folder.path(), depth, work, &unreadable);
        QCOMPARE(programs.size(), 2);
        QCOMPARE(programs[0].program, QStringLiteral("nightly-elt")); // it ran last
        QCOMPARE(programs[0].runs.size(), 3);
        QCOMPARE(programs[1].program, QStringLiteral("crawl"));
        QCOMPARE(programs[1].runs.size(), 2);
        QVERIFY(programs[1].runs[0].started < programs[1].runs[1].started);
        QVERIFY(programs[0].runs[0].called > 0 && programs[0].runs[0].duration > 0);
        QCOMPARE(unreadable.size(), 1);
        QVERIFY(unreadable.first().contains(QLatin1String("broken.journal")));
    }
}

TestHistory::Result TestHistory::run(const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(MONITOR), arguments);
    if (!process.waitForFinished(hangMs)) {
        process.kill();
        return {-1, {}, QStringLiteral("it did not end")};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void TestHistory::namesPlantedChangesAsText()
{
    const QTemporaryDir folder;
    writePlanted(folder.path());
    // With the journals, and again with nothing but what was kept of them.
    for (int time = 0; time < 2; ++time) {
        const Result result = run({QStringLiteral("--history"), folder.path()});
        QCOMPARE(result.code, 0);
        const QStringList lines = result.out.split(u'\n');
        QCOMPARE(lines[0], QStringLiteral("nightly-elt  30 runs"));
        for (const char *part :
             {"“extract” p95", "since Sat 21 Nov", "13 new failures of “load” since Friday", "duplicate key",
              "the run of Tuesday died"})
            QVERIFY2(lines[1].contains(QString::fromUtf8(part)), qPrintable(lines[1]));
        QVERIFY2(result.out.contains(QLatin1String("DatabaseError: duplicate key")), qPrintable(result.out));
        QCOMPARE(result.out.count(QLatin1String("nightly-elt-2026")), 30);
    }
}

void TestHistory::theReportNamesThemToo()
{
    const QTemporaryDir folder;
    const QString last = writePlanted(folder.path());
    const QString page = folder.filePath(QStringLiteral("night.html"));
    QCOMPARE(run({QStringLiteral("--report"), page, last}).code, 0);
    QFile file(page);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString html = QString::fromUtf8(file.readAll());
    for (const char *part : {"Beside the 29 runs before it", "“extract” p95", "since Sat 21 Nov",
                             "13 new failures of “load” since Friday", "the run of Tuesday died"})
        QVERIFY2(html.contains(QString::fromUtf8(part)), part);
}

void TestHistory::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("none") << QStringList() << 2 << "takes a folder";
    QTest::newRow("absent") << QStringList{"/absent"} << 1 << "/absent does not exist";
    QTest::newRow("a file") << QStringList{"/proc/self/status"} << 1 << "is a file";
    QTest::newRow("empty") << QStringList{"/proc/self"} << 1 << "no journal in /proc/self";
    QTest::newRow("no program") << QStringList{"/proc/self", "elt"} << 1 << "no journal of elt";
}

void TestHistory::wrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Result result = run(QStringList(QStringLiteral("--history")) + arguments);
    QTEST(result.code, "code");
    QVERIFY2(result.error.contains(says), qPrintable(result.error));
}

/// Of which nothing is asserted but that all are there: how quick it is depends on the machine.
void TestHistory::aThousandRuns()
{
    const QTemporaryDir folder;
    const QList<MadeNight> nights = makeNights(1000, 7);
    for (const MadeNight &night : nights)
        writeNight(folder.path(), night, 0.01, monday);
    for (const char *what : {"journals", "summaries"}) {
        QElapsedTimer clock;
        clock.start();
        Work work;
        const QList<ProgramRuns> programs = readRuns(folder.path(), Depth::Whole, work);
        QCOMPARE(programs.size(), 1);
        QCOMPARE(programs.first().runs.size(), 1000);
        const QString sentence = sentenceOf(programs.first().runs, 999);
        nameTrends(programs.first().runs);
        qInfo("%s: %lld ms; %s", what, clock.elapsed(), qPrintable(sentence));
    }
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
