// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/minimap.h"

#include "views/hatch.h"
#include "views/theme.h"

#include <QtGui/qevent.h>
#include <QtGui/qpainter.h>
#include <QtGui/qpainterpath.h>

#include <algorithm>
#include <cmath>

namespace monitor {

namespace {

constexpr double grip = 5; // pixels around an end that take hold of it

}

Minimap::Minimap(TimeWindow *window, QWidget *parent) : QWidget(parent), m_window(window)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Whole time of the job"));
    setToolTip(tr("The whole time of the job. Drag the marked part to move the timeline, "
                  "its ends to zoom; click twice to show all."));
    connect(window, &TimeWindow::changed, this, qOverload<>(&QWidget::update));
}

void Minimap::setSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    update();
}

void Minimap::setRange(const std::optional<Filter::Range> &range)
{
    m_range = range;
    update();
}

double Minimap::timeAt(double x) const
{
    return x / std::max(1, width()) * m_window->end();
}
double Minimap::xOf(double time) const
{
    return time / m_window->end() * width();
}

void Minimap::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(0.5, 1.5, -0.5, -1.5);
    p.setPen(Qt::NoPen);
    p.setBrush(Theme::faint());
    p.drawRoundedRect(area, 4, 4);
    p.setClipRect(area);
    if (m_snapshot && !m_snapshot->plot.steps.empty()) {
        const Plot &plot = m_snapshot->plot;
        // The most of each pixel: a short burst must not vanish in an average.
        std::vector<double> busy(std::size_t(std::max(1, width())));
        std::vector<bool> failed(busy.size());
        double most = 1e-9;
        for (const PlotStep &step : plot.steps) {
            if (!step.known)
                continue;
            const int first = std::clamp(int(xOf(double(step.from))), 0, width() - 1);
            const int last = std::clamp(int(xOf(double(step.from + plot.step))), first, width() - 1);
            for (int x = first; x <= last; ++x) {
                busy[std::size_t(x)] = std::max(busy[std::size_t(x)], step.running);
                failed[std::size_t(x)] = failed[std::size_t(x)] || step.failed > 0;
            }
            most = std::max(most, step.running);
        }
        QPainterPath path(QPointF(0, area.bottom()));
        for (std::size_t x = 0; x < busy.size(); ++x)
            path.lineTo(double(x) + 0.5, area.bottom() - busy[x] / most * (area.height() - 3));
        path.lineTo(width(), area.bottom());
        QColor fill = Theme::fill(Shown::Running);
        fill.setAlpha(110);
        p.setBrush(fill);
        p.drawPath(path);
        p.setRenderHint(QPainter::Antialiasing, false);
        for (std::size_t x = 0; x < failed.size(); ++x) {
            if (failed[x])
                p.fillRect(QRectF(double(x), area.bottom() - 2, 1, 2), Theme::fill(Shown::Failed));
        }
        p.setRenderHint(QPainter::Antialiasing);
        paintGaps(
            &p, area, plot.unknown(), [this](double time) { return xOf(time); }, false);
    }
    if (m_range) {
        QColor band = Theme::accent();
        band.setAlpha(70);
        const double left = xOf(double(m_range->from));
        p.fillRect(QRectF(left, area.top(), std::max(2.0, xOf(double(m_range->to)) - left), area.height()),
                   band);
    }
    if (!m_window->showsAll()) {
        const double left = xOf(m_window->from());
        const double right = std::max(left + 2, xOf(m_window->to()));
        QColor veil = Theme::panel();
        veil.setAlpha(165);
        p.fillRect(QRectF(area.left(), area.top(), left - area.left(), area.height()), veil);
        p.fillRect(QRectF(right, area.top(), area.right() - right, area.height()), veil);
        p.setPen(QPen(Theme::accent(), 1.5));
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(QRectF(QPointF(left, area.top() + 0.5), QPointF(right, area.bottom() - 0.5)), 2, 2);
    }
    if (hasFocus()) {
        p.setPen(Theme::accent());
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(area, 4, 4);
    }
}

Minimap::Drag Minimap::dragAt(double x) const
{
    if (m_window->showsAll())
        return Drag::New;
    const double left = xOf(m_window->from());
    const double right = xOf(m_window->to());
    if (std::abs(x - left) <= grip && right - left > 2 * grip)
        return Drag::Left;
    if (std::abs(x - right) <= grip && right - left > 2 * grip)
        return Drag::Right;
    return x >= left - grip && x <= right + grip ? Drag::Move : Drag::New;
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_drag = dragAt(event->position().x());
    m_pressedTime = timeAt(event->position().x());
    m_pressedFrom = m_window->from();
    if (m_drag == Drag::New && !m_window->showsAll()) { // a click moves there
        m_window->set(m_pressedTime - m_window->length() / 2, m_pressedTime + m_window->length() / 2);
        m_pressedFrom = m_window->from();
        m_drag = Drag::Move;
    }
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    const double at = std::clamp(timeAt(event->position().x()), 0.0, m_window->end());
    switch (m_drag) {
    case Drag::None: {
        const Drag would = dragAt(event->position().x());
        setCursor(would == Drag::Move  ? Qt::OpenHandCursor
                  : would == Drag::New ? Qt::PointingHandCursor
                                       : Qt::SizeHorCursor);
        break;
    }
    case Drag::Move: {
        const double from = m_pressedFrom + at - m_pressedTime;
        m_window->set(from, from + m_window->length());
        break;
    }
    case Drag::Left:
        m_window->set(std::min(at, m_window->to() - TimeWindow::shortest), m_window->to());
        break;
    case Drag::Right:
        m_window->set(m_window->from(), std::max(at, m_window->from() + TimeWindow::shortest));
        break;
    case Drag::New:
        if (std::abs(xOf(at) - xOf(m_pressedTime)) > 3)
            m_window->set(std::min(at, m_pressedTime), std::max(at, m_pressedTime));
        break;
    }
}

void Minimap::mouseReleaseEvent(QMouseEvent *)
{
    m_drag = Drag::None;
}

void Minimap::mouseDoubleClickEvent(QMouseEvent *)
{
    m_window->showAll();
    m_drag = Drag::None;
}

void Minimap::wheelEvent(QWheelEvent *event)
{
    m_window->zoom(std::pow(0.8, event->angleDelta().y() / 120.0), timeAt(event->position().x()));
    event->accept();
}

void Minimap::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        m_window->pan(-m_window->length() * 0.1);
        break;
    case Qt::Key_Right:
        m_window->pan(m_window->length() * 0.1);
        break;
    case Qt::Key_Plus:
        m_window->zoom(0.7, (m_window->from() + m_window->to()) / 2);
        break;
    case Qt::Key_Minus:
        m_window->zoom(1 / 0.7, (m_window->from() + m_window->to()) / 2);
        break;
    case Qt::Key_0:
        m_window->showAll();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace monitor
