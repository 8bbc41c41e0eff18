// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "history/trends.h"

#include "history/changes.h"

#include <QtCore/qhash.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace monitor {

int NameTrend::place() const
{
    if (usualHigh <= 0 || p95.empty() || std::isnan(p95.back()))
        return 0;
    return p95.back() < usualLow ? -1 : p95.back() > usualHigh ? 1 : 0;
}

QList<NameTrend> nameTrends(const QList<RunSummary> &runs)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    QList<NameTrend> trends;
    QHash<QString, qsizetype> known;
    for (qsizetype run = 0; run < runs.size(); ++run) {
        double all = 0;
        for (const RunSummary::Name &name : runs[run].names)
            all += name.total;
        for (const RunSummary::Name &name : runs[run].names) {
            qsizetype index = known.value(name.name, -1);
            if (index < 0) {
                index = trends.size();
                known.insert(name.name, index);
                NameTrend trend;
                trend.name = name.name;
                trend.p50.resize(std::size_t(runs.size()), none);
                trend.p95.resize(std::size_t(runs.size()), none);
                trends.append(trend);
            }
            NameTrend &trend = trends[index];
            if (name.count > 0) {
                trend.p50[std::size_t(run)] = double(name.p50);
                trend.p95[std::size_t(run)] = double(name.p95);
            }
            if (run + 1 == runs.size()) {
                trend.calls = name.count;
                trend.share = all > 0 ? name.total / all : 0;
            }
        }
    }
    const QList<Change> changes = changesOf(runs, runs.size() - 1);
    for (NameTrend &trend : trends) {
        qsizetype end = runs.size() - 1;
        for (const Change &change : changes) {
            if (change.name == trend.name && (change.kind == Change::P95 || change.kind == Change::P50))
                end = std::min(end, change.at);
        }
        std::vector<double> before;
        for (qsizetype run = 0; run < end; ++run) {
            if (runs[run].isWhole() && !std::isnan(trend.p95[std::size_t(run)]))
                before.push_back(trend.p95[std::size_t(run)]);
        }
        if (qsizetype(before.size()) < runsThatTell)
            continue;
        std::sort(before.begin(), before.end());
        trend.usualLow = before[std::size_t(std::lround(0.1 * double(before.size() - 1)))];
        trend.usualHigh = before[std::size_t(std::lround(0.9 * double(before.size() - 1)))];
    }
    std::stable_sort(trends.begin(), trends.end(),
                     [](const NameTrend &a, const NameTrend &b) { return a.share > b.share; });
    return trends;
}

QList<FailureTrend> failureTrends(const QList<RunSummary> &runs)
{
    QList<FailureTrend> trends;
    QHash<QStringList, qsizetype> known;
    for (qsizetype run = 0; run < runs.size(); ++run) {
        for (const RunSummary::Failure &failure : runs[run].failures) {
            const QStringList key{failure.name, failure.type, failure.kind};
            qsizetype index = known.value(key, -1);
            if (index < 0) {
                index = trends.size();
                known.insert(key, index);
                FailureTrend trend;
                trend.failure = failure;
                trend.failure.count = 0;
                trend.counts.resize(std::size_t(runs.size()));
                trends.append(trend);
            }
            FailureTrend &trend = trends[index];
            trend.counts[std::size_t(run)] += failure.count;
            trend.failure.count += failure.count;
            trend.failure.text = failure.text; // the latest is the one to look at
            trend.failure.last = std::max(trend.failure.last, failure.last);
            ++trend.runs;
        }
    }
    std::stable_sort(trends.begin(), trends.end(), [](const FailureTrend &a, const FailureTrend &b) {
        return a.latest() != b.latest() ? a.latest() > b.latest() : a.failure.last > b.failure.last;
    });
    return trends;
}

} // namespace monitor
