// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/failuremodel.h"

#include "models/taskwords.h"
#include "reader/query.h"
#include "reader/words.h"

#include <QtCore/qregularexpression.h>

#include <algorithm>

namespace monitor {

void FailureModel::setGroups(QList<FailureGroup> groups, std::shared_ptr<const parallel::Journal> journal)
{
    const auto isSame = [](const FailureGroup &a, const FailureGroup &b) {
        return a.name == b.name && a.type == b.type && a.kind == b.kind;
    };
    m_journal = std::move(journal);
    if (std::equal(groups.cbegin(), groups.cend(), m_groups.cbegin(), m_groups.cend(), isSame)) {
        m_groups = std::move(groups); // the selection stays
        if (!m_groups.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
        return;
    }
    beginResetModel();
    m_groups = std::move(groups);
    endResetModel();
}

QString FailureModel::searchFor(const FailureGroup &group)
{
    // The longest part of the message that all of its tasks have.
    static const QRegularExpression differing(QStringLiteral("#|“”|…"));
    QString longest;
    const QStringList parts = group.kind.split(differing);
    for (const QString &part : parts) {
        if (part.trimmed().size() > longest.size())
            longest = part.trimmed();
    }
    if (longest.isEmpty())
        longest = group.type;
    return longest.isEmpty() ? QString() : Query::term(QStringLiteral("error"), longest);
}

int FailureModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_groups.size());
}

int FailureModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant FailureModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const FailureGroup &group = m_groups[index.row()];
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Count ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == Message)
        return QStringLiteral("%1\n%2").arg(group.type, group.text);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (Column(index.column())) {
    case Count:
        return number(group.count);
    case Name:
        return group.name;
    case Message:
        return group.message();
    case First:
        return clock(*m_journal, group.first);
    case Last:
        return clock(*m_journal, group.last);
    }
    return {};
}

QVariant FailureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Count ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Count:
        return tr("Failed");
    case Name:
        return tr("Name");
    case Message:
        return tr("Message, of the first one");
    case First:
        return tr("First");
    case Last:
        return tr("Last");
    }
    return {};
}

} // namespace monitor
