// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The timeline's mouse, keys and tool tips.

#include "models/job.h"
#include "models/taskwords.h"
#include "models/timescale.h"
#include "views/timelineview.h"

#include <QtGui/qevent.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qscrollbar.h>
#include <QtWidgets/qtooltip.h>

#include <algorithm>
#include <cmath>

using parallel::Journal;

namespace monitor {

QString TimelineView::toolTipAt(const QPoint &point) const
{
    if (!m_job || rowAt(point) < 0)
        return {};
    const int row = rowAt(point);
    if (point.x() < m_gutter)
        return tr("%1\nClick: only its tasks").arg(laneName(row));
    if (const LanePainter::Item *const item = itemAt(point))
        return taskLines(item->slot).join(u'\n');
    {
        const Lanes::Hold hold(m_job->lanes());
        if (isIn(m_job->lanes().gaps(), qint64(timeAt(point.x() - 1)), qint64(timeAt(point.x() + 1))))
            return tr("%1: not kept. Tasks that ended here made room for newer ones.").arg(laneName(row));
    }
    if (m_painter.isExact())
        return tr("%1: idle").arg(laneName(row));
    // Too many to be drawn one by one: what is around here.
    const double from = timeAt(point.x() - 2);
    const double to = timeAt(point.x() + 3);
    const Lanes::Hold hold(m_job->lanes());
    const Density &density = m_job->lanes().density();
    const int lane = m_order[std::size_t(row)];
    if (lane >= density.laneCount())
        return {};
    const auto &cells = density.cells(lane, 0);
    Density::Cell sum;
    const auto first = std::size_t(std::max(0.0, from)) >> density.shift();
    const auto last = std::max(first + 1, std::size_t(std::max(0.0, to)) >> density.shift());
    for (std::size_t i = first; i < last && i < cells.size(); ++i)
        Density::merge(sum, cells[i]);
    const double width = double(last - first) * std::exp2(density.shift());
    if (sum.busy <= 0)
        return tr("%1: idle").arg(laneName(row));
    QString text = tr("%1: %2 busy, mostly with %3")
                       .arg(laneName(row), percent(std::min(1.0, double(sum.busy) / width)),
                            m_job->lanes().names().name(sum.name));
    if (sum.states & (1u << int(Journal::TaskState::Failed)))
        text += u'\n' + tr("some failed");
    return text + u'\n' + tr("Zoom in to see each task");
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *const help = static_cast<QHelpEvent *>(event);
        const QString text = toolTipAt(help->pos());
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, viewport());
        return true;
    }
    if (event->type() == QEvent::Leave)
        leaveEvent(event);
    return QAbstractScrollArea::viewportEvent(event);
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    const QPoint delta = event->angleDelta();
    const QPoint position = event->position().toPoint();
    event->accept();
    if (event->modifiers() & Qt::ControlModifier) { // taller lanes
        m_wantedLaneHeight = std::clamp(m_laneHeight + (delta.y() > 0 ? 2 : -2), 4, 60);
        updateScrollBar();
        viewport()->update();
    } else if (position.x() < m_gutter) {
        verticalScrollBar()->setValue(verticalScrollBar()->value() - delta.y() / 2);
    } else if (std::abs(delta.x()) > std::abs(delta.y()) || event->modifiers() & Qt::ShiftModifier) {
        const int by = delta.x() ? delta.x() : delta.y();
        m_window->pan(-by / 120.0 * m_window->length() * 0.12);
    } else {
        m_window->zoom(std::pow(0.8, delta.y() / 120.0), timeAt(position.x()));
    }
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    m_pressed = event->position().toPoint();
    m_pressedTime = timeAt(m_pressed.x());
    m_pressedFrom = m_window->from();
    m_pressedScroll = verticalScrollBar()->value();
    if (event->button() == Qt::MiddleButton)
        m_drag = Drag::Pan;
    else if (event->button() == Qt::LeftButton)
        m_drag = Drag::Pressed;
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    m_hover = point;
    if (m_drag == Drag::Pressed && (point - m_pressed).manhattanLength() >= QApplication::startDragDistance()
        && m_pressed.x() >= m_gutter) {
        const bool range = event->modifiers() & Qt::ShiftModifier || m_pressed.y() < m_ruler;
        m_drag = range ? Drag::Range : Drag::Pan;
        viewport()->setCursor(range ? Qt::SizeHorCursor : Qt::ClosedHandCursor);
    }
    if (m_drag == Drag::Pan) {
        const double perPixel = m_window->length() / laneArea().width();
        m_window->set(m_pressedFrom - (point.x() - m_pressed.x()) * perPixel,
                      m_pressedFrom - (point.x() - m_pressed.x()) * perPixel + m_window->length());
        verticalScrollBar()->setValue(m_pressedScroll - (point.y() - m_pressed.y()));
    } else if (m_drag == Drag::Range) {
        const double at = std::clamp(timeAt(point.x()), 0.0, m_window->end());
        Q_EMIT rangeSelected(
            Filter::Range{qint64(std::min(at, m_pressedTime)), qint64(std::max(at, m_pressedTime))});
    } else {
        const bool hand = itemAt(point) || (point.x() < m_gutter && rowAt(point) >= 0);
        viewport()->setCursor(hand                  ? Qt::PointingHandCursor
                              : point.y() < m_ruler ? Qt::IBeamCursor
                                                    : Qt::ArrowCursor);
    }
    viewport()->update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (m_drag == Drag::Pressed) {
        if (point.x() < m_gutter && rowAt(point) >= 0 && m_job) {
            const Lanes::Hold hold(m_job->lanes());
            const Lanes::Lane lane = m_job->lanes().lanes()[std::size_t(m_order[std::size_t(rowAt(point))])];
            const Filter::Lane chosen{lane.pool, lane.worker, scopeOf(lane.pool)};
            if (chosen.scope != 0) // else it is not known yet
                Q_EMIT laneSelected(m_filter.lane == chosen ? std::nullopt : std::optional(chosen));
        } else if (point.y() < m_ruler) {
            Q_EMIT rangeSelected(std::nullopt);
        } else if (const LanePainter::Item *const item = itemAt(point)) {
            setSelected(item->slot);
            Q_EMIT taskActivated(item->slot);
        }
    }
    m_drag = Drag::None;
    viewport()->setCursor(Qt::ArrowCursor);
    viewport()->update();
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (const LanePainter::Item *const item = itemAt(point))
        reveal(item->slot, true);
    else if (laneArea().contains(point))
        m_window->zoom(0.25, timeAt(point.x()));
}

void TimelineView::leaveEvent(QEvent *)
{
    m_hover = QPoint(-1, -1);
    viewport()->update();
}

/// The task before or after the selected one, of those in sight.
void TimelineView::step(int direction)
{
    const auto &items = m_painter.items();
    if (items.empty())
        return;
    std::ptrdiff_t at = -1;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].slot == m_selected)
            at = std::ptrdiff_t(i);
    }
    const std::ptrdiff_t next =
        at < 0 ? (direction > 0 ? 0 : std::ptrdiff_t(items.size()) - 1)
               : std::clamp<std::ptrdiff_t>(at + direction, 0, std::ptrdiff_t(items.size()) - 1);
    const quint32 slot = items[std::size_t(next)].slot;
    setSelected(slot);
    reveal(slot, false);
    Q_EMIT taskActivated(slot);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const double middle =
        m_hover.x() >= m_gutter ? timeAt(m_hover.x()) : (m_window->from() + m_window->to()) / 2;
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
    case Qt::Key_Left:
        m_window->pan(-m_window->length() * (shift ? 0.5 : 0.1));
        break;
    case Qt::Key_Right:
        m_window->pan(m_window->length() * (shift ? 0.5 : 0.1));
        break;
    case Qt::Key_Up:
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
        break;
    case Qt::Key_Down:
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        break;
    case Qt::Key_PageUp:
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
        break;
    case Qt::Key_PageDown:
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_window->zoom(0.7, middle);
        break;
    case Qt::Key_Minus:
        m_window->zoom(1 / 0.7, middle);
        break;
    case Qt::Key_Home:
        m_window->pan(-m_window->end());
        break;
    case Qt::Key_End:
        m_window->pan(m_window->end());
        break;
    case Qt::Key_0:
        m_window->showAll();
        break;
    case Qt::Key_BracketLeft:
        step(-1);
        break;
    case Qt::Key_BracketRight:
        step(1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        reveal(m_selected, true);
        break;
    case Qt::Key_Escape:
        setSelected(0);
        Q_EMIT rangeSelected(std::nullopt);
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    event->accept();
}

} // namespace monitor
