// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "commands.h"

#include "reader/exporter.h"
#include "reader/query.h"

#include <QtCore/qcommandlineparser.h>

namespace monitor::text {

namespace {

struct Options
{
    Q_DECLARE_TR_FUNCTIONS(monitor::text::Command)

public:
    Options() { parser.addOptions(withoutDisplay() << picture); }

    const QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")}};
    const QCommandLineOption version{{QStringLiteral("v"), QStringLiteral("version")}};
    const QCommandLineOption list{{QStringLiteral("l"), QStringLiteral("list")}};
    const QCommandLineOption summary{{QStringLiteral("s"), QStringLiteral("summary")}};
    const QCommandLineOption follow{{QStringLiteral("f"), QStringLiteral("follow")}};
    const QCommandLineOption failures{QStringLiteral("failures")};
    const QCommandLineOption watch{QStringLiteral("watch")};
    const QCommandLineOption test{QStringLiteral("test")};
    const QCommandLineOption log{QStringLiteral("log")};
    const QCommandLineOption why{QStringLiteral("why")};
    const QCommandLineOption compare{QStringLiteral("compare")};
    const QCommandLineOption history{QStringLiteral("history")};
    const QCommandLineOption exportTo{QStringLiteral("export"), {}, QStringLiteral("output")};
    const QCommandLineOption report{QStringLiteral("report"), {}, QStringLiteral("output")};
    const QCommandLineOption picture{QStringLiteral("picture"), {}, QStringLiteral("output")};
    const QCommandLineOption filter{QStringLiteral("filter"), {}, QStringLiteral("query")};
    const QCommandLineOption serve{QStringLiteral("serve"), {}, QStringLiteral("address")};
    const QCommandLineOption send{QStringLiteral("send")};
    const QCommandLineOption receive{QStringLiteral("receive")};
    const QCommandLineOption control{QStringLiteral("control")};
    const QCommandLineOption tokenFile{QStringLiteral("token-file"), {}, QStringLiteral("file")};
    const QCommandLineOption certificate{QStringLiteral("certificate"), {}, QStringLiteral("file")};
    const QCommandLineOption key{QStringLiteral("key"), {}, QStringLiteral("file")};
    QCommandLineParser parser;

    QList<QCommandLineOption> withoutDisplay() const
    {
        return {help, version, list,    summary,   follow,      failures, watch,  log,
                test, why,     history, compare,   exportTo,    report,   filter, serve,
                send, receive, control, tokenFile, certificate, key};
    }

    /// --serve may stand alone: what follows is its address unless it is an option or a file.
    QStringList completed(const QStringList &arguments) const
    {
        QStringList all;
        for (qsizetype i = 0; i < arguments.size(); ++i) {
            const QString next = arguments.value(i + 1);
            const bool isAlone = arguments[i] == QLatin1String("--serve")
                                 && (next.isEmpty() || next.startsWith(u'-') || next.contains(u'/')
                                     || next.endsWith(QLatin1String(".journal")));
            all += isAlone ? QStringLiteral("--serve=localhost") : arguments[i];
        }
        return all;
    }

    QString parse(const QStringList &arguments, Command &command)
    {
        const bool understood = parser.parse(completed(arguments));
        for (const QCommandLineOption &option : withoutDisplay())
            command.isText |= parser.isSet(option);
        if (!understood)
            return parser.errorText();
        command.files = parser.positionalArguments();
        int kinds = 0;
        const auto kind = [&](const QCommandLineOption &option, Command::Kind which) {
            if (!parser.isSet(option))
                return;
            command.kind = which;
            ++kinds;
        };
        kind(list, Command::List);
        kind(summary, Command::Summary);
        kind(follow, Command::Follow);
        kind(failures, Command::Failures);
        kind(watch, Command::Watch);
        kind(why, Command::Why);
        kind(log, Command::Log);
        kind(compare, Command::Compare);
        kind(history, Command::History);
        kind(serve, Command::Serve);
        kind(send, Command::Send);
        kind(receive, Command::Receive);
        kind(exportTo, Command::Export);
        kind(report, Command::Export);
        kind(picture, Command::Picture);
        if (parser.isSet(help) || parser.isSet(version)) {
            command.kind = parser.isSet(help) ? Command::Help : Command::Version;
            return {};
        }
        if (kinds > 1)
            return tr("One of --list, --summary, --follow, --failures, --watch, --why, --log, --history, "
                      "--compare, "
                      "--serve, --send, --receive, --export, "
                      "--report and "
                      "--picture at a time.");
        if (parser.isSet(filter)) {
            command.filter = parser.value(filter);
            if (!parser.isSet(exportTo))
                return tr("--filter goes with --export.");
            if (const Query query = Query::parse(command.filter); !query.isValid())
                return query.errorString();
        }
        if (const QString wrong = checkServing(command); !wrong.isEmpty())
            return wrong;
        if (command.kind == Command::Export)
            return checkOutput(command);
        if (command.kind == Command::Picture) {
            command.output = parser.value(picture);
            if (!command.output.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)
                && !command.output.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
                return tr("A picture of the window is a PNG or PDF file: end its name with .png or .pdf.");
            if (command.files.size() != 1)
                return tr("--picture takes one journal.");
        }
        command.isTest = parser.isSet(test);
        if (command.isTest && command.kind != Command::Watch)
            return tr("--test goes with --watch.");
        if (command.kind == Command::Watch && command.files.size() > 1)
            return tr("--watch takes one file of rules.");
        if (command.kind == Command::Receive && command.files.size() != 2)
            return tr("--receive takes a machine, as ssh://host, and a folder for what it sends.");
        if (command.kind == Command::Compare && command.files.size() != 2)
            return tr("--compare takes two journals: the earlier run, and the later one.");
        if (command.kind == Command::History && (command.files.isEmpty() || command.files.size() > 2))
            return tr("--history takes a folder of journals, and the name of a program if you like.");
        if ((command.kind == Command::Summary || command.kind == Command::Follow
             || command.kind == Command::Failures || command.kind == Command::Why
             || command.kind == Command::Log)
            && command.files.size() > 1)
            return tr("One journal at a time.");
        return {};
    }

private:
    QString checkServing(Command &command) const
    {
        for (const QCommandLineOption &option : {control, tokenFile, certificate, key}) {
            if (parser.isSet(option) && !parser.isSet(serve))
                return tr("--%1 goes with --serve.").arg(option.names().first());
        }
        if (parser.isSet(certificate) != parser.isSet(key))
            return tr("--certificate and --key go together: TLS needs both.");
        command.serving = {parser.value(serve), parser.isSet(control), parser.value(tokenFile),
                           parser.value(certificate), parser.value(key)};
        return {};
    }

    QString checkOutput(Command &command) const
    {
        command.output = parser.value(parser.isSet(report) ? report : exportTo);
        if (command.files.size() > 1)
            return tr("One journal at a time.");
        QString error;
        Format format = Format::Report;
        if (!parser.isSet(report) && !formatOf(command.output, format, &error))
            return error;
        if (parser.isSet(report) && !command.output.endsWith(QLatin1String(".html"))
            && !command.output.endsWith(QLatin1String(".htm")))
            return tr("A report is a web page: end its name with .html.");
        if (!command.filter.isEmpty() && (format == Format::Trace || format == Format::Report))
            return tr(
                "A trace and a report show the whole job; --filter goes with .csv, .tasks.json and .txt.");
        return {};
    }
};

} // namespace

Command Command::parse(const QStringList &arguments)
{
    Command command;
    Options options;
    command.error = options.parse(arguments, command);
    if (!command.error.isEmpty())
        command.kind = Wrong;
    return command;
}

QString Command::version()
{
    return QStringLiteral("parallel-monitor " PARALLEL_VERSION "\n");
}

QString Command::help()
{
    return Options::tr(
               "Usage: parallel-monitor [FILE|FOLDER…]\n"
               "       parallel-monitor --list [FOLDER|FILE…]\n"
               "       parallel-monitor --summary [FILE|PID]\n"
               "       parallel-monitor --follow [FILE|PID]\n"
               "       parallel-monitor --failures [FILE|PID]\n"
               "       parallel-monitor --why [FILE|PID]\n"
               "       parallel-monitor --log [FILE|PID]\n"
               "       parallel-monitor --history FOLDER [PROGRAM]\n"
               "       parallel-monitor --compare FILE FILE\n"
               "       parallel-monitor --watch [--test] [RULES]\n"
               "       parallel-monitor --serve [ADDRESS[:PORT]] [--control] [FILE|FOLDER…]\n"
               "       parallel-monitor --send [FOLDER…]\n"
               "       parallel-monitor --receive ssh://[USER@]HOST[:PORT][/FOLDER] FOLDER\n"
               "       parallel-monitor --export OUTPUT [--filter QUERY] [FILE|PID]\n"
               "       parallel-monitor --report OUTPUT.html [FILE|PID]\n"
               "       parallel-monitor --picture OUTPUT.png|.pdf FILE|FOLDER\n"
               "\n"
               "Shows what programs that use libparallel are doing, or did: what is queued, what\n"
               "runs, what is slow, what failed and why. Without an option, in a window.\n"
               "FILE is a journal; PID a process of yours. Without either, the newest one.\n"
               "ssh://host in place of a folder shows the jobs of that machine.\n"
               "\n"
               "These need no display:\n"
               "  -l, --list            All journals: of jobs that run, have finished or died\n"
               "  -s, --summary         Counts, plots, statistics and failures of a job\n"
               "  -f, --follow          The same, refreshed in place until the job ends; q quits.\n"
               "                        Where there is no terminal, a line every few seconds\n"
               "      --failures        What failed, by name and message, with its first and last time\n"
               "      --why             Why it took so long: what decided when it ended, what workers\n"
               "                        waited for, and what it would have taken otherwise\n"
               "      --log             What its tasks logged, in the order of time\n"
               "      --history FOLDER  The runs of each program recorded there: what is different in\n"
               "                        the last one, times by name, failures, over the last 30\n"
               "      --compare A B     Two runs: times by name, and calls that failed in one only\n"
               "      --watch           Tells when a job fails, dies, is late or makes no progress, by\n"
               "                        notifications and commands, as a file of rules says; with\n"
               "                        --test carries each rule out once\n"
               "      --serve [ADDRESS] All of it in a browser, live; figures for Prometheus at /metrics.\n"
               "                        At localhost:8017, or where it says; an address that other\n"
               "                        machines reach needs a token, which is printed at the start\n"
               "      --control         With --serve: jobs can be paused and cancelled there; then all\n"
               "                        that asks needs the token, on this machine, too\n"
               "      --token-file FILE With --serve: the token that it asks for\n"
               "      --certificate FILE, --key FILE\n"
               "                        With --serve: by TLS, with these PEM files\n"
               "      --receive HOST FOLDER\n"
               "                        Another machine's journals as files in FOLDER, as they grow,\n"
               "                        until standard input ends; by ssh, or what PARALLEL_SSH names\n"
               "      --send [FOLDER…]  What that starts on the other machine\n"
               "      --export OUTPUT   By the name's ending: .csv or .tasks.json (tasks), .json (a\n"
               "                        trace for Perfetto and chrome://tracing), .html (a report),\n"
               "                        .txt (arguments of failed tasks, to run them again)\n"
               "      --filter QUERY    Export only the tasks that match\n"
               "      --report OUTPUT   One web page with plots, statistics and failures\n"
               "      --picture OUTPUT  A picture of the window, or of a folder's history in it\n"
               "  -h, --help            This text\n"
               "  -v, --version         The version\n"
               "\n"
               "Queries:\n%1"
               "\n"
               "Exit codes: 0 done; 1 could not be done; 2 wrong usage; 3 (--summary,\n"
               "--follow, --failures) tasks failed or were cancelled, or the process died.\n"
               "Colours are left out where NO_COLOR is set. PARALLEL_SSH names a program that is\n"
               "called in place of ssh.\n")
        .arg(Query::help(false));
}

} // namespace monitor::text
