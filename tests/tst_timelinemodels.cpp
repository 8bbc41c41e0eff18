// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What the timeline shows: its lanes, how dense they are, and its times.

#include "support/scene.h"
#include "support/waits.h"

#include "models/job.h"
#include "models/timescale.h"
#include "models/timewindow.h"

#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <ctime>

using namespace monitor;
using parallel::Journal;

class tst_timelinemodels : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

private Q_SLOTS:
    void lanesHoldWhatRan()
    {
        auto live = makeScene(path("lanes.journal"));
        Journal journal;
        QVERIFY(journal.open(path("lanes.journal")));
        Lanes lanes;
        const std::atomic<bool> stop{false};
        const SnapshotPtr snapshot = Gatherer::gather(journal);
        lanes.update(journal, snapshot->completed(), snapshot->running, stop);
        QCOMPARE(lanes.progress(), 1.0);
        const auto busy = [&] {
            double sum = 0;
            const Lanes::Hold hold(lanes);
            for (int lane = 0; lane < lanes.density().laneCount(); ++lane) {
                for (const Density::Cell &cell : lanes.density().cells(lane, 0))
                    sum += double(cell.busy);
            }
            return sum;
        };
        const auto recorded = [&] {
            double sum = 0;
            journal.forEach([&](const Journal::Record &task) {
                if (task.isCompleted() && task.hasRun())
                    sum += double(task.finished - task.started);
            });
            return sum;
        };
        {
            const Lanes::Hold hold(lanes);
            QCOMPARE(lanes.lanes().size(), std::size_t(12));
            QCOMPARE(lanes.running().size(), std::size_t(12));
        }
        QVERIFY(qAbs(busy() - recorded()) < recorded() * 0.001);

        // One of those that ran completes, and is taken in once.
        quint32 slot = 0;
        {
            const Lanes::Hold hold(lanes);
            slot = lanes.running().front().slot;
        }
        auto &task = live->task(slot);
        task.finished = task.started + 5'000'000'000;
        task.state = quint8(parallel::journal::RecordState::Succeeded);
        for (int i = 0; i < 3; ++i)
            lanes.update(journal, snapshot->completed() + 1, snapshot->running - 1, stop);
        {
            const Lanes::Hold hold(lanes);
            QCOMPARE(lanes.running().size(), std::size_t(11));
        }
        QVERIFY(qAbs(busy() - recorded()) < recorded() * 0.001);
    }

    void lanesHoldAllWhenItIsOver()
    {
        using namespace parallel::journal;
        JournalMaker maker(path("burst.journal"));
        maker.header().flags = Recorded;
        std::vector<quint32> slots;
        TaskRecord task = {};
        task.queued = 1;
        task.state = quint8(RecordState::Queued);
        for (quint32 i = 0; i < 40 * Journal::slotsPerChunk; ++i)
            slots.push_back(maker.addTask(task));
        maker.pool().called = slots.size();
        const auto job = Job::open(path("burst.journal"), nullptr);
        QVERIFY(job);
        QTRY_VERIFY(!job->isReading() && job->snapshot()->complete);

        // All of them run and end, quicker than one looks, and so does the process.
        for (std::size_t i = 0; i < slots.size(); ++i) {
            TaskRecord &at = maker.task(slots[i]);
            at.started = Time(i * 100 + 2);
            at.finished = Time(i * 100 + 90);
            at.worker = quint16(i % 8 + 1);
            at.state = quint8(RecordState::Succeeded);
        }
        maker.pool().started = maker.pool().succeeded = slots.size();
        maker.close(qint64(slots.size()) * 100);
        QTRY_VERIFY(job->isOver() && job->snapshot()->complete);
        const auto begun = [&] {
            const Lanes::Hold hold(job->lanes());
            const auto &blocks = job->lanes().blocks();
            return std::count_if(blocks.begin(), blocks.end(), [](const auto &b) { return b.end >= 0; });
        };
        const auto expected = qsizetype((slots.size() + Lanes::blockSlots - 1) / Lanes::blockSlots);
        QTRY_VERIFY(begun() >= expected);
    }

    void densityKeepsEveryNanosecond_data()
    {
        QTest::addColumn<int>("lanes");
        QTest::addColumn<qint64>("end");
        QTest::newRow("nothing is expected") << 0 << qint64(0);
        QTest::newRow("what comes") << 7 << qint64(200'000) * 700'000;
        QTest::newRow("less than comes") << 2 << qint64(1'000'000);
        QTest::newRow("more than ever comes") << 65'536 << (qint64(1) << 60);
    }
    void densityKeepsEveryNanosecond()
    {
        QFETCH(const int, lanes);
        QFETCH(const qint64, end);
        Density density;
        density.expect(lanes, end);
        const int expected = density.shift();
        double sum = 0;
        for (int i = 0; i < 200'000; ++i) {
            const qint64 begin = qint64(i) * 700'000;
            density.add(i % 7, begin, begin + 350'000 + i % 1000, i % 3, i % 100 == 0 ? 4 : 3);
            sum += 350'000 + i % 1000;
        }
        if (lanes >= 7) // slices are as coarse from the beginning as they must be
            QCOMPARE(density.shift(), expected);
        else
            QVERIFY(density.shift() > expected);
        for (int level = 0; level < Density::levels; ++level) {
            double kept = 0;
            bool failed = false;
            std::size_t cells = 0;
            for (int lane = 0; lane < density.laneCount(); ++lane) {
                cells += density.cells(lane, level).size();
                for (const Density::Cell &cell : density.cells(lane, level)) {
                    kept += double(cell.busy);
                    failed = failed || cell.states & (1 << 4);
                }
            }
            QVERIFY2(qAbs(kept - sum) < sum * 0.01, qPrintable(QString::number(kept / sum)));
            QVERIFY(failed);
            QVERIFY(cells <= Density::maxCells * 2);
        }
    }

    void timeWindowStaysWithinTheJob()
    {
        TimeWindow window;
        window.setEnd(1e9);
        QVERIFY(window.showsAll());
        window.zoom(0.1, 5e8);
        QCOMPARE(window.from(), 4.5e8);
        QCOMPARE(window.to(), 5.5e8);
        window.pan(-1e12);
        QCOMPARE(window.from(), 0.0);
        window.setEnd(2e9); // the job goes on; we look at its beginning
        QCOMPARE(window.from(), 0.0);
        window.pan(1e12);
        window.setEnd(3e9); // and now along with its end
        QCOMPARE(window.to(), 3e9);
        window.setFrozen(true);
        window.setEnd(4e9);
        QCOMPARE(window.to(), 3e9);
        window.setFrozen(false);
        QCOMPARE(window.to(), 4e9);
        window.zoom(1e-12, 3.9e9);
        QCOMPARE(window.length(), TimeWindow::shortest);
    }

    void marksAreRoundMoments()
    {
        const QDateTime start(QDate(2026, 11, 22), QTime(3, 12, 4, 300));
        const TimeScale seconds = timeScale(start, 0, 20e9, 1000, 100);
        QCOMPARE(seconds.step, 2'000'000'000);
        QCOMPARE(seconds.marks.first().label, QStringLiteral("03:12:06"));
        const TimeScale fine = timeScale(start, 700e6, 720e6, 1000, 100);
        QCOMPARE(fine.step, 2'000'000);
        QCOMPARE(fine.base, QStringLiteral("03:12:05"));
        QCOMPARE(fine.marks.first().label, QStringLiteral("+0 ms"));
        const TimeScale half = timeScale(start, 700e6, 8e9, 2000, 100);
        QCOMPARE(half.step, 500'000'000);
        QCOMPARE(half.base, QStringLiteral("03:12:05"));
        QCOMPARE(half.marks[0].label, QStringLiteral("+0.0 s"));
        QCOMPARE(half.marks[3].label, QStringLiteral("+1.5 s"));
    }

    /// A nightly job runs past midnight.
    void anotherDayIsNamed()
    {
        const QDateTime start(QDate(2026, 11, 22), QTime(23, 40));
        const TimeScale night = timeScale(start, 0, 3600e9, 1000, 100);
        QStringList labels;
        for (const TimeMark &mark : night.marks)
            labels << mark.label;
        QCOMPARE(labels.mid(0, 6), QStringList({"23:40", "23:50", "23 Nov", "00:10", "00:20", "00:30"}));
        QVERIFY(night.base.isEmpty());
        QCOMPARE(timeScale(start, 1800e9, 3600e9, 1000, 100).base, QStringLiteral("23 Nov"));

        constexpr qint64 minute = 60'000'000'000;
        QCOMPARE(rangeText(start, 0, minute), QStringLiteral("23:40:00 – 23:41:00"));
        QCOMPARE(rangeText(start, 0, 30 * minute), QStringLiteral("23:40:00 – 23 Nov 00:10:00"));
        QCOMPARE(rangeText(start, 30 * minute, 40 * minute), QStringLiteral("23 Nov 00:10:00 – 00:20:00"));
    }

    void marksTellTheTimeAfterTheClockWasChanged()
    {
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3");
        ::tzset();
        for (const QDate &night : {QDate(2026, 3, 29), QDate(2026, 10, 25)}) {
            const QDateTime start(night, QTime(0, 30));
            const TimeScale hours = timeScale(start, 0, 8 * 3600e9, 1000, 100);
            QVERIFY(hours.marks.size() >= 6);
            for (const TimeMark &mark : hours.marks) {
                const QDateTime at = start.addMSecs(mark.time / 1'000'000);
                QCOMPARE(mark.label, at.toString(QStringLiteral("HH:mm")));
            }
            const TimeScale fine = timeScale(start, 6 * 3600e9 + 700e6, 6 * 3600e9 + 720e6, 1000, 100);
            QCOMPARE(fine.base, start.addSecs(6 * 3600).toString(QStringLiteral("HH:mm:ss")));
        }
        before.isNull() ? qunsetenv("TZ") : qputenv("TZ", before);
        ::tzset();
    }
};

QTEST_MAIN(tst_timelinemodels)
#include "tst_timelinemodels.moc"
