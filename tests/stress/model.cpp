// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "stress/model.h"

#include <utility>

namespace stress {

Model::Model(const Plan &plan) : outcomes(plan.calls.size(), Outcome::NotRun), m_plan(plan)
{
    for (const CallerPlan &caller : plan.callers) {
        for (const Steps &round : caller.rounds) {
            Heard heard;
            run(round, heard, -1);
            ofRoots.insert(ofRoots.end(), heard.failed.begin(), heard.failed.end());
        }
    }
    std::sort(ofRoots.begin(), ofRoots.end());
}

/// Returns what leaves the steps; Nothing: they were all done.
Thrown::Kind Model::run(const Steps &steps, Heard &heard, int group)
{
    for (const Step &step : steps) {
        switch (step.kind) {
        case Step::Make:
            call(step.what, heard);
            break;
        case Step::Group:
        case Step::Map:
            if (const Thrown::Kind thrown = runGroup(step); thrown != Thrown::Nothing && !step.caught)
                return thrown;
            break;
        case Step::Barrier:
            if (group >= 0) {
                const Thrown thrown = heard.take();
                ofGroups[group].push_back(thrown);
                if (thrown.kind != Thrown::Nothing && !step.caught)
                    return thrown.kind;
            }
            break;
        case Step::Throw:
            return Thrown::Failure;
        case Step::GiveUp:
            return Thrown::Cancelled;
        case Step::LostBarrier:
        case Step::CancelGroup:
        case Step::CancelAll:
        case Step::CancelFuture:
        case Step::AskForStop:
        case Step::Tell:
            break;
        }
    }
    return Thrown::Nothing;
}

Thrown::Kind Model::runGroup(const Step &step)
{
    Heard heard;
    const Thrown::Kind left = run(m_plan.groups[std::size_t(step.what)], heard, step.what);
    if (left != Thrown::Nothing)
        return left; // its end waits, and logs
    const Thrown thrown = heard.take();
    ofGroups[step.what].push_back(thrown);
    return thrown.kind;
}

void Model::call(int number, Heard &heard)
{
    Outcome &outcome = outcomes[std::size_t(number)];
    // What it calls without a group of its own is waited for where it is itself.
    switch (run(m_plan.calls[std::size_t(number)].steps, heard, -1)) {
    case Thrown::Nothing:
        outcome = Outcome::Succeeded;
        break;
    case Thrown::Cancelled:
        outcome = Outcome::GaveUp;
        heard.gaveUp = true;
        break;
    default:
        outcome = Outcome::Failed;
        heard.failed.push_back(number);
        break;
    }
}

} // namespace stress
