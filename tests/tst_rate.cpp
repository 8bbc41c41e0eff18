// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// How many tasks end in a time, and how long the rest takes.

#include "reader/gatherer.h"
#include "reader/rate.h"

#include <QtTest/qtest.h>

using namespace monitor;
using parallel::Journal;

class TestRate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rateOfTasksThatTakeLong();
    void rateAfterAQuickPhase();
};

static Snapshot ofOpenPool()
{
    Snapshot snapshot;
    snapshot.state = Journal::State::Running;
    snapshot.pools.resize(1);
    snapshot.pools[0].open = true;
    snapshot.pools[0].opened = 0;
    return snapshot;
}

/// 12 workers, and each task takes ten minutes: one ends every 50 s, and the rate must
/// not forget it until the next one does.
void TestRate::rateOfTasksThatTakeLong()
{
    constexpr qint64 second = 1'000'000'000;
    Rate rate;
    Snapshot snapshot = ofOpenPool();
    for (int now = 1; now <= 6000; ++now) {
        const quint64 done = quint64(now) / 50;
        snapshot.now = now * second;
        snapshot.pools[0].succeeded = snapshot.succeeded = done;
        snapshot.queued = 300 - done;
        rate.add(snapshot);
        snapshot.rate = rate.value();
        if (now >= 1000)
            QVERIFY2(snapshot.rate > 0.5 / 50 && snapshot.rate < 2.0 / 50,
                     qPrintable(QString::number(snapshot.rate)));
    }
    const double left = 180 * 50;
    const double eta = double(Rate::eta(snapshot)) / double(second);
    QVERIFY2(eta > left / 2 && eta < left * 2, qPrintable(QString::number(eta)));
}

/// 20,000 empty tasks in 2 s, then 8 a second: what is left takes as long as these do.
void TestRate::rateAfterAQuickPhase()
{
    constexpr qint64 second = 1'000'000'000;
    Snapshot snapshot = ofOpenPool();
    snapshot.workers = 4;
    const auto isRight = [&](Rate &rate) {
        rate.add(snapshot);
        snapshot.rate = rate.value();
        return snapshot.rate > 5 && snapshot.rate < 12 && Rate::eta(snapshot) > second;
    };
    Rate live;
    Timeplot ends;
    for (int tenth = 1; tenth <= 70; ++tenth) {
        const quint64 before = snapshot.succeeded;
        snapshot.now = tenth * second / 10;
        snapshot.succeeded += tenth <= 20 ? 1000 : (tenth % 5 == 0 ? 4 : 0);
        snapshot.pools[0].succeeded = snapshot.succeeded;
        snapshot.queued = 156 + 20000 - snapshot.succeeded + 4;
        snapshot.running = 4;
        ends.add(Timeplot::Succeeded, snapshot.now - 1, qint64(snapshot.succeeded - before));
        snapshot.plot = ends.plot(snapshot.now);
        snapshot.complete = true;
        const bool right = isRight(live);
        if (tenth < 35)
            continue;
        QVERIFY2(right, qPrintable(QString::number(snapshot.rate)));
        Rate once;
        QVERIFY2(isRight(once), qPrintable(QString::number(snapshot.rate)));
    }
    snapshot.pools[0].paused = true;
    QVERIFY(!isRight(live) && snapshot.rate < 0 && Rate::eta(snapshot) < 0);
}

QTEST_GUILESS_MAIN(TestRate)
#include "tst_rate.moc"
