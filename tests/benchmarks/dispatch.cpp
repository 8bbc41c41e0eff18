// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What a task costs that does nothing: from one thread, from eight, and when
/// the threads have slept.

#include "peers.h"

#include <benchmark/benchmark.h>

#include <thread>

namespace {

void nothing() {}

template<typename Peer, int count>
void emptyTasks(benchmark::State &state)
{
    Peer peer(int(state.range(0)));
    peer.run(nothing, 1000);
    for (auto _ : state)
        peer.run(nothing, count);
    state.SetItemsProcessed(state.iterations() * count);
}

#define EMPTY(peer, count)                                                                                   \
    BENCHMARK(emptyTasks<peers::peer, count>)                                                                \
        ->Name("empty/" #peer)                                                                               \
        ->ArgName("W")                                                                                       \
        ->Arg(2)                                                                                             \
        ->Arg(10)                                                                                            \
        ->Arg(32)                                                                                            \
        ->Arg(256)                                                                                           \
        ->UseRealTime()
EMPTY(Ours, 200'000);
EMPTY(QtPool, 50'000);
EMPTY(QtRun, 20'000);
EMPTY(Tbb, 200'000);
EMPTY(Asio, 50'000);
BENCHMARK(emptyTasks<peers::StdAsync, 500>)->Name("empty/StdAsync")->ArgName("W")->Arg(2)->UseRealTime();

constexpr int callers = 8;
constexpr int perCaller = 20'000;

template<typename Call, typename Wait>
void fromEightThreads(benchmark::State &state, Call call, Wait wait)
{
    for (auto _ : state) {
        std::vector<std::jthread> threads;
        for (int t = 0; t < callers; ++t)
            threads.emplace_back(call);
        threads.clear();
        wait();
    }
    state.SetItemsProcessed(state.iterations() * callers * perCaller);
}

void eightOurs(benchmark::State &state)
{
    parallel::Threads threads(int(state.range(0)));
    const auto task = parallel::task("bench", nothing);
    fromEightThreads(
        state,
        [&] {
            const auto entered = threads.enter();
            for (int i = 0; i < perCaller; ++i)
                task();
        },
        [&] { threads.wait(); });
}
BENCHMARK(eightOurs)->Name("eight/Ours")->ArgName("W")->Arg(10)->UseRealTime();

void eightQtPool(benchmark::State &state)
{
    QThreadPool pool;
    pool.setMaxThreadCount(int(state.range(0)));
    fromEightThreads(
        state,
        [&] {
            for (int i = 0; i < perCaller; ++i)
                pool.start(nothing);
        },
        [&] { pool.waitForDone(); });
}
BENCHMARK(eightQtPool)->Name("eight/QtPool")->ArgName("W")->Arg(10)->UseRealTime();

void eightAsio(benchmark::State &state)
{
    boost::asio::thread_pool pool(std::size_t(state.range(0)));
    std::atomic<int> done{0};
    fromEightThreads(
        state,
        [&] {
            for (int i = 0; i < perCaller; ++i)
                boost::asio::post(pool, [&] { done.fetch_add(1, std::memory_order_relaxed); });
        },
        [&] {
            while (done.load() < callers * perCaller)
                std::this_thread::yield();
            done = 0;
        });
    pool.join();
}
BENCHMARK(eightAsio)->Name("eight/Asio")->ArgName("W")->Arg(10)->UseRealTime();

void eightTbb(benchmark::State &state)
{
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                    std::size_t(state.range(0)) + 1);
    tbb::task_arena arena(int(state.range(0)) + callers, callers);
    tbb::task_group group;
    fromEightThreads(
        state,
        [&] {
            arena.execute([&] {
                for (int i = 0; i < perCaller; ++i)
                    group.run(nothing);
            });
        },
        [&] { arena.execute([&] { group.wait(); }); });
}
BENCHMARK(eightTbb)->Name("eight/Tbb")->ArgName("W")->Arg(10)->UseRealTime();

/// From the call to the start, on threads that have gone to sleep.
template<typename Start>
void wakeUp(benchmark::State &state, Start start)
{
    using Clock = std::chrono::steady_clock;
    std::vector<double> latencies;
    for (auto _ : state) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2)); // long enough for all to sleep
        std::atomic<Clock::rep> startedAt{0};
        const auto called = Clock::now();
        start([&] {
            startedAt.store(Clock::now().time_since_epoch().count());
            startedAt.notify_one();
        });
        startedAt.wait(0);
        const std::chrono::duration<double> latency =
            Clock::time_point(Clock::duration(startedAt.load())) - called;
        latencies.push_back(latency.count());
        state.SetIterationTime(latency.count());
    }
    std::sort(latencies.begin(), latencies.end());
    state.counters["p50_us"] = latencies[latencies.size() / 2] * 1e6;
    state.counters["p99_us"] = latencies[latencies.size() * 99 / 100] * 1e6;
}

void wakeOurs(benchmark::State &state)
{
    const auto threads = parallel::threads(10);
    wakeUp(state, [](auto f) {
        parallel::task("wake", std::move(f))();
        parallel::barrier();
    });
}
BENCHMARK(wakeOurs)->Name("wake/Ours")->UseManualTime()->Iterations(300);

void wakeQtPool(benchmark::State &state)
{
    QThreadPool pool;
    pool.setMaxThreadCount(10);
    wakeUp(state, [&](auto f) {
        pool.start(f);
        pool.waitForDone();
    });
}
BENCHMARK(wakeQtPool)->Name("wake/QtPool")->UseManualTime()->Iterations(300);

// --- outside a scope ---

int sum = 0;
void add(int n)
{
    sum += n;
    benchmark::DoNotOptimize(sum);
}

void plainCall(benchmark::State &state)
{
    void (*function)(int) = add;
    benchmark::DoNotOptimize(function);
    for (auto _ : state)
        function(1);
}
BENCHMARK(plainCall)->Name("serial/Plain");

void serialCall(benchmark::State &state)
{
    void (*function)(int) = add;
    benchmark::DoNotOptimize(function);
    const auto task = parallel::task("add", function);
    for (auto _ : state)
        task(1);
}
BENCHMARK(serialCall)->Name("serial/Ours");

} // namespace
