// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "analysis/criticalpath.h"

#include <algorithm>
#include <map>

namespace monitor {

namespace {

/// When the program waited until all that it had called had ended, it goes on with a stage.
struct Stage
{
    quint32 first = 0;          // call
    quint32 last = Call::none;  // the call that ended last
};

std::vector<Stage> stagesOf(const Calls &calls)
{
    std::vector<Stage> stages;
    for (quint32 i = 0; i < calls.all.size(); ++i) {
        if (stages.empty() || calls.all[i].queued >= calls.all[stages.back().last].finished)
            stages.push_back({i, i});
        else if (calls.all[i].finished > calls.all[stages.back().last].finished)
            stages.back().last = i;
    }
    return stages;
}

class PathFinder
{
public:
    explicit PathFinder(const Calls &calls) : m_calls(calls), m_stages(stagesOf(calls))
    {
        for (quint32 i = 0; i < calls.all.size(); ++i) {
            m_lanes[{calls.all[i].pool, calls.all[i].worker}].push_back(i);
            m_pools[calls.all[i].pool].push_back(i);
        }
        const auto byEnd = [&](quint32 a, quint32 b) {
            return calls.all[a].finished < calls.all[b].finished;
        };
        for (auto &lane : m_lanes)
            std::sort(lane.second.begin(), lane.second.end(), byEnd);
        for (auto &pool : m_pools)
            std::sort(pool.second.begin(), pool.second.end(), byEnd);
        for (const GroupWait &wait : calls.waits)
            m_waits[calls.all[wait.owner].pool].push_back(wait);
        for (auto &waits : m_waits)
            std::sort(waits.second.begin(), waits.second.end(),
                      [](const GroupWait &a, const GroupWait &b) { return a.from < b.from; });
    }

    std::vector<PathStep> path()
    {
        if (m_stages.empty())
            return {};
        quint32 call = m_stages.back().last;
        qint64 at = m_calls.all[call].finished;
        add(PathStep::Program, Call::none, at, m_calls.end);
        // Time goes back at each turn, or the call was made by another one: it ends.
        const std::size_t most = 4 * m_calls.all.size() + 16;
        for (std::size_t turn = 0; call != Call::none && turn < most; ++turn)
            call = before(call, at);
        return m_path;
    }

private:
    void add(PathStep::Kind kind, quint32 call, qint64 from, qint64 to)
    {
        if (to > from)
            m_path.push_back({kind, call, from, to});
    }

    /// What the task \a call, that ran until \a at, owes its being there to, and until when
    /// that was: \a at is that then.
    quint32 before(quint32 call, qint64 &at)
    {
        const Call &task = m_calls.all[call];
        // It had waited for a group: for the last call of it.
        const auto [first, last] = m_calls.waitsOf(call);
        for (const GroupWait *wait = last; wait != first;) {
            --wait;
            if (wait->to <= at && wait->to > wait->from && wait->last != call) {
                add(PathStep::Ran, call, wait->to, at);
                at = wait->to;
                return wait->last;
            }
        }
        add(PathStep::Ran, call, task.started, at);
        at = std::min(at, task.started);
        if (task.started - task.queued > handOver) {
            if (const quint32 freed = whoMadeRoom(task, call, at); freed != Call::none)
                return freed;
            // Something else held it back, while its worker was free.
            const quint32 previous = endedBefore(m_lanes.at({task.pool, task.worker}), at, call);
            const qint64 free = previous == Call::none ? task.queued : m_calls.all[previous].finished;
            add(PathStep::HeldBack, call, std::max(free, task.queued), at);
            if (free > task.queued) {
                at = free;
                return previous;
            }
        }
        at = std::min(at, task.queued);
        return task.parent != Call::none ? task.parent : beforeTheProgram(call, at);
    }

    /// Whose place a task took that had waited for one: of a task that ended then, or that
    /// began to wait for a group.
    quint32 whoMadeRoom(const Call &task, quint32 call, qint64 &at) const
    {
        for (const std::vector<quint32> *tasks :
             {&m_lanes.at({task.pool, task.worker}), &m_pools.at(task.pool)}) {
            const quint32 previous = endedBefore(*tasks, at, call);
            if (previous != Call::none && at - m_calls.all[previous].finished <= handOver) {
                at = m_calls.all[previous].finished;
                return previous;
            }
        }
        const auto waits = m_waits.find(task.pool);
        if (waits == m_waits.end())
            return Call::none;
        const auto later =
            std::upper_bound(waits->second.begin(), waits->second.end(), at,
                             [](qint64 time, const GroupWait &wait) { return time < wait.from; });
        if (later == waits->second.begin() || at - std::prev(later)->from > handOver)
            return Call::none;
        at = std::prev(later)->from;
        return std::prev(later)->owner;
    }

    /// The program called it. It has gone on by itself since its last barrier, or waited for
    /// room in a queue that has a limit.
    quint32 beforeTheProgram(quint32 call, qint64 &at)
    {
        const Call &task = m_calls.all[call];
        quint32 previous = Call::none;
        const auto pool = std::find_if(m_calls.pools.begin(), m_calls.pools.end(),
                                       [&](const auto &each) { return each.slot == int(task.pool); });
        if (pool != m_calls.pools.end() && pool->queueLimit > 0)
            previous = endedBefore(m_pools.at(task.pool), at, call);
        if (previous == Call::none) {
            auto stage = std::upper_bound(m_stages.begin(), m_stages.end(), call,
                                          [](quint32 i, const Stage &each) { return i < each.first; });
            --stage; // the first begins with the first call
            if (stage != m_stages.begin())
                previous = std::prev(stage)->last;
        }
        const qint64 ended = previous == Call::none ? 0 : m_calls.all[previous].finished;
        add(PathStep::Program, Call::none, ended, at);
        at = ended;
        return previous;
    }

    /// Of \a tasks, the one that ended last, not after \a at.
    quint32 endedBefore(const std::vector<quint32> &tasks, qint64 at, quint32 but) const
    {
        auto found = std::upper_bound(tasks.begin(), tasks.end(), at, [&](qint64 time, quint32 task) {
            return time < m_calls.all[task].finished;
        });
        while (found != tasks.begin()) {
            --found;
            if (*found != but)
                return *found;
        }
        return Call::none;
    }

    const Calls &m_calls;
    const std::vector<Stage> m_stages;
    std::map<std::pair<quint16, quint16>, std::vector<quint32>> m_lanes; // by end
    std::map<quint16, std::vector<quint32>> m_pools;                     // by end
    std::map<quint16, std::vector<GroupWait>> m_waits;                   // by beginning
    std::vector<PathStep> m_path;
};

} // namespace

std::vector<PathStep> criticalPath(const Calls &calls)
{
    return PathFinder(calls).path();
}

std::vector<PathShare> pathShares(const Calls &calls, const std::vector<PathStep> &path)
{
    std::vector<PathShare> shares(calls.names.size());
    for (std::size_t i = 0; i < shares.size(); ++i)
        shares[i].name = quint16(i);
    for (const PathStep &step : path) {
        if (step.kind != PathStep::Ran)
            continue;
        PathShare &share = shares[calls.all[step.call].name];
        ++share.steps;
        share.time += double(step.length());
    }
    std::erase_if(shares, [](const PathShare &share) { return share.steps == 0; });
    std::stable_sort(shares.begin(), shares.end(),
                     [](const PathShare &a, const PathShare &b) { return a.time > b.time; });
    return shares;
}

std::vector<Tail> tails(const Calls &calls)
{
    std::vector<Tail> found;
    const std::vector<Stage> stages = stagesOf(calls);
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const quint32 end = i + 1 < stages.size() ? stages[i + 1].first : quint32(calls.all.size());
        Tail tail;
        tail.last = stages[i].last;
        tail.to = calls.all[tail.last].finished;
        for (quint32 call = stages[i].first; call < end; ++call)
            tail.from = std::max(tail.from, calls.all[call].started);
        double ran = 0;
        for (quint32 call = stages[i].first; call < end; ++call)
            ran += double(std::max<qint64>(0, calls.all[call].finished - tail.from));
        const int workers = calls.workersOf(calls.all[tail.last].pool);
        tail.idle = std::max(0.0, double(tail.length()) * workers - ran);
        found.push_back(tail);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Tail &a, const Tail &b) { return a.length() > b.length(); });
    return found;
}

} // namespace monitor
