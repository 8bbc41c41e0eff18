// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/taskfinder.h"

#include <algorithm>

namespace monitor {

TaskFinder::TaskFinder(QObject *parent) : QObject(parent)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (m_stale && (!m_frozen || m_job->isOver()) && m_search && !m_search->isRunning())
            start(false);
    });
}

TaskFinder::~TaskFinder() = default;

void TaskFinder::setJob(Job *job)
{
    m_again.stop();
    m_search.reset();
    m_job = job;
    m_model.setJournal(job ? job->journal() : nullptr);
    m_query = Query();
    m_found = {};
    m_wanted = false;
    if (!job)
        return;
    m_search = std::make_unique<Search>(job->journal());
    connect(m_search.get(), &Search::finished, this, &TaskFinder::take);
    connect(m_search.get(), &Search::progressChanged, this, &TaskFinder::progressChanged);
    connect(job, &Job::refreshed, this, &TaskFinder::refresh);
    m_model.setSnapshot(job->snapshot());
    start(true);
}

void TaskFinder::setFilter(const Filter &filter)
{
    const QString text = filter.queryText();
    if (text == m_query.text())
        return;
    m_query = Query::parse(text);
    start(true);
}

void TaskFinder::setSorting(Column column, Qt::SortOrder order)
{
    if (column == m_column && order == m_order)
        return;
    m_column = column;
    m_order = order;
    start(true);
}

void TaskFinder::setFrozen(bool frozen)
{
    m_frozen = frozen;
    if (!frozen && m_stale)
        start(false);
}

TaskFinder::Counts TaskFinder::counts() const
{
    const Snapshot &s = *m_job->snapshot();
    return {s.total(), s.running, s.completed()};
}

quint64 TaskFinder::newTasks() const
{
    if (!m_job)
        return 0;
    const quint64 total = counts().total;
    return total > m_found.total ? total - m_found.total : 0;
}

bool TaskFinder::isOutdated() const
{
    if (!m_job || m_query.terms().isEmpty())
        return false;
    const Counts now = counts();
    return now.running != m_found.running || now.completed != m_found.completed;
}

void TaskFinder::start(bool wanted)
{
    if (!m_search)
        return;
    if (!m_query.isValid())
        return; // the rows stay until it says something
    m_stale = false;
    m_wanted = wanted;
    m_started = counts();
    m_took.start();
    m_search->start(m_query, m_column, m_order);
    if (wanted)
        Q_EMIT searchingChanged();
}

void TaskFinder::cancel()
{
    if (m_search)
        m_search->cancel();
    m_wanted = false;
    Q_EMIT searchingChanged();
}

void TaskFinder::refresh()
{
    m_model.setSnapshot(m_job->snapshot());
    m_stale = true;
    if (m_search->isRunning())
        return;
    if (!m_job->isOver() && (m_frozen || m_again.isActive()))
        return;
    m_again.stop();
    start(false); // when it is over there is nothing to wait for, and nothing that will move again
}

void TaskFinder::take(const SlotsPtr &slots)
{
    const bool wanted = m_wanted;
    m_wanted = false;
    if (wanted || !m_frozen || m_job->isOver()) {
        m_found = m_started;
        m_model.setSlots(slots);
    }
    if (wanted)
        Q_EMIT searchingChanged();
    Q_EMIT found();
    if (m_stale && m_job->isOver()) {
        start(false);
        return;
    }
    m_again.start(int(std::clamp<qint64>(m_took.elapsed() * 50, 100, 10'000)));
}

} // namespace monitor
