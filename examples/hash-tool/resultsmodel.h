// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "hashing.h"

#include <QAbstractTableModel>
#include <QList>

#include <mutex>

/// The table of results. Results come from any thread and appear together, a few
/// times a second at most, however many there are.
class ResultsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { FileColumn, SizeColumn, HashColumn, ColumnCount };
    /// What to sort a column by.
    static constexpr int SortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    /// Any thread. Shows up a moment later.
    void add(Hashed result);
    /// Forgets all results. Their files will be shown relative to \a folder.
    void reset(const QString &folder, const QString &hashName);
    /// Shows at once all that was added so far.
    void showAdded();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString m_folder;
    QString m_hashName;
    QList<Hashed> m_rows;

    std::mutex m_mutex;
    QList<Hashed> m_added; // not shown yet
    bool m_scheduled = false;
};
