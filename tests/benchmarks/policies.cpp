// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What policies add to a call that does nothing, beside one that has none.

#include <libparallel/parallel.h>

#include <benchmark/benchmark.h>

namespace {

constexpr int count = 200'000;

template<typename Task>
void callAll(benchmark::State &state, const Task &task)
{
    const auto threads = parallel::threads(int(state.range(0)));
    for (auto _ : state) {
        for (int i = 0; i < count; ++i)
            task();
        parallel::barrier();
    }
    state.SetItemsProcessed(state.iterations() * count);
}

auto nothing()
{
    return parallel::task("nothing", [] {});
}

void none(benchmark::State &state)
{
    callAll(state, nothing());
}
void limitWithRoom(benchmark::State &state)
{
    callAll(state, nothing().limit(1'000'000));
}
/// Nearly all wait.
void limitOfTwo(benchmark::State &state)
{
    callAll(state, nothing().limit(2));
}
void keyedLimitWithRoom(benchmark::State &state)
{
    callAll(state, nothing().limit(1'000'000, [] { return 1; }));
}
void retry(benchmark::State &state)
{
    callAll(state, nothing().retry());
}
void priority(benchmark::State &state)
{
    callAll(state, nothing().priority(1));
}

#define POLICY(function, name)                                                                               \
    BENCHMARK(function)->Name("policy/" #name)->ArgName("W")->Arg(2)->Arg(10)->UseRealTime()
POLICY(none, None);
POLICY(limitWithRoom, LimitWithRoom);
POLICY(limitOfTwo, LimitOfTwo);
POLICY(keyedLimitWithRoom, KeyedLimitWithRoom);
POLICY(retry, Retry);
POLICY(priority, Priority);

} // namespace
