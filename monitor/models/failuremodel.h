// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/failuregroups.h"

#include <QtCore/qabstractitemmodel.h>

#include <memory>

namespace monitor {

/// A row for each kind of failure of a job.
class FailureModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Count, Name, Message, First, Last };
    static constexpr int columns = 5;

    using QAbstractTableModel::QAbstractTableModel;

    /// Times are of \a journal.
    void setGroups(QList<FailureGroup> groups, std::shared_ptr<const parallel::Journal> journal);
    const FailureGroup &group(int row) const { return m_groups[row]; }
    /// A search that finds the tasks of a row, as far as one can.
    static QString searchFor(const FailureGroup &group);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<FailureGroup> m_groups;
    std::shared_ptr<const parallel::Journal> m_journal;
};

} // namespace monitor
