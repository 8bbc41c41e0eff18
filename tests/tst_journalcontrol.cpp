// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Orders that a reader writes into a journal, and those that are refused. Written against
// journal/format.h alone.

#include <libparallel/journal.h>

#include "journalmaker.h"

#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

using namespace parallel::journal;
using parallel::Journal;

class TestJournalControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void control();
    void controlIsRefused();

private:
    QString path(const QString &name = QStringLiteral("job.journal")) const
    {
        return m_folder.filePath(name);
    }
    QTemporaryDir m_folder;
};

void TestJournalControl::control()
{
    JournalMaker maker(path());
    const quint32 slot = maker.addTask(record(RecordState::Running));
    Journal journal;
    QVERIFY(journal.open(path()));
    QCOMPARE(journal.controlRefusal(), QString());
    QVERIFY(journal.pause(0));
    QCOMPARE(maker.pool().control.pause, 1u);
    QVERIFY(journal.pools().first().pauseRequested);
    QVERIFY(journal.resume(0));
    QCOMPARE(maker.pool().control.pause, 2u);
    QVERIFY(journal.cancelAll(0));
    QCOMPARE(maker.pool().control.cancelAll, 1u);
    QVERIFY(journal.setWorkers(0, 64));
    QCOMPARE(maker.pool().control.workers, 64u);
    QVERIFY(!journal.setWorkers(0, 0));
    QVERIFY(!journal.setWorkers(0, 65537));
    const quint64 id = journal.record(slot).id;
    QVERIFY(journal.cancel(slot, id));
    QVERIFY(journal.record(slot).cancelRequested);
    QVERIFY(!journal.cancel(slot, id + 1));
    QVERIFY(!journal.controlError().isEmpty());
    QVERIFY(!journal.pause(3));
    maker.pool().state = 2;
    QVERIFY(!journal.pause(0));
    QVERIFY2(journal.controlError().contains(QLatin1String("ended")), qPrintable(journal.controlError()));
}

void TestJournalControl::controlIsRefused()
{
    auto maker = std::make_unique<JournalMaker>(path());
    maker->header().flags = ReadOnly;
    Journal journal;
    QVERIFY(journal.open(path()));
    QVERIFY(!journal.pause(0));
    QVERIFY2(journal.controlError().contains(QLatin1String("PARALLEL_MONITOR=readonly")),
             qPrintable(journal.controlError()));
    QCOMPARE(maker->pool().control.pause, 0u);
    maker->header().flags = 0;
    Journal again;
    QVERIFY(again.open(path()));
    maker.reset();
    QVERIFY(!again.cancelAll(0));
    QVERIFY2(again.controlError().contains(QLatin1String("died")), qPrintable(again.controlError()));
    Journal none;
    QVERIFY(!none.pause(0));
}

QTEST_GUILESS_MAIN(TestJournalControl)
#include "tst_journalcontrol.moc"
