// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What the journals of a job and of its workers say of remote calls.

#include "support/broker.h"
#include "support/clustertasks.h"
#include "support/testprogram.h"
#include "support/workers.h"

#include <libparallel/journal.h>

#include <QtCore/qdir.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <optional>

#include <unistd.h>

using namespace clustertasks;
using parallel::Journal;

namespace {

constexpr int workersOfEach = 3;
constexpr qint64 millisecond = 1'000'000;

const auto each = parallel::task("each", [](int number) {
                      ::usleep(5'000);
                      return number;
                  }).remote();

} // namespace

class ClusterJournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void callsSayWhoRanThemAndHowLong();
    void mapsDoToo();
    void whatRunsElsewhereCountsAsRunning();
    void ofARepeatedCallTheLastWorkerCounts();
    void workersSayWhoseCallsTheyRun();

private:
    QString folder() const { return m_folder.path(); }
    /// This process's journal, or a worker's.
    QString journalOf(qint64 pid) const;
    /// Of the task with these arguments, which were never used before.
    Journal::Record recordOf(const Journal &journal, const QString &arguments) const;
    std::optional<Journal::RemoteWorker> workerOf(const Journal &journal, const Journal::Record &task) const;

    QTemporaryDir m_folder;
    QTemporaryDir m_journals;
    Broker m_broker;
    Workers m_workers;
};

void ClusterJournalTest::initTestCase()
{
    const QString wrong = m_broker.start();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    qputenv("PARALLEL_CLUSTER", m_broker.url().toUtf8());
    qputenv("PARALLEL_RECORD", m_journals.path().toUtf8());
    for (int i = 0; i < 2; ++i)
        m_workers.start("worker", {QStringLiteral("PARALLEL_WORKERS=%1").arg(workersOfEach)});
}

QString ClusterJournalTest::journalOf(qint64 pid) const
{
    const QStringList found =
        QDir(m_journals.path()).entryList({QStringLiteral("*-%1.journal").arg(pid)}, QDir::Files);
    return found.isEmpty() ? QString() : m_journals.filePath(found.first());
}

Journal::Record ClusterJournalTest::recordOf(const Journal &journal, const QString &arguments) const
{
    Journal::Record found;
    journal.forEach([&](const Journal::Record &task) {
        if (journal.arguments(task).endsWith(arguments))
            found = task;
    });
    return found;
}

std::optional<Journal::RemoteWorker> ClusterJournalTest::workerOf(const Journal &journal,
                                                                  const Journal::Record &task) const
{
    for (const Journal::RemoteWorker &worker : journal.remoteWorkers()) {
        if (task.isRemote() && worker.number == task.worker)
            return worker;
    }
    return {};
}

void ClusterJournalTest::callsSayWhoRanThemAndHowLong()
{
    {
        const auto threads = parallel::threads(2);
        for (int i = 0; i < 30; ++i)
            workAgain(folder(), 100 + i, 20);
    }
    Journal journal;
    QVERIFY2(journal.open(journalOf(::getpid())), qPrintable(journal.errorString()));
    QSet<qint64> pids;
    for (int i = 0; i < 30; ++i) {
        const Journal::Record task = recordOf(journal, QStringLiteral(", %1, 20").arg(100 + i));
        QCOMPARE(task.state, Journal::TaskState::Succeeded);
        const auto worker = workerOf(journal, task);
        QVERIFY(worker);
        QVERIFY(m_workers.pids().contains(worker->pid));
        QCOMPARE(worker->host, journal.info().host);
        QVERIFY(worker->worker >= 1 && worker->worker <= workersOfEach);
        QVERIFY(task.started >= task.queued);
        QVERIFY2(task.ran(0) >= 20 * millisecond, qPrintable(QString::number(task.ran(0))));
        pids.insert(worker->pid);
    }
    QVERIFY(!pids.isEmpty());
}

void ClusterJournalTest::mapsDoToo()
{
    {
        const auto threads = parallel::threads(2);
        QList<int> numbers;
        for (int i = 0; i < 20; ++i)
            numbers.append(1000 + i);
        parallel::map(each, numbers);
    }
    Journal journal;
    QVERIFY2(journal.open(journalOf(::getpid())), qPrintable(journal.errorString()));
    int found = 0;
    journal.forEach([&](const Journal::Record &task) {
        if (journal.name(task) != QLatin1String("each"))
            return;
        ++found;
        QVERIFY(workerOf(journal, task));
        QVERIFY(task.ran(0) >= 5 * millisecond);
    });
    QCOMPARE(found, 20);
}

void ClusterJournalTest::whatRunsElsewhereCountsAsRunning()
{
    const auto threads = parallel::threads(2);
    QFuture<int> future = untilStopped(folder());
    Journal journal;
    QVERIFY2(journal.open(journalOf(::getpid())), qPrintable(journal.errorString()));
    const auto pool = [&] {
        journal.refresh();
        return journal.pools().last();
    };
    QTRY_COMPARE(pool().elsewhere, 1u);
    QCOMPARE(pool().running, 1u);
    QCOMPARE(pool().queued, 0u);
    const auto task = [&] {
        Journal::Record found;
        journal.forEach([&](const Journal::Record &any) {
            if (journal.name(any) == QLatin1String("until stopped"))
                found = any;
        });
        return found;
    };
    QCOMPARE(task().state, Journal::TaskState::Running);
    QVERIFY(workerOf(journal, task()));
    future.cancel();
    QTRY_COMPARE(pool().elsewhere, 0u);
    QTRY_COMPARE(pool().running, 0u);
    QTRY_COMPARE(task().state, Journal::TaskState::Cancelled);
    QVERIFY(workerOf(journal, task())); // where it was asked to stop
}

void ClusterJournalTest::ofARepeatedCallTheLastWorkerCounts()
{
    const auto threads = parallel::threads(2);
    QFuture<int> future = workAgain(folder(), 7000, 1500);
    Journal journal;
    QVERIFY2(journal.open(journalOf(::getpid())), qPrintable(journal.errorString()));
    const auto worker = [&] {
        journal.refresh();
        return workerOf(journal, recordOf(journal, QStringLiteral(", 7000, 1500")));
    };
    QTRY_VERIFY(worker());
    const qint64 first = worker()->pid;
    const qsizetype index = m_workers.pids().indexOf(first);
    QVERIFY(index >= 0);
    m_workers.kill(std::size_t(index));
    QCOMPARE(future.result(), 7000);
    QTRY_VERIFY(worker() && worker()->pid != first);
    QCOMPARE(worker()->pid, m_workers.pids().first());
}

void ClusterJournalTest::workersSayWhoseCallsTheyRun()
{
    {
        const auto threads = parallel::threads(1);
        workAgain(folder(), 8000, 1);
    }
    Journal job;
    QVERIFY2(job.open(journalOf(::getpid())), qPrintable(job.errorString()));
    const Journal::Record call = recordOf(job, QStringLiteral(", 8000, 1"));
    const auto worker = workerOf(job, call);
    QVERIFY(worker);
    Journal there;
    QVERIFY2(there.open(journalOf(worker->pid)), qPrintable(there.errorString()));
    const QString label = QStringLiteral("#%1 (%2:%3)")
                              .arg(QString::number(call.id), job.info().host, QString::number(::getpid()));
    const Journal::Record ran = recordOf(there, label);
    QVERIFY2(ran.isValid(), qPrintable(label));
    QCOMPARE(there.name(ran), QStringLiteral("work again"));
}

PARALLEL_TEST_MAIN(ClusterJournalTest, {"worker", &worker})
#include "tst_clusterjournal.moc"
