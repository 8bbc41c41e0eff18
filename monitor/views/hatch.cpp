// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/hatch.h"

#include "views/theme.h"

#include <QtCore/qcoreapplication.h>
#include <QtGui/qpainter.h>

#include <algorithm>

namespace monitor {

void paintUnknown(QPainter *painter, const QRectF &rect, bool words)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    QColor veil = Theme::panel();
    veil.setAlpha(170);
    painter->fillRect(rect, veil);
    QColor stripes = Theme::secondary();
    stripes.setAlpha(120);
    painter->fillRect(rect, QBrush(stripes, Qt::BDiagPattern));
    if (words) {
        const QString text = QCoreApplication::translate("monitor::Hatch", "not kept");
        painter->setFont(Theme::font(0.85));
        const QFontMetrics metrics(painter->font());
        const QSizeF size(metrics.horizontalAdvance(text) + 10, metrics.height() + 2);
        if (size.width() <= rect.width() && size.height() <= rect.height()) {
            const QRectF label(
                QPointF(rect.center().x() - size.width() / 2, rect.center().y() - size.height() / 2), size);
            painter->fillRect(label, Theme::panel());
            painter->setPen(Theme::secondary());
            painter->drawText(label, Qt::AlignCenter, text);
        }
    }
    painter->restore();
}

void paintGaps(QPainter *painter, const QRectF &area, const std::vector<Span> &gaps,
               const std::function<double(double)> &xOf, bool words)
{
    for (const Span &gap : gaps) {
        const double left = std::max(xOf(double(gap.from)), area.left());
        const double right = std::min(std::max(xOf(double(gap.to)), left + 2), area.right() + 1);
        if (right > left)
            paintUnknown(painter, QRectF(left, area.top(), right - left, area.height()), words);
    }
}

} // namespace monitor
