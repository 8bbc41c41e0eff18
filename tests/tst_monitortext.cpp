// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// parallel-monitor without a window, as a person at a terminal meets it: the real
// program, without a display.

#include "journalmaker.h"
#include "support/waits.h"

#include <QtCore/qdir.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <csignal>

#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

class TestMonitorText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void helpAndVersion();
    void wrongUsage_data();
    void wrongUsage();
    void list();
    void summary();
    void exports();
    void followsInLines();
    void followsInPlace();
    void followsInASmallTerminal_data();
    void followsInASmallTerminal();
    void namesCannotControlTheTerminal();
    void pathsCannotControlTheTerminal();

private:
    struct Result
    {
        int code;
        QString out;
        QString error;
    };
    Result run(const QStringList &arguments, const QStringList &environment = {});
    QString file(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

void TestMonitorText::initTestCase()
{
    m_environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "NO_COLOR"})
        m_environment.remove(QLatin1String(name));
    m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    m_environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.path());
    QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    makeJob(file("good.journal"), {.tasks = 300, .failing = 0});
    makeJob(file("died.journal"), {.tasks = 300, .failing = 0.1, .completed = 0.5, .closed = false});
}

TestMonitorText::Result TestMonitorText::run(const QStringList &arguments, const QStringList &environment)
{
    QProcess process;
    QProcessEnvironment all = m_environment;
    for (const QString &each : environment)
        all.insert(each.section(u'=', 0, 0), each.section(u'=', 1));
    process.setProcessEnvironment(all);
    process.start(QStringLiteral(MONITOR), arguments);
    if (!process.waitForFinished(hangMs)) {
        process.kill();
        return {-1, {}, QStringLiteral("it did not end")};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void TestMonitorText::helpAndVersion()
{
    const Result help = run({"--help"});
    QCOMPARE(help.code, 0);
    QVERIFY(help.out.contains(QLatin1String("--follow")) && help.out.contains(QLatin1String("state:failed")));
    for (const QString &line : help.out.split(u'\n'))
        QVERIFY2(line.size() <= 90, qPrintable(line));
    QVERIFY(run({"--version"}).out.startsWith(QLatin1String("parallel-monitor ")));
}

void TestMonitorText::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("unknown") << QStringList{"--list", "--bogus"} << 2 << "bogus";
    QTest::newRow("two") << QStringList{"--list", "--summary"} << 2 << "at a time";
    QTest::newRow("format") << QStringList{"--export", "x.doc"} << 2 << ".tasks.json";
    QTest::newRow("query") << QStringList{"--export", "x.csv", "--filter", "colour:red"} << 2
                           << "not a field";
    QTest::newRow("filter alone") << QStringList{"--filter", "a"} << 2 << "--export";
    QTest::newRow("no file") << QStringList{"--summary", "/absent.journal"} << 1 << "/absent.journal";
    QTest::newRow("no pid") << QStringList{"--follow", "999999999"} << 1 << "no journal of process";
    QTest::newRow("no display") << QStringList{} << 2 << "no display";
}

void TestMonitorText::wrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, says);
    const Result result = run(arguments);
    QCOMPARE(result.code, code);
    QVERIFY2(result.error.contains(says), qPrintable(result.error));
    QVERIFY(result.out.isEmpty());
}

void TestMonitorText::list()
{
    QVERIFY(run({"--list"}).out.contains(QLatin1String("No program is running")));
    QDir(m_folder.path()).mkdir(QStringLiteral("parallel"));
    const JournalMaker live(file("parallel/live.journal"), "crawl");
    const Result result = run({"--list", m_folder.path()});
    QCOMPARE(result.code, 0);
    const QStringList lines = result.out.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines[1].contains(QLatin1String("running")) && lines[1].contains(QLatin1String("crawl")),
             qPrintable(lines[1]));
    QVERIFY(result.out.contains(QLatin1String("died")) && result.out.contains(QLatin1String("finished")));
    QVERIFY(!result.out.contains(u'\x1b'));
}

void TestMonitorText::summary()
{
    const Result good = run({"--summary", file("good.journal")});
    QCOMPARE(good.code, 0);
    QVERIFY2(good.out.contains(QLatin1String("300 succeeded")), qPrintable(good.out));
    QVERIFY(good.out.contains(QLatin1String("finished")) && good.out.contains(QLatin1String("extract")));
    const Result died = run({"--summary", file("died.journal")});
    QCOMPARE(died.code, 3);
    QVERIFY2(died.out.contains(QLatin1String("16 died while running")), qPrintable(died.out));
    QVERIFY(died.out.contains(QLatin1String("134 never ran")));
    {
        JournalMaker maker(file("int.journal"));
        parallel::journal::TaskRecord thrown = record(parallel::journal::RecordState::Failed);
        thrown.text = maker.addText(parallel::journal::TextKind::Error, "int\n");
        maker.addTask(thrown);
        maker.pool().called = maker.pool().started = maker.pool().failed = 1;
    }
    const Result thrown = run({"--summary", file("int.journal")});
    QVERIFY2(thrown.out.contains(QLatin1String("int")) && !thrown.out.contains(QLatin1String("int:")),
             qPrintable(thrown.out));
    const Result ascii = run({"--summary", file("good.journal")}, {"LC_ALL=C"});
    QVERIFY2(ascii.out.contains(QLatin1String("+ 300 succeeded")), qPrintable(ascii.out));
    QVERIFY(ascii.out.contains(QLatin1String("####")));
    QVERIFY2(ascii.error.isEmpty(), qPrintable(ascii.error));
}

void TestMonitorText::exports()
{
    const QString out = file("out.tasks.json");
    QCOMPARE(run({"--export", out, "--filter", "id:1..5", file("good.journal")}).code, 0);
    QFile json(out);
    QVERIFY(json.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(json.readAll()).array().size(), 5);
    QCOMPARE(run({"--report", file("r.html"), file("died.journal")}).code, 0);
    QVERIFY(QFileInfo(file("r.html")).size() > 10000);
    QCOMPARE(run({"--export", file("no/such/x.json"), file("good.journal")}).code, 1);
}

void TestMonitorText::followsInLines()
{
    auto maker = std::make_unique<JournalMaker>(file("follow.journal"));
    maker->pool().called = 3;
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(QStringLiteral(MONITOR), {QStringLiteral("--follow"), file("follow.journal")});
    QByteArray out;
    QTRY_VERIFY((out += process.readAllStandardOutput()).contains("0 of 3 done"));
    maker->pool().started = 3;
    maker->pool().succeeded = 3;
    maker->close(1'000'000);
    maker->lock(false);
    QVERIFY(process.waitForFinished(hangMs));
    out += process.readAllStandardOutput();
    QVERIFY2(out.contains("3 of 3 done") && out.contains("finished"), out.constData());
    QVERIFY(!out.contains('\x1b'));
    QCOMPARE(process.exitCode(), 0);
}

/// On a pseudo terminal of 100 × 30: what it drew until \a state was there and it was told to
/// end, and its exit code.
static std::pair<QByteArray, int> onTerminal(const QString &journal, const char *state, const char *noColor,
                                             char key, int number, bool *restored, int width = 100,
                                             int height = 30)
{
    winsize size = {static_cast<unsigned short>(height), static_cast<unsigned short>(width), 0, 0};
    int terminal = -1;
    const QByteArray path = journal.toLocal8Bit();
    const pid_t child = forkpty(&terminal, nullptr, nullptr, &size);
    if (child == 0) {
        setenv("TERM", "xterm", 1);
        setenv("LC_ALL", "C.UTF-8", 1);
        setenv("NO_COLOR", noColor, 1);
        execl(MONITOR, MONITOR, "--follow", path.constData(), nullptr);
        _exit(127);
    }
    fcntl(terminal, F_SETFL, O_NONBLOCK);
    QByteArray drawn;
    const auto readAll = [&] {
        char buffer[65536];
        for (ssize_t count; (count = ::read(terminal, buffer, sizeof buffer)) > 0;)
            drawn.append(buffer, qsizetype(count));
        // the first frame may know nothing yet
        return drawn.contains("q: quit") && drawn.contains(state);
    };
    termios before = {};
    tcgetattr(terminal, &before);
    (void)QTest::qWaitFor(readAll, hangMs);
    if (key)
        (void)!::write(terminal, &key, 1);
    else
        kill(child, number);
    int status = -1;
    (void)QTest::qWaitFor(
        [&] {
            readAll();
            return waitpid(child, &status, WNOHANG) == child;
        },
        hangMs);
    readAll();
    termios after = {};
    // once the child is gone, Linux answers from the master's side
    *restored = drawn.contains("\x1b[?1049l") && drawn.contains("\x1b[?25h")
                && tcgetattr(terminal, &after) == 0 && (after.c_lflag & (ECHO | ICANON)) == (ECHO | ICANON);
    ::close(terminal);
    return {drawn, WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

void TestMonitorText::followsInPlace()
{
    JournalMaker maker(file("place.journal"), "nightly-elt");
    maker.pool().called = 20;
    bool restored = false;
    const auto [drawn, code] = onTerminal(file("place.journal"), "20 queued", "", 'q', 0, &restored);
    QVERIFY2(drawn.contains("nightly-elt") && drawn.contains("20 queued"), drawn.constData());
    QVERIFY(drawn.contains("\x1b[H")); // in place
    QVERIFY(drawn.contains("\x1b[90m") || drawn.contains("\x1b[1m"));
    QVERIFY(restored);
    QCOMPARE(code, 0);
    QVERIFY(drawn.mid(drawn.indexOf("\x1b[?1049l")).contains("20 queued")); // the last state stays

    const auto [plain, killed] = onTerminal(file("place.journal"), "20 queued", "1", 0, SIGTERM, &restored);
    QVERIFY(!plain.contains("\x1b[90m") && !plain.contains("\x1b[1m"));
    QVERIFY(restored);
    QCOMPARE(killed, 128 + SIGTERM);
}

void TestMonitorText::followsInASmallTerminal_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("80x24") << 80 << 24;
    QTest::newRow("60x16") << 60 << 16;
    QTest::newRow("132x43") << 132 << 43;
}

/// No line goes on below, and none is beyond the foot.
void TestMonitorText::followsInASmallTerminal()
{
    using namespace parallel::journal;
    QFETCH(int, width);
    QFETCH(int, height);
    JournalMaker maker(file("small.journal"), "a-program-with-quite-a-long-name-for-a-terminal");
    qstrcpy(maker.header().host, "a-host-with-quite-a-long-name.in-a-data-centre.example.com");
    maker.header().droppedSucceeded = 12'345'678;
    maker.header().droppedUntil = 200'000'001;
    maker.header().startedMonotonic -= 2'000'000'000;
    for (int name = 0; name < 12; ++name) {
        const TextRef text =
            maker.addText(TextKind::Name, "a task with a long name, number " + QByteArray::number(name));
        for (int i = 0; i < 400; ++i) {
            TaskRecord task = record(i % 5   ? RecordState::Succeeded
                                     : i % 2 ? RecordState::Failed
                                             : RecordState::Running);
            task.queued = 300'000'001;
            task.started = 312'345'679;
            task.finished = task.finished ? Time(324'444'444 + 1'111'111 * i) : 0;
            task.name = text;
            task.arguments = maker.addText(TextKind::Arguments, QByteArray(120, 'a'));
            task.text = task.finished ? maker.addText(TextKind::Error, "E\n" + QByteArray(120, 'e')) : 0;
            maker.addTask(task);
        }
    }
    maker.pool().called = 12'350'478;
    maker.pool().started = 12'350'478;
    maker.pool().succeeded = 12'349'518;
    maker.pool().failed = 480;
    bool restored = false;
    const auto [drawn, code] =
        onTerminal(file("small.journal"), "480 failed", "1", 'q', 0, &restored, width, height);
    const QString frames = QString::fromUtf8(drawn.left(drawn.indexOf("\x1b[?1049l")));
    const QStringList all = frames.split(QStringLiteral("\x1b[H")).mid(1);
    QVERIFY(!all.isEmpty());
    for (QString frame : all) {
        frame.remove(QStringLiteral("\x1b[K")).remove(QStringLiteral("\x1b[J")).remove(u'\r');
        frame = frame.section(u'\x1b', 0, 0);
        const QStringList lines = frame.split(u'\n');
        QVERIFY2(lines.size() <= height, qPrintable(frame));
        for (const QString &line : lines)
            QVERIFY2(line.size() <= width, qPrintable(line + u'\n' + frame));
        QVERIFY(lines.first().contains(QLatin1String("running")));
        QVERIFY(lines.last().contains(QLatin1String("q: quit")));
    }
}

void TestMonitorText::namesCannotControlTheTerminal()
{
    using namespace parallel::journal;
    const QString path = file("nasty.journal");
    {
        JournalMaker maker(path, "ev\x1b]0;il\a");
        TaskRecord task = {};
        task.queued = task.started = task.finished = 1;
        task.state = quint8(RecordState::Failed);
        task.name = maker.addText(TextKind::Name, "\x1b[2Jname");
        task.text = maker.addText(TextKind::Error, "E\n\x1b[31mboom\xc2\x9b"
                                                   "5n");
        maker.addTask(task);
        maker.pool().called = maker.pool().started = maker.pool().failed = 1;
        maker.close(5);
    }
    const Result result = run({"--summary", path});
    QVERIFY(result.out.contains(QLatin1String("boom")));
    QVERIFY(!result.out.contains(u'\x1b') && !result.out.contains(u'\a')
            && !result.out.contains(QChar(0x9b)));
}

void TestMonitorText::pathsCannotControlTheTerminal()
{
    const QString folder = file("of others");
    QVERIFY(QDir().mkpath(folder));
    const QString good = folder + QStringLiteral("/g\x1b[2Jgood.journal");
    const QString bad = folder + QStringLiteral("/b\x1b]0;bad\a.journal");
    makeJob(good, {.tasks = 10, .failing = 0});
    QFile damaged(bad);
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("x") == 1);
    damaged.close();
    for (const Result &result :
         {run({"--list", folder}), run({"--summary", bad}), run({"--summary", good + u'x'}),
          run({"--list", good + u'x'}), run({"--summary", QStringLiteral("--\x1b[2J")}),
          run({"--export", file("out.csv"), "--filter", QStringLiteral("\x1b[2J:x")})}) {
        const QString both = result.out + result.error;
        QVERIFY(!both.isEmpty());
        QVERIFY2(!both.contains(u'\x1b') && !both.contains(u'\a'), qPrintable(both.toHtmlEscaped()));
    }
}

QTEST_GUILESS_MAIN(TestMonitorText)
#include "tst_monitortext.moc"
