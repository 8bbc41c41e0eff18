// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// A job whose live journal is written to, cut and replaced by another process of
/// the same user. It may be paused, resized and cancelled by that, as a monitor may
/// do; it must not crash, hang, lose a call or run one twice.

#include "hostile/intruder.h"
#include "hostile/victim.h"

#include "support/journalfolder.h"
#include "support/testprogram.h"
#include "support/thorough.h"

#include <QtCore/qfile.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>

using namespace parallel::journal;

using namespace hostile;

Q_DECLARE_METATYPE(Attack)

class tst_Hostile : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QString goOn() const { return m_dir.filePath(QStringLiteral("go-on")); }

    void letItEnd() { QVERIFY(QFile(goOn()).open(QIODevice::WriteOnly)); }

    /// It has ended, and nothing was wrong. Pauses are undone until it has.
    void checkEnd(QProcess &process, const QString &file = QString())
    {
        letItEnd();
        QDeadlineTimer deadline(50'000);
        while (!process.waitForFinished(20) && !deadline.hasExpired()) {
            if (file.isEmpty() || !QFile::exists(file))
                continue;
            Intruder journal(file);
            for (int slot = 0; journal.isIn() && slot < int(poolSlotCount); ++slot)
                put(journal.pool(slot).control.pause, 2u);
        }
        const QString output =
            QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError());
        QVERIFY2(process.state() == QProcess::NotRunning, qPrintable(QStringLiteral("it hangs: ") + output));
        QVERIFY2(process.exitStatus() == QProcess::NormalExit,
                 qPrintable(QStringLiteral("it crashed: ") + output));
        QVERIFY2(process.exitCode() == 0, qPrintable(output));
    }

private Q_SLOTS:
    void init() { QFile::remove(goOn()); }

    void wordsOutOfRangeChangeNothing()
    {
        JournalFolder folder(m_dir);
        QProcess process;
        startChild(process, "patientJob", {folder.variable(), QStringLiteral("TEST_GO_ON=") + goOn()});
        QTRY_VERIFY(!folder.journal().isEmpty());
        QTRY_VERIFY(QFile(folder.journal()).size() > qint64(chunkSize));
        Intruder journal(folder.journal());
        QVERIFY(journal.isIn());
        PoolEntry &pool = journal.pool(0);
        QTRY_COMPARE(get(pool.started), quint64(4));
        for (const quint32 word : outOfRange) {
            put(pool.control.pause, word);
            put(pool.control.workers, word);
            put(pool.control.cancelAll, word);
            QTRY_COMPARE(get(pool.control.cancelAll), 0u); // taken, the last of the three
        }
        for (qint64 slot = recordsPerChunk + 1; slot < qint64(recordsPerChunk) + 12; ++slot)
            put(journal.record(slot).control, quint8(2));
        // twice more, so that all of that has been looked at
        for (int i = 0; i < 2; ++i) {
            put(pool.control.reserved, 0u);
            put(pool.control.pause, 3u);
            QTRY_COMPARE(get(pool.control.pause), 0u);
        }
        QCOMPARE(get(pool.workers), 4u);
        QCOMPARE(get(pool.paused), 0u);
        QCOMPARE(get(pool.threads), quint64(4));
        checkEnd(process);
    }

    /// As many workers as may be asked for: there are as many threads as there is work for.
    void asManyWorkersAsThereIsWork()
    {
        JournalFolder folder(m_dir);
        QProcess process;
        startChild(process, "patientJob", {folder.variable(), QStringLiteral("TEST_GO_ON=") + goOn()});
        QTRY_VERIFY(!folder.journal().isEmpty());
        Intruder journal(folder.journal());
        QVERIFY(journal.isIn());
        PoolEntry &pool = journal.pool(0);
        QTRY_COMPARE(get(pool.started), quint64(4));
        put(pool.control.workers, 65536u);
        QTRY_COMPARE(get(pool.started), quint64(10));
        QCOMPARE(get(pool.workers), 65536u);
        put(pool.control.workers, 65536u);
        QTRY_COMPARE(get(pool.control.workers), 0u);
        QVERIFY2(get(pool.threads) <= 11, qPrintable(QString::number(get(pool.threads))));
        checkEnd(process);
    }

    void readOnlyTakesNothing_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::newRow("readonly") << QStringLiteral("PARALLEL_MONITOR=readonly");
        QTest::newRow("recorded, and off") << QStringLiteral("PARALLEL_MONITOR=off");
    }
    void readOnlyTakesNothing()
    {
        QFETCH(QString, setting);
        JournalFolder folder(m_dir);
        const QString file = m_dir.filePath(QStringLiteral("readonly.journal"));
        QFile::remove(file);
        QProcess process;
        startChild(process, "patientJob",
                   {folder.variable(), setting, QStringLiteral("PARALLEL_RECORD=") + file,
                    QStringLiteral("TEST_GO_ON=") + goOn()});
        QTRY_VERIFY(QFile(file).size() >= 2 * qint64(chunkSize));
        Intruder journal(file);
        QVERIFY(journal.isIn());
        PoolEntry &pool = journal.pool(0);
        QTRY_COMPARE(get(pool.started), quint64(4));
        put(pool.control.pause, 1u);
        put(pool.control.workers, 9u);
        put(pool.control.cancelAll, 1u);
        for (qint64 slot = recordsPerChunk + 1; slot < journal.slotCount(); ++slot)
            put(journal.record(slot).control, quint8(1));
        // the job has looked since, twice: it tells how it is as often
        for (int i = 0; i < 2; ++i) {
            const quint64 beat = get(journal.header().heartbeat);
            QTRY_VERIFY(get(journal.header().heartbeat) != beat);
        }
        QCOMPARE(get(pool.workers), 4u);
        checkEnd(process);
        QCOMPARE(get(pool.succeeded), quint64(10));
    }

    void anythingIsWritten_data()
    {
        QTest::addColumn<QList<Attack>>("attacks");
        QTest::newRow("control words") << QList<Attack>{writeControl};
        QTest::newRow("header and pools") << QList<Attack>{writeHeader};
        QTest::newRow("references to texts") << QList<Attack>{writeReferences};
        QTest::newRow("anywhere") << QList<Attack>{writeAnywhere};
        QTest::newRow("everywhere") << QList<Attack>{writeEverywhere};
        QTest::newRow("all at once") << QList<Attack>{writeControl, writeHeader, writeReferences,
                                                      writeAnywhere, writeEverywhere};
    }
    void anythingIsWritten()
    {
        QFETCH(QList<Attack>, attacks);
        QRandomGenerator random(testSeed());
        const int writes = testRounds(120);
        JournalFolder folder(m_dir);
        QProcess process;
        startChild(
            process, "job",
            {folder.variable(), QStringLiteral("TEST_ROUNDS=20"), QStringLiteral("TEST_GO_ON=") + goOn()});
        QTRY_VERIFY(!folder.journal().isEmpty());
        const QString file = folder.journal();
        QTRY_VERIFY(QFile(file).size() >= 3 * qint64(chunkSize));
        for (int i = 0; i < writes && process.state() == QProcess::Running; ++i) {
            Intruder journal(file); // which grows
            QVERIFY(journal.isIn());
            attacks.at(random.bounded(int(attacks.size())))(journal, random);
            process.waitForFinished(1); // it has to read some of it
        }
        checkEnd(process, file);
        tell(
            {"inputs",
             QStringLiteral("writes to the live journal of a job: ") + QLatin1String(QTest::currentDataTag()),
             writes});
    }

    void cutAndGrown_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::newRow("to nothing") << qint64(0);
        QTest::newRow("within the header") << qint64(100);
        QTest::newRow("within the table of pools") << qint64(poolTableOffset);
        QTest::newRow("within a chunk") << qint64(chunkSize + 5000);
        QTest::newRow("at a chunk's end") << qint64(2 * chunkSize);
        QTest::newRow("grown") << qint64(100 * chunkSize + 17);
    }
    void cutAndGrown()
    {
        QFETCH(qint64, size);
        JournalFolder folder(m_dir);
        QProcess process;
        startChild(
            process, "job",
            {folder.variable(), QStringLiteral("TEST_ROUNDS=20"), QStringLiteral("TEST_GO_ON=") + goOn()});
        QTRY_VERIFY(!folder.journal().isEmpty());
        const QString file = folder.journal();
        QTRY_VERIFY(QFile(file).size() >= 3 * qint64(chunkSize));
        QVERIFY(Intruder(file).cut(size));
        letItEnd();
        QVERIFY(process.waitForFinished(hangMs));
        const QString error = QString::fromUtf8(process.readAllStandardError());
        const QString output = QString::fromUtf8(process.readAllStandardOutput());
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
                 qPrintable(output + error));
        const bool shorter = size < 3 * qint64(chunkSize);
        QVERIFY2(error.count(QLatin1String("became shorter")) == (shorter ? 1 : 0), qPrintable(error));
    }

    void removedOrReplaced_data()
    {
        QTest::addColumn<bool>("replaced");
        QTest::newRow("removed") << false;
        QTest::newRow("replaced") << true;
    }
    void removedOrReplaced()
    {
        QFETCH(bool, replaced);
        JournalFolder folder(m_dir);
        QProcess process;
        startChild(
            process, "job",
            {folder.variable(), QStringLiteral("TEST_ROUNDS=5"), QStringLiteral("TEST_GO_ON=") + goOn()});
        QTRY_VERIFY(!folder.journal().isEmpty());
        const QString file = folder.journal();
        QVERIFY(QFile::remove(file));
        if (replaced) {
            QFile other(file);
            QVERIFY(other.open(QIODevice::WriteOnly));
            other.write("not a journal");
        }
        checkEnd(process);
    }
};

PARALLEL_TEST_MAIN(tst_Hostile, {"job", &job}, {"patientJob", &patientJob})
#include "tst_hostile.moc"
