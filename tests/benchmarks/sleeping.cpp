// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What the library is for: tasks that wait. 50 sleeps of 20 ms for each worker
/// take one second at best.

#include "peers.h"

#include <benchmark/benchmark.h>

#include <thread>

namespace {

void sleep20()
{
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

/// \a again: right after another one that had the same threads.
template<typename Peer, bool again>
void sleeping(benchmark::State &state)
{
    const auto workers = int(state.range(0));
    double seconds = 0;
    if constexpr (again) {
        Peer before(workers);
        before.run(sleep20, workers);
    }
    for (auto _ : state) {
        const auto start = std::chrono::steady_clock::now();
        {
            Peer peer(workers);
            peer.run(sleep20, 50 * workers);
        }
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        seconds += took.count();
    }
    state.counters["ideal"] = double(state.iterations()) / seconds;
}

#define SLEEPING(name, peer, again)                                                                          \
    BENCHMARK(sleeping<peers::peer, again>)                                                                  \
        ->Name(name "/" #peer)                                                                               \
        ->ArgName("W")                                                                                       \
        ->Arg(32)                                                                                            \
        ->Arg(256)                                                                                           \
        ->Arg(2000)                                                                                          \
        ->UseRealTime()                                                                                      \
        ->Iterations(1)
SLEEPING("sleeping", Ours, false);
SLEEPING("sleeping", Bare, false);
SLEEPING("sleeping", QtPool, false);
SLEEPING("sleeping", Tbb, false);
SLEEPING("sleeping", Asio, false);
SLEEPING("again", Ours, true);
SLEEPING("again", Bare, true);

} // namespace
