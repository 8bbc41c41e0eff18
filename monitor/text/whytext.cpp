// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "whytext.h"

#include "analysis/whywords.h"

#include <QtCore/qcoreapplication.h>

#include <algorithm>

namespace monitor::text {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::text::Why)
};

constexpr std::size_t mostNames = 10;
constexpr std::size_t mostTails = 3;
constexpr std::size_t mostSteps = 20;

QString part(double time, double all)
{
    return percent(all > 0 ? time / all : 0);
}

void addPath(QStringList &lines, const Why &why, const parallel::Journal &journal, const Style &style)
{
    lines << style.bold(Words::tr("What decided when it ended"));
    Table shares;
    shares.addColumn(Words::tr("on the path"));
    shares.addColumn(Words::tr("calls"), Table::Right);
    shares.addColumn(Words::tr("time"), Table::Right);
    shares.addColumn(QString(), Table::Right);
    const double all = double(why.calls.end);
    for (std::size_t i = 0; i < std::min(mostNames, why.shares.size()); ++i) {
        const PathShare &share = why.shares[i];
        shares.addRow({elided(plain(QString::fromUtf8(why.calls.names[share.name])), 40), number(share.steps),
                       duration(qint64(share.time)), part(share.time, all)});
    }
    const double program = why.onPath(PathStep::Program);
    shares.addRow(
        {Words::tr("the program itself"), QString(), duration(qint64(program)), part(program, all)});
    if (const double held = why.onPath(PathStep::HeldBack); held > 0)
        shares.addRow(
            {Words::tr("held back, with workers free"), QString(), duration(qint64(held)), part(held, all)});
    lines += shares.lines(style);
    lines << QString() << style.dim(Words::tr("the end of that path, the latest first:"));
    Table steps;
    steps.addColumn(QString(), Table::Right);
    steps.addColumn(QString());
    for (std::size_t i = 0; i < std::min(mostSteps, why.path.size()); ++i) {
        const PathStep &step = why.path[i];
        const QString what = step.kind == PathStep::Program ? Words::tr("the program itself")
                             : step.kind == PathStep::HeldBack
                                 ? Words::tr("held back: %1").arg(nameOf(journal, why.calls.all[step.call]))
                                 : nameOf(journal, why.calls.all[step.call]);
        steps.addRow({duration(step.length()), plain(what)});
    }
    lines += steps.lines(style);
    lines << QString();
}

void addHeldBack(QStringList &lines, const Why &why, const Style &style)
{
    if (why.held.isEmpty())
        return;
    lines << QString() << style.bold(Words::tr("What policies hold back now"));
    Table table;
    table.addColumn(Words::tr("calls"), Table::Right);
    table.addColumn(Words::tr("by"));
    table.addColumn(Words::tr("longest"), Table::Right);
    table.addColumn(Words::tr("name"));
    for (const HeldBack &group : why.held)
        table.addRow({number(group.calls), word(group.wait), duration(group.longest), plain(group.name)});
    lines += table.lines(style);
    lines << QString();
}

} // namespace

QStringList describeWhy(const Why &why, const parallel::Journal &journal, const Style &style)
{
    QStringList lines{style.bold(plain(journal.info().program)) + QStringLiteral("  ")
                      + Words::tr("took %1 with %2 workers", nullptr, plural(quint64(why.workers)))
                            .arg(duration(why.calls.end))
                            .arg(why.workers)};
    addHeldBack(lines, why, style);
    if (why.calls.all.empty())
        return lines << Words::tr("No task ran.");
    const double all = why.time.all();
    lines << Words::tr("Its workers: %1 running, %2 waiting for a group, %3 free though calls waited (a "
                       "limit, a rate, "
                       "a retry), %4 idle as nothing was queued")
                 .arg(part(why.time.running, all), part(why.time.groups, all), part(why.time.heldBack, all),
                      part(why.time.idle, all))
          << QString();
    addPath(lines, why, journal, style);
    lines << style.bold(Words::tr("The longest tails"));
    for (std::size_t i = 0; i < std::min(mostTails, why.tails.size()); ++i)
        lines += wrapped(plain(words(why.tails[i], why.calls, journal)), style.width);
    lines << QString() << style.bold(Words::tr("What it would have taken"));
    Table estimates;
    estimates.addColumn(QString(), Table::Right);
    estimates.addColumn(QString());
    for (const Why::Estimate &estimate : why.estimates)
        estimates.addRow({duration(estimate.takes), plain(words(estimate.what, why.calls))});
    lines += estimates.lines(style);
    return lines << style.dim(aboutEstimates());
}

} // namespace monitor::text
