// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/snapshot.h"

#include <QtCore/qabstractitemmodel.h>

namespace monitor {

/// A row for each task name: how many, how long they ran and waited.
class StatisticsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum StatisticsColumn {
        Name,
        Count,
        Failed,
        Share,
        Total,
        Mean,
        Median,
        P95,
        P99,
        RanHistogram,
        WaitedMedian,
        WaitedP95,
        WaitedHistogram,
        Max,
    };
    static constexpr int columns = 14;

    enum Role {
        BarsRole = Qt::UserRole, ///< QList<double>: a histogram's bars, 0 … 1
        ShareRole,               ///< 0 … 1
        NameRole,
        FailedRole,              ///< bool: some failed
    };
    /// All histograms have this many bars over the same range of times, so that
    /// they can be compared.
    static constexpr int bars = 28;

    explicit StatisticsModel(QObject *parent = nullptr);

    void setNames(QList<NameStatistics> rows);
    QString name(int row) const { return m_names.value(row).name; }
    int rowOf(const QString &name) const;
    /// The range of the histograms, nanoseconds.
    qint64 shortest() const { return m_shortest; }
    qint64 longest() const { return m_longest; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    bool lessThan(const NameStatistics &a, const NameStatistics &b) const;
    QString text(const NameStatistics &row, int column) const;
    QList<double> histogram(const Distribution &distribution) const;
    void arrange(QList<NameStatistics> &rows) const;

    QList<NameStatistics> m_names;
    qint64 m_shortest = 0;
    qint64 m_longest = 0;
    int m_column = Total;
    Qt::SortOrder m_order = Qt::DescendingOrder;
};

} // namespace monitor
