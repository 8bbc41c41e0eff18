// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace interleave {

/// What some threads do with what they share, and whether it came out right.
struct Scenario
{
    std::vector<std::function<void()>> threads;
    std::function<bool()> isRight; // asked when all have ended
};

struct Outcome
{
    long orders = 0;     // in which the threads' steps were tried
    std::string wrong;   // what came of the first that went wrong, and its steps; or empty
};

/// Tries the threads of \a make() in every order of their steps, a new scenario each time:
/// one runs at a time, up to the next lock, fence or atomic value, and then the same or another.
/// Another one may go on up to \a preemptions times where the first could have, and whenever it
/// could not. Stops at the first order in which a thread sleeps for ever, or \a isRight() does
/// not hold.
///
/// What a thread stores is seen by others in order, but at any time up to its next full fence,
/// lock, or std::memory_order_seq_cst; and all of it at a platform::processFence(). What it
/// changes (fetch_add and the like) is seen at once by those that change it too. So a full fence
/// that is missing is found, even where x86 needs none; what a missing acquire or release would
/// do is not. Time-outs come at any time.
///
/// The threads take turns on the calling thread. What they run must be compiled as
/// interleave.cmake does, and must not block otherwise.
Outcome explore(const std::function<Scenario()> &make, int preemptions);

// --- for hooks.cpp ---

/// Is one of these threads running?
bool isRunning() noexcept;

/// One of them is about to use this value, a lock or an atomic one: others may go first.
void step(const void *value);
void yield();

unsigned long long load(const void *value, int bytes);
void store(void *value, int bytes, unsigned long long to, bool isSequential);
/// What \a to() makes of the value that is there is stored, or nothing. Returns what was there.
unsigned long long change(void *value, int bytes, bool isSequential,
                          const std::function<std::optional<unsigned long long>(unsigned long long)> &to);
void fence();
void processFence();

void lock(void *mutex);
void unlock(void *mutex);
/// False: it has timed out.
bool sleep(void *condition, void *mutex, bool mayTimeOut);
void wake(void *condition, bool all);

} // namespace interleave
