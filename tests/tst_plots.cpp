// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// How a snapshot tells what went on over time: plots, percentages, rates.

#include "reader/gatherer.h"
#include "reader/timeplot.h"
#include "reader/words.h"

#include "journalmaker.h"

#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <cmath>

using namespace monitor;
using namespace parallel::journal;
using parallel::Journal;

class TestPlots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plotsAddUp();
    void plotsGoOnWhileNothingHappens();
    void percentagesNeverGoBack();
    void rateIsOfWhatGoesOn();

private:
    QString path() const { return m_folder.filePath(QStringLiteral("job.journal")); }
    QTemporaryDir m_folder;
};

static bool isNear(double value, double expected, double tolerance)
{
    return std::abs(value - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

void TestPlots::plotsAddUp()
{
    makeJob(path(), {.tasks = 30000, .workers = 12});
    Journal journal;
    QVERIFY(journal.open(path()));
    const SnapshotPtr snapshot = Gatherer::gather(journal);
    double completed = 0;
    double busy = 0; // nanoseconds
    double waiting = 0;
    double ran = 0;
    double waited = 0;
    QVERIFY(snapshot->plot.steps.size() <= Timeplot::maxSteps);
    for (std::size_t i = 0; i < snapshot->plot.steps.size(); ++i) {
        const PlotStep &step = snapshot->plot.steps[i];
        QCOMPARE(step.from, qint64(i) * snapshot->plot.step);
        const double passed = double(std::min(snapshot->plot.step, snapshot->now - step.from));
        completed += step.throughput() * passed / 1e9;
        busy += step.running * passed;
        waiting += step.queued * passed;
        QVERIFY(step.running <= 12.000001);
    }
    journal.forEach([&](const Journal::Record &task) {
        ran += double(task.ran(snapshot->now));
        waited += double(task.waited(snapshot->now));
    });
    QVERIFY(isNear(completed, 30000, 1e-6));
    QVERIFY(isNear(busy, ran, 1e-6));
    QVERIFY(isNear(waiting, waited, 1e-6));
}

void TestPlots::plotsGoOnWhileNothingHappens()
{
    Timeplot plot;
    plot.add(Timeplot::Queued, 0, 3);
    plot.add(Timeplot::Left, 0, 2);
    plot.add(Timeplot::Began, 0, 2);
    for (const qint64 now : {500'000'000LL, 2'000'000'000LL, 600'000'000'000LL}) {
        const Plot drawn = plot.plot(now); // long tasks: nothing has ended yet
        QVERIFY(drawn.steps.size() <= std::size_t(Timeplot::maxSteps));
        QVERIFY(drawn.steps.back().from + drawn.step >= now);
        QVERIFY(drawn.steps.back().from <= now);
        QVERIFY(isNear(drawn.steps.back().running, 2, 1e-6));
        QVERIFY(isNear(drawn.steps.back().queued, 1, 1e-6));
    }
}

void TestPlots::percentagesNeverGoBack()
{
    double before = -1;
    for (int done = 0; done <= 10'000; ++done) {
        const double shown = percent(double(done) / 10'000).section(u' ', 0, 0).toDouble();
        QVERIFY2(shown >= before, qPrintable(QString::number(done)));
        QVERIFY(done == 10'000 || shown < 100);
        before = shown;
    }
    for (int done = 10; done <= 100; ++done)
        QCOMPARE(percent(done / 100.0), QStringLiteral("%1 %").arg(done));
}

void TestPlots::rateIsOfWhatGoesOn()
{
    JournalMaker maker(path());
    const Time second = 1'000'000'000;
    maker.header().startedMonotonic -= qint64(3600 * second); // it has been idle for an hour
    PoolEntry &before = maker.pool(0);
    before.opened = 1;
    before.closed = second;
    before.called = before.started = before.succeeded = 10;
    before.state = 2;
    PoolEntry &now = maker.pool(1);
    now.opened = 3590 * second;
    now.called = 2000;
    now.started = now.succeeded = 1000;
    now.id = 2;
    now.state = 1;
    Journal journal;
    QVERIFY(journal.open(path()));
    const SnapshotPtr snapshot = Gatherer::gather(journal);
    QCOMPARE(snapshot->state, Journal::State::Running);
    QVERIFY2(isNear(snapshot->rate, 100, 0.2), qPrintable(QString::number(snapshot->rate)));
    QVERIFY2(isNear(double(snapshot->eta), 10e9, 0.2), qPrintable(QString::number(snapshot->eta)));
}

QTEST_GUILESS_MAIN(TestPlots)
#include "tst_plots.moc"
