// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "history/runsummary.h"

#include "reader/failuregroups.h"
#include "reader/gatherer.h"

#include <algorithm>

namespace monitor {

using parallel::Journal;

namespace {

constexpr qsizetype mostNames = 200;
constexpr qsizetype mostFailures = 200;
constexpr qsizetype longestText = 500;

/// Of scopes that were open at the same time; those that followed each other had the same.
int workersOf(const QList<Journal::Pool> &pools)
{
    QList<std::pair<qint64, int>> changes;
    for (const Journal::Pool &pool : pools) {
        const int workers = pool.serial ? 1 : pool.workers;
        changes.append({pool.opened, workers});
        if (pool.closed >= 0)
            changes.append({pool.closed, -workers});
    }
    std::sort(changes.begin(), changes.end()); // at the same time, those that close come first
    int now = 0;
    int most = 0;
    for (const auto &[at, change] : std::as_const(changes))
        most = std::max(most, now += change);
    return most;
}

} // namespace

const RunSummary::Name *RunSummary::name(const QString &name) const
{
    const auto found =
        std::find_if(names.cbegin(), names.cend(), [&](const Name &each) { return each.name == name; });
    return found == names.cend() ? nullptr : &*found;
}

const RunSummary::Failure *RunSummary::failure(const Failure &kind) const
{
    const auto found = std::find_if(failures.cbegin(), failures.cend(),
                                    [&](const Failure &each) { return each.isSameKind(kind); });
    return found == failures.cend() ? nullptr : &*found;
}

RunSummary RunSummary::of(Journal &journal, const Work &work)
{
    const SnapshotPtr snapshot = Gatherer::gather(journal, work);
    RunSummary run;
    run.path = journal.path();
    run.program = snapshot->info.program;
    run.host = snapshot->info.host;
    run.pid = snapshot->info.pid;
    run.commandLine = snapshot->info.commandLine;
    run.started = snapshot->info.started;
    run.state = snapshot->state;
    run.duration = snapshot->now;
    run.workers = workersOf(snapshot->pools);
    run.called = snapshot->total();
    run.succeeded = snapshot->succeeded;
    run.failed = snapshot->failed;
    run.cancelled = snapshot->cancelled;
    run.problem = snapshot->problem;
    for (const NameStatistics &name : snapshot->names) {
        if (run.names.size() < mostNames)
            run.names.append({name.name, name.count(), name.failed, name.ran.quantile(0.5),
                              name.ran.quantile(0.95), name.ran.total()});
        run.succeededTime += name.ran.total();
    }
    const FailureGroups failures = FailureGroups::of(journal, work);
    const QList<FailureGroup> groups = failures.groups();
    for (const FailureGroup &group : groups.mid(0, mostFailures))
        run.failures.append({group.name, group.type, group.kind.left(longestText),
                             group.text.left(longestText), group.count, journal.dateTime(group.first),
                             journal.dateTime(group.last)});
    journal.forEach([&](const Journal::Record &task) {
        if (task.state == Journal::TaskState::Failed)
            run.failedTime += double(std::max<qint64>(task.ran(task.finished), 0));
    });
    run.succeededTime = std::max(0.0, run.succeededTime - run.failedTime);
    return run;
}

} // namespace monitor
