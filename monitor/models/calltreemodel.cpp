// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/calltreemodel.h"

#include "models/taskwords.h"
#include "reader/words.h"

namespace monitor {

void CallTreeModel::setTree(std::shared_ptr<const CallTree> tree,
                            std::shared_ptr<const parallel::Journal> journal)
{
    beginResetModel();
    m_tree = std::move(tree);
    m_journal = std::move(journal);
    endResetModel();
}

QModelIndex CallTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= columns || row >= rowCount(parent))
        return {};
    const quint32 call = parent.isValid() ? m_tree->children(callOf(parent))[std::size_t(row)]
                                          : m_tree->roots()[std::size_t(row)];
    return createIndex(row, column, quintptr(call));
}

QModelIndex CallTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const quint32 parent = m_tree->call(callOf(index)).parent;
    return parent == Call::none ? QModelIndex() : createIndex(int(m_tree->row(parent)), 0, quintptr(parent));
}

int CallTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!m_tree || parent.column() > 0)
        return 0;
    return int(parent.isValid() ? m_tree->children(callOf(parent)).size() : m_tree->roots().size());
}

int CallTreeModel::columnCount(const QModelIndex &) const
{
    return columns;
}

QVariant CallTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const quint32 i = callOf(index);
    const Call &call = m_tree->call(i);
    const CallTree::Sum &sum = m_tree->sum(i);
    switch (role) {
    case Qt::TextAlignmentRole:
        return int((index.column() == What ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case SlotRole:
        return call.slot;
    case CallRole:
        return i;
    case FailedRole:
        return sum.failed > 0;
    case Qt::ToolTipRole:
    case Qt::DisplayRole:
        switch (Column(index.column())) {
        case What: {
            const parallel::Journal::Record task = m_journal->record(call.slot);
            const QString arguments = oneLine(m_journal->arguments(task));
            return arguments.isEmpty() ? m_journal->name(task) : m_journal->name(task) + u' ' + arguments;
        }
        case Below:
            return sum.calls ? number(sum.calls) : QString();
        case Took:
            return duration(call.finished - call.started);
        case Own:
            return duration(m_tree->calls().workOf(i));
        case All:
            return sum.calls ? duration(sum.work) : QString();
        case Failed:
            return sum.failed ? number(sum.failed) : QString();
        }
        return {};
    default:
        return {};
    }
}

QVariant CallTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == What ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    static constexpr const char *tips[columns] = {
        nullptr,
        QT_TR_NOOP("Calls that it made, and that those made"),
        QT_TR_NOOP("From its beginning to its end"),
        QT_TR_NOOP("Without what it waited for its groups"),
        QT_TR_NOOP("What it and all below it ran"),
        QT_TR_NOOP("Of it and all below it"),
    };
    if (role == Qt::ToolTipRole && section >= 0 && section < columns && tips[section])
        return tr(tips[section]);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case What:
        return tr("Call");
    case Below:
        return tr("Below");
    case Took:
        return tr("Took");
    case Own:
        return tr("Itself");
    case All:
        return tr("In all");
    case Failed:
        return tr("Failed");
    }
    return {};
}

} // namespace monitor
