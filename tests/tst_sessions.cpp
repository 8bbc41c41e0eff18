// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Processes appear in the list, change, die and go by themselves.

#include "reader/sessions.h"
#include "support/waits.h"

#include "journalmaker.h"

#include <QtCore/qdir.h>
#include <QtCore/qsettings.h>
#include <QtCore/qstandardpaths.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <sys/resource.h>

using namespace monitor;
using parallel::Journal;

class TestSessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void findsThemByItself();
    void endedOneStays();
    void anotherOneOfTheSameName();
    void moreThanFilesCanBeOpen();
    void addedFilesAndFolders();
    void damagedOne();
    void deletesWhatNobodyWrites();
    void recentFiles();

private:
    QTemporaryDir m_top;
    QString folder() const { return m_top.filePath(QStringLiteral("parallel")); }
    QString file(const char *name) const
    {
        return folder() + u'/' + QLatin1String(name) + QStringLiteral(".journal");
    }
};

void TestSessions::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_top.path());
    QCoreApplication::setOrganizationName(QStringLiteral("libparallel-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_sessions"));
    QDir().mkpath(folder());
}

void TestSessions::cleanup()
{
    QDir(folder()).removeRecursively();
    QDir().mkpath(folder());
    QSettings().clear();
}

void TestSessions::findsThemByItself()
{
    QDir(folder()).removeRecursively(); // no process has run yet
    Sessions sessions;
    sessions.setFolder(folder());
    QSignalSpy added(&sessions, &Sessions::added);
    QSignalSpy changed(&sessions, &Sessions::changed);
    sessions.start();
    QVERIFY(sessions.list().isEmpty());

    QDir().mkpath(folder());
    auto maker = std::make_unique<JournalMaker>(file("one"), "crawl");
    QTRY_COMPARE(added.size(), 1);
    Session one = sessions.list().first();
    QCOMPARE(one.info.program, QStringLiteral("crawl"));
    QCOMPARE(one.state, Journal::State::Running);

    std::atomic_ref(maker->pool().called).store(7);
    QTRY_COMPARE(sessions.session(one.path).queued, 7u);
    QVERIFY(!changed.isEmpty());

    const JournalMaker second(file("two"));
    QTRY_COMPARE(sessions.list().size(), 2);
    maker.reset();
    QTRY_COMPARE(sessions.session(one.path).state, Journal::State::Died);
    QCOMPARE(sessions.list().first().path, file("two")); // the one that runs comes first
}

void TestSessions::endedOneStays()
{
    Sessions sessions;
    sessions.setFolder(folder());
    auto maker = std::make_unique<JournalMaker>(file("one"));
    sessions.start();
    QCOMPARE(sessions.list().size(), 1);
    maker->close(5'000'000);
    QVERIFY(QFile::remove(file("one")));
    maker.reset();
    QTRY_VERIFY(sessions.session(file("one")).gone);
    QCOMPARE(sessions.session(file("one")).state, Journal::State::Finished);
    QSignalSpy removed(&sessions, &Sessions::removed);
    sessions.remove(file("one"));
    QCOMPARE(removed.size(), 1);
    QVERIFY(sessions.list().isEmpty());
}

void TestSessions::anotherOneOfTheSameName()
{
    Sessions sessions;
    sessions.setFolder(folder());
    makeJob(file("nightly"), {.tasks = 10});
    sessions.refresh();
    QCOMPARE(sessions.session(file("nightly")).completed(), 10u);
    // It ran again, and ended before we looked.
    QVERIFY(QFile::remove(file("nightly")));
    makeJob(file("nightly"), {.tasks = 20});
    QSignalSpy changed(&sessions, &Sessions::changed);
    sessions.refresh();
    QCOMPARE(sessions.session(file("nightly")).completed(), 20u);
    QCOMPARE(changed.size(), 1);
    sessions.refresh();
    QCOMPARE(changed.size(), 1);
}

void TestSessions::moreThanFilesCanBeOpen()
{
    rlimit before = {};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    for (int i = 0; i < 150; ++i)
        makeJob(file(qPrintable(QStringLiteral("night-%1").arg(i))), {.tasks = 3});
    rlimit few = before;
    few.rlim_cur = 100;
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &few), 0);
    Sessions sessions;
    sessions.setFolder(folder());
    sessions.refresh();
    sessions.refresh();
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
    QCOMPARE(sessions.list().size(), 150);
    for (const Session &session : sessions.list()) {
        QVERIFY2(session.error.isEmpty(), qPrintable(session.error));
        QCOMPARE(session.completed(), 3u);
    }
}

void TestSessions::addedFilesAndFolders()
{
    const QString elsewhere = m_top.filePath(QStringLiteral("recorded"));
    QDir().mkpath(elsewhere);
    makeJob(elsewhere + QStringLiteral("/a.journal"), {.tasks = 10});
    makeJob(elsewhere + QStringLiteral("/b.journal"), {.tasks = 20});
    Sessions sessions;
    sessions.setFolder(folder());
    sessions.start();
    QString error;
    QVERIFY(!sessions.add(elsewhere + QStringLiteral("/c.journal"), &error));
    QVERIFY(!error.isEmpty());
    QVERIFY(sessions.add(elsewhere + QStringLiteral("/b.journal")));
    QCOMPARE(sessions.list().size(), 1);
    QCOMPARE(sessions.list().first().completed(), 20u);
    QVERIFY(sessions.list().first().added);
    QVERIFY(sessions.add(elsewhere));
    QCOMPARE(sessions.list().size(), 2);
    sessions.remove(elsewhere);
    QCOMPARE(sessions.list().size(), 1);
}

void TestSessions::damagedOne()
{
    QFile damaged(file("bad"));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(QByteArray(2 << 20, 'x'));
    damaged.close();
    Sessions sessions;
    sessions.setFolder(folder());
    sessions.start();
    QVERIFY(sessions.list().isEmpty()); // it might just be made
    QTRY_COMPARE(sessions.list().size(), 1);
    QVERIFY2(sessions.list().first().error.contains(QLatin1String("not a journal")),
             qPrintable(sessions.list().first().error));
}

/// A journal of a process that died; never one that is being written.
void TestSessions::deletesWhatNobodyWrites()
{
    const QString dead = file("dead");
    const QString live = file("live");
    makeJob(dead, {.tasks = 10, .completed = 0.5, .closed = false});
    JournalMaker writer(live);
    Sessions sessions;
    sessions.setFolder(folder());
    sessions.start();
    QCOMPARE(sessions.list().size(), 2);
    QString error;
    QVERIFY(!sessions.deleteJournal(live, &error));
    QVERIFY2(error.contains(QLatin1String("still writing")), qPrintable(error));
    QVERIFY(QFile::exists(live));
    error.clear();
    QVERIFY2(sessions.deleteJournal(dead, &error), qPrintable(error));
    QVERIFY(!QFile::exists(dead));
    QCOMPARE(sessions.list().size(), 1);
    QVERIFY(!sessions.deleteJournal(dead, &error)); // it is not there any more
    QVERIFY(!error.isEmpty());
}

void TestSessions::recentFiles()
{
    for (int i = 0; i < 15; ++i)
        Sessions::addRecentFile(QStringLiteral("/tmp/%1.journal").arg(i));
    Sessions::addRecentFile(QStringLiteral("/tmp/10.journal"));
    QCOMPARE(Sessions::recentFiles().size(), 10);
    QCOMPARE(Sessions::recentFiles().mid(0, 2), (QStringList{"/tmp/10.journal", "/tmp/14.journal"}));
    Sessions::clearRecentFiles();
    QVERIFY(Sessions::recentFiles().isEmpty());
}

QTEST_GUILESS_MAIN(TestSessions)
#include "tst_sessions.moc"
