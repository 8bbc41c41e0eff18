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

template<typename Peer>
void sleeping(benchmark::State &state)
{
    const auto workers = int(state.range(0));
    double seconds = 0;
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

#define SLEEPING(peer)                                                                                       \
    BENCHMARK(sleeping<peers::peer>)                                                                         \
        ->Name("sleeping/" #peer)                                                                            \
        ->ArgName("W")                                                                                       \
        ->Arg(32)                                                                                            \
        ->Arg(256)                                                                                           \
        ->Arg(2000)                                                                                          \
        ->UseRealTime()                                                                                      \
        ->Iterations(1)
SLEEPING(Ours);
SLEEPING(QtPool);
SLEEPING(Tbb);
SLEEPING(Asio);

} // namespace
