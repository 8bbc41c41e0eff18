// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "job.h"

#include "database.h"

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

/// A number in \a range, as the value of option \a name, or \a otherwise.
qint64 number(const QCommandLineParser &parser, const QString &name, qint64 otherwise, qint64 max)
{
    if (!parser.isSet(name))
        return otherwise;
    bool ok = false;
    const qint64 value = parser.value(name).toLongLong(&ok);
    if (!ok || value < 1 || value > max)
        refuse(QStringLiteral("--%1 %2: a number from 1 to %3 is accepted")
                   .arg(name, parser.value(name))
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

Job readCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Extracts tables from HTTP and FTP servers and from databases, and loads them into a warehouse.\n\n"
        "A source is the http://, https:// or ftp:// address of a JSON array of objects or a CSV file,\n"
        "or a table of a database: sqlite:FILE#TABLE, postgresql://user:password@host/name#TABLE.\n"
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
         QStringLiteral("database"), QStringLiteral("sqlite:warehouse.db")},
        {QStringLiteral("transform"),
         QStringLiteral("Run the SQL of <file> when all is loaded. May be repeated."),
         QStringLiteral("file")},
        {QStringLiteral("sources"),
         QStringLiteral("Read further sources from <file>, one a line; - is standard "
                        "input. May be repeated."),
         QStringLiteral("file")},
        {QStringLiteral("timeout"), QStringLiteral("Give up on a server that is silent for <seconds> (30)."),
         QStringLiteral("seconds")},
        {QStringLiteral("max-size"), QStringLiteral("Refuse files of more than <MiB> (256)."),
         QStringLiteral("MiB")},
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
    job.brief = parser.isSet(QStringLiteral("brief"));
    job.workers = int(number(parser, QStringLiteral("workers"), 0, 65536));
    job.limits.silence = std::chrono::seconds(
        number(parser, QStringLiteral("timeout"), job.limits.silence.count(), 24 * 3600));
    constexpr qint64 mebibyte = 1024 * 1024;
    job.limits.bytes =
        mebibyte * number(parser, QStringLiteral("max-size"), job.limits.bytes / mebibyte, 1024);
    job.warehouse = databaseAddress(parser.value(QStringLiteral("warehouse")));
    const QStringList transforms = parser.values(QStringLiteral("transform"));
    if (QSet(transforms.begin(), transforms.end()).size() != transforms.size())
        refuse(QStringLiteral("one file is given to --transform twice"));
    for (const QString &file : transforms)
        job.transforms.append({QStringLiteral("transform ") + file, readText(file)});

    QStringList sources = parser.positionalArguments();
    for (const QString &file : parser.values(QStringLiteral("sources")))
        sources += sourceLines(file);
    for (const QString &source : std::as_const(sources))
        job.sources.append(Source::parse(source));
    if (job.sources.isEmpty())
        refuse(QStringLiteral("no sources; see elt --help"));
    requireDistinctNames(job.sources);
    return job;
}
