// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Faults around a program: disks that are full, folders that go, limits of the
/// system, and what throws where it should not. Each is a process of its own.

#include "support/gate.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qdir.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qtemporarydir.h>

#include <atomic>
#include <csignal>
#include <memory>
#include <thread>

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace parallel;

namespace {

constexpr int manyCalls = 60'000; // several chunks of a journal

QString countedWork(int calls, int workers)
{
    std::atomic<int> ran{0};
    {
        const auto threads = parallel::threads(workers);
        const auto work = task("work", [&](const char *) { ++ran; });
        for (int i = 0; i < calls; ++i)
            work("an argument that takes some room in the text area");
    }
    return ran == calls ? QString() : QStringLiteral("%1 of %2 have run").arg(ran).arg(calls);
}

// --- the disk ---

QString fullDisk()
{
    const QTemporaryDir dir;
    if (::mount("none", qPrintable(dir.path()), "tmpfs", 0, "size=3m") != 0)
        return QStringLiteral("skip: this system lets us mount nothing");
    qputenv("PARALLEL_RECORD", dir.filePath(QStringLiteral("full.journal")).toLocal8Bit());
    const QString wrong = countedWork(manyCalls, 4);
    const bool kept = QFileInfo(dir.filePath(QStringLiteral("full.journal"))).size() >= 2 << 20;
    ::umount2(qPrintable(dir.path()), MNT_DETACH);
    return !wrong.isEmpty() ? wrong : kept ? QString() : QStringLiteral("what was recorded is gone");
}

QString folderRemoved()
{
    QTemporaryDir dir;
    qputenv("PARALLEL_RECORD", dir.filePath(QStringLiteral("gone.journal")).toLocal8Bit());
    const auto threads = parallel::threads(2);
    task([] {})();
    barrier();
    if (!dir.remove())
        return QStringLiteral("the folder could not be removed");
    return countedWork(manyCalls, 2);
}

/// Becomes a user that nobody is, as the superuser may do everything.
bool becomeSomeone()
{
    return ::geteuid() != 0 || ::setresuid(54321, 54321, 54321) == 0;
}

QString folderOfSomeoneElse()
{
    if (::geteuid() != 0)
        return QStringLiteral("skip: only the superuser can make another user's folder");
    const QTemporaryDir dir;
    ::chmod(qPrintable(dir.path()), 0755);
    QDir(dir.path()).mkdir(QStringLiteral("parallel"));
    qputenv("XDG_RUNTIME_DIR", dir.path().toLocal8Bit());
    if (!becomeSomeone())
        return QStringLiteral("skip: this system keeps us the superuser");
    return countedWork(100, 2);
}

QString folderReadOnly()
{
    const QTemporaryDir dir;
    ::chmod(qPrintable(dir.path()), 0555);
    qputenv("PARALLEL_RECORD", dir.path().toLocal8Bit());
    if (!becomeSomeone())
        return QStringLiteral("skip: this system keeps us the superuser");
    return countedWork(100, 2);
}

QString linkPlanted()
{
    const QTemporaryDir dir;
    const QString precious = dir.filePath(QStringLiteral("precious"));
    const QString journal = dir.filePath(QStringLiteral("planted.journal"));
    QFile file(precious);
    if (!file.open(QIODevice::WriteOnly) || file.write("mine") != 4)
        return QStringLiteral("no file");
    file.close();
    QFile::link(precious, journal);
    qputenv("PARALLEL_RECORD", journal.toLocal8Bit());
    const QString wrong = countedWork(100, 2);
    if (QFileInfo(precious).size() != 4)
        return QStringLiteral("what the link leads to was written to");
    if (QFileInfo(journal).isSymLink())
        return QStringLiteral("the link is still there");
    return wrong;
}

// --- limits ---

/// A thread of Qt's needs a file of its own; where there is none, Qt ends the program.
QString noFiles()
{
    countedWork(1, 1); // the journal is open
    const int next = ::dup(0);
    ::close(next);
    const rlimit limit{rlim_t(next) + 7, rlim_t(next) + 7};
    ::setrlimit(RLIMIT_NOFILE, &limit);
    const auto threads = parallel::threads(64);
    std::atomic<int> ran{0};
    const auto work = task([&] {
        ++ran;
        std::this_thread::yield();
    });
    // Until one worker too many was wanted, which takes as long as the workers are quick.
    static std::atomic<bool> warned{false};
    static QtMessageHandler before = nullptr;
    before =
        qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &text) {
            before(type, context, text);
            warned = true;
        });
    int made = 0;
    for (; made < 20'000'000 && (made < 20'000 || !warned); ++made)
        work();
    barrier();
    return ran == made ? QString() : QStringLiteral("%1 of %2 have run").arg(ran).arg(made);
}

QString littleMemory()
{
    countedWork(1, 1);
    QFile status(QStringLiteral("/proc/self/statm"));
    if (!status.open(QIODevice::ReadOnly))
        return QStringLiteral("skip: no /proc");
    const auto pages = status.readAll().split(' ').first().toULongLong();
    const rlim_t most = pages * rlim_t(::sysconf(_SC_PAGESIZE)) + (rlim_t(4) << 20);
    const rlimit limit{most, most};
    ::setrlimit(RLIMIT_AS, &limit); // less than a thread's stack
    return countedWork(20'000, 64);
}

// --- destructors and labels that throw ---

struct ThrowsAtItsEnd
{
    ~ThrowsAtItsEnd() noexcept(false) { throw std::runtime_error("at its end"); }
};

QString cachedObjectsThrow()
{
    std::atomic<int> ran{0};
    {
        const auto perThread = threadCached([](int) { return ThrowsAtItsEnd(); });
        const auto perProcess = processCached([](int) { return ThrowsAtItsEnd(); });
        const auto threads = parallel::threads(2);
        for (int i = 0; i < 4; ++i) {
            task([&](int n) {
                perThread(n);
                perProcess(n);
                ++ran;
            })(i);
        }
        barrier();
        perThread.clear();
    }
    return ran == 4 ? QString() : QStringLiteral("%1 of 4 have run").arg(ran);
}

QString labelThrows()
{
    std::atomic<int> ran{0};
    const auto work =
        task("work", [&](int) { ++ran; }).label([](int) -> QString { throw std::runtime_error("no label"); });
    {
        const auto threads = parallel::threads(2);
        for (int i = 0; i < 10; ++i)
            work(i);
        parallel::map(work, QList<int>{1, 2, 3});
    }
    return ran == 13 ? QString() : QStringLiteral("%1 of 13 have run").arg(ran);
}

QString slotThrows()
{
    std::atomic<int> ran{0};
    {
        const auto threads = parallel::threads(2);
        QObject::connect(&*threads, &Threads::taskFinished,
                         [](const TaskInfo &) { throw std::runtime_error("in a slot"); });
        const auto group = parallel::group();
        for (int i = 0; i < 100; ++i)
            task([&] { ++ran; })();
    }
    return ran == 100 ? QString() : QStringLiteral("%1 of 100 have run").arg(ran);
}

} // namespace

class tst_Surroundings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The job is done, whatever is the matter; and what is said of it is said once.
    void theJobIsDone_data()
    {
        QTest::addColumn<QByteArray>("child");
        QTest::addColumn<QString>("said");
        QTest::newRow("full disk") << QByteArray("fullDisk") << QStringLiteral("recording has stopped:");
        QTest::newRow("journal's folder removed") << QByteArray("folderRemoved") << QString();
        QTest::newRow("folder of someone else")
            << QByteArray("folderOfSomeoneElse") << QStringLiteral("is not a folder of this user's");
        QTest::newRow("read-only folder")
            << QByteArray("folderReadOnly") << QStringLiteral("this process is not recorded:");
        QTest::newRow("link planted") << QByteArray("linkPlanted") << QString();
        QTest::newRow("no files left")
            << QByteArray("noFiles") << QStringLiteral("a worker thread could not be started");
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // they take all address space there is
        QTest::newRow("little memory")
            << QByteArray("littleMemory") << QStringLiteral("a worker thread could not be started");
#endif
#if !defined(__SANITIZE_THREAD__) // it does not see the lock of Qt's log, in which two threads meet
        QTest::newRow("cached objects throw at their end")
            << QByteArray("cachedObjectsThrow")
            << QStringLiteral("the destructor of a cached object has thrown");
#endif
        QTest::newRow("label throws") << QByteArray("labelThrows") << QString();
        QTest::newRow("slot throws") << QByteArray("slotThrows") << QStringLiteral("a slot that was told");
    }
    void theJobIsDone()
    {
        QFETCH(QByteArray, child);
        QFETCH(QString, said);
        const QString wrong = runChild(child.constData(), {QStringLiteral("ASAN_OPTIONS=detect_leaks=0")});
        if (wrong.startsWith(QLatin1String("skip")))
            QSKIP(qPrintable(wrong));
        QCOMPARE(wrong, QString());
        if (said.isEmpty())
            QCOMPARE(lastChildError(), QString());
        else
            QVERIFY2(lastChildError().contains(said), qPrintable(lastChildError()));
    }
};

PARALLEL_TEST_MAIN(tst_Surroundings, {"fullDisk", &fullDisk}, {"folderRemoved", &folderRemoved},
                   {"folderOfSomeoneElse", &folderOfSomeoneElse}, {"folderReadOnly", &folderReadOnly},
                   {"linkPlanted", &linkPlanted}, {"noFiles", &noFiles}, {"littleMemory", &littleMemory},
                   {"cachedObjectsThrow", &cachedObjectsThrow}, {"labelThrows", &labelThrows},
                   {"slotThrows", &slotThrows})
#include "tst_surroundings.moc"
