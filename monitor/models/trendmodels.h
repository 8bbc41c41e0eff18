// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "history/trends.h"

#include <QtCore/qabstractitemmodel.h>

namespace monitor {

/// What both tables of a history tell beside their texts.
enum TrendRole {
    SeriesRole = Qt::UserRole, ///< QList<double>, a value for each run; NaN: none
    UsualRole,                 ///< QPointF: from x to y is usual; null where nothing is known
    PlaceRole,                 ///< int: below (-1), in or above (1) what is usual
    BarsRole,                  ///< bool: the series are counts, to be drawn as bars
};

/// A row for each task name: how long its tasks took over the runs.
class NameTrendModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Calls, Share, P50, P95, Usual, Trend };
    static constexpr int columns = 7;

    using QAbstractTableModel::QAbstractTableModel;

    void setTrends(QList<NameTrend> trends);
    const NameTrend &trend(int row) const { return m_trends[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<NameTrend> m_trends;
};

/// A row for each kind of failure: when, how often, in how many runs.
class FailureTrendModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Latest, All, Runs, First, Last, Name, Message, Trend };
    static constexpr int columns = 8;

    using QAbstractTableModel::QAbstractTableModel;

    void setTrends(QList<FailureTrend> trends);
    const FailureTrend &trend(int row) const { return m_trends[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<FailureTrend> m_trends;
};

} // namespace monitor
