// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "history/changes.h"

#include "history/step.h"

#include <QtCore/qset.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

namespace monitor {

using parallel::Journal;

namespace {

constexpr qsizetype mostRuns = 45;
/// By which factor a time, a number of calls and a number of failures must have changed.
constexpr double slower = 1.2;
constexpr double moreCalls = 1.1;
constexpr double moreFailures = 2.5;
/// Of the whole time that tasks ran: names with less decide nothing.
constexpr double shareThatMatters = 0.01;

class Finder
{
public:
    Finder(const QList<RunSummary> &runs, qsizetype tonight) : m_runs(runs), m_tonight(tonight)
    {
        for (qsizetype i = std::max<qsizetype>(0, tonight + 1 - mostRuns); i <= tonight; ++i) {
            if (runs[i].state == Journal::State::Running)
                continue;
            m_all.push_back(i);
            if (runs[i].isWhole())
                m_whole.push_back(i);
        }
    }

    QList<Change> changes()
    {
        died();
        if (isTold(m_all)) {
            failures();
            cancelled();
        }
        if (isTold(m_whole) && m_whole.back() == m_tonight) {
            duration();
            workers();
            names();
        }
        return m_changes;
    }

private:
    using Indexes = std::vector<qsizetype>;
    static bool isTold(const Indexes &runs) { return qsizetype(runs.size()) > runsThatTell; }
    const RunSummary &tonight() const { return m_runs[m_tonight]; }

    void died()
    {
        for (const qsizetype i : m_all) {
            if (m_runs[i].died())
                m_changes.append({Change::Died,
                                  i,
                                  {},
                                  {},
                                  double(m_runs[i].called),
                                  double(m_runs[i].duration),
                                  i == m_tonight ? 1e9 : 0});
        }
    }

    std::vector<double> series(const Indexes &of,
                               const std::function<double(const RunSummary &)> &value) const
    {
        std::vector<double> values;
        for (const qsizetype i : of)
            values.push_back(value(m_runs[i]));
        return values;
    }

    /// A step of what is counted or timed, by factors; nothing: there is none.
    std::optional<Change> stepOf(Change change, const Indexes &of,
                                 const std::function<double(const RunSummary &)> &value,
                                 const StepRule &rule) const
    {
        constexpr double least = 1e-9; // of which there is a logarithm
        std::vector<double> values = series(of, value);
        for (double &each : values)
            each = std::log(std::max(each, least));
        const auto found = findStep(values, rule);
        if (!found)
            return {};
        change.at = of[std::size_t(found->at)];
        change.before = std::exp(found->before);
        change.after = std::exp(found->after);
        return change;
    }

    /// True: there is one.
    bool step(const Change &kind, const Indexes &of, const std::function<double(const RunSummary &)> &value,
              const StepRule &rule, const std::function<double(double, double)> &weight)
    {
        std::optional<Change> change = stepOf(kind, of, value, rule);
        if (!change)
            return false;
        change->weight = weight(change->before, change->after);
        m_changes.append(*change);
        return true;
    }

    void duration()
    {
        step(
            {Change::Duration, 0, {}, {}}, m_whole,
            [](const RunSummary &run) { return double(run.duration); }, {std::log(1.1), 0.03, 0.6},
            [](double, double) { return 1e6; });
    }

    /// A setting, and not a measurement: two levels, each without any spread.
    void workers()
    {
        const std::vector<double> values =
            series(m_whole, [](const RunSummary &run) { return double(run.workers); });
        std::size_t at = values.size() - 1;
        while (at > 0 && values[at - 1] == values.back())
            --at;
        const bool wasConstant = std::all_of(values.begin(), values.begin() + std::ptrdiff_t(at),
                                             [&](double value) { return value == values.front(); });
        if (qsizetype(at) >= runsThatTell && isLate(values.size(), at) && wasConstant)
            m_changes.append({Change::Workers, m_whole[at], {}, {}, values.front(), values.back(), 1e5});
    }

    static bool isLate(std::size_t count, std::size_t at)
    {
        return count - at <= std::size_t(StepRule().latest);
    }

    void names()
    {
        double wholeTime = 0;
        for (const RunSummary::Name &name : tonight().names)
            wholeTime += name.total;
        QSet<QString> seen;
        for (const qsizetype i : m_whole) {
            for (const RunSummary::Name &name : m_runs[i].names)
                seen.insert(name.name);
        }
        for (const QString &name : std::as_const(seen))
            oneName(name, std::max(wholeTime, 1.0));
    }

    void oneName(const QString &name, double wholeTime)
    {
        std::size_t first = m_whole.size(); // with it, and without it after having had it
        std::size_t gone = 0;
        Indexes with;
        for (std::size_t i = 0; i < m_whole.size(); ++i) {
            const RunSummary::Name *const found = m_runs[m_whole[i]].name(name);
            if (!found || found->count == 0)
                continue;
            first = std::min(first, i);
            gone = i + 1;
            with.push_back(m_whole[i]);
        }
        const bool always = with.size() == gone - first;
        if (gone < m_whole.size()) {
            if (always && first == 0 && qsizetype(gone) >= runsThatTell && isLate(m_whole.size(), gone))
                m_changes.append({Change::GoneName,
                                  m_whole[gone],
                                  name,
                                  {},
                                  double(m_runs[m_whole[gone - 1]].name(name)->count),
                                  0,
                                  1});
            return;
        }
        const RunSummary::Name &now = *tonight().name(name);
        const double share = now.total / wholeTime;
        if (always && qsizetype(first) >= runsThatTell && isLate(m_whole.size(), first)) {
            m_changes.append({Change::NewName, m_whole[first], name, {}, 0, double(now.count), share});
            return;
        }
        calls(name, with, now, share);
        if (share >= shareThatMatters)
            times(name, with, now, wholeTime);
    }

    void calls(const QString &name, const Indexes &with, const RunSummary::Name &now, double share)
    {
        const double byChance = 1 / std::sqrt(double(std::max<quint64>(now.count, 1)));
        step(
            {Change::Calls, 0, name, {}}, with,
            [&](const RunSummary &run) { return double(run.name(name)->count); },
            {std::log(moreCalls), std::max(0.01, byChance)},
            [&](double before, double after) { return share * std::abs(after - before) / after; });
    }

    void times(const QString &name, const Indexes &with, const RunSummary::Name &now, double wholeTime)
    {
        // What few calls took is known less well.
        const double byChance = 1 / std::sqrt(double(std::max<quint64>(now.count, 1)));
        const StepRule rule{std::log(slower), std::max(0.04, byChance)};
        const auto weight = [&](double before, double after) {
            return double(now.count) * std::abs(after - before) / wholeTime;
        };
        const auto p95 = [&](const RunSummary &run) { return double(run.name(name)->p95); };
        const auto p50 = [&](const RunSummary &run) { return double(run.name(name)->p50); };
        if (!step({Change::P95, 0, name, {}}, with, p95, rule, weight))
            step({Change::P50, 0, name, {}}, with, p50, rule, weight);
    }

    /// How often something happened in each run: never before, or far more often than before.
    void counted(const Change &isNew, const Change &isMore,
                 const std::function<double(const RunSummary &)> &value)
    {
        const std::vector<double> values = series(m_all, value);
        if (values.back() > 0 && !addNew(isNew, values))
            addMore(isMore, values, value);
    }

    /// It had never happened, and has in half of the runs since. True: so it is.
    bool addNew(Change change, const std::vector<double> &values)
    {
        const auto happened = [](double count) { return count > 0; };
        const auto first = std::find_if(values.begin(), values.end(), happened);
        const auto before = std::size_t(first - values.begin());
        const auto since = values.size() - before;
        if (qsizetype(before) < runsThatTell || !isLate(values.size(), before)
            || 2 * std::size_t(std::count_if(first, values.end(), happened)) < since)
            return false;
        change.at = m_all[before];
        change.after = values.back();
        change.weight = 1e4 + values.back();
        m_changes.append(change);
        return true;
    }

    void addMore(const Change &kind, const std::vector<double> &values,
                 const std::function<double(const RunSummary &)> &value)
    {
        constexpr double fewest = 5;
        // One more than there were is counted, so that there is a logarithm of none.
        std::optional<Change> change =
            stepOf(kind, m_all, [&](const RunSummary &run) { return value(run) + 1; },
                   {std::log(moreFailures), 0.35});
        if (!change)
            return;
        const auto since = std::find(m_all.begin(), m_all.end(), change->at) - m_all.begin();
        const double mostBefore = *std::max_element(values.begin(), values.begin() + since);
        change->before -= 1;
        change->after = values.back();
        change->weight = 1e3 + change->after;
        if (change->after >= std::max({moreFailures * change->before, fewest, mostBefore + 1}))
            m_changes.append(*change);
    }

    void failures()
    {
        for (const RunSummary::Failure &failure : tonight().failures) {
            const auto count = [&](const RunSummary &run) {
                const RunSummary::Failure *const found = run.failure(failure);
                return found ? double(found->count) : 0.0;
            };
            const QString text = failure.text.isEmpty() ? failure.type : failure.text;
            counted({Change::NewFailure, 0, failure.name, text},
                    {Change::MoreFailures, 0, failure.name, text}, count);
        }
    }

    void cancelled()
    {
        const Change change{Change::Cancelled, 0, {}, {}};
        counted(change, change, [](const RunSummary &run) { return double(run.cancelled); });
    }

    const QList<RunSummary> &m_runs;
    const qsizetype m_tonight;
    Indexes m_all;   // that have ended, in the order of time
    Indexes m_whole; // and did all of their work
    QList<Change> m_changes;
};

} // namespace

QList<Change> changesOf(const QList<RunSummary> &runs, qsizetype tonight)
{
    if (tonight < 0 || tonight >= runs.size() || runs[tonight].state == Journal::State::Running)
        return {};
    QList<Change> changes = Finder(runs, tonight).changes();
    std::sort(changes.begin(), changes.end(), [](const Change &a, const Change &b) {
        return a.weight != b.weight ? a.weight > b.weight : a.name < b.name;
    });
    return changes;
}

Usual usualOf(const QList<RunSummary> &runs, qsizetype tonight)
{
    qsizetype end = std::min(tonight, runs.size());
    for (const Change &change : changesOf(runs, tonight)) {
        if (change.kind == Change::Duration)
            end = std::min(end, change.at); // what was usual before
    }
    std::vector<qint64> took;
    for (qsizetype i = std::max<qsizetype>(0, tonight + 1 - mostRuns); i < end; ++i) {
        if (runs[i].isWhole())
            took.push_back(runs[i].duration);
    }
    if (took.empty())
        return {};
    std::sort(took.begin(), took.end());
    const auto at = [&](double part) {
        return took[std::size_t(std::lround(part * double(took.size() - 1)))];
    };
    return {qsizetype(took.size()), at(0.1), at(0.9)};
}

} // namespace monitor
