// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/trendmodels.h"

#include "models/alignment.h"
#include "models/taskwords.h"
#include "reader/words.h"

#include <QtCore/qpoint.h>

#include <cmath>

namespace monitor {

namespace {

QString lastTime(const std::vector<double> &series)
{
    return series.empty() || std::isnan(series.back()) ? QString() : duration(qint64(series.back()));
}

QString message(const RunSummary::Failure &failure)
{
    QStringList parts{failure.type, oneLine(failure.text)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(": "));
}

/// A picture of many runs, as those who hear it want it: what the last of them were.
template<typename Values, typename Text>
QString theLast(const Values &values, Text &&text)
{
    constexpr std::ptrdiff_t most = 5;
    QStringList last;
    for (auto i = std::max<std::ptrdiff_t>(std::ssize(values) - most, 0); i < std::ssize(values); ++i) {
        const auto value = double(values.begin()[i]);
        last << (!(value >= 0) ? QStringLiteral("–") : text(value));
    }
    return last.join(QLatin1String(", "));
}

} // namespace

void NameTrendModel::setTrends(QList<NameTrend> trends)
{
    beginResetModel();
    m_trends = std::move(trends);
    endResetModel();
}

int NameTrendModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_trends.size());
}

int NameTrendModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant NameTrendModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const NameTrend &trend = m_trends[index.row()];
    const QString usual = trend.usualHigh > 0 ? tr("%1 – %2").arg(duration(qint64(trend.usualLow)),
                                                                  duration(qint64(trend.usualHigh)))
                                              : QString();
    switch (role) {
    case Qt::DisplayRole:
        switch (Column(index.column())) {
        case Name:
            return trend.name;
        case Calls:
            return number(trend.calls);
        case Share:
            return percent(trend.share);
        case P50:
            return lastTime(trend.p50);
        case P95:
            return lastTime(trend.p95);
        case Usual:
            return usual;
        case Trend:
            break;
        }
        return {};
    case Qt::ToolTipRole:
        return index.column() == Trend && !usual.isEmpty()
                   ? tr("p95 of each run, the last one at the right. Usual: %1").arg(usual)
                   : QVariant(data(index, Qt::DisplayRole));
    case Qt::AccessibleTextRole:
        return index.column() == Trend
                   ? theLast(trend.p95, [](double time) { return duration(qint64(time)); })
                   : data(index, Qt::DisplayRole);
    case Qt::TextAlignmentRole:
        return index.column() == Name || index.column() == Trend ? alignLeft : alignRight;
    case SeriesRole:
        return QVariant::fromValue(QList<double>(trend.p95.begin(), trend.p95.end()));
    case UsualRole:
        return QPointF(trend.usualLow, trend.usualHigh);
    case PlaceRole:
        return trend.place();
    case BarsRole:
        return false;
    default:
        return {};
    }
}

QVariant NameTrendModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Name || section == Trend ? alignLeft : alignRight;
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Name:
        return tr("Name");
    case Calls:
        return tr("Calls");
    case Share:
        return tr("Share");
    case P50:
        return tr("p50");
    case P95:
        return tr("p95");
    case Usual:
        return tr("p95 usually");
    case Trend:
        return tr("p95 over the runs");
    }
    return {};
}

void FailureTrendModel::setTrends(QList<FailureTrend> trends)
{
    beginResetModel();
    m_trends = std::move(trends);
    endResetModel();
}

int FailureTrendModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_trends.size());
}

int FailureTrendModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant FailureTrendModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const FailureTrend &trend = m_trends[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        switch (Column(index.column())) {
        case Latest:
            return number(trend.latest());
        case All:
            return number(trend.failure.count);
        case Runs:
            return number(quint64(trend.runs));
        case First:
            return when(trend.failure.first);
        case Last:
            return when(trend.failure.last);
        case Name:
            return trend.failure.name;
        case Message:
            return message(trend.failure);
        case Trend:
            break;
        }
        return {};
    case Qt::ToolTipRole:
        if (index.column() == Message)
            return QStringLiteral("%1\n%2").arg(trend.failure.type, trend.failure.text);
        return index.column() == Trend ? QVariant(tr("Failures in each run, the last one at the right"))
                                       : QVariant(data(index, Qt::DisplayRole));
    case Qt::AccessibleTextRole:
        return index.column() == Trend
                   ? theLast(trend.counts, [](double count) { return number(quint64(count)); })
                   : data(index, Qt::DisplayRole);
    case Qt::TextAlignmentRole:
        return index.column() <= Runs ? alignRight : alignLeft;
    case SeriesRole:
        return QVariant::fromValue(QList<double>(trend.counts.begin(), trend.counts.end()));
    case PlaceRole:
        return trend.latest() > 0 ? 1 : 0;
    case BarsRole:
        return true;
    default:
        return {};
    }
}

QVariant FailureTrendModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section <= Runs ? alignRight : alignLeft;
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Latest:
        return tr("Last run");
    case All:
        return tr("All");
    case Runs:
        return tr("Runs");
    case First:
        return tr("First");
    case Last:
        return tr("Last");
    case Name:
        return tr("Name");
    case Message:
        return tr("Message");
    case Trend:
        return tr("Over the runs");
    }
    return {};
}

} // namespace monitor
