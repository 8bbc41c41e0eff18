// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What a journal's reader tells of journals that are damaged, newer, cut, or no journals at
// all. Written against journal/format.h alone.

#include <libparallel/journal.h>

#include "journalmaker.h"

#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <functional>

using namespace parallel::journal;
using parallel::Journal;

class TestDamagedJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damagedHeader_data();
    void damagedHeader();
    void damagedTasksAndTexts_data();
    void damagedTasksAndTexts();
    void refusesWhatIsNoFile();
    void fileWithoutItsEnd();
    void truncatedWhileMapped();

private:
    QString path(const QString &name = QStringLiteral("job.journal")) const
    {
        return m_folder.filePath(name);
    }
    QTemporaryDir m_folder;
};

using Damage = std::function<void(JournalMaker &)>;
Q_DECLARE_METATYPE(Damage)

void TestDamagedJournal::damagedHeader_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *says, const Damage &damage) {
        QTest::newRow(name) << damage << QString::fromLatin1(says);
    };
    row("newer", "newer version: 3; this reads up to 2", [](auto &maker) { maker.header().version = 3; });
    row("version 0", "version is damaged", [](auto &maker) { maker.header().version = 0; });
    row("magic", "not a journal", [](auto &maker) { maker.header().magic[2] = 'x'; });
    row("byte order", "endian machine, and this one is",
        [](auto &maker) { maker.header().byteOrder = 0x04030201; });
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

void TestDamagedJournal::damagedHeader()
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

void TestDamagedJournal::damagedTasksAndTexts_data()
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
    row("kind of text", 0, [](auto &maker, auto &task) { maker.text(task.name).kind = 60; });
    row("chunk's kind", 0, [](auto &maker, auto &) { maker.chunk(1).kind = 77; });
}

void TestDamagedJournal::damagedTasksAndTexts()
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

void TestDamagedJournal::refusesWhatIsNoFile()
{
    Journal journal;
    QVERIFY(!journal.open(path(QStringLiteral("absent"))));
    QVERIFY(!journal.errorString().isEmpty());
    QVERIFY(!journal.open(m_folder.path()));
    QVERIFY2(journal.errorString().contains(QLatin1String("not a file")), qPrintable(journal.errorString()));
    QVERIFY(!journal.open(QStringLiteral("/dev/zero")));
}

void TestDamagedJournal::fileWithoutItsEnd()
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

void TestDamagedJournal::truncatedWhileMapped()
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

QTEST_GUILESS_MAIN(TestDamagedJournal)
#include "tst_damagedjournal.moc"
