// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Remote calls beside a bare librabbitmq program with the same durability, over the same broker, in one
// run: calls in a quorum queue, answers in a durable one, each confirmed before the call is acknowledged.

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
#include <vector>

#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

constexpr int workerCount = 4;
constexpr int places = 16;

const auto empty = parallel::task("empty", [](int number) { return number; }).remote().repeatable();
const auto sleeps = parallel::task("sleeps",
                                   [](int number) {
                                       ::usleep(20'000);
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
    bare::serve(qEnvironmentVariable("BARE_PORT").toInt(), places);
    return {};
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
    double bareTime = 0;
    double bareMedian = 0;
    {
        Workers workers;
        bare::Submitter submitter(broker.port());
        for (int i = 0; i < workerCount; ++i)
            workers.start("bare-worker", {QStringLiteral("BARE_PORT=%1").arg(broker.port())});
        submitter.call(200); // until all are there
        bareMedian = medianOf(500, [&] { submitter.call(1); });
        const auto start = Clock::now();
        submitter.call(calls);
        bareTime = seconds(start);
    }
    Workers workers;
    for (int i = 0; i < workerCount; ++i)
        workers.start("worker", {QStringLiteral("PARALLEL_WORKERS=%1").arg(places)});
    timeOf(empty, 200);
    double median = 0;
    {
        const auto threads = parallel::threads(4);
        median = medianOf(500, [] { empty(1).waitForFinished(); });
    }
    const double time = timeOf(empty, calls);
    const double sleeping = timeOf(sleeps, 6400);
    const double ideal = 6400 * .02 / (workerCount * places);
    std::printf("%-34s %12s %12s %8s\n", "", "bare", "remote()", "ratio");
    std::printf("%-34s %12.0f %12.0f %8.2f\n", "empty calls a second", calls / bareTime, calls / time,
                bareTime / time);
    std::printf("%-34s %12.0f %12.0f %8.2f\n", "one call, median, microseconds", bareMedian * 1e6,
                median * 1e6, median / bareMedian);
    std::printf("%-34s %12.2f %12.2f %8.2f\n", "20 ms calls on 4 x 16: ideal, s", ideal, sleeping,
                ideal / sleeping);
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
