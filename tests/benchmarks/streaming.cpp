// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// A loop over asCompleted(), beside map() over the same elements.

#include "peers.h"

#include <benchmark/benchmark.h>

#include <ranges>

namespace {

/// Some arithmetic that takes about \a steps nanoseconds. Not inlined: compiled into one of the two
/// functions below it would take twice as long as in the other, as registers are short there.
[[gnu::noinline]] double work(double x, int steps)
{
    for (int i = 0; i < steps; ++i)
        x = x * 1.0000001 + 1e-9;
    return x;
}

parallel::Options options(const benchmark::State &state)
{
    parallel::Options options;
    options.workers = int(state.range(1));
    options.queueLimit = state.range(2) ? qsizetype(state.range(2)) : parallel::Options::unlimited;
    return options;
}

void streamOurs(benchmark::State &state)
{
    const auto steps = int(state.range(0));
    const auto threads = parallel::threads(options(state));
    const auto task = parallel::task("work", [steps](int i) { return work(i, steps); });
    const auto n = int(state.range(3));
    for (auto _ : state) {
        double sum = 0;
        for (auto &&outcome : parallel::asCompleted(task, std::views::iota(0, n)))
            sum += outcome.value();
        benchmark::DoNotOptimize(sum);
    }
    state.SetItemsProcessed(state.iterations() * n);
}

void streamMap(benchmark::State &state)
{
    const auto steps = int(state.range(0));
    const auto threads = parallel::threads(int(state.range(1)));
    const auto task = parallel::task("work", [steps](int i) { return work(i, steps); });
    const auto n = int(state.range(3));
    for (auto _ : state)
        benchmark::DoNotOptimize(parallel::map(task, std::views::iota(0, n)));
    state.SetItemsProcessed(state.iterations() * n);
}

constexpr int million = 1'000'000;

void arguments(benchmark::internal::Benchmark *benchmark)
{
    benchmark->ArgNames({"steps", "W", "limit", "n"})
        ->Args({100, 10, 0, million})
        ->Args({100, 10, 4096, million})
        ->Args({1000, 10, 0, million})
        ->Args({1000, 10, 4096, million})
        ->Args({10'000, 10, 0, million / 10})
        ->Args({100'000, 10, 0, million / 100})
        ->UseRealTime();
}
BENCHMARK(streamOurs)->Name("stream/Ours")->Apply(arguments);
BENCHMARK(streamMap)->Name("stream/Map")->Apply(arguments);

} // namespace
