// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "analysis/why.h"

#include "reader/spread.h"

namespace monitor {

double Why::onPath(PathStep::Kind kind) const
{
    double time = 0;
    for (const PathStep &step : path)
        time += step.kind == kind ? double(step.length()) : 0;
    return time;
}

Why Why::of(const parallel::Journal &journal, Work &work)
{
    constexpr std::size_t mostNames = 3;
    Why why;
    why.calls = Calls::of(journal, work);
    why.held = heldBack(journal, work);
    if (work.isCancelled() || why.calls.all.empty())
        return why;
    why.time = workerTimeOf(why.calls);
    why.path = criticalPath(why.calls);
    why.shares = pathShares(why.calls, why.path);
    why.tails = monitor::tails(why.calls);
    why.workers = why.calls.workersOf(mainPool(why.calls));
    for (const int workers : {why.workers / 2, 2 * why.workers, 4 * why.workers, 8 * why.workers}) {
        if (workers > 0)
            why.estimates.append({{.workers = workers}});
    }
    for (std::size_t i = 0; i < std::min(mostNames, why.shares.size()); ++i)
        why.estimates.append({{.withoutName = why.shares[i].name}});
    std::vector<qint64> takes(std::size_t(why.estimates.size()), -1);
    work.setTotal(quint64(why.estimates.size()));
    spread(quint32(takes.size()), work, [&](quint32 i) {
        takes[i] = estimate(why.calls, why.estimates[qsizetype(i)].what, work);
        work.advance(1);
    });
    for (std::size_t i = 0; i < takes.size(); ++i)
        why.estimates[qsizetype(i)].takes = takes[i];
    return why;
}

} // namespace monitor
