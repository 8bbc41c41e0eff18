// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "interleave/scheduler.h"

#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <utility>

#include <ucontext.h>

namespace interleave {

constexpr std::size_t stackSize = 64 * 1024;

struct Stored
{
    void *value;
    int bytes;
    unsigned long long to;
    bool isChange = false; // of what was there
};

/// One of the threads, on a stack of its own.
struct Thread
{
    std::function<void()> run;
    ucontext_t context;
    std::unique_ptr<char[]> stack = std::make_unique_for_overwrite<char[]>(stackSize);
    std::deque<Stored> stored; // and not yet seen by others
    bool hasEnded = false;
    bool hasYielded = false;         // lets another one make a step first
    void *wantsMutex = nullptr;
    void *sleepsAt = nullptr;        // a condition
    bool mayTimeOut = false;
    bool hasTimedOut = false;
};

/// A decision that may be made otherwise the next time.
struct Decision
{
    int taken;
    int choices;
};

struct World
{
    std::vector<std::unique_ptr<Thread>> threads;
    std::map<void *, Thread *> mutexes; // who has them
    std::vector<Decision> decisions;
    std::size_t made = 0; // of them, in this order
    int preemptions = 0;
    int timeOuts = 0;
    int steps = 0;
    std::vector<std::pair<std::string, int>> trace; // who went, and how many steps
    std::string wrong;
    ucontext_t around;
    Thread *current = nullptr;
};
extern constinit thread_local World *world; // other threads, such as Qt Test's own, are not watched

/// Which of so many to take, in the order that is tried.
int decide(int choices);
/// Others see all that it has stored.
void showAll(Thread &thread);

} // namespace interleave
