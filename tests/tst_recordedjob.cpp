// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// A job that records its journal elsewhere is found by monitors, as any other.

#include "reader/sessions.h"

#include "support/journalfolder.h"

#include "journalmaker.h"

#include <QtCore/qprocess.h>
#include <QtTest/qtest.h>

#include <sys/stat.h>
#include <unistd.h>

using namespace monitor;
using parallel::Journal;

class TestRecordedJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isFoundByTwoMonitors_data();
    void isFoundByTwoMonitors();
    void isListedByTheProgram();
    void isShownAsDiedUntilItIsDeleted();
    void eachRunTakesThePlaceOfTheOneBefore();
    void isNotFoundWhenNobodyMayLook();
    void pointersAreNotTrusted_data();
    void pointersAreNotTrusted();
    void pointersStayWhereTheFolderCannotBeSeen();

private:
    /// Starts a job of a minute and waits until \a sessions see it run.
    void start(QProcess &job, const QString &record, const QStringList &more = {});
    QString folder() const { return m_runtime->path() + QStringLiteral("/parallel"); }
    QStringList pointers() const
    {
        return QDir(folder()).entryList(QDir::AllEntries | QDir::System | QDir::Hidden
                                        | QDir::NoDotAndDotDot);
    }
    QString recordings() const { return m_top.filePath(QStringLiteral("recordings")); }

    QTemporaryDir m_top;
    std::unique_ptr<JournalFolder> m_runtime;
};

namespace {

constexpr int patience = 30'000;

Session only(Sessions &sessions)
{
    sessions.refresh();
    const QList<Session> all = sessions.list();
    return all.size() == 1 ? all.first() : Session();
}

} // namespace

void TestRecordedJob::init()
{
    m_runtime = std::make_unique<JournalFolder>(m_top);
    QDir(recordings()).removeRecursively();
    QDir().mkpath(recordings());
}

void TestRecordedJob::start(QProcess &job, const QString &record, const QStringList &more)
{
    QStringList environment = QProcess::systemEnvironment();
    environment << m_runtime->variable() << QStringLiteral("PARALLEL_RECORD=") + record << more;
    job.setEnvironment(environment);
    job.setWorkingDirectory(m_top.path());
    job.start(QStringLiteral(LIVE_JOB), {QStringLiteral("4"), QStringLiteral("60000")});
    QVERIFY(job.waitForStarted(patience));
}

void TestRecordedJob::isFoundByTwoMonitors_data()
{
    QTest::addColumn<QString>("record");
    QTest::newRow("a folder") << recordings();
    QTest::newRow("a file") << recordings() + QStringLiteral("/night.journal");
    QTest::newRow("another ending") << recordings() + QStringLiteral("/night.rec");
    QTest::newRow("relative") << QStringLiteral("recordings/./night.journal");
}

void TestRecordedJob::isFoundByTwoMonitors()
{
    QFETCH(QString, record);
    Sessions one;
    Sessions two;
    one.setFolder(folder());
    two.setFolder(folder());
    one.start();
    QProcess job;
    start(job, record);
    two.start();
    QTRY_COMPARE_WITH_TIMEOUT(one.list().size(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(two.list().size(), 1, patience);
    const Session session = one.list().first();
    QCOMPARE(session.path, two.list().first().path);
    QCOMPARE(QFileInfo(session.path).path(), recordings()); // the file itself
    QCOMPARE(session.state, Journal::State::Running);
    QCOMPARE(session.info.pid, job.processId());
    QTRY_COMPARE_WITH_TIMEOUT(one.session(session.path).total(), 4u, patience);

    // Private, as live journals are.
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(folder()).constData(), &status), 0);
    QCOMPARE(int(status.st_mode & 0777), 0700);
    QCOMPARE(pointers().size(), 1);

    // Also of its folder, and still once.
    QVERIFY(two.add(recordings()));
    QCOMPARE(two.list().size(), 1);

    // At its end the pointer goes, the journal stays, and so does the row.
    Journal journal;
    QVERIFY(journal.open(session.path));
    QVERIFY(journal.cancelAll(0));
    QVERIFY(job.waitForFinished(patience));
    QVERIFY(pointers().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(one.session(session.path).state, Journal::State::Finished, patience);
    QVERIFY(!one.session(session.path).gone);
    QVERIFY(QFileInfo(session.path).isFile());
    one.remove(session.path);
    one.refresh();
    QVERIFY(one.list().isEmpty());
}

void TestRecordedJob::isListedByTheProgram()
{
    QProcess job;
    start(job, recordings());
    Sessions sessions;
    sessions.setFolder(folder());
    QTRY_COMPARE_WITH_TIMEOUT(only(sessions).total(), 4u, patience);
    const auto monitor = [&](const QStringList &arguments) {
        QProcess program;
        QStringList environment = QProcess::systemEnvironment();
        environment << m_runtime->variable() << QStringLiteral("NO_COLOR=1");
        program.setEnvironment(environment);
        program.start(QStringLiteral(MONITOR), arguments);
        return program.waitForFinished(patience) ? QString::fromUtf8(program.readAllStandardOutput())
                                                 : QString();
    };
    const QString list = monitor({QStringLiteral("--list")});
    QVERIFY2(list.contains(QLatin1String("running")) && list.contains(only(sessions).path), qPrintable(list));
    const QString summary = monitor({QStringLiteral("--summary"), QString::number(job.processId())});
    QVERIFY2(summary.contains(QLatin1String("4 running")), qPrintable(summary));
    job.kill();
    QVERIFY(job.waitForFinished(patience));
}

void TestRecordedJob::isShownAsDiedUntilItIsDeleted()
{
    QProcess job;
    start(job, recordings());
    Sessions sessions;
    sessions.setFolder(folder());
    QTRY_COMPARE_WITH_TIMEOUT(only(sessions).total(), 4u, patience);
    const QString path = only(sessions).path;
    job.kill();
    QVERIFY(job.waitForFinished(patience));
    QTRY_COMPARE_WITH_TIMEOUT(only(sessions).state, Journal::State::Died, patience);
    Sessions later;
    later.setFolder(folder());
    QCOMPARE(only(later).path, path);
    QCOMPARE(only(later).state, Journal::State::Died);

    QVERIFY(QFile::remove(path));
    later.refresh();
    QVERIFY(later.list().isEmpty());
    QVERIFY(pointers().isEmpty());
}

void TestRecordedJob::eachRunTakesThePlaceOfTheOneBefore()
{
    const QString file = recordings() + QStringLiteral("/night.journal");
    Sessions sessions;
    sessions.setFolder(folder());
    for (int run = 0; run < 3; ++run) {
        QProcess job;
        start(job, file);
        QTRY_VERIFY_WITH_TIMEOUT(only(sessions).state == Journal::State::Running
                                     && only(sessions).info.pid == job.processId(),
                                 patience);
        QCOMPARE(pointers().size(), 1);
        job.kill();
        QVERIFY(job.waitForFinished(patience));
    }
    QTRY_COMPARE_WITH_TIMEOUT(only(sessions).state, Journal::State::Died, patience);
}

void TestRecordedJob::isNotFoundWhenNobodyMayLook()
{
    QProcess job;
    start(job, recordings(), {QStringLiteral("PARALLEL_MONITOR=off")});
    const auto recorded = [&] { return QDir(recordings()).entryList({QStringLiteral("*.journal")}); };
    QTRY_COMPARE_WITH_TIMEOUT(recorded().size(), 1, patience);
    Journal journal;
    QVERIFY(journal.open(recordings() + u'/' + recorded().first()));
    QTRY_VERIFY_WITH_TIMEOUT(!journal.pools().isEmpty(), patience); // it has got beyond that
    QVERIFY(pointers().isEmpty());
    job.kill();
    QVERIFY(job.waitForFinished(patience));
}

void TestRecordedJob::pointersAreNotTrusted_data()
{
    QTest::addColumn<QString>("target");
    QTest::newRow("somebody else's file") << QStringLiteral("/etc/passwd");
    QTest::newRow("a folder") << m_top.path();
    QTest::newRow("relative") << QStringLiteral("../../recordings/night.journal");
    QTest::newRow("with dots") << recordings() + QStringLiteral("/../recordings/night.journal");
    QTest::newRow("a link to a link") << m_top.filePath(QStringLiteral("link.journal"));
    QTest::newRow("a pipe") << m_top.filePath(QStringLiteral("pipe.journal"));
}

void TestRecordedJob::pointersAreNotTrusted()
{
    QFETCH(QString, target);
    QDir().mkpath(folder());
    makeJob(recordings() + QStringLiteral("/night.journal"), {.tasks = 10});
    QFile::link(recordings() + QStringLiteral("/night.journal"),
                m_top.filePath(QStringLiteral("link.journal")));
    ::mkfifo(QFile::encodeName(m_top.filePath(QStringLiteral("pipe.journal"))).constData(), 0600);
    QCOMPARE(::symlink(QFile::encodeName(target).constData(),
                       QFile::encodeName(folder() + QStringLiteral("/evil.journal")).constData()),
             0);
    Sessions sessions;
    sessions.setFolder(folder());
    sessions.refresh();
    sessions.refresh();
    const QString passwd = QStringLiteral("/etc/passwd");
    if (target == passwd && ::geteuid() == 0) { // root's own: not a journal, and it says so
        QCOMPARE(sessions.list().size(), 1);
        QVERIFY(!sessions.list().first().error.isEmpty());
    } else {
        QVERIFY(sessions.list().isEmpty());
    }
    QVERIFY(QFileInfo(target).exists()
            || QFileInfo(target).isRelative()); // and nothing was removed but links
    QCOMPARE(pointers().size(), 1);
}

void TestRecordedJob::pointersStayWhereTheFolderCannotBeSeen()
{
    QDir().mkpath(folder());
    const QByteArray target = QFile::encodeName(m_top.filePath(QStringLiteral("not/mounted/night.journal")));
    QCOMPARE(::symlink(target.constData(),
                       QFile::encodeName(folder() + QStringLiteral("/night.journal")).constData()),
             0);
    Sessions sessions;
    sessions.setFolder(folder());
    sessions.refresh();
    QVERIFY(sessions.list().isEmpty());
    QCOMPARE(pointers().size(), 1);
}

QTEST_GUILESS_MAIN(TestRecordedJob)
#include "tst_recordedjob.moc"
