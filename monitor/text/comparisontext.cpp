// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "comparisontext.h"

#include "history/differencewords.h"

#include <QtCore/qcoreapplication.h>

namespace monitor::text {

namespace {

constexpr qsizetype mostCalls = 50;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::text::Comparison)
};

void addCalls(QStringList &lines, const QString &title, const QList<CallDifference> &calls, quint64 count,
              const Style &style)
{
    if (count == 0)
        return;
    lines << QString() << style.bold(title);
    Table table;
    table.addColumn(QString());
    table.addColumn(QString());
    table.addColumn(QString());
    for (const CallDifference &call : calls.mid(0, mostCalls))
        table.addRow({elided(plain(call.name), 30), elided(plain(call.arguments), 50),
                      plain(call.error.simplified())
                          + (call.wasCalled ? QString() : Words::tr(" (not called in the other run)"))});
    lines += table.lines(style);
    if (count > quint64(mostCalls))
        lines << style.dim(Words::tr("and %1 more").arg(number(count - quint64(mostCalls))));
}

} // namespace

QStringList describeComparison(const Comparison &comparison, const Style &style)
{
    QStringList lines{style.bold(plain(comparison.after.program))};
    lines << plain(headline(comparison)) << QString();

    Table table;
    table.addColumn(Words::tr("name"));
    table.addColumn(Words::tr("calls"), Table::Right, 3);
    table.addColumn(Words::tr("p50"), Table::Right, 2);
    table.addColumn(Words::tr("p95"), Table::Right);
    table.addColumn(QString(), Table::Right);
    table.addColumn(Words::tr("all of them"), Table::Right, 1);
    table.addColumn(Words::tr("failed"), Table::Right, 2);
    const auto pair = [](const QString &a, const QString &b) { return a + QStringLiteral(" → ") + b; };
    for (const NameDifference &name : comparison.names) {
        const QString factor = factorText(name);
        table.addRow({elided(plain(name.name), 40), pair(number(name.before.count), number(name.after.count)),
                      pair(duration(name.before.p50), duration(name.after.p50)),
                      pair(duration(name.before.p95), duration(name.after.p95)),
                      name.isMarked ? style.colored(factor + QStringLiteral(" !"), Shown::Failed)
                                    : factor + QStringLiteral("  "),
                      moreText(name), pair(number(name.before.failed), number(name.after.failed))});
    }
    lines += table.lines(style);
    addCalls(lines,
             Words::tr("%1 calls fail now that did not before", nullptr, plural(comparison.brokenCount))
                 .arg(number(comparison.brokenCount)),
             comparison.broken, comparison.brokenCount, style);
    addCalls(lines,
             Words::tr("%1 calls failed before and do not now", nullptr, plural(comparison.mendedCount))
                 .arg(number(comparison.mendedCount)),
             comparison.mended, comparison.mendedCount, style);
    if (comparison.failedInBoth > 0)
        lines << QString()
              << Words::tr("%1 calls fail in both.", nullptr, plural(comparison.failedInBoth))
                     .arg(number(comparison.failedInBoth));
    return lines;
}

} // namespace monitor::text
