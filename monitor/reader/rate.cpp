// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "rate.h"

#include <algorithm>
#include <cmath>

namespace monitor {

using parallel::Journal;

namespace {

/// What goes on: of a process that runs the scopes that are open, else all of them.
struct Course
{
    explicit Course(const Snapshot &snapshot)
    {
        qint64 begin = snapshot.now;
        for (const Journal::Pool &pool : snapshot.pools) {
            if (pool.opened < 0 || (!pool.open && snapshot.state == Journal::State::Running))
                continue;
            begin = std::min(begin, pool.opened);
            completed +=
                pool.succeeded + pool.failed + pool.cancelled - std::min(pool.cancelled, pool.dropped);
        }
        seconds = double(snapshot.now - begin) / 1e9;
    }

    double seconds = 0; ///< Since the first of them was opened.
    quint64 completed = 0;
};

} // namespace

/// To drop calls is no work.
void Rate::add(const Snapshot &snapshot)
{
    const quint64 worked = snapshot.completed() - std::min(snapshot.completed(), snapshot.dropped);
    const double seconds = double(snapshot.now - m_at) / 1e9;
    const Course whole(snapshot);
    if (!m_begun || worked < m_completed || snapshot.state != Journal::State::Running) {
        m_rate = whole.seconds > 0 ? double(whole.completed) / whole.seconds : 0;
        m_begun = true;
    } else if (seconds > 0) {
        const double now = double(worked - m_completed) / seconds;
        // a young job has no past to smooth it with
        const double apart = whole.seconds / double(std::max<quint64>(whole.completed, 1));
        const double memory = std::clamp(whole.seconds / 2, 0.5, std::max(5.0, 10 * apart));
        m_rate += (now - m_rate) * (1 - std::exp(-seconds / memory));
    }
    m_completed = worked;
    m_at = snapshot.now;
}

qint64 Rate::eta(const Snapshot &snapshot)
{
    const quint64 left = snapshot.queued + snapshot.running;
    if (left == 0 || snapshot.state != Journal::State::Running)
        return snapshot.state == Journal::State::Running ? 0 : -1;
    const bool allPaused = std::all_of(snapshot.pools.begin(), snapshot.pools.end(),
                                       [](const auto &pool) { return !pool.open || pool.paused; });
    if (allPaused || snapshot.completed() < 5 || snapshot.rate < 1e-6)
        return -1;
    return qint64(std::min(double(left) / snapshot.rate * 1e9, 1e17));
}

} // namespace monitor
