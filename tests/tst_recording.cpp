// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What a job leaves in its journal: each case is a process of its own, and the
/// test reads what it wrote, while it runs, after it ended, or after it was killed.

#include "support/filelock.h"
#include "support/journalfolder.h"
#include "support/smalljob.h"
#include "support/testprogram.h"
#include "support/thorough.h"

#include <libparallel/journal.h>
#include <libparallel/parallel.h>

#include <QtCore/qdir.h>
#include <QtCore/qelapsedtimer.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qmap.h>
#include <QtCore/qprocess.h>
#include <QtCore/qrandom.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <atomic>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using parallel::Journal;

namespace {

constexpr int ledgerSize = 20'000'000;

/// Tasks without end. Each notes in a file of its own, shared with the test, that
/// it was started (1) and has ended (2).
QString busyJob()
{
    QFile ledger(qEnvironmentVariable("TEST_LEDGER"));
    if (!ledger.open(QIODevice::ReadWrite) || !ledger.resize(ledgerSize))
        return QStringLiteral("no ledger");
    auto *const notes = reinterpret_cast<std::atomic<char> *>(ledger.map(0, ledgerSize));
    const auto note = parallel::task("note", [notes](int i) {
        notes[i].store(1);
        notes[i].store(2);
    });
    const auto threads = parallel::threads({.workers = 8, .queueLimit = 1000});
    for (int i = 0; i < ledgerSize; ++i)
        note(i);
    return QString();
}

/// A task forks; the child tells what is not the parent's.
QString forkingJob()
{
    const QString file = qEnvironmentVariable("PARALLEL_RECORD");
    int status = -1;
    {
        const auto threads = parallel::threads(1);
        const auto fork = parallel::task("fork", [&status] {
            parallel::thisTask::setProgress(1, 4);
            const pid_t child = ::fork();
            if (child == 0) {
                parallel::thisTask::setProgress(3, 4);
                ::_exit(0);
            }
            ::waitpid(child, &status, 0);
        });
        fork();
    }
    if (status != 0)
        return QStringLiteral("the child has ended with %1").arg(status);
    Journal journal;
    if (!journal.open(file))
        return journal.errorString();
    QString wrong = QStringLiteral("no task is recorded");
    journal.forEach([&](const Journal::Record &task) {
        wrong = task.progress == 2500 ? QString() : QStringLiteral("%1 of 10,000").arg(task.progress);
    });
    return wrong;
}

/// Others record to the file that is asked for, and to the one that would be taken
/// instead, by a process of our number in another container.
QString crowdedJob()
{
    const QString file = qEnvironmentVariable("PARALLEL_RECORD");
    const QFileInfo wanted(file);
    const QString second =
        wanted.dir().filePath(QStringLiteral("%1-%2.journal").arg(wanted.completeBaseName()).arg(::getpid()));
    for (const QString &taken : {file, second}) {
        const int opened = ::open(qPrintable(taken), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (opened < 0 || ::write(opened, "theirs", 6) != 6 || !holdJournalLock(opened))
            return QStringLiteral("%1 could not be locked").arg(taken);
    }
    smallJob();
    for (const QString &taken : {file, second}) {
        QFile theirs(taken);
        if (!theirs.open(QIODevice::ReadOnly) || theirs.readAll() != "theirs")
            return QStringLiteral("%1 was replaced").arg(taken);
    }
    const int files = int(wanted.dir().entryList({QStringLiteral("*.journal")}, QDir::Files).size());
    return files == 3 ? QString() : QStringLiteral("%1 files").arg(files);
}

QString serialMap()
{
    const auto threads = parallel::threads(2);
    parallel::map(parallel::task("square", [](int i) { return i * i; }), QList<int>{1, 2, 3});
    return QString();
}

QString allOutcomes()
{
    parallel::Options options{
        .workers = 4, .onFailure = parallel::OnFailure::Continue, .name = QStringLiteral("nightly")};
    const auto leaf = parallel::task("leaf", [](int) {}); // before the scope, which ends first
    try {
        const auto threads = parallel::threads(options);
        const auto parent = parallel::task("parent", [&leaf](const QString &) {
            parallel::thisTask::setProgress(1, 4);
            parallel::thisTask::setText(QStringLiteral("half way"));
            const auto group = parallel::group();
            leaf(1);
            leaf(2);
        });
        parent(QStringLiteral("orders"));
        parallel::task("bad", [](int) { throw std::invalid_argument("no such table"); })(7);
        parallel::task("gone", [] { throw parallel::CancelledError("enough"); })();
        const auto labelled =
            parallel::task("labelled", [](std::pair<int, int>) {}).label([](const std::pair<int, int> &p) {
                return QStringLiteral("%1 to %2").arg(p.first).arg(p.second);
            });
        labelled(std::pair(3, 4));
        parallel::map(parallel::task("square", [](int i) { return i * i; }), QList<int>{1, 2, 3, 4, 5});
    } catch (const parallel::TaskFailures &) {
    }
    return QString();
}

/// Tasks that wait until they are asked to stop.
QString patientJob()
{
    try {
        const auto threads = parallel::threads({.workers = 2, .name = QStringLiteral("patient")});
        const auto wait = parallel::task("wait", [](const std::stop_token &token, int) {
            std::mutex mutex;
            std::condition_variable_any wake;
            std::unique_lock lock(mutex);
            wake.wait(lock, token, [] { return false; });
        });
        for (int i = 0; i < 10; ++i)
            wait(i);
    } catch (const parallel::CancelledError &) {
        return QString();
    }
    return QStringLiteral("it was not told that it was cancelled");
}

} // namespace

class tst_Recording : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QString path(const char *name) const { return m_dir.filePath(QLatin1String(name)); }

private Q_SLOTS:
    void everyOutcomeIsRecorded()
    {
        const QString file = path("outcomes.journal");
        QCOMPARE(runChild("allOutcomes", {QStringLiteral("PARALLEL_RECORD=") + file}), QString());
        Journal journal;
        QVERIFY2(journal.open(file), qPrintable(journal.errorString()));
        QCOMPARE(journal.state(), Journal::State::Finished);
        QCOMPARE(journal.pools().size(), 1);
        const Journal::Pool pool = journal.pools().first();
        QCOMPARE(pool.name, QStringLiteral("nightly"));
        QCOMPARE(pool.succeeded, quint64(9)); // parent, two leaves, labelled, five squares
        QCOMPARE(pool.failed, quint64(1));
        QCOMPARE(pool.cancelled, quint64(1));
        QMultiMap<QString, Journal::Record> tasks;
        journal.forEach([&](const Journal::Record &task) { tasks.insert(journal.name(task), task); });
        const Journal::Record parent = tasks.value(QStringLiteral("parent"));
        QCOMPARE(journal.arguments(parent), QStringLiteral("orders"));
        QCOMPARE(journal.progressText(parent), QStringLiteral("half way"));
        QCOMPARE(int(parent.progress), 2500);
        QCOMPARE(tasks.count(QStringLiteral("leaf")), 2);
        for (const Journal::Record &leaf : tasks.values(QStringLiteral("leaf"))) {
            QCOMPARE(leaf.parent, parent.id);
            QVERIFY(leaf.group > 0);
            QVERIFY(leaf.queued >= parent.started && leaf.started >= leaf.queued
                    && leaf.finished >= leaf.started);
            QVERIFY(leaf.finished <= parent.finished);
            QVERIFY(leaf.worker >= 1);
        }
        const Journal::Record bad = tasks.value(QStringLiteral("bad"));
        QCOMPARE(bad.state, Journal::TaskState::Failed);
        QCOMPARE(journal.arguments(bad), QStringLiteral("7"));
        QCOMPARE(journal.errorType(bad), QStringLiteral("std::invalid_argument"));
        QCOMPARE(journal.error(bad), QStringLiteral("no such table"));
        QCOMPARE(tasks.value(QStringLiteral("gone")).state, Journal::TaskState::Cancelled);
        QCOMPARE(journal.arguments(tasks.value(QStringLiteral("labelled"))), QStringLiteral("3 to 4"));
        int elements = 0;
        for (const Journal::Record &task : tasks.values(QStringLiteral("square")))
            elements += task.elements;
        QCOMPARE(elements, 5);
    }

    void serialRunsAreRecordedToo()
    {
        const QString file = path("serial.journal");
        QCOMPARE(runChild("smallJob",
                          {QStringLiteral("PARALLEL_RECORD=") + file, QStringLiteral("PARALLEL_ENABLED=0")}),
                 QString());
        Journal journal;
        QVERIFY2(journal.open(file), qPrintable(journal.errorString()));
        quint64 succeeded = 0;
        journal.forEach([&](const Journal::Record &task) {
            succeeded += task.state == Journal::TaskState::Succeeded && task.worker == 0;
        });
        QCOMPARE(succeeded, quint64(100'000));
        QVERIFY(journal.pools().first().serial);
    }

    void serialMapsAreRecordedToo()
    {
        const QString file = path("serialmap.journal");
        QCOMPARE(runChild("serialMap",
                          {QStringLiteral("PARALLEL_RECORD=") + file, QStringLiteral("PARALLEL_ENABLED=0")}),
                 QString());
        Journal journal;
        QVERIFY2(journal.open(file), qPrintable(journal.errorString()));
        QStringList arguments;
        journal.forEach([&](const Journal::Record &task) {
            if (task.state == Journal::TaskState::Succeeded)
                arguments.append(journal.name(task) + journal.arguments(task));
        });
        QCOMPARE(arguments, (QStringList{"square1", "square2", "square3"}));
        QCOMPARE(journal.pools().first().succeeded, quint64(3));
    }

    void noOthersFileIsReplaced()
    {
        QDir(m_dir.path()).mkpath(QStringLiteral("crowded"));
        const QString file = path("crowded/night.journal");
        QCOMPARE(runChild("crowdedJob", {QStringLiteral("PARALLEL_RECORD=") + file}), QString());
    }

    void killedAtAnyMoment()
    {
        const int times = testRounds(20);
        QRandomGenerator random(testSeed());
        for (int round = 0; round < times; ++round) {
            const QString file = path("killed.journal");
            const QString ledgerFile = path("ledger");
            QFile::remove(file);
            QFile::remove(ledgerFile);
            QProcess process;
            startChild(
                process, "busyJob",
                {QStringLiteral("PARALLEL_RECORD=") + file, QStringLiteral("TEST_LEDGER=") + ledgerFile});
            QTRY_VERIFY(QFile::exists(file));
            // A moment of no importance, at random: there is nothing to wait for.
            std::this_thread::sleep_for(std::chrono::microseconds(random.bounded(40'000)));
            ::kill(pid_t(process.processId()), SIGKILL);
            QVERIFY(process.waitForFinished(hangMs));

            Journal journal;
            QVERIFY2(journal.open(file), qPrintable(journal.errorString()));
            QCOMPARE(journal.state(), Journal::State::Died);
            QFile ledger(ledgerFile);
            QVERIFY(ledger.open(QIODevice::ReadOnly));
            const uchar *const notes = ledger.map(0, ledgerSize);
            QVERIFY(notes);
            int endedUnrecorded = 0;
            QString wrong;
            std::vector<char> seen(ledgerSize, 0);
            journal.forEach([&](const Journal::Record &task) {
                const int i = journal.arguments(task).toInt();
                seen[std::size_t(i)] = 1;
                if (task.state == Journal::TaskState::Succeeded && notes[i] != 2)
                    wrong = QStringLiteral("task %1 is recorded as finished, and was not").arg(i);
                if (task.state == Journal::TaskState::Queued && notes[i] != 0)
                    wrong = QStringLiteral("task %1 is recorded as queued, and had run").arg(i);
                endedUnrecorded += notes[i] == 2 && !task.isCompleted();
            });
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
            for (int i = 0; i < ledgerSize && notes[i] != 0; ++i)
                QVERIFY2(seen[std::size_t(i)],
                         qPrintable(QStringLiteral("task %1 ran and is not recorded").arg(i)));
            QVERIFY2(
                endedUnrecorded <= 8,
                qPrintable(QStringLiteral("%1 finished tasks are not recorded so").arg(endedUnrecorded)));
        }
        tell({"inputs", QStringLiteral("journals of jobs that were killed"), times});
    }

    void aForkedChildWritesNothing()
    {
        const QString file = path("fork.journal");
        QCOMPARE(runChild("forkingJob", {QStringLiteral("PARALLEL_RECORD=") + file}), QString());
    }

    void aMonitorControlsTheJob()
    {
        const JournalFolder runtime(m_dir);
        QProcess process;
        startChild(process, "patientJob", {runtime.variable()});
        QTRY_VERIFY(!runtime.journal().isEmpty());
        Journal journal;
        QVERIFY2(journal.open(runtime.journal()), qPrintable(journal.errorString()));
        const auto pool = [&] {
            journal.refresh();
            return journal.pools().value(0);
        };
        QTRY_COMPARE(pool().running, quint64(2));
        const int slot = pool().slot;
        QVERIFY(journal.setWorkers(slot, 5));
        QTRY_COMPARE(pool().running, quint64(5));
        QVERIFY(journal.pause(slot));
        QTRY_VERIFY(pool().paused);
        Journal::Record running;
        journal.forEach([&](const Journal::Record &task) {
            if (task.state == Journal::TaskState::Running)
                running = task;
        });
        QVERIFY(journal.cancel(running.slot, running.id));
        QVERIFY(journal.record(running.slot).cancelRequested);
        QTRY_COMPARE(pool().running, quint64(4));
        QCOMPARE(pool().queued, quint64(5));
        QVERIFY(journal.resume(slot));
        QTRY_COMPARE(pool().running, quint64(5));
        QVERIFY(journal.cancelAll(slot));
        QVERIFY(process.waitForFinished(hangMs));
        QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()), QString());
        QCOMPARE(process.exitCode(), 0);
    }

    void readOnlyRefusesControl()
    {
        const JournalFolder runtime(m_dir);
        QProcess process;
        startChild(process, "patientJob", {runtime.variable(), QStringLiteral("PARALLEL_MONITOR=readonly")});
        QTRY_VERIFY(!runtime.journal().isEmpty());
        Journal journal;
        QVERIFY2(journal.open(runtime.journal()), qPrintable(journal.errorString()));
        QTRY_COMPARE((journal.refresh(), journal.pools().value(0).running), quint64(2));
        QVERIFY(!journal.cancelAll(journal.pools().first().slot));
        QVERIFY(!journal.controlError().isEmpty());
        process.kill();
        QVERIFY(process.waitForFinished(hangMs));
    }
};

PARALLEL_TEST_MAIN(tst_Recording, {"busyJob", &busyJob}, {"allOutcomes", &allOutcomes},
                   {"patientJob", &patientJob}, {"smallJob", &smallJob}, {"forkingJob", &forkingJob},
                   {"crowdedJob", &crowdedJob}, {"serialMap", &serialMap})
#include "tst_recording.moc"
