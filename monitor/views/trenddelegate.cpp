// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/trenddelegate.h"

#include "models/textrows.h"
#include "models/trendmodels.h"
#include "views/taskdelegate.h"
#include "views/theme.h"

#include <QtGui/qpainter.h>
#include <QtGui/qpainterpath.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace monitor {

void TrendDelegate::paint(QPainter *p, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    TaskDelegate::paintBackground(p, option, false);
    const QRect rect = option.rect.adjusted(TaskDelegate::padding, 0, -TaskDelegate::padding, 0);
    if (const QVariant part = index.data(TextRows::PartRole);
        index.column() == m_trendColumn && part.isValid()) {
        p->setFont(option.font);
        paintPart(p, rect, index.data().toString(), part.toDouble());
        return;
    }
    if (index.column() == m_trendColumn) {
        const QRectF area = QRectF(rect).adjusted(0, 4, 0, -5);
        if (index.data(BarsRole).toBool())
            paintBars(p, area, index);
        else
            paintLine(p, area, index);
        return;
    }
    const int place = index.data(PlaceRole).toInt();
    const bool loud = m_loud.contains(index.column()) && place != 0;
    p->setFont(option.font);
    p->setPen(!loud ? Theme::text() : Theme::ink(place > 0 ? Shown::Failed : Shown::Succeeded));
    p->drawText(rect, index.data(Qt::TextAlignmentRole).toInt() | Qt::TextSingleLine,
                option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
}

/// A bar as long as the part, and the text at its right.
void TrendDelegate::paintPart(QPainter *p, const QRect &rect, const QString &text, double part) const
{
    const int wide = text.isEmpty() ? 0 : p->fontMetrics().horizontalAdvance(QStringLiteral("100 %")) + 6;
    const QRectF bar(rect.left(), rect.center().y() - 2, std::max(0, rect.width() - wide), 5);
    if (part >= 0) {
        p->save();
        p->setRenderHint(QPainter::Antialiasing);
        p->setPen(Qt::NoPen);
        p->setBrush(Theme::faint());
        p->drawRoundedRect(bar, 2.5, 2.5);
        p->setBrush(Theme::accent());
        p->drawRoundedRect(QRectF(bar.topLeft(), QSizeF(bar.width() * std::min(part, 1.0), bar.height())),
                           2.5, 2.5);
        p->restore();
    }
    p->setPen(Theme::text());
    p->drawText(rect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

/// A line from run to run over the band of what is usual, and a dot for the last one.
void TrendDelegate::paintLine(QPainter *p, const QRectF &area, const QModelIndex &index) const
{
    const auto series = index.data(SeriesRole).value<QList<double>>();
    const QPointF usual = index.data(UsualRole).toPointF();
    double highest = usual.y();
    double lowest = usual.y() > 0 ? usual.x() : std::numeric_limits<double>::max();
    for (const double value : series) {
        highest = std::isnan(value) ? highest : std::max(highest, value);
        lowest = std::isnan(value) ? lowest : std::min(lowest, value);
    }
    if (highest <= 0 || series.isEmpty())
        return;
    lowest *= 0.7; // what is half as long again looks so
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    const auto y = [&](double value) {
        return area.bottom() - (value - lowest) / (highest - lowest) * area.height();
    };
    if (usual.y() > 0) {
        QColor band = Theme::fill(Shown::Queued);
        band.setAlpha(Theme::isDark() ? 60 : 44);
        p->fillRect(
            QRectF(area.left(), y(usual.y()), area.width(), std::max(2.0, y(usual.x()) - y(usual.y()))),
            band);
    }
    const qreal step = series.size() > 1 ? (area.width() - 6) / qreal(series.size() - 1) : 0;
    QPainterPath line;
    QPointF last;
    bool drawing = false;
    for (qsizetype i = 0; i < series.size(); ++i) {
        if (std::isnan(series[i])) {
            drawing = false;
            continue;
        }
        last = {area.left() + 3 + qreal(i) * step, y(series[i])};
        if (drawing)
            line.lineTo(last);
        else
            line.moveTo(last);
        drawing = true;
    }
    p->setPen(QPen(Theme::fill(Shown::Running), 1.4));
    p->drawPath(line);
    if (drawing) {
        const int place = index.data(PlaceRole).toInt();
        p->setPen(Qt::NoPen);
        p->setBrush(place > 0 ? Theme::fill(Shown::Failed) : Theme::fill(Shown::Running));
        p->drawEllipse(last, 3, 3);
    }
    p->restore();
}

void TrendDelegate::paintBars(QPainter *p, const QRectF &area, const QModelIndex &index) const
{
    const auto series = index.data(SeriesRole).value<QList<double>>();
    const double highest = series.isEmpty() ? 0 : *std::max_element(series.cbegin(), series.cend());
    if (highest <= 0)
        return;
    p->fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), Theme::line());
    const qreal step = std::min(area.width() / qreal(series.size()), 10.0);
    for (qsizetype i = 0; i < series.size(); ++i) {
        if (series[i] <= 0)
            continue;
        const qreal height = std::max(2.0, series[i] / highest * area.height());
        p->fillRect(
            QRectF(area.left() + qreal(i) * step, area.bottom() - height, std::max(1.0, step - 1), height),
            Theme::fill(Shown::Failed));
    }
}

} // namespace monitor
