// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/qstyleditemdelegate.h>

namespace monitor {

/// Paints the table's cells itself: states as shape and word, progress as a bar,
/// long texts cut in the middle. A cell costs some microseconds.
class TaskDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// The whole text in a tool tip, if the cell is too narrow for it.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    static void paintBackground(QPainter *painter, const QStyleOptionViewItem &option, bool failed);
    static constexpr int padding = 8;
};

} // namespace monitor
