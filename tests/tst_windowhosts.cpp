// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What the monitor shows of calls that other processes run.

#include "support/windowtest.h"

#include "models/counterpart.h"
#include "reader/exporter.h"
#include "reader/query.h"
#include "views/hostspane.h"
#include "views/taskpane.h"
#include "views/timelinepanel.h"
#include "views/timelineview.h"

#include <QtCore/qbuffer.h>
#include <QtCore/qsettings.h>
#include <QtWidgets/qstatusbar.h>
#include <QtWidgets/qtableview.h>
#include <QtWidgets/qtabwidget.h>

#include <cstring>

using namespace monitor;
using parallel::Journal;

class TestWindowHosts : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void eachProcessHasARow();
    void aJobWithoutThemHasNoPage();
    void lanesAreNamedAndOrdered();
    void oneHostsTasksAreFound();
    void exportsSayWhere();
    void runningElsewhereCountsAsRunning();
    void callsAndWhatRanThemAreJoined();

private:
    static Scene cluster()
    {
        Scene scene;
        scene.hosts = 3;
        scene.workers = 12;
        return scene;
    }
    QTabWidget *tabs() const { return find<QTabWidget>("tabs"); }
    bool hasPage() const { return tabs()->isTabVisible(tabs()->indexOf(m_window->hosts())); }
    QString cell(int row, HostsModel::Column column) const
    {
        return m_window->hosts()->table()->model()->index(row, column).data().toString();
    }
};

void TestWindowHosts::eachProcessHasARow()
{
    openScene(cluster());
    QTRY_VERIFY(hasPage());
    tabs()->setCurrentWidget(m_window->hosts());
    QTRY_COMPARE(m_window->hosts()->table()->model()->rowCount(), 3);
    quint64 succeeded = 0;
    quint64 running = 0;
    for (int row = 0; row < 3; ++row) {
        QCOMPARE(cell(row, HostsModel::Host), QStringLiteral("etl-%1").arg(row + 1));
        QCOMPARE(cell(row, HostsModel::Process), QString::number(2117 + 31 * row));
        QCOMPARE(cell(row, HostsModel::Workers), QStringLiteral("4"));
        succeeded += cell(row, HostsModel::Succeeded).toULongLong();
        running += cell(row, HostsModel::Running).toULongLong();
    }
    QCOMPARE(succeeded, tile("tile-succeeded"));
    QCOMPARE(running, tile("tile-running"));
}

void TestWindowHosts::aJobWithoutThemHasNoPage()
{
    // Not even where it was the last to be looked at.
    QSettings().setValue(QStringLiteral("window/tab"), 6);
    openScene();
    QVERIFY(!hasPage());
    QCOMPARE(tabs()->currentWidget(), m_window->tasks());
}

void TestWindowHosts::lanesAreNamedAndOrdered()
{
    openScene(cluster());
    const SnapshotPtr snapshot = m_window->job()->snapshot();
    QList<int> numbers;
    for (const Journal::RemoteWorker &worker : snapshot->remoteWorkers)
        numbers << worker.number;
    std::sort(numbers.begin(), numbers.end(),
              [&](int a, int b) { return snapshot->scopes.rank(a) < snapshot->scopes.rank(b); });
    QStringList names;
    for (const int number : std::as_const(numbers))
        names << snapshot->scopes.worker(0, number);
    QCOMPARE(names.first(), QStringLiteral("etl-1-1"));
    QCOMPARE(names[1], QStringLiteral("etl-1-2"));
    QCOMPARE(names.last(), QStringLiteral("etl-3-4"));
    // A host with two processes says which.
    const ScopeLabels two({}, {{65535, 1, 100, QStringLiteral("a")}, {65534, 1, 200, QStringLiteral("a")}});
    QCOMPARE(two.worker(65534), QStringLiteral("a:200-1"));
}

void TestWindowHosts::oneHostsTasksAreFound()
{
    openScene(cluster());
    const auto count = [&](const QString &query) {
        Work work;
        return int(Query::parse(query).run(*m_window->job()->journal(), work).size());
    };
    const int first = count(QStringLiteral("host:=etl-1"));
    const int others = count(QStringLiteral("-host:=etl-1"));
    QVERIFY(first > 0 && others > first);
    QCOMPARE(first + others, rows());
    QCOMPARE(count(QStringLiteral("host:another")), 0);
    QTRY_VERIFY(hasPage());
    tabs()->setCurrentWidget(m_window->hosts());
    QTRY_COMPARE(m_window->hosts()->table()->model()->rowCount(), 3);
    Q_EMIT m_window->hosts()->table()->activated(m_window->hosts()->table()->model()->index(0, 0));
    QTRY_COMPARE(rows(), first);
    QCOMPARE(tabs()->currentWidget(), m_window->tasks());
}

void TestWindowHosts::exportsSayWhere()
{
    openScene(cluster());
    const Journal &journal = *m_window->job()->journal();
    Work work;
    const Slots found = Query::parse(QStringLiteral("host:=etl-2")).run(journal, work);
    QVERIFY(!found.empty());
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QString error;
    QVERIFY2(writeCsv(journal, {found.front()}, buffer, work, &error), qPrintable(error));
    const QList<QByteArray> lines = buffer.data().split('\n');
    QVERIFY2(lines[0].endsWith("error,host,pid\r"), lines[0].constData());
    QVERIFY2(lines[1].endsWith(",etl-2,2148\r"), lines[1].constData());
}

void TestWindowHosts::runningElsewhereCountsAsRunning()
{
    JournalMaker maker(path("one.journal"));
    parallel::journal::PoolEntry &pool = maker.pool();
    pool.called = 3;
    pool.elsewhere = 1;
    Journal journal;
    QVERIFY(journal.open(path("one.journal")));
    QCOMPARE(journal.pools().first().running, 1u);
    QCOMPARE(journal.pools().first().queued, 2u);
    pool.elsewhere = 99; // more than there are
    QCOMPARE(journal.pools().first().running, 3u);
    QCOMPARE(journal.pools().first().queued, 0u);
}

void TestWindowHosts::callsAndWhatRanThemAreJoined()
{
    using namespace parallel::journal;
    JournalMaker worker(path("worker.journal"));
    const auto late = [] { // when both processes were there
        TaskRecord task = record(RecordState::Succeeded);
        task.started = 2'000'000'000;
        task.finished = 3'000'000'000;
        return task;
    };
    TaskRecord ran = late();
    ran.arguments = worker.addText(parallel::journal::TextKind::Arguments, "#17 (dwh-1:4711) orders");
    worker.addTask(ran);
    std::strcpy(worker.header().host, "etl-1");
    worker.header().pid = 2117;
    JournalMaker job(path("job.journal"));
    std::strcpy(job.header().host, "dwh-1");
    job.header().pid = 4711;
    for (int i = 0; i < 16; ++i)
        job.addTask(record(RecordState::Succeeded));
    TaskRecord call = late();
    call.worker = job.addRemoteWorker("etl-1", 2117, 1);
    const quint32 slot = job.addTask(call);
    call.worker = job.addRemoteWorker("etl-9", 99, 1);
    const quint32 unknown = job.addTask(call);
    openWindow();

    m_window->openJournal(path("job.journal"));
    QTRY_COMPARE(rows(), 18);
    Q_EMIT m_window->tasks()->counterpartRequested(slot);
    QTRY_COMPARE(m_window->job()->journal()->path(), path("worker.journal"));
    QTRY_COMPARE(rows(), 1);
    const quint32 there = m_window->tasks()->finder()->model()->tasks()->front();
    Q_EMIT m_window->tasks()->counterpartRequested(there);
    QCOMPARE(m_window->statusBar()->currentMessage(), QString());
    QTRY_COMPARE(m_window->job()->journal()->path(), path("job.journal"));
    QTRY_COMPARE(rows(), 1);
    QCOMPARE(m_window->tasks()->finder()->model()->tasks()->front(), slot);

    // It is not there.
    Q_EMIT m_window->tasks()->counterpartRequested(unknown);
    QVERIFY2(m_window->statusBar()->currentMessage().contains(QStringLiteral("process 99 on etl-9")),
             qPrintable(m_window->statusBar()->currentMessage()));
}

QTEST_MAIN(TestWindowHosts)
#include "tst_windowhosts.moc"
