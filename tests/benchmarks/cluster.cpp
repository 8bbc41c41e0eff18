// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Remote calls beside a bare librabbitmq program with the same durability, over the same broker, in one
// run: calls in a quorum queue, answers in a durable one, each confirmed before the call is acknowledged.
// How many of each the broker manages is what the machine gives: the ratio is what counts.

#include "bare.h"

#include "support/broker.h"
#include "support/testprogram.h"
#include "support/workers.h"

#include <libparallel/cluster.h>
#include <libparallel/parallel.h>

#include <QtCore/qcoreapplication.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

constexpr int workerCount = 4;
constexpr int places = 16;
constexpr std::chrono::milliseconds sleep(20);
constexpr int sleeping = 6400;

const auto empty = parallel::task("empty", [](int number) { return number; }).remote().repeatable();
const auto sleeps = parallel::task("sleeps",
                                   [](int number) {
                                       std::this_thread::sleep_for(sleep);
                                       return number;
                                   })
                        .remote()
                        .repeatable();

double seconds(Clock::time_point since)
{
    return std::chrono::duration<double>(Clock::now() - since).count();
}

template<typename Task>
double timeOf(const Task &task, int count)
{
    const auto start = Clock::now();
    const auto threads = parallel::threads(4);
    for (int i = 0; i < count; ++i)
        task(i);
    threads->wait();
    return seconds(start);
}

template<typename Call>
double medianOf(int count, Call call)
{
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        const auto start = Clock::now();
        call();
        times.push_back(seconds(start));
    }
    std::nth_element(times.begin(), times.begin() + count / 2, times.end());
    return times[std::size_t(count / 2)];
}

QString worker()
{
    parallel::serveIfWorker();
    return QStringLiteral("serveIfWorker() came back");
}

QString bareWorker()
{
    bare::serve(qEnvironmentVariableIntValue("BARE_PORT"), places,
                std::chrono::milliseconds(qEnvironmentVariableIntValue("BARE_MS")));
    return {};
}

/// In seconds.
struct Times
{
    double one;
    double empty;
    double sleeping;
};

Times measureBare(const Broker &broker, int calls)
{
    Times times{};
    for (const int milliseconds : {0, int(sleep.count())}) {
        Workers workers;
        bare::Submitter submitter(broker.port());
        for (int i = 0; i < workerCount; ++i)
            workers.start("bare-worker", {QStringLiteral("BARE_PORT=%1").arg(broker.port()),
                                          QStringLiteral("BARE_MS=%1").arg(milliseconds)});
        submitter.call(200); // until all are there
        if (milliseconds == 0)
            times.one = medianOf(500, [&] { submitter.call(1); });
        const auto start = Clock::now();
        submitter.call(milliseconds ? sleeping : calls);
        (milliseconds ? times.sleeping : times.empty) = seconds(start);
    }
    return times;
}

int measure(int calls)
{
    Broker broker;
    const QString wrong = broker.start();
    if (!wrong.isEmpty()) {
        std::fputs(qPrintable(wrong), stderr);
        return 1;
    }
    qputenv("PARALLEL_CLUSTER", broker.url().toUtf8());
    const Times alone = measureBare(broker, calls);
    Workers workers;
    for (int i = 0; i < workerCount; ++i)
        workers.start("worker", {QStringLiteral("PARALLEL_WORKERS=%1").arg(places)});
    timeOf(empty, 200);
    Times remote;
    {
        const auto threads = parallel::threads(4);
        remote.one = medianOf(500, [] { empty(1).waitForFinished(); });
    }
    remote.empty = timeOf(empty, calls);
    remote.sleeping = timeOf(sleeps, sleeping);
    const double ideal = sleeping * std::chrono::duration<double>(sleep).count() / (workerCount * places);
    std::printf("%-34s %12s %12s %8s\n", "", "bare", "remote()", "ratio");
    std::printf("%-34s %12.0f %12.0f %8.2f\n", "empty calls a second", calls / alone.empty,
                calls / remote.empty, alone.empty / remote.empty);
    std::printf("%-34s %12.0f %12.0f %8.2f\n", "one call, median, microseconds", alone.one * 1e6,
                remote.one * 1e6, remote.one / alone.one);
    std::printf("%-34s %12.2f %12.2f %8.2f\n", "20 ms calls on 4 x 16: of ideal", ideal / alone.sleeping,
                ideal / remote.sleeping, alone.sleeping / remote.sleeping);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 3) { // a child
        QObject none;
        return runTestProgram(argc, argv, none, {{"worker", worker}, {"bare-worker", bareWorker}}, false);
    }
    QCoreApplication app(argc, argv);
    constexpr int calls = 10'000;
    return measure(argc > 1 ? std::max(1, atoi(argv[1])) : calls);
}
