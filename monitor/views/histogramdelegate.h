// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/qstyleditemdelegate.h>

#include <functional>

namespace monitor {

/// Paints the statistics' cells: names with their colour in the timeline, shares
/// as bars, histograms.
class HistogramDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// A name's number in Theme::nameColor(); negative: none.
    void setColorOf(std::function<int(const QString &)> colorOf) { m_colorOf = std::move(colorOf); }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    std::function<int(const QString &)> m_colorOf;
};

} // namespace monitor
