// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/flameview.h"

#include "reader/words.h"
#include "views/theme.h"

#include <QtGui/qevent.h>
#include <QtGui/qpainter.h>
#include <QtWidgets/qscrollbar.h>
#include <QtWidgets/qtooltip.h>

#include <algorithm>

namespace monitor {

namespace {

constexpr int margin = 8;

} // namespace

FlameView::FlameView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setAccessibleName(tr("What a call called, over time"));
    setAccessibleDescription(tr("The list at the left tells it in words."));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
}

void FlameView::setTree(std::shared_ptr<const CallTree> tree)
{
    m_tree = std::move(tree);
    m_bars.clear();
    m_lines = 0;
    updateScrollBar();
    viewport()->update();
}

void FlameView::setRoot(quint32 call)
{
    if (!m_tree || call >= m_tree->calls().all.size())
        return;
    m_bars = flameOf(*m_tree, call);
    m_from = m_tree->call(call).started;
    m_to = std::max(m_tree->sum(call).end, m_from + 1);
    m_lines = 0;
    for (const FlameBar &bar : m_bars)
        m_lines = std::max(m_lines, bar.line + 1);
    verticalScrollBar()->setValue(0);
    updateScrollBar();
    viewport()->update();
}

int FlameView::lineHeight() const
{
    return QFontMetrics(Theme::font(0.88)).height() + 4;
}

void FlameView::updateScrollBar()
{
    const int all = m_lines * lineHeight() + 2 * margin;
    verticalScrollBar()->setRange(0, std::max(0, all - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(lineHeight());
}

void FlameView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

QRectF FlameView::rectOf(const FlameBar &bar) const
{
    const Call &call = m_tree->call(bar.call);
    const double scale = double(viewport()->width() - 2 * margin) / double(m_to - m_from);
    const double left = margin + double(call.started - m_from) * scale;
    const double wide = double(call.finished - call.started) * scale;
    return QRectF(left, margin + bar.line * lineHeight() - verticalScrollBar()->value(), std::max(wide, 1.0),
                  lineHeight() - 1);
}

QRectF FlameView::rectOf(quint32 call) const
{
    for (const FlameBar &bar : m_bars) {
        if (bar.call == call)
            return rectOf(bar);
    }
    return {};
}

void FlameView::paintEvent(QPaintEvent *)
{
    QPainter p(viewport());
    p.fillRect(viewport()->rect(), Theme::panel());
    paintBars(p);
    if (hasFocus()) {
        p.setPen(Theme::accent());
        p.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void FlameView::paintBars(QPainter &p)
{
    p.setFont(Theme::font(0.88));
    const QFontMetrics metrics(p.font());
    if (m_bars.empty()) {
        p.setPen(Theme::secondary());
        p.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
                   tr("Select a call at the left to see what it called, and when."));
        return;
    }
    std::vector<qreal> drawn(std::size_t(m_lines), -1); // up to where, in each line
    for (const FlameBar &bar : m_bars) {
        const QRectF rect = rectOf(bar);
        if (rect.bottom() < 0 || rect.top() > viewport()->height())
            continue;
        qreal &until = drawn[std::size_t(bar.line)];
        if (rect.right() < until + 0.5) // it would be the same pixel again
            continue;
        until = rect.right();
        const QByteArray &name = m_tree->calls().names[m_tree->call(bar.call).name];
        const QColor color = m_tree->hasFailed(bar.call) ? Theme::fill(Shown::Failed)
                             : m_colorOf                 ? m_colorOf(name)
                                                         : Theme::nameColor(0);
        p.fillRect(rect.adjusted(0, 0, rect.width() > 3 ? -1 : 0, 0), color);
        if (m_tree->hasFailed(bar.call)) // crossed, for those who do not see its colour
            p.fillRect(rect, QBrush(Theme::panel(), Qt::DiagCrossPattern));
        const QRectF room = rect.adjusted(4, 0, -4, 0);
        if (room.width() < metrics.averageCharWidth() * 4)
            continue;
        const QString text = metrics.elidedText(QString::fromUtf8(name), Qt::ElideRight, int(room.width()));
        p.fillRect(QRectF(rect.left() + 2, rect.top(), metrics.horizontalAdvance(text) + 4.0, rect.height()),
                   color);
        p.setPen(Theme::textOn(color));
        p.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, text);
    }
}

const FlameBar *FlameView::barAt(const QPointF &at) const
{
    for (const FlameBar &bar : m_bars) {
        if (rectOf(bar).adjusted(0, 0, 1, 1).contains(at))
            return &bar;
    }
    return nullptr;
}

void FlameView::mouseReleaseEvent(QMouseEvent *event)
{
    if (const FlameBar *const bar = barAt(event->position()))
        Q_EMIT callChosen(bar->call);
}

bool FlameView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *const help = static_cast<QHelpEvent *>(event);
        if (const FlameBar *const bar = barAt(help->pos())) {
            const Call &call = m_tree->call(bar->call);
            QToolTip::showText(help->globalPos(),
                               tr("%1\nran %2, began %3 after the first")
                                   .arg(QString::fromUtf8(m_tree->calls().names[call.name]),
                                        duration(call.finished - call.started),
                                        duration(call.started - m_from)),
                               viewport());
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace monitor
