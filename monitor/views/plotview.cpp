// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/plotview.h"

#include "models/timescale.h"
#include "views/hatch.h"
#include "views/theme.h"

#include <QtGui/qevent.h>
#include <QtGui/qpainter.h>
#include <QtGui/qpainterpath.h>
#include <QtWidgets/qtooltip.h>

#include <algorithm>
#include <cmath>

using parallel::Journal;

namespace monitor {

PlotView::PlotView(Quantity quantity, QWidget *parent) : QWidget(parent), m_quantity(quantity)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(title());
}

QString PlotView::title() const
{
    switch (m_quantity) {
    case Quantity::Throughput:
        return tr("Throughput");
    case Quantity::Queue:
        return tr("Queue");
    case Quantity::Busy:
        return tr("Busy workers");
    }
    return {};
}

double PlotView::value(const PlotStep &step) const
{
    switch (m_quantity) {
    case Quantity::Throughput:
        return step.throughput();
    case Quantity::Queue:
        return step.queued;
    case Quantity::Busy:
        return step.running;
    }
    return 0;
}

QString PlotView::valueText(double value) const
{
    if (m_quantity == Quantity::Throughput)
        return rate(value);
    if (value > 0 && value < 10 && std::abs(value - std::round(value)) > 0.05)
        return decimal(value, 1);
    return number(quint64(std::llround(std::max(0.0, value))));
}

QString PlotView::now() const
{
    if (!m_snapshot)
        return {};
    if (m_snapshot->state != Journal::State::Running) { // what it was is more than what it is now
        const Plot &plot = m_snapshot->plot;
        if (plot.steps.empty())
            return {};
        const double most = Plot::most(plot.values([this](const PlotStep &step) { return value(step); },
                                                   m_quantity == Quantity::Throughput ? Plot::rateTime : 0));
        return most < 0            ? tr("not kept")
               : plot.gaps.empty() ? tr("up to %1").arg(valueText(most))
                                   : tr("≥ %1").arg(valueText(most));
    }
    switch (m_quantity) {
    case Quantity::Throughput:
        return rate(m_snapshot->rate);
    case Quantity::Queue:
        return number(m_snapshot->queued);
    case Quantity::Busy:
        if (m_snapshot->busy < 0)
            return tr("not known");
        if (m_snapshot->elsewhere() > 0)
            return tr("%1 here, %2 away")
                .arg(number(quint64(m_snapshot->busy)), number(m_snapshot->elsewhere()));
        return tr("%1 of %2")
            .arg(number(quint64(m_snapshot->busy)), number(quint64(std::max(0, m_snapshot->workers))));
    }
    return {};
}

void PlotView::setSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    setAccessibleDescription(now());
    update();
}

void PlotView::setRange(const std::optional<Filter::Range> &range)
{
    m_range = range;
    update();
}

QSize PlotView::sizeHint() const
{
    const QFontMetrics metrics(Theme::font(0.92));
    return QSize(190, metrics.height() + 40);
}

QSize PlotView::minimumSizeHint() const
{
    const QFontMetrics metrics(Theme::font(0.92));
    return QSize(110, metrics.height() + 26);
}

QRectF PlotView::plotArea() const
{
    const QFontMetrics metrics(Theme::font(0.92));
    return QRectF(0, metrics.height() + 5, width(), height() - metrics.height() - 6);
}

double PlotView::timeAt(double x) const
{
    return m_snapshot ? std::clamp(x / std::max(1, width()), 0.0, 1.0) * double(m_snapshot->now) : 0;
}

void PlotView::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QFont font = Theme::font(0.92);
    const QFontMetrics metrics(font);
    const QString value = now();
    p.setFont(font);
    p.setPen(Theme::secondary());
    const int valueWidth = metrics.horizontalAdvance(value);
    p.drawText(QRect(0, 0, width() - valueWidth - 8, metrics.height()), Qt::AlignLeft,
               metrics.elidedText(title(), Qt::ElideRight, width() - valueWidth - 8));
    p.setPen(Theme::text());
    p.drawText(QRect(0, 0, width(), metrics.height()), Qt::AlignRight, value);

    const QRectF area = plotArea();
    p.setPen(QPen(Theme::line(), 1));
    p.drawLine(QPointF(area.left(), area.bottom() + 0.5), QPointF(area.right(), area.bottom() + 0.5));
    if (!m_snapshot || m_snapshot->plot.steps.empty() || m_snapshot->now <= 0)
        return;

    const Plot &plot = m_snapshot->plot;
    const double end = double(m_snapshot->now);
    const auto xOf = [&](double time) { return area.left() + time / end * area.width(); };
    // No finer than what can be seen: at least two pixels a point.
    const int columns = std::max(1, int(area.width() / 2));
    std::vector<double> sums(std::size_t(columns), 0.0);
    std::vector<double> weights(sums.size(), 0.0);
    for (const PlotStep &step : plot.steps) {
        if (!step.known)
            continue;
        const double from = double(step.from) / end * columns;
        const double to = std::min(double(step.from + plot.step), end) / end * columns;
        for (int i = std::max(0, int(from)); i < columns && i <= int(to); ++i) {
            const double part = std::min(to, i + 1.0) - std::max(from, double(i));
            if (part > 0) {
                sums[std::size_t(i)] += this->value(step) * part;
                weights[std::size_t(i)] += part;
            }
        }
    }
    double most = m_quantity == Quantity::Busy ? double(m_snapshot->workers) : 0;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        sums[i] = weights[i] > 0 ? sums[i] / weights[i] : 0;
        most = std::max(most, sums[i]);
    }
    const QColor color = m_quantity == Quantity::Throughput ? Theme::fill(Shown::Succeeded)
                         : m_quantity == Quantity::Queue    ? Theme::fill(Shown::Queued)
                                                            : Theme::fill(Shown::Running);
    if (most > 0) {
        QColor light = color;
        light.setAlpha(Theme::isDark() ? 70 : 55);
        // A curve for each time of which all is known.
        for (int begin = 0; begin < columns; ++begin) {
            if (weights[std::size_t(begin)] <= 0)
                continue;
            QPolygonF line;
            int past = begin;
            for (; past < columns && weights[std::size_t(past)] > 0; ++past)
                line << QPointF(area.left() + (past + 0.5) * area.width() / columns,
                                area.bottom() - sums[std::size_t(past)] / most * (area.height() - 2));
            begin = past;
            QPolygonF filled = line;
            filled.prepend(QPointF(line.first().x(), area.bottom()));
            filled << QPointF(line.last().x(), area.bottom());
            p.setPen(Qt::NoPen);
            p.setBrush(light);
            p.drawPolygon(filled);
            p.setBrush(Qt::NoBrush);
            p.setPen(QPen(color, 1.4));
            p.drawPolyline(line);
        }
    }
    paintGaps(&p, area.adjusted(0, 0, -1, -1), plot.unknown(), xOf);
    if (m_range) {
        QColor band = Theme::accent();
        band.setAlpha(60);
        const double left = xOf(double(m_range->from));
        p.fillRect(QRectF(left, area.top(), std::max(1.5, xOf(double(m_range->to)) - left), area.height()),
                   band);
    }
    if (m_hover >= 0) {
        QColor hair = Theme::text();
        hair.setAlpha(120);
        p.setPen(hair);
        p.drawLine(QPointF(m_hover + 0.5, area.top()), QPointF(m_hover + 0.5, area.bottom()));
    }
}

bool PlotView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_snapshot) {
        const auto *const help = static_cast<QHelpEvent *>(event);
        const double at = timeAt(help->pos().x());
        const Plot &plot = m_snapshot->plot;
        if (plot.step > 0 && !plot.steps.empty()) {
            const auto index = std::clamp<qint64>((qint64(at) - plot.steps.front().from) / plot.step, 0,
                                                  qint64(plot.steps.size()) - 1);
            const PlotStep &step = plot.steps[std::size_t(index)];
            QString text = tr("%1 at %2: %3")
                               .arg(title(),
                                    rangeText(m_snapshot->info.started, step.from, step.from + 1)
                                        .section(QLatin1String(" +"), 0, 0),
                                    step.known ? valueText(value(step))
                                               : tr("not kept, as these tasks made room for newer ones"));
            if (step.known && m_quantity == Quantity::Throughput && step.failed > 0)
                text += tr(", of which %1 failed").arg(rate(step.failed));
            QToolTip::showText(help->globalPos(), text + u'\n' + tr("Drag: only what happened in that time"),
                               this);
            return true;
        }
    }
    return QWidget::event(event);
}

void PlotView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_pressed = event->position().x();
}

void PlotView::mouseMoveEvent(QMouseEvent *event)
{
    const double x = event->position().x();
    m_hover = int(x);
    if (m_pressed >= 0 && std::abs(x - m_pressed) > 3)
        Q_EMIT rangeSelected(
            Filter::Range{qint64(timeAt(std::min(x, m_pressed))), qint64(timeAt(std::max(x, m_pressed)))});
    update();
}

void PlotView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_pressed >= 0 && std::abs(event->position().x() - m_pressed) <= 3)
        Q_EMIT rangeSelected(std::nullopt);
    m_pressed = -1;
}

void PlotView::leaveEvent(QEvent *)
{
    m_hover = -1;
    update();
}

} // namespace monitor
