// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "analysis/whatif.h"

#include <QtCore/qhash.h>

#include <algorithm>
#include <deque>
#include <map>
#include <queue>

namespace monitor {

namespace {

/// What a task does at a point of its own running time.
struct Action
{
    qint64 at;     // nanoseconds that it has run, waits not counted
    quint32 call;  // to be made; or
    quint32 group; // to be waited for, where `call` is none
};

/// A call of the program itself, and what it had waited for.
struct RootCall
{
    quint32 call;
    bool waits = false; // until all of `group` had ended, or of everything where that is 0
    quint32 group = 0;
    qint64 after = 0; // nanoseconds after that, or after the call before
};

class Simulation
{
public:
    Simulation(const Calls &calls, const WhatIf &what, const Work &work)
        : m_calls(calls), m_what(what), m_work(work), m_tasks(calls.all.size())
    {
        const quint16 asked = mainPool(calls);
        for (const Call &call : calls.all) {
            if (!m_pools.contains(call.pool))
                m_pools[call.pool].free =
                    call.pool == asked && what.workers > 0 ? what.workers : calls.workersOf(call.pool);
        }
        findActions();
        findRoots();
    }

    qint64 run()
    {
        nextRoot(0);
        qint64 latest = 0;
        quint64 events = 0;
        while (!m_events.empty()) {
            if ((++events & 0xfff) == 0 && m_work.isCancelled())
                return -1;
            const Event event = m_events.top();
            m_events.pop();
            latest = event.at;
            if (event.task == Call::none)
                makeRoot(event.at);
            else
                goOn(event.task, event.at);
        }
        // What the program did after its last call has ended.
        qint64 lastEnd = 0;
        for (const Call &call : m_calls.all)
            lastEnd = std::max(lastEnd, call.finished);
        return latest + std::max<qint64>(0, m_calls.end - lastEnd);
    }

private:
    struct Task
    {
        quint32 firstAction = 0;
        quint32 actions = 0;
        quint32 done = 0; // of them
        qint64 ran = 0;
        bool waits = false;
    };
    struct Pool
    {
        int free = 1;
        std::deque<quint32> resuming; // they go on before others begin
        std::deque<quint32> queue;
    };
    struct Event
    {
        qint64 at;
        quint64 number; // of the same time, the earlier made one comes first
        quint32 task;   // none: the program
        bool operator<(const Event &other) const
        {
            return at != other.at ? at > other.at : number > other.number;
        }
    };

    bool takesNoTime(quint32 call) const { return int(m_calls.all[call].name) == m_what.withoutName; }

    /// How long a task had run when it was \a at, without what it had waited.
    qint64 ownTime(quint32 call, qint64 at) const
    {
        qint64 own = at - m_calls.all[call].started;
        const auto [first, last] = m_calls.waitsOf(call);
        for (const GroupWait *wait = first; wait != last && wait->from < at; ++wait)
            own -= std::min(wait->to, at) - wait->from;
        return std::clamp<qint64>(own, 0, m_calls.workOf(call));
    }

    void findActions()
    {
        struct Owned
        {
            quint32 owner;
            Action action;
        };
        std::vector<Owned> all;
        for (quint32 i = 0; i < m_calls.all.size(); ++i) {
            if (const quint32 parent = m_calls.all[i].parent; parent != Call::none)
                all.push_back({parent, {ownTime(parent, m_calls.all[i].queued), i, 0}});
        }
        for (const GroupWait &wait : m_calls.waits)
            all.push_back({wait.owner, {ownTime(wait.owner, wait.from), Call::none, wait.group}});
        // A call that is made when a wait begins is made before it.
        std::stable_sort(all.begin(), all.end(), [](const Owned &a, const Owned &b) {
            return a.owner != b.owner ? a.owner < b.owner : a.action.at < b.action.at;
        });
        m_actions.reserve(all.size());
        for (const Owned &owned : all) {
            Task &task = m_tasks[owned.owner];
            if (task.actions++ == 0)
                task.firstAction = quint32(m_actions.size());
            m_actions.push_back(owned.action);
        }
    }

    void findRoots()
    {
        QHash<quint32, qint64> groupEnd;
        for (const Call &call : m_calls.all) {
            if (call.group != 0)
                groupEnd[call.group] = std::max(groupEnd.value(call.group), call.finished);
        }
        qint64 allEnd = 0;
        qint64 before = 0; // the program's last call
        quint32 group = 0; // in which it made it
        for (quint32 i = 0; i < m_calls.all.size(); ++i) {
            const Call &call = m_calls.all[i];
            if (call.parent == Call::none) {
                RootCall root{i};
                const qint64 ofGroup = group != 0 && group != call.group ? groupEnd.value(group) : 0;
                if (ofGroup > before && ofGroup <= call.queued)
                    root = {i, true, group, call.queued - ofGroup};
                else if (allEnd > before && allEnd <= call.queued)
                    root = {i, true, 0, call.queued - allEnd};
                else
                    root.after = call.queued - before;
                m_roots.push_back(root);
                before = call.queued;
                group = call.group;
            }
            allEnd = std::max(allEnd, call.finished);
        }
    }

    void at(qint64 time, quint32 task) { m_events.push({time, m_number++, task}); }

    /// The program goes on to its next call, or waits.
    void nextRoot(qint64 now)
    {
        if (m_root == m_roots.size())
            return;
        const RootCall &root = m_roots[m_root];
        const qint64 open = root.group != 0 ? m_open.value(root.group) : m_openAll;
        m_programWaits = root.waits && open > 0;
        if (!m_programWaits)
            at(now + root.after, Call::none);
    }

    void makeRoot(qint64 now)
    {
        make(m_roots[m_root++].call, now);
        nextRoot(now);
    }

    void make(quint32 call, qint64 now)
    {
        ++m_openAll;
        if (m_calls.all[call].group != 0)
            ++m_open[m_calls.all[call].group];
        Pool &pool = m_pools[m_calls.all[call].pool];
        pool.queue.push_back(call);
        dispatch(pool, now);
    }

    void dispatch(Pool &pool, qint64 now)
    {
        while (pool.free > 0 && !(pool.resuming.empty() && pool.queue.empty())) {
            std::deque<quint32> &from = pool.resuming.empty() ? pool.queue : pool.resuming;
            const quint32 task = from.front();
            from.pop_front();
            --pool.free;
            goOnFrom(task, now);
        }
    }

    /// It runs until its next action, or its end.
    void goOnFrom(quint32 call, qint64 now)
    {
        Task &task = m_tasks[call];
        const qint64 next =
            task.done < task.actions ? m_actions[task.firstAction + task.done].at : m_calls.workOf(call);
        const qint64 takes = takesNoTime(call) ? 0 : std::max<qint64>(next - task.ran, 0);
        task.ran = std::max(task.ran, next);
        at(now + takes, call);
    }

    void goOn(quint32 call, qint64 now)
    {
        Task &task = m_tasks[call];
        Pool &pool = m_pools[m_calls.all[call].pool];
        if (task.done == task.actions) {
            ++pool.free;
            end(call, now);
            dispatch(pool, now);
            return;
        }
        const Action action = m_actions[task.firstAction + task.done++];
        if (action.call != Call::none) {
            make(action.call, now);
        } else if (m_open.value(action.group) > 0) {
            m_waiting.insert(action.group, call);
            ++pool.free;
            dispatch(pool, now);
            return;
        }
        goOnFrom(call, now);
    }

    void end(quint32 call, qint64 now)
    {
        --m_openAll;
        const quint32 group = m_calls.all[call].group;
        const bool groupEnded = group != 0 && --m_open[group] == 0;
        if (groupEnded) {
            if (const auto waiting = m_waiting.constFind(group); waiting != m_waiting.constEnd()) {
                const quint32 owner = *waiting;
                m_waiting.erase(waiting);
                Pool &pool = m_pools[m_calls.all[owner].pool];
                pool.resuming.push_back(owner);
                dispatch(pool, now);
            }
        }
        if (m_programWaits && m_root < m_roots.size()) {
            const RootCall &root = m_roots[m_root];
            if (root.group != 0 ? m_open.value(root.group) == 0 : m_openAll == 0) {
                m_programWaits = false;
                at(now + root.after, Call::none);
            }
        }
    }

    const Calls &m_calls;
    const WhatIf m_what;
    const Work &m_work;
    std::vector<Task> m_tasks;
    std::vector<Action> m_actions;
    std::vector<RootCall> m_roots;
    std::size_t m_root = 0;
    bool m_programWaits = false;
    std::map<quint16, Pool> m_pools;
    QHash<quint32, qint64> m_open; // calls of a group that have not ended
    qint64 m_openAll = 0;
    QHash<quint32, quint32> m_waiting; // by group
    std::priority_queue<Event> m_events;
    quint64 m_number = 0;
};

} // namespace

quint16 mainPool(const Calls &calls)
{
    std::map<quint16, double> ran;
    for (quint32 i = 0; i < calls.all.size(); ++i)
        ran[calls.all[i].pool] += double(calls.workOf(i));
    const auto most = std::max_element(ran.begin(), ran.end(),
                                       [](const auto &a, const auto &b) { return a.second < b.second; });
    return most == ran.end() ? quint16(0) : most->first;
}

qint64 estimate(const Calls &calls, const WhatIf &what, const Work &work)
{
    if (calls.all.empty())
        return calls.end;
    // What the simulation does not know of the run as it was, it does not know of the other.
    const qint64 asItWas = Simulation(calls, {}, work).run();
    const qint64 other = Simulation(calls, what, work).run();
    if (asItWas <= 0 || other < 0)
        return -1;
    return qint64(double(calls.end) * double(other) / double(asItWas));
}

} // namespace monitor
