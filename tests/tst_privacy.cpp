// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Who may look: nobody but the user whose job it is, whatever the umask.

#include "support/journalfolder.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qdiriterator.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <grp.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

const char argument[] = "order-4711-of-ann";

QString modeOf(const QString &path)
{
    struct stat status = {};
    if (::lstat(qPrintable(path), &status) != 0)
        return QStringLiteral("absent");
    return QString::number(status.st_mode & 07777, 8);
}

/// What anybody can read of a process, while it runs a task with an argument.
QString tellsTheWorld()
{
    for (const char *const file : {"/proc/self/cmdline", "/proc/self/comm"}) {
        QFile content(QString::fromLatin1(file));
        if (content.open(QIODevice::ReadOnly) && content.readAll().contains(argument))
            return QString::fromLatin1(file);
    }
    for (const auto &thread : std::filesystem::directory_iterator("/proc/self/task")) {
        QFile name(QString::fromStdString(thread.path() / "comm"));
        if (name.open(QIODevice::ReadOnly) && name.readAll().contains(argument))
            return name.fileName();
    }
    return QString();
}

/// One task with an argument, until the test says that it has looked.
QString umaskJob()
{
    ::umask(mode_t(qEnvironmentVariable("TEST_UMASK").toInt(nullptr, 8)));
    QString told;
    {
        const auto threads = parallel::threads(2);
        const auto order = parallel::task("order", [&](const QString &) {
            parallel::thisTask::setText(QString::fromLatin1(argument));
            told = tellsTheWorld();
            const QString goOn = qEnvironmentVariable("TEST_GO_ON");
            while (!QFile::exists(goOn))
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
        });
        order(QString::fromLatin1(argument));
    }
    return told;
}

/// Opens the file as the user nobody. 0, or an errno.
int openAsNobody(const QString &path, int how)
{
    const QByteArray name = QFile::encodeName(path);
    const pid_t child = fork();
    if (child == 0) {
        constexpr uid_t nobody = 65534;
        if (::setgroups(0, nullptr) != 0 || ::setgid(nobody) != 0 || ::setuid(nobody) != 0)
            _exit(255);
        _exit(::open(name.constData(), how) >= 0 ? 0 : errno);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 255;
}

} // namespace

class tst_Privacy : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QString goOn() const { return m_dir.filePath(QStringLiteral("go-on")); }
    void letItEnd(QProcess &process)
    {
        QVERIFY(QFile(goOn()).open(QIODevice::WriteOnly));
        QVERIFY(process.waitForFinished(hangMs));
        QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()), QString());
    }

private Q_SLOTS:
    void init() { QFile::remove(goOn()); }

    void modesHold_data()
    {
        QTest::addColumn<QString>("umask");
        for (const char *const umask : {"0", "022", "077", "0177", "0777"})
            QTest::newRow(umask) << QString::fromLatin1(umask);
    }
    void modesHold()
    {
        QFETCH(QString, umask);
        JournalFolder folder(m_dir);
        QProcess process;
        startChild(process, "umaskJob",
                   {folder.variable(), QStringLiteral("TEST_UMASK=") + umask,
                    QStringLiteral("TEST_GO_ON=") + goOn()});
        QTRY_VERIFY(!folder.journal().isEmpty());
        QCOMPARE(modeOf(folder.path() + QStringLiteral("/parallel")), QStringLiteral("700"));
        QCOMPARE(modeOf(folder.journal()), QStringLiteral("600"));
        letItEnd(process);

        QFile::remove(goOn());
        const QString file = m_dir.filePath(QStringLiteral("recorded.journal"));
        startChild(process, "umaskJob",
                   {folder.variable(), QStringLiteral("TEST_UMASK=") + umask,
                    QStringLiteral("TEST_GO_ON=") + goOn(), QStringLiteral("PARALLEL_RECORD=") + file});
        QTRY_VERIFY(QFile::exists(file));
        QCOMPARE(modeOf(file), QStringLiteral("600"));
        letItEnd(process);
        QFile recorded(file);
        QVERIFY(recorded.open(QIODevice::ReadOnly));
        QVERIFY(recorded.readAll().contains(argument)); // this is where it is
    }

    /// A folder of ours that somebody has opened to others, or closed to ourselves, is put right.
    void theFolderIsPutRight_data()
    {
        QTest::addColumn<int>("mode");
        for (const int mode : {0777, 0755, 0500, 0})
            QTest::addRow("%o", mode) << mode;
    }
    void theFolderIsPutRight()
    {
        QFETCH(int, mode);
        JournalFolder folder(m_dir);
        const QString ours = folder.path() + QStringLiteral("/parallel");
        QVERIFY(QDir().mkdir(ours));
        QCOMPARE(::chmod(qPrintable(ours), mode_t(mode)), 0);
        QProcess process;
        startChild(
            process, "umaskJob",
            {folder.variable(), QStringLiteral("TEST_UMASK=022"), QStringLiteral("TEST_GO_ON=") + goOn()});
        QTRY_VERIFY(!folder.journal().isEmpty());
        QCOMPARE(modeOf(ours), QStringLiteral("700"));
        letItEnd(process);
    }

    /// Where there is no runtime folder of the session: not even then in /tmp for all to see.
    void withoutARuntimeFolder()
    {
        if (QFile::exists(QStringLiteral("/run/user/%1").arg(::geteuid())))
            QSKIP("this user has a session, whose folder would be used");
        const QString temporary = m_dir.filePath(QStringLiteral("tmp"));
        QVERIFY(QDir().mkdir(temporary));
        QCOMPARE(::chmod(qPrintable(temporary), 01777), 0);
        QProcess process;
        startChild(process, "umaskJob",
                   {QStringLiteral("XDG_RUNTIME_DIR="), QStringLiteral("TMPDIR=") + temporary,
                    QStringLiteral("TEST_UMASK=0"), QStringLiteral("TEST_GO_ON=") + goOn()});
        QString journal;
        const auto find = [&] {
            QDirIterator files(temporary, {QStringLiteral("*.journal")}, QDir::Files,
                               QDirIterator::Subdirectories);
            return files.hasNext() ? files.next() : QString();
        };
        QTRY_VERIFY(!(journal = find()).isEmpty());
        QCOMPARE(modeOf(journal), QStringLiteral("600"));
        for (QString up = QFileInfo(journal).path(); up != temporary; up = QFileInfo(up).path())
            QCOMPARE(modeOf(up), QStringLiteral("700"));
        letItEnd(process);
    }

    void anotherUserIsKeptOut_data()
    {
        QTest::addColumn<bool>("recorded");
        QTest::newRow("live") << false;
        QTest::newRow("recorded") << true;
    }
    void anotherUserIsKeptOut()
    {
        if (::geteuid() != 0)
            QSKIP("only root can try it as another user");
        QFETCH(bool, recorded);
        JournalFolder folder(m_dir);
        // what is around it is open to all
        QCOMPARE(::chmod(qPrintable(m_dir.path()), 0755), 0);
        QCOMPARE(::chmod(qPrintable(folder.path()), 0755), 0);
        const QString file = m_dir.filePath(QStringLiteral("shared.journal"));
        QStringList environment{folder.variable(), QStringLiteral("TEST_UMASK=0"),
                                QStringLiteral("TEST_GO_ON=") + goOn()};
        if (recorded)
            environment += QStringLiteral("PARALLEL_RECORD=") + file;
        QProcess process;
        startChild(process, "umaskJob", environment);
        const auto journal = [&] { return recorded ? file : folder.journal(); };
        QTRY_VERIFY(QFile::exists(journal()));
        QCOMPARE(openAsNobody(m_dir.path(), O_RDONLY | O_DIRECTORY), 0); // it could
        QCOMPARE(openAsNobody(journal(), O_RDONLY), EACCES);
        QCOMPARE(openAsNobody(journal(), O_RDWR), EACCES);
        if (!recorded)
            QCOMPARE(openAsNobody(folder.path() + QStringLiteral("/parallel"), O_RDONLY | O_DIRECTORY),
                     EACCES);
        QCOMPARE(openAsNobody(QStringLiteral("/proc/%1/fd").arg(process.processId()), O_RDONLY | O_DIRECTORY),
                 EACCES);
        QCOMPARE(openAsNobody(QStringLiteral("/proc/%1/environ").arg(process.processId()), O_RDONLY), EACCES);
        letItEnd(process);
    }

#ifdef MONITOR
    /// What is exported is for its owner, until the owner says otherwise.
    void exportsAreForTheirOwner()
    {
        JournalFolder folder(m_dir);
        QVERIFY(QFile(goOn()).open(QIODevice::WriteOnly));
        const QString file = m_dir.filePath(QStringLiteral("exported.journal"));
        QCOMPARE(runChild("umaskJob", {folder.variable(), QStringLiteral("TEST_UMASK=0"),
                                       QStringLiteral("TEST_GO_ON=") + goOn(),
                                       QStringLiteral("PARALLEL_RECORD=") + file}),
                 QString());
        const mode_t before = ::umask(0);
        for (const char *const name : {"report.html", "tasks.csv", "tasks.json"}) {
            const QString output = m_dir.filePath(QString::fromLatin1(name));
            const QString option = output.endsWith(QLatin1String("html")) ? QStringLiteral("--report")
                                                                          : QStringLiteral("--export");
            QProcess monitor;
            monitor.start(QStringLiteral(MONITOR), {option, output, file});
            QVERIFY(monitor.waitForFinished(hangMs));
            QVERIFY2(monitor.exitCode() == 0, monitor.readAllStandardError().constData());
            QCOMPARE(modeOf(output), QStringLiteral("600"));
            // once it was opened to others it stays so
            QCOMPARE(::chmod(qPrintable(output), 0644), 0);
            monitor.start(QStringLiteral(MONITOR), {option, output, file});
            QVERIFY(monitor.waitForFinished(hangMs));
            QCOMPARE(modeOf(output), QStringLiteral("644"));
        }
        ::umask(before);
    }
#endif
};

PARALLEL_TEST_MAIN(tst_Privacy, {"umaskJob", &umaskJob})
#include "tst_privacy.moc"
