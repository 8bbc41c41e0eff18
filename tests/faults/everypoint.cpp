// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "faults/everypoint.h"

#include "faults/scenario.h"

#include "support/thorough.h"

#include "worker/threadpool.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qdir.h>
#include <QtCore/qtemporarydir.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

// NOLINTBEGIN(bugprone-reserved-identifier)
extern "C" __attribute__((weak)) int __lsan_do_recoverable_leak_check();
extern "C" __attribute__((weak)) void __sanitizer_set_report_fd(void *);
// NOLINTEND(bugprone-reserved-identifier)

namespace faults {

namespace {

/// What parent and child both see.
struct Shared
{
    long n;           // the point that is being tried
    bool passed;      // nothing failed: there are no more points
    long tried;
    int wrongs;       // points with something wrong, and what it was, where that is counted
    long lost;
    long twice;
    long deadlocks;
    long leaks;
    long crashes;
    char report[6000]; // of the first of them
};

Shared *shared = nullptr;
const Row *theRow = nullptr;
int toUser = STDERR_FILENO; // the child's own standard error is closed to what the scenario writes

/// What Qt keeps of a thread that the system has refused, and the library of its start.
constexpr double blocksOfLostStart = 16;

/// Sanitizers make some ten times slower.
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr unsigned deadlineSeconds = 120;
#else
constexpr unsigned deadlineSeconds = 20;
#endif

void note(const QString &what)
{
    if (shared->wrongs++ < 8) {
        const std::size_t length = std::strlen(shared->report);
        std::snprintf(shared->report + length, sizeof shared->report - length, "%s, point %ld: %s%s\n",
                      theRow->name, shared->n, qPrintable(what), qPrintable(whereItFailed()));
    }
}

/// A crash or a deadlock, in the child.
void dying(int signal)
{
    char text[200];
    const int length = std::snprintf(text, sizeof text, "%s, point %ld: %s; what failed:\n", theRow->name,
                                     shared->n, signal == SIGALRM ? "a deadlock" : "a crash");
    (void)!::write(toUser, text, std::size_t(length));
    writeStacks(toUser);
    ::signal(signal, SIG_DFL);
    ::raise(signal);
}

/// Entries of a folder of /proc: what this process has.
int countIn(const char *folder)
{
    int count = 0;
    DIR *const opened = ::opendir(folder);
    while (opened && ::readdir(opened))
        ++count;
    if (opened)
        ::closedir(opened);
    return count;
}

int countThreads()
{
    return countIn("/proc/self/task");
}

/// Those that should not be there any more: what they are, what they do ("R": run, or
/// want to), and where in the kernel. Not this one, nor the supervisor, which lingers.
QStringList threadsLeft()
{
    QStringList threads;
    const QDir tasks(QStringLiteral("/proc/self/task"));
    for (const QString &id : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const auto content = [&](const char *name) {
            QFile file(tasks.filePath(id + u'/' + QLatin1String(name)));
            return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
        };
        const QByteArray name = content("comm");
        const QByteArray stat = content("stat");
        if (id.toInt() != ::getpid() && name != "parallel-super" && !stat.isEmpty())
            threads += QString::fromUtf8(name + ' ' + stat.mid(stat.lastIndexOf(')') + 2, 1) + ' '
                                         + content("wchan"));
    }
    return threads;
}

/// A QThread that has been waited for may still be on its way out of the system, which
/// can take as long as the host of a virtual machine keeps its core for others. A thread
/// that is left sleeps; for one that runs without end there is the alarm.
QStringList waitForThreadsToEnd()
{
    constexpr int alone = 3; // entries of the folder: ".", "..", this one
    parallel::detail::endKeptThreads();
    QStringList left;
    for (int asleep = 0; asleep < 5000 && countThreads() > alone; ++asleep) {
        left = threadsLeft();
        if (left.isEmpty())
            break;
        const bool runs = std::any_of(left.begin(), left.end(), [](const QString &thread) {
            return thread.contains(QLatin1String(" R "));
        });
        if (runs)
            asleep = 0;
        ::usleep(1000);
    }
    return countThreads() > alone ? threadsLeft() : QStringList();
}

int countFiles()
{
    return countIn("/proc/self/fd");
}

void quiet(QtMsgType, const QMessageLogContext &, const QString &) {}

/// The child: from here on it crashes with a report, and is silent but for that.
void begin()
{
    toUser = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 10);
    const int nothing = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    ::dup2(nothing, STDERR_FILENO);
    ::close(nothing);
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGTRAP, SIGALRM})
        ::signal(signal, dying);
    qInstallMessageHandler(quiet);
    prepare();
}

void checkLedger(Ledger &ledger)
{
    shared->lost += ledger.lost();
    shared->twice += ledger.twice();
    if (const char *const wrong = ledger.whatWasWrong())
        note(QLatin1String(wrong));
}

/// One point, in a process that has run the scenario before.
void tryPoint(long n)
{
    const auto ledger = std::make_unique<Ledger>();
    arm(theRow->kind, n, theRow->burst, theRow->andMemory);
    runEverything(*ledger);
    const bool touched = disarm();
    checkLedger(*ledger);
    if (!touched) {
        shared->passed = true;
        return;
    }
    // And the next scope works.
    const auto after = std::make_unique<Ledger>();
    runPlainly(*after);
    checkLedger(*after);
    QCoreApplication::sendPostedEvents();
}

void leaked(const QString &what)
{
    ++shared->leaks;
    note(what);
}

void lookForThreads()
{
    const QStringList left = waitForThreadsToEnd();
    if (!left.isEmpty())
        leaked(QStringLiteral("threads are left: ") + left.join(QLatin1String(", ")));
}

/// What nothing refers to any more, where LeakSanitizer is there to ask.
void lookForLostBlocks()
{
    static bool told = false; // they would be found again and again
    if (!__lsan_do_recoverable_leak_check || told)
        return;
    __sanitizer_set_report_fd(reinterpret_cast<void *>(std::intptr_t(toUser)));
    told = __lsan_do_recoverable_leak_check() != 0;
    if (told)
        leaked(QStringLiteral("LeakSanitizer has found blocks"));
}

/// Does trying the point again and again take more and more of what a process has?
void lookForLeaks(long n, long blocks, int files)
{
    // What grows once stays: tables. What leaks grows each time. A journal's notes of
    // its pages grow with the journal, up to its bound, so with one it is not asked.
    lookForThreads();
    bool leaks = liveBlocks() > blocks && !theRow->recorded;
    long more = 0;
    for (const int times : {4, 12, 12, 12}) { // a leak shows in each round, even if others give back some
        if (!leaks)
            break;
        const long before = liveBlocks();
        bool byQt = false; // which leaks a result for which its store has no room
        for (int i = 0; i < times; ++i) {
            tryPoint(n);
            const QString where = whereItFailed();
            byQt = byQt || where.contains(QLatin1String("ResultStoreBase"))
                   || where.contains(QLatin1String("QThreadPool")); // or a thread that has not come to start
        }
        shared->passed = false;
        waitForThreadsToEnd();
        more = liveBlocks() - before;
        leaks = more >= times * (theRow->kind == Kind::Thread ? blocksOfLostStart : 3.0 / 4) && !byQt;
    }
    if (leaks)
        leaked(QStringLiteral("%1 blocks leaked in the last 12 runs").arg(more));
    if (countFiles() > files)
        leaked(QStringLiteral("%1 files are left open").arg(countFiles() - files));
    lookForLostBlocks();
}

int step()
{
    const QByteArray wanted = qgetenv("PARALLEL_FAULTS");
#if defined(__SANITIZE_ADDRESS__) // each call has memory of its own, and all takes longer
    const int slower = theRow->first ? 100 : 3;
#else
    const int slower = 1;
#endif
    return wanted == "all" ? 1 : theRow->kind == Kind::Memory ? theRow->step * slower : theRow->step;
}

long only()
{
    return qgetenv("PARALLEL_FAULTS").toLong();
}

/// The child that tries point after point, until one ends it or there are no more.
void runFrom(long n)
{
    begin();
    qputenv("PARALLEL_MONITOR", theRow->recorded ? "on" : "off");
    int argc = 1;
    char name[] = "faults";
    char *argv[] = {name, nullptr};
    const QCoreApplication app(argc, argv);
    shared->n = 0;
    ::alarm(deadlineSeconds);
    for (int i = 0; i < 3; ++i) {
        const auto ledger = std::make_unique<Ledger>();
        runEverything(*ledger);
        checkLedger(*ledger); // with nothing failing, nothing may be wrong
    }
    waitForThreadsToEnd();
    const int files = countFiles();
    for (;; n += step()) {
        shared->n = n;
        ::alarm(deadlineSeconds);
        const long blocks = liveBlocks();
        tryPoint(n);
        if (shared->passed)
            break;
        ++shared->tried;
        lookForLeaks(n, blocks, files);
        if (only())
            break;
    }
    ::alarm(0);
    shared->passed = true;
}

/// The child for one point: the very first scope of a process meets it.
void runOnce(long n, const QString &folder)
{
    begin();
    shared->n = n;
    ::alarm(deadlineSeconds);
    qputenv("PARALLEL_RECORD", QFile::encodeName(folder + QLatin1Char('/')));
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(folder)); // whatever others have left in the user's own
    const int files = countFiles();
    static Ledger ledger;
    arm(theRow->kind, n, theRow->burst, theRow->andMemory);
    theRow->first(ledger);
    const bool touched = disarm();
    checkLedger(ledger);
    ledger.clear();
    runPlainly(ledger);
    checkLedger(ledger);
    lookForThreads();
    if (countFiles() > files + 2) // the journal, and one that GLib keeps for all event loops
        leaked(QStringLiteral("%1 files are left open").arg(countFiles() - files));
    lookForLostBlocks();
    ++shared->tried;
    shared->passed = !touched;
}

/// What a journal leaves: one file with its name, or none.
void checkFolder(const QString &path)
{
    const QStringList names = QDir(path).entryList(QDir::Files);
    for (const QString &name : names) {
        if (name.endsWith(QLatin1String(".new")))
            note(QStringLiteral("the file %1 is left").arg(name));
    }
}

/// Runs \a function in a child. True: it ended by itself.
template<typename Function>
bool inChild(Function function)
{
    const pid_t child = ::fork();
    if (child == 0) {
        function();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    const bool isDeadlock = WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM;
    ++(isDeadlock ? shared->deadlocks : shared->crashes);
    note(isDeadlock ? QStringLiteral("a deadlock") : QStringLiteral("a crash, status %1").arg(status));
    return false;
}

} // namespace

QString tryEveryPoint(const Row &row)
{
    theRow = &row;
    shared = static_cast<Shared *>(
        ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    long n = only() ? only() : 1;
    while (!shared->passed) {
        if (row.first) {
            const QTemporaryDir folder;
            inChild([&] { runOnce(n, folder.path()); });
            checkFolder(folder.path());
        } else if (!inChild([&] { runFrom(n); })) {
            n = shared->n;
            ++shared->tried;
        }
        n += step();
        if (only() || shared->wrongs > 100)
            break;
    }
    std::fprintf(stderr, "%s: %ld points of failure, %d wrong\n", row.name, shared->tried, shared->wrongs);
    tell({"points of failure", QString::fromLatin1(row.name), shared->tried, shared->lost, shared->twice,
          shared->deadlocks, shared->leaks, shared->crashes});
    return shared->wrongs == 0 ? QString() : QString::fromUtf8(shared->report);
}

} // namespace faults
