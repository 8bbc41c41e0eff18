// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/qstyleditemdelegate.h>

namespace monitor {

/// Paints a history's tables: what a name or a failure did over the runs as a small line or
/// bars in its own column, and in colour what is above the usual.
class TrendDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// \a loud: the columns whose text is in colour where PlaceRole says above.
    TrendDelegate(int trendColumn, QList<int> loud, QObject *parent)
        : QStyledItemDelegate(parent), m_trendColumn(trendColumn), m_loud(std::move(loud))
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintLine(QPainter *painter, const QRectF &area, const QModelIndex &index) const;
    void paintPart(QPainter *painter, const QRect &rect, const QString &text, double part) const;
    void paintBars(QPainter *painter, const QRectF &area, const QModelIndex &index) const;

    const int m_trendColumn;
    const QList<int> m_loud;
};

} // namespace monitor
