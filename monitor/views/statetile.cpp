// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/statetile.h"

#include "views/glyphs.h"

#include <QtGui/qpainter.h>

#include <algorithm>

namespace monitor {

StateTile::StateTile(Shown state, QWidget *parent) : QAbstractButton(parent), m_state(state)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setCount(0);
}

void StateTile::setShown(Shown state)
{
    m_state = state;
    setCount(m_count);
}

void StateTile::setCount(quint64 count)
{
    const QSize before = sizeHint();
    m_count = count;
    setText(QStringLiteral("%1 %2").arg(number(count), word(m_state)));
    setAccessibleName(text());
    setToolTip(tr("Show only what is %1").arg(word(m_state)));
    if (sizeHint() != before)
        updateGeometry(); // seldom: a layout costs more than a number
    update();
}

QSize StateTile::sizeHint() const
{
    const QFontMetrics big(Theme::font(1.6, QFont::DemiBold));
    const QFontMetrics small(Theme::font(0.92));
    // Room for a million, so that a running count does not push its neighbours.
    const int width =
        std::max({big.horizontalAdvance(number(m_count)), big.horizontalAdvance(QStringLiteral("000,000")),
                  small.horizontalAdvance(word(m_state)) + small.height() + 4});
    return QSize(width + 24, big.height() + small.height() + 14);
}

void StateTile::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const qreal in = hasFocus() ? 1 : 0.5; // half of the pen
    const QRectF area = QRectF(rect()).adjusted(in, in, -in, -in);
    const bool none = m_count == 0;
    if (isChecked() || underMouse() || hasFocus()) {
        p.setPen(hasFocus()    ? QPen(Theme::accent(), 2)
                 : isChecked() ? QPen(Theme::accent(), 1)
                               : QPen(Qt::NoPen));
        p.setBrush(isChecked() ? Theme::selection() : Theme::raised());
        p.drawRoundedRect(area, Theme::radius, Theme::radius);
    }
    const QFont big = Theme::font(1.6, QFont::DemiBold);
    const QFont small = Theme::font(0.92);
    const QFontMetrics bigMetrics(big);
    const QFontMetrics smallMetrics(small);
    const qreal left = 12;
    p.setFont(big);
    p.setPen(none                                                 ? Theme::secondary()
             : m_state == Shown::Failed || m_state == Shown::Died ? Theme::ink(m_state)
                                                                  : Theme::text());
    p.drawText(QRectF(left, 5, width() - left, bigMetrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
               number(m_count));
    const QRectF shape(left - 1, 7 + bigMetrics.height(), smallMetrics.height(), smallMetrics.height());
    paintState(&p, shape, m_state, none ? Theme::secondary() : Theme::ink(m_state));
    p.setFont(small);
    p.setPen(Theme::secondary());
    p.drawText(QRectF(shape.right() + 4, shape.top(), width(), shape.height()),
               Qt::AlignLeft | Qt::AlignVCenter, word(m_state));
}

} // namespace monitor
