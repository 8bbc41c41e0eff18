// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What the journal says of calls that wait before the queue and are tried again, and what a
/// monitor may ask of them.

#include "support/journalfolder.h"
#include "support/testprogram.h"

#include <libparallel/journal.h>
#include <libparallel/parallel.h>

#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>

#include <stdexcept>
#include <thread>

using parallel::Journal;
using namespace std::chrono_literals;

namespace {

/// Calls that wait for all that there is to wait for, until the monitor cancels them.
QString waitingJob()
try {
    const auto fails = parallel::task("fails", [] {
                           parallel::thisTask::setText(QStringLiteral("tried"));
                           throw std::runtime_error("no answer");
                       }).retry({.attempts = 5, .firstDelay = 1h, .maxDelay = 1h, .jitter = 0});
    const auto later = parallel::task("later", [] {}).delay(1h);
    const auto patient = parallel::task("patient", [](const std::stop_token &stop) {
                             while (!stop.stop_requested())
                                 std::this_thread::yield();
                         }).limit(1);
    const auto seldom = parallel::task("seldom", [] {}).rate(1, 1h);
    const auto twice = parallel::task("twice", [] {
                           if (parallel::thisTask::attempt() < 3)
                               throw std::runtime_error("not yet");
                       }).retry({.attempts = 3, .firstDelay = 0ms});
    const auto threads = parallel::threads(2);
    fails();
    later();
    patient();
    patient();
    seldom();
    seldom();
    twice();
    return QString();
} catch (const parallel::CancelledError &) {
    return QString();
}

} // namespace

class tst_RecordedAttempts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatATaskWaitsForIsInTheJournal()
    {
        const QTemporaryDir dir;
        const JournalFolder runtime(dir);
        QProcess process;
        startChild(process, "waitingJob", {runtime.variable()});
        QTRY_VERIFY(!runtime.journal().isEmpty());
        Journal journal;
        QVERIFY2(journal.open(runtime.journal()), qPrintable(journal.errorString()));

        QMap<QString, QList<Journal::Record>> tasks;
        const auto look = [&] {
            journal.refresh();
            tasks.clear();
            journal.forEach([&](const Journal::Record &task) { tasks[journal.name(task)].append(task); });
            const auto waits = [&](const char *name, Journal::Wait wait) {
                int count = 0;
                for (const Journal::Record &task : tasks[QLatin1String(name)])
                    count += task.wait == wait;
                return count;
            };
            return waits("fails", Journal::Wait::Retry) == 1 && waits("later", Journal::Wait::Delay) == 1
                   && waits("patient", Journal::Wait::Limit) == 1 && waits("seldom", Journal::Wait::Rate) == 1
                   && tasks[QStringLiteral("twice")].size() == 1
                   && tasks[QStringLiteral("twice")].first().state == Journal::TaskState::Succeeded;
        };
        QTRY_VERIFY(look());
        constexpr qint64 hour = 3'600'000'000'000;
        const Journal::Record fails = tasks[QStringLiteral("fails")].first();
        QCOMPARE(fails.state, Journal::TaskState::Queued);
        QCOMPARE(fails.attempt, 1);
        QCOMPARE(fails.attempts, 5);
        QCOMPARE(fails.started, -1);
        QVERIFY(fails.waitsUntil > fails.queued + hour && fails.waitsUntil < journal.now() + hour);
        QCOMPARE(journal.error(fails), QStringLiteral("no answer"));
        QCOMPARE(journal.progressText(fails), QStringLiteral("tried"));
        const Journal::Record later = tasks[QStringLiteral("later")].first();
        QVERIFY(later.waitsUntil >= later.queued + hour && later.waitsUntil < journal.now() + hour);
        for (const Journal::Record &task : tasks[QStringLiteral("patient")])
            QCOMPARE(task.waitsUntil, -1);
        const Journal::Record twice = tasks[QStringLiteral("twice")].first();
        QCOMPARE(twice.attempt, 3);
        QCOMPARE(twice.parent, 0u);

        // The counts of the pool add up too.
        const auto pool = [&] {
            journal.refresh();
            return journal.pools().first();
        };
        QTRY_COMPARE(pool().succeeded, 2u);
        QTRY_COMPARE(pool().retried, 3u);
        QTRY_COMPARE(pool().queued, 4u);
        QCOMPARE(pool().running, 1u);
        QCOMPARE(pool().called, 7u);

        // One that waits can be cancelled by itself; and then all.
        QVERIFY(journal.cancel(fails.slot, fails.id));
        QTRY_COMPARE(journal.record(fails.slot).state, Journal::TaskState::Cancelled);
        QVERIFY(journal.cancelAll(0));
        QVERIFY(process.waitForFinished(hangMs));
        QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()), QString());
        QCOMPARE(process.exitCode(), 0);
    }
};

PARALLEL_TEST_MAIN(tst_RecordedAttempts, {"waitingJob", &waitingJob})
#include "tst_recordedattempts.moc"
