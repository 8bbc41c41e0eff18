// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// A job whose live journal is written to, cut and replaced by another process of
/// the same user. It may be paused, resized and cancelled by that, as a monitor may
/// do; it must not crash, hang, lose a call or run one twice.
///
/// The values are random: PARALLEL_SEED runs a printed seed again, and
/// PARALLEL_ROUNDS makes more of it (60 unless said otherwise).

#include "support/gate.h"
#include "support/journalfolder.h"
#include "support/testprogram.h"

#include "journal/format.h"

#include <libparallel/parallel.h>

#include <QtCore/qfile.h>
#include <QtCore/qprocess.h>
#include <QtCore/qrandom.h>
#include <QtCore/qtemporarydir.h>

#include <atomic>
#include <filesystem>
#include <thread>
#include <type_traits>
#include <vector>

#include <sys/mman.h>
#include <unistd.h>

using namespace parallel::journal;

namespace {

constexpr int callsInRound = 200;

// --- the job ---

/// Every kind of call once, some with results, groups, texts and failures. Says what
/// did not happen as it should, whether somebody cancelled in the middle or not.
QString oneRound(int round)
{
    std::vector<std::atomic<int>> ran(callsInRound);
    std::atomic<int> nested{0};
    std::atomic<int> told{0};
    bool cancelled = false;
    int failures = 0;
    {
        parallel::Threads threads(
            {.workers = 4, .queueLimit = 100, .onFailure = parallel::OnFailure::Continue});
        // whoever listens gets the arguments, which are read back from the journal
        QObject::connect(&threads, &parallel::Threads::taskFinished, &threads,
                         [&](const parallel::TaskInfo &info) { told += info.arguments.size() > 0; });
        QObject::connect(&threads, &parallel::Threads::taskFailed, &threads,
                         [&](const parallel::TaskInfo &info) { told += info.error.size() > 0; });
        const auto leaf = parallel::task("leaf", [&nested](int) { ++nested; });
        const auto call = parallel::task("call", [&](int i, const QString &table) {
            ++ran[std::size_t(i)];
            parallel::thisTask::setProgress(i, callsInRound);
            parallel::thisTask::setText(table);
            if (i % 10 == 0) {
                const auto group = parallel::group();
                leaf(i);
                leaf(-i);
            }
            if (i % 50 == 0)
                throw std::invalid_argument("no such table");
        });
        {
            const auto entered = threads.enter();
            for (int i = 0; i < callsInRound; ++i)
                call(i, QStringLiteral("table %1 of round %2").arg(i).arg(round));
        }
        try {
            threads.wait();
        } catch (const parallel::CancelledError &) {
            cancelled = true;
        } catch (const parallel::TaskFailures &thrown) {
            failures = int(thrown.failures().size());
        }
        const parallel::Progress p = threads.progress();
        cancelled = cancelled || p.cancelled > 0;
        if (p.queued != 0 || p.running != 0 || (!cancelled && p.total() != callsInRound + nested))
            return QStringLiteral("%1 queued, %2 running, %3 in all")
                .arg(p.queued)
                .arg(p.running)
                .arg(p.total());
    }
    for (int i = 0; i < callsInRound; ++i) {
        const int times = ran[std::size_t(i)];
        if (times > 1 || (times == 0 && !cancelled))
            return QStringLiteral("call %1 ran %2 times").arg(i).arg(times);
    }
    if (!cancelled && (failures != callsInRound / 50 || nested != 2 * callsInRound / 10))
        return QStringLiteral("%1 failures, %2 nested calls").arg(failures).arg(nested);
    return QString();
}

QString job()
{
    const int rounds = qEnvironmentVariableIntValue("TEST_ROUNDS");
    const QString goOn = qEnvironmentVariable("TEST_GO_ON");
    for (int round = 0; round < rounds || !QFile::exists(goOn); ++round) {
        const QString wrong = oneRound(round);
        if (!wrong.isEmpty())
            return QStringLiteral("round %1: ").arg(round) + wrong;
        std::error_code error;
        const auto threads = std::distance(std::filesystem::directory_iterator("/proc/self/task", error), {});
        if (threads > 20)
            return QStringLiteral("%1 threads are left").arg(threads);
    }
    return QString();
}

/// Ten tasks that run until the test says so, or until they are asked to stop.
QString patientJob()
{
    const QString goOn = qEnvironmentVariable("TEST_GO_ON");
    std::atomic<int> ended{0};
    {
        const auto threads = parallel::threads(4);
        const auto wait = parallel::task("wait", [&](const std::stop_token &token, int) {
            while (!QFile::exists(goOn)) {
                if (token.stop_requested())
                    throw parallel::CancelledError("asked to stop");
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            }
            ++ended;
        });
        for (int i = 0; i < 10; ++i)
            wait(i);
    }
    return ended == 10 ? QString() : QStringLiteral("%1 have ended").arg(ended);
}

// --- who writes to its journal ---

/// The journal of a job, mapped as any process of its user may.
class Intruder
{
public:
    explicit Intruder(const QString &path) : m_file(path)
    {
        if (m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
            m_size = m_file.size();
        m_bytes = m_size > 0 ? m_file.map(0, m_size) : nullptr;
    }
    bool isIn() const { return m_bytes != nullptr; }
    qint64 size() const { return m_size; }
    uchar *bytes() { return m_bytes; }
    FileHeader &header() { return *reinterpret_cast<FileHeader *>(m_bytes); }
    PoolEntry &pool(int slot)
    {
        return *reinterpret_cast<PoolEntry *>(m_bytes + poolTableOffset
                                              + std::size_t(slot) * sizeof(PoolEntry));
    }
    TaskRecord &record(qint64 slot) { return *reinterpret_cast<TaskRecord *>(m_bytes + slot * recordSize); }
    qint64 slotCount() const { return m_size / qint64(recordSize); }
    bool cut(qint64 bytes) { return ::ftruncate(m_file.handle(), bytes) == 0; }

private:
    QFile m_file;
    qint64 m_size = 0;
    uchar *m_bytes = nullptr;
};

template<typename T>
void put(T &field, std::type_identity_t<T> value)
{
    std::atomic_ref(field).store(value, std::memory_order_release);
}

template<typename T>
T get(T &field)
{
    return std::atomic_ref(field).load(std::memory_order_acquire);
}

constexpr quint32 outOfRange[] = {65537, 0x7fff'ffff, 0x8000'0000, 0xffff'ffff};
constexpr quint32 words[] = {0, 1, 2, 3, 4, 64, 65535, 65536, 65537, 0x7fff'ffff, 0x8000'0000, 0xffff'ffff};

quint32 anyWord(QRandomGenerator &random)
{
    const auto i = std::size_t(random.bounded(int(std::size(words)) + 4));
    return i < std::size(words) ? words[i] : random.generate();
}

void writeControl(Intruder &journal, QRandomGenerator &random)
{
    for (int slot = 0; slot < 80; ++slot) {
        Control &control = journal.pool(slot).control;
        put(control.pause, anyWord(random));
        put(control.workers, anyWord(random));
        if (random.bounded(20) == 0)
            put(control.cancelAll, anyWord(random));
        put(control.reserved, anyWord(random));
    }
    for (int i = 0; i < 100; ++i)
        put(journal
                .record(qint64(recordsPerChunk) + random.bounded(int(journal.slotCount() - recordsPerChunk)))
                .control,
            quint8(random.generate()));
}

void writeAnywhere(Intruder &journal, QRandomGenerator &random)
{
    for (int i = 0; i < 2000; ++i) {
        const qint64 offset = random.bounded(journal.size() / 8) * 8;
        auto &word = *reinterpret_cast<quint64 *>(journal.bytes() + offset);
        put(word, random.bounded(2) ? random.generate64() : quint64(0) - random.bounded(3));
    }
}

void writeEverywhere(Intruder &journal, QRandomGenerator &random)
{
    constexpr int bytes[] = {0, 0xff, 0x01, 0x80};
    std::memset(journal.bytes(), bytes[random.bounded(4)], std::size_t(journal.size()));
}

void writeHeader(Intruder &journal, QRandomGenerator &random)
{
    put(journal.header().poolSlots, anyWord(random));
    put(journal.header().chunks, quint64(anyWord(random)));
    for (int slot = 0; slot < 80; ++slot) {
        put(journal.pool(slot).id, anyWord(random));
        put(journal.pool(slot).state, quint32(random.bounded(3)));
    }
}

/// What makes texts that were recorded into something that is longer, or elsewhere.
void writeReferences(Intruder &journal, QRandomGenerator &random)
{
    for (int i = 0; i < 5000; ++i) {
        TaskRecord &record = journal.record(qint64(recordsPerChunk)
                                            + random.bounded(int(journal.slotCount() - recordsPerChunk)));
        put(record.arguments, random.generate());
        put(record.text, random.generate());
        put(record.name, random.generate());
        put(record.id, random.generate64());
        put(record.queued, random.generate64());
        put(record.started, random.generate64());
    }
}

using Attack = void (*)(Intruder &, QRandomGenerator &);

} // namespace

Q_DECLARE_METATYPE(Attack)

class tst_Hostile : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    int rounds() const
    {
        const int rounds = qEnvironmentVariableIntValue("PARALLEL_ROUNDS");
        return rounds > 0 ? rounds : 60;
    }

    quint32 seed() const
    {
        bool given = false;
        const auto seed = qEnvironmentVariable("PARALLEL_SEED").toUInt(&given);
        return given ? seed : QRandomGenerator::global()->generate();
    }

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
        QTRY_VERIFY_WITH_TIMEOUT(!folder.journal().isEmpty(), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(QFile(folder.journal()).size() > qint64(chunkSize), 10'000);
        Intruder journal(folder.journal());
        QVERIFY(journal.isIn());
        PoolEntry &pool = journal.pool(0);
        QTRY_COMPARE_WITH_TIMEOUT(get(pool.started), quint64(4), 10'000);
        for (const quint32 word : outOfRange) {
            put(pool.control.pause, word);
            put(pool.control.workers, word);
            put(pool.control.cancelAll, word);
            QTRY_COMPARE_WITH_TIMEOUT(get(pool.control.cancelAll), 0u,
                                      10'000); // taken, the last of the three
        }
        for (qint64 slot = recordsPerChunk + 1; slot < qint64(recordsPerChunk) + 12; ++slot)
            put(journal.record(slot).control, quint8(2));
        // twice more, so that all of that has been looked at
        for (int i = 0; i < 2; ++i) {
            put(pool.control.reserved, 0u);
            put(pool.control.pause, 3u);
            QTRY_COMPARE_WITH_TIMEOUT(get(pool.control.pause), 0u, 10'000);
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
        QTRY_VERIFY_WITH_TIMEOUT(!folder.journal().isEmpty(), 10'000);
        Intruder journal(folder.journal());
        QVERIFY(journal.isIn());
        PoolEntry &pool = journal.pool(0);
        QTRY_COMPARE_WITH_TIMEOUT(get(pool.started), quint64(4), 10'000);
        put(pool.control.workers, 65536u);
        QTRY_COMPARE_WITH_TIMEOUT(get(pool.started), quint64(10), 10'000);
        QCOMPARE(get(pool.workers), 65536u);
        put(pool.control.workers, 65536u);
        QTRY_COMPARE_WITH_TIMEOUT(get(pool.control.workers), 0u, 10'000);
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
        QTRY_VERIFY_WITH_TIMEOUT(QFile(file).size() >= 2 * qint64(chunkSize), 10'000);
        Intruder journal(file);
        QVERIFY(journal.isIn());
        PoolEntry &pool = journal.pool(0);
        QTRY_COMPARE_WITH_TIMEOUT(get(pool.started), quint64(4), 10'000);
        put(pool.control.pause, 1u);
        put(pool.control.workers, 9u);
        put(pool.control.cancelAll, 1u);
        for (qint64 slot = recordsPerChunk + 1; slot < journal.slotCount(); ++slot)
            put(journal.record(slot).control, quint8(1));
        // the job has looked since, twice: it tells how it is as often
        for (int i = 0; i < 2; ++i) {
            const quint64 beat = get(journal.header().heartbeat);
            QTRY_VERIFY_WITH_TIMEOUT(get(journal.header().heartbeat) != beat, 10'000);
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
        const quint32 used = seed();
        qInfo("PARALLEL_SEED=%u", used);
        QRandomGenerator random(used);
        JournalFolder folder(m_dir);
        QProcess process;
        startChild(process, "job",
                   {folder.variable(), QStringLiteral("TEST_ROUNDS=%1").arg(rounds() / 3),
                    QStringLiteral("TEST_GO_ON=") + goOn()});
        QTRY_VERIFY_WITH_TIMEOUT(!folder.journal().isEmpty(), 10'000);
        const QString file = folder.journal();
        QTRY_VERIFY_WITH_TIMEOUT(QFile(file).size() >= 3 * qint64(chunkSize), 10'000);
        for (int i = 0; i < 2 * rounds() && process.state() == QProcess::Running; ++i) {
            Intruder journal(file); // which grows
            QVERIFY(journal.isIn());
            attacks.at(random.bounded(int(attacks.size())))(journal, random);
            process.waitForFinished(1); // it has to read some of it
        }
        checkEnd(process, file);
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
        startChild(process, "job",
                   {folder.variable(), QStringLiteral("TEST_ROUNDS=%1").arg(rounds() / 3),
                    QStringLiteral("TEST_GO_ON=") + goOn()});
        QTRY_VERIFY_WITH_TIMEOUT(!folder.journal().isEmpty(), 10'000);
        const QString file = folder.journal();
        QTRY_VERIFY_WITH_TIMEOUT(QFile(file).size() >= 3 * qint64(chunkSize), 10'000);
        QVERIFY(Intruder(file).cut(size));
        letItEnd();
        QVERIFY(process.waitForFinished(50'000));
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
        QTRY_VERIFY_WITH_TIMEOUT(!folder.journal().isEmpty(), 10'000);
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
