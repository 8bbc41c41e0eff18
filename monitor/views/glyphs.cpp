// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/glyphs.h"

#include <QtGui/qiconengine.h>
#include <QtGui/qpainter.h>
#include <QtGui/qpainterpath.h>

#include <functional>

namespace monitor {

namespace {

/// Draws at whatever size and scale it is asked for: an icon that is never blurred. What
/// is more wide than high is room between the drawing and a text.
class DrawnIcon : public QIconEngine
{
public:
    using Draw = std::function<void(QPainter *, const QRectF &, QIcon::Mode)>;
    explicit DrawnIcon(Draw draw) : m_draw(std::move(draw)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        painter->save();
        m_draw(painter, QRect(rect.topLeft(), QSize(std::min(rect.width(), rect.height()), rect.height())),
               mode);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paint(&painter, QRect(QPoint(), size), mode, state);
        painter.end();
        return QPixmap::fromImage(image);
    }

    QIconEngine *clone() const override { return new DrawnIcon(*this); }

private:
    Draw m_draw;
};

QPen roundPen(const QColor &color, qreal width)
{
    return QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

} // namespace

void paintState(QPainter *p, const QRectF &rect, Shown state, const QColor &color)
{
    const qreal side = std::min(rect.width(), rect.height());
    const QPointF c = rect.center();
    const qreal r = side * 0.36;
    const qreal width = std::max(1.2, side * 0.13);
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(roundPen(color, width));
    p->setBrush(Qt::NoBrush);
    switch (state) {
    case Shown::Queued:
        p->drawEllipse(c, r, r);
        break;
    case Shown::NeverRan:
        for (int i = 0; i < 4; ++i)
            p->drawArc(QRectF(c.x() - r, c.y() - r, 2 * r, 2 * r), (i * 90 + 20) * 16, 50 * 16);
        break;
    case Shown::Died:
        p->drawEllipse(c, r, r);
        p->setPen(Qt::NoPen);
        p->setBrush(color);
        p->drawPie(QRectF(c.x() - r, c.y() - r, 2 * r, 2 * r), 90 * 16, 180 * 16);
        break;
    case Shown::Running:
        p->setPen(Qt::NoPen);
        p->setBrush(color);
        p->drawEllipse(c, r + width / 2, r + width / 2);
        break;
    case Shown::Succeeded:
        p->drawPolyline(QPolygonF(
            {c + QPointF(-r, 0.05 * r), c + QPointF(-0.3 * r, 0.75 * r), c + QPointF(r, -0.75 * r)}));
        break;
    case Shown::Failed:
        p->drawLine(c + QPointF(-0.8 * r, -0.8 * r), c + QPointF(0.8 * r, 0.8 * r));
        p->drawLine(c + QPointF(-0.8 * r, 0.8 * r), c + QPointF(0.8 * r, -0.8 * r));
        break;
    case Shown::Cancelled:
        p->drawEllipse(c, r, r);
        p->drawLine(c + QPointF(-0.6 * r, 0.6 * r), c + QPointF(0.6 * r, -0.6 * r));
        break;
    }
    p->restore();
}

QIcon stateIcon(Shown state)
{
    return QIcon(new DrawnIcon([state](QPainter *p, const QRectF &rect, QIcon::Mode) {
        paintState(p, rect, state, Theme::ink(state));
    }));
}

void paintGlyph(QPainter *p, const QRectF &rect, Glyph glyph, const QColor &color)
{
    const qreal side = std::min(rect.width(), rect.height());
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->translate(rect.center());
    p->scale(side / 16, side / 16); // drawn in a box from -8 to 8
    p->setPen(roundPen(color, 1.5));
    p->setBrush(Qt::NoBrush);
    const auto filled = [&] {
        p->setPen(Qt::NoPen);
        p->setBrush(color);
    };
    const auto line = [&](qreal a, qreal b, qreal c, qreal d) { p->drawLine(QPointF(a, b), QPointF(c, d)); };
    const auto lens = [&] {
        p->drawEllipse(QPointF(-1, -1), 4.5, 4.5);
        line(2.4, 2.4, 6, 6);
    };
    switch (glyph) {
    case Glyph::Pause:
        filled();
        p->drawRoundedRect(QRectF(-4.5, -5.5, 3, 11), 1, 1);
        p->drawRoundedRect(QRectF(1.5, -5.5, 3, 11), 1, 1);
        break;
    case Glyph::Resume:
        p->setBrush(color);
        p->drawPolygon(QPolygonF({{-3.5, -5}, {5, 0}, {-3.5, 5}}));
        break;
    case Glyph::Cancel:
        p->drawEllipse(QPointF(), 6, 6);
        line(-2.3, -2.3, 2.3, 2.3);
        line(-2.3, 2.3, 2.3, -2.3);
        break;
    case Glyph::Workers:
        for (int i = 0; i < 3; ++i) {
            const qreal y = -4.5 + 4.5 * i;
            line(-6, y, i == 1 ? 2 : 6, y);
        }
        break;
    case Glyph::Follow:
        p->drawEllipse(QPointF(), 5.5, 5.5);
        filled();
        p->drawEllipse(QPointF(), 2.6, 2.6);
        break;
    case Glyph::Open:
        p->drawPolyline(QPolygonF({{-6, 5}, {-6, -5}, {-2, -5}, {-0.5, -3}, {5, -3}, {5, -1}}));
        p->drawPolygon(QPolygonF({{-6, 5}, {-3.8, -0.8}, {7, -0.8}, {4.8, 5}}));
        break;
    case Glyph::Export:
        p->drawPolyline(QPolygonF({{-6, 2}, {-6, 6}, {6, 6}, {6, 2}}));
        line(0, 2, 0, -6);
        p->drawPolyline(QPolygonF({{-3.5, -2.5}, {0, -6}, {3.5, -2.5}}));
        break;
    case Glyph::Menu:
        for (const qreal y : {-4.0, 0.0, 4.0})
            line(-5.5, y, 5.5, y);
        break;
    case Glyph::Search:
        lens();
        break;
    case Glyph::Close:
        line(-3.4, -3.4, 3.4, 3.4);
        line(-3.4, 3.4, 3.4, -3.4);
        break;
    case Glyph::ZoomIn:
        lens();
        line(-3, -1, 1, -1);
        line(-1, -3, -1, 1);
        break;
    case Glyph::ZoomOut:
        lens();
        line(-3, -1, 1, -1);
        break;
    case Glyph::Fit:
        line(-7, -5, -7, 5);
        line(7, -5, 7, 5);
        line(-4.5, 0, 4.5, 0);
        p->drawPolyline(QPolygonF({{-2.5, -2}, {-4.5, 0}, {-2.5, 2}}));
        p->drawPolyline(QPolygonF({{2.5, -2}, {4.5, 0}, {2.5, 2}}));
        break;
    case Glyph::Copy:
        p->drawRoundedRect(QRectF(-6, -6, 8.5, 8.5), 1.5, 1.5);
        p->drawPolyline(QPolygonF({{5, -2}, {6, -2}, {6, 6}, {-2, 6}, {-2, 5}}));
        break;
    case Glyph::Undo:
        p->drawArc(QRectF(-5, -3, 10, 9), -80 * 16, 220 * 16);
        p->drawPolyline(QPolygonF({{-6.5, -4}, {-4.2, -0.6}, {-1, -3}}));
        break;
    case Glyph::Help:
        p->drawEllipse(QPointF(), 6.3, 6.3);
        p->drawArc(QRectF(-2.2, -4, 4.4, 4.2), -70 * 16, 250 * 16);
        line(0, 0.2, 0, 1.2);
        line(0, 3.6, 0, 3.7);
        break;
    case Glyph::Sessions:
        p->drawRoundedRect(QRectF(-6.5, -5.5, 13, 11), 2, 2);
        line(-2, -5.5, -2, 5.5);
        break;
    case Glyph::Picture:
        p->drawRoundedRect(QRectF(-6.5, -5.5, 13, 11), 1.5, 1.5);
        p->drawPolyline(QPolygonF({{-6, 4}, {-2, -0.5}, {1, 2.5}, {3, 0.8}, {6, 3.6}}));
        p->drawEllipse(QPointF(2.5, -2.3), 1, 1);
        break;
    case Glyph::Table:
        p->drawRoundedRect(QRectF(-6.5, -5.5, 13, 11), 1.5, 1.5);
        line(-6.5, -1.8, 6.5, -1.8);
        line(-6.5, 1.8, 6.5, 1.8);
        line(-1.5, -5.5, -1.5, 5.5);
        break;
    case Glyph::Code:
        p->drawPolyline(QPolygonF({{-3, -4.5}, {-7, 0}, {-3, 4.5}}));
        p->drawPolyline(QPolygonF({{3, -4.5}, {7, 0}, {3, 4.5}}));
        break;
    case Glyph::Report:
        p->drawRoundedRect(QRectF(-5, -6.5, 10, 13), 1.5, 1.5);
        line(-2, 3.5, -2, 1);
        line(0.3, 3.5, 0.3, -3);
        line(2.6, 3.5, 2.6, -0.8);
        break;
    case Glyph::Saved:
        p->drawPolygon(QPolygonF({{-4, -6.5}, {4, -6.5}, {4, 6.5}, {0, 3}, {-4, 6.5}}));
        break;
    case Glyph::History:
        line(-6, 6, 6, 6);
        line(-4, 3.5, -4, 0.5);
        line(0, 3.5, 0, -2.5);
        line(4, 3.5, 4, -6);
        break;
    }
    p->restore();
}

QIcon glyphIcon(Glyph glyph)
{
    return QIcon(new DrawnIcon([glyph](QPainter *p, const QRectF &rect, QIcon::Mode mode) {
        QColor color = Theme::text();
        if (mode == QIcon::Disabled)
            color.setAlphaF(0.35f);
        paintGlyph(p, rect, glyph, color);
    }));
}

} // namespace monitor
