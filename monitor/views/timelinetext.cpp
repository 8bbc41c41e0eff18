// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What the timeline shows, as text: for tool tips, and for those who hear it.

#include "models/job.h"
#include "models/taskwords.h"
#include "models/timescale.h"
#include "views/timelineview.h"

#include <QtWidgets/qscrollbar.h>

#include <algorithm>
#include <cmath>

using parallel::Journal;

namespace monitor {

QStringList TimelineView::taskLines(quint32 slot) const
{
    if (!m_job || slot == 0)
        return {};
    const Journal &journal = *m_job->journal();
    const Journal::Record task = journal.record(slot);
    if (!task.isValid())
        return {};
    QStringList lines;
    lines << QStringLiteral("%1  #%2").arg(journal.name(task), number(task.id));
    if (const QString arguments = oneLine(journal.arguments(task)); !arguments.isEmpty())
        lines << (arguments.size() > 90 ? arguments.left(44) + u'…' + arguments.right(44) : arguments);
    lines << tr("%1 %2 · waited %3 · ran %4")
                 .arg(QString(symbol(shownState(task.state, m_job->snapshot()->state))),
                      word(shownState(task.state, m_job->snapshot()->state)),
                      duration(task.waited(m_job->snapshot()->now)),
                      duration(task.ran(m_job->snapshot()->now)));
    if (const QString said = outcome(journal, task); !said.isEmpty())
        lines << said.left(200);
    return lines;
}

QString TimelineView::selectedText() const
{
    const QStringList lines = taskLines(m_selected);
    return lines.isEmpty() ? tr("no task is selected") : lines.join(QLatin1String(", "));
}

QString TimelineView::shownTime() const
{
    if (!m_job)
        return {};
    return rangeText(m_job->journal()->info().started, qint64(m_window->from()), qint64(m_window->to()));
}

QRect TimelineView::rectOfLane(int row) const
{
    const QRect lane(0, m_ruler + row * m_laneHeight - verticalScrollBar()->value(), viewport()->width(),
                     m_laneHeight);
    return lane.intersected(viewport()->rect().adjusted(0, m_ruler, 0, 0));
}

/// Of what is in sight; the lane may be scrolled away.
QString TimelineView::laneText(int row) const
{
    if (!m_job || row < 0 || row >= laneCount())
        return {};
    const int lane = m_order[std::size_t(row)];
    const Lanes::Hold hold(m_job->lanes());
    const Density &density = m_job->lanes().density();
    double busy = 0;
    bool anyFailed = false;
    if (lane < density.laneCount()) {
        const auto &cells = density.cells(lane, 0);
        const double width = std::exp2(density.shift());
        const auto first = std::size_t(std::max(0.0, m_window->from()) / width);
        const auto last = std::size_t(std::max(0.0, std::ceil(m_window->to() / width)));
        for (std::size_t i = first; i < std::min(last, cells.size()); ++i) {
            busy += cells[i].busy;
            anyFailed = anyFailed || (cells[i].states & (1u << int(Journal::TaskState::Failed))) != 0;
        }
    }
    const double now = double(m_job->snapshot()->now);
    for (const Lanes::Running &task : m_job->lanes().running()) {
        if (task.lane == lane)
            busy += std::max(0.0, std::min(now, m_window->to())
                                      - std::max(double(task.started), m_window->from()));
    }
    QString text = tr("%1 busy").arg(percent(busy / std::max(1.0, m_window->length())));
    if (anyFailed)
        text += QLatin1String(", ") + tr("some failed");
    return text;
}

} // namespace monitor
