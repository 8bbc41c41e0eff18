// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/partsbar.h"

#include "reader/words.h"
#include "views/theme.h"

#include <QtGui/qpainter.h>
#include <QtGui/qpainterpath.h>

namespace monitor {

namespace {

constexpr int barHeight = 10;
constexpr int legendGap = 6;

} // namespace

PartsBar::PartsBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PartsBar::setParts(QList<Part> parts)
{
    m_parts = std::move(parts);
    QStringList words;
    double all = 0;
    for (const Part &part : std::as_const(m_parts))
        all += part.size;
    for (const Part &part : std::as_const(m_parts))
        words << (all > 0 ? percent(part.size / all) + u' ' + part.name : part.name);
    setAccessibleName(words.join(QStringLiteral(", ")));
    update();
}

QSize PartsBar::sizeHint() const
{
    return QSize(400, barHeight + legendGap + QFontMetrics(Theme::font(0.92)).height() + 2);
}

QSize PartsBar::minimumSizeHint() const
{
    return QSize(120, sizeHint().height());
}

void PartsBar::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    double all = 0;
    for (const Part &part : std::as_const(m_parts))
        all += part.size;
    const QRectF bar(0, 0, width(), barHeight);
    QPainterPath shape;
    shape.addRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
    p.fillPath(shape, Theme::faint());
    if (all <= 0)
        return;
    p.save();
    p.setClipPath(shape);
    qreal x = 0;
    for (const Part &part : std::as_const(m_parts)) {
        const qreal wide = part.size / all * bar.width();
        p.fillRect(QRectF(x, 0, wide, barHeight), part.color());
        x += wide;
    }
    p.restore();

    p.setFont(Theme::font(0.92));
    const QFontMetrics metrics(p.font());
    const int top = barHeight + legendGap;
    int left = 0;
    for (const Part &part : std::as_const(m_parts)) {
        const QString text = QStringLiteral("%1 %2").arg(percent(part.size / all), part.name);
        p.fillRect(QRectF(left, top + (metrics.height() - 9) / 2.0, 9, 9), part.color());
        left += 14;
        p.setPen(part.size > 0 ? Theme::text() : Theme::secondary());
        p.drawText(QRect(left, top, metrics.horizontalAdvance(text) + 2, metrics.height()), Qt::AlignVCenter,
                   text);
        left += metrics.horizontalAdvance(text) + 18;
    }
}

} // namespace monitor
