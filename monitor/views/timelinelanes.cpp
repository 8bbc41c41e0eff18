// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Where lanes and moments are in the timeline.

#include "models/job.h"
#include "views/theme.h"
#include "views/timelineview.h"

#include <QtCore/qhash.h>
#include <QtGui/qfontmetrics.h>
#include <QtWidgets/qscrollbar.h>

#include <algorithm>

using parallel::Journal;

namespace monitor {

/// A scope's number.
quint32 TimelineView::scopeOf(int pool) const
{
    const auto &pools = m_job->snapshot()->pools;
    const auto found =
        std::find_if(pools.begin(), pools.end(), [pool](const auto &p) { return p.slot == pool; });
    return found == pools.end() ? 0 : found->id;
}

/// Lanes in the order of their pools and workers, whenever they were first seen.
void TimelineView::arrangeLanes()
{
    std::vector<Lanes::Lane> lanes;
    if (m_job) {
        const Lanes::Hold hold(m_job->lanes());
        lanes = m_job->lanes().lanes();
    }
    // What lanes are named after.
    const qsizetype pools =
        m_job ? m_job->snapshot()->pools.size() + m_job->snapshot()->scopes.remoteCount() : 0;
    const bool changed = lanes.size() != m_order.size() || pools != m_namedPools;
    if (changed) {
        m_namedPools = pools;
        m_order.resize(lanes.size());
        for (std::size_t i = 0; i < lanes.size(); ++i)
            m_order[i] = int(i);
        const ScopeLabels labels = m_job ? m_job->snapshot()->scopes : ScopeLabels();
        const auto rank = [&](const Lanes::Lane &lane) { return labels.rank(lane.worker); };
        std::sort(m_order.begin(), m_order.end(), [&](int a, int b) {
            const auto &la = lanes[std::size_t(a)];
            const auto &lb = lanes[std::size_t(b)];
            return la.pool != lb.pool ? la.pool < lb.pool : rank(la) < rank(lb);
        });
        m_laneNames.clear();
        const QFontMetrics metrics(Theme::font(0.92));
        m_widestName = metrics.horizontalAdvance(QStringLiteral("00:00:00"));
        for (const int lane : m_order) {
            const Lanes::Lane &l = lanes[std::size_t(lane)];
            QString name = m_job->snapshot()->scopes.worker(l.pool, l.worker);
            if (l.worker == 0)
                name = tr("%1 (serial)").arg(name);
            m_laneNames << name;
            m_widestName = std::max(m_widestName, metrics.horizontalAdvance(name));
        }
    }
    updateScrollBar();
    if (changed && !m_order.empty() && !m_window->isFrozen()
        && !m_job->isOver()) { // to where it goes on: the newest scope
        QHash<int, quint32> numbers;
        for (const Journal::Pool &pool : std::as_const(m_job->snapshot()->pools))
            numbers.insert(pool.slot, pool.id);
        const auto isOlder = [&](int a, int b) {
            return numbers.value(lanes[std::size_t(a)].pool) < numbers.value(lanes[std::size_t(b)].pool);
        };
        const auto first = std::max_element(m_order.begin(), m_order.end(), isOlder);
        verticalScrollBar()->setValue(int(first - m_order.begin()) * m_laneHeight);
    }
    viewport()->update();
}

/// Names are cut where they would take the room of what they name.
void TimelineView::fitNames()
{
    const int most =
        std::max(QFontMetrics(Theme::font(0.92)).averageCharWidth() * 22, viewport()->width() / 6);
    m_gutter = std::min(m_widestName, most) + 2 * Theme::gap + 4;
}

void TimelineView::updateScrollBar()
{
    fitNames();
    const int height = viewport()->height() - m_ruler;
    const int lanes = std::max(1, int(m_order.size()));
    // A few lanes are easy to hit, many fit; beyond that they are scrolled.
    m_laneHeight = m_wantedLaneHeight ? m_wantedLaneHeight : std::clamp(height / lanes, 13, 26);
    verticalScrollBar()->setPageStep(std::max(1, height));
    verticalScrollBar()->setSingleStep(m_laneHeight);
    verticalScrollBar()->setRange(0, std::max(0, lanes * m_laneHeight - height));
}

QRect TimelineView::laneArea() const
{
    return QRect(m_gutter, m_ruler, std::max(1, viewport()->width() - m_gutter),
                 std::max(1, viewport()->height() - m_ruler));
}

double TimelineView::timeAt(int x) const
{
    const QRect area = laneArea();
    return m_window->from() + (x - area.left()) * m_window->length() / area.width();
}

double TimelineView::xOf(double time) const
{
    const QRect area = laneArea();
    return area.left() + (time - m_window->from()) * area.width() / m_window->length();
}

int TimelineView::rowAt(const QPoint &point) const
{
    if (point.y() < m_ruler)
        return -1;
    const int row = (point.y() - m_ruler + verticalScrollBar()->value()) / m_laneHeight;
    return row < int(m_order.size()) ? row : -1;
}

QString TimelineView::laneName(int row) const
{
    return m_laneNames.value(row);
}

} // namespace monitor
