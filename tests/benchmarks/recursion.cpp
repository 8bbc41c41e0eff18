// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Groups in groups: Fibonacci numbers the slow way.

#include "peers.h"

#include <benchmark/benchmark.h>

namespace {

constexpr int n = 20;
constexpr int tasksOfN = 21890; // calls that fib(20) makes of itself

int fibOurs(int k);
const auto fibTask = parallel::task("fib", [](int k, int *result) { *result = fibOurs(k); });
int fibOurs(int k)
{
    if (k < 2)
        return k;
    int a = 0, b = 0;
    {
        const auto group = parallel::group();
        fibTask(k - 1, &a);
        fibTask(k - 2, &b);
    }
    return a + b;
}

void recursionOurs(benchmark::State &state)
{
    const auto threads = parallel::threads(int(state.range(0)));
    for (auto _ : state) {
        int result = 0;
        fibTask(n, &result);
        parallel::barrier();
        benchmark::DoNotOptimize(result);
    }
    state.SetItemsProcessed(state.iterations() * tasksOfN);
}
BENCHMARK(recursionOurs)->Name("recursion/Ours")->ArgName("W")->Arg(2)->Arg(10)->UseRealTime();

int fibTbb(int k)
{
    if (k < 2)
        return k;
    int a = 0, b = 0;
    tbb::task_group group;
    group.run([&] { a = fibTbb(k - 1); });
    group.run([&] { b = fibTbb(k - 2); });
    group.wait();
    return a + b;
}

void recursionTbb(benchmark::State &state)
{
    const auto workers = int(state.range(0));
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, std::size_t(workers));
    tbb::task_arena arena(workers);
    for (auto _ : state) {
        int result = 0;
        arena.execute([&] { result = fibTbb(n); });
        benchmark::DoNotOptimize(result);
    }
    state.SetItemsProcessed(state.iterations() * tasksOfN);
}
BENCHMARK(recursionTbb)->Name("recursion/Tbb")->ArgName("W")->Arg(2)->Arg(10)->UseRealTime();

} // namespace
