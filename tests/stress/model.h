// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "stress/plan.h"

#include <algorithm>
#include <map>

namespace stress {

enum class Outcome { NotRun, Running, Succeeded, Failed, GaveUp };

/// What a wait throws.
struct Thrown
{
    enum Kind { Nothing, Failures, Failure, Cancelled, TimedOut, Odd };
    Kind kind = Nothing;
    std::vector<int> calls; ///< Which calls' failures it tells, sorted; one for a Failure.

    friend bool operator==(const Thrown &, const Thrown &) = default;
};

/// What has to happen when a program is run serially, one step after the other,
/// by rules of a few lines. Only for a Plan that isExact().
class Model
{
public:
    explicit Model(const Plan &plan);

    std::vector<Outcome> outcomes;               ///< Of each call.
    std::map<int, std::vector<Thrown>> ofGroups; ///< What the waits of each group throw, in order.
    std::vector<int> ofRoots;                    ///< The failures that waits for the threads tell.

private:
    /// What a group or scope has heard of its calls.
    struct Heard
    {
        std::vector<int> failed;
        bool gaveUp = false;

        Thrown take()
        {
            const Heard heard = std::exchange(*this, {});
            if (!heard.failed.empty()) {
                Thrown thrown{Thrown::Failures, heard.failed};
                std::sort(thrown.calls.begin(), thrown.calls.end());
                return thrown;
            }
            return {heard.gaveUp ? Thrown::Cancelled : Thrown::Nothing, {}};
        }
    };

    Thrown::Kind run(const Steps &steps, Heard &heard, int group);
    Thrown::Kind runGroup(const Step &step);
    void call(int number, Heard &heard);

    const Plan &m_plan;
};

} // namespace stress
