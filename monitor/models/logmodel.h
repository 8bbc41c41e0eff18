// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/journal.h>

#include <QtCore/qabstractitemmodel.h>

#include <optional>
#include <utility>
#include <vector>

namespace monitor {

/// What the tasks of a run said, in the order of time: thisTask::log() and Qt's messages.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Kind, Task, Text };
    static constexpr int columns = 4;
    enum Role {
        TaskRole = Qt::UserRole, ///< quint64: Record::id; 0: said outside tasks
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// All lines there are by now, in the order of their times; those that are there already stay.
    void setLines(QList<parallel::Journal::LogLine> lines, const QDateTime &started);
    /// Of those only what has \a text in it, whatever its case, and was said in that time.
    void setFilter(const QString &text, std::optional<std::pair<qint64, qint64>> range);
    qsizetype lineCount() const { return m_lines.size(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<quint32> found(qsizetype from) const;

    QList<parallel::Journal::LogLine> m_lines;
    std::vector<quint32> m_rows; ///< Which of them are shown.
    QDateTime m_started;
    QString m_text;
    std::optional<std::pair<qint64, qint64>> m_range;
};

} // namespace monitor
