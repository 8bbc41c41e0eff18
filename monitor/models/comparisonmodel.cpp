// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/comparisonmodel.h"

#include "models/alignment.h"
#include "history/differencewords.h"
#include "models/taskwords.h"
#include "reader/words.h"

namespace monitor {

void NameDifferenceModel::setNames(QList<NameDifference> names)
{
    beginResetModel();
    m_names = std::move(names);
    endResetModel();
}

int NameDifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_names.size());
}

int NameDifferenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant NameDifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const NameDifference &name = m_names[index.row()];
    if (role == Qt::TextAlignmentRole)
        return index.column() == Name ? alignLeft : alignRight;
    if (role == PlaceRole)
        return !name.isMarked ? 0 : name.before.count == 0 || name.factor() > 1 ? 1 : -1;
    if (role == Qt::ToolTipRole && index.column() == Factor)
        return name.isMarked ? tr("More than two usual runs differ") : tr("As much as usual runs differ");
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const auto time = [](const RunSummary::Name &of, qint64 value) {
        return of.count > 0 ? duration(value) : QString();
    };
    switch (Column(index.column())) {
    case Name:
        return name.name;
    case CallsBefore:
        return number(name.before.count);
    case CallsAfter:
        return number(name.after.count);
    case P50Before:
        return time(name.before, name.before.p50);
    case P50After:
        return time(name.after, name.after.p50);
    case P95Before:
        return time(name.before, name.before.p95);
    case P95After:
        return time(name.after, name.after.p95);
    case Factor:
        return factorText(name);
    case More:
        return moreText(name);
    }
    return {};
}

QVariant NameDifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Name ? alignLeft : alignRight;
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Name:
        return tr("Name");
    case CallsBefore:
        return tr("Calls");
    case CallsAfter:
        return tr("→ Calls");
    case P50Before:
        return tr("p50");
    case P50After:
        return tr("→ p50");
    case P95Before:
        return tr("p95");
    case P95After:
        return tr("→ p95");
    case Factor:
        return tr("p95 by");
    case More:
        return tr("All of them");
    }
    return {};
}

void CallDifferenceModel::setCalls(const QList<CallDifference> &broken, const QList<CallDifference> &mended)
{
    beginResetModel();
    m_calls = broken + mended;
    m_broken = broken.size();
    endResetModel();
}

int CallDifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_calls.size());
}

int CallDifferenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant CallDifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const CallDifference &call = m_calls[index.row()];
    const bool broken = index.row() < m_broken;
    switch (role) {
    case PlaceRole:
        return broken ? 1 : -1;
    case BrokenRole:
        return broken;
    case SlotRole:
        return call.slot;
    case Qt::TextAlignmentRole:
        return alignLeft;
    case Qt::ToolTipRole:
    case Qt::DisplayRole:
        switch (Column(index.column())) {
        case Which:
            return broken ? tr("fails now") : tr("failed before");
        case Name:
            return call.name;
        case Arguments:
            return oneLine(call.arguments);
        case Error:
            return role == Qt::ToolTipRole ? call.error : oneLine(call.error);
        case Other:
            return call.wasCalled ? tr("succeeded") : tr("not called");
        }
        return {};
    default:
        return {};
    }
}

QVariant CallDifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignLeft;
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Which:
        return tr("Call");
    case Name:
        return tr("Name");
    case Arguments:
        return tr("Arguments");
    case Error:
        return tr("Error");
    case Other:
        return tr("In the other run");
    }
    return {};
}

} // namespace monitor
