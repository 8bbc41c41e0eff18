// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/taskdelegate.h"

#include "models/taskmodel.h"
#include "views/elide.h"
#include "views/glyphs.h"

#include <QtGui/qevent.h>
#include <QtGui/qpainter.h>
#include <QtWidgets/qabstractitemview.h>
#include <QtWidgets/qtooltip.h>

namespace monitor {

void TaskDelegate::paintBackground(QPainter *p, const QStyleOptionViewItem &option, bool failed)
{
    if (option.state & QStyle::State_Selected) {
        p->fillRect(option.rect, Theme::selection());
    } else if (failed) {
        QColor tint = Theme::fill(Shown::Failed);
        tint.setAlpha(Theme::isDark() ? 34 : 20);
        p->fillRect(option.rect, tint);
    } else if (option.state & QStyle::State_MouseOver) {
        p->fillRect(option.rect, Theme::raised());
    }
}

void TaskDelegate::paint(QPainter *p, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant state = index.data(TaskModel::ShownRole);
    const auto shown = Shown(state.toInt());
    const bool failed = state.isValid() && (shown == Shown::Failed || shown == Shown::Died);
    paintBackground(p, option, failed);
    const auto column = Column(index.column());
    const QString text = index.data(Qt::DisplayRole).toString();
    QRect rect = option.rect.adjusted(padding, 0, -padding, 0);
    const QFontMetrics &metrics = option.fontMetrics;
    p->setFont(option.font);
    if (!state.isValid()) { // it has made room for another one, and says so
        p->setPen(Theme::secondary());
        p->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                    metrics.elidedText(text, Qt::ElideRight, rect.width()));
        return;
    }

    if (column == Column::State) {
        const bool requested = index.data(TaskModel::CancelRequestedRole).toBool();
        const Shown as = requested ? Shown::Cancelled : shown;
        const int side = metrics.height() - 2;
        paintState(p, QRectF(rect.left(), rect.center().y() - side / 2.0 + 0.5, side, side), as,
                   Theme::ink(as));
        rect.setLeft(rect.left() + side + 5);
        p->setPen(Theme::ink(as));
        p->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft,
                    metrics.elidedText(text, Qt::ElideRight, rect.width()));
        return;
    }
    if (column == Column::Progress) {
        const double part = index.data(TaskModel::ProgressRole).toDouble();
        if (part < 0)
            return;
        const int words = metrics.horizontalAdvance(QStringLiteral("100 %"));
        const QRectF bar(rect.left(), rect.center().y() - 2, std::max(0, rect.width() - words - 8), 5);
        p->save();
        p->setRenderHint(QPainter::Antialiasing);
        p->setPen(Qt::NoPen);
        p->setBrush(Theme::faint());
        p->drawRoundedRect(bar, 2.5, 2.5);
        p->setBrush(Theme::fill(shown));
        p->drawRoundedRect(QRectF(bar.topLeft(), QSizeF(bar.width() * part, bar.height())), 2.5, 2.5);
        p->restore();
        p->setPen(Theme::secondary());
        p->drawText(rect, Qt::AlignVCenter | Qt::AlignRight, text);
        return;
    }
    QColor ink = Theme::text();
    if (column == Column::Outcome) {
        ink = failed ? Theme::ink(Shown::Failed) : Theme::secondary();
    } else if (column == Column::Id || column == Column::Worker || column == Column::Parent
               || column == Column::Group) {
        ink = Theme::secondary();
    }
    p->setPen(ink);
    const bool numeric = TaskModel::isNumeric(column);
    const auto neighbour = [&](int by) { return index.siblingAtRow(index.row() + by).data().toString(); };
    const QString cut = numeric                     ? wholeOrNothing(text, metrics, rect.width())
                        : column == Column::Outcome ? metrics.elidedText(text, Qt::ElideRight, rect.width())
                        : metrics.horizontalAdvance(text) <= rect.width()
                            ? text
                            : elidedWhereAlike(text, neighbour(-1), neighbour(1), metrics, rect.width());
    p->drawText(rect, Qt::AlignVCenter | (numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::TextSingleLine,
                cut);
}

bool TaskDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return false;
    const QString text = index.data(Qt::DisplayRole).toString();
    const QString whole = index.data(Qt::ToolTipRole).toString();
    const bool fits = view->fontMetrics().horizontalAdvance(text) <= option.rect.width() - 2 * padding;
    QToolTip::showText(event->globalPos(), fits ? QString() : whole.isEmpty() ? text : whole, view);
    return true;
}

} // namespace monitor
