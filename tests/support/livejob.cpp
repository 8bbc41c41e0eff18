// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// live-job TASKS MILLISECONDS: a job to be watched, paused, resized, cancelled
// and killed by a test of the monitor. Ends with 3 if it was cancelled.

#include <libparallel/parallel.h>

#include <chrono>
#include <cstdlib>
#include <stop_token>
#include <thread>

int main(int argc, char **argv)
{
    const int tasks = argc > 1 ? std::atoi(argv[1]) : 1000;
    const auto length = std::chrono::milliseconds(argc > 2 ? std::atoi(argv[2]) : 50);
    const auto work = parallel::task("work", [length](const std::stop_token &stop, int) {
        const auto end = std::chrono::steady_clock::now() + length;
        while (!stop.stop_requested() && std::chrono::steady_clock::now() < end)
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
    });
    try {
        const auto threads = parallel::threads({.workers = 4, .name = QStringLiteral("live")});
        for (int i = 0; i < tasks; ++i)
            work(i);
    } catch (const parallel::CancelledError &) {
        return 3;
    }
    return 0;
}
