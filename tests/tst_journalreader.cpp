// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What a journal's reader tells of journals that are sound, damaged, cut, newer,
// growing, live, dead and controlled. Written against journal/format.h alone.

#include <libparallel/journal.h>

#include "journalmaker.h"

#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <csignal>
#include <functional>

#include <sys/wait.h>
#include <unistd.h>

using namespace parallel::journal;
using parallel::Journal;

class TestJournalReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordingOfVersion1();
    void tellsOfTheProcess();
    void tellsOfTasks();
    void tellsOfPools();
    void tellsWhatIsMissing();
    void damagedHeader_data();
    void damagedHeader();
    void damagedTasksAndTexts_data();
    void damagedTasksAndTexts();
    void refusesWhatIsNoFile();
    void fileWithoutItsEnd();
    void truncatedWhileMapped();
    void growing();
    void slotUsedAgain();
    void runningOrDied();
    void killed();
    void control();
    void controlIsRefused();

private:
    QString path(const QString &name = QStringLiteral("job.journal")) const
    {
        return m_folder.filePath(name);
    }
    QTemporaryDir m_folder;
};

static TaskRecord record(RecordState state)
{
    TaskRecord task = {};
    task.queued = 1001;
    task.started = state >= RecordState::Running ? 2001 : 0;
    task.finished = state >= RecordState::Succeeded ? 5001 : 0;
    task.state = quint8(state);
    task.worker = 3;
    return task;
}

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

using Damage = std::function<void(JournalMaker &)>;
Q_DECLARE_METATYPE(Damage)

void TestJournalReader::damagedHeader_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *says, const Damage &damage) {
        QTest::newRow(name) << damage << QString::fromLatin1(says);
    };
    row("newer", "newer version: 2; this reads up to 1", [](auto &maker) { maker.header().version = 2; });
    row("version 0", "version is damaged", [](auto &maker) { maker.header().version = 0; });
    row("magic", "not a journal", [](auto &maker) { maker.header().magic[2] = 'x'; });
    row("byte order", "other byte order", [](auto &maker) { maker.header().byteOrder = 0x04030201; });
    row("byte order mark", "byte order mark is damaged", [](auto &maker) { maker.header().byteOrder = 7; });
    row("chunk size", "sizes of chunks", [](auto &maker) { maker.header().chunkSize = 4096; });
    row("record size", "sizes of chunks", [](auto &maker) { maker.header().recordSize = 0; });
    row("state", "state is 9", [](auto &maker) { maker.header().state = 9; });
    row("no chunks", "no chunks", [](auto &maker) { maker.header().chunks = 0; });
    row("pools", "4000000000 pools", [](auto &maker) { maker.header().poolSlots = 4'000'000'000; });
    row("program", "program name does not end",
        [](auto &maker) { std::fill_n(maker.header().program, 256, 'x'); });
    row("host", "host name does not end", [](auto &maker) { std::fill_n(maker.header().host, 256, 'x'); });
    row("command", "command line does not end",
        [](auto &maker) { std::fill_n(maker.header().commandLine, 1024, 'x'); });
    row("short", "a journal has at least", [](auto &maker) { maker.truncate(500'000); });
    row("empty", "it has 0 bytes", [](auto &maker) { maker.truncate(0); });
}

void TestJournalReader::damagedHeader()
{
    QFETCH(Damage, damage);
    QFETCH(QString, says);
    JournalMaker maker(path());
    maker.addTask(record(RecordState::Succeeded));
    damage(maker);
    Journal journal;
    QVERIFY(!journal.open(path()));
    QVERIFY2(journal.errorString().contains(says), qPrintable(journal.errorString()));
    QVERIFY(journal.errorString().contains(path()));
    QVERIFY(!journal.isOpen());
    QCOMPARE(journal.slotCount(), 0u);
    QVERIFY(journal.pools().isEmpty());
}

void TestJournalReader::damagedTasksAndTexts_data()
{
    using DamageTask = std::function<void(JournalMaker &, TaskRecord &)>;
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<int>("damaged");
    const auto row = [](const char *name, int damaged, const DamageTask &damage) {
        QTest::newRow(name) << Damage([=](JournalMaker &maker) {
            damage(maker, maker.task(2 * recordsPerChunk + 1));
        }) << damaged;
    };
    row("all ones", 1, [](auto &, auto &task) { std::memset(&task, 0xff, sizeof task); });
    row("state", 1, [](auto &, auto &task) { task.state = 7; });
    row("no id", 1, [](auto &, auto &task) { task.id = 0; });
    row("time", 1, [](auto &, auto &task) { task.finished = ~0ull; });
    row("text beyond the end", 0, [](auto &, auto &task) { task.name = ~0u; });
    row("text in the header", 0, [](auto &, auto &task) { task.name = 1; });
    row("text in a record", 0, [](auto &, auto &task) { task.name = (2 * chunkSize + 640) / textUnit; });
    row("text over the chunk's end", 0,
        [](auto &maker, auto &task) { maker.text(task.name).size = 0xffffff; });
    row("kind of text", 0, [](auto &maker, auto &task) { maker.text(task.name).kind = 99; });
    row("chunk's kind", 0, [](auto &maker, auto &) { maker.chunk(1).kind = 77; });
}

void TestJournalReader::damagedTasksAndTexts()
{
    QFETCH(Damage, damage);
    QFETCH(int, damaged);
    JournalMaker maker(path());
    TaskRecord task = record(RecordState::Failed);
    task.name = maker.addText(TextKind::Name, "load");
    const quint32 slot = maker.addTask(task);
    task.name = 0;
    const quint32 sound = maker.addTask(task);
    damage(maker);
    Journal journal;
    QVERIFY(journal.open(path()));
    QCOMPARE(journal.damagedCount(0, journal.slotCount()), quint64(damaged));
    QCOMPARE(journal.record(slot).isValid(), damaged == 0);
    QCOMPARE(journal.name(journal.record(slot)), QString());
    QCOMPARE(journal.record(sound).state, Journal::TaskState::Failed); // the others can be read all the same
    QVERIFY(!journal.record(~0u).isValid());
}

void TestJournalReader::refusesWhatIsNoFile()
{
    Journal journal;
    QVERIFY(!journal.open(path(QStringLiteral("absent"))));
    QVERIFY(!journal.errorString().isEmpty());
    QVERIFY(!journal.open(m_folder.path()));
    QVERIFY2(journal.errorString().contains(QLatin1String("not a file")), qPrintable(journal.errorString()));
    QVERIFY(!journal.open(QStringLiteral("/dev/zero")));
}

void TestJournalReader::fileWithoutItsEnd()
{
    {
        JournalMaker maker(path());
        for (std::size_t i = 0; i < 2 * recordsPerChunk; ++i)
            maker.addTask(record(RecordState::Succeeded));
        maker.truncate(2 * chunkSize + 5);
    }
    Journal journal;
    QVERIFY(journal.open(path()));
    QVERIFY2(journal.problem().contains(QLatin1String("2 of its 4 parts")), qPrintable(journal.problem()));
    quint32 count = 0;
    journal.forEach([&](const Journal::Record &) { ++count; });
    QCOMPARE(count, recordsPerChunk - 1);
}

void TestJournalReader::truncatedWhileMapped()
{
    JournalMaker maker(path());
    quint32 last = 0;
    for (std::size_t i = 0; i < 3 * recordsPerChunk; ++i)
        last = maker.addTask(record(RecordState::Succeeded));
    Journal journal;
    QVERIFY(journal.open(path()));
    QVERIFY(journal.record(last).isValid());
    maker.truncate(qint64(chunkSize) * 3 / 2);
    QVERIFY(!journal.record(last).isValid()); // not a crash
    quint32 count = 0;
    journal.forEach([&](const Journal::Record &) { ++count; });
    QVERIFY(count > 0 && count < recordsPerChunk);
    QVERIFY(!journal.refresh());
    QVERIFY2(journal.problem().contains(QLatin1String("became shorter")), qPrintable(journal.problem()));
    maker.truncate(0);
    QVERIFY(journal.pools().size() <= 1);
    QVERIFY(!journal.refresh());
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

void TestJournalReader::control()
{
    JournalMaker maker(path());
    const quint32 slot = maker.addTask(record(RecordState::Running));
    Journal journal;
    QVERIFY(journal.open(path()));
    QCOMPARE(journal.controlRefusal(), QString());
    QVERIFY(journal.pause(0));
    QCOMPARE(maker.pool().control.pause, 1u);
    QVERIFY(journal.pools().first().pauseRequested);
    QVERIFY(journal.resume(0));
    QCOMPARE(maker.pool().control.pause, 2u);
    QVERIFY(journal.cancelAll(0));
    QCOMPARE(maker.pool().control.cancelAll, 1u);
    QVERIFY(journal.setWorkers(0, 64));
    QCOMPARE(maker.pool().control.workers, 64u);
    QVERIFY(!journal.setWorkers(0, 0));
    QVERIFY(!journal.setWorkers(0, 65537));
    const quint64 id = journal.record(slot).id;
    QVERIFY(journal.cancel(slot, id));
    QVERIFY(journal.record(slot).cancelRequested);
    QVERIFY(!journal.cancel(slot, id + 1));
    QVERIFY(!journal.controlError().isEmpty());
    QVERIFY(!journal.pause(3));
    maker.pool().state = 2;
    QVERIFY(!journal.pause(0));
    QVERIFY2(journal.controlError().contains(QLatin1String("ended")), qPrintable(journal.controlError()));
}

void TestJournalReader::controlIsRefused()
{
    auto maker = std::make_unique<JournalMaker>(path());
    maker->header().flags = ReadOnly;
    Journal journal;
    QVERIFY(journal.open(path()));
    QVERIFY(!journal.pause(0));
    QVERIFY2(journal.controlError().contains(QLatin1String("PARALLEL_MONITOR=readonly")),
             qPrintable(journal.controlError()));
    QCOMPARE(maker->pool().control.pause, 0u);
    maker->header().flags = 0;
    Journal again;
    QVERIFY(again.open(path()));
    maker.reset();
    QVERIFY(!again.cancelAll(0));
    QVERIFY2(again.controlError().contains(QLatin1String("died")), qPrintable(again.controlError()));
    Journal none;
    QVERIFY(!none.pause(0));
}

QTEST_GUILESS_MAIN(TestJournalReader)
#include "tst_journalreader.moc"
