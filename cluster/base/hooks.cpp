// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "base/hooks.h"

#include "base/config.h"

#include <libparallel/cluster.h>
#include <libparallel/detail/elsewhere.h>

#include <atomic>

namespace parallel::cluster {

namespace {

enum class State { Unknown, Here, Leaves };

// Relaxed: whoever does not see it finds the same.
constinit std::atomic<State> state{State::Unknown};

void beforeThreads()
{
    if (state.load(std::memory_order_relaxed) != State::Unknown)
        return;
    const bool leaves = configured() && !isWorker();
    state.store(leaves ? State::Leaves : State::Here, std::memory_order_relaxed);
    serveIfWorker();
}

bool isOn() noexcept
{
    return state.load(std::memory_order_relaxed) == State::Leaves;
}

constexpr detail::ClusterHooks hooks{&beforeThreads, &isOn};

} // namespace

void installHooks() noexcept
{
    detail::setClusterHooks(&hooks);
}

} // namespace parallel::cluster
