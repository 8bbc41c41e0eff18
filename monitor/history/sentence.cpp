// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "history/sentence.h"

#include "reader/words.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qlocale.h>

#include <cmath>

namespace monitor {

using parallel::Journal;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::History)
};

constexpr qsizetype mostPhrases = 6;
constexpr qsizetype longestQuote = 60;

/// "23 min": as one speaks.
QString roughly(double nanoseconds)
{
    const qint64 seconds = std::llround(nanoseconds / 1e9);
    if (seconds < 10)
        return duration(qint64(nanoseconds));
    if (seconds < 100)
        return Words::tr("%1 s").arg(seconds);
    const qint64 minutes = std::llround(nanoseconds / 60e9);
    return minutes < 100 ? Words::tr("%1 min").arg(minutes)
                         : Words::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString quoted(const QString &name)
{
    return Words::tr("“%1”").arg(name);
}

QString shortText(const QString &text)
{
    const QString line = text.simplified();
    return quoted(line.size() > longestQuote ? line.left(longestQuote - 1).trimmed() + u'…' : line);
}

quint64 rounded(double value)
{
    return quint64(std::llround(std::max(value, 0.0)));
}

QString count(double value)
{
    return number(rounded(value));
}

} // namespace

QString dayOf(const QList<RunSummary> &runs, qsizetype run, qsizetype tonight)
{
    const QDateTime at = runs[run].started;
    const QDate day = at.date();
    QString words = day.daysTo(runs[tonight].started.date()) < 7
                        ? QLocale().toString(day, QStringLiteral("dddd"))
                        : dayOfWeek(day);
    const bool several = (run > 0 && runs[run - 1].started.date() == day)
                         || (run + 1 < runs.size() && runs[run + 1].started.date() == day);
    if (several)
        words += u' ' + QLocale().toString(at.time(), QStringLiteral("HH:mm"));
    return words;
}

QString words(const Change &change, const QList<RunSummary> &runs, qsizetype tonight)
{
    const QString day = dayOf(runs, change.at, tonight);
    const QString since = change.at == tonight ? QString() : Words::tr(" since %1").arg(day);
    const QString name = quoted(change.name);
    const double more = change.after - change.before;
    switch (change.kind) {
    case Change::Died:
        return change.at == tonight
                   ? Words::tr("it died after %1").arg(duration(qint64(change.after)))
                   : Words::tr("the run of %1 died after %2").arg(day, duration(qint64(change.after)));
    case Change::Duration:
        return (more > 0 ? Words::tr("%1 longer%2") : Words::tr("%1 shorter%2"))
            .arg(roughly(std::abs(double(runs[tonight].duration) - change.before)), since);
    case Change::P95:
    case Change::P50:
        return Words::tr("%1 %2 %3 → %4%5")
            .arg(name, change.kind == Change::P95 ? QStringLiteral("p95") : QStringLiteral("p50"),
                 duration(qint64(change.before)), duration(qint64(change.after)), since);
    case Change::Calls:
        return (more > 0 ? Words::tr("%1 calls of %2 more%3", nullptr, plural(rounded(more)))
                         : Words::tr("%1 calls of %2 fewer%3", nullptr, plural(rounded(-more))))
            .arg(count(std::abs(more)), name, since);
    case Change::NewName:
        return Words::tr("%1 is new%2, with %3 calls", nullptr, plural(rounded(change.after)))
            .arg(name, since, count(change.after));
    case Change::GoneName:
        return Words::tr("no %1 any more%2").arg(name, since);
    case Change::NewFailure:
        return Words::tr("%1 new failures of %2%3: %4", nullptr, plural(rounded(change.after)))
            .arg(count(change.after), name, since, shortText(change.text));
    case Change::MoreFailures:
        return Words::tr("%1 failures of %2%3, usually %4: %5", nullptr, plural(rounded(change.after)))
            .arg(count(change.after), name, since, count(change.before), shortText(change.text));
    case Change::Cancelled:
        return Words::tr("%1 calls cancelled%2", nullptr, plural(rounded(change.after)))
            .arg(count(change.after), since);
    case Change::Workers:
        return Words::tr("%1 workers instead of %2%3", nullptr, plural(rounded(change.after)))
            .arg(count(change.after), count(change.before), since);
    }
    return {};
}

QString sentenceOf(const QList<RunSummary> &runs, qsizetype tonight)
{
    if (tonight < 0 || tonight >= runs.size())
        return Words::tr("No run is recorded here yet.");
    const RunSummary &run = runs[tonight];
    const Usual usual = usualOf(runs, tonight);
    const bool told = usual.runs >= runsThatTell;
    const QString band =
        told ? Words::tr("usually %1 to %2").arg(duration(usual.shortest), duration(usual.longest))
             : QString();
    if (run.state == Journal::State::Running) {
        if (!told)
            return Words::tr("It still runs, for %1 so far.").arg(duration(run.duration));
        return (run.duration > usual.longest ? Words::tr("It still runs, for longer than usual: %1, %2.")
                                             : Words::tr("It still runs: %1 so far, %2."))
            .arg(duration(run.duration), band);
    }
    const QList<Change> changes = changesOf(runs, tonight);
    QStringList phrases;
    QStringList dead;
    qsizetype deadRuns = 0;
    for (const Change &change : changes) {
        if (change.kind == Change::Died && change.at != tonight) {
            dead = QStringList(words(change, runs, tonight)); // the latest comes last, or they weigh the same
            ++deadRuns;
        } else {
            phrases << words(change, runs, tonight);
        }
    }
    if (deadRuns > 1) {
        qsizetype last = 0;
        for (const Change &change : changes)
            last = change.kind == Change::Died && change.at != tonight ? std::max(last, change.at) : last;
        dead = QStringList(Words::tr("%1 runs died, the last on %2", nullptr, plural(quint64(deadRuns)))
                               .arg(number(quint64(deadRuns)), dayOf(runs, last, tonight)));
    }
    if (phrases.size() > mostPhrases) {
        const qsizetype left = phrases.size() - mostPhrases;
        phrases = phrases.mid(0, mostPhrases);
        phrases << Words::tr("%1 more changes", nullptr, plural(quint64(left))).arg(number(quint64(left)));
    }
    phrases += dead;
    if (phrases.isEmpty() && !told)
        return usual.runs == 0 ? Words::tr("Nothing to hold it against yet: it is the first whole run here.")
                               : Words::tr("Too few runs before it to tell what is usual: %1 of %2.")
                                     .arg(usual.runs)
                                     .arg(runsThatTell);
    constexpr double near = 1.25;
    const bool usualTime = double(run.duration) <= near * double(usual.longest)
                           && near * double(run.duration) >= double(usual.shortest);
    if (phrases.isEmpty())
        return (usualTime
                    ? Words::tr("As usual: it took %1, %2.")
                    : Words::tr(
                        "It took %1, %2; with so few runs, or such different ones, that may be chance."))
            .arg(duration(run.duration), band);
    QString sentence = phrases.join(Words::tr("; ", "between what is different in a run"));
    sentence[0] = sentence[0].toUpper();
    return sentence + u'.';
}

} // namespace monitor
