// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/histogramdelegate.h"

#include "models/statisticsmodel.h"
#include "views/elide.h"
#include "views/taskdelegate.h"
#include "views/theme.h"

#include <QtGui/qpainter.h>

namespace monitor {

void HistogramDelegate::paint(QPainter *p, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    TaskDelegate::paintBackground(p, option, false);
    const int column = index.column();
    const int padding = TaskDelegate::padding;
    QRect rect = option.rect.adjusted(padding, 0, -padding, 0);
    const QFontMetrics &metrics = option.fontMetrics;
    const QString text = index.data().toString();
    p->setFont(option.font);

    if (column == StatisticsModel::RanHistogram || column == StatisticsModel::WaitedHistogram) {
        const auto bars = index.data(StatisticsModel::BarsRole).value<QList<double>>();
        if (bars.isEmpty())
            return;
        const QRectF area = QRectF(rect).adjusted(0, 3, 0, -4);
        p->fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), Theme::line());
        const QColor color =
            Theme::fill(column == StatisticsModel::RanHistogram ? Shown::Running : Shown::Queued);
        const qreal step = area.width() / qreal(bars.size());
        for (qsizetype i = 0; i < bars.size(); ++i) {
            if (bars[i] > 0) { // a single slow one is to be seen, too
                const qreal height = std::max(1.5, bars[i] * area.height());
                p->fillRect(QRectF(area.left() + qreal(i) * step, area.bottom() - height,
                                   std::max(1.0, step - 1), height),
                            color);
            }
        }
        return;
    }
    if (column == StatisticsModel::Name) {
        const int number = m_colorOf ? m_colorOf(text) : -1;
        if (number >= 0) {
            p->save();
            p->setRenderHint(QPainter::Antialiasing);
            p->setPen(Qt::NoPen);
            p->setBrush(Theme::nameColor(number));
            p->drawRoundedRect(QRectF(rect.left(), rect.center().y() - 4.5, 10, 10), 2.5, 2.5);
            p->restore();
        }
        rect.setLeft(rect.left() + 17);
    } else if (column == StatisticsModel::Share) {
        const int words = metrics.horizontalAdvance(QStringLiteral("100.0 %"));
        const QRectF bar(rect.left(), rect.center().y() - 2, std::max(0, rect.width() - words - 6), 5);
        p->save();
        p->setRenderHint(QPainter::Antialiasing);
        p->setPen(Qt::NoPen);
        p->setBrush(Theme::faint());
        p->drawRoundedRect(bar, 2.5, 2.5);
        p->setBrush(Theme::accent());
        p->drawRoundedRect(
            QRectF(bar.topLeft(),
                   QSizeF(bar.width() * index.data(StatisticsModel::ShareRole).toDouble(), bar.height())),
            2.5, 2.5);
        p->restore();
    }
    const bool failed = column == StatisticsModel::Failed && index.data(StatisticsModel::FailedRole).toBool();
    p->setPen(failed ? Theme::ink(Shown::Failed) : Theme::text());
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    const auto neighbour = [&](int by) { return index.siblingAtRow(index.row() + by).data().toString(); };
    p->drawText(rect, int(alignment) | Qt::TextSingleLine,
                column == StatisticsModel::Name
                    ? elidedWhereAlike(text, neighbour(-1), neighbour(1), metrics, rect.width())
                    : wholeOrNothing(text, metrics, rect.width()));
}

} // namespace monitor
