// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/qstyleditemdelegate.h>

namespace monitor {

struct SessionHistory;

/// Paints a process: how it is doing, its name, when, and a small progress bar.
class SessionDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHistory(QPainter *painter, const QStyleOptionViewItem &option, const QRect &card,
                      const SessionHistory &history) const;
};

} // namespace monitor
