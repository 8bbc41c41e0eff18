// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/timelineview.h"

#include "models/job.h"
#include "models/taskwords.h"
#include "models/timescale.h"
#include "views/accessibletimeline.h"
#include "views/hatch.h"
#include "views/theme.h"

#include <QtCore/qelapsedtimer.h>
#include <QtGui/qevent.h>
#include <QtGui/qpainter.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qscrollbar.h>
#include <QtWidgets/qtooltip.h>

#include <algorithm>
#include <cmath>

using parallel::Journal;

namespace monitor {

TimelineView::TimelineView(TimeWindow *window, QWidget *parent)
    : QAbstractScrollArea(parent), m_window(window)
{
    installAccessibleTimeline();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("A lane for each worker. Arrow keys move, plus and minus zoom, "
                                "brackets go from task to task."));
    connect(window, &TimeWindow::changed, viewport(), qOverload<>(&QWidget::update));
}

void TimelineView::setJob(Job *job)
{
    m_job = job;
    m_selected = 0;
    m_filter = Filter();
    m_found.reset();
    m_order.clear();
    m_laneNames.clear();
    verticalScrollBar()->setValue(0);
    if (job) {
        connect(job, &Job::lanesChanged, this, &TimelineView::arrangeLanes);
        connect(job, &Job::refreshed, viewport(), qOverload<>(&QWidget::update));
        connect(job, &Job::refreshed, this, [this] { // lanes may be seen before their scope's name
            if (m_job->snapshot()->pools.size() != m_namedPools)
                arrangeLanes();
        });
    }
    arrangeLanes();
}

void TimelineView::setFilter(const Filter &filter)
{
    m_filter = filter;
    viewport()->update();
}

void TimelineView::setFound(const SlotsPtr &found)
{
    m_found.reset();
    // More could not be drawn one by one; then nothing is pale.
    if (found && found->size() <= LanePainter::maxRecords) {
        Slots sorted = *found;
        std::sort(sorted.begin(), sorted.end());
        m_found = std::make_shared<const Slots>(std::move(sorted));
    }
    viewport()->update();
}

void TimelineView::setByState(bool byState)
{
    m_byState = byState;
    viewport()->update();
}

void TimelineView::setSelected(quint32 slot)
{
    if (std::exchange(m_selected, slot) != slot)
        announceSelected(this);
    viewport()->update();
}

const LanePainter::Item *TimelineView::itemAt(const QPoint &point) const
{
    const QRect area = laneArea();
    return area.contains(point) ? m_painter.itemAt(point - area.topLeft()) : nullptr;
}

QRect TimelineView::rectOf(quint32 slot) const
{
    const QRect area = laneArea();
    for (const LanePainter::Item &item : m_painter.items()) {
        if (item.slot == slot)
            return m_painter.rectOf(item).toAlignedRect().translated(area.topLeft()).intersected(area);
    }
    return {};
}

void TimelineView::reveal(quint32 slot, bool zoom)
{
    if (!m_job)
        return;
    const Journal::Record task = m_job->journal()->record(slot);
    if (!task.hasRun())
        return;
    const double begin = double(task.started);
    const double end = task.isCompleted() ? double(task.finished) : double(m_job->snapshot()->now);
    const double length = std::max(end - begin, 100.0);
    if (zoom)
        m_window->set(begin - length * 0.6, end + length * 0.6);
    else if (begin > m_window->to() || end < m_window->from())
        m_window->set(begin - m_window->length() / 3, begin + m_window->length() * 2 / 3);
    int lane = -1;
    {
        const Lanes::Hold hold(m_job->lanes());
        lane = m_job->lanes().laneOf(task.pool, task.worker);
    }
    const auto row = std::find(m_order.begin(), m_order.end(), lane);
    if (row == m_order.end())
        return;
    const int top = int(row - m_order.begin()) * m_laneHeight;
    QScrollBar *const bar = verticalScrollBar();
    if (top < bar->value())
        bar->setValue(top);
    else if (top + m_laneHeight > bar->value() + bar->pageStep())
        bar->setValue(top + m_laneHeight - bar->pageStep());
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::panel());
    if (!m_job)
        return;
    const QRect area = laneArea();

    LanePainter::Scene scene;
    scene.from = m_window->from();
    scene.to = m_window->to();
    scene.now = double(m_job->snapshot()->now);
    scene.size = area.size();
    scene.scale = devicePixelRatioF();
    scene.laneHeight = m_laneHeight;
    scene.top = verticalScrollBar()->value();
    scene.byState = m_byState;
    scene.died = m_job->snapshot()->state == Journal::State::Died;
    scene.order = m_order;
    scene.onlyState = m_filter.state;
    scene.onlyTasks = m_found;
    if (!m_filter.name.isEmpty()) {
        const Lanes::Hold hold(m_job->lanes());
        scene.onlyName = m_job->lanes().names().number(m_filter.name);
    }
    painter.save();
    painter.translate(area.topLeft());
    m_painter.paint(&painter, *m_job->journal(), m_job->lanes(), scene);
    painter.restore();
    if (!m_order.empty()) {
        std::vector<Span> gaps;
        {
            const Lanes::Hold hold(m_job->lanes());
            gaps = m_job->lanes().gaps();
        }
        const int bottom = int(m_order.size()) * m_laneHeight - verticalScrollBar()->value();
        const QRectF lanes = QRectF(area).adjusted(0, 0, 0, -std::max(0, area.height() - bottom));
        paintGaps(&painter, lanes, gaps, [this](double time) { return xOf(time); });
    }

    paintTime(&painter);
    paintRange(&painter);
    if (const QRect rect = rectOf(m_selected); m_selected && !rect.isEmpty()) {
        painter.setPen(QPen(Theme::text(), 2));
        painter.drawRect(QRectF(rect).adjusted(0, 0, 0, 0));
    }
    paintLaneNames(&painter);

    if (m_order.empty()) {
        paintMessage(&painter, m_job->isReading() ? tr("Reading the journal…")
                               : m_job->isOver()
                                   ? tr("No task ever ran here.")
                                   : tr("No task has begun yet. Lanes appear as workers take tasks."));
    } else if (m_job->isReading()) {
        const QRectF bar(area.left(), area.top(), area.width() * m_job->lanes().progress(), 2);
        painter.fillRect(bar, Theme::accent());
    }
    if (hasFocus()) {
        painter.setPen(Theme::accent());
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void TimelineView::paintMessage(QPainter *painter, const QString &text)
{
    painter->setPen(Theme::secondary());
    painter->setFont(Theme::font());
    painter->drawText(laneArea(), Qt::AlignCenter, text);
}

void TimelineView::paintLaneNames(QPainter *painter)
{
    const QRect gutter(0, m_ruler, m_gutter, viewport()->height() - m_ruler);
    painter->save();
    painter->setClipRect(gutter);
    painter->fillRect(gutter, Theme::panel());
    const QFont font = Theme::font(m_laneHeight >= 16 ? 0.92 : 0.8);
    const QFontMetrics metrics(font);
    painter->setFont(font);
    const int top = verticalScrollBar()->value();
    const int first = top / m_laneHeight;
    const int last = std::min(int(m_order.size()) - 1, (top + gutter.height()) / m_laneHeight);
    const int hovered = m_hover.x() >= 0 ? rowAt(m_hover) : -1;
    // Where lanes are lower than letters, every second, third … has a name.
    const int every = (metrics.height() + m_laneHeight - 1) / m_laneHeight;
    for (int row = first - first % every; row <= last; ++row) {
        const QRect rect(Theme::gap, m_ruler + row * m_laneHeight - top, m_gutter - 2 * Theme::gap,
                         m_laneHeight);
        bool chosen = false;
        if (m_filter.lane) {
            const Lanes::Hold hold(m_job->lanes());
            const Lanes::Lane lane = m_job->lanes().lanes()[std::size_t(m_order[std::size_t(row)])];
            chosen = m_filter.lane->pool == lane.pool && m_filter.lane->worker == lane.worker;
        }
        if (chosen)
            painter->fillRect(rect.adjusted(-Theme::gap, 1, Theme::gap, -1), Theme::selection());
        if (row % every != 0)
            continue;
        painter->setPen(chosen || row == hovered ? Theme::text() : Theme::secondary());
        painter->drawText(rect.adjusted(0, 0, 0, (std::min(every, last - row + 1) - 1) * m_laneHeight),
                          Qt::AlignVCenter | Qt::AlignLeft,
                          metrics.elidedText(m_laneNames[row], Qt::ElideMiddle, rect.width()));
    }
    painter->restore();
    painter->setPen(Theme::line());
    painter->drawLine(m_gutter - 1, 0, m_gutter - 1, viewport()->height());
}

void TimelineView::paintTime(QPainter *painter)
{
    const QRect area = laneArea();
    const QRect ruler(0, 0, viewport()->width(), m_ruler);
    painter->fillRect(ruler, Theme::panel());
    const QFont font = Theme::font(0.85);
    painter->setFont(font);
    const QFontMetrics metrics(font);
    const TimeScale scale =
        timeScale(m_job->journal()->info().started, m_window->from(), m_window->to(), area.width(),
                  metrics.horizontalAdvance(QStringLiteral("+000.000 ms")) + 24);
    QColor grid = Theme::text();
    grid.setAlpha(Theme::isDark() ? 22 : 16);
    for (const TimeMark &mark : scale.marks) {
        const int x = int(std::lround(xOf(double(mark.time))));
        if (x < area.left())
            continue;
        painter->setPen(grid);
        painter->drawLine(x, m_ruler, x, viewport()->height());
        painter->setPen(Theme::line());
        painter->drawLine(x, m_ruler - 6, x, m_ruler - 1);
        painter->setPen(Theme::secondary());
        // whole, or not at all
        if (x + 4 + painter->fontMetrics().horizontalAdvance(mark.label) <= area.right() + 1)
            painter->drawText(QRect(x + 4, 0, 200, m_ruler - 2), Qt::AlignVCenter | Qt::AlignLeft,
                              mark.label);
    }
    painter->fillRect(QRect(0, 0, m_gutter, m_ruler), Theme::panel());
    painter->setPen(Theme::secondary());
    painter->drawText(QRect(Theme::gap, 0, m_gutter - Theme::gap, m_ruler - 2),
                      Qt::AlignVCenter | Qt::AlignLeft, scale.base);
    painter->setPen(Theme::line());
    painter->drawLine(0, m_ruler - 1, viewport()->width(), m_ruler - 1);

    // The job's end, and where the pointer is.
    const QString pointed = m_hover.x() >= area.left() && m_drag != Drag::Pan
                                ? rangeText(m_job->journal()->info().started, qint64(timeAt(m_hover.x())),
                                            qint64(timeAt(m_hover.x())) + 1)
                                      .section(QLatin1String(" +"), 0, 0)
                                : QString();
    if (!pointed.isEmpty() && underMouse()) {
        QColor line = Theme::text();
        line.setAlpha(110);
        painter->setPen(QPen(line, 1));
        painter->drawLine(m_hover.x(), m_ruler, m_hover.x(), viewport()->height());
        const int width = metrics.horizontalAdvance(pointed) + 12;
        QRect label(m_hover.x() - width / 2, 2, width, m_ruler - 5);
        label.moveLeft(std::clamp(label.left(), area.left(), std::max(area.left(), area.right() - width)));
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(Theme::text());
        painter->drawRoundedRect(label, 4, 4);
        painter->setPen(Theme::panel());
        painter->drawText(label, Qt::AlignCenter, pointed);
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setBrush(Qt::NoBrush);
    }
}

void TimelineView::paintRange(QPainter *painter)
{
    if (!m_filter.range)
        return;
    const QRect area = laneArea();
    const double left = std::max(xOf(double(m_filter.range->from)), double(area.left()));
    const double right = std::min(xOf(double(m_filter.range->to)), double(area.right() + 1));
    QColor veil = Theme::panel();
    veil.setAlpha(150);
    if (left > area.left())
        painter->fillRect(QRectF(area.left(), area.top(),
                                 std::min(left, double(area.right() + 1)) - area.left(), area.height()),
                          veil);
    if (right < area.right())
        painter->fillRect(
            QRectF(std::max(right, double(area.left())), area.top(), area.right() + 1 - right, area.height()),
            veil);
    if (right < area.left() || left > area.right())
        return;
    QColor band = Theme::accent();
    painter->setPen(QPen(band, 1));
    painter->drawLine(QPointF(left, 0), QPointF(left, viewport()->height()));
    painter->drawLine(QPointF(right, 0), QPointF(right, viewport()->height()));
    band.setAlpha(60);
    painter->fillRect(QRectF(left, 0, std::max(1.0, right - left), m_ruler - 1), band);
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    m_ruler = QFontMetrics(Theme::font(0.85)).height() + 9;
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

void TimelineView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_order.clear();
        arrangeLanes();
    }
}

} // namespace monitor
