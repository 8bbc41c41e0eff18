// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/snapshot.h"

#include <QtCore/qabstractitemmodel.h>

namespace monitor {

/// A row for each process of another machine, or of this one, that runs tasks of a job.
class HostsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Host, Process, Workers, Running, Succeeded, Failed, Busy, Mean, Last };
    static constexpr int columns = 9;

    using QAbstractTableModel::QAbstractTableModel;

    /// The job as it is now; null: none.
    void setSnapshot(const SnapshotPtr &snapshot);
    /// A search that finds the tasks that ran there.
    QString searchFor(int row) const;
    /// What the job waits for there, in a sentence.
    QString words() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString host;
        qint64 pid = 0;
        int workers = 0; ///< That have run something.
        RemoteLoad load; ///< Of all of them.
    };
    QString text(const Row &row, Column column) const;

    QList<Row> m_rows;
    SnapshotPtr m_snapshot;
};

} // namespace monitor
