// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "historytext.h"

#include "history/sentence.h"
#include "history/trends.h"

#include <QtCore/qcoreapplication.h>

#include <algorithm>
#include <cmath>

namespace monitor::text {

using parallel::Journal;

namespace {

constexpr qsizetype mostRuns = 30;
constexpr int barCells = 20;
constexpr int sparkCells = 30;
constexpr qsizetype mostNames = 20;
constexpr qsizetype mostFailures = 20;

class HistoryText
{
    Q_DECLARE_TR_FUNCTIONS(monitor::text::History)

public:
    HistoryText(const ProgramRuns &program, const Style &style)
        : m_program(program),
          m_runs(program.runs.mid(std::max<qsizetype>(0, program.runs.size() - mostRuns))),
          m_style(style)
    {
    }

    QStringList lines()
    {
        const auto all = quint64(m_program.runs.size());
        m_lines << m_style.bold(plain(m_program.program)) + QStringLiteral("  ")
                       + m_style.dim(all == quint64(m_runs.size())
                                         ? tr("%1 runs", nullptr, plural(all)).arg(number(all))
                                         : tr("the last %1 of %2 runs", nullptr, plural(all))
                                               .arg(number(quint64(m_runs.size())), number(all)));
        m_lines += wrapped(plain(sentenceOf(m_program.runs, m_program.runs.size() - 1)), m_style.width);
        m_lines << QString();
        runs();
        names();
        failures();
        return m_lines;
    }

private:
    void add(const Table &table)
    {
        m_lines += table.lines(m_style);
        m_lines << QString();
    }

    /// "██████▒░░░": as long as the run, parted into what succeeded, failed and waited.
    QString bar(const RunSummary &run, qint64 longest) const
    {
        const double cells = longest > 0 ? barCells * double(run.duration) / double(longest) : 0;
        const int whole = std::max(1, int(std::lround(cells)));
        const int failed = run.failedTime > 0 ? std::max(1, int(std::lround(run.failedPart() * whole))) : 0;
        const int succeeded =
            std::clamp(int(std::lround(run.succeededPart() * whole)), 0, whole - std::min(whole, failed));
        const int waited = std::max(0, whole - succeeded - failed);
        const auto part = [&](int count, char16_t block, char letter, Shown state) {
            return m_style.colored(QString(count, m_style.unicode ? QChar(block) : QLatin1Char(letter)),
                                   state);
        };
        return part(succeeded, u'█', '#', Shown::Succeeded) + part(failed, u'▓', 'x', Shown::Failed)
               + part(waited, u'░', '-', Shown::Queued);
    }

    void runs()
    {
        qint64 longest = 0;
        for (const RunSummary &run : m_runs)
            longest = std::max(longest, run.duration);
        Table table;
        table.addColumn(tr("started"));
        table.addColumn(tr("state"));
        table.addColumn(tr("took"), Table::Right);
        table.addColumn(tr("succeeded, failed, waiting"), Table::Left, 3);
        table.addColumn(tr("tasks"), Table::Right, 2);
        table.addColumn(tr("failed"), Table::Right);
        table.addColumn(tr("journal"), Table::Left, 4);
        for (const RunSummary &run : m_runs) {
            const Shown shown = shownState(run.state, run.failed, run.cancelled);
            table.addRow(
                {run.started.toString(QStringLiteral("ddd yyyy-MM-dd HH:mm")),
                 m_style.colored(m_style.symbol(shown) + u' ' + word(run.state), shown),
                 duration(run.duration), bar(run, longest), number(run.called),
                 run.failed ? m_style.colored(number(run.failed), Shown::Failed) : QStringLiteral("0"),
                 plain(run.path.section(u'/', -1))});
        }
        add(table);
    }

    void names()
    {
        Table table;
        table.addColumn(tr("name"));
        table.addColumn(tr("calls"), Table::Right, 2);
        table.addColumn(tr("p50"), Table::Right);
        table.addColumn(tr("p95"), Table::Right);
        table.addColumn(tr("usually"), Table::Right, 1);
        table.addColumn(tr("p95 over the runs"), Table::Left, 3);
        const QList<NameTrend> trends = nameTrends(m_runs);
        for (const NameTrend &trend : trends.mid(0, mostNames)) {
            const auto last = [](const std::vector<double> &values) {
                return values.empty() || std::isnan(values.back()) ? QString()
                                                                   : duration(qint64(values.back()));
            };
            const QString p95 = last(trend.p95);
            table.addRow(
                {elided(plain(trend.name), 40), number(trend.calls), last(trend.p50),
                 trend.place() > 0 ? m_style.colored(p95, Shown::Failed) : p95,
                 trend.usualHigh > 0
                     ? tr("%1 to %2").arg(duration(qint64(trend.usualLow)), duration(qint64(trend.usualHigh)))
                     : QString(),
                 m_style.sparkline(trend.p95, sparkCells)});
        }
        if (!table.isEmpty())
            add(table);
        if (trends.size() > mostNames)
            m_lines.insert(m_lines.size() - 1, m_style.dim(tr("and %1 more names", nullptr,
                                                              plural(quint64(trends.size() - mostNames)))
                                                               .arg(trends.size() - mostNames)));
    }

    void failures()
    {
        const QList<FailureTrend> trends = failureTrends(m_runs);
        if (trends.isEmpty())
            return;
        Table table;
        table.addColumn(tr("failures"), Table::Right);
        table.addColumn(tr("last run"), Table::Right);
        table.addColumn(tr("runs"), Table::Right, 2);
        table.addColumn(tr("first"), Table::Left, 3);
        table.addColumn(tr("last"), Table::Left, 2);
        table.addColumn(tr("name"));
        table.addColumn(tr("message"));
        const auto when = [](const QDateTime &time) {
            return time.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
        };
        for (const FailureTrend &trend : trends.mid(0, mostFailures)) {
            const RunSummary::Failure &failure = trend.failure;
            QStringList message{failure.type, failure.text.simplified()};
            message.removeAll(QString());
            table.addRow({number(failure.count), m_style.colored(number(trend.latest()), Shown::Failed),
                          number(quint64(trend.runs)), when(failure.first), when(failure.last),
                          elided(plain(failure.name), 30), plain(message.join(QStringLiteral(": ")))});
        }
        add(table);
        if (trends.size() > mostFailures)
            m_lines.insert(m_lines.size() - 1, m_style.dim(tr("and %1 more kinds of failures", nullptr,
                                                              plural(quint64(trends.size() - mostFailures)))
                                                               .arg(trends.size() - mostFailures)));
    }

    const ProgramRuns &m_program;
    const QList<RunSummary> m_runs;
    const Style &m_style;
    QStringList m_lines;
};

} // namespace

QStringList describeHistory(const ProgramRuns &program, const Style &style)
{
    return HistoryText(program, style).lines();
}

} // namespace monitor::text
