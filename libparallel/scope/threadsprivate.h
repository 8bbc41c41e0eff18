// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/threads.h>

#include "scope/direct.h"
#include "wait/context.h"
#include "worker/pool.h"
#include "signals/relay.h"
#include "worker/runner.h"

namespace parallel::detail {

class ThreadsPrivate;

/// What a guard holds: this thread's way into a pool.
struct Entry
{
    Entry(std::shared_ptr<ThreadsPrivate> threads, Join::Kind kind);
    ~Entry();
    Entry(const Entry &) = delete;
    Entry &operator=(const Entry &) = delete;

    const std::shared_ptr<ThreadsPrivate> threads; // stays as long as this does
    std::unique_ptr<Runner> ownRunner; // nullptr in a task of the same pool, which has its worker's
    Runner &runner;
    Join *const join;
    Context context;
};

/// What a Threads object is made of. Shared by it, its guards, those who wait for it, and
/// the supervisor where one of its own tasks has destroyed it.
class ThreadsPrivate
{
public:
    ThreadsPrivate(Threads &threads, const Settings &settings) : relay(threads), pool(settings, &relay) {}

    Relay relay;
    Pool pool;
    DirectRunner direct; // ends before the pool
};

} // namespace parallel::detail
