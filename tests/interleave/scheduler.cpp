// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "interleave/world.h"

#include <algorithm>
#include <utility>

#include <ucontext.h>

namespace interleave {

constinit thread_local World *world = nullptr;

int decide(int choices)
{
    if (choices <= 1)
        return 0;
    if (world->made == world->decisions.size())
        world->decisions.push_back({0, choices});
    return world->decisions[world->made++].taken;
}

namespace {

constexpr int mostSteps = 5000;   // of one order: more is taken for a thread that turns in circles
constexpr int mostTimeOuts = 3;   // of one order, as long as there is anything else to do

/// The next order: the last decision that can be is made otherwise. False: there is none.
bool turnToNext(std::vector<Decision> &decisions)
{
    while (!decisions.empty() && decisions.back().taken + 1 == decisions.back().choices)
        decisions.pop_back();
    if (decisions.empty())
        return false;
    ++decisions.back().taken;
    return true;
}

bool canTimeOut(const Thread &thread)
{
    return thread.sleepsAt && thread.mayTimeOut;
}

bool canRun(const Thread &thread)
{
    return !thread.hasEnded && !thread.hasYielded && !thread.sleepsAt
           && (!thread.wantsMutex || !world->mutexes[thread.wantsMutex]);
}

std::vector<Thread *> thoseThatCanRun()
{
    std::vector<Thread *> those;
    if (canRun(*world->current))
        those.push_back(world->current);
    for (const auto &thread : world->threads) {
        if (thread.get() != world->current && canRun(*thread))
            those.push_back(thread.get());
    }
    if (those.empty()) { // it is the turn again of those that let others go first
        for (const auto &thread : world->threads) {
            if (std::exchange(thread->hasYielded, false) && canRun(*thread))
                those.push_back(thread.get());
        }
    }
    const bool stuck = those.empty();
    for (const auto &thread : world->threads) {
        if (canTimeOut(*thread) && (stuck || world->timeOuts < mostTimeOuts))
            those.push_back(thread.get());
    }
    return those;
}

void switchTo(Thread *thread)
{
    Thread *const before = std::exchange(world->current, thread);
    if (before != thread)
        ::swapcontext(&before->context, &thread->context);
}

[[noreturn]] void giveUp(const std::string &why)
{
    world->wrong = why;
    ucontext_t nowhere;
    ::swapcontext(&nowhere, &world->around);
    std::abort();
}

void trace(const Thread *next, const char *how)
{
    const auto number = std::find_if(world->threads.begin(), world->threads.end(),
                                     [&](const auto &thread) { return thread.get() == next; });
    const std::string who = std::string(1, char('A' + (number - world->threads.begin()))) + how;
    if (world->trace.empty() || world->trace.back().first != who)
        world->trace.emplace_back(who, 0);
    ++world->trace.back().second;
}

/// Some thread goes on. Comes back when it is this one's turn.
void goOn()
{
    if (++world->steps > mostSteps)
        giveUp("a thread turns in circles");
    const std::vector<Thread *> those = thoseThatCanRun();
    if (those.empty()) {
        const bool over = std::all_of(world->threads.begin(), world->threads.end(),
                                      [](const auto &thread) { return thread->hasEnded; });
        if (!over)
            giveUp("a thread sleeps for ever");
        for (const auto &thread : world->threads)
            showAll(*thread);
        ucontext_t nowhere;
        ::swapcontext(&nowhere, &world->around);
    }
    const bool mayStay = those.front() == world->current && canRun(*world->current);
    const int choice = mayStay && world->preemptions == 0 ? 0 : decide(int(those.size()));
    Thread *const next = those[std::size_t(choice)];
    if (mayStay && choice != 0)
        --world->preemptions;
    for (const auto &thread : world->threads)
        thread->hasYielded = false;
    if (canTimeOut(*next) && !canRun(*next)) {
        ++world->timeOuts;
        next->sleepsAt = nullptr;
        next->hasTimedOut = true;
        trace(next, " (late)");
    } else {
        trace(next, "");
    }
    switchTo(next);
}

void runThread()
{
    Thread *const self = world->current;
    self->run();
    self->hasEnded = true;
    goOn();
}

std::string runOnce(const Scenario &scenario)
{
    for (const auto &run : scenario.threads) {
        auto thread = std::make_unique<Thread>();
        thread->run = run;
        ::getcontext(&thread->context);
        thread->context.uc_stack.ss_sp = thread->stack.get();
        thread->context.uc_stack.ss_size = stackSize;
        thread->context.uc_link = nullptr;
        ::makecontext(&thread->context, runThread, 0);
        world->threads.push_back(std::move(thread));
    }
    // The first step is a decision too.
    Thread beginning;
    beginning.hasEnded = true;
    world->current = &beginning;
    const std::vector<Thread *> those = thoseThatCanRun();
    Thread *const first = those[std::size_t(decide(int(those.size())))];
    world->current = first;
    ::swapcontext(&world->around, &first->context);
    world->current = nullptr;
    if (!world->wrong.empty())
        return world->wrong;
    return scenario.isRight() ? std::string() : "it came out wrong";
}

} // namespace

Outcome explore(const std::function<Scenario()> &make, int preemptions)
{
    Outcome outcome;
    std::vector<Decision> decisions;
    do {
        World here;
        here.decisions = std::move(decisions);
        here.preemptions = preemptions;
        const Scenario scenario = make();
        world = &here;
        const std::string wrong = runOnce(scenario);
        world = nullptr;
        ++outcome.orders;
        if (!wrong.empty()) {
            outcome.wrong = wrong + ", in the order";
            for (const auto &[who, steps] : here.trace)
                outcome.wrong += ' ' + who + std::to_string(steps);
            return outcome;
        }
        decisions = std::move(here.decisions);
    } while (turnToNext(decisions));
    return outcome;
}

bool isRunning() noexcept
{
    return world && world->current;
}

void step(const void *)
{
    goOn();
}

void yield()
{
    for (const auto &thread : world->threads) {
        if (thread->hasEnded) // or others might wait for ever for what it has stored
            showAll(*thread);
    }
    world->current->hasYielded = true;
    goOn();
}

void lock(void *mutex)
{
    Thread &self = *world->current;
    self.wantsMutex = mutex;
    goOn();
    self.wantsMutex = nullptr;
    showAll(self);
    world->mutexes[mutex] = &self;
}

void unlock(void *mutex)
{
    showAll(*world->current);
    world->mutexes[mutex] = nullptr;
    goOn();
}

bool sleep(void *condition, void *mutex, bool mayTimeOut)
{
    Thread &self = *world->current;
    step(condition); // one that has not the mutex may wake others just before
    showAll(self);
    world->mutexes[mutex] = nullptr;
    self.sleepsAt = condition;
    self.mayTimeOut = mayTimeOut;
    self.hasTimedOut = false;
    self.wantsMutex = mutex;
    goOn();
    if (world->mutexes[mutex]) // it has timed out while another one had that
        goOn();
    self.wantsMutex = nullptr;
    world->mutexes[mutex] = &self;
    return !std::exchange(self.hasTimedOut, false);
}

void wake(void *condition, bool all)
{
    step(condition);
    for (const auto &thread : world->threads) {
        if (thread->sleepsAt != condition)
            continue;
        thread->sleepsAt = nullptr;
        if (!all)
            return; // those that sleep are alike in our scenarios: the first
    }
}

} // namespace interleave
