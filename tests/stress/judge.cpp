// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What has to hold after each wait, and at the end.

#include "stress/run.h"

#include <algorithm>

using namespace parallel;

namespace stress {

namespace {

QString words(const Thrown &thrown)
{
    static constexpr std::array names{"nothing", "failures", "failure", "cancelled", "timed out", "odd"};
    QString text = QLatin1String(names[std::size_t(thrown.kind)]);
    for (const int call : thrown.calls)
        text += QLatin1Char(' ') + QString::number(call);
    return text;
}

} // namespace

bool Run::mayStop(const Set &set) const
{
    if (m_rootsMayStop || m_plan.timeoutMs)
        return true;
    for (const Set *s = &set; s; s = s->parent) {
        if (s->mayStop)
            return true;
    }
    return false;
}

/// After a wait for \a set: the calls made in it so far have run or been dropped.
Run::Settled Run::settle(Set &set)
{
    std::vector<int> made;
    {
        const std::lock_guard lock(set.mutex);
        made.swap(set.made);
    }
    Settled settled;
    for (const int call : made) {
        State &state = m_states[std::size_t(call)];
        state.waitedFor = true;
        switch (state.outcome.load()) {
        case Outcome::NotRun:
            if (!state.futureCancelled)
                ++settled.dropped;
            break;
        case Outcome::Running:
            complain(QStringLiteral("call %1 still runs after the wait for it").arg(call));
            break;
        case Outcome::GaveUp:
            settled.mayHaveGivenUp = true;
            if (!state.futureCancelled)
                ++settled.gaveUp;
            break;
        case Outcome::Failed:
            settled.failed.push_back(call);
            break;
        case Outcome::Succeeded:
            break;
        }
    }
    std::ranges::sort(settled.failed);
    set.cancelled = false;
    return settled;
}

void Run::judgeGroup(Set &set, const std::exception_ptr &exception)
{
    const bool wasCancelled = set.cancelled;
    const Thrown thrown = understood(exception);
    const auto [failed, dropped, gaveUp, mayHaveGivenUp] = settle(set);
    {
        const std::lock_guard lock(m_mutex);
        m_ofGroups[set.group].push_back(thrown);
    }

    const auto wrong = [&](const char *why) {
        complain(
            QStringLiteral("the end of group %1 has thrown: %2; of its calls %3 were dropped, %4 gave up, "
                           "%5 failed: %6")
                .arg(set.group)
                .arg(words(thrown))
                .arg(dropped)
                .arg(gaveUp)
                .arg(failed.size())
                .arg(QLatin1String(why)));
    };
    switch (thrown.kind) {
    case Thrown::Nothing:
        if (!failed.empty() || dropped || gaveUp || wasCancelled)
            wrong("it should have thrown");
        break;
    case Thrown::Failures:
        if (!m_plan.keepGoing || thrown.calls != failed)
            wrong("these are not its failures");
        break;
    case Thrown::Failure: {
        const bool isOurs = std::ranges::any_of(
            failed, [&](int call) { return m_states[std::size_t(call)].carries == thrown.calls.front(); });
        if (m_plan.keepGoing || !isOurs)
            wrong("this is not one of its failures");
        break;
    }
    case Thrown::Cancelled:
        if (!failed.empty())
            wrong("a failure comes first");
        else if (!dropped && !mayHaveGivenUp && !wasCancelled && !mayStop(set))
            wrong("nothing was cancelled");
        else if (dropped && !mayStop(set))
            wrong("nothing was to be dropped");
        break;
    case Thrown::TimedOut:
        if (!failed.empty())
            wrong("a failure comes first");
        else if (!m_plan.timeoutMs || !set.ofCaller)
            wrong("there is no time-out here");
        break;
    case Thrown::Odd:
        break;
    }
}

/// What a wait for the threads has thrown: each failure is told once.
void Run::tell(const Thrown &thrown)
{
    for (const int call : thrown.calls) {
        const std::lock_guard lock(m_mutex);
        m_told.push_back(call);
    }
    if (thrown.kind == Thrown::TimedOut && !m_plan.timeoutMs)
        complain(QStringLiteral("TimeoutError without a time-out"));
    if (thrown.kind == (m_plan.keepGoing ? Thrown::Failure : Thrown::Failures))
        complain(QStringLiteral("a wait has thrown %1, which is not what onFailure says").arg(words(thrown)));
}

void Run::judgeRoot(Set &set, const std::exception_ptr &exception)
{
    const bool wasCancelled = set.cancelled;
    const Thrown thrown = understood(exception);
    const auto [failed, dropped, gaveUp, mayHaveGivenUp] = settle(set);
    tell(thrown);
    if (thrown.kind == Thrown::Nothing && (dropped || gaveUp || wasCancelled))
        complain(
            QStringLiteral("a wait for the threads has thrown nothing; %1 calls were dropped, %2 gave up")
                .arg(dropped)
                .arg(gaveUp));
    if (thrown.kind == Thrown::Cancelled && !m_rootsMayStop && !m_plan.timeoutMs && m_plan.callers.size() == 1
        && m_plan.callers[0].rounds.size() == 1 && !mayHaveGivenUp)
        complain(QStringLiteral("a wait for the threads has thrown CancelledError, and nobody cancelled"));
    // With several callers, another one may have been told.
    if (m_plan.callers.size() == 1 && !failed.empty()
        && thrown.kind != (m_plan.keepGoing ? Thrown::Failures : Thrown::Failure))
        complain(QStringLiteral("a wait for the threads has thrown %1, and %2 calls failed")
                     .arg(words(thrown))
                     .arg(failed.size()));
}

void Run::judgeFuture(int call)
{
    State &state = m_states[std::size_t(call)];
    if (!state.future)
        return;
    const QFuture<int> &future = *state.future;
    const Outcome outcome = state.outcome;
    const bool hasResult = future.resultCount() == 1;
    if (!future.isFinished())
        complain(QStringLiteral("the future of call %1 is not settled").arg(call));
    else if (outcome == Outcome::Succeeded && !state.futureCancelled
             && (!hasResult || future.result() != call * 3 + 1))
        complain(QStringLiteral("the future of call %1 has not its result").arg(call));
    else if (outcome != Outcome::Succeeded && (hasResult || !future.isCanceled()))
        complain(QStringLiteral("the future of call %1 has a result, but the call has not").arg(call));
    state.future.reset();
}

/// At the end, when all has been waited for. The counts of a scope are gone with it.
void Run::judgeAll(const Progress &progress)
{
    qint64 succeeded = 0;
    qint64 failed = 0;
    qint64 gaveUp = 0;
    qint64 dropped = 0;
    std::vector<int> ofRoots;
    for (int call = 0; call < int(m_states.size()); ++call) {
        const State &state = m_states[std::size_t(call)];
        if (!state.wasMade)
            continue;
        ++m_made;
        const Outcome outcome = state.outcome;
        succeeded += outcome == Outcome::Succeeded;
        failed += outcome == Outcome::Failed;
        gaveUp += outcome == Outcome::GaveUp;
        dropped += outcome == Outcome::NotRun;
        if (outcome == Outcome::Running || !state.waitedFor) {
            ++m_lost;
            complain(QStringLiteral("call %1 was not waited for").arg(call));
        }
    }
    const Progress expected{0, 0, succeeded, failed, gaveUp + dropped};
    if (!m_plan.scoped && progress != expected)
        complain(QStringLiteral("counted %1 queued, %2 running, %3 succeeded, %4 failed, %5 cancelled; "
                                "known are %6 succeeded, %7 failed, %8 cancelled")
                     .arg(progress.queued)
                     .arg(progress.running)
                     .arg(progress.succeeded)
                     .arg(progress.failed)
                     .arg(progress.cancelled)
                     .arg(succeeded)
                     .arg(failed)
                     .arg(expected.cancelled));
    std::ranges::sort(m_told);
    if (m_plan.keepGoing && std::ranges::adjacent_find(m_told) != m_told.end())
        complain(QStringLiteral("a failure was told twice"));
    if (m_plan.isExact())
        judgeByModel();
}

void Run::judgeByModel()
{
    const Model model(m_plan);
    for (int call = 0; call < int(m_states.size()); ++call) {
        const Outcome outcome = m_states[std::size_t(call)].outcome;
        const Outcome expected = model.outcomes[std::size_t(call)];
        if (outcome == expected)
            continue;
        m_lost += outcome == Outcome::NotRun;
        complain(QStringLiteral("call %1 has ended as %2, and serially as %3")
                     .arg(call)
                     .arg(int(outcome))
                     .arg(int(expected)));
    }
    if (m_told != model.ofRoots)
        complain(QStringLiteral("the waits for the threads told of %1 failures, and serially there are %2")
                     .arg(m_told.size())
                     .arg(model.ofRoots.size()));
    for (const auto &[group, waits] : model.ofGroups) {
        if (m_ofGroups[group] != waits)
            complain(
                QStringLiteral("the waits of group %1 have not thrown what they throw serially").arg(group));
    }
}

} // namespace stress
