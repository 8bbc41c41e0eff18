// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What a snapshot says of a job, against a plain sum over the same tasks; live, as
// slots are used again; and after a crash.

#include "reader/gatherer.h"
#include "reader/sums.h"
#include "reader/words.h"
#include "support/waits.h"

#include "journalmaker.h"

#include <QtCore/qmap.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <random>

using namespace monitor;
using namespace parallel::journal;
using parallel::Journal;

class TestStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void distribution();
    void sumsLikeAPlainModel();
    void diedJobCountsItsTasks();
    void batchesCountAsElements();
    void liveSumsEachTaskOnce();
    void partsOfASumAddUp();
    void followsALiveJob();
    void seesWhatAResumeStarts();
    void bigFileGivesCountsAtOnce();

private:
    QString path() const { return m_folder.filePath(QStringLiteral("job.journal")); }
    QTemporaryDir m_folder;
};

static bool isNear(double value, double expected, double tolerance)
{
    return std::abs(value - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

void TestStatistics::distribution()
{
    std::mt19937_64 random(3);
    std::lognormal_distribution<double> values(15, 2);
    std::vector<qint64> all;
    Distribution whole;
    Distribution parts;
    Distribution half;
    for (int i = 0; i < 20000; ++i) {
        const qint64 value = qint64(values(random));
        all.push_back(value);
        whole.add(value);
        (i % 2 ? parts : half).add(value);
    }
    parts.add(half);
    std::sort(all.begin(), all.end());
    for (const double part : {0.0, 0.01, 0.5, 0.95, 0.99, 1.0}) {
        const qint64 exact = all[std::size_t(std::clamp(std::ceil(part * 20000) - 1, 0.0, 19999.0))];
        QVERIFY(isNear(double(whole.quantile(part)), double(exact), 0.017));
        QCOMPARE(parts.quantile(part), whole.quantile(part));
    }
    QCOMPARE(whole.min(), all.front());
    QCOMPARE(whole.max(), all.back());
    quint64 inBars = 0;
    for (const Distribution::Bar &bar : whole.bars()) {
        const auto from = std::lower_bound(all.begin(), all.end(), bar.from);
        const auto to = std::lower_bound(all.begin(), all.end(), bar.to);
        QCOMPARE(bar.count, quint64(to - from));
        inBars += bar.count;
    }
    QCOMPARE(inBars, 20000u);
    QCOMPARE(Distribution().quantile(0.5), 0);
    QVERIFY(Distribution().bars().empty());
}

void TestStatistics::sumsLikeAPlainModel()
{
    makeJob(path(), {.tasks = 30000, .workers = 12, .failing = 0.05});
    Journal journal;
    QVERIFY(journal.open(path()));
    const SnapshotPtr snapshot = Gatherer::gather(journal);
    struct Model
    {
        quint64 succeeded = 0;
        quint64 failed = 0;
        double total = 0;
        std::vector<qint64> ran;
        std::vector<qint64> waited;
    };
    QMap<QString, Model> models;
    double total = 0;
    journal.forEach([&](const Journal::Record &task) {
        Model &model = models[journal.name(task)];
        ++(task.state == Journal::TaskState::Failed ? model.failed : model.succeeded);
        model.ran.push_back(task.finished - task.started);
        model.waited.push_back(task.started - task.queued);
        model.total += double(task.finished - task.started);
        total += double(task.finished - task.started);
    });
    QVERIFY(snapshot->complete);
    QCOMPARE(snapshot->summed, 30000u);
    QCOMPARE(snapshot->completed(), 30000u);
    QCOMPARE(snapshot->lanes, 12);
    QCOMPARE(snapshot->state, Journal::State::Finished);
    QCOMPARE(snapshot->names.size(), models.size());
    double before = 1e300;
    for (const NameStatistics &name : snapshot->names) {
        Model &model = models[name.name];
        QCOMPARE(name.succeeded, model.succeeded);
        QCOMPARE(name.failed, model.failed);
        QVERIFY(isNear(name.ran.total(), model.total, 1e-9));
        QVERIFY(isNear(name.share, model.total / total, 1e-9));
        QVERIFY(name.ran.total() <= before);
        before = name.ran.total();
        std::sort(model.ran.begin(), model.ran.end());
        std::sort(model.waited.begin(), model.waited.end());
        for (const double part : {0.5, 0.95, 0.99}) {
            const std::size_t rank = std::size_t(std::ceil(part * double(model.ran.size()))) - 1;
            QVERIFY(isNear(double(name.ran.quantile(part)), double(model.ran[rank]), 0.017));
            QVERIFY(isNear(double(name.waited.quantile(part)), double(model.waited[rank]), 0.017));
        }
    }
}

void TestStatistics::diedJobCountsItsTasks()
{
    makeJob(path(), {.tasks = 5000, .workers = 8, .completed = 0.5, .closed = false});
    {
        // the pools' counts were stored some time before the end
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        auto &pool = *reinterpret_cast<PoolEntry *>(file.map(poolTableOffset, sizeof(PoolEntry)));
        pool.called -= 100;
        pool.succeeded -= 700;
    }
    Journal journal;
    QVERIFY(journal.open(path()));
    const SnapshotPtr snapshot = Gatherer::gather(journal);
    QCOMPARE(snapshot->state, Journal::State::Died);
    QCOMPARE(snapshot->total(), 5000u);
    QCOMPARE(snapshot->completed(), 2500u);
    QCOMPARE(snapshot->running, 8u);
    QCOMPARE(snapshot->queued, 2492u);
    QCOMPARE(snapshot->eta, -1);
    qint64 latest = 0;
    journal.forEach([&](const Journal::Record &task) {
        latest = std::max({latest, task.queued, task.started, task.finished});
    });
    QCOMPARE(snapshot->now, std::max(latest, journal.now()));
}

void TestStatistics::batchesCountAsElements()
{
    JournalMaker maker(path());
    TaskRecord task = {};
    task.queued = 1;
    task.started = 1001;
    task.finished = 65'001;
    task.state = quint8(quint8(RecordState::Succeeded) | batchFlag);
    task.progress = 64;
    maker.addTask(task);
    Journal journal;
    QVERIFY(journal.open(path()));
    const SnapshotPtr snapshot = Gatherer::gather(journal);
    QCOMPARE(snapshot->summed, 64u);
    QCOMPARE(snapshot->names.first().succeeded, 64u);
    QCOMPARE(snapshot->names.first().ran.mean(), 1000.0);
}

void TestStatistics::liveSumsEachTaskOnce()
{
    JournalMaker maker(path());
    QList<quint32> used;
    for (int i = 0; i < 100; ++i) {
        TaskRecord task = {};
        task.queued = 10;
        task.state = quint8(RecordState::Queued);
        used.append(maker.addTask(task));
    }
    Journal journal;
    QVERIFY(journal.open(path()));
    Sums sums(journal);
    Snapshot snapshot;
    const auto sum = [&] {
        journal.refresh();
        QVERIFY(sums.update(true, [] { return false; }));
        snapshot.now = 1000;
        sums.fill(snapshot);
    };
    sum();
    QCOMPARE(snapshot.names.first().queued, 100u);
    for (const quint32 slot : used.mid(0, 60)) {
        maker.task(slot).started = 20;
        maker.task(slot).worker = 2;
        maker.task(slot).state = quint8(RecordState::Running);
    }
    sum();
    sum();
    QCOMPARE(snapshot.names.first().queued, 40u);
    QCOMPARE(snapshot.names.first().running, 60u);
    for (const quint32 slot : used.mid(0, 50)) {
        maker.task(slot).finished = 120;
        maker.task(slot).state = quint8(RecordState::Succeeded);
    }
    sum();
    sum();
    QCOMPARE(snapshot.names.first().succeeded, 50u);
    QCOMPARE(snapshot.names.first().ran.count(), 50u);
    QCOMPARE(snapshot.summed, 100u);
    // their slots go to other tasks, one of which has completed already
    for (const quint32 slot : used.mid(0, 10)) {
        TaskRecord &task = maker.task(slot);
        task.state = 0;
        task.id += 1000;
        task.finished = 220;
        task.state = quint8(slot == used[0] ? RecordState::Failed : RecordState::Queued);
    }
    sum();
    QCOMPARE(snapshot.names.first().succeeded, 50u);
    QCOMPARE(snapshot.names.first().failed, 1u);
    QCOMPARE(snapshot.names.first().queued, 49u);
}

void TestStatistics::partsOfASumAddUp()
{
    JournalMaker maker(path());
    maker.header().flags = Recorded;
    TaskRecord task = {};
    task.queued = 10;
    task.state = quint8(RecordState::Queued);
    task.name = maker.addText(TextKind::Name, "load");
    std::vector<quint32> slots;
    for (quint32 i = 0; i < 3 * (Journal::slotsPerChunk - 1); ++i)
        slots.push_back(maker.addTask(task));
    Journal journal;
    QVERIFY(journal.open(path()));
    Sums sums(journal);
    Snapshot snapshot;
    snapshot.state = Journal::State::Running;
    QVERIFY(sums.update(true, [] { return false; }));
    sums.fill(snapshot);
    QCOMPARE(snapshot.names.first().count(), quint64(slots.size()));

    for (const quint32 slot : slots) {
        maker.task(slot).started = 20;
        maker.task(slot).finished = 30;
        maker.task(slot).state = quint8(RecordState::Succeeded);
    }
    int parts = 0; // a snapshot after each: none has a task twice
    do {
        ++parts;
        sums.fill(snapshot);
        QCOMPARE(snapshot.names.first().count(), quint64(slots.size()));
        QCOMPARE(snapshot.summed, quint64(slots.size()));
    } while (!sums.update(true, [] { return true; }));
    QVERIFY(parts > 2);
    sums.fill(snapshot);
    QCOMPARE(snapshot.names.first().succeeded, quint64(slots.size()));
    QCOMPARE(snapshot.names.first().queued, 0u);
}

void TestStatistics::followsALiveJob()
{
    auto maker = std::make_unique<JournalMaker>(path());
    auto journal = std::make_shared<Journal>();
    QVERIFY(journal->open(path()));
    Gatherer gatherer(journal);
    QSignalSpy ended(&gatherer, &Gatherer::ended);
    QCOMPARE(gatherer.snapshot()->total(), 0u);
    for (int i = 1; i <= 5; ++i) {
        TaskRecord task = {};
        task.queued = 10;
        task.state = quint8(RecordState::Queued);
        maker->addTask(task);
        std::atomic_ref(maker->pool().called).store(quint64(i));
        QTRY_COMPARE(gatherer.snapshot()->queued, quint64(i));
        QTRY_COMPARE(gatherer.snapshot()->summed, quint64(i));
    }
    QCOMPARE(gatherer.snapshot()->state, Journal::State::Running);
    QVERIFY(ended.isEmpty());
    maker.reset(); // dies
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(gatherer.snapshot()->state, Journal::State::Died);
    QCOMPARE(gatherer.snapshot()->queued, 5u);
}

void TestStatistics::seesWhatAResumeStarts()
{
    JournalMaker maker(path());
    TaskRecord task = {};
    task.queued = 10;
    task.state = quint8(RecordState::Queued);
    const quint32 slot = maker.addTask(task);
    PoolEntry &pool = maker.pool();
    pool.workers = 1;
    pool.paused = 1;
    pool.called = 1;
    auto journal = std::make_shared<Journal>();
    QVERIFY(journal->open(path()));
    Gatherer gatherer(journal);
    QSignalSpy changed(&gatherer, &Gatherer::changed);
    const auto names = [&] { return gatherer.snapshot()->names; };
    QTRY_VERIFY(!names().isEmpty() && names().first().queued == 1);
    QTRY_VERIFY(changed.size() >= 4); // it has come to rest

    maker.task(slot).started = 20;
    maker.task(slot).worker = 1;
    maker.task(slot).state = quint8(RecordState::Running);
    pool.started = 1;
    pool.paused = 0;
    QTRY_COMPARE(names().first().running, 1u);
    QCOMPARE(names().first().queued, 0u);
}

void TestStatistics::bigFileGivesCountsAtOnce()
{
    makeJob(path(), {.tasks = 500000, .workers = 32, .arguments = false});
    auto journal = std::make_shared<Journal>();
    QVERIFY(journal->open(path()));
    Gatherer gatherer(journal);
    QCOMPARE(gatherer.snapshot()->completed(), 500000u); // nothing was waited for
    QTRY_VERIFY(gatherer.snapshot()->complete);
    QCOMPARE(gatherer.snapshot()->summed, 500000u);
}

QTEST_GUILESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
