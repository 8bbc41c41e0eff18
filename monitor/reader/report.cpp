// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "exporter.h"

#include "findings.h"
#include "history/runs.h"
#include "history/sentence.h"
#include "language.h"
#include "output.h"
#include "svg.h"
#include "words.h"

#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qlocale.h>

#include <algorithm>
#include <cmath>
#include <limits>

static void initResources()
{
    Q_INIT_RESOURCE(report); // in a static library
}

namespace monitor {

using parallel::Journal;
using Record = Journal::Record;

namespace {

/// The page from its top to its bottom, a section each.
class Report
{
    Q_DECLARE_TR_FUNCTIONS(monitor::Report)

public:
    Report(const Journal &journal, const Snapshot &snapshot, Output &to, Work &work)
        : m_journal(journal),
          m_snapshot(snapshot),
          m_findings(journal, snapshot.now, work),
          m_to(to),
          m_work(work)
    {
    }

    void write()
    {
        head();
        counts();
        history();
        notes();
        plots();
        statistics();
        workers();
        failures();
        tasks(died() ? tr("Died while running") : tr("Running"), m_findings.unfinished);
        tasks(tr("The longest tasks"), m_findings.longest);
        m_to << "<footer>"
             << html(tr("Written by parallel-monitor %1 on %2.")
                         .arg(QCoreApplication::applicationVersion(),
                              QLocale().toString(QDateTime::currentDateTime(), QLocale::LongFormat)))
             << "</footer></main></body></html>\n";
    }

private:
    bool died() const { return m_snapshot.state == Journal::State::Died; }
    static QByteArray cls(Shown state) { return QByteArray(keyword(state).data()); }

    void head()
    {
        initResources();
        QFile css(QStringLiteral(":/monitor/reader/report.css"));
        const bool found = css.open(QIODevice::ReadOnly);
        Q_ASSERT(found);
        Q_UNUSED(found);
        const Journal::Info &info = m_snapshot.info;
        const QByteArray state = cls(shownState(m_snapshot.state, m_snapshot.failed, m_snapshot.cancelled));
        const QString started = QLocale().toString(info.started, QStringLiteral("yyyy-MM-dd HH:mm:ss"));
        const QString elapsed = duration(m_snapshot.now);
        m_to << "<!DOCTYPE html>\n<html lang=\"" << html(spokenLanguage())
             << "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                "'unsafe-inline'\"><title>"
             << html(tr("%1, %2").arg(info.program, started)) << "</title>\n<style>\n"
             << css.readAll() << "</style></head><body><main>\n<header><h1>" << html(info.program)
             << " <span class=\"badge text " << state << "\">"
             << html(word(m_snapshot.state, isPaused(m_snapshot.pools), m_snapshot.failed,
                          m_snapshot.cancelled))
             << "</span></h1><p>"
             << html(died() ? tr("pid %1 on %2 · started %3 · last seen alive after %4")
                                  .arg(info.pid)
                                  .arg(info.host, started, elapsed)
                            : tr("pid %1 on %2 · started %3 · %4 elapsed")
                                  .arg(info.pid)
                                  .arg(info.host, started, elapsed))
             << "</p><p><code>" << html(info.commandLine) << "</code></p></header>\n";
    }

    void counts()
    {
        m_to << "<section><div class=\"tiles\">";
        const auto tile = [&](quint64 value, Shown state, const QByteArray &color) {
            m_to << "<div class=\"tile " << (value ? color : QByteArray("none")) << "\"><b>"
                 << html(number(value)) << "</b><span>" << html(QString(symbol(state)) + u' ' + word(state))
                 << "</span></div>";
        };
        tile(m_snapshot.succeeded, Shown::Succeeded, "succeeded");
        tile(m_snapshot.failed, Shown::Failed, "failed");
        tile(m_snapshot.cancelled, Shown::Cancelled, "cancelled");
        tile(m_snapshot.running, died() ? Shown::Died : Shown::Running, "running");
        tile(m_snapshot.queued, died() ? Shown::NeverRan : Shown::Queued, "queued");
        m_to << "</div><div class=\"bar\">";
        const double total = double(std::max<quint64>(m_snapshot.total(), 1));
        for (const auto &[value, state] :
             {std::pair(m_snapshot.succeeded, Shown::Succeeded), std::pair(m_snapshot.failed, Shown::Failed),
              std::pair(m_snapshot.cancelled, Shown::Cancelled),
              std::pair(m_snapshot.running, Shown::Running)}) {
            if (value > 0)
                m_to << "<i class=\"" << cls(state) << "\" style=\"width:"
                     << QByteArray::number(std::max(0.15, 100 * double(value) / total), 'f', 3) << "%\"></i>";
        }
        m_to << "</div><p class=\"facts\">"
             << html(tr("%1 of %2 tasks done (%3) · %4", nullptr, plural(m_snapshot.total()))
                         .arg(number(m_snapshot.completed()), number(m_snapshot.total()),
                              percent(double(m_snapshot.completed()) / total), rate(m_snapshot.rate)))
             << "</p></section>\n";
    }

    /// What is different from the runs beside it, if there are any.
    void history()
    {
        if (m_snapshot.state == Journal::State::Running)
            return;
        const QString path = QFileInfo(m_journal.path()).absoluteFilePath();
        const QList<ProgramRuns> programs = readRuns(QFileInfo(path).path(), Depth::Whole, m_work);
        for (const ProgramRuns &program : programs) {
            for (qsizetype run = 1; run < program.runs.size(); ++run) {
                if (program.runs[run].path != path)
                    continue;
                m_to << "<section><h2>"
                     << html(tr("Beside the %1 runs before it", nullptr, plural(quint64(run))).arg(run))
                     << "</h2><p>" << html(sentenceOf(program.runs, run)) << "</p></section>\n";
            }
        }
    }

    void notes()
    {
        const Journal::Missing &missing = m_snapshot.missing;
        QStringList notes;
        if (missing.dropped() > 0)
            notes += tr("%1 completed tasks made room for newer ones. They are counted above, but not shown "
                        "below: times of which tasks are missing are hatched.",
                        nullptr, plural(missing.dropped()))
                         .arg(number(missing.dropped()));
        if (missing.unrecorded > 0)
            notes += tr("%1 calls could not be recorded. %2", nullptr, plural(missing.unrecorded))
                         .arg(number(missing.unrecorded), missing.fault);
        if (missing.texts > 0)
            notes +=
                tr("%1 names, arguments or errors could not be recorded.", nullptr, plural(missing.texts))
                    .arg(number(missing.texts));
        if (missing.pools > 0)
            notes += tr("The counts of %1 scopes that had ended are gone.", nullptr, plural(missing.pools))
                         .arg(number(missing.pools));
        if (m_snapshot.damaged > 0)
            notes += tr("%1 records are damaged and left out.", nullptr, plural(m_snapshot.damaged))
                         .arg(number(m_snapshot.damaged));
        if (!m_snapshot.problem.isEmpty())
            notes += m_snapshot.problem;
        if (notes.isEmpty())
            return;
        m_to << "<section><h2>" << html(tr("What is missing")) << "</h2>";
        for (const QString &note : std::as_const(notes))
            m_to << "<p class=\"note\">" << html(note) << "</p>";
        m_to << "</section>\n";
    }

    void plot(const QString &title, const QList<Curve> &curves, const std::function<QString(double)> &format)
    {
        m_to << "<section><div class=\"legend\">";
        for (const Curve &curve : curves)
            m_to << "<i class=\"" << cls(curve.state) << "\"></i>" << html(curve.name);
        m_to << "</div><h2>" << html(title) << "</h2>" << svgPlot(m_snapshot.plot, curves, format)
             << "</section>\n";
    }

    void plots()
    {
        if (m_snapshot.plot.steps.empty())
            return;
        const auto whole = [](double value) { return number(quint64(std::llround(value))); };
        plot(
            tr("Throughput"),
            {{Shown::Succeeded, word(Shown::Succeeded), [](const PlotStep &step) { return step.succeeded; }},
             {Shown::Failed, word(Shown::Failed), [](const PlotStep &step) { return step.failed; }},
             {Shown::Cancelled, word(Shown::Cancelled), [](const PlotStep &step) { return step.cancelled; }}},
            [](double value) { return rate(value); });
        plot(tr("Queue"),
             {{Shown::Queued, tr("tasks waiting"), [](const PlotStep &step) { return step.queued; }}}, whole);
        plot(tr("Workers"), {{Shown::Running, tr("busy"), [](const PlotStep &step) { return step.running; }}},
             whole);
    }

    void statistics()
    {
        if (m_snapshot.names.isEmpty())
            return;
        qint64 shortest = std::numeric_limits<qint64>::max();
        qint64 longest = 1;
        for (const NameStatistics &name : m_snapshot.names) {
            for (const Distribution *each : {&name.ran, &name.waited}) {
                if (each->count() > 0) {
                    shortest = std::min(shortest, each->quantile(0.01));
                    longest = std::max(longest, each->max());
                }
            }
        }
        m_to << "<section><div class=\"legend\"><i class=\"succeeded\"></i>" << html(tr("ran"))
             << "<i class=\"queued\"></i>" << html(tr("waited")) << "</div><h2>" << html(tr("Tasks by name"))
             << "</h2><table><tr>";
        for (const QString &head : {tr("Name"), tr("Count"), tr("Failed"), tr("Mean"), tr("p50"), tr("p95"),
                                    tr("p99"), tr("Total"), tr("Share"), tr("Waited p50, p95")})
            m_to << (head == tr("Name") ? "<th>" : "<th class=\"n\">") << html(head) << "</th>";
        m_to << "<th>"
             << html(tr("From %1 to %2").arg(duration(longest > shortest ? shortest : 0), duration(longest)))
             << "</th></tr>\n";
        const auto cell = [&](const QString &text) { m_to << "<td class=\"n\">" << html(text) << "</td>"; };
        for (const NameStatistics &name : m_snapshot.names.mid(0, 200)) {
            m_to << "<tr><td class=\"wide\">" << html(name.name.isEmpty() ? tr("(unnamed)") : name.name)
                 << "</td>";
            cell(number(name.count()));
            m_to << "<td class=\"n " << (name.failed ? "text failed" : "") << "\">"
                 << html(number(name.failed)) << "</td>";
            const auto of = [](const Distribution &all, double part) {
                return all.count() ? duration(all.quantile(part)) : QStringLiteral("–");
            };
            cell(name.ran.count() ? duration(qint64(name.ran.mean())) : QStringLiteral("–"));
            cell(of(name.ran, 0.5));
            cell(of(name.ran, 0.95));
            cell(of(name.ran, 0.99));
            cell(duration(qint64(name.ran.total())));
            cell(percent(name.share));
            cell(of(name.waited, 0.5) + QStringLiteral(", ") + of(name.waited, 0.95));
            m_to << "<td>"
                 << svgHistogram(name.ran, shortest, longest, Shown::Succeeded,
                                 tr("%1: how long it ran").arg(name.name))
                 << svgHistogram(name.waited, shortest, longest, Shown::Queued,
                                 tr("%1: how long it waited").arg(name.name))
                 << "</td></tr>\n";
        }
        m_to << "</table></section>\n";
    }

    void workers()
    {
        if (m_findings.strips.isEmpty())
            return;
        m_to << "<section><div class=\"legend\"><i class=\"running\"></i>" << html(tr("busy"))
             << "<i class=\"failed\"></i>" << html(tr("a task failed")) << "</div><h2>"
             << html(tr("Timeline")) << "</h2>"
             << svgStrips(m_findings.strips, m_snapshot.now, m_snapshot.plot.gaps);
        if (m_findings.workersLeftOut > 0)
            m_to << "<p class=\"facts\">"
                 << html(tr("The first %1 workers.", nullptr, plural(quint64(m_findings.strips.size())))
                             .arg(m_findings.strips.size()))
                 << "</p>";
        m_to << "</section>\n";
    }

    void failures()
    {
        if (m_findings.failures.isEmpty())
            return;
        m_to << "<section><h2>" << html(tr("Failures")) << "</h2><table><tr><th class=\"n\">"
             << html(tr("Count")) << "</th><th>" << html(tr("Task")) << "</th><th>" << html(tr("Error"))
             << "</th><th>" << html(tr("For example")) << "</th></tr>\n";
        for (const FailureGroup &failure : m_findings.failures) {
            m_to << "<tr><td class=\"n text failed\">" << html(number(failure.count)) << "</td><td>"
                 << html(failure.name) << "</td><td class=\"wide\"><b>" << html(failure.type) << "</b><pre>"
                 << html(failure.text) << "</pre></td><td class=\"wide\">";
            for (const Record &task : failure.examples)
                m_to << "#" << html(number(task.id)) << " <small>" << html(m_journal.arguments(task))
                     << "</small><br>";
            m_to << "</td></tr>\n";
        }
        m_to << "</table>";
        if (m_findings.otherFailures > 0)
            m_to << "<p class=\"facts\">"
                 << html(tr("And %1 more, of other kinds.", nullptr, plural(m_findings.otherFailures))
                             .arg(number(m_findings.otherFailures)))
                 << "</p>";
        m_to << "</section>\n";
    }

    void tasks(const QString &title, const std::vector<Record> &tasks)
    {
        if (tasks.empty())
            return;
        m_to << "<section><h2>" << html(title) << "</h2><table><tr><th class=\"n\">" << html(tr("Id"))
             << "</th><th>" << html(tr("Name")) << "</th><th>" << html(tr("Arguments")) << "</th><th>"
             << html(tr("State")) << "</th><th class=\"n\">" << html(tr("Started after"))
             << "</th><th class=\"n\">" << html(tr("Waited")) << "</th><th class=\"n\">" << html(tr("Ran"))
             << "</th></tr>\n";
        for (const Record &task : tasks) {
            const Shown shown = shownState(task.state, m_snapshot.state);
            m_to << "<tr><td class=\"n\">" << html(number(task.id)) << "</td><td>"
                 << html(m_journal.name(task)) << "</td><td class=\"wide\">"
                 << html(m_journal.arguments(task)) << "</td><td class=\"text " << cls(shown) << "\">"
                 << html(QString(symbol(shown)) + u' ' + word(shown)) << "</td><td class=\"n\">"
                 << html(duration(task.started)) << "</td><td class=\"n\">"
                 << html(duration(task.waited(m_snapshot.now))) << "</td><td class=\"n\">"
                 << html(duration(task.ran(m_snapshot.now))) << "</td></tr>\n";
        }
        m_to << "</table></section>\n";
    }

    const Journal &m_journal;
    const Snapshot &m_snapshot;
    const Findings m_findings;
    Output &m_to;
    Work &m_work;
};

} // namespace

bool writeReport(const Journal &journal, const Snapshot &snapshot, QIODevice &out, Work &work, QString *error)
{
    Output to(out);
    Report report(journal, snapshot, to, work);
    if (!work.isCancelled())
        report.write();
    return to.finish(work, error);
}

} // namespace monitor
