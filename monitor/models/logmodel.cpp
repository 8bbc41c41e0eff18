// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/logmodel.h"

#include "models/taskwords.h"
#include "reader/loglines.h"
#include "reader/words.h"

#include <QtCore/qcoreapplication.h>

#include <utility>

namespace monitor {

using parallel::Journal;

namespace {

bool isSame(const Journal::LogLine &a, const Journal::LogLine &b)
{
    return a.time == b.time && a.task == b.task && a.text == b.text;
}

} // namespace

void LogModel::setLines(QList<Journal::LogLine> lines, const QDateTime &started)
{
    // A line of a moment ago may come late; what is there already is the same most of the time.
    const bool grows =
        m_started == started && lines.size() >= m_lines.size()
        && (m_lines.isEmpty()
            || (isSame(m_lines.first(), lines.first()) && isSame(m_lines.last(), lines[m_lines.size() - 1])));
    if (!grows) {
        beginResetModel();
        m_lines = std::move(lines);
        m_started = started;
        m_rows = found(0);
        endResetModel();
        return;
    }
    const qsizetype before = m_lines.size();
    m_lines = std::move(lines);
    const std::vector<quint32> more = found(before);
    if (more.empty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + more.size()) - 1);
    m_rows.insert(m_rows.end(), more.begin(), more.end());
    endInsertRows();
}

void LogModel::setFilter(const QString &text, std::optional<std::pair<qint64, qint64>> range)
{
    if (text == m_text && range == m_range)
        return;
    m_text = text;
    m_range = range;
    beginResetModel();
    m_rows = found(0);
    endResetModel();
}

std::vector<quint32> LogModel::found(qsizetype from) const
{
    std::vector<quint32> rows;
    for (qsizetype i = from; i < m_lines.size(); ++i) {
        const Journal::LogLine &line = m_lines[i];
        if ((m_text.isEmpty() || line.text.contains(m_text, Qt::CaseInsensitive))
            && (!m_range || (line.time >= m_range->first && line.time <= m_range->second)))
            rows.push_back(quint32(i));
    }
    return rows;
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || std::size_t(index.row()) >= m_rows.size())
        return {};
    const Journal::LogLine &line = m_lines[qsizetype(m_rows[std::size_t(index.row())])];
    if (role == TaskRole)
        return line.task;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter) | int(index.column() == Task ? Qt::AlignRight : Qt::AlignLeft);
    if (role == Qt::ToolTipRole && index.column() == Text)
        return line.text;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Time:
        return clockOf(line, m_started);
    case Kind:
        return word(line.type);
    case Task:
        return line.task ? QStringLiteral("#%1").arg(number(line.task)) : QString();
    case Text:
        return oneLine(line.text);
    }
    return {};
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter) | int(section == Task ? Qt::AlignRight : Qt::AlignLeft);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Kind:
        return tr("Kind");
    case Task:
        return tr("Task");
    case Text:
        return tr("Said");
    }
    return {};
}

} // namespace monitor
