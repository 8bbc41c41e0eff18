// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// --watch: rules, what is news and what is not, and the real program that runs a command.

#include "journalmaker.h"
#include "support/waits.h"

#include "watch/watch.h"

#include <QtCore/qdir.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <csignal>

using namespace monitor;
using parallel::Journal;

namespace {

constexpr qint64 second = 1'000'000'000;

Session job(quint64 succeeded, quint64 failed, qint64 elapsed, Journal::State state = Journal::State::Running)
{
    Session session;
    session.path = QStringLiteral("/run/nightly.journal");
    session.info.program = QStringLiteral("nightly-elt");
    session.info.pid = 4121;
    session.state = state;
    session.succeeded = succeeded;
    session.failed = failed;
    session.queued = 100 - succeeded - failed;
    session.elapsed = elapsed;
    return session;
}

QList<WatchRule> rulesFrom(const char *text)
{
    QList<WatchRule> rules;
    QString error;
    if (!parseRules(QString::fromUtf8(text), rules, &error))
        qFatal("%s", qPrintable(error));
    return rules;
}

QString told(Watch &watch, const Session &session, qint64 now)
{
    QStringList words;
    const QList<WatchNews> all = watch.look({session}, now);
    for (const WatchNews &news : all)
        words << word(news.event);
    return words.join(u' ');
}

qint64 nobodyKnows(const Session &)
{
    return -1;
}

struct Result
{
    int code;
    QString out;
    QString error;
};

} // namespace

class TestWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rules()
    {
        const QList<WatchRule> rules = rulesFrom("# all of them\n"
                                                 "[*]\n"
                                                 "events = failed, died\n"
                                                 "command = mail -s \"$PARALLEL_MESSAGE\" me = you\n"
                                                 "\n"
                                                 "[nightly-elt]\n"
                                                 "late = 1h30m\n"
                                                 "stuck=45s\n"
                                                 "notify = no\n");
        QCOMPARE(rules.size(), 2);
        QCOMPARE(rules[0].events, QSet<WatchEvent>({WatchEvent::Failed, WatchEvent::Died}));
        QCOMPARE(rules[0].command, QStringLiteral("mail -s \"$PARALLEL_MESSAGE\" me = you"));
        QCOMPARE(rules[0].late, -1);
        QVERIFY(rules[0].notify);
        QCOMPARE(rules[1].late, 5400 * second);
        QCOMPARE(rules[1].stuck, 45 * second);
        QVERIFY(!rules[1].notify);
        QCOMPARE(ruleFor(rules, QStringLiteral("nightly-elt")), &rules[1]);
        QCOMPARE(ruleFor(rules, QStringLiteral("crawl")), &rules[0]);
        QVERIFY(!ruleFor(rulesFrom("[elt]\n"), QStringLiteral("crawl")));
    }

    void wrongRules_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("no section") << "events = failed"
                                    << "line 1: a section such as [*] has to come first.";
        QTest::newRow("section") << "[elt"
                                 << "line 1: a section is the name of a program in brackets, or [*].";
        QTest::newRow("no key") << "[*]\nhello"
                                << "line 2: “hello” is neither [program] nor key = value.";
        QTest::newRow("key")
            << "[*]\n\nevent = failed"
            << "line 3: “event” is not known; accepted are events, notify, command, late and stuck.";
        QTest::newRow("event") << "[*]\nevents = failed broken"
                               << "line 2: events is “failed broken”; accepted is a list of started, ended, "
                                  "failed, died, late and stuck.";
        QTest::newRow("no event") << "[*]\nevents ="
                                  << "line 2: events is “”; accepted is a list of started, "
                                     "ended, failed, died, late and stuck.";
        QTest::newRow("time") << "[*]\nstuck = 10"
                              << "line 2: stuck is “10”; accepted is a time such as 90s, "
                                 "45m or 1h30m.";
        QTest::newRow("late") << "[*]\nlate = soon"
                              << "line 2: late is “soon”; accepted is usual, or a time "
                                 "such as 90s, 45m or 1h30m.";
        QTest::newRow("notify") << "[*]\nnotify = on"
                                << "line 2: notify is “on”; accepted is yes or no.";
    }
    void wrongRules()
    {
        QFETCH(QString, text);
        QList<WatchRule> rules;
        QString error;
        QVERIFY(!parseRules(text, rules, &error));
        QTEST(error, "says");
    }

    void eachThingIsToldOnce()
    {
        Watch watch(
            rulesFrom("[*]\nevents = started ended failed died late stuck\nlate = 60s\nstuck = 30s\n"),
            nobodyKnows);
        QCOMPARE(watch.look({}, 0).size(), 0);
        QCOMPARE(told(watch, job(0, 0, 1 * second), 1 * second), QStringLiteral("started"));
        QCOMPARE(told(watch, job(10, 0, 10 * second), 10 * second), QString());
        QCOMPARE(told(watch, job(10, 1, 11 * second), 11 * second), QStringLiteral("failed"));
        QCOMPARE(told(watch, job(10, 5, 12 * second), 12 * second), QString());
        QCOMPARE(told(watch, job(10, 5, 41 * second), 41 * second), QString());
        QCOMPARE(told(watch, job(10, 5, 42 * second), 42 * second), QStringLiteral("stuck"));
        QCOMPARE(told(watch, job(10, 5, 50 * second), 50 * second), QString());
        QCOMPARE(told(watch, job(11, 5, 61 * second), 61 * second), QStringLiteral("late"));
        QCOMPARE(told(watch, job(11, 5, 70 * second), 70 * second), QString());
        QCOMPARE(told(watch, job(95, 5, 80 * second, Journal::State::Finished), 80 * second),
                 QStringLiteral("ended"));
        QCOMPARE(told(watch, job(95, 5, 80 * second, Journal::State::Finished), 90 * second), QString());
    }

    void whatWasOverBeforeIsNoNews()
    {
        Watch watch(rulesFrom("[*]\nevents = started ended failed died\n"), nobodyKnows);
        QCOMPARE(told(watch, job(10, 5, 10 * second, Journal::State::Died), 0), QString());
        Session next = job(3, 0, second);
        next.info.pid = 4200; // of the same file
        QCOMPARE(told(watch, next, second), QStringLiteral("started"));
        next.state = Journal::State::Died;
        QCOMPARE(told(watch, next, 2 * second), QStringLiteral("died"));
    }

    void aPausedJobIsNotStuck()
    {
        Watch watch(rulesFrom("[*]\nevents = stuck\nstuck = 30s\n"), nobodyKnows);
        Session paused = job(1, 0, second);
        paused.paused = true;
        QCOMPARE(told(watch, paused, 0), QString());
        QCOMPARE(told(watch, paused, 100 * second), QString());
        paused.paused = false;
        QCOMPARE(told(watch, paused, 101 * second), QString());
        QCOMPARE(told(watch, paused, 131 * second), QStringLiteral("stuck"));
    }

    void lateAgainstTheUsual()
    {
        Watch watch(rulesFrom("[*]\nevents = late\n"), [](const Session &) { return 100 * second; });
        QCOMPARE(told(watch, job(0, 0, 0), 0), QString());
        QCOMPARE(told(watch, job(1, 0, 119 * second), 119 * second), QString());
        QCOMPARE(told(watch, job(2, 0, 121 * second), 121 * second), QStringLiteral("late"));
    }

    void theProgramRunsTheCommand()
    {
        const QTemporaryDir folder;
        const QString runtime = folder.filePath(QStringLiteral("parallel"));
        QVERIFY(QDir().mkdir(runtime));
        QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        const QString told = folder.filePath(QStringLiteral("told"));
        const QString file =
            writeRules(folder, "[nightly-elt]\nevents = failed died\nnotify = no\n"
                               "command = echo \"$PARALLEL_EVENT $PARALLEL_PROGRAM $PARALLEL_FAILED\" >> "
                                   + told.toUtf8() + "\n");
        auto maker = std::make_unique<JournalMaker>(runtime + QStringLiteral("/job.journal"));
        QProcess watching;
        watching.setProcessEnvironment(environment(folder));
        watching.start(QStringLiteral(MONITOR), {QStringLiteral("--watch"), file});
        QVERIFY(watching.waitForStarted(hangMs));
        QTRY_VERIFY_WITH_TIMEOUT(watching.bytesAvailable() > 0, hangMs); // it watches
        maker->addTask(record(parallel::journal::RecordState::Failed));
        maker->pool().called = maker->pool().started = maker->pool().failed = 1;
        const auto lines = [&] {
            QFile said(told);
            return said.open(QIODevice::ReadOnly) ? QString::fromUtf8(said.readAll()) : QString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(lines(), QStringLiteral("failed nightly-elt 1\n"), hangMs);
        maker.reset(); // it dies
        QTRY_COMPARE_WITH_TIMEOUT(lines(), QStringLiteral("failed nightly-elt 1\ndied nightly-elt 1\n"),
                                  hangMs);
        ::kill(pid_t(watching.processId()), SIGINT);
        QVERIFY(watching.waitForFinished(hangMs));
        QCOMPARE(watching.exitCode(), 128 + SIGINT);
        QVERIFY(QString::fromUtf8(watching.readAllStandardOutput())
                    .contains(QLatin1String("nightly-elt died after")));
    }

    void rulesAreTried()
    {
        const QTemporaryDir folder;
        const Result good =
            run(folder, writeRules(folder, "[elt]\nevents = died\nnotify = no\ncommand = echo "
                                           "\"$PARALLEL_EVENT: $PARALLEL_MESSAGE\"\n"));
        QCOMPARE(good.code, 0);
        QVERIFY2(good.out.contains(QLatin1String("[elt] died; command: echo")), qPrintable(good.out));
        QVERIFY2(good.out.contains(QLatin1String("test: This is a test of the rule for elt")),
                 qPrintable(good.out));
        const Result bad = run(folder, writeRules(folder, "[elt]\nnotify = no\ncommand = exit 3\n"));
        QCOMPARE(bad.code, 1);
        QVERIFY2(bad.out.contains(QLatin1String("ended with 3")), qPrintable(bad.out));
        const Result wrong = run(folder, writeRules(folder, "[elt]\nlate = soon\n"));
        QCOMPARE(wrong.code, 1);
        QVERIFY2(wrong.error.contains(QStringLiteral("rules.conf, line 2: late is “soon”")),
                 qPrintable(wrong.error));
        const Result none = run(folder, folder.filePath(QStringLiteral("absent")));
        QCOMPARE(none.code, 1);
        QVERIFY2(none.error.contains(QLatin1String("absent cannot be read")), qPrintable(none.error));
    }

private:
    static QProcessEnvironment environment(const QTemporaryDir &folder)
    {
        QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            all.remove(QLatin1String(name));
        all.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        all.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder.path());
        return all;
    }

    static QString writeRules(const QTemporaryDir &folder, const QByteArray &text)
    {
        QFile file(folder.filePath(QStringLiteral("rules.conf")));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("rules.conf was not written");
        return file.fileName();
    }

    static Result run(const QTemporaryDir &folder, const QString &file)
    {
        QProcess process;
        process.setProcessEnvironment(environment(folder));
        process.start(QStringLiteral(MONITOR), {QStringLiteral("--watch"), QStringLiteral("--test"), file});
        if (!process.waitForFinished(hangMs)) {
            process.kill();
            return {-1, {}, QStringLiteral("it did not end")};
        }
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }
};

QTEST_GUILESS_MAIN(TestWatch)
#include "tst_watch.moc"
