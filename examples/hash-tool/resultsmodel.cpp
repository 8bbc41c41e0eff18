// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "resultsmodel.h"

#include <QColor>
#include <QDir>
#include <QFontDatabase>
#include <QLocale>
#include <QTimer>

void ResultsModel::add(Hashed result)
{
    const std::lock_guard lock(m_mutex);
    m_added.append(std::move(result));
    if (std::exchange(m_scheduled, true))
        return;
    QMetaObject::invokeMethod(
        this, [this] { QTimer::singleShot(50, this, &ResultsModel::showAdded); }, Qt::QueuedConnection);
}

void ResultsModel::showAdded()
{
    QList<Hashed> added;
    {
        const std::lock_guard lock(m_mutex);
        added = std::exchange(m_added, {});
        m_scheduled = false;
    }
    if (added.isEmpty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + added.size()) - 1);
    m_rows += added;
    endInsertRows();
}

void ResultsModel::reset(const QString &folder, const QString &hashName)
{
    beginResetModel();
    {
        const std::lock_guard lock(m_mutex);
        m_added.clear();
    }
    m_rows.clear();
    m_folder = folder;
    m_hashName = hashName;
    endResetModel();
}

int ResultsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ResultsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ResultsModel::data(const QModelIndex &index, int role) const
{
    const Hashed &row = m_rows[index.row()];
    const bool failed = !row.problem.isEmpty();
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        switch (index.column()) {
        case FileColumn:
            return QDir(m_folder).relativeFilePath(row.file);
        case SizeColumn:
            if (role == SortRole)
                return row.size;
            return failed ? QString()
                          : QLocale().formattedDataSize(row.size, 1, QLocale::DataSizeTraditionalFormat);
        case HashColumn:
            return failed ? row.problem : QString::fromLatin1(row.hash.toHex());
        }
        break;
    case Qt::ToolTipRole:
        return failed ? row.problem : QDir::toNativeSeparators(row.file);
    case Qt::ForegroundRole:
        return failed && index.column() == HashColumn ? QVariant(QColor(0xc0, 0x39, 0x2b)) : QVariant();
    case Qt::FontRole:
        return !failed && index.column() == HashColumn ? QFontDatabase::systemFont(QFontDatabase::FixedFont)
                                                       : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == SizeColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    }
    return {};
}

QVariant ResultsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((section == SizeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case FileColumn:
        return tr("File");
    case SizeColumn:
        return tr("Size");
    case HashColumn:
        return m_hashName.isEmpty() ? tr("Hash") : m_hashName;
    }
    return {};
}
