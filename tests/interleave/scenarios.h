// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "interleave/scheduler.h"

namespace interleave {

/// Each wait and what ends it, on the library's own classes.
struct Case
{
    const char *name;
    Scenario (*make)();
    int preemptions;
    bool isRight; // false: it lacks something, which the scheduler has to find
};

const std::vector<Case> &cases();

} // namespace interleave
