// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/textrows.h"

#include "reader/words.h"

namespace monitor {

void TextRows::setHeads(QList<Head> heads)
{
    beginResetModel();
    m_heads = std::move(heads);
    m_rows.clear();
    endResetModel();
}

void TextRows::setRows(QList<Row> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int TextRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TextRows::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_heads.size());
}

QVariant TextRows::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return row.cells.value(index.column());
    case Qt::TextAlignmentRole:
        return int((m_heads[index.column()].right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole: { // a bar without words
        const QString text = row.cells.value(index.column());
        return text.isEmpty() && row.part >= 0 ? percent(row.part) : text;
    }
    case SlotRole:
        return row.slot;
    case PartRole:
        return row.part;
    default:
        return {};
    }
}

QVariant TextRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= m_heads.size())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((m_heads[section].right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(m_heads[section].title) : QVariant();
}

} // namespace monitor
