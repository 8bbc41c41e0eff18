// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "analysis/calltree.h"

#include <QtCore/qabstractitemmodel.h>

#include <memory>

namespace monitor {

/// Calls with what they called below them, and the sums of it. Texts are read from the
/// journal when they are shown.
class CallTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { What, Below, Took, Own, All, Failed };
    static constexpr int columns = 6;
    enum Role {
        SlotRole = Qt::UserRole, ///< quint32
        CallRole,                ///< quint32: the index in the tree
        FailedRole,              ///< bool: it, or something below it
    };

    using QAbstractItemModel::QAbstractItemModel;

    /// Null: nothing.
    void setTree(std::shared_ptr<const CallTree> tree, std::shared_ptr<const parallel::Journal> journal);
    const std::shared_ptr<const CallTree> &tree() const { return m_tree; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static quint32 callOf(const QModelIndex &index) { return quint32(index.internalId()); }

    std::shared_ptr<const CallTree> m_tree;
    std::shared_ptr<const parallel::Journal> m_journal;
};

} // namespace monitor
