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

bool allPaused(const Snapshot &snapshot)
{
    return std::all_of(snapshot.pools.begin(), snapshot.pools.end(),
                       [](const auto &pool) { return !pool.open || pool.paused; });
}

constexpr qint64 second = 1'000'000'000;

} // namespace

/// To drop calls is no work.
void Rate::add(const Snapshot &snapshot)
{
    const quint64 worked = snapshot.completed() - std::min(snapshot.completed(), snapshot.dropped);
    if (snapshot.state != Journal::State::Running) {
        const Course whole(snapshot);
        m_rate = whole.seconds > 0 ? double(whole.completed) / whole.seconds : 0;
        return;
    }
    if (snapshot.queued + snapshot.running > 0 && allPaused(snapshot)) {
        m_looks.assign(1, {snapshot.now, worked}); // the time of a pause says nothing about the tasks
        m_rate = -1;
        return;
    }
    if (!m_looks.empty() && worked < m_looks.back().worked)
        m_looks.clear();
    const quint64 enough = std::max<quint64>(20, 4 * quint64(std::max(snapshot.workers, 0)));
    if (!m_begun && snapshot.complete) {
        m_begun = true;
        lookBack(snapshot, worked, enough);
    }
    // Of a time in which nothing ends its begin and its end.
    const std::size_t count = m_looks.size();
    if (count > 1 && m_looks[count - 1].worked == worked && m_looks[count - 2].worked == worked)
        m_looks.pop_back();
    m_looks.push_back({snapshot.now, worked});
    measure(snapshot.queued + snapshot.running == 0, enough);
}

/// The first look knows what went before from the tasks that are kept.
void Rate::lookBack(const Snapshot &snapshot, quint64 worked, quint64 enough)
{
    const Plot &plot = snapshot.plot;
    std::deque<Look> looks;
    quint64 left = worked;
    for (auto step = plot.steps.rbegin(); step != plot.steps.rend() && step->known; ++step) {
        const qint64 to = std::min(step->from + plot.step, snapshot.now);
        if (to <= step->from)
            continue;
        looks.push_front({to, left});
        const double ends = step->throughput() * double(to - step->from) / 1e9;
        left -= std::min(left, quint64(std::llround(ends)));
        if (worked - left > enough && snapshot.now - step->from > second)
            break;
        if (std::next(step) == plot.steps.rend())
            looks.push_front({step->from, left});
    }
    // Nothing of what the counts say is among the tasks: then the scopes' own time is all
    // that is known.
    const bool allKnown =
        std::all_of(plot.steps.begin(), plot.steps.end(), [](const auto &step) { return step.known; });
    if (const Course course(snapshot); left == worked && allKnown && course.completed > 0)
        looks.assign(1, {snapshot.now - qint64(course.seconds * 1e9), worked - course.completed});
    if (!looks.empty())
        m_looks = std::move(looks);
}

void Rate::measure(bool idle, quint64 enough)
{
    const Look now = m_looks.back();
    // The oldest look since which no more than enough has ended, but a second at least.
    const auto young = [&](const Look &look) { return now.at - look.at < second; };
    while (m_looks.size() > 2 && now.worked - m_looks[0].worked > enough && !young(m_looks[1]))
        m_looks.pop_front();
    const Look begin = m_looks.front();
    const auto same = std::find_if(m_looks.begin(), m_looks.end(),
                                   [&](const Look &look) { return look.worked == now.worked; });
    if (same == m_looks.begin() || same->at <= begin.at) {
        m_rate = idle ? 0 : -1;
        return;
    }
    if (idle && now.at - same->at > 5 * second) {
        m_looks.assign(1, now);
        m_rate = 0;
        return;
    }
    // Not less from end to end, but where the next is late.
    const double ended = double(now.worked - begin.worked);
    const double last = double(now.worked - std::prev(same)->worked);
    m_rate =
        std::min(ended * 1e9 / double(same->at - begin.at), (ended + last) * 1e9 / double(now.at - begin.at));
}

qint64 Rate::eta(const Snapshot &snapshot)
{
    const quint64 left = snapshot.queued + snapshot.running;
    if (left == 0 || snapshot.state != Journal::State::Running)
        return snapshot.state == Journal::State::Running ? 0 : -1;
    if (allPaused(snapshot) || snapshot.completed() < 5 || snapshot.rate < 1e-6)
        return -1;
    return qint64(std::min(double(left) / snapshot.rate * 1e9, 1e17));
}

} // namespace monitor
