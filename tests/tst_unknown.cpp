// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// No figure is shown that is not known: what a journal dropped is a gap, calls that were
// dropped are no work, and who waits for others is not busy.

#include "reader/gatherer.h"
#include "reader/groupwaits.h"
#include "reader/sessions.h"
#include "reader/sums.h"

#include "journalmaker.h"

#include <QtCore/qdir.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <algorithm>

using namespace monitor;
using namespace parallel::journal;
using parallel::Journal;

namespace {

constexpr Time ms = 1'000'000;

TaskRecord task(RecordState state, Time queued, Time started = 0, Time finished = 0, quint16 worker = 0)
{
    TaskRecord record = {};
    record.queued = queued * ms + 1;
    record.started = started ? started * ms + 1 : 0;
    record.finished = finished ? finished * ms + 1 : 0;
    record.worker = worker;
    record.state = quint8(state);
    return record;
}

/// The step of a plot at a time point in milliseconds.
PlotStep stepAt(const Snapshot &snapshot, qint64 at)
{
    return snapshot.plot.steps.at(std::size_t(at * qint64(ms) / snapshot.plot.step));
}

} // namespace

class TestUnknown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    void droppedCallsAreNoThroughput()
    {
        JournalMaker maker(path());
        maker.header().startedMonotonic -= 1000 * qint64(ms);
        for (int i = 0; i < 10; ++i)
            maker.addTask(task(RecordState::Succeeded, 1, 2 + 50 * Time(i), 40 + 50 * Time(i), 1));
        for (int i = 0; i < 5000; ++i)
            maker.addTask(task(RecordState::Cancelled, 1, 0, 600));
        PoolEntry &pool = maker.pool();
        pool.called = 5010;
        pool.started = pool.succeeded = 10;
        pool.dropped = 5000;
        Journal journal;
        QVERIFY(journal.open(path()));
        const SnapshotPtr snapshot = Gatherer::gather(journal);
        QCOMPARE(snapshot->cancelled, 5000u); // they are counted all the same
        QVERIFY2(snapshot->rate < 20, qPrintable(QString::number(snapshot->rate)));
        for (const PlotStep &step : snapshot->plot.steps)
            QVERIFY2(step.throughput() < 2000, qPrintable(QString::number(step.throughput())));
        QVERIFY(stepAt(*snapshot, 700).queued < 1e-6);
    }

    void whoWaitsForItsGroupIsNotBusy()
    {
        JournalMaker maker(path());
        maker.header().startedMonotonic -= 1000 * qint64(ms);
        PoolEntry &pool = maker.pool();
        pool.workers = 2;
        // Twenty tasks open a group each and wait; two of their calls run.
        for (int i = 0; i < 20; ++i)
            maker.addTask(task(RecordState::Running, 1, 10 + Time(i), 0, quint16(i + 1)));
        for (int i = 0; i < 20; ++i) {
            TaskRecord call = i < 2 ? task(RecordState::Running, 100, 200, 0, quint16(21 + i))
                                    : task(RecordState::Queued, 100);
            call.parent = quint64(i + 1);
            call.group = quint32(i + 1);
            maker.addTask(call);
        }
        // A call in a group of the program's own makes nobody wait, whoever calls into it.
        TaskRecord calls = task(RecordState::Running, 300, 301, 0, 30);
        calls.group = 40;
        const quint32 slot = maker.addTask(calls);
        TaskRecord nested = task(RecordState::Queued, 310);
        nested.group = 40;
        nested.parent = maker.task(slot).id;
        maker.addTask(nested);
        pool.called = 42;
        pool.started = 23;
        Journal journal;
        QVERIFY(journal.open(path()));
        const SnapshotPtr snapshot = Gatherer::gather(journal);
        QCOMPARE(snapshot->running, 23u);
        QCOMPARE(snapshot->busy, 3);
        QVERIFY(std::abs(stepAt(*snapshot, 80).running - 20) < 1e-6); // before they waited
        QVERIFY2(std::abs(stepAt(*snapshot, 150).running) < 1e-6,
                 qPrintable(QString::number(stepAt(*snapshot, 150).running)));
        QVERIFY(std::abs(stepAt(*snapshot, 250).running - 2) < 1e-6);
        QVERIFY(std::abs(stepAt(*snapshot, 800).running - 3) < 1e-6);
    }

    void waitsThatAreOverAreTakenOff()
    {
        // In whatever order they are seen.
        QList<Journal::Record> calls;
        Journal::Record call;
        call.state = Journal::TaskState::Succeeded;
        call.group = 3;
        for (int i = 0; i < 6; ++i) {
            call.parent = i < 4 ? 7 : 100; // the last two are made by one of the others
            call.queued = 100 + i;
            call.finished = 500 + 10 * i;
            calls << call;
        }
        std::sort(calls.begin(), calls.end(),
                  [](const auto &a, const auto &b) { return a.queued > b.queued; });
        for (int order = 0; order < 20; ++order) {
            Timeplot plot;
            plot.add(Timeplot::Began, 0);
            GroupWaits waits(plot);
            waits.beginLook();
            for (const Journal::Record &each : calls)
                waits.see(each);
            waits.endLook();
            QVERIFY(waits.waiting().empty());
            const Plot drawn = plot.plot(1'048'576);
            QVERIFY(std::abs(drawn.steps.front().running - (1 - (550 - 103) / 1'048'576.0)) < 1e-5);
            std::rotate(calls.begin(), calls.begin() + 1 + order % 3, calls.end());
            // the maker's last call must be met after its first, as both come from one page
            std::stable_sort(calls.begin(), calls.end(), [](const auto &a, const auto &b) {
                return a.parent == 7 && b.parent == 7 && a.queued < b.queued;
            });
        }
    }

    void oneWorkerIsOneHoweverManyElements()
    {
        JournalMaker maker(path());
        maker.header().startedMonotonic -= 1000 * qint64(ms);
        TaskRecord batch = task(RecordState::Succeeded, 1, 100, 900, 1);
        batch.state = quint8(batch.state | batchFlag);
        batch.progress = 64;
        maker.addTask(batch);
        Journal journal;
        QVERIFY(journal.open(path()));
        const SnapshotPtr snapshot = Gatherer::gather(journal);
        QVERIFY(std::abs(stepAt(*snapshot, 500).running - 1) < 1e-6);
    }

    void whatWasDroppedIsAGap_data()
    {
        QTest::addColumn<bool>("tells");
        QTest::newRow("new") << true;
        QTest::newRow("an older journal") << false;
    }
    void whatWasDroppedIsAGap()
    {
        QFETCH(bool, tells);
        JournalMaker maker(path());
        maker.header().startedMonotonic -= 1000 * qint64(ms);
        maker.header().droppedSucceeded = 2'000'000;
        maker.header().droppedUntil = tells ? 500 * ms + 1 : 0;
        for (int i = 0; i < 40; ++i)
            maker.addTask(task(RecordState::Succeeded, 1, 500 + 10 * Time(i), 510 + 10 * Time(i), 1));
        PoolEntry &pool = maker.pool();
        pool.called = pool.started = pool.succeeded = 2'000'040;
        Journal journal;
        QVERIFY(journal.open(path()));
        QCOMPARE(journal.missing().until, tells ? 500 * qint64(ms) : -1);
        const SnapshotPtr snapshot = Gatherer::gather(journal);
        QVERIFY(!stepAt(*snapshot, 0).known);
        QVERIFY(!stepAt(*snapshot, 400).known);
        QVERIFY(stepAt(*snapshot, 600).known);
        QVERIFY(std::abs(stepAt(*snapshot, 600).running - 1) < 1e-6);
        QCOMPARE(snapshot->plot.gaps.size(), 1u);
    }

    /// … also what was dropped between two looks; and how busy it is afterwards is right.
    void whatNobodySawIsAGap()
    {
        JournalMaker maker(path());
        QList<quint32> slots_;
        const auto now = [&] {
            Journal journal;
            return journal.open(path()) ? journal.now() : 0;
        };
        for (int i = 0; i < 8; ++i) {
            TaskRecord runs = task(RecordState::Running, 0, 0, 0, quint16(i + 1));
            runs.started = 2;
            slots_ << maker.addTask(runs);
        }
        Journal journal;
        QVERIFY(journal.open(path()));
        Sums sums(journal);
        QVERIFY(sums.update(true, [] { return false; }));
        Snapshot first;
        first.now = now();
        sums.fill(first);
        QCOMPARE(first.busy, 8);
        QVERIFY(first.plot.gaps.empty());

        // All end, and hundreds after them, and most make room: two slots are empty now.
        const qint64 seen = now();
        QTRY_VERIFY(now() > seen + 50 * qint64(ms));
        const qint64 until = now();
        for (int i = 0; i < 8; ++i) {
            TaskRecord &record = maker.task(slots_[i]);
            record.state = 0;
            if (i >= 6)
                continue;
            record.id += 1000;
            record.queued = record.started = Time(until) + 2;
            record.state = quint8(RecordState::Running);
        }
        maker.header().droppedSucceeded = 700;
        maker.header().droppedUntil = Time(until) + 1;
        QVERIFY(sums.update(true, [] { return false; }));
        Snapshot second;
        second.now = until + 100 * qint64(ms);
        sums.fill(second);
        QCOMPARE(second.busy, 6);
        QCOMPARE(second.plot.gaps.size(), 1u);
        QVERIFY(second.plot.gaps.front().from > 0 && second.plot.gaps.front().from <= seen);
        QCOMPARE(second.plot.gaps.front().to, until);
        QVERIFY(second.plot.steps.back().known);
        QVERIFY2(std::abs(second.plot.steps.back().running - 6) < 1e-6,
                 qPrintable(QString::number(second.plot.steps.back().running)));
        for (const PlotStep &step : second.plot.steps)
            QVERIFY(step.running < 8.000001);
    }

    void nothingIsKnownSinceRecordingStopped()
    {
        JournalMaker maker(path());
        maker.header().startedMonotonic -= 1000 * qint64(ms);
        maker.addTask(task(RecordState::Succeeded, 1, 10, 100, 1));
        qstrncpy(maker.header().fault, "the disk is full", sizeof maker.header().fault);
        maker.header().unrecorded = 5;
        Journal journal;
        QVERIFY(journal.open(path()));
        const SnapshotPtr snapshot = Gatherer::gather(journal);
        QCOMPARE(snapshot->busy, -1);
        QVERIFY(stepAt(*snapshot, 50).known);
        QVERIFY(!stepAt(*snapshot, 500).known);
    }

    void aStepThatHasJustBegunHasNoRateOfMillions()
    {
        Timeplot plot;
        const qint64 step = 1 << 20;
        for (qint64 i = 0; i < 11; ++i)
            plot.add(Timeplot::Succeeded, i * step + 1);
        const Plot drawn = plot.plot(10 * step + 100);
        QCOMPARE(drawn.steps.size(), 11u);
        QVERIFY2(drawn.steps.back().succeeded < 2500,
                 qPrintable(QString::number(drawn.steps.back().succeeded)));
        double all = 0;
        for (const PlotStep &each : drawn.steps)
            all += each.succeeded * double(std::min(step, 10 * step + 100 - each.from)) / 1e9;
        QVERIFY(std::abs(all - 11) < 1e-6); // and they still add up
    }

    /// 8 workers that take 2.1 ms a task end at most 3,810 a second, however short the job.
    void noMoreThroughputThanCanBe()
    {
        constexpr qint64 length = 2'100'000;
        for (const qint64 rounds : {10, 40, 200, 1000}) {
            Timeplot ends;
            for (qint64 i = 1; i <= rounds; ++i)
                ends.add(Timeplot::Succeeded, i * length, 8);
            const Plot plot = ends.plot(rounds * length + 1);
            const double most = Plot::most(
                plot.values([](const PlotStep &step) { return step.throughput(); }, Plot::rateTime));
            QVERIFY2(most > 3000 && most < 4200, qPrintable(QString::number(most)));
        }
    }

    /// Its pools' counts are of some time before.
    void countsOfTheDeadAgree_data()
    {
        QTest::addColumn<quint64>("dropped");
        QTest::addColumn<int>("pools");
        QTest::newRow("all kept") << quint64(0) << 1;
        QTest::newRow("all kept, two scopes") << quint64(0) << 2;
        QTest::newRow("some dropped") << quint64(5000) << 1;
        QTest::newRow("some dropped, two scopes") << quint64(5000) << 2;
    }
    void countsOfTheDeadAgree()
    {
        QFETCH(quint64, dropped);
        QFETCH(int, pools);
        auto maker = std::make_unique<JournalMaker>(path());
        for (int i = 0; i < 100; ++i) {
            TaskRecord record = i < 80   ? task(RecordState::Succeeded, 1, 2, 3, 1)
                                : i < 90 ? task(RecordState::Failed, 1, 2, 3, 1)
                                         : task(RecordState::Queued, 1);
            record.pool = quint16(i % pools);
            maker->addTask(record);
        }
        maker->header().droppedSucceeded = dropped;
        for (int slot = 0; slot < pools; ++slot) {
            maker->pool(slot).called = 3;
            maker->pool(slot).started = maker->pool(slot).succeeded = 1;
        }
        maker.reset();
        Journal journal;
        QVERIFY(journal.open(path()));
        const SnapshotPtr snapshot = Gatherer::gather(journal);
        QCOMPARE(snapshot->state, Journal::State::Died);
        QCOMPARE(snapshot->total(), 100 + dropped);
        QCOMPARE(snapshot->succeeded, 80 + dropped);
        QCOMPARE(snapshot->failed, 10u);
        QCOMPARE(snapshot->queued, 10u);
        Sessions sessions;
        sessions.setFolder(m_folder.path());
        sessions.refresh();
        const Session session = sessions.list().first();
        QCOMPARE(session.total(), snapshot->total());
        QCOMPARE(session.succeeded, snapshot->succeeded);
        QCOMPARE(session.failed, snapshot->failed);
        QCOMPARE(session.queued, snapshot->queued);
        QCOMPARE(session.elapsed, snapshot->now);
    }

    /// Big ones are counted in the background, so that the window goes on.
    void manyOfTheDeadAreCountedInTheBackground()
    {
        {
            JournalMaker maker(path());
            for (int i = 0; i < 1'200'000; ++i)
                maker.addTask(task(RecordState::Succeeded, 1, 2, 3, 1));
        }
        Sessions sessions;
        sessions.setFolder(m_folder.path());
        sessions.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(sessions.list().first().succeeded, 1'200'000u, 30'000);
        Sessions atOnce;
        atOnce.setCountsAtOnce(true);
        atOnce.setFolder(m_folder.path());
        atOnce.refresh();
        QCOMPARE(atOnce.list().first().succeeded, 1'200'000u);
    }

private:
    QString path() const { return m_folder.filePath(QStringLiteral("job.journal")); }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestUnknown)
#include "tst_unknown.moc"
