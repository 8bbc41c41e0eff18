// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Calls that return values, and maps.

#include "peers.h"

#include <QtConcurrent/qtconcurrentmap.h>

#include <benchmark/benchmark.h>

namespace {

constexpr int calls = 20'000;

void valuesOurs(benchmark::State &state)
{
    const auto threads = parallel::threads(int(state.range(0)));
    const auto task = parallel::task("value", [](int i) { return i; });
    for (auto _ : state) {
        QList<QFuture<int>> futures;
        futures.reserve(calls);
        for (int i = 0; i < calls; ++i)
            futures.append(task(i));
        parallel::barrier();
        benchmark::DoNotOptimize(futures.last().result());
    }
    state.SetItemsProcessed(state.iterations() * calls);
}
BENCHMARK(valuesOurs)->Name("values/Ours")->ArgName("W")->Arg(2)->Arg(10)->UseRealTime();

void valuesQtRun(benchmark::State &state)
{
    QThreadPool pool;
    pool.setMaxThreadCount(int(state.range(0)));
    for (auto _ : state) {
        QList<QFuture<int>> futures;
        futures.reserve(calls);
        for (int i = 0; i < calls; ++i)
            futures.append(QtConcurrent::run(
                &pool, [](int k) { return k; }, i));
        pool.waitForDone();
        benchmark::DoNotOptimize(futures.last().result());
    }
    state.SetItemsProcessed(state.iterations() * calls);
}
BENCHMARK(valuesQtRun)->Name("values/QtRun")->ArgName("W")->Arg(2)->Arg(10)->UseRealTime();

/// Some arithmetic that takes about \a steps nanoseconds.
double work(double x, int steps)
{
    for (int i = 0; i < steps; ++i)
        x = x * 1.0000001 + 1e-9;
    return x;
}

constexpr int elements = 1'000'000;

void mapOurs(benchmark::State &state)
{
    const auto steps = int(state.range(0));
    const QList<double> in(state.range(1), 1.0);
    const auto threads = parallel::threads(2);
    const auto task = parallel::task("work", [steps](double x) { return work(x, steps); });
    for (auto _ : state)
        benchmark::DoNotOptimize(parallel::map(task, in));
    state.SetItemsProcessed(state.iterations() * in.size());
}
BENCHMARK(mapOurs)
    ->Name("map/Ours")
    ->ArgNames({"steps", "n"})
    ->Args({100, elements})
    ->Args({10'000, 20'000})
    ->UseRealTime();

void mapQt(benchmark::State &state)
{
    const auto steps = int(state.range(0));
    const QList<double> in(state.range(1), 1.0);
    QThreadPool pool;
    pool.setMaxThreadCount(2);
    for (auto _ : state)
        benchmark::DoNotOptimize(
            QtConcurrent::blockingMapped(&pool, in, [steps](double x) { return work(x, steps); }));
    state.SetItemsProcessed(state.iterations() * in.size());
}
BENCHMARK(mapQt)
    ->Name("map/QtRun")
    ->ArgNames({"steps", "n"})
    ->Args({100, elements})
    ->Args({10'000, 20'000})
    ->UseRealTime();

} // namespace
