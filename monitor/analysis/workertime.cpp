// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "analysis/workertime.h"

#include <algorithm>

namespace monitor {

using parallel::Journal;

namespace {

struct Edge
{
    qint64 at;
    int running;
    int waiting; // for a group
    int queued;
    friend bool operator<(const Edge &a, const Edge &b) { return a.at < b.at; }
};

std::vector<Edge> edgesOf(const Calls &calls, quint16 pool)
{
    std::vector<Edge> edges;
    for (const Call &call : calls.all) {
        if (call.pool != pool || call.isRemote())
            continue;
        edges.push_back({call.started, 1, 0, 0});
        edges.push_back({call.finished, -1, 0, 0});
        if (call.started - call.queued > handOver) {
            edges.push_back({call.queued, 0, 0, 1});
            edges.push_back({call.started, 0, 0, -1});
        }
    }
    for (const GroupWait &wait : calls.waits) {
        if (calls.all[wait.owner].pool != pool)
            continue;
        edges.push_back({wait.from, -1, 1, 0});
        edges.push_back({wait.to, 1, -1, 0});
    }
    std::sort(edges.begin(), edges.end());
    return edges;
}

} // namespace

WorkerTime workerTimeOf(const Calls &calls)
{
    WorkerTime sum;
    for (const Journal::Pool &pool : calls.pools) {
        const int workers = pool.serial ? 1 : std::max(pool.workers, 1);
        const qint64 opened = std::max<qint64>(pool.opened, 0);
        const qint64 closed = std::max(pool.closed >= 0 ? pool.closed : calls.end, opened);
        int running = 0;
        int waiting = 0;
        int queued = 0;
        qint64 since = opened;
        const auto until = [&](qint64 to) {
            const double time = double(std::clamp(to, since, closed) - since);
            const int busy = std::clamp(running, 0, workers);
            const int inGroups = std::clamp(waiting, 0, workers - busy);
            const int free = workers - busy - inGroups;
            sum.running += time * busy;
            sum.groups += time * inGroups;
            (queued > 0 ? sum.heldBack : sum.idle) += time * free;
            since = std::clamp(to, since, closed);
        };
        for (const Edge &edge : edgesOf(calls, quint16(pool.slot))) {
            until(edge.at);
            running += edge.running;
            waiting += edge.waiting;
            queued += edge.queued;
        }
        until(closed);
    }
    return sum;
}

} // namespace monitor
