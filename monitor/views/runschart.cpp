// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/runschart.h"

#include "models/taskwords.h"
#include "reader/words.h"
#include "views/glyphs.h"
#include "views/theme.h"

#include <QtCore/qlocale.h>
#include <QtGui/qevent.h>
#include <QtGui/qpainter.h>
#include <QtWidgets/qtooltip.h>

#include <algorithm>
#include <cmath>

namespace monitor {

using parallel::Journal;

namespace {

constexpr qreal narrowest = 12; // of a bar with the room beside it
constexpr qreal widest = 64;

/// A round time, of which about three fit into \a highest.
qint64 tickStep(qint64 highest)
{
    static constexpr qint64 second = 1'000'000'000;
    static constexpr qint64 steps[] = {1,   2,   5,    10,   15,   30,    60,    120,   300,
                                       600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400};
    for (const qint64 step : steps) {
        if (highest / (step * second) <= 3)
            return step * second;
    }
    return (highest / 3 / (86400 * second) + 1) * 86400 * second;
}

} // namespace

RunsChart::RunsChart(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setObjectName(QStringLiteral("runsChart"));
    setAccessibleName(tr("Runs"));
}

void RunsChart::setRuns(const QList<RunSummary> &runs, const Usual &usual)
{
    m_runs = runs;
    m_usual = usual;
    m_hovered = -1;
    m_current = std::min(m_current, qsizetype(m_runs.size()) - 1);
    update();
}

QRectF RunsChart::plotArea() const
{
    const QFontMetricsF metrics(Theme::font(0.88));
    const qreal labels = metrics.horizontalAdvance(QStringLiteral("00:00:00")) + 10;
    return QRectF(rect()).adjusted(labels, metrics.height() + 8, -4, -metrics.height() - 8);
}

qreal RunsChart::slotWidth() const
{
    return std::clamp(plotArea().width() / qreal(std::max<qsizetype>(m_runs.size(), 1)), narrowest, widest);
}

/// The oldest run that there is room for.
qsizetype RunsChart::first() const
{
    return std::max<qsizetype>(0, m_runs.size() - qsizetype(plotArea().width() / slotWidth() + 0.01));
}

qint64 RunsChart::highest() const
{
    qint64 highest = std::max<qint64>(m_usual.longest, 1);
    for (qsizetype i = first(); i < m_runs.size(); ++i)
        highest = std::max(highest, m_runs[i].duration);
    return highest;
}

qsizetype RunsChart::runAt(const QPointF &at) const
{
    const QRectF area = plotArea();
    if (at.x() < area.left() || at.y() > height())
        return -1;
    const qsizetype run = first() + qsizetype((at.x() - area.left()) / slotWidth());
    return run < m_runs.size() ? run : -1;
}

QRect RunsChart::barOf(qsizetype run) const
{
    if (run < first() || run >= m_runs.size())
        return {};
    const QRectF area = plotArea();
    const qreal slot = slotWidth();
    const qreal height = std::max(2.0, area.height() * double(m_runs[run].duration) / double(highest()));
    const qreal gap = std::max(2.0, slot * 0.22);
    return QRectF(area.left() + qreal(run - first()) * slot + gap / 2, area.bottom() - height, slot - gap,
                  height)
        .toRect();
}

void RunsChart::paintAxes(QPainter &p) const
{
    const QRectF area = plotArea();
    const qint64 most = highest();
    const auto y = [&](qint64 time) { return area.bottom() - area.height() * double(time) / double(most); };
    if (m_usual.runs >= runsThatTell) {
        QColor band = Theme::accent();
        band.setAlpha(Theme::isDark() ? 46 : 28);
        p.fillRect(QRectF(area.left(), y(m_usual.longest), area.width(),
                          std::max(2.0, y(m_usual.shortest) - y(m_usual.longest))),
                   band);
    }
    const qint64 step = tickStep(most);
    for (qint64 time = 0; time <= most; time += step) {
        p.setPen(time == 0 ? Theme::line() : Theme::faint());
        p.drawLine(QPointF(area.left(), y(time)), QPointF(area.right(), y(time)));
        p.setPen(Theme::secondary());
        p.drawText(QRectF(0, y(time) - 10, area.left() - 8, 20), Qt::AlignRight | Qt::AlignVCenter,
                   time == 0 ? QStringLiteral("0") : duration(time));
    }
}

void RunsChart::paintRun(QPainter &p, qsizetype run) const
{
    const RunSummary &summary = m_runs[run];
    const QRectF bar = barOf(run);
    if (run == m_hovered || (run == m_current && hasFocus())) {
        const QRectF area = plotArea();
        const qreal gap = (slotWidth() - bar.width()) / 2;
        p.setPen(run == m_current && hasFocus() ? QPen(Theme::accent(), 2) : QPen(Qt::NoPen));
        p.setBrush(Theme::selection());
        p.drawRoundedRect(QRectF(bar.left() - gap, 1, slotWidth(), area.bottom() - 1), 3, 3);
    }
    p.setPen(Qt::NoPen);
    QColor waiting = Theme::fill(Shown::Queued);
    waiting.setAlpha(Theme::isDark() ? 110 : 90);
    p.fillRect(bar, waiting);
    const qreal succeeded = bar.height() * summary.succeededPart();
    const qreal failed = summary.failedTime > 0 ? std::max(2.0, bar.height() * summary.failedPart()) : 0.0;
    p.fillRect(QRectF(bar.left(), bar.bottom() - succeeded, bar.width(), succeeded),
               Theme::fill(Shown::Succeeded));
    p.fillRect(
        QRectF(bar.left(), std::max(bar.top(), bar.bottom() - succeeded - failed), bar.width(), failed),
        Theme::fill(Shown::Failed));
    p.setPen(Theme::edge()); // the whole of it is as long as the run
    p.setBrush(Qt::NoBrush);
    p.drawRect(bar);

    const QFontMetricsF metrics(p.font());
    const qreal side = std::min(metrics.height() - 2, slotWidth() - 1);
    const QRectF above(bar.center().x() - side / 2, bar.top() - side - 3, side, side);
    const QString count = number(summary.failed);
    if (summary.died() || summary.state == Journal::State::Running) {
        const Shown state = summary.died() ? Shown::Died : Shown::Running;
        paintState(&p, above, state, Theme::ink(state));
    } else if (summary.failed > 0 && metrics.horizontalAdvance(count) <= slotWidth() + 2) {
        p.setPen(Theme::ink(Shown::Failed));
        p.drawText(QRectF(bar.center().x() - slotWidth(), bar.top() - metrics.height() - 1, 2 * slotWidth(),
                          metrics.height()),
                   Qt::AlignCenter, count);
    } else if (summary.failed > 0) {
        paintState(&p, above, Shown::Failed, Theme::ink(Shown::Failed));
    }
}

/// As many as fit, as far apart from each other, from the last one on.
void RunsChart::paintDates(QPainter &p) const
{
    const QFontMetricsF metrics(p.font());
    const QRectF area = plotArea();
    const qreal room = metrics.horizontalAdvance(QStringLiteral("30 Nov")) + 14;
    const qsizetype apart = std::max<qsizetype>(1, qsizetype(std::ceil(room / slotWidth())));
    for (qsizetype run = m_runs.size() - 1; run >= first(); run -= apart) {
        const QString date = dayOfMonth(m_runs[run].started.date());
        const qreal wide = metrics.horizontalAdvance(date);
        const qreal x = std::min(QRectF(barOf(run)).center().x() - wide / 2, width() - wide - 1);
        p.setPen(run == m_runs.size() - 1 ? Theme::text() : Theme::secondary());
        p.drawText(QRectF(x, area.bottom() + 4, wide + 1, metrics.height()), Qt::AlignLeft | Qt::AlignTop,
                   date);
    }
}

void RunsChart::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setFont(Theme::font(0.88));
    if (m_runs.isEmpty())
        return;
    paintAxes(p);
    for (qsizetype run = first(); run < m_runs.size(); ++run)
        paintRun(p, run);
    paintDates(p);
}

QString RunsChart::toolTip(const RunSummary &run) const
{
    QStringList lines{when(run.started)};
    lines << tr("%1: %2, %3 workers", nullptr, plural(quint64(run.workers)))
                 .arg(word(run.state), duration(run.duration), number(quint64(run.workers)));
    lines << (run.failed ? tr("%1 tasks, %2 failed", nullptr, plural(run.called))
                               .arg(number(run.called), number(run.failed))
                         : tr("%1 tasks", nullptr, plural(run.called)).arg(number(run.called)));
    if (run.succeededTime > 0)
        lines << tr("Workers: %1 succeeded, %2 failed, %3 waited")
                     .arg(percent(run.succeededPart()), percent(run.failedPart()),
                          percent(std::max(0.0, 1 - run.succeededPart() - run.failedPart())));
    return lines.join(u'\n');
}

bool RunsChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *const help = static_cast<QHelpEvent *>(event);
        const qsizetype run = runAt(help->pos());
        if (run >= 0)
            QToolTip::showText(help->globalPos(), toolTip(m_runs[run]), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void RunsChart::mouseMoveEvent(QMouseEvent *event)
{
    const qsizetype run = runAt(event->position());
    setCursor(run >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (std::exchange(m_hovered, run) != run)
        update();
}

void RunsChart::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void RunsChart::mouseReleaseEvent(QMouseEvent *event)
{
    const qsizetype run = runAt(event->position());
    if (event->button() == Qt::LeftButton && run >= 0)
        Q_EMIT runChosen(m_runs[run].path);
}

void RunsChart::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const qsizetype run = byKey ? m_current : runAt(event->pos());
    if (run >= 0 && run < m_runs.size())
        Q_EMIT menuRequested(m_runs[run].path, byKey ? mapToGlobal(barOf(run).center()) : event->globalPos());
}

void RunsChart::setCurrent(qsizetype run)
{
    m_current = std::clamp(run, first(), std::max<qsizetype>(m_runs.size() - 1, 0));
    if (m_current < m_runs.size())
        setAccessibleDescription(toolTip(m_runs[m_current]).replace(u'\n', QLatin1String(", ")));
    update();
}

/// What keys are about is seen at once.
void RunsChart::focusInEvent(QFocusEvent *event)
{
    if (m_current < 0 && !m_runs.isEmpty() && event->reason() != Qt::MouseFocusReason)
        setCurrent(m_runs.size() - 1);
    QWidget::focusInEvent(event);
}

void RunsChart::keyPressEvent(QKeyEvent *event)
{
    const qsizetype last = m_runs.size() - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrent(m_current < 0 ? last : m_current - 1);
        break;
    case Qt::Key_Right:
        setCurrent(m_current < 0 ? last : m_current + 1);
        break;
    case Qt::Key_Home:
        setCurrent(first());
        break;
    case Qt::Key_End:
        setCurrent(last);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0 && m_current <= last)
            Q_EMIT runChosen(m_runs[m_current].path);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace monitor
