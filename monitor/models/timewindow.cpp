// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/timewindow.h"

#include <algorithm>

namespace monitor {

void TimeWindow::setEnd(double end)
{
    end = std::max(end, shortest);
    if (end == m_end)
        return;
    const double by = end - m_end;
    m_end = end;
    if (m_frozen) {
        // what is being looked at stays
    } else if (m_all) {
        m_from = 0;
        m_to = end;
    } else if (m_following) {
        m_from += by;
        m_to += by;
    }
    Q_EMIT changed(); // the minimap shows the end, whatever the window shows
}

void TimeWindow::setFrozen(bool frozen)
{
    if (frozen == m_frozen)
        return;
    m_frozen = frozen;
    if (!frozen)
        m_all ? showAll() : pan(m_end - m_to);
}

void TimeWindow::set(double from, double to)
{
    const double length = std::clamp(to - from, shortest, m_end);
    const double middle = (from + to) / 2;
    m_from = std::clamp(middle - length / 2, 0.0, m_end - length);
    m_to = m_from + length;
    m_all = length >= m_end * (1 - 1e-9);
    m_following = m_to >= m_end * (1 - 1e-6);
    Q_EMIT changed();
}

void TimeWindow::zoom(double factor, double at)
{
    const double length = std::clamp(this->length() * factor, shortest, m_end);
    const double part = this->length() > 0 ? (at - m_from) / this->length() : 0.5;
    const double from = std::clamp(at - part * length, 0.0, m_end - length);
    set(from, from + length);
}

void TimeWindow::pan(double by)
{
    const double from = std::clamp(m_from + by, 0.0, m_end - length());
    set(from, from + length());
}

void TimeWindow::showAll()
{
    set(0, m_end);
}

void TimeWindow::reset()
{
    m_from = 0;
    m_to = m_end = shortest;
    m_all = m_following = true;
    m_frozen = false;
    Q_EMIT changed();
}

} // namespace monitor
