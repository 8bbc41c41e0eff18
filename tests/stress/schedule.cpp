// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "stress/schedule.h"

#include <atomic>

#include <sched.h>
#include <time.h>

namespace stress {

namespace {

// No thread waits for what is in these, so nothing pairs with them.
std::atomic<quint32> currentSeed{1};
std::atomic<quint32> currentDelays{0};
std::atomic<quint32> schedule{0};
std::atomic<quint32> threads{0};
std::atomic<qint64> passedByAll{0};
std::atomic<qint64> delayedByAll{0};

/// What one thread needs. Plain data, so that a thread may come by at any time of its life.
struct Thread
{
    quint32 schedule = 0;
    quint32 random = 0;
    quint32 passed = 0;
    quint32 delayed = 0;
    bool busy = false; // in here already
};
constinit thread_local Thread thread;

quint32 next(quint32 &random)
{
    random ^= random << 13;
    random ^= random >> 17;
    random ^= random << 5;
    return random;
}

void handIn(Thread &self)
{
    passedByAll.fetch_add(self.passed, std::memory_order_relaxed);
    delayedByAll.fetch_add(self.delayed, std::memory_order_relaxed);
    self.passed = 0;
    self.delayed = 0;
}

void begin(Thread &self, quint32 which)
{
    self.schedule = which;
    const quint32 number = threads.fetch_add(1, std::memory_order_relaxed);
    self.random = (currentSeed.load(std::memory_order_relaxed) + number * 2654435761U) | 1;
}

void delay(quint32 how)
{
    if (how % 8 != 0) {
        ::sched_yield();
        return;
    }
    const timespec time{0, long(1000 + how % 40'000)};
    ::nanosleep(&time, nullptr);
}

} // namespace

void point() noexcept
{
    Thread &self = thread;
    if (self.busy)
        return;
    const quint32 delays = currentDelays.load(std::memory_order_relaxed);
    ++self.passed;
    if (self.passed >= 64) {
        self.busy = true;
        handIn(self);
        self.busy = false;
    }
    if (delays == 0)
        return;
    if (const quint32 which = schedule.load(std::memory_order_relaxed); self.schedule != which)
        begin(self, which);
    if (next(self.random) % delays != 0)
        return;
    self.busy = true;
    ++self.delayed;
    delay(next(self.random));
    self.busy = false;
}

void setSchedule(quint32 seed, quint32 delays) noexcept
{
    currentSeed.store(seed, std::memory_order_relaxed);
    currentDelays.store(delays, std::memory_order_relaxed);
    threads.store(0, std::memory_order_relaxed);
    schedule.fetch_add(1, std::memory_order_relaxed);
}

Points points() noexcept
{
    handIn(thread);
    return {passedByAll.load(std::memory_order_relaxed), delayedByAll.load(std::memory_order_relaxed)};
}

} // namespace stress
