// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "commands.h"

#include "comparisontext.h"
#include "description.h"
#include "follow.h"
#include "history/runs.h"
#include "historytext.h"
#include "reader/exporter.h"
#include "reader/failuregroups.h"
#include "reader/gatherer.h"
#include "reader/loglines.h"
#include "reader/query.h"
#include "reader/sessions.h"
#include "remote/receiving.h"
#include "remote/sending.h"
#include "signals.h"
#include "watching.h"
#include "whytext.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qlocale.h>

#include <unistd.h>

namespace monitor::text {

using parallel::Journal;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::text::Command)
};

int fail(const QString &sentence)
{
    printError(QStringLiteral("parallel-monitor: ") + plain(sentence) + u'\n');
    return Failed;
}

QString noSession()
{
    return Words::tr("No program is running with libparallel now, and none has left a journal. "
                     "Start one, or name a recorded journal.");
}

/// The journal of a file or pid, or the newest one. Null: \a error says why.
std::shared_ptr<Journal> openJournal(const QStringList &files, QString *error)
{
    QString path = files.value(0);
    bool isPid = false;
    const qint64 pid = path.toLongLong(&isPid);
    isPid = isPid && !QFileInfo::exists(path);
    if (path.isEmpty() || isPid) {
        Sessions sessions;
        sessions.refresh();
        for (const Session &session : sessions.list()) {
            if (session.error.isEmpty() && (!isPid || session.info.pid == pid)) {
                path = session.path;
                break;
            }
        }
        if (path.isEmpty() || path == files.value(0)) {
            *error =
                isPid ? Words::tr("There is no journal of process %1. See parallel-monitor --list.").arg(pid)
                      : noSession();
            return {};
        }
    }
    auto journal = std::make_shared<Journal>();
    if (!journal->open(path)) {
        *error = journal->errorString();
        return {};
    }
    return journal;
}

int list(const QStringList &extra)
{
    Sessions sessions;
    sessions.setCountsAtOnce(true);
    sessions.refresh();
    int code = Done;
    for (const QString &path : extra) {
        QString error;
        if (!QFileInfo::exists(path))
            code = fail(Words::tr("%1 does not exist.").arg(path));
        else if (!sessions.add(path, &error))
            code = fail(error);
    }
    const QList<Session> all = sessions.list();
    if (all.isEmpty()) {
        print(noSession() + u'\n');
        return code;
    }
    const Style style = Style::ofOutput();
    Table table;
    table.addColumn(Words::tr("state"));
    table.addColumn(Words::tr("program"));
    table.addColumn(Words::tr("pid"), Table::Right);
    table.addColumn(Words::tr("host"));
    table.addColumn(Words::tr("started"));
    table.addColumn(Words::tr("elapsed"), Table::Right);
    table.addColumn(Words::tr("done"), Table::Right);
    table.addColumn(Words::tr("of"), Table::Right);
    table.addColumn(Words::tr("failed"), Table::Right);
    table.addColumn(Words::tr("journal"));
    for (const Session &session : all) {
        if (!session.error.isEmpty()) {
            table.addRow(
                {style.colored(style.symbol(Shown::Failed) + u' ' + Words::tr("damaged"), Shown::Failed),
                 {},
                 {},
                 {},
                 {},
                 {},
                 {},
                 {},
                 {},
                 plain(session.path)});
            printError(plain(session.error) + u'\n');
            continue;
        }
        const Shown shown = shownState(session.state, session.failed, session.cancelled);
        table.addRow(
            {style.colored((session.paused ? style.pauseSymbol() : style.symbol(shown)) + u' '
                               + word(session.state, session.paused, 0, 0),
                           shown),
             elided(plain(session.info.program), 24), QString::number(session.info.pid),
             elided(plain(session.info.host), 16),
             session.info.started.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), duration(session.elapsed),
             number(session.completed()), number(session.total()),
             session.failed ? style.colored(number(session.failed), Shown::Failed) : QStringLiteral("0"),
             plain(session.path)});
    }
    print(table.lines(style).join(u'\n') + u'\n');
    return code;
}

int summary(Journal &journal)
{
    const SnapshotPtr snapshot = Gatherer::gather(journal);
    Style style = Style::ofOutput();
    style.height = 200;
    style.animate = false;
    print(describe(*snapshot, journal, style).join(u'\n') + u'\n');
    return exitCodeOf(*snapshot);
}

int exportTo(const std::shared_ptr<Journal> &journal, const Command &command)
{
    Format format = Format::Trace;
    QString error;
    if (!formatOf(command.output, format, &error))
        return fail(error);
    Signals signals_; // before any thread: Ctrl+C leaves no half file
    const bool filtered = !command.filter.isEmpty();
    Exporter exporter(journal);
    const bool progress = isatty(STDERR_FILENO);
    QObject::connect(&exporter, &Exporter::progressChanged, &exporter,
                     [progress](quint64 done, quint64 total) {
                         if (progress && total > 0)
                             printError(QStringLiteral("\r%1 ").arg(percent(double(done) / double(total))));
                     });
    int code = Done;
    QObject::connect(&exporter, &Exporter::finished, &exporter,
                     [&](const QString &file, const QString &wrong) {
                         if (progress)
                             printError(QStringLiteral("\r\x1b[K"));
                         if (!wrong.isEmpty())
                             code = fail(wrong);
                         else if (filtered)
                             print(Words::tr("%1: %2 tasks\n", nullptr, plural(exporter.found()))
                                       .arg(file, number(exporter.found())));
                         else
                             print(file + u'\n');
                         if (wrong.isEmpty() && !exporter.note().isEmpty())
                             printError(plain(exporter.note()) + u'\n');
                         QCoreApplication::quit();
                     });
    QObject::connect(&signals_, &Signals::interrupted, &exporter, [&](int number) {
        code = 128 + number;
        exporter.cancel();
        QCoreApplication::quit();
    });
    if (filtered)
        exporter.start(command.output, format, Query::parse(command.filter));
    else
        exporter.start(command.output, format);
    QCoreApplication::exec();
    return code;
}

int failures(const Journal &journal)
{
    const FailureGroups failures = FailureGroups::of(journal, Work());
    const QList<FailureGroup> groups = failures.groups();
    if (groups.isEmpty()) {
        print(Words::tr("Nothing failed.\n"));
        return Done;
    }
    Style style = Style::ofOutput();
    style.animate = false;
    const auto time = [&](qint64 at) {
        return journal.dateTime(at).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    };
    Table table;
    table.addColumn(Words::tr("failed"), Table::Right);
    table.addColumn(Words::tr("first"), Table::Left, 2);
    table.addColumn(Words::tr("last"), Table::Left, 1);
    table.addColumn(Words::tr("name"));
    table.addColumn(Words::tr("message"));
    for (const FailureGroup &group : groups)
        table.addRow({style.colored(number(group.count), Shown::Failed), time(group.first), time(group.last),
                      elided(plain(group.name), 30), plain(group.message())});
    print(table.lines(style).join(u'\n') + u'\n');
    if (failures.others() > 0)
        print(Words::tr("and %1 of further kinds\n", nullptr, plural(failures.others()))
                  .arg(number(failures.others())));
    return JobFailed;
}

int log(const Journal &journal)
{
    const QList<Journal::LogLine> lines = journal.log();
    const QDateTime started = journal.info().started;
    for (const Journal::LogLine &line : lines) {
        const QString task = line.task ? QStringLiteral("#%1  ").arg(line.task) : QString();
        print(plain(task + asText({line}, started)) + u'\n');
    }
    if (lines.isEmpty())
        print(Words::tr("No task has logged anything.\n"));
    if (const quint64 missing = journal.missing().lines; missing > 0)
        printError(Words::tr("%1 older lines made room for these.\n", nullptr, plural(missing))
                       .arg(number(missing)));
    return Done;
}

int history(const QStringList &arguments)
{
    const QFileInfo folder(arguments.first());
    if (!folder.isDir())
        return fail(
            folder.exists()
                ? Words::tr("%1 is a file; a history is of a folder of journals.").arg(folder.filePath())
                : Words::tr("%1 does not exist.").arg(folder.filePath()));
    Work work;
    QStringList unreadable;
    const QList<ProgramRuns> programs = readRuns(folder.filePath(), Depth::Whole, work, &unreadable);
    int code = Done;
    for (const QString &why : std::as_const(unreadable))
        code = fail(why);
    Style style = Style::ofOutput();
    style.animate = false;
    const QString wanted = arguments.value(1);
    bool found = false;
    for (const ProgramRuns &program : programs) {
        if (!wanted.isEmpty() && program.program != wanted)
            continue;
        found = true;
        print(describeHistory(program, style).join(u'\n') + u'\n');
    }
    if (!found)
        return fail(wanted.isEmpty()
                        ? Words::tr("There is no journal in %1.").arg(folder.filePath())
                        : Words::tr("There is no journal of %1 in %2.").arg(wanted, folder.filePath()));
    return code;
}

int why(const Journal &journal)
{
    Work work;
    Style style = Style::ofOutput();
    style.animate = false;
    print(describeWhy(Why::of(journal, work), journal, style).join(u'\n') + u'\n');
    return Done;
}

int testRulesOf(const QString &file)
{
    QList<WatchRule> rules;
    QString error;
    return readRules(file, rules, &error) ? testRules(rules) : fail(error);
}

int compareRuns(const QStringList &files)
{
    Journal journals[2];
    for (int i = 0; i < 2; ++i) {
        if (!journals[i].open(files[i]))
            return fail(journals[i].errorString());
    }
    Work work;
    const Comparison comparison = compare(journals[0], journals[1], usualRuns(files[0], files[1]), work);
    Style style = Style::ofOutput();
    style.animate = false;
    print(describeComparison(comparison, style).join(u'\n') + u'\n');
    return Done;
}

} // namespace

int exitCodeOf(const Snapshot &snapshot)
{
    const bool fine =
        snapshot.failed == 0 && snapshot.cancelled == 0 && snapshot.state != Journal::State::Died;
    return fine ? Done : JobFailed;
}

int run(const Command &command)
{
    switch (command.kind) {
    case Command::Help:
        print(Command::help());
        return Done;
    case Command::Version:
        print(Command::version());
        return Done;
    case Command::Wrong:
        fail(command.error);
        printError(Words::tr("See parallel-monitor --help.\n"));
        return WrongUsage;
    case Command::List:
        return list(command.files);
    case Command::Compare:
        return compareRuns(command.files);
    case Command::Watch:
        return command.isTest ? testRulesOf(command.files.value(0)) : watch(command.files.value(0));
    case Command::History:
        return history(command.files);
    case Command::Send:
        return remote::send(command.files);
    case Command::Receive:
        return remote::receive(command.files[0], command.files[1]);
    default:
        break;
    }
    QString error;
    const std::shared_ptr<Journal> journal = openJournal(command.files, &error);
    if (!journal)
        return fail(error);
    switch (command.kind) {
    case Command::Summary:
        return summary(*journal);
    case Command::Follow:
        return follow(journal);
    case Command::Failures:
        return failures(*journal);
    case Command::Why:
        return why(*journal);
    case Command::Log:
        return log(*journal);
    default:
        return exportTo(journal, command);
    }
}

} // namespace monitor::text
