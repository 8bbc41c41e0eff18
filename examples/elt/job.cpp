// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "job.h"

#include "config.h"

#include <QCommandLineParser>
#include <QFile>
#include <QSet>

#include <stdexcept>

namespace {

[[noreturn]] void refuse(const QString &why)
{
    throw std::invalid_argument(why.toStdString());
}

QString readText(const QString &name)
{
    QFile file(name);
    const bool isOpen = name == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        refuse(QStringLiteral("cannot read %1: %2").arg(name, file.errorString()));
    const QByteArray bytes = file.readAll();
    if (!QUtf8StringView(bytes).isValidUtf8())
        refuse(QStringLiteral("%1 is not UTF-8").arg(name));
    return QString::fromUtf8(bytes);
}

/// A number from \a min to \a max, as the value of option \a name, or \a otherwise.
qint64 number(const QCommandLineParser &parser, const QString &name, qint64 otherwise, qint64 min, qint64 max)
{
    if (!parser.isSet(name))
        return otherwise;
    bool ok = false;
    const qint64 value = parser.value(name).toLongLong(&ok);
    if (!ok || value < min || value > max)
        refuse(QStringLiteral("--%1 %2: a number from %3 to %4 is accepted")
                   .arg(name, parser.value(name))
                   .arg(min)
                   .arg(max));
    return value;
}

QStringList sourceLines(const QString &file)
{
    QStringList lines;
    for (const QString &line : readText(file).split(u'\n')) {
        if (const QString text = line.trimmed(); !text.isEmpty() && !text.startsWith(u'#'))
            lines += text;
    }
    return lines;
}

} // namespace

Transform readTransform(const QString &file)
{
    return {QStringLiteral("transform ") + file, readText(file)};
}

Job readCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Extracts tables from servers, files and databases, and loads them into a warehouse.\n\n"
        "A source is the http(s)://, ftp(s):// or sftp:// address of a JSON or CSV file, or such a file\n"
        "here, file:PATH, or a table: sqlite:FILE#TABLE, postgresql://user:password@host/name#TABLE, or the "
        "same\n"
        "with mysql://.\n"
        "It is loaded into the table that the address is named for; NAME=SOURCE gives it another.\n\n"
        "Exit status: 0 when all is loaded and transformed, 1 when something failed,\n"
        "2 when nothing was begun, 128 + N when signal N ended it."));
    parser.addHelpOption();
    parser.addOptions({
        {QStringLiteral("workers"), QStringLiteral("Load <N> sources at the same time."),
         QStringLiteral("N")},
        {QStringLiteral("warehouse"),
         QStringLiteral("Load into <database>: sqlite:FILE or postgresql://… "
                        "(sqlite:warehouse.db)."),
         QStringLiteral("database")},
        {QStringLiteral("transform"),
         QStringLiteral("Run the SQL of <file> when all is loaded. May be repeated."),
         QStringLiteral("file")},
        {QStringLiteral("config"),
         QStringLiteral("Read what to load, and how, from the TOML <file>; other options win over it."),
         QStringLiteral("file")},
        {QStringLiteral("sources"),
         QStringLiteral("Read further sources from <file>, one a line; - is standard "
                        "input. May be repeated."),
         QStringLiteral("file")},
        {QStringLiteral("timeout"),
         QStringLiteral(
             "Give up on a server or database that is silent, or keeps a lock, for <seconds> (30)."),
         QStringLiteral("seconds")},
        {QStringLiteral("retries"),
         QStringLiteral("Try a source that may be there later up to <N> times more (2)."),
         QStringLiteral("N")},
        {QStringLiteral("per-host"), QStringLiteral("Load <N> sources of one server at the same time."),
         QStringLiteral("N")},
        {QStringLiteral("allow-empty"), QStringLiteral("Let a source without rows empty its table.")},
        {QStringLiteral("decimals"),
         QStringLiteral(
             "What SQLite does with a numeric column that it cannot hold exactly: <how> is refuse, "
             "or text (refuse)."),
         QStringLiteral("how")},
        {QStringLiteral("brief"),
         QStringLiteral("Summarise only what went wrong, and the totals: for cron.")},
    });
    parser.addPositionalArgument(QStringLiteral("source"), QStringLiteral("What to load."),
                                 QStringLiteral("[SOURCE…]"));
    if (!parser.parse(arguments))
        refuse(parser.errorText());
    if (parser.isSet(QStringLiteral("help")))
        parser.showHelp();

    Job job;
    job.warehouse = QStringLiteral("sqlite:warehouse.db");
    for (const QString &file : parser.values(QStringLiteral("config")))
        readConfig(file, job);
    job.brief = parser.isSet(QStringLiteral("brief"));
    job.workers = int(number(parser, QStringLiteral("workers"), job.workers, 1, 65536));
    job.retries = int(number(parser, QStringLiteral("retries"), job.retries, 0, 100));
    job.perHost = int(number(parser, QStringLiteral("per-host"), job.perHost, 1, 65536));
    job.options.silence = std::chrono::seconds(
        number(parser, QStringLiteral("timeout"), job.options.silence.count(), 1, 24 * 3600));
    if (parser.isSet(QStringLiteral("decimals"))) {
        const QString decimals = parser.value(QStringLiteral("decimals"));
        if (decimals != u"text" && decimals != u"refuse")
            refuse(QStringLiteral("--decimals %1: refuse and text are accepted").arg(decimals));
        job.options.decimalsAsText = decimals == u"text";
    }
    if (parser.isSet(QStringLiteral("warehouse")))
        job.warehouse = databaseAddress(parser.value(QStringLiteral("warehouse")));
    for (const QString &file : parser.values(QStringLiteral("transform")))
        job.transforms.append(readTransform(file));
    QSet<QString> scripts;
    for (const Transform &each : std::as_const(job.transforms)) {
        if (scripts.contains(each.shown))
            refuse(QStringLiteral("one file is given to --transform twice"));
        scripts.insert(each.shown);
    }

    QStringList sources = parser.positionalArguments();
    for (const QString &file : parser.values(QStringLiteral("sources")))
        sources += sourceLines(file);
    for (const QString &source : std::as_const(sources))
        job.sources.append(Source::parse(source));
    if (job.sources.isEmpty())
        refuse(QStringLiteral("no sources; see elt --help"));
    requireDistinctNames(job.sources);
    for (Source &source : job.sources) {
        if (parser.isSet(QStringLiteral("allow-empty")))
            source.options.minRows = 0;
    }
    return job;
}
