// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "analysis/calls.h"

#include "reader/names.h"

#include <QtCore/qhash.h>
#include <QtCore/qset.h>

#include <algorithm>

namespace monitor {

using parallel::Journal;

namespace {

struct Group
{
    qint64 firstCall = std::numeric_limits<qint64>::max();
    quint32 owner = Call::none;
    qint64 lastOwnCall = -1;
    quint32 last = Call::none;
};

/// The first call of a group is its maker's.
std::vector<GroupWait> waitsIn(const std::vector<Call> &all)
{
    QHash<quint32, Group> groups;
    for (quint32 i = 0; i < all.size(); ++i) {
        const Call &call = all[i];
        if (call.group == 0)
            continue;
        Group &group = groups[call.group];
        if (call.queued < group.firstCall) {
            group.firstCall = call.queued;
            group.owner = call.parent;
        }
        if (group.last == Call::none || call.finished > all[group.last].finished)
            group.last = i;
    }
    for (const Call &call : all) {
        if (call.group == 0)
            continue;
        Group &group = groups[call.group];
        if (call.parent == group.owner)
            group.lastOwnCall = std::max(group.lastOwnCall, call.queued);
    }
    std::vector<GroupWait> waits;
    for (auto group = groups.cbegin(); group != groups.cend(); ++group) {
        if (group->owner == Call::none)
            continue;
        const Call &owner = all[group->owner];
        const qint64 to = std::min(all[group->last].finished, owner.finished);
        if (to > group->lastOwnCall)
            waits.push_back({group->owner, group->last, group.key(), group->lastOwnCall, to});
    }
    std::sort(waits.begin(), waits.end(), [](const GroupWait &a, const GroupWait &b) {
        return a.owner != b.owner ? a.owner < b.owner : a.from < b.from;
    });
    // Groups in groups: the time is waited once.
    for (std::size_t i = 1; i < waits.size(); ++i) {
        if (waits[i].owner == waits[i - 1].owner)
            waits[i].from = std::max(waits[i].from, std::min(waits[i - 1].to, waits[i].to));
    }
    return waits;
}

} // namespace

Calls Calls::of(const Journal &journal, Work &work)
{
    Calls calls;
    calls.pools = journal.pools();
    calls.end = journal.now();
    Names names(journal);
    std::vector<std::pair<quint64, quint64>> ids; // of a call and of its parent, beside `all`
    work.setTotal(journal.slotCount());
    for (quint32 first = 0; first < journal.slotCount() && !work.isCancelled();
         first += Journal::slotsPerChunk) {
        journal.forEach(first, Journal::slotsPerChunk, [&](const Journal::Record &task) {
            if (!task.hasRun()) {
                ++calls.neverRan;
                return;
            }
            Call call;
            call.queued = task.queued;
            call.started = std::max(task.started, task.queued);
            call.finished = std::max(task.isCompleted() ? task.finished : calls.end, call.started);
            call.slot = task.slot;
            call.group = task.group;
            call.pool = task.pool;
            call.worker = task.worker;
            call.name = quint16(names.indexOf(task));
            call.parent = quint32(calls.all.size()); // for now: where its ids are
            calls.all.push_back(call);
            ids.push_back({task.id, task.parent});
        });
        work.advance(Journal::slotsPerChunk);
    }
    std::sort(calls.all.begin(), calls.all.end(), [&](const Call &a, const Call &b) {
        return a.queued != b.queued ? a.queued < b.queued : ids[a.parent].first < ids[b.parent].first;
    });
    QHash<quint64, quint32> byId;
    byId.reserve(qsizetype(calls.all.size()));
    for (quint32 i = 0; i < calls.all.size(); ++i)
        byId.insert(ids[calls.all[i].parent].first, i);
    for (quint32 i = 0; i < calls.all.size(); ++i) {
        const quint32 parent = byId.value(ids[calls.all[i].parent].second, Call::none);
        calls.all[i].parent = parent == i ? Call::none : parent;
    }
    for (int i = 0; i < names.count(); ++i)
        calls.names.push_back(names.name(i));
    calls.waits = waitsIn(calls.all);
    QSet<quint32> remote;
    for (const Call &call : calls.all) {
        const quint32 who = quint32(call.pool) << 16 | call.worker;
        if (call.isRemote() && !remote.contains(who)) {
            remote.insert(who);
            ++calls.remoteWorkers[call.pool];
        }
    }
    return calls;
}

std::pair<const GroupWait *, const GroupWait *> Calls::waitsOf(quint32 owner) const
{
    const auto [first, last] =
        std::equal_range(waits.begin(), waits.end(), GroupWait{owner, 0, 0, 0, 0},
                         [](const GroupWait &a, const GroupWait &b) { return a.owner < b.owner; });
    return {waits.data() + (first - waits.begin()), waits.data() + (last - waits.begin())};
}

qint64 Calls::workOf(quint32 call) const
{
    qint64 work = all[call].finished - all[call].started;
    const auto [first, last] = waitsOf(call);
    for (const GroupWait *wait = first; wait != last; ++wait)
        work -= wait->to - wait->from;
    return std::max<qint64>(work, 0);
}

int Calls::workersOf(quint16 pool) const
{
    if (const int remote = remoteWorkers.value(pool); remote > 0)
        return remote;
    for (const Journal::Pool &each : pools) {
        if (each.slot == int(pool))
            return each.serial ? 1 : std::max(each.workers, 1);
    }
    return 1;
}

} // namespace monitor
