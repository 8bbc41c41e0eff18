// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "history/comparison.h"
#include "models/trendmodels.h"

#include <QtCore/qabstractitemmodel.h>

namespace monitor {

/// A row for each task name of two runs.
class NameDifferenceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, CallsBefore, CallsAfter, P50Before, P50After, P95Before, P95After, Factor, More };
    static constexpr int columns = 9;

    using QAbstractTableModel::QAbstractTableModel;

    void setNames(QList<NameDifference> names);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    /// PlaceRole: 1 where it is slower than usual runs differ, -1 where it is faster.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<NameDifference> m_names;
};

/// A row for each call that failed in one run only.
class CallDifferenceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Which, Name, Arguments, Error, Other };
    static constexpr int columns = 5;
    enum Role {
        BrokenRole = BarsRole + 1, ///< bool: it failed in the later run
        SlotRole,                  ///< of the task that failed
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setCalls(const QList<CallDifference> &broken, const QList<CallDifference> &mended);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<CallDifference> m_calls;
    qsizetype m_broken = 0; ///< So many of them, at first.
};

} // namespace monitor
