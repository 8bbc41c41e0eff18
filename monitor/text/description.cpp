// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "description.h"

#include "reader/errorkind.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qlocale.h>

#include <algorithm>
#include <cmath>

namespace monitor::text {

using parallel::Journal;

namespace {

class Describer
{
    Q_DECLARE_TR_FUNCTIONS(monitor::text::Describer)

public:
    Describer(const Snapshot &snapshot, const Journal &journal, const Style &style)
        : m_snapshot(snapshot), m_journal(journal), m_style(style)
    {
    }

    QStringList lines()
    {
        head();
        counts();
        missing();
        plots();
        statistics();
        tasks();
        QStringList lines = m_lines.mid(0, m_style.height);
        for (QString &line : lines)
            line = clipped(line, m_style.width); // a line that goes on below would push all others down
        while (!lines.isEmpty() && lines.back().isEmpty())
            lines.removeLast();
        return lines;
    }

    static QString shortly(const Snapshot &snapshot)
    {
        QString line =
            tr("%1: %2 of %3 done")
                .arg(plain(snapshot.info.program), number(snapshot.completed()), number(snapshot.total()));
        if (snapshot.failed > 0)
            line += tr(", %1 failed").arg(number(snapshot.failed));
        if (snapshot.cancelled > 0)
            line += tr(", %1 cancelled").arg(number(snapshot.cancelled));
        line += tr(", %1 running, %2").arg(number(snapshot.running), rate(snapshot.rate));
        if (snapshot.state == Journal::State::Running)
            line += tr(", ETA %1").arg(eta(snapshot.eta));
        else
            line += QStringLiteral(", ") + word(snapshot.state);
        return line;
    }

private:
    bool died() const { return m_snapshot.state == Journal::State::Died; }
    int room() const { return m_style.height - int(m_lines.size()); }

    void add(const QString &line) { m_lines.append(line); }

    void head()
    {
        const Journal::Info &info = m_snapshot.info;
        const Shown shown = shownState(m_snapshot.state, m_snapshot.failed, m_snapshot.cancelled);
        const bool paused = m_snapshot.state == Journal::State::Running && isPaused(m_snapshot.pools);
        const QString state = (paused ? m_style.pauseSymbol() : m_style.symbol(shown)) + u' '
                              + word(m_snapshot.state, paused, m_snapshot.failed, m_snapshot.cancelled);
        // How it is doing is never cut.
        const QString who = tr("  pid %1 on %2").arg(info.pid).arg(plain(info.host));
        const int room = std::max(m_style.width - cells(state) - 2, 8);
        const QString program = elided(plain(info.program), room);
        add(m_style.bold(program) + elided(who, room - cells(program)) + QStringLiteral("  ")
            + m_style.colored(state, shown));
        const QString started = QLocale().toString(info.started, QStringLiteral("yyyy-MM-dd HH:mm:ss"));
        const QString elapsed = duration(m_snapshot.now);
        add(m_style.dim(died() ? tr("started %1, last seen alive after %2").arg(started, elapsed)
                               : tr("started %1, %2 elapsed").arg(started, elapsed)));
        if (!info.commandLine.isEmpty())
            add(m_style.dim(elided(plain(info.commandLine), m_style.width)));
        add({});
    }

    void counts()
    {
        const auto count = [&](quint64 value, Shown state) {
            const QString text = m_style.symbol(state) + u' ' + number(value) + u' ' + word(state);
            return value > 0 ? m_style.colored(text, state) : m_style.dim(text);
        };
        QString line;
        for (const QString &part :
             {count(m_snapshot.queued, died() ? Shown::NeverRan : Shown::Queued),
              count(m_snapshot.running, died() ? Shown::Died : Shown::Running),
              count(m_snapshot.succeeded, Shown::Succeeded), count(m_snapshot.failed, Shown::Failed),
              count(m_snapshot.cancelled, Shown::Cancelled)}) {
            if (!line.isEmpty() && cells(line) + 3 + cells(part) > m_style.width) {
                add(line);
                line.clear();
            }
            line += (line.isEmpty() ? QString() : QStringLiteral("   ")) + part;
        }
        add(line);

        const double part =
            m_snapshot.total() ? double(m_snapshot.completed()) / double(m_snapshot.total()) : 0;
        QString right = QStringLiteral("  ") + percent(part);
        if (m_snapshot.rate >= 0 || !isPaused(m_snapshot.pools))
            right += QStringLiteral("   ") + rate(m_snapshot.rate);
        if (m_snapshot.state == Journal::State::Running) {
            right +=
                QStringLiteral("   ")
                + (isPaused(m_snapshot.pools) ? tr("paused") : tr("done in %1").arg(eta(m_snapshot.eta)));
        }
        const int width = std::clamp(m_style.width - cells(right), 10, 60);
        add(m_style.colored(m_style.bar(part, width), m_snapshot.failed ? Shown::Failed : Shown::Succeeded)
            + right);
        add({});
    }

    void missing()
    {
        const Journal::Missing &missing = m_snapshot.missing;
        QStringList notes;
        if (missing.dropped() > 0)
            notes += tr("%1 completed tasks made room for newer ones; they are counted, but not in the "
                        "tables below",
                        nullptr, plural(missing.dropped()))
                         .arg(number(missing.dropped()));
        if (missing.unrecorded > 0)
            notes += tr("%1 calls could not be recorded", nullptr, plural(missing.unrecorded))
                         .arg(number(missing.unrecorded));
        if (missing.texts > 0)
            notes += tr("%1 texts could not be recorded", nullptr, plural(missing.texts))
                         .arg(number(missing.texts));
        if (missing.pools > 0)
            notes += tr("the counts of %1 scopes that had ended are gone", nullptr, plural(missing.pools))
                         .arg(number(missing.pools));
        if (!missing.fault.isEmpty())
            notes += plain(missing.fault);
        if (m_snapshot.damaged > 0)
            notes += tr("%1 records are damaged and left out", nullptr, plural(m_snapshot.damaged))
                         .arg(number(m_snapshot.damaged));
        if (!m_snapshot.problem.isEmpty())
            notes += plain(m_snapshot.problem);
        for (const QString &note : std::as_const(notes)) {
            for (const QString &line : wrapped(QStringLiteral("! ") + note, m_style.width))
                add(m_style.colored(line, Shown::Cancelled));
        }
        if (!notes.isEmpty())
            add({});
    }

    void plots()
    {
        if (m_snapshot.plot.steps.size() < 2 || room() < 5)
            return;
        struct Row
        {
            QString name;
            Shown state;
            std::vector<double> values;
            QString words;
        };
        std::vector<Row> rows;
        const auto plot = [&](const QString &name, Shown state, auto valueOf, qint64 shortest = 0) {
            rows.push_back({name, state, m_snapshot.plot.values(valueOf, shortest), {}});
        };
        plot(
            tr("throughput"), Shown::Succeeded, [](const PlotStep &step) { return step.throughput(); },
            Plot::rateTime);
        plot(tr("queue"), Shown::Queued, [](const PlotStep &step) { return step.queued; });
        plot(tr("busy workers"), Shown::Running, [](const PlotStep &step) { return step.running; });
        // The words are of the columns that are drawn: fewer columns have no higher ones.
        int width = 100;
        for (bool again = true; again;) {
            int names = 0;
            int words = 0;
            for (Row &row : rows) {
                const double highest = Plot::most(Style::columns(row.values, width));
                const QString text = &row == &rows.front()
                                         ? rate(highest)
                                         : number(quint64(std::llround(std::max(0.0, highest))));
                row.words = highest < 0 ? tr("not kept")
                            : m_snapshot.plot.gaps.empty()
                                ? tr("up to %1").arg(text)
                                : tr("up to %1, %2 not kept").arg(text, m_style.sparkline({std::nan("")}, 1));
                names = std::max(names, cells(row.name));
                words = std::max(words, cells(row.words));
            }
            const int fits = std::clamp(m_style.width - names - words - 4, 8, width);
            again = fits < width;
            width = fits;
        }
        Table table;
        for (int i = 0; i < 3; ++i)
            table.addColumn({});
        for (const Row &row : rows)
            table.addRow({row.name, m_style.colored(m_style.sparkline(row.values, width), row.state),
                          m_style.dim(row.words)});
        m_lines += table.lines(m_style);
        add({});
    }

    void statistics()
    {
        if (m_snapshot.names.isEmpty() || room() < 3)
            return;
        Table table;
        table.addColumn(tr("task"));
        const std::pair<QString, int> columns[] = {
            {tr("count"), 0}, {tr("failed"), 0}, {tr("mean"), 3},  {tr("p50"), 1},        {tr("p95"), 1},
            {tr("p99"), 4},   {tr("total"), 2},  {tr("share"), 2}, {tr("waited p50"), 3}, {tr("p95"), 5}};
        for (const auto &[head, rank] : columns)
            table.addColumn(head, Table::Right, rank);
        for (const NameStatistics &name : m_snapshot.names.mid(0, std::max(1, room() / 2))) {
            const auto ran = [&](double part) {
                return name.ran.count() ? duration(name.ran.quantile(part)) : QString();
            };
            const auto waited = [&](double part) {
                return name.waited.count() ? duration(name.waited.quantile(part)) : QString();
            };
            table.addRow(
                {elided(name.name.isEmpty() ? tr("(unnamed)") : plain(name.name), 32), number(name.count()),
                 name.failed ? m_style.colored(number(name.failed), Shown::Failed) : QStringLiteral("0"),
                 name.ran.count() ? duration(qint64(name.ran.mean())) : QString(), ran(0.5), ran(0.95),
                 ran(0.99), duration(qint64(name.ran.total())), percent(name.share), waited(0.5),
                 waited(0.95)});
        }
        for (const QString &line : table.lines(m_style))
            add(line);
        if (!m_snapshot.complete)
            add(m_style.dim(tr("still reading: %1 tasks so far", nullptr, plural(m_snapshot.summed))
                                .arg(number(m_snapshot.summed))));
        add({});
    }

    /// What failed, and what runs or ran when it died: the longest first.
    void tasks()
    {
        const int count = std::min(room() - 1, m_style.animate ? 1000 : 20);
        if (count < 1)
            return;
        std::vector<Journal::Record> failed;
        std::vector<Journal::Record> running;
        const qint64 now = m_snapshot.now;
        if (m_snapshot.failed + m_snapshot.running > 0) {
            m_journal.forEach([&](const Journal::Record &task) {
                if (task.state == Journal::TaskState::Failed && failed.size() < std::size_t(count))
                    failed.push_back(task);
                else if (task.state == Journal::TaskState::Running && running.size() < 10000)
                    running.push_back(task);
            });
        }
        std::sort(running.begin(), running.end(),
                  [&](const auto &a, const auto &b) { return a.ran(now) > b.ran(now); });
        const std::size_t half = std::size_t(std::max(1, count / 2));
        failed.resize(
            std::min(failed.size(), std::max(half, std::size_t(count) - std::min(running.size(), half))));
        running.resize(std::min(running.size(), std::size_t(count) - failed.size()));

        Table table;
        table.addColumn({});
        table.addColumn({}, Table::Right);
        table.addColumn({});
        table.addColumn({}, Table::Right);
        table.addColumn({});
        const auto row = [&](const Journal::Record &task) {
            const Shown shown = shownState(task.state, m_snapshot.state);
            QStringList what{plain(m_journal.arguments(task))};
            if (task.state == Journal::TaskState::Failed)
                what += plain(typeAndText(m_journal, task));
            else if (const QString text = m_journal.progressText(task); !text.isEmpty())
                what += plain(text);
            if (task.progress >= 0 && !task.isCompleted())
                what += percent(task.progress / 10000.0);
            if (task.cancelRequested && !task.isCompleted())
                what += tr("cancel requested");
            what.removeAll(QString());
            table.addRow({m_style.colored(m_style.symbol(shown) + u' ' + word(shown), shown),
                          u'#' + number(task.id), elided(plain(m_journal.name(task)), 24),
                          duration(task.ran(now)), what.join(QStringLiteral("  "))});
        };
        for (const auto &task : failed)
            row(task);
        for (const auto &task : running)
            row(task);
        if (!table.isEmpty())
            m_lines += table.lines(m_style);
        const quint64 more = m_snapshot.failed > failed.size() ? m_snapshot.failed - failed.size() : 0;
        if (more > 0 && room() > 0)
            add(m_style.dim(tr("and %1 more failed").arg(number(more))));
    }

    const Snapshot &m_snapshot;
    const Journal &m_journal;
    const Style &m_style;
    QStringList m_lines;
};

} // namespace

QStringList describe(const Snapshot &snapshot, const Journal &journal, const Style &style)
{
    return Describer(snapshot, journal, style).lines();
}

QString describeShortly(const Snapshot &snapshot)
{
    return Describer::shortly(snapshot);
}

} // namespace monitor::text
