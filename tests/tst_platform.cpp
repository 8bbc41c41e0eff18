// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What the library counts on from each platform's file: built with that of this system, and with
/// the one for systems that have none (tst_platform_posix).

#include "platform/guard.h"
#include "platform/platform.h"
#include "support/testprogram.h"

#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qtemporarydir.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace parallel::platform;

namespace {

constexpr std::size_t part = std::size_t(1) << 20;

/// Goes down the stack to \a limit, and touches all of it.
[[gnu::noinline]] std::size_t goDown(const char *limit)
{
    volatile char here[1024];
    std::memset(const_cast<char *>(here), 1, sizeof here);
    const auto *const frame = static_cast<const char *>(__builtin_frame_address(0));
    return std::less<>()(frame, limit) ? 1 : goDown(limit) + std::size_t(here[0]);
}

struct Stack
{
    std::size_t size;
    std::size_t reserve;
    bool isKnown = false;
    std::size_t steps = 0;
};

void *measureStack(void *argument)
{
    auto *const stack = static_cast<Stack *>(argument);
    const char *const limit = stackLimit(stack->reserve, stack->size);
    stack->isKnown = limit != nullptr;
    if (limit)
        stack->steps = goDown(limit);
    return nullptr;
}

/// In a process of its own, for the limits that it sets.
QString limits()
{
    QTemporaryDir dir;
    QString why;
    const int file = createPrivateFile(dir.filePath(QStringLiteral("limited")), &why);
    if (file < 0)
        return why;
    rlimit limit = {part, part};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    if (allocateRoom(file, 0, part) != 0)
        return QStringLiteral("no room up to the limit");
    if (const int error = allocateRoom(file, part, part); error != EFBIG)
        return QStringLiteral("beyond the limit: %1").arg(error);
    if (!canOpenFiles(8))
        return QStringLiteral("there are files to open");
    limit = {rlim_t(file + 4), rlim_t(file + 4)};
    ::setrlimit(RLIMIT_NOFILE, &limit);
    while (::dup(file) >= 0) {
    }
    return canOpenFiles(1) ? QStringLiteral("there is no file to open") : QString();
}

} // namespace

class tst_Platform : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_file = -1;
    QString m_path;

    std::byte *mapped(std::size_t parts)
    {
        auto *const base = static_cast<std::byte *>(reserveAddresses(parts * part));
        if (!base || allocateRoom(m_file, 0, parts * part) != 0 || !mapAt(base, m_file, 0, parts * part))
            return nullptr;
        return base;
    }

private Q_SLOTS:
    void init()
    {
        static int number = 0;
        m_path = m_dir.filePath(QStringLiteral("file-%1").arg(++number));
        QString why;
        m_file = createPrivateFile(m_path, &why);
        QVERIFY2(m_file >= 0, qPrintable(why));
    }
    void cleanup()
    {
        if (m_file >= 0)
            closeFile(m_file);
    }

    void aLockLastsAsLongAsItsFileIsOpen()
    {
        QVERIFY(!isLocked(m_path));
        QVERIFY(lockWhole(m_file));
        QVERIFY(isLocked(m_path)); // which has opened it and closed it again
        QVERIFY(isLocked(m_path));
        const int other = ::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_CLOEXEC);
        QVERIFY(isLocked(other));
        QVERIFY(isLocked(other));
        closeFile(std::exchange(m_file, -1));
        QVERIFY(!isLocked(other));
        QVERIFY(!isLocked(m_path));
        closeFile(other);
    }

    /// A monitor that looks into the folder must not keep a job from locking its new file.
    void whoAsksKeepsNobodyFromLocking()
    {
        std::atomic<bool> done{false};
        std::vector<std::thread> readers;
        for (int i = 0; i < 3; ++i) {
            readers.emplace_back([&] {
                while (!done.load(std::memory_order_relaxed))
                    isLocked(m_path);
            });
        }
        int locked = 0;
        for (int i = 0; i < 300; ++i) {
            const int writer = ::open(QFile::encodeName(m_path).constData(), O_RDWR | O_CLOEXEC);
            locked += lockWhole(writer);
            closeFile(writer);
        }
        done = true;
        for (std::thread &reader : readers)
            reader.join();
        QCOMPARE(locked, 300);
    }

    void roomIsRealAndKeepsWhatIsThere()
    {
        QCOMPARE(allocateRoom(m_file, 0, part), 0);
        QCOMPARE(fileSize(m_file), std::int64_t(part));
        QVERIFY(writeBegin(m_file, "journal", 7));
        QCOMPARE(allocateRoom(m_file, 0, 2 * part), 0);
        QCOMPARE(fileSize(m_file), std::int64_t(2 * part));
        const auto facts = factsOf(QFile::encodeName(m_path));
        QVERIFY(facts && facts->bytes >= std::int64_t(2 * part));
        char begin[8] = {};
        QCOMPARE(::pread(m_file, begin, sizeof begin, 0), ssize_t(sizeof begin));
        QCOMPARE(QByteArray(begin), QByteArray("journal"));
    }

    void whatIsReleasedReadsAsZeros()
    {
        std::byte *const base = mapped(3);
        QVERIFY(base);
        std::memset(base, 7, 3 * part);
        releaseRoom(base + part, part);
        QCOMPARE(int(base[part - 1]), 7);
        QCOMPARE(std::count(base + part, base + 2 * part, std::byte(0)), std::ptrdiff_t(part));
        QCOMPARE(int(base[2 * part]), 7);
        QCOMPARE(allocateRoom(m_file, part, part), 0);
        base[part] = std::byte(5);
        QCOMPARE(int(base[part]), 5);
        freeAddresses(base, 3 * part);
    }

    void aCutFileIsZerosAndIsTold()
    {
        std::byte *const base = mapped(3);
        QVERIFY(base);
        std::memset(base, 7, 3 * part);
        {
            std::atomic<bool> cut{false};
            const BusGuard guard(base, 3 * part, part, &cut);
            QCOMPARE(::ftruncate(m_file, part), 0);
            QCOMPARE(int(static_cast<volatile std::byte &>(base[part - 1])), 7);
            QVERIFY(!cut);
            QCOMPARE(int(static_cast<volatile std::byte &>(base[part + 12345])), 0);
            QVERIFY(cut.exchange(false));
            static_cast<volatile std::byte &>(base[3 * part - 1]) = std::byte(3); // another part
            QVERIFY(cut);
        }
        replaceByMemory(base, 3 * part);
        QCOMPARE(int(base[0]), 0);
        freeAddresses(base, 3 * part);
    }

    void anOpenFileIsOpenedForWriting()
    {
        const int reader = ::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_CLOEXEC);
        QString why;
        const int opened = openForWriting(reader, m_path, &why);
        QVERIFY2(opened >= 0, qPrintable(why));
        QVERIFY(writeBegin(opened, "x", 1));
        QCOMPARE(fileSize(m_file), std::int64_t(1));
        closeFile(opened);
        closeFile(reader);
    }

    /// Either it is found in spite of that, or it is said.
    void anotherFileOfItsNameIsNotWrittenTo()
    {
        const int reader = ::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_CLOEXEC);
        QString why;
        const int other = createPrivateFile(m_path + QStringLiteral(".other"), &why);
        QVERIFY(renameFile(QFile::encodeName(m_path + QStringLiteral(".other")), QFile::encodeName(m_path)));
        const int opened = openForWriting(reader, m_path, &why);
        if (opened < 0) {
            QVERIFY2(why.contains(m_path), qPrintable(why));
        } else {
            QVERIFY(writeBegin(opened, "x", 1));
            QCOMPARE(fileSize(m_file), std::int64_t(1));
            closeFile(opened);
        }
        QCOMPARE(fileSize(other), std::int64_t(0));
        closeFile(other);
        closeFile(reader);
    }

    void limitsAreErrors() { QCOMPARE(runChild("limits"), QString()); }

    void onlyOwnFilesHaveFacts()
    {
        const QByteArray name = QFile::encodeName(m_path);
        const QByteArray link = name + ".link";
        QVERIFY(factsOf(name));
        QVERIFY(std::abs(wallNanoseconds() - factsOf(name)->changed) < 3'600'000'000'000);
        QVERIFY(makeLink(name, link));
        QVERIFY(isLinkTo(name, link));
        QVERIFY(!isLinkTo(name + "x", link));
        QVERIFY(!isLinkTo(name, name));
        QVERIFY(!factsOf(link));
        QVERIFY(!factsOf(QFile::encodeName(m_dir.path())));
        QVERIFY(!renameFile(name + ".absent", name));
        QVERIFY(errno == ENOENT);
        removeFile(link);
        QVERIFY(!isLinkTo(name, link));
    }

    void filesAreForNobodyElse()
    {
        QString why;
        const QString folder = journalFolder(&why);
        QVERIFY2(!folder.isEmpty(), qPrintable(why));
        struct stat status = {};
        QCOMPARE(::stat(QFile::encodeName(folder).constData(), &status), 0);
        QCOMPARE(int(status.st_mode & 0777), 0700);
        QCOMPARE(::fstat(m_file, &status), 0);
        QCOMPARE(int(status.st_mode & 0777), 0600);
        QCOMPARE(createPrivateFile(m_path, &why), -1); // it is there
        QVERIFY2(why.contains(m_path), qPrintable(why));
    }

    void theClockIsTheOneOfTheWaits()
    {
        using std::chrono::nanoseconds;
        const auto now = [] {
            return nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
        };
        const auto before = now();
        const auto ours = monotonicNanoseconds();
        QVERIFY(before <= ours && ours <= now());
        const auto wall = nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count();
        QVERIFY(std::abs(wallNanoseconds() - wall) < 60'000'000'000);
        QCOMPARE(localTime(0).tm_year, QDateTime::fromSecsSinceEpoch(0).date().year() - 1900);
    }

    void aThreadHasItsNameOrNone()
    {
        std::thread([] {
            setThreadName("parallel-test");
            const ThreadName name = threadName();
            QVERIFY(name[0] == '\0' || QByteArray(name.data()) == "parallel-test");
        }).join();
    }

    void aStackBearsWhatItsLimitSays_data()
    {
        QTest::addColumn<int>("size"); // KiB
        QTest::addColumn<int>("reserve");
        QTest::newRow("the usual one") << 0 << 256;
        QTest::newRow("large") << 16 * 1024 << 256;
        QTest::newRow("small") << 1024 << 256;
        QTest::newRow("half of it is reserve") << 512 << 1024;
    }
    void aStackBearsWhatItsLimitSays()
    {
        QFETCH(int, size);
        QFETCH(int, reserve);
        Stack stack{std::size_t(size) * 1024, std::size_t(reserve) * 1024};
        pthread_attr_t attributes;
        QCOMPARE(::pthread_attr_init(&attributes), 0);
        if (size > 0)
            QCOMPARE(::pthread_attr_setstacksize(&attributes, stack.size), 0);
        pthread_t thread;
        QCOMPARE(::pthread_create(&thread, &attributes, measureStack, &stack), 0);
        ::pthread_join(thread, nullptr);
        ::pthread_attr_destroy(&attributes);
        QVERIFY(!stack.isKnown || stack.steps > 10);
    }

    void aThreadCanBeStarted()
    {
        QVERIFY(canStartThread(0));
        QVERIFY(canStartThread(1 << 20));
    }

    void aPipeIsNotForChildren()
    {
        int ends[2];
        QVERIFY(openPipe(ends));
        for (const int end : ends) {
            QVERIFY(::fcntl(end, F_GETFD) & FD_CLOEXEC);
            closeFile(end);
        }
    }

    void theProcessHasAName()
    {
        QCOMPARE(programName(), QFileInfo(QCoreApplication::applicationFilePath()).fileName().toUtf8());
        QVERIFY(commandLine().isEmpty() || commandLine().contains(programName()));
        QVERIFY(!hostName().isEmpty());
        QCOMPARE(processId(), std::int64_t(QCoreApplication::applicationPid()));
        QVERIFY(availableCores() >= 1 && availableCores() <= std::max(1, QThread::idealThreadCount()));
        void *const pages = takePages(part);
        QVERIFY(pages);
        std::memset(pages, 1, part);
        freePages(pages, part);
    }
};

PARALLEL_TEST_MAIN(tst_Platform, {"limits", limits})
#include "tst_platform.moc"
