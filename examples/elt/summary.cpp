// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "summary.h"

#include "failure.h"

#include <libparallel/errors.h>
#include <libparallel/masked.h>

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

void Summary::expect(const QString &name, const QString &shown)
{
    m_byName.insert(name, m_lines.size());
    m_lines.append({shown});
}

void Summary::record(const QString &name, bool triesAgain, const std::function<Loaded()> &work)
{
    QElapsedTimer timer;
    timer.start();
    const auto note = [&](Outcome outcome, const Loaded &loaded = {}, const QString &reason = {}) {
        const std::lock_guard lock(m_mutex);
        Line &line = m_lines[m_byName.value(name)];
        line = {line.shown, outcome, loaded, double(timer.nsecsElapsed()) / 1e9, reason, {}};
    };
    note(Outcome::Running);
    try {
        const Loaded loaded = work();
        note(Outcome::Done, loaded);
    } catch (const parallel::CancelledError &) {
        note(Outcome::Cancelled);
        throw;
    } catch (const std::exception &error) {
        const bool passing = dynamic_cast<const PassingFailure *>(&error)
                             || dynamic_cast<const parallel::RetryAfter *>(&error);
        note(passing && triesAgain ? Outcome::Cancelled : Outcome::Failed, {},
             parallel::masked(QString::fromUtf8(error.what())));
        throw;
    }
}

void Summary::follow(const QString &name, const QFuture<Loaded> &step)
{
    const std::lock_guard lock(m_mutex);
    m_lines[m_byName.value(name)].elsewhere = step;
}

/// With the lock: notes what has finished elsewhere.
void Summary::settle()
{
    for (Line &line : m_lines) {
        if (!line.elsewhere || !line.elsewhere->isFinished())
            continue;
        const QFuture<Loaded> step = *std::exchange(line.elsewhere, std::nullopt);
        line.seconds = -1;
        try {
            line.loaded = step.result();
            line.seconds = line.loaded.seconds;
            line.outcome = Outcome::Done;
        } catch (const parallel::CancelledError &) {
            line.outcome = Outcome::Cancelled;
        } catch (const std::exception &error) {
            line.outcome = Outcome::Failed;
            line.reason = parallel::masked(QString::fromUtf8(error.what()));
        }
    }
}

bool Summary::allDone()
{
    const std::lock_guard lock(m_mutex);
    settle();
    return std::all_of(m_lines.begin(), m_lines.end(),
                       [](const Line &line) { return line.outcome == Outcome::Done; });
}

bool Summary::nothingBegun()
{
    const std::lock_guard lock(m_mutex);
    settle();
    return std::all_of(m_lines.begin(), m_lines.end(),
                       [](const Line &line) { return line.outcome == Outcome::NotStarted; });
}

bool Summary::hasFailures()
{
    const std::lock_guard lock(m_mutex);
    settle();
    return std::any_of(m_lines.begin(), m_lines.end(), [](const Line &line) {
        return line.outcome == Outcome::Failed || line.outcome == Outcome::Cancelled;
    });
}

QString Summary::outcomeOf(const Line &line)
{
    switch (line.outcome) {
    case Outcome::NotStarted:
        return QStringLiteral("not started");
    case Outcome::Running:
        return QStringLiteral("interrupted");
    case Outcome::Done:
        return (QStringList{QStringLiteral("done")} + line.loaded.notes).join(u"; ");
    case Outcome::Failed:
        return QStringLiteral("FAILED: ") + line.reason;
    case Outcome::Cancelled:
        return QStringLiteral("cancelled");
    }
    return {};
}

QString Summary::totals() const
{
    qint64 rows = 0;
    qint64 bytes = 0;
    QHash<Outcome, int> counts;
    for (const Line &line : m_lines) {
        rows += std::max<qint64>(line.loaded.rows, 0);
        bytes += std::max<qint64>(line.loaded.bytes, 0);
        ++counts[line.outcome];
    }
    QString text = QStringLiteral("%1 of %2 done").arg(counts[Outcome::Done]).arg(m_lines.size());
    if (counts[Outcome::Failed])
        text += QStringLiteral(", %1 failed").arg(counts[Outcome::Failed]);
    if (const int cancelled = counts[Outcome::Cancelled] + counts[Outcome::Running])
        text += QStringLiteral(", %1 cancelled").arg(cancelled);
    if (counts[Outcome::NotStarted])
        text += QStringLiteral(", %1 not started").arg(counts[Outcome::NotStarted]);
    return text + QStringLiteral("; %1 rows, %2 bytes").arg(rows).arg(bytes);
}

QString Summary::toText(bool brief)
{
    const std::lock_guard lock(m_mutex);
    settle();
    const auto isShown = [&](const Line &line) { return !brief || line.outcome != Outcome::Done; };
    const auto number = [](qint64 n) { return n < 0 ? QStringLiteral("-") : QString::number(n); };

    qsizetype width = 6;
    for (const Line &line : m_lines)
        width = isShown(line) ? std::max(width, line.shown.size()) : width;

    QString text;
    const auto addRow = [&](const QString &step, const QString &rows, const QString &bytes,
                            const QString &seconds, const QString &outcome) {
        text += QStringList{step.leftJustified(width), rows.rightJustified(8), bytes.rightJustified(10),
                            seconds.rightJustified(8), outcome}
                    .join(u"  ")
                + u'\n';
    };
    if (std::any_of(m_lines.begin(), m_lines.end(), isShown))
        addRow(QStringLiteral("source"), QStringLiteral("rows"), QStringLiteral("bytes"),
               QStringLiteral("seconds"), QStringLiteral("outcome"));
    for (const Line &line : m_lines) {
        if (isShown(line))
            addRow(line.shown, number(line.loaded.rows), number(line.loaded.bytes),
                   line.seconds < 0 ? QStringLiteral("-") : QString::number(line.seconds, 'f', 2),
                   outcomeOf(line));
    }
    return text + totals() + u'\n';
}
