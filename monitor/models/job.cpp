// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/job.h"

using parallel::Journal;

namespace monitor {

std::unique_ptr<Job> Job::open(const QString &path, QString *error)
{
    auto journal = std::make_shared<Journal>();
    if (!journal->open(path)) {
        if (error)
            *error = journal->errorString();
        return nullptr;
    }
    return std::unique_ptr<Job>(new Job(std::move(journal)));
}

Job::Job(std::shared_ptr<Journal> journal) : m_journal(std::move(journal)), m_gatherer(m_journal)
{
    m_snapshot = m_gatherer.snapshot();
    connect(&m_gatherer, &Gatherer::changed, this, &Job::take);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_refreshDue)
            refresh();
    });
    fillLanes();
}

Job::~Job()
{
    m_stop.store(true);
    m_filler.cancel();
}

bool Job::isOver() const
{
    return m_snapshot->state != Journal::State::Running;
}

void Job::take(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    Q_EMIT snapshotChanged();
    if (m_pause.isActive())
        m_refreshDue = true;
    else
        refresh();
}

void Job::refresh()
{
    m_refreshDue = false;
    // Nobody reads rows that change a hundred thousand times a second.
    m_pause.start(m_snapshot->rate > 20'000 ? 450 : 120);
    fillLanes();
    Q_EMIT refreshed();
}

void Job::fillLanes()
{
    if (m_filler.isRunning()) {
        m_fillAgain = true;
        return;
    }
    m_fillAgain = false;
    m_filler.start(
        [this, snapshot = m_snapshot](const Work &) {
            m_lanes.update(*m_journal, snapshot->completed(), snapshot->running, m_stop);
        },
        [this] {
            Q_EMIT lanesChanged();
            // once it is over no further snapshot comes to go on with
            if (m_fillAgain || (isOver() && !m_lanes.isSettled()))
                fillLanes();
        });
}

} // namespace monitor
