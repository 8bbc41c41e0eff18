// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/filter.h"

namespace monitor {

namespace {

constexpr qsizetype maxPast = 200;

}

QString Filter::queryText() const
{
    // what was clicked, and nothing else that contains its name
    const auto exactly = [](const QString &value) { return QString(u'=' + value); };
    QStringList terms;
    if (!text.trimmed().isEmpty())
        terms << text.trimmed();
    if (state)
        terms << Query::term(QStringLiteral("state"), keyword(*state));
    if (!name.isEmpty())
        terms << Query::term(QStringLiteral("name"), exactly(name));
    if (lane) {
        terms << Query::term(QStringLiteral("worker"), QString::number(lane->worker));
        terms << QStringLiteral("scope:#%1").arg(lane->scope);
    }
    if (range)
        terms << QStringLiteral("at:+%1ns..+%2ns").arg(range->from).arg(range->to);
    return terms.join(u' ');
}

void FilterHistory::set(const Filter &filter, bool mergeable)
{
    if (filter == m_filter)
        return;
    if (!(mergeable && m_merging)) {
        m_past.append(m_filter);
        if (m_past.size() > maxPast)
            m_past.removeFirst();
    }
    m_merging = mergeable;
    m_future.clear();
    m_filter = filter;
    Q_EMIT changed();
}

void FilterHistory::undo()
{
    if (!canUndo())
        return;
    m_future.append(m_filter);
    m_filter = m_past.takeLast();
    m_merging = false;
    Q_EMIT changed();
}

void FilterHistory::redo()
{
    if (!canRedo())
        return;
    m_past.append(m_filter);
    m_filter = m_future.takeLast();
    m_merging = false;
    Q_EMIT changed();
}

void FilterHistory::reset()
{
    m_past.clear();
    m_future.clear();
    m_merging = false;
    m_filter = Filter();
    Q_EMIT changed();
}

} // namespace monitor
