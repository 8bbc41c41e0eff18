// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Opening and closing, and what is left in memory afterwards.

#include "peers.h"

#include <QtCore/qfile.h>

#include <benchmark/benchmark.h>

namespace {

std::atomic<int> ran{0};
void count()
{
    ran.fetch_add(1, std::memory_order_relaxed);
}

template<typename Peer>
void openRunClose(benchmark::State &state)
{
    for (auto _ : state) {
        Peer peer(10);
        peer.run(count, 10);
    }
}
BENCHMARK(openRunClose<peers::Ours>)->Name("scope/Ours")->UseRealTime();
BENCHMARK(openRunClose<peers::QtPool>)->Name("scope/QtPool")->UseRealTime();

double residentMegabytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> pages = file.readAll().split(' ');
    return (pages[1].toDouble() - pages[2].toDouble()) * 4096 / 1e6; // without what is mapped from files
}

/// Bytes for each queued task, and what is still there when a million are done.
void memoryOurs(benchmark::State &state)
{
    constexpr int tasks = 1'000'000;
    for (auto _ : state) {
        const auto threads = parallel::threads(2);
        const auto task = parallel::task("bench", count);
        task();
        parallel::barrier();
        const double before = residentMegabytes();
        threads->pause();
        for (int i = 0; i < tasks; ++i)
            task();
        const double queued = residentMegabytes();
        threads->resume();
        parallel::barrier();
        state.counters["bytes"] = (queued - before) * 1e6 / tasks;
        state.counters["left_MB"] = residentMegabytes() - before;
    }
}
BENCHMARK(memoryOurs)->Name("memory/Ours")->Iterations(1);

} // namespace
