// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What a journal's reader tells of journals that are sound, growing, live and dead.
// Written against journal/format.h alone.

#include <libparallel/journal.h>

#include "journalmaker.h"

#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace parallel::journal;
using parallel::Journal;

class TestJournalReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordingOfVersion1();
    void recordingOfVersion2();
    void tellsOfTheProcess();
    void tellsOfTasks();
    void tellsOfPools();
    void tellsWhatIsMissing();
    void growing();
    void slotUsedAgain();
    void runningOrDied();
    void killed();

private:
    QString path(const QString &name = QStringLiteral("job.journal")) const
    {
        return m_folder.filePath(name);
    }
    QTemporaryDir m_folder;
};

// Made by the library itself when the format was new: 1,500 tasks, of which one failed.
void TestJournalReader::recordingOfVersion1()
{
    QFile packed(QFINDTESTDATA("data/version1.journal.qz"));
    QVERIFY(packed.open(QIODevice::ReadOnly));
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(qUncompress(packed.readAll()));
    file.close();
    Journal journal;
    QVERIFY2(journal.open(path()), qPrintable(journal.errorString()));
    QCOMPARE(journal.state(), Journal::State::Finished);
    QCOMPARE(journal.info().program, QStringLiteral("busy"));
    QCOMPARE(journal.pools().first().succeeded, 1499u);
    QCOMPARE(journal.pools().first().failed, 1u);
    int count = 0;
    QVERIFY(journal.forEach([&](const Journal::Record &task) {
        ++count;
        return journal.name(task) == QLatin1String("load") && task.hasRun() && task.isCompleted()
               && journal.arguments(task).contains(QLatin1String(", orders_"))
               && (task.state == Journal::TaskState::Failed)
                      == (journal.error(task) == QLatin1String("no answer"));
    }));
    QCOMPARE(count, 1500);
}

// The same of the second: 200 tasks, of which 20 took three attempts, and one failed with its third.
void TestJournalReader::recordingOfVersion2()
{
    QFile packed(QFINDTESTDATA("data/version2.journal.qz"));
    QVERIFY(packed.open(QIODevice::ReadOnly));
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(qUncompress(packed.readAll()));
    file.close();
    Journal journal;
    QVERIFY2(journal.open(path()), qPrintable(journal.errorString()));
    const Journal::Pool pool = journal.pools().first();
    QCOMPARE(pool.succeeded, 199u);
    QCOMPARE(pool.failed, 1u);
    QCOMPARE(pool.retried, 42u);
    QCOMPARE(pool.running + pool.queued, 0u);
    int thirds = 0;
    QVERIFY(journal.forEach([&](const Journal::Record &task) {
        thirds += task.attempt == 3;
        return (task.attempt == 1 || task.attempt == 3) && task.isCompleted() && task.parent == 0
               && task.wait == Journal::Wait::None
               && (task.state == Journal::TaskState::Failed)
                      == (journal.error(task) == QLatin1String("no answer"));
    }));
    QCOMPARE(thirds, 21);
}

void TestJournalReader::tellsOfTheProcess()
{
    JournalMaker maker(path(), "nächtlich");
    maker.header().startedWall = 1'790'000'000'123'000'000;
    maker.header().flags = Recorded | ReadOnly;
    Journal journal;
    QVERIFY2(journal.open(path()), qPrintable(journal.errorString()));
    const Journal::Info info = journal.info();
    QCOMPARE(info.program, QStringLiteral("nächtlich"));
    QCOMPARE(info.host, QStringLiteral("dwh-7"));
    QCOMPARE(info.commandLine, QStringLiteral("nächtlich --all"));
    QCOMPARE(info.pid, qint64(getpid()));
    QCOMPARE(info.started.toMSecsSinceEpoch(), 1'790'000'000'123);
    QCOMPARE(info.cores, 2);
    QVERIFY(info.recorded && info.readOnly && info.sameBoot);
    QCOMPARE(journal.dateTime(2'000'000'000).toMSecsSinceEpoch(), 1'790'000'002'123);
    QVERIFY(!journal.dateTime(-1).isValid());
    QVERIFY(journal.problem().isEmpty());
}

void TestJournalReader::tellsOfTasks()
{
    JournalMaker maker(path());
    const TextRef name = maker.addText(TextKind::Name, "load");
    const TextRef arguments = maker.addText(TextKind::Arguments, "Zürich.csv", 0, true);
    const TextRef progress = maker.addText(TextKind::Progress, "page 3");
    const TextRef error = maker.addText(TextKind::Error, "std::runtime_error\nshort\nread", progress);
    TaskRecord failed = record(RecordState::Failed);
    failed.id = 17;
    failed.parent = 4;
    failed.group = 2;
    failed.name = name;
    failed.arguments = arguments;
    failed.text = error;
    failed.progress = 5001;
    const quint32 slot = maker.addTask(failed);
    TaskRecord batch = record(RecordState::Succeeded);
    batch.state |= batchFlag;
    batch.progress = 64;
    const quint32 batchSlot = maker.addTask(batch);
    TaskRecord queued = record(RecordState::Queued);
    queued.started = 77; // the writer is just about to start it
    const quint32 queuedSlot = maker.addTask(queued);

    Journal journal;
    QVERIFY(journal.open(path()));
    const Journal::Record task = journal.record(slot);
    QCOMPARE(task.id, 17u);
    QCOMPARE(task.parent, 4u);
    QCOMPARE(task.group, 2u);
    QCOMPARE(task.worker, 3);
    QCOMPARE(task.state, Journal::TaskState::Failed);
    QCOMPARE(task.queued, 1000);
    QCOMPARE(task.waited(0), 1000);
    QCOMPARE(task.ran(0), 3000);
    QCOMPARE(task.progress, 5000);
    QCOMPARE(journal.name(task), QStringLiteral("load"));
    QCOMPARE(journal.arguments(task), QStringLiteral("Zürich.csv…"));
    QCOMPARE(journal.progressText(task), QStringLiteral("page 3"));
    QCOMPARE(journal.errorType(task), QStringLiteral("std::runtime_error"));
    QCOMPARE(journal.error(task), QStringLiteral("short\nread"));
    QCOMPARE(journal.record(batchSlot).elements, 64);
    QCOMPARE(journal.record(batchSlot).progress, -1);
    QVERIFY(!journal.record(queuedSlot).hasRun());

    QList<quint64> ids;
    QVERIFY(journal.forEach([&](const Journal::Record &each) { ids.append(each.id); }));
    QCOMPARE(ids, (QList<quint64>{17, 18, 19}));
    QVERIFY(!journal.forEach([](const Journal::Record &) { return false; }));
}

void TestJournalReader::tellsOfPools()
{
    JournalMaker maker(path());
    PoolEntry &pool = maker.pool();
    pool.called = 100;
    pool.started = 60;
    pool.succeeded = 40;
    pool.failed = 5;
    pool.cancelled = 3;
    pool.dropped = 10;
    pool.control.workers = 9;
    maker.pool(2).state = 2;
    Journal journal;
    QVERIFY(journal.open(path()));
    const QList<Journal::Pool> pools = journal.pools();
    QCOMPARE(pools.size(), 2);
    const Journal::Pool first = pools.first();
    QCOMPARE(first.name, QStringLiteral("nightly"));
    QCOMPARE(first.workers, 4);
    QCOMPARE(first.queued, 30u);
    QCOMPARE(first.running, 12u);
    QCOMPARE(first.cancelled, 13u);
    QCOMPARE(first.queued + first.running + first.succeeded + first.failed + first.cancelled, first.called);
    QCOMPARE(first.workersRequested, 9);
    QVERIFY(first.open && !pools.last().open);
    QCOMPARE(pools.last().slot, 2);
}

void TestJournalReader::tellsWhatIsMissing()
{
    JournalMaker maker(path());
    maker.header().droppedSucceeded = 5;
    maker.header().droppedFailed = 2;
    maker.header().unrecorded = 3;
    maker.header().textsLost = 4;
    qstrcpy(maker.header().fault, "No space left on device");
    Journal journal;
    QVERIFY(journal.open(path()));
    QCOMPARE(journal.missing().dropped(), 7u);
    QCOMPARE(journal.missing().unrecorded, 3u);
    QCOMPARE(journal.missing().texts, 4u);
    QCOMPARE(journal.missing().fault, QStringLiteral("No space left on device"));
}

void TestJournalReader::growing()
{
    JournalMaker maker(path());
    Journal journal;
    QVERIFY(journal.open(path()));
    quint32 made = 0;
    for (int round = 0; round < 5; ++round) {
        for (std::size_t i = 0; i < recordsPerChunk / 2 + 100; ++i, ++made)
            maker.addTask(record(RecordState::Queued));
        QVERIFY(journal.refresh());
        quint32 seen = 0;
        journal.forEach([&](const Journal::Record &) { ++seen; });
        QCOMPARE(seen, made);
    }
}

void TestJournalReader::slotUsedAgain()
{
    JournalMaker maker(path());
    TaskRecord first = record(RecordState::Succeeded);
    first.name = maker.addText(TextKind::Name, "first");
    const quint32 slot = maker.addTask(first);
    Journal journal;
    QVERIFY(journal.open(path()));
    const Journal::Record before = journal.record(slot);
    maker.task(slot).state = 0;
    maker.task(slot).id = 99;
    maker.task(slot).name = maker.addText(TextKind::Name, "second");
    QVERIFY(!journal.record(slot).isValid());
    maker.task(slot).state = quint8(RecordState::Succeeded);
    QCOMPARE(journal.name(before), QString()); // not the name of another task
    journal.refresh();
    QCOMPARE(journal.name(journal.record(slot)), QStringLiteral("second"));
}

void TestJournalReader::runningOrDied()
{
    auto maker = std::make_unique<JournalMaker>(path());
    maker->header().startedMonotonic -= 5'000'000'000;
    Journal journal;
    QVERIFY(journal.open(path()));
    QCOMPARE(journal.state(), Journal::State::Running);
    QVERIFY(journal.now() >= 5'000'000'000);
    const qint64 before = journal.now();
    QVERIFY(journal.now() >= before);

    maker->header().heartbeat = 3'000'000'001;
    maker.reset(); // without closing it
    QCOMPARE(journal.state(), Journal::State::Died);
    QCOMPARE(journal.now(), 3'000'000'000);

    maker = std::make_unique<JournalMaker>(path());
    maker->close(7'000'000'000);
    Journal closed;
    QVERIFY(closed.open(path()));
    QCOMPARE(closed.state(), Journal::State::Finished);
    QCOMPARE(closed.now(), 7'000'000'000);
}

void TestJournalReader::killed()
{
    int ready[2];
    QCOMPARE(pipe(ready), 0);
    const pid_t child = fork();
    if (child == 0) {
        JournalMaker maker(path());
        maker.addTask(record(RecordState::Running));
        maker.addTask(record(RecordState::Succeeded));
        if (write(ready[1], "x", 1) == 1)
            pause();
        _exit(1);
    }
    char byte = 0;
    QCOMPARE(read(ready[0], &byte, 1), 1);
    Journal journal;
    QVERIFY(journal.open(path()));
    QCOMPARE(journal.state(), Journal::State::Running);
    QCOMPARE(journal.info().pid, qint64(child));
    kill(child, SIGKILL);
    QCOMPARE(waitpid(child, nullptr, 0), child);
    QCOMPARE(journal.state(), Journal::State::Died);
    QList<Journal::TaskState> states;
    journal.forEach([&](const Journal::Record &task) { states.append(task.state); });
    QCOMPARE(states, (QList{Journal::TaskState::Running, Journal::TaskState::Succeeded}));
    ::close(ready[0]);
    ::close(ready[1]);
}

QTEST_GUILESS_MAIN(TestJournalReader)
#include "tst_journalreader.moc"
