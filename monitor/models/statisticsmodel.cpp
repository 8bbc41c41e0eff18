// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/statisticsmodel.h"

#include "reader/words.h"

#include <algorithm>
#include <cmath>

namespace monitor {

StatisticsModel::StatisticsModel(QObject *parent) : QAbstractTableModel(parent) {}

bool StatisticsModel::lessThan(const NameStatistics &a, const NameStatistics &b) const
{
    switch (m_column) {
    case Name:
        return a.name.localeAwareCompare(b.name) < 0;
    case Count:
        return a.count() < b.count();
    case Failed:
        return a.failed < b.failed;
    case Share:
        return a.share < b.share;
    case Total:
        return a.ran.total() < b.ran.total();
    case Mean:
        return a.ran.mean() < b.ran.mean();
    case Median:
        return a.ran.quantile(0.5) < b.ran.quantile(0.5);
    case P95:
        return a.ran.quantile(0.95) < b.ran.quantile(0.95);
    case P99:
        return a.ran.quantile(0.99) < b.ran.quantile(0.99);
    case RanHistogram:
    case Max:
        return a.ran.max() < b.ran.max();
    case WaitedMedian:
        return a.waited.quantile(0.5) < b.waited.quantile(0.5);
    case WaitedP95:
        return a.waited.quantile(0.95) < b.waited.quantile(0.95);
    case WaitedHistogram:
        return a.waited.max() < b.waited.max();
    }
    return false;
}

void StatisticsModel::arrange(QList<NameStatistics> &rows) const
{
    std::stable_sort(rows.begin(), rows.end(), [this](const auto &a, const auto &b) {
        return m_order == Qt::AscendingOrder ? lessThan(a, b) : lessThan(b, a);
    });
}

void StatisticsModel::setNames(QList<NameStatistics> rows)
{
    arrange(rows);
    m_shortest = std::numeric_limits<qint64>::max();
    m_longest = 1;
    for (const NameStatistics &row : std::as_const(rows)) {
        for (const Distribution *d : {&row.ran, &row.waited}) {
            if (d->count() > 0) {
                m_shortest = std::min(m_shortest, std::max<qint64>(d->min(), 1));
                m_longest = std::max(m_longest, d->max());
            }
        }
    }
    m_shortest = std::min(m_shortest, m_longest);

    const auto sameNames = [&] {
        return std::equal(rows.cbegin(), rows.cend(), m_names.cbegin(), m_names.cend(),
                          [](const auto &a, const auto &b) { return a.name == b.name; });
    };
    if (sameNames()) {
        m_names = std::move(rows);
    } else {
        Q_EMIT layoutAboutToBeChanged();
        const QModelIndexList persistent = persistentIndexList();
        QStringList names;
        for (const QModelIndex &index : persistent)
            names << m_names[index.row()].name;
        const qsizetype before = m_names.size();
        if (rows.size() == before) {
            m_names = std::move(rows);
            QModelIndexList moved;
            for (qsizetype i = 0; i < persistent.size(); ++i) {
                const int row = rowOf(names[i]);
                moved << (row < 0 ? QModelIndex() : createIndex(row, persistent[i].column()));
            }
            changePersistentIndexList(persistent, moved);
            Q_EMIT layoutChanged();
        } else {
            Q_EMIT layoutChanged();
            beginResetModel();
            m_names = std::move(rows);
            endResetModel();
        }
        return;
    }
    if (!m_names.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int StatisticsModel::rowOf(const QString &name) const
{
    for (int i = 0; i < m_names.size(); ++i) {
        if (m_names[i].name == name)
            return i;
    }
    return -1;
}

int StatisticsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_names.size());
}

int StatisticsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QList<double> StatisticsModel::histogram(const Distribution &distribution) const
{
    QList<double> heights(bars);
    if (distribution.count() == 0)
        return heights;
    const double low = std::log2(double(m_shortest));
    const double span = std::max(std::log2(double(m_longest)) - low, 1e-9);
    for (const Distribution::Bar &bar : distribution.bars(8)) {
        const double middle =
            std::sqrt(double(std::max<qint64>(bar.from, 1)) * double(std::max<qint64>(bar.to, 1)));
        const int i = std::clamp(int((std::log2(middle) - low) / span * bars), 0, bars - 1);
        heights[i] += double(bar.count);
    }
    const double highest = *std::max_element(heights.cbegin(), heights.cend());
    for (double &height : heights)
        height = highest > 0 ? height / highest : 0;
    return heights;
}

QString StatisticsModel::text(const NameStatistics &row, int column) const
{
    const auto time = [](const Distribution &d, qint64 value) {
        return d.count() ? duration(value) : QString();
    };
    switch (column) {
    case Name:
        return row.name;
    case Count:
        return number(row.count());
    case Failed:
        return row.failed ? number(row.failed) : QString();
    case Share:
        return percent(row.share);
    case Total:
        return time(row.ran, qint64(row.ran.total()));
    case Mean:
        return time(row.ran, qint64(row.ran.mean()));
    case Median:
        return time(row.ran, row.ran.quantile(0.5));
    case P95:
        return time(row.ran, row.ran.quantile(0.95));
    case P99:
        return time(row.ran, row.ran.quantile(0.99));
    case Max:
        return time(row.ran, row.ran.max());
    case WaitedMedian:
        return time(row.waited, row.waited.quantile(0.5));
    case WaitedP95:
        return time(row.waited, row.waited.quantile(0.95));
    default:
        return {};
    }
}

QVariant StatisticsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const NameStatistics &row = m_names[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::TextAlignmentRole:
        return int((column == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case BarsRole:
        if (column == RanHistogram || column == WaitedHistogram)
            return QVariant::fromValue(histogram(column == RanHistogram ? row.ran : row.waited));
        return {};
    case ShareRole:
        return row.share;
    case NameRole:
        return row.name;
    case FailedRole:
        return row.failed > 0;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(headerData(column, Qt::Horizontal).toString(), text(row, column));
    case Qt::ToolTipRole: {
        const bool ran = column != WaitedHistogram && column != WaitedMedian && column != WaitedP95;
        const Distribution &d = ran ? row.ran : row.waited;
        if (d.count() == 0)
            return row.name;
        return tr("%1: %2 from %3 to %4, half of them up to %5")
            .arg(row.name, ran ? tr("ran") : tr("waited"), duration(d.min()), duration(d.max()),
                 duration(d.quantile(0.5)));
    }
    default:
        return {};
    }
}

QVariant StatisticsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool left = section == Name || section == RanHistogram || section == WaitedHistogram;
        return int((left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole && (section == RanHistogram || section == WaitedHistogram))
        return tr("From %1 to %2, on a logarithmic scale: the same for all rows")
            .arg(duration(m_shortest), duration(m_longest));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Count:
        return tr("Count");
    case Failed:
        return tr("Failed");
    case Share:
        return tr("Share");
    case Total:
        return tr("Total");
    case Mean:
        return tr("Mean");
    case Median:
        return tr("p50");
    case P95:
        return tr("p95");
    case P99:
        return tr("p99");
    case Max:
        return tr("Max");
    case RanHistogram:
        return tr("Ran");
    case WaitedMedian:
        return tr("Wait p50");
    case WaitedP95:
        return tr("Wait p95");
    case WaitedHistogram:
        return tr("Waited");
    }
    return {};
}

void StatisticsModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columns)
        return;
    m_column = column;
    m_order = order;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList persistent = persistentIndexList();
    QStringList names;
    for (const QModelIndex &index : persistent)
        names << m_names[index.row()].name;
    arrange(m_names);
    QModelIndexList moved;
    for (qsizetype i = 0; i < persistent.size(); ++i)
        moved << createIndex(rowOf(names[i]), persistent[i].column());
    changePersistentIndexList(persistent, moved);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

} // namespace monitor
