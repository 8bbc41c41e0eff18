// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qabstractitemmodel.h>
#include <QtCore/qstringlist.h>

namespace monitor {

/// A small table that is worked out at once and then only read: rows of text, some of which
/// stand for a task, and have a part of a whole.
class TextRows : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        SlotRole = Qt::UserRole + 100, ///< quint32: the task's; 0: none
        PartRole,                      ///< 0 … 1, for a bar; below 0: none
    };
    struct Row
    {
        QStringList cells;
        quint32 slot = 0;
        double part = -1;
    };
    struct Head
    {
        QString title;
        bool right = false; ///< Aligned.
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setHeads(QList<Head> heads);
    void setRows(QList<Row> rows);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<Head> m_heads;
    QList<Row> m_rows;
};

} // namespace monitor
