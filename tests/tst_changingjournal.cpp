// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// A journal that is cut, grown, written over and replaced while it is mapped, by a
// process that goes on doing so: the reader and the monitor tell what can be seen, or
// what is wrong.

#include <libparallel/journal.h>

#include "journalmaker.h"
#include "support/thorough.h"
#include "support/waits.h"

#include <QtCore/qfile.h>
#include <QtCore/qprocess.h>
#include <QtCore/qrandom.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace parallel::journal;
using parallel::Journal;

namespace {

constexpr qint64 chunk = qint64(chunkSize);

/// What a hostile process does to the file, once.
void change(int file, const QByteArray &original, QRandomGenerator &random)
{
    const qint64 size = original.size();
    const auto anywhere = [&] { return qint64(random.bounded(int(size + 2 * chunk))); };
    const auto put = [&](const QByteArray &bytes, qint64 at) {
        (void)!::pwrite(file, bytes.constData(), std::size_t(bytes.size()), at);
    };
    switch (random.bounded(7)) {
    case 0:
        (void)!::ftruncate(file, anywhere());
        break;
    case 1:
        (void)!::ftruncate(file, anywhere() / chunk * chunk);
        break;
    case 2:
        (void)!::ftruncate(file, 0);
        break;
    case 3: // a copy over it
        (void)!::ftruncate(file, 0);
        put(original, 0);
        break;
    case 4: {
        QByteArray noise(random.bounded(1, 5000), Qt::Uninitialized);
        std::generate(noise.begin(), noise.end(), [&] { return char(random.generate()); });
        put(noise, anywhere());
        break;
    }
    case 5:
        put(QByteArray(5000, char(random.bounded(2) * 0xff)), random.bounded(int(size)));
        break;
    default:
        put(original, 0);
    }
}

/// The process that does so until it is ended.
class Changer
{
public:
    Changer(const QString &path, const QByteArray &original, quint32 seed)
    {
        const QByteArray name = QFile::encodeName(path);
        m_pid = fork();
        if (m_pid != 0)
            return;
        ::prctl(PR_SET_PDEATHSIG, SIGKILL); // it does not outlive the test
        const int file = ::open(name.constData(), O_RDWR);
        QRandomGenerator random(seed);
        while (file >= 0)
            change(file, original, random);
        _exit(1);
    }
    ~Changer()
    {
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    Changer(const Changer &) = delete;
    bool lives() const { return m_pid > 0 && ::waitpid(m_pid, nullptr, WNOHANG) == 0; }

private:
    pid_t m_pid = -1;
};

/// All that a reader can be asked for.
quint64 readEverything(const Journal &journal)
{
    quint64 sum = quint64(journal.problem().size() + journal.missing().fault.size() + journal.now());
    for (const Journal::Pool &pool : journal.pools())
        sum += pool.queued + quint64(pool.name.size());
    journal.forEach([&](const Journal::Record &task) {
        if (task.slot % 16 == 0) {
            sum += quint64(journal.name(task).size() + journal.arguments(task).size()
                           + journal.progressText(task).size() + journal.error(task).size());
        }
        sum += task.id;
    });
    return sum + journal.damagedCount(0, journal.slotCount());
}

} // namespace

class TestChangingJournal : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QByteArray m_original;

    QString path() const { return m_folder.filePath(QStringLiteral("job.journal")); }

    void restore()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(m_original), m_original.size());
    }

private Q_SLOTS:
    void initTestCase()
    {
        makeJob(path(), {.tasks = 40'000, .failing = 0.1, .completed = 0.5, .closed = false});
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_original = file.readAll();
        QVERIFY(m_original.size() >= 4 * chunk);
    }

    void init() { restore(); }

    void saysWhatBecameOfIt_data()
    {
        QTest::addColumn<qint64>("cut"); // -1: not
        QTest::addColumn<qint64>("grown"); // after that; -1: not
        QTest::addColumn<bool>("writtenOver"); // after that
        QTest::addColumn<QString>("says"); // empty: nothing is wrong
        const QString shorter = QStringLiteral("became shorter");
        const QString other = QStringLiteral("not the same journal");
        QTest::newRow("cut to nothing") << qint64(0) << qint64(-1) << false << shorter;
        QTest::newRow("cut in the header") << qint64(100) << qint64(-1) << false << shorter;
        QTest::newRow("cut in the table of pools") << qint64(5000) << qint64(-1) << false << shorter;
        QTest::newRow("cut in a chunk") << 2 * chunk + 77 << qint64(-1) << false << shorter;
        QTest::newRow("cut between chunks") << 2 * chunk << qint64(-1) << false << shorter;
        QTest::newRow("cut by one byte") << qint64(-2) << qint64(-1) << false << shorter;
        QTest::newRow("grown") << qint64(-1) << 9 * chunk << false << QString();
        QTest::newRow("grown by a part of a chunk") << qint64(-1) << 9 * chunk + 1 << false << QString();
        QTest::newRow("cut and grown") << qint64(0) << 9 * chunk << false << other;
        QTest::newRow("another one copied over it") << qint64(0) << qint64(-1) << true << other;
    }
    void saysWhatBecameOfIt()
    {
        QFETCH(qint64, cut);
        QFETCH(qint64, grown);
        QFETCH(bool, writtenOver);
        QFETCH(QString, says);
        Journal journal;
        QVERIFY2(journal.open(path()), qPrintable(journal.errorString()));
        QVERIFY(journal.refresh());
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (cut != -1)
            QVERIFY(file.resize(cut == -2 ? m_original.size() - 1 : cut));
        if (grown != -1)
            QVERIFY(file.resize(grown));
        if (writtenOver) {
            QByteArray another = m_original;
            reinterpret_cast<FileHeader *>(another.data())->startedWall += 1;
            QCOMPARE(file.write(another), another.size());
        }
        file.close();
        QCOMPARE(journal.refresh(), says.isEmpty());
        QVERIFY2(journal.errorString().contains(says), qPrintable(journal.errorString()));
        QVERIFY2(journal.problem().contains(says), qPrintable(journal.problem()));
        QCOMPARE(journal.problem().isEmpty(), says.isEmpty());
        readEverything(journal);
        QVERIFY2(journal.problem().contains(says), qPrintable(journal.problem()));
    }

    /// What has its name is another file now: the one that was opened is read on.
    void replacedByAnother()
    {
        Journal journal;
        QVERIFY(journal.open(path()));
        const quint64 before = readEverything(journal);
        QVERIFY(QFile::remove(path()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a journal");
        file.close();
        QVERIFY(journal.refresh());
        QCOMPARE(readEverything(journal), before);
        QVERIFY(!journal.open(path()));
        QVERIFY(!journal.errorString().isEmpty());
    }

    void changedAllTheTime()
    {
        const Changer changer(path(), m_original, testSeed());
        const int rounds = testRounds(10'000);
        std::atomic<int> opened{0};
        std::atomic<int> refused{0};
        std::atomic<int> unexplained{0};
        const auto read = [&](int times) {
            for (int i = 0; i < times; ++i) {
                Journal journal;
                if (!journal.open(path())) {
                    ++refused;
                    unexplained += journal.errorString().isEmpty();
                    continue;
                }
                ++opened;
                for (int again = 0; again < 3; ++again) {
                    readEverything(journal);
                    if (!journal.refresh())
                        unexplained += journal.errorString().isEmpty();
                }
            }
        };
        std::thread other(read, rounds / 2);
        read(rounds / 2);
        other.join();
        QCOMPARE(unexplained.load(), 0);
        QVERIFY2(opened > 0 && refused > 0,
                 qPrintable(QStringLiteral("%1 opened, %2 refused").arg(opened).arg(refused)));
        QVERIFY(changer.lives());
        tell({"inputs", QStringLiteral("journals that are cut, grown and written over while they are read"),
              rounds});
    }

#ifdef MONITOR
    void theMonitorToo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QString report = m_folder.filePath(QStringLiteral("report.html"));
        QTest::newRow("summary") << QStringList{QStringLiteral("--summary"), path()};
        QTest::newRow("report") << QStringList{QStringLiteral("--report"), report, path()};
    }
    void theMonitorToo()
    {
        QFETCH(QStringList, arguments);
        const Changer changer(path(), m_original, testSeed());
        const int rounds = testRounds(20);
        for (int i = 0; i < rounds; ++i) {
            QProcess process;
            process.start(QStringLiteral(MONITOR), arguments);
            QVERIFY(process.waitForFinished(hangMs));
            const QByteArray error = process.readAllStandardError();
            QVERIFY2(process.exitStatus() == QProcess::NormalExit, error.constData());
            QVERIFY2(process.exitCode() != 1 || !error.isEmpty(), "it failed without a word");
        }
        QVERIFY(changer.lives());
        tell({"inputs", QStringLiteral("the same, read by the monitor"), rounds});
    }
#endif
};

QTEST_GUILESS_MAIN(TestChangingJournal)
#include "tst_changingjournal.moc"
