// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Jobs of another machine: parallel-monitor --receive and --send, with a program in place of ssh that
// runs the command here, as PARALLEL_SSH allows.

#include "journalmaker.h"
#include "support/waits.h"

#include <libparallel/journal.h>

#include <QtCore/qdir.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <csignal>

#include <unistd.h>

using parallel::Journal;
using parallel::journal::RecordState;

class TestRemote : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aJobIsCopiedAsItGrows();
    void allOfARealJobArrives();
    void aFolderOfRunsIsSentToo();
    void aLostConnectionIsMadeAgain();
    void whatWentMeanwhileIsDropped();
    void linesComeBeforeWhatCountsThem();
    void mistakesAreSaid_data();
    void mistakesAreSaid();
    void whatIsNoJournalIsRefused_data();
    void whatIsNoJournalIsRefused();

private:
    /// Both sides of a connection, in folders of their own.
    struct Sides
    {
        QString far;  ///< The other machine's runtime folder.
        QString here; ///< Where copies are put.
        QProcess receiver;
        ~Sides()
        {
            receiver.closeWriteChannel();
            if (!receiver.waitForFinished(hangMs))
                receiver.kill();
        }
        QStringList files() const
        {
            return QDir(here).entryList({QStringLiteral("*.journal")}, QDir::Files, QDir::Name);
        }
        QString file() const
        {
            const QStringList all = files();
            return all.isEmpty() ? QString() : here + u'/' + all.first();
        }
    };
    void prepare(Sides &sides, const QByteArray &script = {});
    static void start(Sides &sides, const QString &url = QStringLiteral("ssh://far"));

    QTemporaryDir m_folder;
    int m_count = 0;
};

void TestRemote::initTestCase()
{
    QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

/// \a script: what ssh does with the command in $command.
void TestRemote::prepare(Sides &sides, const QByteArray &script)
{
    const QString base = m_folder.filePath(QStringLiteral("case%1").arg(++m_count));
    sides.far = base + QStringLiteral("/far");
    sides.here = base + QStringLiteral("/here");
    QDir().mkpath(sides.far + QStringLiteral("/parallel"));
    QDir().mkpath(sides.here);
    QFile::setPermissions(sides.far, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QFile ssh(base + QStringLiteral("/ssh"));
    QVERIFY(ssh.open(QIODevice::WriteOnly));
    ssh.write("#!/bin/sh\nfor command; do :; done\necho \"$@\" >> " + QFile::encodeName(base)
              + "/called\necho $$ > " + QFile::encodeName(base) + "/pid\n"
              + "export XDG_RUNTIME_DIR=" + QFile::encodeName(sides.far)
              + " PATH=" + QFile::encodeName(QFileInfo(QStringLiteral(MONITOR)).path()) + ":$PATH\n"
              + (script.isEmpty() ? QByteArray("echo 'Welcome to this machine'\nexec sh -c \"$command\"\n")
                                  : script));
    ssh.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        all.remove(QLatin1String(name));
    all.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    all.insert(QStringLiteral("PARALLEL_SSH"), ssh.fileName());
    sides.receiver.setProcessEnvironment(all);
}

void TestRemote::start(Sides &sides, const QString &url)
{
    sides.receiver.start(QStringLiteral(MONITOR), {QStringLiteral("--receive"), url, sides.here});
}

void TestRemote::aJobIsCopiedAsItGrows()
{
    Sides sides;
    prepare(sides);
    auto job = std::make_unique<JournalMaker>(sides.far + QStringLiteral("/parallel/job.journal"));
    auto task = record(RecordState::Running);
    task.name = job->addText(parallel::journal::TextKind::Name, "load");
    const quint32 slot = job->addTask(task);
    job->pool().called = job->pool().started = 1;
    start(sides);
    QTRY_VERIFY_WITH_TIMEOUT(!sides.file().isEmpty(), hangMs);
    Journal copy;
    QVERIFY2(copy.open(sides.file()), qPrintable(copy.errorString()));
    QCOMPARE(copy.state(), Journal::State::Running);
    QCOMPARE(copy.record(slot).state, Journal::TaskState::Running);
    QCOMPARE(copy.name(copy.record(slot)), QStringLiteral("load"));
    QVERIFY(!copy.controlRefusal().isEmpty()); // nobody would hear of it

    job->task(slot).finished = job->task(slot).started + 1'000'000;
    job->task(slot).state = quint8(RecordState::Succeeded);
    auto next = record(RecordState::Failed);
    next.name = job->addText(parallel::journal::TextKind::Name, "store");
    const quint32 later = job->addTask(next);
    job->pool().called = job->pool().started = 2;
    job->pool().succeeded = job->pool().failed = 1;
    const auto name = [&](quint32 of) {
        copy.refresh();
        return copy.name(copy.record(of));
    };
    QTRY_COMPARE_WITH_TIMEOUT(name(later), QStringLiteral("store"), hangMs);
    QTRY_COMPARE_WITH_TIMEOUT(copy.record(slot).state, Journal::TaskState::Succeeded, hangMs);
    const auto failed = [&] { return copy.pools().value(0).failed; };
    QTRY_COMPARE_WITH_TIMEOUT(failed(), quint64(1), hangMs);

    job.reset(); // it dies there
    QTRY_COMPARE_WITH_TIMEOUT(copy.state(), Journal::State::Died, hangMs);
    QVERIFY(QFile::remove(sides.far + QStringLiteral("/parallel/job.journal")));
    sides.receiver.closeWriteChannel();
    QVERIFY(sides.receiver.waitForFinished(hangMs));
    QCOMPARE(sides.receiver.exitCode(), 0);
    QVERIFY(QDir(sides.here).isEmpty()); // it cleans up
}

/// Under its hands: what is read here is, in the end, byte for byte what was written there.
void TestRemote::allOfARealJobArrives()
{
    Sides sides;
    prepare(sides);
    const QString kept = sides.far + QStringLiteral("/kept.journal");
    QProcess job;
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    all.insert(QStringLiteral("XDG_RUNTIME_DIR"), sides.far);
    all.insert(QStringLiteral("PARALLEL_RECORD"), kept);
    job.setProcessEnvironment(all);
    start(sides);
    job.start(QStringLiteral(LIVE_JOB), {QStringLiteral("6000"), QStringLiteral("2")});
    QTRY_VERIFY_WITH_TIMEOUT(!sides.file().isEmpty(), hangMs);
    const QString file = sides.file();
    Journal copy;
    QVERIFY2(copy.open(file), qPrintable(copy.errorString()));
    const auto state = [&] {
        copy.refresh();
        copy.forEach([&](const Journal::Record &task) {
            if (task.isCompleted() && task.hasRun()
                && (copy.name(task) != QLatin1String("work") || task.finished < 0))
                qFatal("A task of the copy has not all that belongs to it");
        });
        return copy.state();
    };
    QTRY_COMPARE_WITH_TIMEOUT(state(), Journal::State::Finished, hangMs);
    QTRY_COMPARE_WITH_TIMEOUT(job.state(), QProcess::NotRunning, hangMs);
    Journal original;
    QVERIFY(original.open(kept));
    QCOMPARE(copy.slotCount(), original.slotCount());
    quint64 count = 0;
    original.forEach([&](const Journal::Record &task) {
        const Journal::Record other = copy.record(task.slot);
        count += other.id == task.id && other.finished == task.finished && other.state == task.state
                 && copy.arguments(other) == original.arguments(task);
    });
    QCOMPARE(count, quint64(6000));
    QFile a(file);
    QFile b(kept);
    QVERIFY(a.open(QIODevice::ReadOnly) && b.open(QIODevice::ReadOnly));
    QByteArray here = a.readAll();
    QByteArray there = b.readAll();
    constexpr qsizetype flags = offsetof(parallel::journal::FileHeader, flags);
    here[flags] = there[flags];
    QVERIFY(here == there);
}

void TestRemote::aFolderOfRunsIsSentToo()
{
    Sides sides;
    prepare(sides);
    const QString folder = sides.far + QStringLiteral("/it's nights");
    QDir().mkpath(folder);
    makeJob(folder + QStringLiteral("/a.journal"), {.tasks = 100});
    makeJob(folder + QStringLiteral("/b b.journal"), {.tasks = 200});
    start(sides, QStringLiteral("ssh://me@far:2222") + folder);
    QTRY_COMPARE_WITH_TIMEOUT(sides.files().size(), 2, hangMs);
    quint64 tasks = 0;
    for (const QString &file : sides.files()) {
        Journal copy;
        QVERIFY(copy.open(sides.here + u'/' + file));
        QTRY_COMPARE_WITH_TIMEOUT(copy.state(), Journal::State::Finished, hangMs);
        for (const Journal::Pool &pool : copy.pools())
            tasks += pool.called;
    }
    QCOMPARE(tasks, quint64(300));
    QFile called(QFileInfo(sides.here).path() + QStringLiteral("/called"));
    QVERIFY(called.open(QIODevice::ReadOnly));
    const QByteArray arguments = called.readAll();
    QVERIFY2(arguments.startsWith(
                 "-T -o BatchMode=yes -o ServerAliveInterval=15 -p 2222 me@far parallel-monitor --send"),
             arguments.constData());
}

void TestRemote::aLostConnectionIsMadeAgain()
{
    Sides sides;
    prepare(sides);
    JournalMaker job(sides.far + QStringLiteral("/parallel/job.journal"));
    job.addTask(record(RecordState::Running));
    start(sides);
    QTRY_VERIFY_WITH_TIMEOUT(!sides.file().isEmpty(), hangMs);
    Journal copy;
    QVERIFY(copy.open(sides.file()));
    QFile pid(QFileInfo(sides.here).path() + QStringLiteral("/pid"));
    QVERIFY(pid.open(QIODevice::ReadOnly));
    ::kill(pid_t(pid.readAll().trimmed().toInt()), SIGKILL);
    job.addTask(record(RecordState::Failed));
    const auto count = [&] {
        copy.refresh();
        int tasks = 0;
        copy.forEach([&](const Journal::Record &) { ++tasks; });
        return copy.state() == Journal::State::Running ? tasks : -1; // it never looks as if it had died
    };
    QTRY_COMPARE_WITH_TIMEOUT(count(), 2, hangMs);
    QByteArray said;
    QTRY_COMPARE_WITH_TIMEOUT((said += sides.receiver.readAllStandardOutput()),
                              "connected\nlost\nconnected\n", hangMs);
}

/// A journal that is removed while there is no connection is not shown for ever.
void TestRemote::whatWentMeanwhileIsDropped()
{
    Sides sides;
    prepare(sides);
    JournalMaker stays(sides.far + QStringLiteral("/parallel/stays.journal"));
    stays.addTask(record(RecordState::Running));
    auto goes = std::make_unique<JournalMaker>(sides.far + QStringLiteral("/parallel/goes.journal"));
    goes->addTask(record(RecordState::Running));
    start(sides);
    QTRY_COMPARE_WITH_TIMEOUT(sides.files().size(), 2, hangMs);
    QFile pid(QFileInfo(sides.here).path() + QStringLiteral("/pid"));
    QVERIFY(pid.open(QIODevice::ReadOnly));
    ::kill(pid_t(pid.readAll().trimmed().toInt()), SIGKILL);
    QVERIFY(QFile::remove(sides.far + QStringLiteral("/parallel/goes.journal")));
    goes.reset();
    QTRY_COMPARE_WITH_TIMEOUT(sides.files().size(), 1, hangMs);
    QVERIFY(sides.file().endsWith(QLatin1String("stays.journal")));
}

/// Who reads in the middle of a round finds no line that is not there.
void TestRemote::linesComeBeforeWhatCountsThem()
{
    const QString runtime = m_folder.filePath(QStringLiteral("lines"));
    QDir().mkpath(runtime + QStringLiteral("/parallel"));
    QFile::setPermissions(runtime, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    JournalMaker job(runtime + QStringLiteral("/parallel/job.journal"));
    for (quint64 i = 1; i <= 1000; ++i)
        job.addLine(i, i, QtInfoMsg, "a line that has its length, as most of them do");
    QProcess sender;
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    all.insert(QStringLiteral("XDG_RUNTIME_DIR"), runtime);
    sender.setProcessEnvironment(all);
    sender.start(QStringLiteral(MONITOR), {QStringLiteral("--send")});
    const auto line = [&] {
        while (!sender.canReadLine() && sender.waitForReadyRead(hangMs)) {
        }
        return sender.readLine();
    };
    constexpr qint64 chunk = qint64(parallel::journal::chunkSize);
    QList<qint64> places; // of the chunk of lines
    for (QByteArray frame = line(); !frame.isEmpty() && frame != "round\n"; frame = line()) {
        const QList<QByteArray> words = frame.trimmed().split(' ');
        if (words[0] != "block")
            continue;
        while (sender.bytesAvailable() < words[3].toLongLong() && sender.waitForReadyRead(hangMs)) {
        }
        const QByteArray bytes = sender.read(words[3].toLongLong());
        if (words[2].toLongLong() >= chunk)
            places << words[2].toLongLong() % chunk;
    }
    sender.closeWriteChannel();
    QVERIFY(sender.waitForFinished(hangMs));
    QVERIFY(places.size() > 10);
    QCOMPARE(places.last(), 0);
}

void TestRemote::mistakesAreSaid_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("says");
    QTest::newRow("no program there")
        << QStringLiteral("ssh://far") << QByteArray("exit 127\n")
        << QStringLiteral("There is no parallel-monitor in the path of that machine");
    QTest::newRow("no way in") << QStringLiteral("ssh://far")
                               << QByteArray("echo 'Permission denied (publickey).' >&2\nexit 255\n")
                               << QStringLiteral("it needs a key or an agent");
    QTest::newRow("only a greeting") << QStringLiteral("ssh://far") << QByteArray("echo Welcome\n")
                                     << QStringLiteral("The connection was not made");
    QTest::newRow("an option for a host")
        << QStringLiteral("ssh://-oProxyCommand=x") << QByteArray("exit 1\n")
        << QStringLiteral("Accepted are ssh://host");
    QTest::newRow("an option for a user") << QStringLiteral("ssh://-v@far") << QByteArray("exit 1\n")
                                          << QStringLiteral("Accepted are ssh://host");
    QTest::newRow("no machine") << QStringLiteral("http://far") << QByteArray("exit 1\n")
                                << QStringLiteral("is no machine to look at");
    QTest::newRow("no port") << QStringLiteral("ssh://far:99999") << QByteArray("exit 1\n")
                             << QStringLiteral("Accepted are ssh://host");
}

void TestRemote::mistakesAreSaid()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, script);
    QFETCH(QString, says);
    Sides sides;
    prepare(sides, script);
    start(sides, url);
    QVERIFY(sides.receiver.waitForFinished(hangMs));
    const QString error = QString::fromUtf8(sides.receiver.readAllStandardError());
    QVERIFY2(error.contains(says), qPrintable(error));
    QCOMPARE(sides.receiver.exitCode(), 1);
}

void TestRemote::whatIsNoJournalIsRefused_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QString>("says");
    QTest::newRow("another word") << QByteArray("parallel-journals 1\\nhello\\n")
                                  << QStringLiteral("The other side sent “hello”");
    QTest::newRow("a path") << QByteArray("parallel-journals 1\\nfile 1a running 4096 ../../x.journal\\n")
                            << QStringLiteral("named a file in a way that is not accepted");
    QTest::newRow("a hidden file") << QByteArray("parallel-journals 1\\nfile 1a running 4096 .x\\n")
                                   << QStringLiteral("named a file in a way that is not accepted");
    QTest::newRow("a block of nothing")
        << QByteArray("parallel-journals 1\\nblock 1a 0 4096\\n") << QStringLiteral("a block of no file");
    QTest::newRow("an odd block") << QByteArray(
        "parallel-journals 1\\nfile 1a running 4096 x\\nblock 1a 7 4\\nabcd")
                                  << QStringLiteral("no block of a journal");
    QTest::newRow("a negative place")
        << QByteArray("parallel-journals 1\\nfile 1a running 4096 x\\nblock 1a -4096 4\\nabcd")
        << QStringLiteral("no block of a journal");
}

void TestRemote::whatIsNoJournalIsRefused()
{
    QFETCH(QByteArray, sent);
    QFETCH(QString, says);
    Sides sides;
    prepare(sides, "printf '" + sent + "'\nexec cat\n");
    start(sides);
    QVERIFY(sides.receiver.waitForFinished(hangMs));
    const QString error = QString::fromUtf8(sides.receiver.readAllStandardError());
    QVERIFY2(error.contains(says), qPrintable(error));
    QCOMPARE(sides.receiver.exitCode(), 1);
    QVERIFY(QDir(sides.here).isEmpty());
    QVERIFY(
        QDir(QFileInfo(sides.here).path()).entryList({QStringLiteral("*.journal*")}, QDir::Files).isEmpty());
}

QTEST_GUILESS_MAIN(TestRemote)
#include "tst_remote.moc"
