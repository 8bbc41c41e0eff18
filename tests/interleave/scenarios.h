// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "interleave/scheduler.h"

#include <memory>

namespace interleave {

/// Makes a scenario on data that live as long as it does.
template<typename Data>
Scenario over(std::vector<void (*)(Data &)> threads, bool (*isRight)(Data &))
{
    const auto data = std::make_shared<Data>();
    Scenario scenario;
    for (const auto thread : threads)
        scenario.threads.emplace_back([&shared = *data, thread] { thread(shared); });
    scenario.isRight = [data, isRight] { return isRight(*data); };
    return scenario;
}

/// Each wait and what ends it, on the library's own classes.
struct Case
{
    const char *name;
    Scenario (*make)();
    int preemptions;
    bool isRight; // false: it lacks something, which the scheduler has to find
};

inline constexpr int any = 1000; // preemptions: as many as there are steps

const std::vector<Case> &cases();

std::vector<Case> sleeperCases();
std::vector<Case> callCases();
std::vector<Case> limitCases();

} // namespace interleave
