// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/threads.h>

#include "scope/context.h"
#include "scope/pool.h"
#include "scope/relay.h"
#include "worker/runner.h"

namespace parallel::detail {

/// What a guard holds: this thread's way into a pool.
struct Entry
{
    Entry(Pool &pool, Join::Kind kind);
    ~Entry();
    Entry(const Entry &) = delete;
    Entry &operator=(const Entry &) = delete;

    std::unique_ptr<Runner> ownRunner; // nullptr in a task of the same pool, which has its worker's
    Runner &runner;
    Join *const join;
    Context context;
};

class ThreadsPrivate
{
public:
    ThreadsPrivate(Threads &threads, const Settings &settings) : relay(threads), pool(settings, &relay) {}

    Relay relay;
    Pool pool;
};

} // namespace parallel::detail
