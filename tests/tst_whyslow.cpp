// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Why a run took as long as it did, and what it would have taken otherwise: against schedules
/// whose answers are known.

#include "journalmaker.h"

#include "analysis/criticalpath.h"
#include "analysis/whatif.h"
#include "analysis/workertime.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qhash.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <functional>
#include <queue>
#include <random>

using namespace monitor;
using namespace parallel::journal;
using parallel::Journal;

namespace {

constexpr double second = 1e9;

/// Writes what ran when, in seconds.
class Schedule
{
public:
    Schedule(const QString &path, int workers) : m_path(path), m_maker(path)
    {
        m_maker.pool().workers = quint32(workers);
    }

    quint64 add(const QByteArray &name, int worker, double queued, double started, double finished,
                quint64 parent = 0, quint32 group = 0)
    {
        TaskRecord task = record(RecordState::Succeeded);
        task.id = ++m_id;
        task.parent = parent;
        task.group = group;
        TextRef &text = m_names[name];
        if (text == 0)
            text = m_maker.addText(TextKind::Name, name);
        task.name = text;
        task.worker = quint16(worker);
        task.queued = Time(queued * second) + 1;
        task.started = Time(started * second) + 1;
        task.finished = Time(finished * second) + 1;
        m_maker.addTask(task);
        m_end = std::max(m_end, finished);
        return m_id;
    }

    Calls calls(double end = 0)
    {
        m_maker.close(qint64(std::max(end, m_end) * second));
        Journal journal;
        if (!journal.open(m_path))
            qFatal("cannot be opened");
        Work work;
        return Calls::of(journal, work);
    }

private:
    const QString m_path;
    JournalMaker m_maker;
    QHash<QByteArray, TextRef> m_names;
    quint64 m_id = 0;
    double m_end = 0;
};

double secondsOf(qint64 nanoseconds)
{
    return double(nanoseconds) / second;
}

/// "C 5.0, A 10.0": the path from its end.
QString text(const Calls &calls, const std::vector<PathStep> &path)
{
    QStringList parts;
    for (const PathStep &step : path) {
        const QString what =
            step.kind == PathStep::Program
                ? QStringLiteral("program")
                : QString::fromUtf8(calls.names[calls.all[step.call].name])
                      + (step.kind == PathStep::HeldBack ? QStringLiteral(" held back") : QString());
        parts << QStringLiteral("%1 %2").arg(what).arg(secondsOf(step.length()), 0, 'f', 1);
    }
    return parts.join(QStringLiteral(", "));
}

/// A program of stages, each of which calls all of its tasks at once, on so many workers:
/// worked out the plain way. Returns how long it takes.
double runPlain(const std::vector<std::vector<double>> &stages, double between, int workers,
                const std::function<void(int worker, double queued, double started, double finished)> &ran)
{
    double now = 0;
    for (const std::vector<double> &stage : stages) {
        std::priority_queue<std::pair<double, int>, std::vector<std::pair<double, int>>, std::greater<>> free;
        for (int worker = 1; worker <= workers; ++worker)
            free.push({now, worker});
        double last = now;
        for (const double length : stage) {
            const auto [at, worker] = free.top();
            free.pop();
            if (ran)
                ran(worker, now, at, at + length);
            free.push({at + length, worker});
            last = std::max(last, at + length);
        }
        now = last + between;
    }
    return now - between;
}

} // namespace

class TestWhySlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalCalls()
    {
        Schedule schedule(file(), 2);
        for (int i = 0; i < 10; ++i)
            schedule.add("load", i % 2 + 1, 0, i / 2, i / 2 + 1);
        const Calls calls = schedule.calls();
        for (const auto &[workers, takes] : {std::pair(1, 10.0), {2, 5.0}, {5, 2.0}, {10, 1.0}, {50, 1.0}})
            QCOMPARE(secondsOf(estimate(calls, {.workers = workers}, Work())), takes);
        const WorkerTime time = workerTimeOf(calls);
        QCOMPARE(time.running, 10 * second);
        QCOMPARE(time.all(), 10 * second);
        QCOMPARE(text(calls, criticalPath(calls)),
                 QStringLiteral("load 1.0, load 1.0, load 1.0, load 1.0, load 1.0"));
    }

    void stages()
    {
        Schedule schedule(file(), 2);
        schedule.add("A", 1, 0, 0, 10);
        schedule.add("B", 1, 12, 12, 17); // two seconds after the barrier
        schedule.add("C", 2, 12, 12, 21);
        const Calls calls = schedule.calls(22);
        QCOMPARE(text(calls, criticalPath(calls)), QStringLiteral("program 1.0, C 9.0, program 2.0, A 10.0"));
        QCOMPARE(secondsOf(estimate(calls, {.workers = 1}, Work())), 27.0); // 10, 2, 5 + 9, 1
        QCOMPARE(secondsOf(estimate(calls, {.workers = 8}, Work())), 22.0);
        const std::vector<PathShare> shares = pathShares(calls, criticalPath(calls));
        QCOMPARE(shares.size(), std::size_t(2));
        QCOMPARE(calls.names[shares[0].name], QByteArray("A"));
        QCOMPARE(shares[0].time, 10 * second);
        const WorkerTime time = workerTimeOf(calls);
        QCOMPARE(time.running, 24 * second);
        QCOMPARE(time.idle, 20 * second); // of 44: one worker for 10, both for 3, one for 4
        QCOMPARE(time.heldBack, 0.0);
    }

    /// A task that waits for a group gives its place away.
    void groups()
    {
        Schedule schedule(file(), 2);
        const quint64 parent = schedule.add("parent", 1, 0, 0, 6);
        schedule.add("child", 2, 1, 1, 3, parent, 1);
        schedule.add("child", 3, 1, 1, 3, parent, 1);
        schedule.add("child", 2, 1, 3, 5, parent, 1);
        schedule.add("child", 3, 1, 3, 5, parent, 1);
        const Calls calls = schedule.calls();
        QCOMPARE(calls.waits.size(), std::size_t(1));
        QCOMPARE(secondsOf(calls.workOf(0)), 2.0);
        QCOMPARE(secondsOf(estimate(calls, {.workers = 1}, Work())), 10.0);
        QCOMPARE(secondsOf(estimate(calls, {.workers = 2}, Work())), 6.0);
        QCOMPARE(secondsOf(estimate(calls, {.workers = 4}, Work())), 4.0);
        QCOMPARE(text(calls, criticalPath(calls)),
                 QStringLiteral("parent 1.0, child 2.0, child 2.0, parent 1.0"));
        const WorkerTime time = workerTimeOf(calls);
        QCOMPARE(time.running, 10 * second);
        QCOMPARE(time.groups, 0.0); // its place was taken
        QCOMPARE(time.idle, 2 * second);
    }

    void waitingForAGroupAndNothingElse()
    {
        Schedule schedule(file(), 2);
        const quint64 parent = schedule.add("parent", 1, 0, 0, 6);
        schedule.add("child", 2, 1, 1, 5, parent, 1);
        const WorkerTime time = workerTimeOf(schedule.calls());
        QCOMPARE(time.running, 6 * second);
        QCOMPARE(time.groups, 4 * second);
        QCOMPARE(time.idle, 2 * second);
    }

    void heldBack()
    {
        Schedule schedule(file(), 2);
        schedule.add("load", 1, 0, 0, 1);
        schedule.add("load", 1, 0, 3, 4); // a limit of one, and a second apart
        const Calls calls = schedule.calls();
        const WorkerTime time = workerTimeOf(calls);
        QCOMPARE(time.running, 2 * second);
        QCOMPARE(time.heldBack, 5 * second);
        QCOMPARE(time.idle, 1 * second);
        QCOMPARE(text(calls, criticalPath(calls)), QStringLiteral("load 1.0, load held back 2.0, load 1.0"));
    }

    void theTail()
    {
        Schedule schedule(file(), 2);
        schedule.add("short", 1, 0, 0, 1);
        schedule.add("short", 2, 0, 0, 1.5);
        schedule.add("long", 1, 0, 1, 6);
        schedule.add("short", 2, 0, 1.5, 2);
        const Calls calls = schedule.calls();
        const std::vector<Tail> found = tails(calls);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(secondsOf(found[0].from), 1.5);
        QCOMPARE(secondsOf(found[0].to), 6.0);
        QCOMPARE(calls.names[calls.all[found[0].last].name], QByteArray("long"));
        QCOMPARE(found[0].idle, 4 * second);
        QCOMPARE(text(calls, criticalPath(calls)), QStringLiteral("long 5.0, short 1.0"));
        // Without it the two others of its worker and the two of the other remain.
        const auto longName = std::find(calls.names.begin(), calls.names.end(), "long") - calls.names.begin();
        QCOMPARE(secondsOf(estimate(calls, {.workers = 0, .withoutName = int(longName)}, Work())), 1.5);
    }

    /// Two hundred random programs, of which another simulator knows the answers.
    void randomPrograms()
    {
        std::mt19937_64 random(11);
        std::uniform_real_distribution<double> uniform;
        for (int program = 0; program < 200; ++program) {
            std::vector<std::vector<double>> stages(1 + random() % 4);
            for (std::vector<double> &stage : stages) {
                stage.resize(1 + random() % 40);
                for (double &length : stage)
                    length = 0.01 + uniform(random) * uniform(random) * 3;
            }
            const double between = uniform(random) < 0.5 ? 0.25 : 0.001;
            const int workers = int(1 + random() % 8);
            Schedule schedule(file(), workers);
            const double took = runPlain(stages, between, workers,
                                         [&](int worker, double queued, double started, double finished) {
                                             schedule.add("load", worker, queued, started, finished);
                                         });
            const Calls calls = schedule.calls();
            for (const int other : {1, 2, 5, 16, 64}) {
                const double known = runPlain(stages, between, other, {});
                const double estimated = secondsOf(estimate(calls, {.workers = other}, Work()));
                QVERIFY2(std::abs(estimated - known) <= known * 1e-6,
                         qPrintable(QStringLiteral("program %1, %2 instead of %3 workers: %4, not %5")
                                        .arg(program)
                                        .arg(other)
                                        .arg(workers)
                                        .arg(estimated)
                                        .arg(known)));
            }
            // The path fills the whole time.
            const std::vector<PathStep> path = criticalPath(calls);
            qint64 at = calls.end;
            for (const PathStep &step : path) {
                QVERIFY(std::abs(step.to - at) <= 10);
                at = step.from;
            }
            QVERIFY(at <= 10);
            QVERIFY(std::abs(secondsOf(calls.end) - took) < 1e-6);
        }
    }

    void nothingRan()
    {
        Schedule schedule(file(), 2);
        const Calls calls = schedule.calls(3);
        QVERIFY(criticalPath(calls).empty());
        QVERIFY(tails(calls).empty());
        QCOMPARE(secondsOf(estimate(calls, {.workers = 4}, Work())), 3.0);
        QCOMPARE(workerTimeOf(calls).idle, 6 * second);
    }

    void aMillion()
    {
        makeJob(file(), {.tasks = 1'000'000, .workers = 32, .failing = 0, .arguments = false});
        Journal journal;
        QVERIFY(journal.open(file()));
        QElapsedTimer clock;
        clock.start();
        Work work;
        const Calls calls = Calls::of(journal, work);
        qInfo("calls: %lld ms", clock.restart());
        const std::vector<PathStep> path = criticalPath(calls);
        qInfo("path of %zu steps: %lld ms", path.size(), clock.restart());
        const WorkerTime time = workerTimeOf(calls);
        qInfo("worker time: %lld ms", clock.restart());
        const qint64 twice = estimate(calls, {.workers = 64}, work);
        qInfo("estimate: %lld ms", clock.restart());
        QVERIFY(time.running > 0 && !path.empty() && twice > 0);
        work.cancel();
        QCOMPARE(estimate(calls, {.workers = 64}, work), -1);
    }

private:
    QString file() const { return m_folder.filePath(QStringLiteral("run.journal")); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestWhySlow)
#include "tst_whyslow.moc"
