// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "exporter.h"

#include "background.h"
#include "gatherer.h"

#include <QtCore/qfileinfo.h>
#include <QtCore/qsavefile.h>

namespace monitor {

using parallel::Journal;

bool formatOf(const QString &fileName, Format &format, QString *error)
{
    const QString name = QFileInfo(fileName).fileName().toLower();
    if (name.endsWith(QLatin1String(".csv")))
        format = Format::Csv;
    else if (name.endsWith(QLatin1String(".tasks.json")))
        format = Format::Json;
    else if (name.endsWith(QLatin1String(".json")))
        format = Format::Trace;
    else if (name.endsWith(QLatin1String(".html")) || name.endsWith(QLatin1String(".htm")))
        format = Format::Report;
    else if (name.endsWith(QLatin1String(".txt")))
        format = Format::Arguments;
    else {
        if (error)
            *error = Exporter::tr(
                         "“%1” does not say what to write: end its name with .csv or .tasks.json (tasks), "
                         ".json (a trace for Perfetto and chrome://tracing), .html (a report) or .txt "
                         "(the arguments of failed tasks).")
                         .arg(fileName);
        return false;
    }
    return true;
}

class Exporter::Private
{
public:
    explicit Private(std::shared_ptr<Journal> j) : journal(std::move(j)) {}

    const std::shared_ptr<Journal> journal;
    quint64 found = 0;
    QString note;
    Background background; // the last: its thread ends first
};

Exporter::Exporter(std::shared_ptr<Journal> journal, QObject *parent)
    : QObject(parent), d(new Private(std::move(journal)))
{
    connect(&d->background, &Background::progressChanged, this, &Exporter::progressChanged);
}

Exporter::~Exporter() = default;

void Exporter::start(const QString &fileName, Format format, SlotsPtr slots_)
{
    const auto error = std::make_shared<QString>();
    const auto note = std::make_shared<QString>();
    d->background.start(
        [journal = d->journal, fileName, format, slots_ = std::move(slots_), error, note](Work &work) {
            write(*journal, fileName, format, slots_, work, error.get(), note.get());
        },
        [this, fileName, error, note] {
            d->note = *note;
            Q_EMIT finished(fileName, *error);
        });
}

void Exporter::start(const QString &fileName, Format format, const Query &query)
{
    const auto error = std::make_shared<QString>();
    const auto found = std::make_shared<quint64>();
    const auto note = std::make_shared<QString>();
    d->background.start(
        [journal = d->journal, fileName, format, query, error, found, note](Work &work) {
            const auto tasks = std::make_shared<const Slots>(query.run(*journal, work));
            *found = tasks->size();
            if (!work.isCancelled())
                write(*journal, fileName, format, tasks, work, error.get(), note.get());
        },
        [this, fileName, error, found, note] {
            d->found = *found;
            d->note = *note;
            Q_EMIT finished(fileName, *error);
        });
}

quint64 Exporter::found() const
{
    return d->found;
}

QString Exporter::note() const
{
    return d->note;
}

void Exporter::cancel()
{
    if (d->background.cancel())
        Q_EMIT cancelled();
}

bool Exporter::isRunning() const
{
    return d->background.isRunning();
}

bool Exporter::write(Journal &journal, const QString &fileName, Format format, const SlotsPtr &slots_,
                     Work &work, QString *error, QString *note)
{
    const auto fail = [&](const QString &why) {
        *error = tr("%1 could not be written: %2.").arg(fileName, why);
        return false;
    };
    // A file is complete or not there at all; pipes and devices take it as it comes,
    // and must not be replaced by a file.
    const QFileInfo info(fileName);
    const bool isDevice = info.exists() && !info.isFile();
    QSaveFile whole(fileName);
    QFile device(fileName);
    QFileDevice &file = isDevice ? static_cast<QFileDevice &>(device) : whole;
    if (!(isDevice ? device.open(QIODevice::WriteOnly) : whole.open(QIODevice::WriteOnly)))
        return fail(file.errorString());
    // It has what a journal has: for its owner alone, until the owner opens it to others.
    if (!info.exists())
        whole.setPermissions(QFile::ReadOwner | QFile::WriteOwner);

    QString why;
    bool done = false;
    SlotsPtr tasks = slots_;
    if (!tasks && (format == Format::Csv || format == Format::Json))
        tasks = std::make_shared<const Slots>(Query().run(journal, work));
    if (!tasks && format == Format::Arguments)
        tasks =
            std::make_shared<const Slots>(Query::parse(QStringLiteral("state:failed")).run(journal, work));
    if (work.isCancelled()) {
        whole.cancelWriting();
        return false;
    }
    switch (format) {
    case Format::Csv:
        done = writeCsv(journal, *tasks, file, work, &why);
        break;
    case Format::Json:
        done = writeJson(journal, *tasks, file, work, &why);
        break;
    case Format::Arguments:
        done = writeArguments(journal, *tasks, file, work, &why, note);
        break;
    case Format::Trace:
        done = writeTrace(journal, file, work, &why);
        break;
    case Format::Report:
        done = writeReport(journal, *Gatherer::gather(journal, work), file, work, &why);
        break;
    }
    if (!done) {
        whole.cancelWriting();
        return why.isEmpty() ? false : fail(why);
    }
    return (file.flush() && (isDevice || whole.commit())) || fail(file.errorString());
}

} // namespace monitor
